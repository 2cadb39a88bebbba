//! What visitors thought: as records, kept in the browser, and sent only where the owner says so.
//!
//! A [`record`] is a row of the marketer's table, which the widget writes as a [`row`]. Personal data in it is masked ([`redact`]) before it is stored.
//! [`sinks`] turn rows into what a receiver takes, [`outbox`] decides when and how many are sent.

pub mod outbox;
pub mod raw;
pub mod record;
pub mod redact;
pub mod row;
pub mod session;
pub mod sinks;
