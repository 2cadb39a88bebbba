//! What the words of a question usually lead to: a softmax regression over the words, learned from the
//! entries' own phrasings when the site is indexed.
//!
//! A word that stands in many phrasings of two similar entries tells less than its rarity says, and one
//! that decides between them tells more. Weights exist only where an entry holds the word, so they lie
//! beside the postings and cost no search. Entries with one phrasing each teach nothing.

use super::index::Index;
use super::question::Question;
use super::vocabulary::small;
use super::weights::{HABIT_DECAY, HABIT_EPOCHS, HABIT_RATE};

/// Phrasings that are learned from at most: the rest of a large site waits no longer than a second.
const MOST_SAMPLES: usize = 4_000;

/// The learned weights, in the order of the index's postings.
#[derive(Debug, Clone, Default)]
pub struct Habits {
    weights: Vec<f32>,
}

/// A phrasing to learn from: its entry, and its words with their shares.
struct Sample {
    entry: u32,
    words: Vec<(u32, f32)>,
}

/// The learning, an epoch a step, so that the browser may draw in between.
pub struct Lesson {
    samples: Vec<Sample>,
    habits: Habits,
    sums: Sums,
    epoch: usize,
}

impl Lesson {
    /// Nothing learned yet.
    pub fn new(index: &Index) -> Self {
        let habits = Habits { weights: vec![0.0; index.posting_count()] };
        Lesson { samples: Vec::new(), habits, sums: Sums::new(index.entry_count()), epoch: 0 }
    }

    /// Takes in a phrasing of an entry.
    pub fn note(&mut self, entry: usize, phrasing: &Question) {
        if self.samples.len() < MOST_SAMPLES {
            self.samples.push(Sample { entry: small(entry), words: shares(phrasing) });
        }
    }

    /// Learns for one epoch; true when there is nothing more to learn.
    pub fn step(&mut self, index: &Index) -> bool {
        if self.epoch >= HABIT_EPOCHS || self.samples.is_empty() {
            return true;
        }
        let rate = HABIT_RATE * (1.0 - self.epoch as f32 / HABIT_EPOCHS as f32);
        for sample in &self.samples {
            self.sums.collect(&self.habits, index, &sample.words);
            self.sums.into_errors(sample.entry as usize);
            self.habits.correct(index, &sample.words, &self.sums, rate);
            self.sums.clear();
        }
        self.habits.weights.iter_mut().for_each(|weight| *weight *= 1.0 - HABIT_DECAY);
        self.epoch += 1;
        false
    }

    /// What was learned.
    pub fn finish(self) -> Habits {
        self.habits
    }
}

impl Habits {
    /// What the words of a question lead to, by entry.
    pub fn scores(&self, question: &Question, index: &Index) -> Vec<f32> {
        let mut sums = Sums::new(index.entry_count());
        if !self.weights.is_empty() {
            sums.collect(self, index, &shares(question));
        }
        sums.by_entry
    }

    /// What they weigh in memory.
    pub fn bytes(&self) -> usize {
        4 * self.weights.capacity()
    }

    fn correct(&mut self, index: &Index, words: &[(u32, f32)], errors: &Sums, rate: f32) {
        for &(term, share) in words {
            let (range, entries) = index.holders(term);
            let weights = self.weights.get_mut(range).unwrap_or_default();
            for (weight, &entry) in weights.iter_mut().zip(entries) {
                *weight -= rate * share * errors.of(entry);
            }
        }
    }
}

/// The known words of a question, each with its share: a vector of length 1.
fn shares(question: &Question) -> Vec<(u32, f32)> {
    let words = question.words.iter().flat_map(|word| {
        word.known.iter().map(|&(term, kept)| (term, word.weight * kept))
    });
    let mut words: Vec<(u32, f32)> = words.collect();
    let norm = words.iter().map(|(_, weight)| weight * weight).sum::<f32>().sqrt().max(f32::EPSILON);
    words.iter_mut().for_each(|(_, weight)| *weight /= norm);
    words
}

/// A number for each entry, and which of them are in use.
struct Sums {
    by_entry: Vec<f32>,
    is_used: Vec<bool>,
    used: Vec<u32>,
}

impl Sums {
    fn new(entries: usize) -> Self {
        Sums { by_entry: vec![0.0; entries], is_used: vec![false; entries], used: Vec::new() }
    }

    fn of(&self, entry: u32) -> f32 {
        self.by_entry.get(entry as usize).copied().unwrap_or(0.0)
    }

    fn collect(&mut self, habits: &Habits, index: &Index, words: &[(u32, f32)]) {
        for &(term, share) in words {
            let (range, entries) = index.holders(term);
            let weights = habits.weights.get(range).unwrap_or_default();
            for (&weight, &entry) in weights.iter().zip(entries) {
                self.add(entry, weight * share);
            }
        }
    }

    fn add(&mut self, entry: u32, value: f32) {
        let sum = self.by_entry.get_mut(entry as usize);
        let Some((sum, is_used)) = sum.zip(self.is_used.get_mut(entry as usize)) else { return };
        *sum += value;
        if !std::mem::replace(is_used, true) {
            self.used.push(entry);
        }
    }

    /// Turns sums into probabilities less what is right. An entry without any of the words has the sum 0.
    fn into_errors(&mut self, right: usize) {
        let others = self.by_entry.len().saturating_sub(self.used.len()) as f32;
        let sum: f32 = self.used.iter().map(|&entry| self.of(entry).exp()).sum();
        let total = sum + others;
        for &entry in &self.used {
            if let Some(value) = self.by_entry.get_mut(entry as usize) {
                *value = value.exp() / total;
            }
        }
        if let Some(value) = self.by_entry.get_mut(right) {
            *value -= 1.0;
        }
    }

    fn clear(&mut self) {
        for entry in self.used.drain(..) {
            let sum = self.by_entry.get_mut(entry as usize);
            if let Some((sum, is_used)) = sum.zip(self.is_used.get_mut(entry as usize)) {
                (*sum, *is_used) = (0.0, false);
            }
        }
    }
}
