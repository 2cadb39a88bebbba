//! Likeness by trigrams: against typos, inflection, compounds, and for telling paraphrases apart.
//!
//! Two uses: trigrams as terms of their own index, and the fingerprint of each single phrasing, which
//! knows when the question is one of them almost word for word.

use super::super::text::script::{Class, class, is_apostrophe};
use super::vocabulary::small;

/// Three characters of 21 bits each; fewer stand to the right.
pub type Gram = u64;

const CHARACTER: u32 = 21;

/// Calls `emit` with each trigram of a folded text: of words with a space on either side, and up to
/// three neighbours in scripts without spaces.
pub fn grams(text: &str, emit: &mut dyn FnMut(Gram)) {
    let mut word = Window::default();
    let mut run = Window::default();
    for c in text.chars().filter(|&c| !is_apostrophe(c)) {
        let class = class(c);
        if class == Class::Letter || class == Class::Digit {
            if word.length == 0 {
                word.push(' ');
            }
            word.push(c);
            word.emit_whole(emit);
        } else {
            word.close(emit);
        }
        if class == Class::Dense {
            run.push(c);
            (0..run.length.min(3)).rev().for_each(|shorter| emit(run.last(shorter + 1)));
        } else {
            run = Window::default();
        }
    }
    word.close(emit);
}

/// The last characters of a word or run.
#[derive(Default)]
struct Window {
    length: u32,
    characters: u64,
}

impl Window {
    fn push(&mut self, c: char) {
        self.length += 1;
        self.characters = self.characters << CHARACTER | u64::from(c);
    }

    /// The last one, two or three characters.
    fn last(&self, count: u32) -> Gram {
        self.characters & ((1 << (count * CHARACTER)) - 1)
    }

    fn emit_whole(&self, emit: &mut dyn FnMut(Gram)) {
        if self.length >= 3 {
            emit(self.last(3));
        }
    }

    /// Ends a word.
    fn close(&mut self, emit: &mut dyn FnMut(Gram)) {
        if self.length > 0 {
            self.push(' ');
            self.emit_whole(emit);
            *self = Window::default();
        }
    }
}

/// A trigram as 16 bits: enough to tell the few dozen of two phrasings apart.
pub fn short(gram: Gram) -> u16 {
    (gram.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 48) as u16
}

/// The set of a text's trigrams in their [`short`] form, sorted.
pub fn fingerprint(text: &str) -> Vec<u16> {
    let mut print: Vec<u16> = Vec::new();
    grams(text, &mut |gram| {
        let short = short(gram);
        // A text has some dozen trigrams: putting each in its place needs less code than a sort.
        if let Err(place) = print.binary_search(&short) {
            print.insert(place, short);
        }
    });
    print
}

/// A set of trigrams in their [`short`] form, ready to be compared with many others.
#[derive(Debug)]
pub struct Marks {
    bits: Vec<u64>,
    count: usize,
}

impl Default for Marks {
    fn default() -> Self {
        Marks { bits: vec![0; 1 << 10], count: 0 }
    }
}

impl Marks {
    /// Adds one; false where it was there.
    pub fn insert(&mut self, short: u16) -> bool {
        let bit = 1 << (short & 63);
        let Some(bits) = self.bits.get_mut(usize::from(short >> 6)) else { return false };
        let is_new = *bits & bit == 0;
        *bits |= bit;
        self.count += usize::from(is_new);
        is_new
    }

    fn has(&self, short: u16) -> bool {
        self.bits.get(usize::from(short >> 6)).is_some_and(|bits| bits >> (short & 63) & 1 == 1)
    }

    /// How alike it is to a set without repeats, from 0 to 1 (Dice of the sets).
    pub fn dice(&self, other: &[u16]) -> f32 {
        let common = other.iter().filter(|&&short| self.has(short)).count();
        2.0 * common as f32 / (self.count + other.len()).max(1) as f32
    }
}

/// The fingerprints of all phrasings, by entry.
#[derive(Debug, Default)]
pub struct Phrasings {
    prints: Vec<u16>,
    /// Where each phrasing ends in `prints`.
    ends: Vec<u32>,
    /// Where each entry ends in `ends`.
    entry_ends: Vec<u32>,
}

impl Phrasings {
    /// Takes in a trigram of the phrasing being added, each once.
    pub fn push(&mut self, short: u16) {
        self.prints.push(short);
    }

    /// Ends the phrasing being added.
    pub fn close(&mut self) {
        self.ends.push(small(self.prints.len()));
    }

    /// Ends the entry being added.
    pub fn close_entry(&mut self) {
        self.entry_ends.push(small(self.ends.len()));
    }

    /// How many phrasings there are.
    pub fn count(&self) -> usize {
        self.ends.len()
    }

    /// Gives back what was reserved for more phrasings.
    pub fn shrink(&mut self) {
        self.prints.shrink_to_fit();
        self.ends.shrink_to_fit();
        self.entry_ends.shrink_to_fit();
    }

    /// How alike a text and the entry's nearest phrasing are, from 0 to 1 (Dice of the sets).
    pub fn likeness(&self, entry: usize, asked: &Marks) -> f32 {
        let (first, end) = between(&self.entry_ends, entry);
        let mut best = 0.0_f32;
        for phrasing in first..end {
            let (start, end) = between(&self.ends, phrasing);
            best = best.max(asked.dice(self.prints.get(start..end).unwrap_or_default()));
        }
        best
    }

    /// What it weighs in memory.
    pub fn bytes(&self) -> usize {
        2 * self.prints.capacity() + 4 * (self.ends.capacity() + self.entry_ends.capacity())
    }
}

/// Where the part with this number starts and ends, of a list of ends.
pub fn between(ends: &[u32], at: usize) -> (usize, usize) {
    let start = at.checked_sub(1).and_then(|before| ends.get(before)).copied().unwrap_or(0);
    let end = ends.get(at).copied().unwrap_or(start);
    (start as usize, end as usize)
}

/// How alike two sorted fingerprints are, from 0 to 1 (Dice of the sets).
pub fn dice(one: &[u16], other: &[u16]) -> f32 {
    let mut common = 0_usize;
    let mut rest = other.iter().peekable();
    for gram in one {
        while rest.next_if(|next| *next < gram).is_some() {}
        common += usize::from(rest.next_if(|next| *next == gram).is_some());
    }
    2.0 * common as f32 / (one.len() + other.len()).max(1) as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spelt(gram: Gram) -> String {
        let characters = [2, 1, 0].map(|at| gram >> (at * CHARACTER) & 0x1f_ffff);
        let characters = characters.into_iter().filter_map(|c| u32::try_from(c).ok());
        characters.filter(|&c| c > 0).filter_map(char::from_u32).collect()
    }

    fn check(text: &str, expected: &[&str]) {
        let mut found = Vec::new();
        grams(text, &mut |gram| found.push(spelt(gram)));
        assert_eq!(found, expected, "{text}");
    }

    fn marks(text: &str) -> Marks {
        let mut marks = Marks::default();
        for short in fingerprint(text) {
            marks.insert(short);
        }
        marks
    }

    #[test]
    fn words_are_padded() {
        check("to be", &[" to", "to ", " be", "be "]);
        check("a", &[" a "]);
        check("don't", &[" do", "don", "ont", "nt "]);
    }

    #[test]
    fn scripts_without_spaces_give_one_two_and_three() {
        check("怎么退货", &["怎", "怎么", "么", "怎么退", "么退", "退", "么退货", "退货", "货"]);
    }

    #[test]
    fn nothing_comes_of_nothing() {
        check("", &[]);
        check("?! 👍", &[]);
    }

    #[test]
    fn likeness_is_of_the_nearest_phrasing() {
        let mut phrasings = Phrasings::default();
        phrasings.close_entry();
        for text in ["opening hours", "where is my order"] {
            for short in fingerprint(text) {
                phrasings.push(short);
            }
            phrasings.close();
        }
        phrasings.close_entry();
        let likeness = |text: &str| phrasings.likeness(1, &marks(text));
        assert!((likeness("where is my order") - 1.0).abs() < 1e-6);
        assert!(likeness("wheres my ordr") > likeness("cancel my account"));
        assert!(likeness("") < 1e-6);
        assert!(phrasings.likeness(0, &marks("opening hours")) < 1e-6);
        assert!(phrasings.likeness(9, &marks("opening hours")) < 1e-6);
    }
}
