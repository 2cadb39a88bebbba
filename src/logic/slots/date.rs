//! Days: `2026-06-20`, `20 June`, `next Friday`, `6月20号`, `大后天`.

mod chinese;
mod clock;
mod english;
mod numeric;

use super::super::faq::action::When;
use super::Asked;
use super::read::{Read, plain};
use super::settle::{Found, settle};
use clock::Clock;

/// A day in a text.
#[derive(Debug, Clone, Copy)]
struct Day {
    /// Counted from 1970.
    at: i64,
    /// How many tokens it takes.
    used: usize,
    /// How much it tells: 2 with its month, 1 without, 0 where it is only likely and counts for nothing unasked.
    rank: u8,
}

/// The day that is meant, on the side of today that the slot asks for.
pub fn date(when: Option<When>, text: &str, asked: Asked, is_strict: bool) -> Option<String> {
    let plain = plain(text);
    let read = Read::new(&plain);
    let clock = Clock::new(asked, when);
    let mut found = Vec::new();
    let mut at = 0;
    while at < read.tokens.len() {
        let Some(day) = day(&clock, &read, at) else {
            at += 1;
            continue;
        };
        let (start, end) = (read.start(at), read.end(at + day.used));
        if clock.is_on_side(day.at) && (!is_strict || day.rank > 0) {
            found.extend(clock::iso(day.at).map(|value| Found { start, end, rank: day.rank, value }));
        }
        at += day.used.max(1);
    }
    settle(&plain, found, is_strict)
}

fn day(clock: &Clock, read: &Read, at: usize) -> Option<Day> {
    numeric::day(clock, read, at)
        .or_else(|| chinese::day(clock, read, at))
        .or_else(|| english::day(clock, read, at))
        .filter(|day| day.used > 0)
}

#[cfg(test)]
mod tests;
