//! Regular expressions for native tools and tests. The browser has its own.

use regex_lite::RegexBuilder;

/// The [`super::Matches`] of native tools. Its dialect lacks JavaScript's look-around and back-references: such a
/// pattern counts as broken.
pub fn native_matches(pattern: &str, is_insensitive: bool, text: &str) -> Option<bool> {
    // The crate knows the cases of ASCII only.
    let lower =
        |c: char| if c.is_ascii() || !is_insensitive { c } else { c.to_lowercase().next().unwrap_or(c) };
    let lowered = |text: &str| text.chars().map(lower).collect::<String>();
    let regex = RegexBuilder::new(&lowered(pattern)).case_insensitive(is_insensitive).build().ok()?;
    Some(regex.is_match(&lowered(text)))
}
