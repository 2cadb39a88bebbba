//! Handing a conversation to a human: when somebody is there, what is passed on, and in which form.
//!
//! What the visitor sees and does of it stands in `conversation/model/handing.rs`; the live chats of a page are called in
//! `browser/handoff.rs`, after the plans of [`chats`].

pub mod chats;
pub mod hours;
pub mod mail;
pub mod raw;
pub mod transcript;
pub mod ways;
pub mod when;

/// Minutes that local time of an IANA time zone is ahead of UTC at a moment, in milliseconds since 1970; none where the
/// host does not know the zone.
pub type Zone = fn(&str, f64) -> Option<f64>;
