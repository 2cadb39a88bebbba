//! Tells the page, as a `CustomEvent` that reaches its window: on the widget's element, so that the page sees which widget
//! it is, or on the window itself.

use web_sys::{CustomEvent, CustomEventInit, EventTarget};

use super::json;
use crate::logic::json::Json;

/// Tells of something that has happened.
pub fn tell(target: &EventTarget, name: &str, detail: &Json) {
    dispatch(target, name, (detail, false));
}

/// Asks the page's listeners, who may change the detail or call it off. The detail as they leave it; none where it is
/// called off.
pub fn ask(target: &EventTarget, name: &str, detail: &Json) -> Option<Json> {
    let event = dispatch(target, name, (detail, true))?;
    (!event.default_prevented()).then(|| json::from_js(&event.detail()))
}

fn dispatch(target: &EventTarget, name: &str, (detail, is_cancelable): (&Json, bool)) -> Option<CustomEvent> {
    let init = CustomEventInit::new();
    init.set_cancelable(is_cancelable);
    init.set_bubbles(true);
    init.set_composed(true);
    init.set_detail(&json::to_js(detail));
    let event = CustomEvent::new_with_event_init_dict(name, &init).ok()?;
    let _ = target.dispatch_event(&event);
    Some(event)
}
