//! The functional core: everything the widget decides, and nothing it does.
//!
//! No DOM, clock, storage, network, randomness or logging in here: what the world knows comes in as
//! values, what should happen goes out as [`conversation::effect::Effect`]s. It compiles natively, so
//! a whole conversation can be replayed in a plain test.

pub mod config;
pub mod conversation;
pub mod faq;
pub mod feedback;
pub mod filled;
pub mod handoff;
#[cfg(feature = "insight")]
pub mod insight;
pub mod intl;
pub mod json;
pub mod lanes;
pub mod language;
pub mod learning;
pub mod lists;
pub mod look;
pub mod markdown;
pub mod matcher;
pub mod predict;
pub mod profile;
pub mod report;
pub mod rules;
pub mod saved;
pub mod semantic;
pub mod slots;
pub mod strings;
pub mod survey;
pub mod talk;
pub mod task;
pub mod text;
pub mod time;
pub mod url;
