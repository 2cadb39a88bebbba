//! Fetches the FAQ file.

use wasm_bindgen_futures::spawn_local;

use super::Dispatch;
use crate::browser::net;
use crate::logic::conversation::event::Event;

pub(super) fn run(url: String, base: String, dispatch: Dispatch) {
    spawn_local(async move {
        let found = match net::absolute(&url, &base) {
            Ok(url) => net::fetch_json(&url).await,
            Err(reason) => Err(reason),
        };
        dispatch(match found {
            Ok(json) => Event::FaqArrived(json),
            Err(reason) => Event::FaqFailed(reason),
        });
    });
}
