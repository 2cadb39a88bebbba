//! Fetches JSON files. What goes wrong is said in words for the site owner.

use js_sys::{Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortSignal, Headers, RequestCache, RequestCredentials, RequestInit, Response, Url};

use super::json;
use crate::logic::json::Json;

/// Fetches a JSON file whose address may be relative.
///
/// # Errors
/// As [`fetch_json`]; also that the address is none.
pub async fn fetch_json_from(url: &str, base: &str) -> Result<Json, String> {
    fetch_json(&absolute(url, base)?).await
}

/// The address that a relative one stands for.
///
/// # Errors
/// That it is none.
pub fn absolute(url: &str, base: &str) -> Result<String, String> {
    match Url::new_with_base(url, base) {
        Ok(url) => Ok(url.href()),
        Err(_) => Err(["\"", url, "\" is not a web address."].concat()),
    }
}

/// Fetches a JSON file.
///
/// # Errors
/// What went wrong and where to look, in words for the site owner.
pub async fn fetch_json(url: &str) -> Result<Json, String> {
    let text = fetch_text(url).await?;
    json::parse(&text).map_err(|reason| broken(url, "JSON", (&text, &reason)))
}

/// Fetches a style sheet, as a text.
///
/// # Errors
/// As [`fetch_json`].
pub async fn fetch_css(url: &str) -> Result<String, String> {
    let text = fetch_text(url).await?;
    if text.trim_start().starts_with('<') { Err(broken(url, "CSS", (&text, ""))) } else { Ok(text) }
}

/// Fetches a text, whatever its type.
///
/// # Errors
/// As [`fetch_json`], but for what the text says.
pub async fn fetch_text(url: &str) -> Result<String, String> {
    text_of(url, ask(url)).await
}

/// Asks for a file; the answer is read by [`text_of`].
pub fn ask(url: &str) -> Option<Promise> {
    web_sys::window().map(|window| window.fetch_with_str(url))
}

/// The text that was asked for.
///
/// # Errors
/// As [`fetch_text`].
pub async fn text_of(url: &str, asked: Option<Promise>) -> Result<String, String> {
    let response = fetched(url, asked).await?;
    if !response.ok() {
        let status = response.status().to_string();
        return Err(
            [url, " was answered with status ", &status, ": is the file there, and spelt so?"].concat()
        );
    }
    let text = match response.text() {
        Ok(promise) => settle(promise).await.and_then(|value| value.as_string()),
        Err(_) => None,
    };
    text.ok_or_else(|| [url, " broke off while it was loaded."].concat())
}

/// Fetches a JSON file of the release, as [`fetch_bytes`] does.
///
/// # Errors
/// As [`fetch_bytes`] and [`fetch_json`].
pub async fn fetch_json_of_release(url: &str, base: &str, integrity: &str) -> Result<Json, String> {
    let text = String::from_utf8(fetch_bytes(url, base, integrity).await?).unwrap_or_default();
    json::parse(&text).map_err(|reason| broken(url, "JSON", (&text, &reason)))
}

/// Fetches a file whose address may be relative, and refuses it where its content is not what `integrity` says. A
/// release's files never change, so that a copy in the browser's cache is taken without asking; where that is of another
/// release, the server is asked.
///
/// # Errors
/// As [`fetch_json`]; also that the content is another.
pub async fn fetch_bytes(url: &str, base: &str, integrity: &str) -> Result<Vec<u8>, String> {
    let url = absolute(url, base)?;
    let options = RequestInit::new();
    options.set_integrity(integrity);
    let window = web_sys::window().ok_or("there is no window.")?;
    let mut response = None;
    for cache in [RequestCache::ForceCache, RequestCache::Reload] {
        if response.is_none() {
            options.set_cache(cache);
            response = settle(window.fetch_with_str_and_init(&url, &options)).await;
        }
    }
    let response = response.and_then(|value| value.dyn_into::<Response>().ok()).filter(Response::ok);
    let response = response.ok_or_else(|| {
        [&url, " could not be loaded: it is missing, is not the file of this release, or is blocked by the page's Content-Security-Policy (connect-src)."].concat()
    })?;
    let buffer = match response.array_buffer() {
        Ok(promise) => settle(promise.unchecked_into()).await,
        Err(_) => None,
    };
    buffer
        .map(|buffer| Uint8Array::new(&buffer).to_vec())
        .ok_or_else(|| [&url, " broke off while it was loaded."].concat())
}

/// How long an owner's server may take to accept a conversation, in milliseconds.
const PATIENCE: u32 = 15_000;

/// Posts JSON to an address that may be relative.
///
/// # Errors
/// That it was not accepted, in words for the site owner. A redirect is none, since it would lose the body; and a page
/// of HTML is what a site's server sends for addresses that it does not know.
pub async fn post_json(url: &str, base: &str, body: &Json) -> Result<(), String> {
    let url = absolute(url, base)?;
    let request = || {
        let options = RequestInit::new();
        options.set_method("POST");
        options.set_credentials(RequestCredentials::Omit);
        options.set_body(&json::to_text(body).into());
        let headers = Headers::new().ok()?;
        headers.set("content-type", "application/json").ok()?;
        options.set_headers(&headers);
        options.set_signal(Some(&AbortSignal::timeout_with_u32(PATIENCE)));
        Reflect::set(&options, &"redirect".into(), &"error".into()).ok()?;
        Some(web_sys::window()?.fetch_with_str_and_init(&url, &options))
    };
    let answer = match request() {
        Some(promise) => settle(promise).await.and_then(|value| value.dyn_into::<Response>().ok()),
        None => None,
    };
    let is_page = |response: &Response| {
        let kind = response.headers().get("content-type").ok().flatten().unwrap_or_default();
        kind.starts_with("text/html")
    };
    match answer {
        Some(response) if response.ok() && !is_page(&response) => Ok(()),
        Some(response) => {
            Err([&url, " did not accept it: status ", &response.status().to_string(), "."].concat())
        }
        None => Err([&url, " could not be reached, or took too long."].concat()),
    }
}

/// Where the network fails, what an earlier visit has left in the browser's cache is taken, however old: so that a page
/// that opens offline has its answers, too.
async fn fetched(url: &str, asked: Option<Promise>) -> Result<Response, String> {
    let mut response = settle(asked.ok_or("there is no window.")?).await;
    if let (None, Some(window)) = (&response, web_sys::window()) {
        let options = RequestInit::new();
        options.set_cache(RequestCache::ForceCache);
        response = settle(window.fetch_with_str_and_init(url, &options)).await;
    }
    let response = response.and_then(|value| value.dyn_into().ok());
    response.ok_or_else(|| {
        [
            url,
            " could not be fetched: offline, or blocked by the page's Content-Security-Policy (connect-src), or another origin that sends no Access-Control-Allow-Origin.",
        ]
        .concat()
    })
}

async fn settle(promise: Promise) -> Option<JsValue> {
    JsFuture::from(promise).await.ok()
}

/// What is said of a text that is not what was wanted; `reason` is the browser's.
pub fn broken(url: &str, wanted: &str, (text, reason): (&str, &str)) -> String {
    let hint = if text.trim_start().starts_with('<') {
        "it is an HTML page; the server probably sends that where a file is missing"
    } else {
        reason
    };
    [url, " is not valid ", wanted, ": ", hint, "."].concat()
}
