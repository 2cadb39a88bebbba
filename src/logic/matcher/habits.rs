//! What the words and trigrams of a question usually lead to: a softmax regression, learned from the
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

/// The index of words and that of trigrams: both are learned from at once.
pub type Indexes<'a> = [&'a Index; 2];

/// The known terms of a text in each index, each with its share.
type Shares = [Vec<(u32, f32)>; 2];

/// The learned weights, in the order of each index's postings.
#[derive(Debug, Clone, Default)]
pub struct Habits {
    weights: [Vec<f32>; 2],
}

/// A phrasing to learn from.
struct Sample {
    entry: u32,
    shares: Shares,
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
    pub fn new(indexes: Indexes) -> Self {
        let habits = Habits { weights: indexes.map(|index| vec![0.0; index.posting_count()]) };
        let [words, _] = indexes;
        Lesson { samples: Vec::new(), habits, sums: Sums::new(words.entry_count()), epoch: 0 }
    }

    /// Takes in a phrasing of an entry.
    pub fn note(&mut self, entry: usize, phrasing: &Question) {
        if self.samples.len() < MOST_SAMPLES {
            self.samples.push(Sample { entry: small(entry), shares: shares(phrasing) });
        }
    }

    /// Learns for one epoch; true when there is nothing more to learn.
    pub fn step(&mut self, indexes: Indexes) -> bool {
        if self.epoch >= HABIT_EPOCHS || self.samples.is_empty() {
            return true;
        }
        let rate = HABIT_RATE * (1.0 - self.epoch as f32 / HABIT_EPOCHS as f32);
        for sample in &self.samples {
            self.sums.collect(&self.habits, indexes, &sample.shares);
            self.sums.turn_into_errors(sample.entry as usize);
            self.habits.correct(indexes, &sample.shares, &self.sums, rate);
            self.sums.clear();
        }
        self.habits.weights.iter_mut().flatten().for_each(|weight| *weight *= 1.0 - HABIT_DECAY);
        self.epoch += 1;
        false
    }

    /// What was learned.
    pub fn finish(self) -> Habits {
        self.habits
    }
}

impl Habits {
    /// What the terms of a question lead to, by entry.
    pub fn scores(&self, question: &Question, indexes: Indexes) -> Vec<f32> {
        let [words, _] = indexes;
        let mut sums = Sums::new(words.entry_count());
        if self.weights.iter().any(|weights| !weights.is_empty()) {
            sums.collect(self, indexes, &shares(question));
        }
        sums.by_entry
    }

    /// What they weigh in memory.
    pub fn bytes(&self) -> usize {
        self.weights.iter().map(|weights| 4 * weights.capacity()).sum()
    }

    fn correct(&mut self, indexes: Indexes, shares: &Shares, errors: &Sums, rate: f32) {
        for ((weights, index), shares) in self.weights.iter_mut().zip(indexes).zip(shares) {
            for &(term, share) in shares {
                let (range, entries) = index.holders(term);
                let weights = weights.get_mut(range).unwrap_or_default();
                for (weight, &entry) in weights.iter_mut().zip(entries) {
                    *weight -= rate * share * errors.of(entry);
                }
            }
        }
    }
}

/// The known terms of a question: of each kind, shares that make a vector of length 1.
fn shares(question: &Question) -> Shares {
    [&question.words, &question.grams].map(|terms| {
        let known =
            terms.iter().flat_map(|term| term.known.iter().map(|&(known, kept)| (known, term.weight * kept)));
        let mut shares: Vec<(u32, f32)> = known.collect();
        let norm = shares.iter().map(|(_, weight)| weight * weight).sum::<f32>().sqrt().max(f32::EPSILON);
        for (_, weight) in &mut shares {
            *weight /= norm;
        }
        shares
    })
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

    fn collect(&mut self, habits: &Habits, indexes: Indexes, shares: &Shares) {
        for ((weights, index), shares) in habits.weights.iter().zip(indexes).zip(shares) {
            for &(term, share) in shares {
                let (range, entries) = index.holders(term);
                let weights = weights.get(range).unwrap_or_default();
                weights.iter().zip(entries).for_each(|(&weight, &entry)| self.add(entry, weight * share));
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
    fn turn_into_errors(&mut self, right: usize) {
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
