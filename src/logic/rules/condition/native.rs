//! Regular expressions for native tools and tests. The browser has its own.

use regex_lite::RegexBuilder;

/// The [`super::Matches`] of native tools. Its dialect lacks JavaScript's look-around and back-references: such a
/// pattern counts as broken.
pub fn native_matches(pattern: &str, is_insensitive: bool, text: &str) -> Option<bool> {
    // The crate knows the cases of ASCII only.
    let lowered = |text: &str| match is_insensitive {
        true => text.chars().map(|c| if c.is_ascii() { c } else { c.to_lowercase().next().unwrap_or(c) }).collect(),
        false => text.to_owned(),
    };
    let regex = RegexBuilder::new(&lowered(pattern)).case_insensitive(is_insensitive).build().ok()?;
    Some(regex.is_match(&lowered(text)))
}
