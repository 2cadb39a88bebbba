//! The page's function `Askwell(verb, …)`, which the loader has put there.

use wasm_bindgen::JsValue;

use super::plain::member;

/// The function as it stands on the window. `undefined` where there is none.
pub(super) fn function() -> JsValue {
    web_sys::window().map_or(JsValue::UNDEFINED, |window| member(&window, "Askwell"))
}
