//! E-mail addresses: letters of any script with capitals, digits and a few marks around `@`, `(at)` or `[at]`.

use super::text::Text;
use super::{Find, Kind};

/// The longest name in front of the sign, in characters. Source: RFC 5321, section 4.5.3.1.1.
const LONGEST_NAME: usize = 64;

/// The longest domain, in characters. Source: the same, section 4.5.3.1.2.
const LONGEST_DOMAIN: usize = 255;

/// The first address from a place on.
pub fn next(text: &Text, from: usize) -> Option<Find> {
    (from..text.end()).find_map(|place| {
        let (name_end, domain) = sign(text, place)?;
        let start = name_start(text, name_end)?;
        // `49.99 @ shop.example` is a price.
        if text.at(name_end) == ' ' && text.at(start).is_ascii_digit() {
            return None;
        }
        Some(Find { kind: Kind::Email, start, end: domain_end(text, domain)? })
    })
}

/// Where the name ends and the domain begins, if this is the sign between them. One space on both sides is allowed.
fn sign(text: &Text, place: usize) -> Option<(usize, usize)> {
    let end = match text.at(place) {
        '@' => place + 1,
        '(' | '[' => {
            let is_word = text.small(place + 1) == 'a' && text.small(place + 2) == 't';
            (is_word && matches!(text.at(place + 3), ')' | ']')).then_some(place + 4)?
        }
        _ => return None,
    };
    let is_apart = text.before(place) == ' ' && text.at(end) == ' ';
    Some(if is_apart { (place - 1, end + 1) } else { (place, end) })
}

/// A letter of Latin, Greek or Cyrillic, or a digit. Chinese text often touches an address without being part of it.
fn is_letter_or_digit(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '\u{c0}'..='\u{24f}' | '\u{370}'..='\u{52f}')
}

/// Where the name begins that ends there; at a letter or digit.
fn name_start(text: &Text, end: usize) -> Option<usize> {
    let is_part = |c| is_letter_or_digit(c) || matches!(c, '.' | '_' | '%' | '+' | '-' | '\'');
    let first = end.saturating_sub(LONGEST_NAME);
    let other = (first..end).rev().find(|place| !is_part(text.at(*place)));
    (other.map_or(first, |other| other + 1)..end).find(|place| is_letter_or_digit(text.at(*place)))
}

/// Where the domain ends that begins there: behind the last label that may be a top-level domain.
fn domain_end(text: &Text, start: usize) -> Option<usize> {
    // `logo@2x.png` is a picture for fine screens.
    if text.at(start).is_ascii_digit() && text.small(start + 1) == 'x' && text.at(start + 2) == '.' {
        return None;
    }
    let mut found = None;
    let mut label = start;
    while label < start + LONGEST_DOMAIN && is_letter_or_digit(text.at(label)) {
        if label > start {
            found = top_level_end(text, label).or(found);
        }
        let end = label_end(text, label);
        // Chinese keyboards type a full stop of their own, which elsewhere ends a sentence.
        let is_dot = text.at(end) == '.' || (found.is_none() && text.at(end) == '。');
        if !is_dot {
            break;
        }
        label = end + 1;
    }
    found
}

fn label_end(text: &Text, mut place: usize) -> usize {
    let start = place;
    while place < start + LONGEST_DOMAIN && (is_letter_or_digit(text.at(place)) || text.at(place) == '-') {
        place += 1;
    }
    place
}

/// Where the letters end that begin a label, at least two. A capital behind small letters begins the next sentence:
/// `me@aol.comPlease`.
fn top_level_end(text: &Text, start: usize) -> Option<usize> {
    let mut end = start;
    while end < start + LONGEST_DOMAIN {
        let c = text.at(end);
        let is_next_word = c.is_ascii_uppercase() && end > start + 1 && text.before(end).is_ascii_lowercase();
        if !is_letter_or_digit(c) || c.is_ascii_digit() || is_next_word {
            break;
        }
        end += 1;
    }
    (end >= start + 2).then_some(end)
}
