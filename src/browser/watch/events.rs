//! `CustomEvent`s by which the page tells of something.

use wasm_bindgen::JsCast;
use web_sys::{CustomEvent, Event};

use super::super::plain;
use super::hub::Hub;
use crate::logic::rules::signal::Signal;

/// Listens for the wished names.
pub fn start(hub: &Hub) {
    for name in &hub.wishes.events {
        hub.listen(&hub.window, name, told);
    }
}

fn told(hub: &Hub, event: &Event) {
    let detail = event.dyn_ref::<CustomEvent>().map(CustomEvent::detail);
    hub.send(Signal::Track(event.type_(), plain::read(&detail.unwrap_or_default())));
}
