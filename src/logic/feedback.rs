//! What visitors thought: as records, kept in the browser, and sent only where the owner says so.
//!
//! A [`record`] is a row of the marketer's table; [`redact`] masks personal data before anything is put into it.

pub mod record;
pub mod redact;
