//! `GET /records.ndjson` and `GET /records.csv`: all rows, written as they are read.
//!
//! A thread reads the database and hands pieces of a few kilobytes to the connection; when the connection is slow
//! it waits, when it is gone it stops. So the whole never stands in memory.

use std::io::{self, BufWriter, Write};

use askwell::logic::feedback::record::COLUMNS;
use axum::body::{Body, Bytes};
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use tokio::sync::mpsc::{Sender, channel};
use tokio_stream::wrappers::ReceiverStream;

use crate::access;
use crate::answer::Failure;
use crate::app::{App, blocking};
use crate::moment;
use crate::sheet;
use crate::store::read::Reader;

/// The size of a piece, in bytes, and how many may wait for the connection.
const PIECE: usize = 16 * 1024;
const PIECES: usize = 4;

/// The query of the address.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// Only rows last changed then or later.
    since: Option<String>,
    /// `1`: the CSV begins with a byte order mark, without which Excel takes UTF-8 for the system's code page.
    bom: Option<u8>,
}

type Chosen = Result<Query<Choice>, QueryRejection>;
type Format = fn(&Reader, &Selection, Pieces) -> io::Result<()>;

/// A [`Choice`] that was understood.
struct Selection {
    since: i64,
    has_bom: bool,
}

/// The rows as JSON, one a line.
///
/// # Errors
/// With a message, where the request may not read or is not understood, and where the database does not serve.
pub async fn ndjson(State(app): State<App>, headers: HeaderMap, query: Chosen) -> Result<Response, Failure> {
    access::check_token(app.token.as_deref(), &headers)?;
    stream(app, selection(query)?, ("application/x-ndjson", write_ndjson)).await
}

/// The rows as CSV (RFC 4180), with the names of the columns above.
///
/// # Errors
/// As [`ndjson`].
pub async fn csv(State(app): State<App>, headers: HeaderMap, query: Chosen) -> Result<Response, Failure> {
    access::check_token(app.token.as_deref(), &headers)?;
    stream(app, selection(query)?, ("text/csv; charset=utf-8; header=present", write_csv)).await
}

fn selection(query: Chosen) -> Result<Selection, Failure> {
    let refuse = |reason: String| Failure::new(StatusCode::BAD_REQUEST, reason);
    let Query(choice) = query.map_err(|rejection| refuse(rejection.body_text()))?;
    let since = choice.since.map_or(Ok(i64::MIN), |text| {
        // In an address `+` stands for a space: an offset that was not escaped arrives like that.
        let reason = "since: expected a moment such as 2026-01-31T23:59:59Z (RFC 3339)";
        moment::read(&text.replace(' ', "+")).ok_or_else(|| refuse(reason.to_owned()))
    })?;
    Ok(Selection { since, has_bom: choice.bom == Some(1) })
}

async fn stream(
    app: App,
    selection: Selection,
    (content_type, write): (&'static str, Format),
) -> Result<Response, Failure> {
    // Opened before the answer begins: later a failure can only break it off.
    let open = move || Reader::open(&app.database).map_err(Failure::database);
    let reader = blocking(open).await?;
    let (sender, receiver) = channel(PIECES);
    tokio::task::spawn_blocking(move || {
        if let Err(error) = write(&reader, &selection, Pieces(sender.clone())) {
            // The connection breaks without the end of the body, so that nobody takes a part for the whole.
            let _ = sender.blocking_send(Err(error));
        }
    });
    let headers = [(CONTENT_TYPE, content_type), (CACHE_CONTROL, "no-store")];
    Ok((headers, Body::from_stream(ReceiverStream::new(receiver))).into_response())
}

fn write_ndjson(reader: &Reader, selection: &Selection, pieces: Pieces) -> io::Result<()> {
    let mut out = BufWriter::with_capacity(PIECE, pieces);
    reader.for_each_latest(selection.since, |record| -> io::Result<()> {
        serde_json::to_writer(&mut out, &record.to_json()).map_err(io::Error::from)?;
        out.write_all(b"\n")
    })?;
    out.flush()
}

fn write_csv(reader: &Reader, selection: &Selection, mut pieces: Pieces) -> io::Result<()> {
    if selection.has_bom {
        pieces.write_all("\u{feff}".as_bytes())?;
    }
    let mut out = csv::WriterBuilder::new()
        .buffer_capacity(PIECE)
        .terminator(csv::Terminator::CRLF)
        .from_writer(pieces);
    out.write_record(COLUMNS)?;
    reader.for_each_latest(selection.since, |record| -> io::Result<()> {
        out.write_record(record.to_cells().into_iter().map(sheet::guarded)).map_err(io::Error::from)
    })?;
    out.flush()
}

/// Hands on what is written to it, piece by piece. Fails when nobody reads any more.
struct Pieces(Sender<io::Result<Bytes>>);

impl Write for Pieces {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let piece = Ok(Bytes::copy_from_slice(bytes));
        self.0.blocking_send(piece).map_err(|_| io::Error::from(io::ErrorKind::BrokenPipe))?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
