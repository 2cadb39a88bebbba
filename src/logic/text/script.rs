//! Which characters belong together: scripts written without spaces, words, and what joins them.
//!
//! Ranges instead of Unicode's tables, which would cost the visitor 4 kB: a rare character in the wrong
//! class only means one term more or less.

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
        _ if is_digit(c) => Class::Digit,
        _ if OTHER.iter().any(|(first, last)| (*first..=*last).contains(&c)) => Class::Other,
        _ => Class::Letter,
    }
}

/// Whether a character, folded or not, may be part of a word or number of any script.
pub fn is_written(c: char) -> bool {
    class(c.to_ascii_lowercase()) != Class::Other
}

/// What is neither letter, mark nor digit beyond ASCII: punctuation, symbols, controls, emoji. What
/// folding takes away may be in it or not.
const OTHER: [(char, char); 40] = [
    ('\u{80}', '\u{a9}'),
    ('\u{ab}', '\u{b4}'),
    ('\u{b6}', '\u{b8}'),
    ('\u{bb}', '\u{bf}'),
    ('\u{d7}', '\u{d7}'),
    ('\u{f7}', '\u{f7}'),
    ('\u{37e}', '\u{37e}'),
    ('\u{387}', '\u{387}'),
    ('\u{55a}', '\u{55f}'),
    ('\u{589}', '\u{58f}'),
    ('\u{5be}', '\u{5be}'),
    ('\u{5c0}', '\u{5c0}'),
    ('\u{5c3}', '\u{5c3}'),
    ('\u{5f3}', '\u{5f4}'),
    ('\u{600}', '\u{60f}'),
    ('\u{61b}', '\u{61f}'),
    ('\u{66a}', '\u{66d}'),
    ('\u{6d4}', '\u{6d4}'),
    ('\u{6dd}', '\u{6de}'),
    ('\u{700}', '\u{70f}'),
    ('\u{964}', '\u{965}'),
    ('\u{e3f}', '\u{e3f}'),
    ('\u{e4f}', '\u{e4f}'),
    ('\u{e5a}', '\u{e5b}'),
    ('\u{104a}', '\u{104f}'),
    ('\u{1360}', '\u{1368}'),
    ('\u{17d4}', '\u{17db}'),
    ('\u{1800}', '\u{180e}'),
    ('\u{2000}', '\u{2bff}'),
    ('\u{2e00}', '\u{3040}'),
    ('\u{3200}', '\u{33ff}'),
    ('\u{e000}', '\u{f8ff}'),
    ('\u{fe00}', '\u{fe6f}'),
    ('\u{feff}', '\u{ff0f}'),
    ('\u{ff1a}', '\u{ff20}'),
    ('\u{ff3b}', '\u{ff40}'),
    ('\u{ff5b}', '\u{ff65}'),
    ('\u{ffe0}', '\u{ffff}'),
    ('\u{1f000}', '\u{1faff}'),
    ('\u{e0000}', '\u{10ffff}'),
];

/// Decimal digits of the scripts with spaces: Arabic, and those of India, each at the same place of its
/// block; of the others Thai, Lao and Khmer.
fn is_digit(c: char) -> bool {
    let is_indic = matches!(c, '\u{900}'..='\u{dff}') && matches!(u32::from(c) % 128, 0x66..=0x6f);
    is_indic
        || matches!(c, '\u{660}'..='\u{669}' | '\u{6f0}'..='\u{6f9}' | '\u{e50}'..='\u{e59}'
            | '\u{ed0}'..='\u{ed9}' | '\u{17e0}'..='\u{17e9}' | '\u{ff10}'..='\u{ff19}')
}

/// Thai to Myanmar, Khmer, kana, bopomofo, Han with its extensions, hangul.
fn is_dense(c: char) -> bool {
    matches!(c,
        '\u{0e01}'..='\u{0e4e}' | '\u{0e81}'..='\u{0ece}' | '\u{1000}'..='\u{1049}' | '\u{1780}'..='\u{17d3}'
        | '\u{3005}'..='\u{3007}' | '\u{3041}'..='\u{312f}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}'
        | '\u{ac00}'..='\u{d7a3}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{323af}')
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
    use super::super::native_fold;
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
        check("019٣५৪௪", Class::Digit);
    }

    #[test]
    fn no_letter_of_unicode_is_taken_for_a_sign() {
        let lost =
            |c: &char| native_fold(&c.to_string()) == c.to_string() && c.is_alphabetic() && !is_written(*c);
        let lost: String = ('\u{80}'..='\u{ffff}').filter(lost).collect();
        // Roman numerals of the ruins, turned letters, the numerals of Suzhou's shopkeepers.
        assert_eq!(lost, "ៗⅎↀↁↂↄↅↆↇↈⸯ〡〢〣〤〥〦〧〨〩〱〲〳〴〵〻〼");
    }

    #[test]
    fn the_signs_that_end_sentences_are_none_of_its_words() {
        check("؟،۔।॥։።၊។¿¡«»„‚·、。「」《》！，：；？～￥", Class::Other);
    }

    #[test]
    fn spaces_punctuation_and_emoji_are_neither() {
        check(" \t\n.,!?、。？！“”…👍❤🏽\u{200d}\u{fe0f}\u{200f}\u{0}", Class::Other);
    }
}
