//! Values that a page hands over at run time, as [`Json`]: what it tells of itself, and what its handlers answer.
//!
//! Unlike a config, these hold whatever the page has at hand: elements with a framework's whole tree behind them, proxies
//! and getters that throw, rings. An exception here would leave the widget half-way, so each step may fail by itself.
//! Only plain objects and lists are entered; anything else, and what is too much, is `Null` or left out.

use js_sys::{Array, JsString, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use crate::logic::json::Json;

/// How deep a value may nest: an order's items and their variants need five levels.
const DEEPEST: u32 = 8;

/// How many values are read in all: an order of fifty items with twenty members each.
const MOST_VALUES: u32 = 1000;

/// How long a text may be, in UTF-16 units. The rest is cut off.
const LONGEST_TEXT: u32 = 1000;

/// Reads a value.
pub fn read(value: &JsValue) -> Json {
    read_within(value, DEEPEST, &mut { MOST_VALUES })
}

/// The member of that name. `undefined` where there is none, or where asking for it throws.
pub fn member(value: &JsValue, name: &str) -> JsValue {
    Reflect::get(value, &name.into()).unwrap_or_default()
}

/// A text, cut to its length. None where the value is none.
pub fn text(value: &JsValue) -> Option<String> {
    let text = value.dyn_ref::<JsString>()?;
    Some(text.slice(0, LONGEST_TEXT).into())
}

/// Whether this is an object without a class, whichever frame it is from. `arguments` is one.
pub fn is_plain(value: &JsValue) -> bool {
    let Ok(parent) = Reflect::get_prototype_of(value) else { return false };
    parent.is_null() || Reflect::get_prototype_of(&parent).is_ok_and(|top| top.is_null())
}

fn read_within(value: &JsValue, depth: u32, left: &mut u32) -> Json {
    *left = left.saturating_sub(1);
    if let Some(text) = text(value) {
        Json::Text(text)
    } else if let Some(number) = value.as_f64() {
        Json::Number(number)
    } else if let Some(truth) = value.as_bool() {
        Json::Bool(truth)
    } else if depth == 0 || !value.is_object() {
        Json::Null
    } else if Array::is_array(value) {
        let length = member(value, "length").as_f64().unwrap_or_default();
        Json::List(read_items(value, (length, depth - 1), left))
    } else if is_plain(value) {
        Json::Map(read_members(value, depth - 1, left))
    } else {
        Json::Null
    }
}

fn read_items(list: &JsValue, (length, depth): (f64, u32), left: &mut u32) -> Vec<Json> {
    let mut items = Vec::new();
    let mut index = 0_u32;
    while f64::from(index) < length && *left > 0 {
        items.push(read_within(&Reflect::get_u32(list, index).unwrap_or_default(), depth, left));
        index += 1;
    }
    items
}

fn read_members(object: &JsValue, depth: u32, left: &mut u32) -> Vec<(String, Json)> {
    let mut members = Vec::new();
    for key in Reflect::own_keys(object).unwrap_or_default().iter() {
        let (Some(name), true) = (text(&key), *left > 0) else { continue };
        let value = Reflect::get(object, &key).unwrap_or_default();
        if !value.is_function() && !value.is_undefined() {
            members.push((name, read_within(&value, depth, left)));
        }
    }
    members
}
