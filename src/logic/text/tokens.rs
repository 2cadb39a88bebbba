//! Cuts a folded text into terms.
//!
//! One pass, linear in the text whatever it holds. A word is a run of letters; a code (`rtx-4090`,
//! `2,000`) is a run with digits in it, kept whole and given again in parts; scripts without spaces
//! come as pairs of neighbours and, as weaker evidence, single characters.

use super::english::{is_stop, plain_words};
use super::script::{Class, class, is_apostrophe};
use super::stem::stem;

/// Words longer than this many bytes are cut: nobody asks with them, and they would fill the index.
pub const LONGEST_WORD: usize = 64;

/// What kind of evidence a term is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A stemmed word.
    Word,
    /// A word that carries grammar rather than a subject; see [`is_stop`].
    Stop,
    /// A number or product code, kept whole.
    Code,
    /// Two neighbours in a script without spaces, or a character that stands alone.
    Pair,
    /// A part of a [`Kind::Code`], or one character out of a longer run: weak evidence.
    Part,
}

/// Calls `emit` with every term of a folded text, in order.
pub fn terms(text: &str, emit: &mut dyn FnMut(&str, Kind)) {
    runs(text, &mut |run, class| terms_of(run, class, emit));
}

/// Calls `emit` with each run of characters that may hold terms, and what they are: each run can be cut into terms
/// without its neighbours.
pub fn runs(text: &str, emit: &mut dyn FnMut(&str, Class)) {
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let class = class(first);
        let end = match class {
            Class::Other => first.len_utf8(),
            Class::Dense => dense_end(rest),
            Class::Letter | Class::Digit => word_end(rest),
        };
        // Not `split_at`: its panic would bring in how a text is quoted, 5 kB.
        if class != Class::Other {
            emit(rest.get(..end).unwrap_or(rest), class);
        }
        rest = rest.get(end..).unwrap_or_default();
    }
}

/// Calls `emit` with every term of one of the [`runs`].
pub fn terms_of(run: &str, class: Class, emit: &mut dyn FnMut(&str, Kind)) {
    if class == Class::Dense { dense(run, emit) } else { word_or_code(run, emit) }
}

fn dense_end(text: &str) -> usize {
    text.find(|c| class(c) != Class::Dense).unwrap_or(text.len())
}

fn is_in_word(c: char) -> bool {
    matches!(class(c), Class::Letter | Class::Digit)
}

/// Where the word ends that the text begins with. A joiner belongs to it when a letter or digit
/// follows: an apostrophe or hyphen always, a point or comma only between digits.
fn word_end(text: &str) -> usize {
    let mut before = ' ';
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map_or(' ', |&(_, next)| next);
        if !is_in_word(c) && !is_joiner(before, c, next) {
            return at;
        }
        before = c;
    }
    text.len()
}

fn is_joiner(before: char, c: char, next: char) -> bool {
    match c {
        '.' | ',' => class(before) == Class::Digit && class(next) == Class::Digit,
        '-' | '_' => is_in_word(before) && is_in_word(next),
        _ => is_apostrophe(c) && is_in_word(before) && is_in_word(next),
    }
}

fn word_or_code(run: &str, emit: &mut dyn FnMut(&str, Kind)) {
    if run.chars().any(|c| class(c) == Class::Digit) {
        return code(run, emit);
    }
    for part in hyphenated(run).split(['-', '_']) {
        plain_words(part, &mut |plain| word(plain, emit));
    }
}

/// `e-mail` and `t-shirt` are one word, `sign-up` is two.
fn hyphenated(run: &str) -> String {
    let is_letter_first = run.chars().nth(1) == Some('-');
    if is_letter_first { run.replacen('-', "", 1) } else { run.to_owned() }
}

fn word(plain: &str, emit: &mut dyn FnMut(&str, Kind)) {
    let plain = short(plain);
    if is_stop(plain) {
        emit(plain, Kind::Stop);
    } else if !plain.is_empty() {
        emit(&stem(plain), Kind::Word);
    }
}

fn short(word: &str) -> &str {
    let end = (0..=LONGEST_WORD.min(word.len())).rev().find(|&at| word.is_char_boundary(at));
    word.get(..end.unwrap_or(0)).unwrap_or(word)
}

fn code(run: &str, emit: &mut dyn FnMut(&str, Kind)) {
    let whole: String = run.chars().filter(|&c| is_in_word(c)).collect();
    emit(short(&whole), Kind::Code);
    let mut rest = run.trim_start_matches(|c| !is_in_word(c));
    while let Some(kind) = rest.chars().next().map(class) {
        let end = rest.find(|c| class(c) != kind).unwrap_or(rest.len());
        let part = rest.get(..end).unwrap_or(rest);
        if part.len() < whole.len() {
            emit(&stem(short(part)), Kind::Part);
        }
        rest = rest.get(end..).unwrap_or_default().trim_start_matches(|c| !is_in_word(c));
    }
}

fn dense(run: &str, emit: &mut dyn FnMut(&str, Kind)) {
    let mut starts = run.char_indices().map(|(at, c)| (at, at + c.len_utf8())).peekable();
    let is_alone = run.chars().nth(1).is_none();
    while let Some((start, end)) = starts.next() {
        let single = run.get(start..end).unwrap_or_default();
        emit(single, if is_alone { Kind::Pair } else { Kind::Part });
        if let Some(&(_, next_end)) = starts.peek() {
            emit(run.get(start..next_end).unwrap_or_default(), Kind::Pair);
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::logic::text::native_fold;

    fn all(text: &str) -> Vec<(String, Kind)> {
        let mut found = Vec::new();
        terms(&native_fold(text), &mut |term, kind| found.push((term.to_owned(), kind)));
        found
    }

    fn check(text: &str, expected: &[(&str, Kind)]) {
        let expected: Vec<(String, Kind)> = expected.iter().map(|&(t, kind)| (t.to_owned(), kind)).collect();
        assert_eq!(all(text), expected, "{text}");
    }

    #[test]
    fn words_are_stemmed_and_stop_words_marked() {
        check(
            "How do refunds work?",
            &[("how", Kind::Stop), ("do", Kind::Stop), ("refund", Kind::Word), ("work", Kind::Word)],
        );
    }

    #[test]
    fn codes_are_kept_whole_and_in_parts() {
        check("RTX-4090", &[("rtx4090", Kind::Code), ("rtx", Kind::Part), ("4090", Kind::Part)]);
        check(
            "2,000.50",
            &[("200050", Kind::Code), ("2", Kind::Part), ("000", Kind::Part), ("50", Kind::Part)],
        );
        check("42", &[("42", Kind::Code)]);
        check("ps5", &[("ps5", Kind::Code), ("ps", Kind::Part), ("5", Kind::Part)]);
    }

    #[test]
    fn hyphens_split_words_but_not_single_letters() {
        check("sign-up", &[("sign", Kind::Word), ("up", Kind::Word)]);
        check("e-mail", &[("email", Kind::Word)]);
    }

    #[test]
    fn punctuation_never_sticks() {
        check("«refund», (refund) refund. - 'refund'", &[("refund", Kind::Word); 4]);
    }

    #[test]
    fn chinese_comes_in_pairs_and_singles() {
        check(
            "怎么退货",
            &[
                ("怎", Kind::Part),
                ("怎么", Kind::Pair),
                ("么", Kind::Part),
                ("么退", Kind::Pair),
                ("退", Kind::Part),
                ("退货", Kind::Pair),
                ("货", Kind::Part),
            ],
        );
        check("退", &[("退", Kind::Pair)]);
    }

    #[test]
    fn mixed_scripts_are_cut_where_they_meet() {
        check("退iPhone", &[("退", Kind::Pair), ("iphon", Kind::Word)]);
    }

    #[test]
    fn emoji_and_control_characters_are_no_terms() {
        check("👍🏽 ❤️ \u{200f}\u{202e} 1️⃣", &[("1", Kind::Code)]);
        check("!?。…", &[]);
        check("", &[]);
    }

    #[test]
    fn accents_without_a_composed_form_stay_in_their_word() {
        assert_eq!(all("x\u{0301}y").len(), 1);
        assert_eq!(all("नमस्ते दुनिया").len(), 2);
    }

    #[test]
    fn an_endless_word_is_cut() {
        let found = all(&"ab".repeat(100_000));
        assert!(found.len() == 1 && found[0].0.len() <= LONGEST_WORD);
    }

    proptest! {
        #[test]
        fn any_text_gives_terms_without_gaps(text in any::<String>()) {
            for (term, _) in all(&text) {
                prop_assert!(!term.is_empty());
                prop_assert!(term.chars().all(|c| class(c) != Class::Other));
            }
        }

        #[test]
        fn cutting_is_deterministic(text in "[a-z0-9'. -]{0,40}|[一-龥]{0,12}|\\PC{0,20}") {
            prop_assert_eq!(all(&text), all(&text));
        }
    }
}
