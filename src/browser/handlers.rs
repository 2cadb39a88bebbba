//! What the page does for guided answers: `Askwell('on', 'action:order-status', async (slots) => …)`.
//!
//! The handlers hang on the page's function, where the loader keeps them: they serve every widget of the page, and the
//! fresh instance that takes the place of one that has died.

use js_sys::{Function, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use super::global;
use super::plain::{self, member};
use crate::logic::conversation::event::Failure;
use crate::logic::json::Json;

/// What the name of an action begins with.
const ACTION: &str = "action:";

/// What the page's handler makes of the values.
///
/// # Errors
/// That there is none, or what it threw.
pub async fn call(name: &str, values: &Json) -> Result<Json, Failure> {
    let name = [ACTION, name].concat();
    let handler = member(&member(&global::function(), "handlers"), &name);
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
