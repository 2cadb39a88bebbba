//! What the receiver answers: counts, or a message that says what is wrong. Always JSON.

use std::fmt::Display;

use axum::Json;
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use serde::Serialize;

use crate::batch::Batch;
use crate::event::Refusal;

/// What became of the events of a request.
#[derive(Debug, Serialize)]
pub struct Counts<'a> {
    /// Stored now.
    stored: usize,
    /// Stored already, by an earlier request or earlier in this one.
    known: usize,
    /// Sound, but of a type that is not ours; not stored.
    ignored: usize,
    /// Not usable; not stored. Sending them again does not help.
    refused: usize,
    /// Why, for the first of those.
    #[serde(skip_serializing_if = "<[Refusal]>::is_empty")]
    problems: &'a [Refusal],
}

impl<'a> Counts<'a> {
    /// Counts for a batch of which that many events were new.
    pub fn of(batch: &'a Batch, stored: usize) -> Self {
        Counts {
            stored,
            known: batch.events.len().saturating_sub(stored),
            ignored: batch.ignored,
            refused: batch.refused,
            problems: &batch.problems,
        }
    }

    /// The counts as the body of an answer.
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }
}

/// A request that is not served, and why.
#[derive(Debug)]
pub struct Failure {
    status: StatusCode,
    header: Option<(&'static str, &'static str)>,
    path: Option<String>,
    reason: String,
}

#[derive(Serialize)]
struct Message<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    path: Option<&'a str>,
    reason: &'a str,
}

impl Failure {
    /// A failure with that status.
    pub fn new(status: StatusCode, reason: impl Into<String>) -> Self {
        Failure { status, header: None, path: None, reason: reason.into() }
    }

    /// The same with a header: its name in lower case, and its value.
    pub fn with(self, name: &'static str, value: &'static str) -> Self {
        Failure { header: Some((name, value)), ..self }
    }

    /// 401: who reads must show the token.
    pub fn unauthorized() -> Self {
        let reason = "reading needs the header Authorization: Bearer TOKEN, with this receiver's token";
        Self::new(StatusCode::UNAUTHORIZED, reason).with("www-authenticate", "Bearer")
    }

    /// 503: the database does not serve just now. The cause goes to the log, not to strangers.
    pub fn database(error: impl Display) -> Self {
        eprintln!("the database failed: {error}");
        let reason = "the database does not serve just now; try again";
        Self::new(StatusCode::SERVICE_UNAVAILABLE, reason).with("retry-after", "30")
    }
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Self {
        Failure { path: Some(refusal.path), ..Self::new(StatusCode::BAD_REQUEST, refusal.reason) }
    }
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        let message = Message { path: self.path.as_deref(), reason: &self.reason };
        let mut response = (self.status, Json(message)).into_response();
        if let Some((name, value)) = self.header {
            response.headers_mut().insert(HeaderName::from_static(name), HeaderValue::from_static(value));
        }
        response
    }
}

/// 200 with a body that is JSON already.
pub fn json(body: String) -> Response {
    ([(CONTENT_TYPE, "application/json")], body).into_response()
}
