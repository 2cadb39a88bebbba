//! From a visitor's characters to the terms that are compared.
//!
//! It decides what counts as a term; what a term is worth is the matcher's business, so nothing here
//! knows about entries or weights. Unicode normalisation is handed in as a [`Fold`]: the browser has
//! it, and its tables would cost the visitor more bytes than the rest of the matcher. Start at
//! [`tokens`]; each family of scripts has its own file.

pub mod english;
pub mod script;
pub mod stem;
pub mod tokens;
pub mod traditional;

/// Unicode normalisation and lower case, as the host does it: compatibility forms become plain ones
/// (full-width letters and digits), and accents of Latin, Greek and Cyrillic letters go, since visitors
/// leave them out: NFKD, without U+0300 to U+036F, then NFC.
pub type Fold = fn(&str) -> String;

/// Whether folding takes a decomposed character away.
pub fn is_accent(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

/// The [`Fold`] of native tools and tests.
#[cfg(not(target_arch = "wasm32"))]
pub fn native_fold(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    text.nfkd().filter(|&c| !is_accent(c)).nfc().collect::<String>().to_lowercase()
}

/// Folds a text. Plain ASCII, most of what visitors type, never leaves the module for the host.
pub fn folded(fold: Fold, text: &str) -> String {
    if text.is_ascii() { text.to_ascii_lowercase() } else { traditional::simplified(&fold(text)) }
}

/// The first `limit` characters of a text, or all of it where it is shorter.
pub fn clipped(text: &str, limit: usize) -> &str {
    let end = text.char_indices().nth(limit).map_or(text.len(), |(at, _)| at);
    text.get(..end).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ascii_is_folded_without_the_host() {
        assert_eq!(folded(|_| unreachable!(), "Hello THERE"), "hello there");
    }

    #[test]
    fn everything_else_is_folded_by_the_host() {
        assert_eq!(folded(native_fold, "ＡＢＣ１２３ Ünï ﬁ"), "abc123 uni fi");
    }

    #[test]
    fn clipping_counts_characters_and_never_cuts_one() {
        assert_eq!(clipped("退货政策", 2), "退货");
        assert_eq!(clipped("abc", 3), "abc");
        assert_eq!(clipped("abc", 10), "abc");
        assert_eq!(clipped("👍🏽a", 1), "👍");
        assert_eq!(clipped("", 0), "");
    }
}
