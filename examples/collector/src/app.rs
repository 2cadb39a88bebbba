//! What all handlers share, and the addresses they answer.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::{DefaultBodyLimit, State};
use axum::http::header::{AUTHORIZATION, CONTENT_TYPE, RETRY_AFTER};
use axum::http::{Method, StatusCode};
use axum::middleware::from_fn_with_state;
use axum::response::Response;
use axum::routing::{get, post};
use tokio::sync::Mutex;
use tower_http::cors::CorsLayer;

use crate::access::Origins;
use crate::answer::{self, Failure};
use crate::chaos::{self, Chaos};
use crate::options::Options;
use crate::post::IDEMPOTENCY_KEY;
use crate::store::Store;
use crate::{export, post};

/// How long a browser may remember what a preflight allowed. Chromium caps it there.
const PREFLIGHT: Duration = Duration::from_hours(2);

/// What the handlers share.
#[derive(Clone)]
pub struct App {
    /// The connection that writes: one request at a time.
    pub store: Arc<Mutex<Store>>,
    /// The file, which each reader opens for itself.
    pub database: Arc<PathBuf>,
    /// What readers must show.
    pub token: Option<Arc<str>>,
    /// The websites that may send.
    pub writers: Origins,
    /// The largest body, in bytes.
    pub max_body: usize,
}

impl App {
    /// Sets up what the options ask for.
    pub fn new(store: Store, options: &Options) -> Self {
        App {
            store: Arc::new(Mutex::new(store)),
            database: Arc::new(options.database.clone()),
            token: options.token.as_deref().map(Arc::from),
            writers: Origins::new(options.origin.clone()),
            max_body: options.max_body,
        }
    }
}

/// All addresses.
pub fn router(app: App, options: &Options) -> Router {
    Router::new()
        .merge(writing(&app, options.chaos))
        .merge(reading(&Origins::new(options.reader.clone())))
        .route("/health", get(health))
        .fallback(|| async { Failure::new(StatusCode::NOT_FOUND, ADDRESSES) })
        .with_state(app)
}

const ADDRESSES: &str = "there are POST /events, GET /records.ndjson, GET /records.csv and GET /health";

/// Set below the CORS layers: above, it would answer their preflights.
async fn wrong_method() -> Failure {
    Failure::new(StatusCode::METHOD_NOT_ALLOWED, ADDRESSES)
}

/// CORS lies outermost, so that a page can read why it was refused, and when to come again.
fn writing(app: &App, chaos: Option<u64>) -> Router<App> {
    let cors = CorsLayer::new()
        .allow_origin(app.writers.allowed())
        .allow_methods([Method::POST])
        .allow_headers([CONTENT_TYPE, IDEMPOTENCY_KEY])
        .expose_headers([RETRY_AFTER])
        .max_age(PREFLIGHT);
    let router = Router::new()
        .route("/events", post(post::events))
        .method_not_allowed_fallback(wrong_method)
        .layer(DefaultBodyLimit::max(app.max_body));
    match chaos {
        Some(seed) => router.layer(from_fn_with_state(Chaos::new(seed), chaos::meddle)),
        None => router,
    }
    .layer(cors)
}

fn reading(readers: &Origins) -> Router<App> {
    let cors = CorsLayer::new()
        .allow_origin(readers.allowed())
        .allow_methods([Method::GET])
        .allow_headers([AUTHORIZATION])
        .max_age(PREFLIGHT);
    Router::new()
        .route("/records.ndjson", get(export::ndjson))
        .route("/records.csv", get(export::csv))
        .method_not_allowed_fallback(wrong_method)
        .layer(cors)
}

async fn health(State(app): State<App>) -> Result<Response, Failure> {
    let store = app.store.lock_owned().await;
    blocking(move || store.check().map_err(Failure::database)).await?;
    Ok(answer::json(r#"{"status":"ok"}"#.to_owned()))
}

/// Runs work that blocks off the async threads.
///
/// # Errors
/// Those of the work.
pub async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Failure> + Send + 'static,
) -> Result<T, Failure> {
    let ended_early = |_| Failure::new(StatusCode::INTERNAL_SERVER_ERROR, "the receiver is going down");
    tokio::task::spawn_blocking(work).await.map_err(ended_early)?
}
