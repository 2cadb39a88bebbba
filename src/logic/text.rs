//! From a visitor's characters to the terms that are compared.
//!
//! Unicode normalisation is handed in as a [`Fold`]: the browser has it, and its tables would cost
//! the visitor more bytes than the rest of the matcher.

/// Unicode NFKC and then lower case, as the host does it. Full-width letters and digits come out as
/// plain ones.
pub type Fold = fn(&str) -> String;

/// The [`Fold`] of native tools and tests.
#[cfg(not(target_arch = "wasm32"))]
pub fn native_fold(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization;
    text.nfkc().collect::<String>().to_lowercase()
}
