//! Keeps the visitor's typing from the page.
//!
//! From outside the shadow root the target of a key event is the widget's element, not its input, so a
//! site's single-key shortcuts (`/` for search, `j` and `k`) would fire at every letter.

use web_sys::EventTarget;

use super::listener::Listener;

/// Stops key events at the root of the widget, after its own handlers.
pub fn keep_inside(root: &EventTarget) -> [Listener; 3] {
    ["keydown", "keypress", "keyup"].map(|name| Listener::new(root, name, |event| event.stop_propagation()))
}
