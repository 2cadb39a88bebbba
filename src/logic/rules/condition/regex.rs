//! Which regular expressions are let through to the host, and with how much text.
//!
//! The browser's engine tries alternatives one after the other, and nothing stops it. An expression in which a repeated
//! group holds another repetition, such as `(a+)+`, may try for longer than anybody waits, so it is refused when the
//! config is read, and never run.

use super::super::super::text::clipped;

/// The longest expression, in bytes.
const LONGEST: usize = 500;

/// The longest text that is looked at, in characters.
const MOST_TEXT: usize = 2_000;

/// The text that is looked at.
pub(super) fn clipped_text(text: &str) -> &str {
    clipped(text, MOST_TEXT)
}

/// Whether an expression cannot run for ever: it is short, and no group that is repeated without bound holds such a
/// repetition, or alternatives.
pub(super) fn is_harmless(pattern: &str) -> bool {
    let mut groups = vec![Group::default()];
    let mut letters = pattern.chars().peekable();
    let mut last = Group::default();
    while let Some(letter) = letters.next() {
        let mut item = Group::default();
        match letter {
            '\\' => {
                letters.next();
            }
            '[' => skip_class(&mut letters),
            '(' => {
                groups.push(Group::default());
                continue;
            }
            ')' => item = groups.pop().unwrap_or_default(),
            '|' => {
                if let Some(group) = groups.last_mut() {
                    group.has_alternatives = true;
                }
                continue;
            }
            '*' | '+' | '{' => {
                let is_open = letter != '{' || is_open_count(&mut letters);
                if is_open && (last.has_repetition || last.has_alternatives) {
                    return false;
                }
                if let Some(group) = groups.last_mut() {
                    group.has_repetition |= is_open;
                }
                last = Group { has_repetition: is_open, ..Group::default() };
                // A lazy mark belongs to the repetition.
                if letters.peek() == Some(&'?') {
                    letters.next();
                }
                continue;
            }
            _ => {}
        }
        if let Some(group) = groups.last_mut() {
            group.has_repetition |= item.has_repetition;
            group.has_alternatives |= item.has_alternatives && letter == ')' && item.has_repetition;
        }
        last = item;
    }
    pattern.len() <= LONGEST
}

/// What an expression, or a group in it, holds.
#[derive(Debug, Clone, Copy, Default)]
struct Group {
    has_repetition: bool,
    has_alternatives: bool,
}

fn skip_class(letters: &mut impl Iterator<Item = char>) {
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => {
                letters.next();
            }
            ']' => return,
            _ => {}
        }
    }
}

/// Reads a count such as `{2,5}` to its end; whether it may be high: without an upper end, or above ten.
fn is_open_count(letters: &mut impl Iterator<Item = char>) -> bool {
    let count: String = letters.by_ref().take_while(|letter| *letter != '}').collect();
    let last = count.rsplit_once(',').map_or(count.as_str(), |(_, last)| last);
    last.len() != 1
}

/// The [`super::Matches`] of native tools and tests.
#[cfg(not(target_arch = "wasm32"))]
pub fn native_matches(pattern: &str, is_insensitive: bool, text: &str) -> Option<bool> {
    // JavaScript writes `\/`, which this crate takes for a mistake.
    let pattern = pattern.replace("\\/", "/");
    let regex = regex_lite::RegexBuilder::new(&pattern).case_insensitive(is_insensitive).build().ok()?;
    Some(regex.is_match(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_may_run_for_ever_is_refused() {
        for pattern in [
            "(a+)+",
            "(a*)*b",
            "([a-z]+)*$",
            "(a|aa)+",
            "(a|a?)+",
            "(.*a){12,}",
            "((ab)+c)*",
            "(?:x+x+)+y",
            "(a+){20}",
            "^(([a-z])+.)+[A-Z]([a-z])+$",
        ] {
            assert!(!is_harmless(pattern), "{pattern}");
        }
        assert!(!is_harmless(&"a".repeat(501)));
    }

    #[test]
    fn what_owners_write_is_let_through() {
        for pattern in [
            "^/returns",
            "\\.(jpg|png)$",
            "^/(en|zh)/shop",
            "colou?r",
            "[a-z+*]+@shop",
            "a+b+c*",
            "^.*sale.*$",
            "\\(a+\\)+",
            "(ab){2}",
            "(a+b)?",
            "(a+){2,3}",
            "退货|换货",
            "^/p/\\d{1,6}$",
            "(?i)x",
            "",
            "(",
            "[",
            "\\",
        ] {
            assert!(is_harmless(pattern), "{pattern}");
        }
    }
}
