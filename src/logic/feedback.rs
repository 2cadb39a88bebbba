//! What visitors thought: as records, kept in the browser, and sent only where the owner says so.
//!
//! A [`record`] is a row of the marketer's table.

pub mod record;
