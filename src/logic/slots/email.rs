//! E-mail addresses, as browsers take them in a form, and with a dot in the domain.

use super::read::plain;
use super::settle::{Found, settle};

/// The address that is meant.
pub fn email(text: &str, is_strict: bool) -> Option<String> {
    let plain = plain(text);
    let bytes = plain.as_bytes();
    let ats = bytes.iter().enumerate().filter(|(_, byte)| **byte == b'@');
    let found = ats.filter_map(|(at, _)| address(&plain, at)).collect();
    settle(&plain, found, is_strict)
}

fn is_local(c: char) -> bool {
    c.is_ascii_alphanumeric()
        || matches!(
            c,
            '.' | '!'
                | '#'
                | '$'
                | '%'
                | '&'
                | '\''
                | '*'
                | '+'
                | '/'
                | '='
                | '?'
                | '^'
                | '_'
                | '`'
                | '{'
                | '|'
                | '}'
                | '~'
                | '-'
        )
}

fn is_domain(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '.' | '-')
}

/// The address around a sign `@`.
fn address(plain: &str, at: usize) -> Option<Found> {
    let (before, after) = (plain.get(..at)?, plain.get(at + 1..)?);
    let start =
        before.char_indices().rev().find(|&(_, c)| !is_local(c)).map_or(0, |(at, c)| at + c.len_utf8());
    // Quotes and signs in front of an address belong to the sentence.
    let is_wrap = |c: char| !c.is_ascii_alphanumeric() && !matches!(c, '.' | '_' | '+' | '-');
    let local = before.get(start..)?.trim_start_matches(is_wrap);
    let long = after.char_indices().find(|&(_, c)| !is_domain(c)).map_or(after.len(), |(at, _)| at);
    let domain = after.get(..long)?.trim_end_matches(['.', '-']);
    let is_cut = plain.get(at + 1 + domain.len()..)?.starts_with(['@', '_']);
    let is_latin = |c: char| matches!(c, '\u{c0}'..='\u{24f}');
    let is_whole = !before.get(..at - local.len())?.ends_with(|c| is_latin(c) || c == '@')
        && !after.get(domain.len()..)?.starts_with(is_latin);
    let is_plain = !local.is_empty()
        && local.len() <= 64
        && domain.len() <= 190
        && !local.starts_with('.')
        && !local.ends_with('.')
        && !local.as_bytes().windows(2).any(|pair| pair == b"..");
    let labels = domain.split('.');
    let is_host = labels.clone().count() > 1
        && labels
            .clone()
            .all(|label| (1..=63).contains(&label.len()) && !label.starts_with('-') && !label.ends_with('-'))
        && labels.clone().next_back().is_some_and(|top| {
            top.len() > 1 && top.bytes().next().is_some_and(|first| first.is_ascii_alphabetic())
        });
    let (start, end) = (at - local.len(), at + 1 + domain.len());
    let value = plain.get(start..end)?.to_owned();
    (is_plain && is_host && is_whole && !is_cut).then_some(Found { start, end, rank: 0, value })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_in_a_sentence() {
        for (text, expected) in [
            ("Ann.Lee@Shop.Example.", Some("ann.lee@shop.example")),
            ("'ann@shop.example'", Some("ann@shop.example")),
            ("邮箱是ann_1@shop.example谢谢", Some("ann_1@shop.example")),
            ("ａｎｎ＠ｓｈｏｐ．ｅｘａｍｐｌｅ", Some("ann@shop.example")),
            ("my old mail was a@old.example, now it is b@new.example", Some("b@new.example")),
            ("b@new.example instead of a@old.example", Some("b@new.example")),
            ("user:ann@a-b.co.uk/inbox", Some("ann@a-b.co.uk")),
            ("jürgen@shop.example", None),
            ("ann@bücher.example", None),
            ("ann@-shop.example", None),
            ("a..b@shop.example", None),
            ("ann@shop.1", None),
            ("@shop.example", None),
            ("@", None),
        ] {
            assert_eq!(email(text, false).as_deref(), expected, "{text}");
        }
        assert_eq!(email("a@x.example or b@x.example", true), None);
    }
}
