//! The imperative shell: the only place that names the browser. One concern a file.
//!
//! It knows the types of [`crate::logic`] and nothing of the user interface. Where the browser refuses
//! something (storage blocked, a file missing), that comes back as a value, never as a panic.

pub mod clock;
pub mod download;
pub mod effects;
pub mod endpoint;
pub mod fold;
pub mod global;
pub mod handlers;
pub mod handoff;
pub mod intl;
pub mod json;
pub mod keys;
pub mod language;
pub mod life;
pub mod listener;
pub mod net;
pub mod options;
pub mod outbox;
pub mod owner;
pub mod page;
pub mod page_event;
pub mod parts;
pub mod plain;
pub mod sources;
pub mod storage;
#[cfg(feature = "studio")]
pub mod studio;
pub mod style;
pub mod viewport;
pub mod watch;
