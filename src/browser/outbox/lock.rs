//! One tab sends at a time: by a Web Lock, or by a lease in local storage where there are none (pages without HTTPS).
//!
//! Two that send at once are no harm: receivers drop ids they know. It only would be twice the traffic.

use std::future::Future;

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::{Closure, JsValue};
use wasm_bindgen_futures::{future_to_promise, spawn_local};
use web_sys::Window;

use super::rows::Rows;
use crate::browser::clock::now;
use crate::browser::json;
use crate::browser::listener::later;
use crate::logic::json::Json;

/// How long a lease holds, in milliseconds: longer than a request should take.
const LEASE: f64 = 15_000.0;

/// Runs `work` when it is this tab's turn.
pub(super) fn run<W: Future<Output = ()> + 'static>(
    window: &Window,
    rows: &Rows,
    work: impl FnOnce() -> W + 'static,
) {
    let locks = Reflect::get(&window.navigator(), &"locks".into()).unwrap_or_default();
    let request =
        Reflect::get(&locks, &"request".into()).ok().and_then(|request| request.dyn_into::<Function>().ok());
    if let Some(request) = request {
        let held = move |_: JsValue| -> Promise {
            future_to_promise(async move {
                work().await;
                Ok(JsValue::UNDEFINED)
            })
        };
        let _ = request.call2(&locks, &"askwell".into(), &Closure::once_into_js(held));
    } else {
        later(lease(rows), move || spawn_local(work()));
    }
}

/// Takes the lease, or a place behind whoever has it: after so many milliseconds. That tab sends ours meanwhile, too,
/// and whoever comes after it looks again.
fn lease(rows: &Rows) -> f64 {
    let time = now();
    let until =
        rows.read("lease", "").and_then(|until| json::parse(&until).ok()?.as_number()).unwrap_or_default();
    // One that ends later than a lease can was written by a clock that is put back since.
    let pause = if until < time + LEASE { (until - time).max(0.0) } else { 0.0 };
    rows.write("lease", "", &json::to_text(&Json::Number((time + LEASE).round())));
    pause
}
