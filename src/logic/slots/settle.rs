//! Which of several values is meant: `not A-1 but A-2`, `A-1, no, A-2`.

use super::read::{ends, has};

/// A value that was found in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Where it begins in the plain text, in bytes.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// How much it tells: the most telling one is taken, where nothing is corrected.
    pub rank: u8,
    /// The value.
    pub value: String,
}

/// In front of a value that is not meant.
const NOT: &str = "not|not the|not on|not for|isn't|wasn't|isnt|wasnt|instead of|rather than|without|never|不是|并不是|\
    并非|而非|不要|不用|别|没有|没|非|不";

/// Between a value and the one that takes its place.
const CORRECTS: &str = "no|nope|sorry|actually|wait|mean|meant|rather|now|correction|oops|make that|wrong|typo|\
    不对|错了|应该|改成|改为|换成|说错|打错|写错|而是|现在|哦不|抱歉|不好意思|不是";

/// The value that is meant: the last that is not denied. With `is_strict` none where two are and nothing says which.
pub fn settle(text: &str, mut found: Vec<Found>, is_strict: bool) -> Option<String> {
    found.retain(|one| !ends(text.get(..one.start).unwrap_or_default(), NOT));
    let mut best: Option<Found> = None;
    for one in found {
        let Some(held) = &best else {
            best = Some(one);
            continue;
        };
        let is_corrected = text.get(held.end..one.start).is_some_and(|between| has(between, CORRECTS));
        if is_strict && !is_corrected && held.rank == one.rank && held.value != one.value {
            return None;
        }
        if is_corrected || one.rank >= held.rank {
            best = Some(one);
        }
    }
    best.map(|one| one.value)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settled(text: &str, is_strict: bool) -> Option<String> {
        let found = text
            .char_indices()
            .filter(|(_, c)| c.is_ascii_digit())
            .map(|(start, c)| Found { start, end: start + 1, rank: u8::from(c > '5'), value: c.to_string() })
            .collect();
        settle(text, found, is_strict)
    }

    #[test]
    fn the_value_that_is_meant() {
        for (text, expected) in [
            ("1", Some("1")),
            ("1 and 2", Some("2")),
            ("not 1 but 2", Some("2")),
            ("2, not 1", Some("2")),
            ("2 instead of 1", Some("2")),
            ("1, no, 2", Some("2")),
            ("9 or 2", Some("9")),
            ("9, sorry, 2", Some("2")),
            ("不是1，是2", Some("2")),
            ("not 1", None),
            ("none", None),
        ] {
            assert_eq!(settled(text, false).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn where_nobody_asked_two_values_are_none() {
        assert_eq!(settled("1 and 2", true), None);
        assert_eq!(settled("1 and 1", true).as_deref(), Some("1"));
        assert_eq!(settled("1, I meant 2", true).as_deref(), Some("2"));
    }
}
