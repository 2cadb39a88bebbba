//! Phrases at the beginning of a text, out of tables that are one string each.
//!
//! A table is phrases with `|` between them, in the form of [`plain`]: a static string gzips well and needs no list
//! of addresses. Tables are short, so that looking through all of one is quicker than it sounds.

use super::super::text::english::plain_words;
use super::super::text::script::{Class, class};
use super::super::text::tokens::runs;

/// A folded text without its punctuation: words, contractions written out (`don't` as `do not`), and runs of scripts
/// without spaces, each with one space behind it.
pub fn plain(folded: &str) -> String {
    let mut plain = String::with_capacity(folded.len() + 8);
    runs(folded, &mut |run, class| {
        if class == Class::Dense {
            push(&mut plain, run);
        } else {
            run.split(['-', '_']).for_each(|word| plain_words(word, &mut |word| push(&mut plain, word)));
        }
    });
    plain
}

fn push(plain: &mut String, word: &str) {
    if !word.is_empty() {
        plain.push_str(word);
        plain.push(' ');
    }
}

/// What follows the phrase, where the [`plain`] text begins with it as whole words.
pub fn after<'t>(text: &'t str, phrase: &str) -> Option<&'t str> {
    let rest = text.strip_prefix(phrase)?;
    let is_word = phrase.bytes().next_back().is_some_and(|last| last.is_ascii());
    match rest.strip_prefix(' ') {
        Some(rest) => Some(rest),
        None if is_word && !rest.is_empty() => None,
        None => Some(rest),
    }
}

/// What follows the longest phrase of the table that the plain text begins with.
pub fn after_any<'t>(text: &'t str, table: &str) -> Option<&'t str> {
    let first = text.bytes().next()?;
    let mut best: Option<&str> = None;
    let mut begins = true;
    // Byte by byte: splitting the table into phrases took three times as long.
    for (at, byte) in table.bytes().enumerate() {
        if begins && byte == first {
            let rest = table.get(at..).and_then(|table| after(text, first_of(table)));
            if rest.is_some_and(|rest| best.is_none_or(|best| rest.len() < best.len())) {
                best = rest;
            }
        }
        begins = byte == b'|';
    }
    best
}

/// The table's first phrase.
fn first_of(table: &str) -> &str {
    let end = table.bytes().position(|byte| byte == b'|').unwrap_or(table.len());
    table.get(..end).unwrap_or(table)
}

/// The plain text from its next word on, or its next character in a script without spaces.
pub fn next(text: &str) -> &str {
    let mut chars = text.char_indices();
    let is_dense = chars.next().is_some_and(|(_, c)| is_dense(c));
    for (at, c) in chars {
        if is_dense || c == ' ' {
            let rest = text.get(at..).unwrap_or_default();
            return rest.strip_prefix(' ').unwrap_or(rest);
        }
    }
    ""
}

/// The first word of a plain text, or its first character in a script without spaces.
pub fn first(text: &str) -> &str {
    let end = text.len() - next(text).len();
    let word = text.get(..end).unwrap_or(text);
    word.strip_suffix(' ').unwrap_or(word)
}

/// What follows the first place where the plain text has a phrase of the table.
pub fn find_any<'t>(text: &'t str, table: &str) -> Option<&'t str> {
    let mut rest = text;
    while !rest.is_empty() {
        if let Some(found) = after_any(rest, table) {
            return Some(found);
        }
        rest = next(rest);
    }
    None
}

/// Whether the plain text is phrases of the table and nothing else.
pub fn is_all(text: &str, table: &str) -> bool {
    let mut rest = text;
    while !rest.is_empty() {
        match after_any(rest, table) {
            Some(found) => rest = found,
            None => return false,
        }
    }
    true
}

/// How much a plain text holds: its words, and characters of scripts without spaces.
pub fn count(text: &str) -> usize {
    let mut count = 0;
    let mut rest = text;
    while !rest.is_empty() {
        count += 1;
        rest = next(rest);
    }
    count
}

/// Whether a character belongs to a script without spaces.
pub fn is_dense(c: char) -> bool {
    class(c) == Class::Dense
}

/// Whether a clause may end at a character.
pub fn is_break(c: char) -> bool {
    matches!(
        c,
        ',' | '.'
            | '!'
            | '?'
            | ';'
            | ':'
            | '~'
            | '\n'
            | '…'
            | '，'
            | '。'
            | '！'
            | '？'
            | '；'
            | '：'
            | '、'
            | '～'
    )
}

/// Whether a character stands between clauses: a space or a sign that ends one.
pub fn is_gap(c: char) -> bool {
    c == ' ' || is_break(c)
}

/// The text from its first character on that is no gap. A question mark at its end stays.
pub fn from_word(text: &str) -> &str {
    let start = text.char_indices().find(|&(_, c)| !is_gap(c)).map_or(text.len(), |(at, _)| at);
    text.get(start..).unwrap_or_default()
}

#[cfg(test)]
pub(crate) mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::logic::text::{folded, native_fold};

    /// Fails where a phrase of a table is not in plain form, so that it could never be found.
    pub fn check_table(table: &str) {
        for phrase in table.split('|') {
            assert!(!phrase.is_empty(), "an empty phrase in {table}");
            assert_eq!(plain(phrase).trim_end(), phrase, "not in plain form");
        }
    }

    #[test]
    fn plain_text_is_words_and_runs() {
        assert_eq!(plain("don't e-mail, me!"), "do not e mail me ");
        assert_eq!(plain("你好,退iphone 15吗?"), "你好 退 iphone 15 吗 ");
        assert_eq!(plain("?! 👍"), "");
    }

    #[test]
    fn phrases_are_whole_words() {
        assert_eq!(after("hi there ", "hi"), Some("there "));
        assert_eq!(after("high ", "hi"), None);
        assert_eq!(after("你好吗 ", "你好"), Some("吗 "));
        assert_eq!(after_any("how are you doing ", "how are you|how are you doing"), Some(""));
        assert_eq!(find_any("i want a human now ", "human"), Some("now "));
        assert_eq!((first("a b "), next("a b "), first("你好 "), next("你好 ")), ("a", "b ", "你", "好 "));
        assert_eq!((count("to be 你好 "), count("")), (4, 0));
        assert!(is_all("ok 好的 ", "ok|好的") && !is_all("ok 好的 x ", "ok|好的"));
    }

    proptest! {
        #[test]
        fn any_text_is_walked_to_its_end(text in "[a-z' -]{0,30}|[一-龥a-z ]{0,12}|\\PC{0,20}") {
            let plain = plain(&folded(native_fold, &text));
            prop_assert!(count(&plain) <= plain.len());
            prop_assert!(!from_word(&text).starts_with(is_gap));
        }
    }
}
