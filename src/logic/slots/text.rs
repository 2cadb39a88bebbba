//! A text of one line, without what only leads to it.

use super::super::text::clipped;
use super::read::{is_space, is_unseen, plain, starts};

/// How many characters are kept.
pub const LONGEST: usize = 500;

/// The text in one line. Quotes around it go, and words in front that repeat what was asked for: `My new address is …`,
/// `新地址：…`.
pub fn text(label: &str, text: &str) -> Option<String> {
    let mut line = String::with_capacity(text.len());
    for c in text.chars() {
        if !is_unseen(c) {
            line.push(if is_space(c) { ' ' } else { c });
        }
    }
    let mut line = clipped(line.trim_matches(' '), LONGEST).trim_end_matches(' ');
    loop {
        let rest = unquoted(behind(label, unquoted(line)));
        if rest.is_empty() || rest.len() == line.len() {
            break;
        }
        line = rest;
    }
    (!line.is_empty()).then(|| line.to_owned())
}

fn unquoted(text: &str) -> &str {
    let text = text.trim_matches(' ');
    for (open, close) in [('"', '"'), ('“', '”'), ('「', '」'), ('\'', '\''), ('‘', '’')] {
        let inner = text.strip_prefix(open).and_then(|text| text.strip_suffix(close));
        if let Some(inner) = inner.filter(|inner| !inner.contains([open, close]) && !inner.is_empty()) {
            return inner.trim_matches(' ');
        }
    }
    text
}

/// What stands behind the label, where the text begins with it and a sign or `is` follows.
fn behind<'t>(label: &str, text: &'t str) -> &'t str {
    let folded = plain(text);
    // Only where the plain text has its characters at the same places as the text.
    if label.is_empty() || folded.chars().count() != text.chars().count() {
        return text;
    }
    let mut at = starts(&folded, "my|the|our|我的|我们的");
    at += spaces(&folded, at);
    let rest = folded.get(at..).unwrap_or_default();
    let named = starts(rest, &plain(label));
    if named == 0 {
        return text;
    }
    at += named;
    at += spaces(&folded, at);
    let link = starts(folded.get(at..).unwrap_or_default(), "is:|is|was|:|：|=|是：|是:|是|为");
    if link == 0 {
        return text;
    }
    let count = folded.get(..at + link).map_or(0, |front| front.chars().count());
    text.char_indices().nth(count).and_then(|(at, _)| text.get(at..)).unwrap_or(text)
}

fn spaces(text: &str, at: usize) -> usize {
    usize::from(text.get(at..).is_some_and(|rest| rest.starts_with(' ')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_line_without_what_leads_to_it() {
        for (label, typed, expected) in [
            ("New address", "  12 High St\nLondon\u{202e} ", Some("12 High St London")),
            ("", "👩\u{200d}👧", Some("👩\u{200d}👧")),
            ("New address", "my new address is 12 High St", Some("12 High St")),
            ("New address", "New address: 12 High St", Some("12 High St")),
            ("新地址", "我的新地址是上海市徐汇区", Some("上海市徐汇区")),
            ("新地址", "新地址：上海", Some("上海")),
            ("New address", "my address is wrong", Some("my address is wrong")),
            ("New address", "\"12 High St\"", Some("12 High St")),
            ("", "\"a\" and \"b\"", Some("\"a\" and \"b\"")),
            ("", "__proto__", Some("__proto__")),
            ("Note", "Note:", Some("Note:")),
            ("", " \u{3000}\u{200b} ", None),
            ("", "", None),
        ] {
            assert_eq!(text(label, typed).as_deref(), expected, "{typed}");
        }
        assert_eq!(text("", &"字".repeat(600)).map(|text| text.chars().count()), Some(LONGEST));
    }
}
