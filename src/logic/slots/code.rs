//! Numbers of orders, accounts, invoices: by the owner's pattern, or letters and digits of which one is a digit.

use super::context::{is_code, is_other, is_phone};
use super::numeral::spelled;
use super::read::{label, plain};
use super::settle::{Found, settle};

/// The number that is meant. With `is_strict` digits alone count only behind a word such as `order` or `#`, or one of the
/// slot's label.
pub fn code(pattern: Option<&str>, label: &str, text: &str, is_strict: bool) -> Option<String> {
    let text = spelled(&plain(text));
    let how = How { label: &plain(label), is_strict };
    let chars: Vec<(usize, char)> = text.char_indices().collect();
    let found = match pattern {
        Some(pattern) => fitting(&Pattern::new(pattern), &text, &chars, how),
        None => any(&text, &chars, how),
    };
    settle(&text, found, is_strict)
}

/// How a number is looked for.
#[derive(Clone, Copy)]
struct How<'a> {
    /// What the visitor reads above the field.
    label: &'a str,
    is_strict: bool,
}

/// A pattern's characters as they are written and as they are compared.
struct Pattern {
    signs: Vec<(char, char)>,
    /// Whether its letters may be left out: what varies is digits, three at least.
    may_be_bare: bool,
}

impl Pattern {
    fn new(pattern: &str) -> Self {
        let signs: Vec<(char, char)> = pattern
            .chars()
            .filter(|&c| c != ' ')
            .map(|c| {
                let mut buffer = [0; 4];
                (c, plain(c.encode_utf8(&mut buffer)).chars().next().unwrap_or(c))
            })
            .collect();
        let digits = signs.iter().filter(|(c, _)| *c == '#').count();
        Pattern { may_be_bare: digits > 2 && signs.iter().all(|(c, _)| *c != '@'), signs }
    }
}

fn fitting(pattern: &Pattern, text: &str, chars: &[(usize, char)], how: How) -> Vec<Found> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let whole = fit(pattern, chars, at, false);
        let fits = whole.or_else(|| if pattern.may_be_bare { fit(pattern, chars, at, true) } else { None });
        let one = fits.filter(|fit| is_apart(chars, at, fit.end)).and_then(|fit| {
            let [start, end] = [at, fit.end].map(|at| chars.get(at).map_or(text.len(), |(at, _)| *at));
            let (before, after) = (text.get(..start)?, text.get(end..)?);
            let is_bare = !fit.is_named;
            let is_known = is_code(before, how.label);
            let is_odd = is_bare
                && (is_other(before, after) || (how.is_strict && !is_known) || is_spaced(chars, at, fit.end));
            let rank = u8::from(!is_bare || is_known);
            (!is_odd).then_some((fit.end, Found { start, end, rank, value: fit.value }))
        });
        at = one.as_ref().map_or(at + 1, |(end, _)| *end);
        found.extend(one.map(|(_, found)| found));
    }
    found
}

struct Fit {
    end: usize,
    value: String,
    /// Whether letters of the pattern were there.
    is_named: bool,
}

/// How the pattern fits the characters from this one on; `is_bare`: with its letters left out.
fn fit(pattern: &Pattern, chars: &[(usize, char)], start: usize, is_bare: bool) -> Option<Fit> {
    let is_gap = |at: usize| chars.get(at).is_some_and(|(_, c)| matches!(c, ' ' | '-' | '_'));
    let mut fit = Fit { end: start, value: String::new(), is_named: false };
    let mut gaps = 0;
    for &(sign, wanted) in &pattern.signs {
        let is_digit = sign == '#';
        let is_letter = sign == '@';
        let is_word = is_digit || is_letter || wanted.is_ascii_alphanumeric() || !wanted.is_ascii();
        if !is_word {
            while fit.end > start
                && gaps < 3
                && (is_gap(fit.end) || chars.get(fit.end).is_some_and(|(_, c)| *c == wanted))
            {
                fit.end += 1;
                gaps += 1;
            }
            fit.value.push(sign);
            continue;
        }
        if is_bare && !is_digit && !wanted.is_ascii_digit() {
            fit.value.push(sign);
            continue;
        }
        if gaps == 0 && fit.end > start && is_gap(fit.end) && (!is_bare || chars.get(fit.end)?.1 == ' ') {
            fit.end += 1;
        }
        gaps = 0;
        let c = chars.get(fit.end)?.1;
        let is_fitting = match (is_digit, is_letter) {
            (true, _) => c.is_ascii_digit(),
            (_, true) => c.is_ascii_alphabetic(),
            _ => c == wanted,
        };
        if !is_fitting {
            return None;
        }
        fit.is_named |= !c.is_ascii_digit();
        fit.value.push(if is_digit || is_letter { c.to_ascii_uppercase() } else { sign });
        fit.end += 1;
    }
    (fit.end > start).then_some(fit)
}

/// Whether the characters are no part of something longer: a word, a price, a version, an address.
fn is_apart(chars: &[(usize, char)], start: usize, end: usize) -> bool {
    let at = |at: Option<usize>| at.and_then(|at| chars.get(at)).map_or(' ', |(_, c)| *c);
    let [before, joint] = [start.checked_sub(1), start.checked_sub(2)].map(at);
    let [after, next] = [end, end + 1].map(|place| at(Some(place)));
    let is_begun = before.is_ascii_alphanumeric()
        || (matches!(before, '-' | '_' | '.' | ',' | '/' | ':' | '\'' | '+' | '@' | '&' | '=')
            && joint.is_ascii_alphanumeric()
            && !(matches!(before, ':' | ',' | '=' | '\'') && joint.is_ascii_alphabetic()))
        || before == '+';
    let is_ahead = after.is_ascii_alphanumeric()
        || (matches!(after, '-' | '_' | '@' | '/') && next.is_ascii_alphanumeric())
        || (matches!(after, '.' | ',' | ':') && next.is_ascii_digit())
        || after == '@';
    !is_begun && !is_ahead
}

/// Whether bare digits are a group among others: `138 0013 8000`.
fn is_spaced(chars: &[(usize, char)], start: usize, end: usize) -> bool {
    let is = |at: Option<usize>, digit: bool| {
        at.and_then(|at| chars.get(at))
            .is_some_and(|(_, c)| if digit { c.is_ascii_digit() } else { matches!(c, ' ' | '-') })
    };
    (is(start.checked_sub(1), false) && is(start.checked_sub(2), true))
        || (is(Some(end), false) && is(Some(end + 1), true))
}

/// Letters and digits, maybe in groups with dashes between.
fn any(text: &str, chars: &[(usize, char)], how: How) -> Vec<Found> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let start = at;
        let is = |at: usize| chars.get(at).is_some_and(|(_, c)| c.is_ascii_alphanumeric());
        while is(at)
            || (at > start && is(at + 1) && chars.get(at).is_some_and(|(_, c)| matches!(c, '-' | '_')))
        {
            at += 1;
        }
        if at == start {
            at += 1;
        } else if is_apart(chars, start, at) {
            let [from, to] = [start, at].map(|at| chars.get(at).map_or(text.len(), |(at, _)| *at));
            let run = text.get(from..to).unwrap_or_default();
            let around = (text.get(..from).unwrap_or_default(), text.get(to..).unwrap_or_default());
            if let Some(rank) = likely(run, around, how) {
                found.push(Found { start: from, end: to, rank, value: run.to_ascii_uppercase() });
            }
        }
    }
    found
}

/// How likely letters and digits are the number of an order; none: they are not.
fn likely(run: &str, (before, after): (&str, &str), how: How) -> Option<u8> {
    let digits = run.bytes().filter(u8::is_ascii_digit).count();
    let letters = run.bytes().filter(u8::is_ascii_alphabetic).count();
    let is_marked = before.ends_with('#');
    let is_labelled = is_marked || (is_code(before, how.label) && digits > 2);
    let is_alone = after.trim_matches([' ', '.', '!']).is_empty() && label(before).is_empty();
    let is_year = run.len() == 4 && letters == 0 && (run.starts_with("19") || run.starts_with("20"));
    let groups: Vec<usize> = run.split(['-', '_']).map(str::len).collect();
    let is_date = letters == 0 && matches!(groups.as_slice(), [4, 1..=2, 1..=2] | [1..=2, 1..=2, 2 | 4]);
    let is_measure = run.as_bytes().first().is_some_and(u8::is_ascii_digit)
        && letters > 0
        && is_other("", run.trim_start_matches(|c: char| c.is_ascii_digit()));
    let is_wrong = digits == 0 || is_phone(before) || is_other(before, after) || is_measure;
    if is_wrong || ((is_year || is_date) && !is_labelled && (how.is_strict || !is_alone)) {
        return None;
    }
    if is_labelled {
        return Some(2);
    }
    if how.is_strict {
        return (letters > 0 && digits > 3 && run.len() > 5).then_some(1);
    }
    if is_alone {
        return Some(1);
    }
    (digits > 3 || (letters > 0 && digits > 2)).then_some(u8::from(letters > 0))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(pattern: Option<&str>, cases: &[(&str, Option<&str>)]) {
        for &(text, expected) in cases {
            assert_eq!(code(pattern, "", text, false).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn numbers_with_a_pattern() {
        check(
            Some("A-#####"),
            &[
                ("it's a-10234, thanks", Some("A-10234")),
                ("#10234", Some("A-10234")),
                ("10234", Some("A-10234")),
                ("A - 10234", Some("A-10234")),
                ("Ａ－１０２３４", Some("A-10234")),
                ("not A-10235 but A-10234", Some("A-10234")),
                ("A-10235, no, A-10234", Some("A-10234")),
                ("BA-10234", None),
                ("A-10234-7", None),
                ("call 010 10234", None),
                ("10,234", None),
                ("", None),
            ],
        );
        check(Some("@@-##"), &[("xy12", Some("XY-12")), ("12", None)]);
        check(Some("NW######"), &[("nw004512", Some("NW004512")), ("NW-004512", Some("NW004512"))]);
        check(Some("订单##"), &[("訂單12", Some("订单12"))]);
        check(Some(""), &[("1", None), ("", None)]);
    }

    #[test]
    fn numbers_without_a_pattern() {
        check(
            None,
            &[
                ("ab-12345", Some("AB-12345")),
                ("7", Some("7")),
                ("it is 884213", Some("884213")),
                ("2026", Some("2026")),
                ("bought in 2026", None),
                ("on 2026-06-11", None),
                ("the 128gb one", None),
                ("ann1234@shop.example", None),
                ("手机号13800138000", None),
            ],
        );
    }
}
