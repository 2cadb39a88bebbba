//! Numbers for words: each distinct term once, found by hash.
//!
//! One string arena and one open-addressing table instead of a `HashMap<String, u32>`: a third of the
//! memory, no code for generic maps, and the same numbers on every run.

use super::super::text::script::{Class, class};

/// Texts one after the other, numbered from 0.
#[derive(Debug, Default)]
pub struct Texts {
    text: String,
    ends: Vec<u32>,
}

impl Texts {
    /// How many texts there are.
    pub fn count(&self) -> usize {
        self.ends.len()
    }

    /// Adds a text.
    pub fn push(&mut self, text: &str) {
        self.text.push_str(text);
        self.ends.push(small(self.text.len()));
    }

    /// The text with that number; empty where there is none.
    pub fn get(&self, at: usize) -> &str {
        let start = at.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        let end = self.ends.get(at).copied().unwrap_or(start);
        self.text.get(start as usize..end as usize).unwrap_or_default()
    }

    /// Gives back what was reserved for more texts.
    pub fn shrink(&mut self) {
        self.text.shrink_to_fit();
        self.ends.shrink_to_fit();
    }

    /// What they weigh in memory.
    pub fn bytes(&self) -> usize {
        self.text.capacity() + 4 * self.ends.capacity()
    }
}

/// Distinct terms and their numbers, counted from 0.
#[derive(Debug, Default)]
pub struct Vocabulary {
    texts: Texts,
    /// Term number + 1 by hash, 0 where free. A power of two long.
    slots: Vec<u32>,
    /// Which letters a word has, one bit each; 0 for what is never corrected. Filled
    /// by [`Vocabulary::finish`].
    letters: Vec<u32>,
}

impl Vocabulary {
    /// How many terms there are.
    pub fn count(&self) -> usize {
        self.texts.count()
    }

    /// The text of a term.
    pub fn text(&self, term: u32) -> &str {
        self.texts.get(term as usize)
    }

    /// All terms, in the order in which they were taken in.
    pub fn texts(&self) -> Vec<&str> {
        (0..self.count()).map(|at| self.texts.get(at)).collect()
    }

    /// The number of a term, where it is known.
    pub fn find(&self, text: &str) -> Option<u32> {
        let slot = self.slot(text)?;
        self.slots.get(slot).and_then(|number| number.checked_sub(1))
    }

    /// The number of a term, which is taken in where it is new.
    pub fn intern(&mut self, text: &str) -> u32 {
        if (self.count() + 1) * 2 > self.slots.len() {
            self.grow();
        }
        let slot = self.slot(text).unwrap_or(0);
        if let Some(known) = self.slots.get(slot).and_then(|number| number.checked_sub(1)) {
            return known;
        }
        let term = small(self.count());
        self.texts.push(text);
        self.put(slot, term);
        term
    }

    /// Takes a text in; false where it was there already.
    pub fn insert(&mut self, text: &str) -> bool {
        let before = self.count();
        self.intern(text);
        self.count() > before
    }

    fn put(&mut self, slot: usize, term: u32) {
        if let Some(free) = self.slots.get_mut(slot) {
            *free = term + 1;
        }
    }

    /// The slot in which the term is, or would be.
    fn slot(&self, text: &str) -> Option<usize> {
        let last = self.slots.len().checked_sub(1)?;
        let mut at = hash(text) as usize & last;
        while let Some(term) = self.slots.get(at)?.checked_sub(1) {
            if self.text(term) == text {
                break;
            }
            at = (at + 1) & last;
        }
        Some(at)
    }

    fn grow(&mut self) {
        let length = (self.slots.len() * 2).max(64);
        self.slots = vec![0; length];
        for term in 0..small(self.count()) {
            let slot = self.slot(self.text(term)).unwrap_or(0);
            self.put(slot, term);
        }
    }

    /// Ends the building: notes the letters of each term, for corrections.
    pub fn finish(&mut self) {
        self.letters = (0..small(self.count())).map(|term| letters(self.text(term))).collect();
        self.texts.shrink();
    }

    /// The terms that begin so. A scan: ten thousand entries have fewer terms than a frame has time for, and
    /// a sorted list would cost the visitor a sort.
    pub fn starting_with<'a>(&'a self, prefix: &'a str) -> impl Iterator<Item = u32> + 'a {
        (0..small(self.count())).filter(move |&term| self.text(term).starts_with(prefix))
    }

    /// Each term that may be corrected to, with its letters.
    pub fn correctable(&self) -> impl Iterator<Item = (u32, u32)> + '_ {
        (0..small(self.count())).zip(self.letters.iter().copied()).filter(|(_, letters)| *letters != 0)
    }

    /// What it weighs in memory.
    pub fn bytes(&self) -> usize {
        let numbers = self.slots.capacity() + self.letters.capacity();
        self.texts.bytes() + 4 * numbers
    }
}

/// Positions fit: a FAQ of four billion characters does not load in a browser.
pub fn small(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// FNV-1a: short texts, no need for secrecy.
pub fn hash(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |sum, byte| (sum ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// One bit for each letter of a word, 0 where it is not made of letters alone.
pub fn letters(word: &str) -> u32 {
    let is_word = word.chars().all(|c| class(c) == Class::Letter);
    if is_word { word.chars().fold(0, |set, c| set | 1 << (u32::from(c) & 31)) } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled(words: &[&str]) -> Vocabulary {
        let mut vocabulary = Vocabulary::default();
        for word in words {
            vocabulary.intern(word);
        }
        vocabulary.finish();
        vocabulary
    }

    #[test]
    fn a_word_keeps_its_number() {
        let mut vocabulary = filled(&["b", "a", "b", "退货"]);
        assert_eq!(vocabulary.count(), 3);
        assert_eq!(vocabulary.intern("b"), 0);
        assert_eq!(vocabulary.find("退货"), Some(2));
        assert_eq!(vocabulary.find("c"), None);
        assert_eq!(vocabulary.text(1), "a");
    }

    #[test]
    fn an_empty_vocabulary_knows_nothing() {
        let empty = filled(&[]);
        assert_eq!(empty.find(""), None);
        assert_eq!(empty.starting_with("").count(), 0);
        assert_eq!(empty.text(7), "");
    }

    #[test]
    fn growing_loses_nothing() {
        let words: Vec<String> = (0..5_000).map(|n| format!("w{n}")).collect();
        let vocabulary = filled(&words.iter().map(String::as_str).collect::<Vec<_>>());
        assert!(words.iter().enumerate().all(|(at, word)| vocabulary.find(word) == Some(small(at))));
    }

    #[test]
    fn prefixes_are_found_in_order() {
        let vocabulary = filled(&["return", "refund", "rex", "a", "refuse"]);
        let found: Vec<&str> = vocabulary.starting_with("ref").map(|term| vocabulary.text(term)).collect();
        assert_eq!(found, ["refund", "refuse"]);
    }

    #[test]
    fn only_words_may_be_corrected_to() {
        let vocabulary = filled(&["refund", "ps5", "退货", "größe"]);
        assert_eq!(vocabulary.correctable().map(|(term, _)| term).collect::<Vec<_>>(), [0, 3]);
    }
}
