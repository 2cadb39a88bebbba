//! Fetches a collector's rows.

use js_sys::Uint8Array;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Headers, RequestCache, RequestCredentials, RequestInit, Response};

use crate::logic::insight::files::Owned;
use crate::logic::insight::page::event::Failure;

/// The rows as a file of the name of its address. The token goes into one request header and nowhere else.
///
/// # Errors
/// Why there are none.
pub async fn fetch(url: String, token: &str) -> Result<Owned, Failure> {
    let Some(response) = answer(&url, token).await else { return Err(Failure::Unreachable(url)) };
    match response.status() {
        200..=299 => match body(&response).await {
            Some(bytes) => Ok(Owned { name: url, bytes }),
            None => Err(Failure::Unreachable(url)),
        },
        401 | 403 => Err(Failure::Refused(url)),
        status => Err(Failure::Status(url, status)),
    }
}

async fn answer(url: &str, token: &str) -> Option<Response> {
    let options = RequestInit::new();
    if !token.is_empty() {
        let headers = Headers::new().ok()?;
        headers.set("Authorization", &["Bearer ", token].concat()).ok()?;
        options.set_headers(&headers);
    }
    options.set_cache(RequestCache::NoStore);
    options.set_credentials(RequestCredentials::Omit);
    let promise = web_sys::window()?.fetch_with_str_and_init(url, &options);
    JsFuture::from(promise).await.ok()?.dyn_into().ok()
}

async fn body(response: &Response) -> Option<Vec<u8>> {
    let buffer = JsFuture::from(response.array_buffer().ok()?).await.ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}
