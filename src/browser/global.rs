//! The page's function `Askwell(verb, …)`: there while a widget is.

pub use super::handlers::{off, on};

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::{Closure, JsValue};

use super::plain::member;

const NAME: &str = "Askwell";

/// The member of the function that holds the page's handlers: see [`super::handlers`].
pub(super) const HANDLERS: &str = "handlers";

/// What the page's function does: it gets the verb and the two values that may follow it.
type Call = dyn Fn(JsValue, JsValue, JsValue) -> JsValue;

/// Puts the function on the window; `call` gets the verb and what follows it. What a page's stub has queued
/// in `Askwell.q` is called at once; handlers that were given to an instance that has died are taken over.
pub fn install(call: impl Fn(JsValue, JsValue, JsValue) -> JsValue + 'static) {
    let Some(window) = web_sys::window() else { return };
    let stub = self::function();
    // Not dropped with the widget: it may be its own call that ends the last one.
    let function = Closure::<Call>::new(call).into_js_value();
    let _ = Reflect::set(&function, &HANDLERS.into(), &member(&stub, HANDLERS));
    let _ = Reflect::set(&window, &NAME.into(), &function);
    let queue = member(&stub, "q");
    for arguments in queue.dyn_ref::<Array>().into_iter().flat_map(Array::iter) {
        let arguments = Array::from(&arguments);
        let _ = function.unchecked_ref::<Function>().apply(&window, &arguments);
    }
}

/// The function as it stands on the window: ours, or the page's stub. `undefined` where there is none.
pub(super) fn function() -> JsValue {
    web_sys::window().map_or(JsValue::UNDEFINED, |window| member(&window, NAME))
}

/// Takes the function away again.
pub fn remove() {
    if let Some(window) = web_sys::window() {
        let _ = Reflect::delete_property(&window, &NAME.into());
    }
}
