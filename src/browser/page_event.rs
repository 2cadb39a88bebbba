//! Tells the page, as a `CustomEvent` on its window.

use web_sys::{CustomEvent, CustomEventInit, Window};

use super::json;
use crate::logic::json::Json;

/// Tells of something that has happened.
pub fn tell(window: &Window, name: &str, detail: &Json) {
    dispatch(window, name, (detail, false));
}

/// Asks the page's listeners, who may change the detail or call it off. The detail as they leave it; none where it is
/// called off.
pub fn ask(window: &Window, name: &str, detail: &Json) -> Option<Json> {
    let event = dispatch(window, name, (detail, true))?;
    (!event.default_prevented()).then(|| json::from_js(&event.detail()))
}

fn dispatch(window: &Window, name: &str, (detail, is_cancelable): (&Json, bool)) -> Option<CustomEvent> {
    let init = CustomEventInit::new();
    init.set_cancelable(is_cancelable);
    init.set_detail(&json::to_js(detail));
    let event = CustomEvent::new_with_event_init_dict(name, &init).ok()?;
    let _ = window.dispatch_event(&event);
    Some(event)
}
