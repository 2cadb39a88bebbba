//! Fetches the FAQ file.

use wasm_bindgen_futures::spawn_local;

use super::Dispatch;
use crate::browser::net;
use crate::logic::conversation::event::Event;

pub(super) fn run(url: String, base: String, dispatch: Dispatch) {
    spawn_local(async move {
        dispatch(match net::fetch_json_from(&url, &base).await {
            Ok(json) => Event::FaqArrived(json),
            Err(reason) => Event::FaqFailed(reason),
        });
    });
}
