//! Whether a message asks for a human.
//!
//! English asks in many ways, so that rules look for a verb of contact before a word for people, and would rather
//! offer a person once too often than not at all: a match only offers. Chinese has one word for "human agent", 人工,
//! which also is "artificial", "manual" and "labour"; there what follows decides.

mod chinese;
mod english;

use super::super::text::clipped;
use super::phrase::plain;

/// The part of a message that is read, in characters.
const LONGEST: usize = 2_000;

/// Whether a folded message asks for a human.
pub fn is_wished(folded: &str) -> bool {
    let plain = plain(clipped(folded, LONGEST));
    english::is_wished(&plain) || chinese::is_wished(&plain)
}

#[cfg(test)]
mod tests;
