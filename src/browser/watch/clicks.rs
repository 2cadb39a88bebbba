//! Clicks on elements that the rules name: one listener for all, so that elements added later need none.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

use super::hub::Hub;
use crate::logic::rules::signal::Signal;

/// Listens for clicks, where some are wished.
pub fn start(hub: &Hub) {
    if !hub.wishes.clicks.is_empty() {
        hub.listen(&hub.window, "click", clicked);
    }
}

/// The path of a click leads out of open shadow roots, which `closest` does not.
fn clicked(hub: &Hub, event: &Event) {
    let path = event.composed_path();
    let elements: Vec<Element> = path.iter().filter_map(|node| node.dyn_into().ok()).collect();
    // The widget's own buttons are not the page's, whatever its selectors say.
    if elements.iter().any(|element| element.tag_name() == "ASKWELL-WIDGET") {
        return;
    }
    for selector in &hub.wishes.clicks {
        if elements.iter().any(|element| element.matches(selector).unwrap_or_default()) {
            hub.send(Signal::Clicked(selector.clone()));
        }
    }
}
