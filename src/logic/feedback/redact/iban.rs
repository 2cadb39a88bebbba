//! International bank account numbers (ISO 13616): country, two check digits, up to thirty letters and digits.

use super::text::Text;
use super::{Find, Kind};

/// The shortest number of a country (Norway), in characters.
const SHORTEST: usize = 15;

/// The longest that the standard allows, in characters.
const LONGEST: usize = 34;

/// Every country's numbers have more digits than this behind the check digits; words that pass the check by chance have
/// fewer.
const FEWEST_DIGITS: usize = 10;

/// The number that begins here, in one piece or in groups with spaces or dashes between them.
pub fn at(text: &Text, start: usize) -> Option<Find> {
    let is_letter = |place| text.at(place).is_ascii_alphabetic();
    let is_digit = |place| text.is_digit(place);
    let begins = is_letter(start) && is_letter(start + 1) && is_digit(start + 2) && is_digit(start + 3);
    (begins && text.is_start(start)).then(|| end(text, start))?.map(|end| Find {
        kind: Kind::Iban,
        start,
        end,
    })
}

/// Where the longest valid number ends.
fn end(text: &Text, start: usize) -> Option<usize> {
    let mut found = None;
    let (mut rest, mut length, mut digits) = (0, 4, 0);
    let mut place = start + 4;
    while length < LONGEST {
        if matches!(text.at(place), ' ' | '-') {
            place += 1;
        }
        let c = text.at(place);
        if !c.is_ascii_alphanumeric() {
            break;
        }
        rest = remainder(rest, c);
        length += 1;
        digits += usize::from(c.is_ascii_digit());
        place += 1;
        let is_long = length >= SHORTEST && digits >= FEWEST_DIGITS;
        if is_long
            && text.is_end(place)
            && (start..start + 4).fold(rest, |rest, at| remainder(rest, text.at(at))) == 1
        {
            found = Some(place);
        }
    }
    found
}

/// The remainder by 97 when one more character is written behind; letters count from 10.
fn remainder(rest: u32, c: char) -> u32 {
    let value = c.to_digit(36).unwrap_or_default();
    (rest * if value < 10 { 10 } else { 100 } + value) % 97
}

#[cfg(test)]
mod tests {
    use super::*;

    fn end_of(text: &str) -> Option<usize> {
        at(&Text::new(text), 0).map(|find| find.end)
    }

    #[test]
    fn examples_of_the_registry_are_found_whole() {
        for number in [
            "NO93 8601 1117 947",
            "DE89370400440532013000",
            "gb29nwbk60161331926819",
            "FR14 2004 1010 0505 0001 3M02 606",
            "MT84 MALT 0110 0001 2345 MTLC AST0 01S",
            "LC55-HEMM-0001-0001-0012-0012-0002-3015",
        ] {
            assert_eq!(end_of(number), Some(number.len()), "{number}");
            assert_eq!(end_of(&[number, ", please"].concat()), Some(number.len()), "{number}");
        }
    }

    #[test]
    fn a_wrong_character_or_neighbour_refuses() {
        for text in [
            "",
            "DE",
            "DE88370400440532013000",
            "DE8937040044053201300",
            "DE89370400440532013000a",
            "D189",
            "DE89 3704",
        ] {
            assert_eq!(end_of(text), None, "{text}");
        }
        assert!(at(&Text::new("xDE89370400440532013000"), 1).is_none());
    }
}
