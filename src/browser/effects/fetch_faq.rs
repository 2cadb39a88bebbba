//! Fetches the FAQ file: JSON of our own form is taken as it is, for all else there is a part.

use wasm_bindgen_futures::spawn_local;

use super::Dispatch;
use crate::browser::{json, net, parts};
use crate::logic::conversation::event::Event;
use crate::logic::faq::raw::is_faq_file;
use crate::logic::json::Json;

pub(super) fn run(url: String, base: String, dispatch: Dispatch) {
    spawn_local(async move {
        dispatch(match read(&url, &base).await {
            Ok(json) => Event::FaqArrived(json),
            Err(reason) => Event::FaqFailed(reason),
        });
    });
}

async fn read(url: &str, base: &str) -> Result<Json, String> {
    let url = net::absolute(url, base)?;
    let text = net::fetch_text(&url).await?;
    let parsed = json::parse(&text).map_err(|reason| net::broken(&url, "JSON", (&text, &reason)));
    // JSON that is broken is the owner's to mend: nothing else begins so.
    let is_for_us = match &parsed {
        Ok(json) => is_faq_file(json),
        Err(_) => text.trim_start().starts_with(['{', '[']),
    };
    if is_for_us {
        return parsed;
    }
    let found = parts::sources().await.map(|sources| (sources.read)(&text, &url));
    found.filter(|found| *found != Json::Null).map_or(parsed, Ok)
}
