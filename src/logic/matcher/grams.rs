//! Likeness by trigrams: against typos, inflection, compounds, and for telling paraphrases apart.
//!
//! Two uses: trigrams as terms of their own index, and the fingerprint of each single phrasing, which
//! knows when the question is one of them almost word for word.

use super::super::text::script::{Class, class, is_apostrophe};
use super::vocabulary::{hash, small};

/// Calls `emit` with each trigram of a folded text: of words with a space on either side, and up to
/// three neighbours in scripts without spaces.
pub fn grams(text: &str, emit: &mut dyn FnMut(&str)) {
    let mut word = String::from(" ");
    let mut run = String::new();
    for c in text.chars().filter(|&c| !is_apostrophe(c)) {
        let class = class(c);
        if class == Class::Letter || class == Class::Digit {
            word.push(c);
        } else {
            close(&mut word, emit);
        }
        if class == Class::Dense {
            extend(&mut run, c, emit);
        } else {
            run.clear();
        }
    }
    close(&mut word, emit);
}

fn close(word: &mut String, emit: &mut dyn FnMut(&str)) {
    if word.len() > 1 {
        word.push(' ');
        let starts = word.char_indices().map(|(at, _)| at);
        let ends = word.char_indices().skip(3).map(|(at, _)| at).chain([word.len()]);
        starts.zip(ends).for_each(|(start, end)| emit(word.get(start..end).unwrap_or_default()));
    }
    word.truncate(1);
}

/// Adds a character to the last two of its run: one, two and three of them are grams.
fn extend(run: &mut String, c: char, emit: &mut dyn FnMut(&str)) {
    if run.chars().nth(2).is_some() {
        run.remove(0);
    }
    run.push(c);
    for (start, _) in run.char_indices() {
        emit(run.get(start..).unwrap_or_default());
    }
}

/// The set of a text's trigrams, as sorted 16-bit hashes.
pub fn fingerprint(text: &str) -> Vec<u16> {
    fingerprint_with(text, &mut |_| {})
}

/// The same, and calls `emit` with each trigram: cutting a text once is half the work of indexing it.
fn fingerprint_with(text: &str, emit: &mut dyn FnMut(&str)) -> Vec<u16> {
    let mut print: Vec<u16> = Vec::new();
    grams(text, &mut |gram| {
        emit(gram);
        let hash = hash(gram);
        #[expect(clippy::cast_possible_truncation, reason = "both halves are in it")]
        let short = (hash ^ (hash >> 16)) as u16;
        // A text has some dozen trigrams: putting each in its place needs less code than a sort.
        if let Err(place) = print.binary_search(&short) {
            print.insert(place, short);
        }
    });
    print
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
    /// Takes in a phrasing of the entry being added, and calls `emit` with its trigrams.
    pub fn note_with(&mut self, text: &str, emit: &mut dyn FnMut(&str)) {
        self.prints.extend(fingerprint_with(text, emit));
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
    pub fn likeness(&self, entry: usize, print: &[u16]) -> f32 {
        let (first, end) = between(&self.entry_ends, entry);
        let mut best = 0.0_f32;
        for phrasing in first..end {
            let (start, end) = between(&self.ends, phrasing);
            best = best.max(dice(self.prints.get(start..end).unwrap_or_default(), print));
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

/// How alike two fingerprints are, from 0 to 1 (Dice of the sets).
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

    fn check(text: &str, expected: &[&str]) {
        let mut found = Vec::new();
        grams(text, &mut |gram| found.push(gram.to_owned()));
        assert_eq!(found, expected, "{text}");
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
        phrasings.note_with("opening hours", &mut |_| {});
        phrasings.note_with("where is my order", &mut |_| {});
        phrasings.close_entry();
        let likeness = |text: &str| phrasings.likeness(1, &fingerprint(text));
        assert!((likeness("where is my order") - 1.0).abs() < 1e-6);
        assert!(likeness("wheres my ordr") > likeness("cancel my account"));
        assert!(likeness("") < 1e-6);
        assert!(phrasings.likeness(0, &fingerprint("opening hours")) < 1e-6);
        assert!(phrasings.likeness(9, &fingerprint("opening hours")) < 1e-6);
    }
}
