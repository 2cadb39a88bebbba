//! What the page does for guided answers: `Askwell('on', 'action:order-status', async (slots) => …)`.
//!
//! The handlers hang on the page's function, not on a widget: they serve every widget of the page, and the fresh
//! instance that takes the place of one that has died.

use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::global::{self, HANDLERS};
use super::owner;
use super::plain::{self, member};
use crate::logic::conversation::event::Failure;
use crate::logic::json::Json;
use crate::logic::report::Problem;

/// What the name of an action begins with.
const ACTION: &str = "action:";

/// Keeps the page's handler under its name, in place of an earlier one.
pub fn on(name: &JsValue, handler: &JsValue) {
    let is_name = plain::text(name).is_some_and(|name| name.starts_with(ACTION));
    if !is_name || !handler.is_function() {
        let wrong = "takes \"action:\" with the name of an action, and a function: Askwell('on', 'action:order-status', async (slots) => …).";
        return owner::warn(&Problem::of_file("Askwell('on')", wrong));
    }
    let function = global::function();
    let mut handlers = member(&function, HANDLERS);
    if !handlers.is_object() {
        handlers = Object::new().into();
        let _ = Reflect::set(&function, &HANDLERS.into(), &handlers);
    }
    let _ = Reflect::set(&handlers, name, handler);
}

/// Lets go of the page's handler of that name.
pub fn off(name: &JsValue) {
    let handlers = member(&global::function(), HANDLERS);
    if let Some(handlers) = handlers.dyn_ref::<Object>() {
        let _ = Reflect::delete_property(handlers, name);
    }
}

/// What the page's handler makes of the values.
///
/// # Errors
/// That there is none, or what it threw.
pub async fn call(name: &str, values: &Json) -> Result<Json, Failure> {
    let name = [ACTION, name].concat();
    let handler = member(&member(&global::function(), HANDLERS), &name);
    let Some(handler) = handler.dyn_ref::<Function>() else {
        let missing = ["there is none; write Askwell('on', '", &name, "', async (slots) => …)."].concat();
        return Err(Failure::Unhandled(missing));
    };
    let answer = handler.call1(&JsValue::UNDEFINED, &super::json::to_js(values));
    // Not `Promise.resolve`, which looks at a promise of the page before it takes it, and may throw.
    let settled = Promise::new(&mut |resolve, reject| {
        let _ = match &answer {
            Ok(value) => resolve.call1(&JsValue::UNDEFINED, value),
            Err(error) => reject.call1(&JsValue::UNDEFINED, error),
        };
    });
    match JsFuture::from(settled).await {
        Ok(value) => Ok(plain::read(&value)),
        Err(error) => Err(Failure::Unhandled(reason(&error))),
    }
}

/// What a handler threw, in words for the site owner.
fn reason(error: &JsValue) -> String {
    let message = plain::text(&member(error, "message")).or_else(|| plain::text(error));
    ["it failed: ", &message.unwrap_or_default()].concat()
}
