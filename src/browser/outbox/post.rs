//! Sends a batch to a receiver and says how it was taken.

use js_sys::{Array, Date, Promise, Reflect};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortSignal, Headers, RequestCredentials, RequestInit, RequestMode, Response, Url, Window};

use super::posting::Waiting;
use crate::browser::{clock, json};
use crate::logic::feedback::outbox::{Outcome, batch_key, outcome};
use crate::logic::feedback::raw::SinkKind;
use crate::logic::feedback::sinks::{Sink, pushed};
use crate::logic::json::Json;

/// How long a receiver may take, in milliseconds. Meanwhile no other tab sends.
const PATIENCE: u32 = 30_000;

/// How a batch is sent.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Manner {
    /// With the headers that the receiver wants.
    Usual,
    /// In a way that outlives the page: as plain text, since nobody is there to answer a preflight.
    Last,
}

/// Begins to send rows; the promise is of a response. None where it cannot be sent at all.
#[inline(never)]
pub(super) fn begin(
    window: &Window,
    sink: &Sink,
    (batch, base, manner): (&[Waiting], &str, Manner),
) -> Option<Promise> {
    let rows: Vec<Json> = batch.iter().map(|waiting| waiting.row.clone()).collect();
    if sink.kind == SinkKind::DataLayer {
        for row in &rows {
            push(window, row);
        }
        return None;
    }
    let origin = window.location().origin().unwrap_or_default();
    let post = sink.post(&rows, &origin);
    let options = RequestInit::new();
    options.set_method("POST");
    options.set_credentials(RequestCredentials::Omit);
    options.set_body(&json::to_text(&post.body).into());
    if sink.is_blind() {
        options.set_mode(RequestMode::NoCors);
    }
    let headers = Headers::new().ok()?;
    let is_last = manner == Manner::Last;
    let _ = headers.set("content-type", if is_last { "text/plain" } else { post.content_type });
    if sink.kind == SinkKind::CloudEvents && !is_last {
        let key = batch_key(batch.iter().map(|waiting| waiting.name.as_str()));
        let _ = headers.set("idempotency-key", &["\"", &key, "\""].concat());
    }
    options.set_headers(&headers);
    if !is_last {
        options.set_signal(Some(&AbortSignal::timeout_with_u32(PATIENCE)));
    }
    if is_last {
        let _ = Reflect::set(&options, &"keepalive".into(), &JsValue::TRUE);
    }
    let url = Url::new_with_base(&sink.url, base).ok()?.href();
    Some(window.fetch_with_str_and_init(&url, &options))
}

/// Waits for the answer.
pub(super) async fn finish(answer: Option<Promise>, sink: &Sink) -> Outcome {
    let Some(answer) = answer else {
        return if sink.kind == SinkKind::DataLayer { Outcome::Accepted } else { Outcome::Misplaced };
    };
    let Ok(Ok(response)) = JsFuture::from(answer).await.map(JsCast::dyn_into::<Response>) else {
        return Outcome::Later(None);
    };
    if sink.is_blind() {
        return Outcome::Accepted;
    }
    // An address that a site's server answers with its own page for what it does not know takes nothing.
    let kind = response.headers().get("content-type").ok().flatten().unwrap_or_default();
    if response.ok() && kind.starts_with("text/html") {
        return Outcome::Misplaced;
    }
    let pause = response.headers().get("retry-after").ok().flatten().and_then(|text| pause_of(&text));
    outcome(response.status(), pause)
}

/// The header's milliseconds: it has seconds, or a date.
fn pause_of(text: &str) -> Option<f64> {
    let seconds: Option<u32> = text.trim().parse().ok();
    let date = || Some(Date::parse(text) - clock::now()).filter(|pause| pause.is_finite());
    seconds.map(|seconds| f64::from(seconds) * 1_000.0).or_else(date)
}

/// Puts a row onto the page's `dataLayer`.
fn push(window: &Window, row: &Json) {
    let name = "dataLayer".into();
    let found = Reflect::get(window, &name).unwrap_or_default().dyn_into::<Array>();
    let layer = found.unwrap_or_else(|_| {
        let layer = Array::new();
        let _ = Reflect::set(window, &name, &layer);
        layer
    });
    layer.push(&json::to_js(&pushed(row)));
}
