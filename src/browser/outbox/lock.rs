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
    match request {
        Some(request) => {
            let held = move |_: JsValue| -> Promise {
                future_to_promise(async move {
                    work().await;
                    Ok(JsValue::UNDEFINED)
                })
            };
            let held = Closure::once_into_js(held);
            let _ = request.call2(&locks, &"askwell".into(), &held);
        }
        None => {
            let taken =
                rows.read("lease", "").and_then(|until| until.parse::<u64>().ok()).unwrap_or_default();
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "milliseconds since 1970"
            )]
            let time = now() as u64;
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a constant")]
            let length = LEASE as u64;
            // A lease of another tab: its rows and ours are the same, so that it sends ours, too; whoever comes after
            // its end looks again.
            let pause = if taken > time && taken < time + length { (taken - time) as f64 } else { 0.0 };
            rows.write("lease", "", &(time + length).to_string());
            crate::browser::listener::later(pause, move || spawn_local(work()));
        }
    }
}
