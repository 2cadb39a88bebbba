//! Which characters belong together: scripts written without spaces, words, and what joins them.
//!
//! Ranges instead of Unicode tables: a few comparisons cost no bytes, and a rare character in the
//! wrong class only means one term more or less.

/// The part a character plays in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    /// A letter of a script that puts spaces between words, or a mark that belongs to one.
    Letter,
    /// A decimal digit.
    Digit,
    /// A character of a script written without spaces: Chinese, Japanese, Korean, Thai and kin.
    /// Korean has spaces, but its words end in particles, so that pairs of syllables match better.
    Dense,
    /// Anything else: spaces, punctuation, emoji.
    Other,
}

/// The class of a folded character.
pub fn class(c: char) -> Class {
    match c {
        'a'..='z' => Class::Letter,
        '0'..='9' => Class::Digit,
        '\0'..='\x7f' => Class::Other,
        _ if is_dense(c) => Class::Dense,
        _ if c.is_numeric() => Class::Digit,
        _ if c.is_alphabetic() || is_mark(c) => Class::Letter,
        _ => Class::Other,
    }
}

/// Thai to Myanmar, Khmer, kana, bopomofo, Han with its extensions, hangul.
fn is_dense(c: char) -> bool {
    matches!(c,
        '\u{0e01}'..='\u{0e4e}' | '\u{0e81}'..='\u{0ece}' | '\u{1000}'..='\u{1049}' | '\u{1780}'..='\u{17d3}'
        | '\u{3005}'..='\u{3007}' | '\u{3041}'..='\u{312f}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}'
        | '\u{ac00}'..='\u{d7a3}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{323af}')
}

/// Combining marks that `char::is_alphabetic` leaves out, the viramas of India among them; without
/// them a word would fall to pieces at each accent that has no composed form.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{0300}'..='\u{036f}' | '\u{0591}'..='\u{05bd}' | '\u{064b}'..='\u{065f}' | '\u{0670}'
        | '\u{094d}' | '\u{09cd}' | '\u{0a4d}' | '\u{0acd}' | '\u{0b4d}' | '\u{0bcd}' | '\u{0c4d}' | '\u{0ccd}'
        | '\u{0d4d}' | '\u{093c}' | '\u{09bc}' | '\u{1ab0}'..='\u{1aff}')
}

/// Hiragana: mostly particles and endings, so a single one says little.
pub fn is_hiragana(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{309f}')
}

/// Apostrophes as people type them.
pub fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '\u{2019}' | '\u{02bc}' | '`' | '\u{00b4}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Class) {
        for c in text.chars() {
            assert_eq!(class(c), expected, "{c:?} U+{:04X}", u32::from(c));
        }
    }

    #[test]
    fn letters_of_all_spaced_scripts_are_letters() {
        check("azéßжاשأनमस्ते", Class::Letter);
    }

    #[test]
    fn scripts_without_spaces_are_dense() {
        check("退貨ひらカタ한국ไทย々𠀀", Class::Dense);
    }

    #[test]
    fn digits_of_any_script_are_digits() {
        check("019٣५", Class::Digit);
    }

    #[test]
    fn spaces_punctuation_and_emoji_are_neither() {
        check(" \t\n.,!?、。？！“”…👍❤🏽\u{200d}\u{fe0f}\u{200f}\u{0}", Class::Other);
    }
}
