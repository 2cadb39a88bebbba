//! The meanings of a FAQ's phrasings, and how near a question is to each entry's.

use std::rc::Rc;

use super::classes::{Classes, Study};
use super::pack::Pack;
use super::vectors::{Vector, Vectors};
use crate::logic::matcher::grams::between;
use crate::logic::matcher::vocabulary::small;

/// How sharply the nearest of an entry's phrasings outweighs the others: between their maximum (0) and
/// their mean (infinity). Research: 0.1 beats the maximum by 2.4 points of top-1.
const POOLING: f32 = 0.1;

/// The vectors of all phrasings, by entry.
#[derive(Debug)]
pub struct Meanings {
    pack: Rc<Pack>,
    phrasings: Vectors,
    ends: Vec<u32>,
    classes: Classes,
    study: Option<Study>,
}

/// How near a question is to an entry in meaning.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Nearness {
    /// The cosine to the nearest phrasing, from -1 to 1.
    pub nearest: f32,
    /// The cosines to all phrasings, pooled.
    pub pooled: f32,
}

impl Meanings {
    /// Nothing yet, to be read with that pack.
    pub fn new(pack: Rc<Pack>) -> Self {
        let phrasings = Vectors::new(pack.components());
        let study = Some(Study::new(pack.components()));
        Meanings { pack, phrasings, ends: Vec::new(), classes: Classes::default(), study }
    }

    /// Takes in a folded phrasing of the entry being added.
    pub fn note(&mut self, folded: &str) {
        match self.pack.embed(folded) {
            Some(vector) => self.phrasings.push(&vector),
            None => self.phrasings.push(&vec![0.0; self.pack.components()]),
        }
    }

    /// Ends the entry being added.
    pub fn close_entry(&mut self) {
        self.ends.push(small(self.phrasings.count()));
    }

    /// Ends the building a little further; true when it has ended.
    pub fn finish_step(&mut self) -> bool {
        let Some(study) = &mut self.study else { return true };
        self.phrasings.shrink();
        if let Some(classes) = study.step(&self.phrasings, &self.ends) {
            self.classes = classes;
            self.study = None;
        }
        false
    }

    /// The meaning of a folded question; none where nothing of it is known.
    pub fn read(&self, folded: &str) -> Option<Vector> {
        self.pack.embed(folded).map(|vector| Vector::of(&vector))
    }

    /// The log-odds of an entry by what its phrasings have in common, up to a constant of the question.
    pub fn log_odds(&self, entry: usize, question: &Vector) -> f32 {
        self.classes.log_odds(entry, question)
    }

    /// How near a question is to an entry's phrasings.
    pub fn nearness(&self, entry: usize, question: &Vector) -> Nearness {
        let (start, end) = between(&self.ends, entry);
        let range = start..end;
        let count = range.len().max(1) as f32;
        let cosines: Vec<f32> = range.map(|phrasing| self.phrasings.product(phrasing, question)).collect();
        let nearest = cosines.iter().copied().fold(f32::NEG_INFINITY, f32::max);
        if !nearest.is_finite() {
            return Nearness::default();
        }
        let sum: f32 = cosines.iter().map(|cosine| ((cosine - nearest) / POOLING).exp()).sum();
        Nearness { nearest, pooled: nearest + POOLING * (sum / count).ln() }
    }

    /// How many entries there are.
    pub fn entry_count(&self) -> usize {
        self.ends.len()
    }

    /// The pack it was made with.
    pub fn pack(&self) -> &Rc<Pack> {
        &self.pack
    }

    /// What it weighs in memory, without the pack.
    pub fn bytes(&self) -> usize {
        self.phrasings.bytes() + 4 * self.ends.capacity() + self.classes.bytes()
    }
}

#[cfg(test)]
mod tests {
    use super::super::pack::samples;
    use super::*;

    fn meanings(entries: &[&[&str]]) -> Meanings {
        let tokens = ["refund", "money", "back", "parcel", "late"];
        let pack = Pack::read(&samples::file(0, &tokens, &[])).unwrap();
        let mut meanings = Meanings::new(Rc::new(pack));
        for phrasings in entries {
            phrasings.iter().for_each(|phrasing| meanings.note(phrasing));
            meanings.close_entry();
        }
        while !meanings.finish_step() {}
        meanings
    }

    #[test]
    fn the_nearest_entry_is_the_one_that_means_the_same() {
        let meanings = meanings(&[&["refund", "money back"], &["late parcel"]]);
        let question = meanings.read("parcel").unwrap();
        assert!(meanings.nearness(1, &question).nearest > meanings.nearness(0, &question).nearest);
        assert!(meanings.log_odds(1, &question) > meanings.log_odds(0, &question));
    }

    #[test]
    fn pooling_lies_between_the_mean_and_the_nearest() {
        let meanings = meanings(&[&["refund", "parcel"]]);
        let nearness = meanings.nearness(0, &meanings.read("refund").unwrap());
        assert!(nearness.pooled < nearness.nearest && nearness.pooled > 0.5);
    }

    #[test]
    fn entries_without_known_words_are_near_nothing() {
        let meanings = meanings(&[&["xyz"], &[]]);
        assert!(meanings.read("xyz").is_none());
        let question = meanings.read("refund").unwrap();
        assert!(meanings.nearness(0, &question).nearest.abs() < 1e-6);
        assert_eq!(meanings.nearness(1, &question), Nearness::default());
    }
}
