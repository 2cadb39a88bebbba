//! Values that visitors write, understood: order numbers, e-mail addresses, days, amounts, telephone numbers, choices.

use super::faq::action::Slot;

/// What is known when a text is understood.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    /// Today in the visitor's time zone: `2026-06-15`.
    pub today: &'a str,
}

/// The value that a text gives for a slot that was asked for; none where nothing in it can be used. The text is as the
/// visitor wrote it, normalised (NFKC) but not in small letters.
pub fn understand(slot: &Slot, text: &str, asked: Asked) -> Option<String> {
    let _ = (slot, text, asked);
    None
}

/// The values that a question holds for slots of a form though nobody asked for them: the slot's place and its value.
/// Cautious where [`understand`] is generous: a free text is never taken, a bare number only where it fits the pattern.
pub fn find(slots: &[Slot], text: &str, asked: Asked) -> Vec<(usize, String)> {
    let _ = (slots, text, asked);
    Vec::new()
}
