//! Between the browser's values, its JSON text, and [`Json`].

use js_sys::JSON;
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::JsValue;

use crate::logic::json::Json;

/// Reads a plain value of the page. What JSON cannot say becomes `Null`.
pub fn from_js(value: JsValue) -> Json {
    serde_wasm_bindgen::from_value(value).unwrap_or_default()
}

/// The value as the page sees it: plain objects and arrays.
pub fn to_js(json: &Json) -> JsValue {
    json.serialize(&Serializer::json_compatible()).unwrap_or_default()
}

/// Parses a text; the error is the browser's own words, which name the place.
pub fn parse(text: &str) -> Result<Json, String> {
    match JSON::parse(text) {
        Ok(value) => Ok(from_js(value)),
        Err(error) => Err(js_sys::Error::from(error).message().into()),
    }
}

/// The text of a value.
pub fn to_text(json: &Json) -> String {
    JSON::stringify(&to_js(json)).map(String::from).unwrap_or_default()
}
