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
        let has_letter = || (start..name_end).any(|place| text.at(place) > '9');
        if text.at(name_end) == ' ' && !has_letter() {
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
    if text.is_digit(start) && text.small(start + 1) == 'x' && text.at(start + 2) == '.' {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_end_where_they_should() {
        for (text, address) in [
            ("to a.b+c@d-e.co.uk.", "a.b+c@d-e.co.uk"),
            ("我的邮箱是lee@qq.com谢谢", "lee@qq.com"),
            ("'o'neil@x.ie'", "o'neil@x.ie"),
            ("me@aol.comPlease", "me@aol.com"),
            ("me@qq.com13800138000", "me@qq.com"),
            ("me@x.com-thanks", "me@x.com"),
            ("me@co-op.shop.x1", "me@co-op.shop"),
            ("me@x。com。好", "me@x。com"),
            ("me @ x.com", "me @ x.com"),
            ("me(at)x.com, me", "me(at)x.com"),
            ("me [AT] x.com", "me [AT] x.com"),
            ("a@b@c.de", "b@c.de"),
        ] {
            let chars: Vec<char> = text.chars().collect();
            let find = next(&Text::new(text), 0).unwrap_or_else(|| panic!("nothing in {text}"));
            assert_eq!(chars[find.start..find.end].iter().collect::<String>(), address, "{text}");
        }
    }

    #[test]
    fn what_is_no_address_is_left() {
        for text in [
            "",
            "@",
            "a@",
            "@b.de",
            "a@b",
            "a@b.c",
            "a@.de",
            "a@b..de",
            "a @b",
            "vue@3.4.21",
            "x@2x.png",
            "9.99 @ x.com",
            "你@x.com",
            "a(at)b",
            "a(a)b.de",
            "me at x.com",
            "a@b.1",
        ] {
            assert!(next(&Text::new(text), 0).is_none(), "{text}");
        }
    }

    #[test]
    fn of_an_endless_name_the_end_is_taken() {
        let text = ["a".repeat(100), "@x.com".to_owned()].concat();
        assert_eq!(
            next(&Text::new(&text), 0).map(|find| (find.start, find.end)),
            Some((100 - LONGEST_NAME, 106))
        );
    }
}
