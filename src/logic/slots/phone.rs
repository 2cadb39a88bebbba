//! Telephone numbers: digits, with `+` before a country's code.

use super::super::feedback::redact::{Kind, LONG_RUN, finds};
use super::context::{MONEY_AFTER, MONEY_BEFORE, is_code};
use super::numeral::spelled;
use super::read::{ends, label, plain, starts};
use super::settle::{Found, settle};

/// The number that is meant. With `is_strict` only what is masked as one in feedback, too.
pub fn phone(text: &str, is_strict: bool) -> Option<String> {
    let text = spelled(&plain(text));
    let mut found = numbers(&text);
    if is_strict {
        let masked: Vec<_> =
            finds(&text, LONG_RUN).into_iter().filter(|find| find.kind == Kind::Phone).collect();
        found.retain(|one| {
            let at = text.get(..one.start).map_or(0, |before| before.chars().count());
            masked.iter().any(|find| find.start <= at + 1 && at < find.end)
        });
    }
    settle(&text, found, is_strict)
}

fn numbers(text: &str) -> Vec<Found> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let end = chain(bytes, at);
        if end == at {
            at += 1;
            continue;
        }
        found.extend(number(text, at, end).or_else(|| {
            // Two numbers with a space between: the last that can be one.
            let piece = text.get(at..end)?.rfind(' ')?;
            number(text, at + piece + 1, end)
        }));
        at = end;
    }
    found
}

/// Where digits with their signs end that begin here; here, where none do.
fn chain(bytes: &[u8], start: usize) -> usize {
    let mut end = start;
    let mut at = start;
    let mut gap = 0;
    while let Some(&byte) = bytes.get(at) {
        match byte {
            b'0'..=b'9' => {
                gap = 0;
                end = at + 1;
            }
            b'+' if at == start || bytes.get(at - 1) == Some(&b'(') => {}
            b'(' | b')' | b' ' | b'-' | b'.' | b'/' if gap < 3 && (at > start || byte == b'(') => gap += 1,
            _ => break,
        }
        at += 1;
    }
    end
}

fn number(text: &str, start: usize, end: usize) -> Option<Found> {
    let (before, chain, after) = (text.get(..start)?, text.get(start..end)?, text.get(end..)?);
    let is_part = before.ends_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '@' | '#' | '_' | '-'))
        || after.starts_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '@' | '_' | '%'))
        || ends(before, MONEY_BEFORE)
        || starts(after.trim_start_matches(' '), MONEY_AFTER) > 0
        || is_order(before);
    let is_foreign = chain.trim_start_matches('(').starts_with('+');
    // The zero of a trunk call is not dialled behind a country's code.
    let is_trunk = |at: usize| is_foreign && chain.get(at.wrapping_sub(1)..at + 2) == Some("(0)");
    let digits = chain.char_indices().filter(|&(at, c)| c.is_ascii_digit() && !is_trunk(at));
    let digits: String = digits.map(|(_, c)| c).collect();
    let (is_foreign, digits) = match digits.strip_prefix("00") {
        Some(rest) if !is_foreign => (true, rest),
        _ => (is_foreign, digits.as_str()),
    };
    let is_long = (if is_foreign { 8..=15 } else { 7..=13 }).contains(&digits.len());
    // Numbers of China and North America that begin with 1 have eleven digits.
    let is_short = !is_foreign && digits.starts_with('1') && digits.len() != 11;
    let is_short = is_short || (is_foreign && digits.starts_with("861") && digits.len() != 13);
    if is_part || !is_long || is_short || is_date(chain) || (is_foreign && digits.starts_with('0')) {
        return None;
    }
    let value = [if is_foreign { "+" } else { "" }, digits].concat();
    Some(Found { start, end, rank: 0, value })
}

fn is_order(before: &str) -> bool {
    let is_number = ends(label(before), "number|no|nr|num|号码|联系电话");
    (is_code(before, "") && !is_number)
        || ends(label(before), "order number|order no|order nr|订单号码|订单号")
}

/// Whether digits are grouped as in a date: `2026-06-16`, `16.06.2026`.
fn is_date(chain: &str) -> bool {
    let groups: Vec<usize> = chain.split(['-', '.', '/']).map(str::len).collect();
    matches!(groups.as_slice(), [4, 1..=2, 1..=2] | [1..=2, 1..=2, 2 | 4])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_as_people_write_them() {
        for (text, expected) in [
            ("+44 (0)20 7946 0958", Some("+442079460958")),
            ("0049 30 1234567", Some("+49301234567")),
            ("(555) 010-9999", Some("5550109999")),
            ("call 07700 900123 after 6", Some("07700900123")),
            ("my number is 020 7946 0958", Some("02079460958")),
            ("１３８００１３８０００", Some("13800138000")),
            ("13800138000 13900139000", Some("13900139000")),
            ("not 07700 900123 but 07700 900124", Some("07700900124")),
            ("微信同号13900001234", Some("13900001234")),
            ("1380013800", None),
            ("$5550109999", None),
            ("order 5550109999", None),
            ("16.06.2026", None),
            ("a5550109999", None),
            ("1234567890123456", None),
            ("+", None),
            ("( ( (", None),
        ] {
            assert_eq!(phone(text, false).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn unasked_only_what_is_clearly_one() {
        for (text, expected) in [
            ("没收到手机13800138000麻烦看下", Some("13800138000")),
            ("手机号138-0013-8000", Some("13800138000")),
            ("call me on +44 20 7946 0958", Some("+442079460958")),
            ("the parcel 55501099", None),
        ] {
            assert_eq!(phone(text, true).as_deref(), expected, "{text}");
        }
    }
}
