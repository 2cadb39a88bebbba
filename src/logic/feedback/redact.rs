//! Stand-in until the real one is merged.

/// What was masked.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Redacted {
    /// The text.
    pub text: String,
    /// What.
    pub masked: Vec<()>,
}

/// Masks words with an at sign.
pub fn redact(text: &str) -> Redacted {
    let mut masked = Vec::new();
    let words: Vec<&str> = text
        .split(' ')
        .map(|word| {
            if word.contains('@') {
                masked.push(());
                "[email]"
            } else {
                word
            }
        })
        .collect();
    Redacted { text: words.join(" "), masked }
}
