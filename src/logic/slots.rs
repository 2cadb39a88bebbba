//! Values that visitors write, understood: order numbers, e-mail addresses, days, amounts, telephone numbers, choices.
//!
//! Each kind has a file: it finds the places of a text that may be its value, and [`settle`] says which is meant. `read`
//! cuts a text into tokens, `numeral` reads numbers in digits and words, `context` knows what stands around a bare
//! number. English and Chinese, simplified and traditional, also in full-width characters.

mod amount;
mod choice;
mod code;
mod context;
mod date;
mod email;
mod number;
mod numeral;
mod phone;
mod read;
mod settle;
mod text;

use super::faq::action::{Slot, SlotKind};
use super::text::clipped;

/// How many characters of a message are looked at. What answers a question is short; the rest would only cost time.
const LONGEST: usize = 2_000;

/// What is known when a text is understood.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    /// Today in the visitor's time zone: `2026-06-15`. Where it is no such text, days are known only in full.
    pub today: &'a str,
    /// The visitor's language as the browser tells it: `en-GB`. It decides whether `03/04` is in March or in April; an
    /// empty one counts as American English.
    pub lang: &'a str,
}

/// The value that a text gives for a slot that was asked for; none where nothing in it can be used. The text is as the
/// visitor wrote it, normalised (NFKC) but not in small letters. A value that is understood gives itself, so that the
/// field of a form may be checked with this, too.
pub fn understand(slot: &Slot, text: &str, asked: Asked) -> Option<String> {
    value(slot, text, asked, false)
}

/// The values that a question holds for slots of a form though nobody asked for them: the slot's place and its value.
/// Cautious where [`understand`] is generous: a free text is never taken, digits only where a word or a sign says what
/// they are, and none of two values unless one is corrected by the other. Of several slots of a kind the first is filled.
pub fn find(slots: &[Slot], text: &str, asked: Asked) -> Vec<(usize, String)> {
    let mut found: Vec<(usize, String)> = Vec::new();
    for (at, slot) in slots.iter().enumerate() {
        let is_first = slots.iter().take(at).all(|other| other.kind != slot.kind);
        if is_first {
            found.extend(value(slot, text, asked, true).map(|value| (at, value)));
        }
    }
    found
}

fn value(slot: &Slot, text: &str, asked: Asked, is_strict: bool) -> Option<String> {
    let text = clipped(text, LONGEST);
    match &slot.kind {
        SlotKind::Text if is_strict => None,
        SlotKind::Text => text::text(&slot.label, text),
        SlotKind::Email => email::email(text, is_strict),
        SlotKind::Code(pattern) => code::code(pattern.as_deref(), &slot.label, text, is_strict),
        SlotKind::Date(when) => date::date(*when, text, asked, is_strict),
        SlotKind::Amount => amount::amount(text, is_strict),
        SlotKind::Phone => phone::phone(text, is_strict),
        SlotKind::Number => number::number(text, is_strict),
        SlotKind::Choice(options) => choice::choice(options, text, is_strict),
    }
}

#[cfg(test)]
mod tests;
