//! Bad luck on order (`--chaos SEED`): how the delivery of the widget, or any sender, is tested.
//!
//! The n-th request to `POST /events` meets the same fate for the same seed. About half are served as usual. Whoever
//! repeats after lost connections, 429, 500 and 503, and halves its lists after 413, gets all its events through,
//! and finds each stored once.

use std::panic::resume_unwind;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use axum::extract::{Request, State};
use axum::http::StatusCode;
use axum::http::header::CONTENT_LENGTH;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::answer::Failure;

/// From this size on, in bytes, a request may meet 413. A single event is smaller: halving a list ends somewhere.
const TOO_LARGE: u64 = 4 * 1024;

/// The longest delay, in milliseconds.
const LONGEST_DELAY: u64 = 500;

/// What happens to a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    /// Served as usual.
    Serve,
    /// Served after that many milliseconds.
    Delay(u64),
    /// The connection ends; nothing is stored.
    LoseRequest,
    /// Stored; then the connection ends without an answer.
    LoseAnswer,
    /// Stored; then 503, so that a faithful sender sends it all again.
    StoreAndFail,
    /// 429 with Retry-After: 1.
    TooMany,
    /// 500.
    Break,
    /// 413, where the body has [`TOO_LARGE`] bytes; else served.
    TooLarge,
}

/// Deals out fates.
pub struct Chaos {
    seed: u64,
    requests: AtomicU64,
}

impl Chaos {
    /// The fates of that seed, from the first on.
    pub fn new(seed: u64) -> Arc<Self> {
        Arc::new(Chaos { seed, requests: AtomicU64::new(0) })
    }

    fn next(&self) -> Fate {
        fate(self.seed, self.requests.fetch_add(1, Ordering::Relaxed))
    }
}

/// Lets the next fate happen to a request.
pub async fn meddle(State(chaos): State<Arc<Chaos>>, request: Request, next: Next) -> Response {
    match chaos.next() {
        Fate::TooLarge if length(&request) >= TOO_LARGE => {
            Failure::new(StatusCode::PAYLOAD_TOO_LARGE, "chaos: send fewer events at once").into_response()
        }
        Fate::Serve | Fate::TooLarge => next.run(request).await,
        Fate::Delay(ms) => {
            tokio::time::sleep(Duration::from_millis(ms)).await;
            next.run(request).await
        }
        Fate::LoseRequest => lose(),
        Fate::LoseAnswer => {
            next.run(request).await;
            lose()
        }
        Fate::StoreAndFail => {
            next.run(request).await;
            Failure::new(StatusCode::SERVICE_UNAVAILABLE, "chaos: stored, and failed after that")
                .into_response()
        }
        Fate::TooMany => {
            let failure = Failure::new(StatusCode::TOO_MANY_REQUESTS, "chaos: come again in a second");
            failure.with("retry-after", "1").into_response()
        }
        Fate::Break => Failure::new(StatusCode::INTERNAL_SERVER_ERROR, "chaos: failed").into_response(),
    }
}

/// Ends the connection without an answer. Each has a task of its own, and a handler has no other way out than to end
/// that task; unwinding like this calls no panic hook and prints nothing.
fn lose() -> Response {
    resume_unwind(Box::new("chaos"))
}

fn length(request: &Request) -> u64 {
    let header = request.headers().get(CONTENT_LENGTH).and_then(|value| value.to_str().ok());
    header.and_then(|text| text.parse().ok()).unwrap_or_default()
}

fn fate(seed: u64, request: u64) -> Fate {
    let number = split_mix(seed.wrapping_add(request.wrapping_mul(0x9e37_79b9_7f4a_7c15)));
    match number % 100 {
        0..50 => Fate::Serve,
        50..60 => Fate::Delay((number >> 32) % LONGEST_DELAY),
        60..68 => Fate::LoseRequest,
        68..76 => Fate::LoseAnswer,
        76..84 => Fate::StoreAndFail,
        84..90 => Fate::TooMany,
        90..95 => Fate::Break,
        _ => Fate::TooLarge,
    }
}

/// One number of `SplitMix64` (Steele, Lea and Flood, "Fast Splittable Pseudorandom Number Generators", 2014).
fn split_mix(state: u64) -> u64 {
    let number = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let number = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let number = (number ^ (number >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    number ^ (number >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_numbers_are_those_of_the_reference() {
        // For the state 1234567, by the reference implementation: <https://prng.di.unimi.it/splitmix64.c>.
        assert_eq!(split_mix(1_234_567), 6_457_827_717_110_365_317);
    }

    #[test]
    fn a_seed_deals_the_same_fates_and_every_kind_of_them() {
        let fates: Vec<Fate> = (0..200).map(|request| fate(7, request)).collect();
        let chaos = Chaos::new(7);
        assert!(fates.iter().all(|fate| chaos.next() == *fate));
        assert!(fates.iter().any(|fate| matches!(fate, Fate::Delay(1..LONGEST_DELAY))));
        for wanted in [
            Fate::Serve,
            Fate::LoseRequest,
            Fate::LoseAnswer,
            Fate::StoreAndFail,
            Fate::TooMany,
            Fate::Break,
            Fate::TooLarge,
        ] {
            assert!(fates.contains(&wanted), "{wanted:?}");
        }
        assert!((0..200).any(|request| fate(8, request) != fate(7, request)));
    }
}
