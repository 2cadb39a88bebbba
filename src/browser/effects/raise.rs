//! Tells the page what happened.

use web_sys::Window;

use crate::browser::page_event;
use crate::logic::conversation::effect::PageEvent;

pub(super) fn run(window: &Window, event: &PageEvent) {
    page_event::tell(window, &event.name, &event.detail);
}
