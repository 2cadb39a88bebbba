//! Hands the values of a guided answer to their receiver, and tells once what came of it.

use std::cell::Cell;
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use web_sys::AbortController;

use super::{Dispatch, World};
use crate::browser::listener::later;
use crate::browser::{endpoint, handlers, net};
use crate::logic::conversation::event::{Event, Failure};
use crate::logic::faq::action::{Endpoint, Receiver};
use crate::logic::json::Json;

/// How long an address may take, in milliseconds: longer, and visitors go.
const ENDPOINT_PATIENCE: f64 = 15_000.0;

/// How long a handler of the page may take, in milliseconds: it may ask the visitor to sign in first.
const PAGE_PATIENCE: f64 = 30_000.0;

type Settle = Rc<dyn Fn(Result<Json, Failure>)>;

/// Hands the values of an attempt to the receiver.
pub fn run(world: &World, attempt: u32, (receiver, values): (Receiver, Json), dispatch: &Dispatch) {
    let settle = once(attempt, dispatch.clone());
    match receiver {
        Receiver::Page(name) => ask_page(name, values, settle),
        Receiver::Endpoint(endpoint) => ask_endpoint(world, (endpoint, values), settle),
    }
}

/// What comes first counts: the answer, or the end of the patience.
fn once(attempt: u32, dispatch: Dispatch) -> Settle {
    let is_open = Cell::new(true);
    Rc::new(move |outcome| {
        if is_open.replace(false) {
            dispatch(Event::TaskSettled(attempt, outcome));
        }
    })
}

fn ask_page(name: String, values: Json, settle: Settle) {
    let late = settle.clone();
    later(PAGE_PATIENCE, move || late(Err(Failure::Slow)));
    // In a task of its own: whatever the page's handler calls, the model is at rest.
    spawn_local(async move { settle(handlers::call(&name, &values).await) });
}

fn ask_endpoint(world: &World, (endpoint, values): (Endpoint, Json), settle: Settle) {
    let url = net::absolute(&endpoint.url, &world.faq_url.borrow());
    let (url, controller) = match (url, AbortController::new()) {
        (Ok(url), Ok(controller)) => (url, controller),
        (Err(reason), _) => return settle(Err(Failure::Unhandled(reason))),
        _ => return settle(Err(Failure::Unreachable)),
    };
    let (late, ended) = (settle.clone(), controller.clone());
    later(ENDPOINT_PATIENCE, move || {
        late(Err(Failure::Slow));
        // After an answer there is nothing left to abort.
        ended.abort();
    });
    let window = world.window.clone();
    spawn_local(async move {
        let posted = endpoint.is_post.then_some(&values);
        let outcome = endpoint::ask(&window, &url, posted, &controller.signal()).await;
        if outcome.is_err() {
            controller.abort();
        }
        settle(outcome);
    });
}
