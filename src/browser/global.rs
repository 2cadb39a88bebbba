//! The page's function `Askwell(verb, …)`: there while a widget is.

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::{Closure, JsValue};

const NAME: &str = "Askwell";

/// What the page's function does: it gets the verb and the two values that may follow it.
type Call = dyn Fn(JsValue, JsValue, JsValue) -> JsValue;

/// Puts the function on the window; `call` gets the verb and what follows it. What a page's stub has queued
/// in `Askwell.q` is called at once.
pub fn install(call: impl Fn(JsValue, JsValue, JsValue) -> JsValue + 'static) {
    let Some(window) = web_sys::window() else { return };
    let stub = Reflect::get(&window, &NAME.into()).unwrap_or_default();
    // Not dropped with the widget: it may be its own call that ends the last one.
    let function = Closure::<Call>::new(call).into_js_value();
    let _ = Reflect::set(&window, &NAME.into(), &function);
    // Asking `undefined` for a member throws, and there is no queue then.
    let queue = Reflect::get(&stub, &"q".into()).unwrap_or_default();
    for arguments in queue.dyn_ref::<Array>().into_iter().flat_map(Array::iter) {
        let arguments = Array::from(&arguments);
        let _ = function.unchecked_ref::<Function>().apply(&window, &arguments);
    }
}

/// Takes the function away again.
pub fn remove() {
    if let Some(window) = web_sys::window() {
        let _ = Reflect::delete_property(&window, &NAME.into());
    }
}
