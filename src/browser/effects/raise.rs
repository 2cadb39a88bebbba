//! Tells the page what happened.

use web_sys::{CustomEvent, CustomEventInit, Window};

use crate::browser::json;
use crate::logic::conversation::effect::PageEvent;

pub(super) fn run(window: &Window, event: &PageEvent) {
    let init = CustomEventInit::new();
    init.set_detail(&json::to_js(&event.detail));
    if let Ok(event) = CustomEvent::new_with_event_init_dict(event.name, &init) {
        let _ = window.dispatch_event(&event);
    }
}
