//! `POST /events`: from the request to the store.

use axum::body::Bytes;
use axum::extract::State;
use axum::extract::rejection::BytesRejection;
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderMap, HeaderName, StatusCode};
use axum::response::Response;
use sha2::{Digest, Sha256};

use crate::answer::{self, Failure};
use crate::app::{App, blocking};
use crate::batch::{self, Packing};
use crate::clock;
use crate::store::{Delivery, Key, Outcome};

/// Names a request, so that its repetition is harmless (IETF draft-ietf-httpapi-idempotency-key-header).
pub const IDEMPOTENCY_KEY: HeaderName = HeaderName::from_static("idempotency-key");

/// The longest key that is kept, in bytes. A UUID in quotes has 38.
const LONGEST_KEY: usize = 255;

/// Stores the events of the body.
///
/// # Errors
/// With a message, where the request cannot be used, and where the database does not serve.
pub async fn events(
    State(app): State<App>,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Result<Response, Failure> {
    app.writers.check(&headers)?;
    let packing = packing(&headers)?;
    let body = body.map_err(|rejection| unread(&rejection, app.max_body))?;
    let key = key(&headers)?;
    let delivery = blocking(move || delivery(packing, key, &body)).await?;
    let mut store = app.store.lock_owned().await;
    match blocking(move || store.accept(&delivery).map_err(Failure::database)).await? {
        Outcome::Answer(counts) => Ok(answer::json(counts)),
        Outcome::KeyReused => Err(Failure::new(
            StatusCode::UNPROCESSABLE_ENTITY,
            "this Idempotency-Key came with another body before; a new body needs a new key",
        )),
    }
}

fn packing(headers: &HeaderMap) -> Result<Packing, Failure> {
    let content_type = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    Packing::of(content_type).ok_or_else(|| {
        let reason = "the Content-Type must be application/cloudevents-batch+json, application/cloudevents+json, or \
                      text/plain with the same JSON";
        Failure::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, reason)
    })
}

fn unread(rejection: &BytesRejection, limit: usize) -> Failure {
    match rejection.status() {
        StatusCode::PAYLOAD_TOO_LARGE => Failure::new(
            StatusCode::PAYLOAD_TOO_LARGE,
            format!("the body is over the limit of {limit} bytes; send fewer events at once"),
        ),
        _ => Failure::new(StatusCode::BAD_REQUEST, "the body broke off"),
    }
}

/// The name of the request's key, where it has one.
fn key(headers: &HeaderMap) -> Result<Option<String>, Failure> {
    let Some(value) = headers.get(IDEMPOTENCY_KEY) else { return Ok(None) };
    match value.to_str() {
        Ok(name) if (1..=LONGEST_KEY).contains(&name.len()) => Ok(Some(name.to_owned())),
        _ => Err(Failure::new(
            StatusCode::BAD_REQUEST,
            format!("the Idempotency-Key must have 1 to {LONGEST_KEY} characters of ASCII"),
        )),
    }
}

fn delivery(packing: Packing, key: Option<String>, body: &[u8]) -> Result<Delivery, Failure> {
    let batch = batch::read(packing, body)?;
    let key = key.map(|name| Key { name, fingerprint: Sha256::digest(body).into() });
    Ok(Delivery { batch, key, received: clock::now() })
}
