//! What the page tells its tag manager: the entries of `dataLayer`, those that are there and those that follow.
//!
//! `push` is left alone. Tag managers replace it, at a time of their own; a replacement of ours would be lost beneath
//! theirs or break their order. So the list is looked at each second, at each page and before the page goes out of
//! sight. Its length says too little: Google's tag manager drops the oldest of more than 300 entries, and pages put a new
//! list in its place. So the entry that was read last is looked for, and what follows it is new; where it is gone, all is.

use std::cell::{Cell, RefCell};

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use super::super::plain::{is_plain, member, read, text};
use super::hub::Hub;
use crate::logic::json::Json;
use crate::logic::rules::signal::Signal;

/// So many entries are read at once, the newest.
const MOST_ENTRIES: u32 = 500;

/// How far the list was read.
#[derive(Default)]
pub struct State {
    length: Cell<u32>,
    last: RefCell<JsValue>,
}

/// Tells of new entries, where that is wished.
pub fn look(hub: &Hub) {
    if !hub.wishes.data_layer {
        return;
    }
    let value = member(&hub.window, "dataLayer");
    let Some(list) = value.dyn_ref::<Array>() else { return };
    let length = list.length();
    let first = first_new(list, &hub.data_layer).max(length.saturating_sub(MOST_ENTRIES));
    // Noted before anything is told: whoever hears of it may push, and is read at the next look.
    hub.data_layer.length.set(length);
    hub.data_layer.last.replace(entry(list, length.wrapping_sub(1)));
    for entry in (first..length).map(|index| entry(list, index)) {
        if let Some((name, properties)) = told(&entry) {
            hub.send(Signal::Track(name, properties));
        }
    }
}

fn entry(list: &Array, index: u32) -> JsValue {
    Reflect::get_u32(list, index).unwrap_or_default()
}

/// The place of the first entry after the one that was read last.
fn first_new(list: &Array, state: &State) -> u32 {
    let (read_last, length) = (state.last.borrow(), state.length.get());
    let is_last = |index: u32| Object::is(&entry(list, index), &read_last);
    if length == 0 {
        0
    } else if is_last(length - 1) {
        length
    } else {
        // Looked for from the end: the same text may have been pushed before.
        (0..list.length().min(length)).rev().find(|&index| is_last(index)).map_or(0, |index| index + 1)
    }
}

/// Name and properties of an entry: `{event: …, …}`, or the `arguments` of `gtag('event', name, parameters)`. None for
/// anything else, and for what the tag manager pushes itself.
fn told(entry: &JsValue) -> Option<(String, Json)> {
    if !entry.is_object() {
        return None;
    }
    let verb = text(&member(entry, "0"));
    let (name, object) = match verb.as_deref() {
        Some("event") => (member(entry, "1"), member(entry, "2")),
        _ => (member(entry, "event"), entry.clone()),
    };
    let name = text(&name).filter(|name| !name.is_empty() && !name.starts_with("gtm."))?;
    Some((name, properties(&object)))
}

fn properties(object: &JsValue) -> Json {
    let trade = member(object, "ecommerce");
    read(if trade.is_object() && is_plain(&trade) { &trade } else { object })
}
