//! Asks an address of the owner's for what a visitor's values give: JSON of a moderate size.

use js_sys::Uint8Array;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AbortSignal, Headers, ReadableStreamDefaultReader, RequestCache, RequestCredentials, RequestInit,
    RequestRedirect, Response, Window,
};

use super::json;
use super::plain::member;
use crate::logic::conversation::event::Failure;
use crate::logic::json::Json;

/// How many bytes an answer may have: an order with fifty items has ten thousand.
const MOST: usize = 64 * 1024;

const JSON: &str = "application/json";

/// Asks, posting the values where there are any to post. An empty answer is `Null`.
///
/// # Errors
/// Why there is nothing that can be used. The caller aborts what is still under way then.
pub async fn ask(
    window: &Window,
    url: &str,
    posted: Option<&Json>,
    signal: &AbortSignal,
) -> Result<Json, Failure> {
    let options = options(posted, signal);
    let response = JsFuture::from(window.fetch_with_str_and_init(url, &options)).await;
    let response = response.ok().and_then(|value| value.dyn_into::<Response>().ok());
    let response = response.ok_or(Failure::Unreachable)?;
    if !response.ok() {
        return Err(Failure::Refused(response.status()));
    }
    let text = text_of(&response).await?;
    if text.trim().is_empty() {
        return Ok(Json::Null);
    }
    json::parse(&text).map_err(|_| Failure::Odd)
}

#[inline(never)]
fn options(posted: Option<&Json>, signal: &AbortSignal) -> RequestInit {
    let options = RequestInit::new();
    options.set_signal(Some(signal));
    options.set_credentials(RequestCredentials::SameOrigin);
    // Values of a visitor go where the owner wrote, and nowhere else.
    options.set_redirect(RequestRedirect::Error);
    // What was true an hour ago is no answer.
    options.set_cache(RequestCache::NoStore);
    if let Ok(headers) = Headers::new() {
        let _ = headers.set("accept", JSON);
        if posted.is_some() {
            let _ = headers.set("content-type", JSON);
        }
        options.set_headers(&headers);
    }
    if let Some(values) = posted {
        options.set_method("POST");
        options.set_body(&json::to_text(values).into());
    }
    options
}

/// The body, piece by piece, so that one without an end costs no more than one that is too long.
async fn text_of(response: &Response) -> Result<String, Failure> {
    let Some(body) = response.body() else { return Ok(String::new()) };
    let reader: ReadableStreamDefaultReader = body.get_reader().unchecked_into();
    let mut bytes = Vec::new();
    loop {
        let step = JsFuture::from(reader.read()).await.map_err(|_| Failure::Unreachable)?;
        let piece = member(&step, "value");
        let Some(piece) = piece.dyn_ref::<Uint8Array>() else { break };
        bytes.extend(piece.to_vec());
        if bytes.len() > MOST {
            return Err(Failure::Odd);
        }
    }
    let text = String::from_utf8(bytes).map_err(|_| Failure::Odd)?;
    // Some servers begin with a byte order mark, which is no JSON.
    Ok(text.strip_prefix('\u{feff}').map_or_else(|| text.clone(), str::to_owned))
}
