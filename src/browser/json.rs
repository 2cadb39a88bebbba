//! Between the browser's values, its JSON text, and [`Json`].
//!
//! Values are read by hand: serde-wasm-bindgen's deserialiser would bring 20 kB, most of it for wording
//! errors that cannot occur here. Its serialiser is small, and used.

use js_sys::{Array, JSON, Object};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::{JsCast, JsValue};

use crate::logic::json::Json;

/// How deep a value may nest; what lies deeper becomes `Null`. Ours need six levels, and reading is
/// recursive.
const DEEPEST: u32 = 64;

/// Reads a plain value of the page. What JSON cannot say becomes `Null`.
pub fn from_js(value: &JsValue) -> Json {
    read(value, DEEPEST)
}

fn read(value: &JsValue, depth: u32) -> Json {
    if let Some(text) = value.as_string() {
        Json::Text(text)
    } else if let Some(number) = value.as_f64() {
        Json::Number(number)
    } else if let Some(truth) = value.as_bool() {
        Json::Bool(truth)
    } else if depth == 0 || !value.is_object() {
        Json::Null
    } else if let Some(items) = value.dyn_ref::<Array>() {
        Json::List(items.iter().map(|item| read(&item, depth - 1)).collect())
    } else {
        let members = Object::entries(value.unchecked_ref());
        Json::Map(members.iter().map(|member| read_member(member.unchecked_ref(), depth - 1)).collect())
    }
}

fn read_member(member: &Array, depth: u32) -> (String, Json) {
    (member.get(0).as_string().unwrap_or_default(), read(&member.get(1), depth))
}

/// The value as the page sees it: plain objects and arrays.
pub fn to_js(json: &Json) -> JsValue {
    json.serialize(&Serializer::json_compatible()).unwrap_or_default()
}

/// Parses a text.
///
/// # Errors
/// The browser's own words, which name the place.
pub fn parse(text: &str) -> Result<Json, String> {
    match JSON::parse(text) {
        Ok(value) => Ok(from_js(&value)),
        Err(error) => Err(js_sys::Error::from(error).message().into()),
    }
}

/// The text of a value.
pub fn to_text(json: &Json) -> String {
    JSON::stringify(&to_js(json)).map(String::from).unwrap_or_default()
}
