//! What the words and trigrams of a question usually lead to: a softmax regression, learned from the
//! entries' own phrasings when the site is indexed.
//!
//! A word that stands in many phrasings of two similar entries tells less than its rarity says, and one
//! that decides between them tells more. Weights exist only where an entry holds the word, so they lie
//! beside the postings and cost no search. Entries with one phrasing each teach nothing.

use super::index::{Index, Postings};
use super::question::Question;
use super::vocabulary::small;
use super::weights::{HABIT_DECAY, HABIT_EPOCHS, HABIT_RATE};

/// Sites with more phrasings learn no habits: it would cost a phone half a minute, and learning from a part of the
/// entries makes the others lose (16 points of top-1 on 10,000 made entries).
const MOST_SAMPLES: usize = 4_000;

/// Phrasings learned from in one step.
const SLICE: usize = 20;

/// The indexes of words, pairs and trigrams: all are learned from at once.
pub type Indexes<'a> = [&'a Index; 3];

/// The known terms of a text in each index, each with its share.
type Shares = [Vec<(u32, f32)>; 3];

/// The learned weights, in the order of each index's postings.
#[derive(Debug, Clone, Default)]
pub struct Habits {
    weights: [Vec<f32>; 3],
}

/// A phrasing to learn from.
struct Sample {
    entry: u32,
    shares: Shares,
}

/// The learning, a few phrasings a step, so that the browser may draw in between.
pub struct Lesson {
    samples: Vec<Sample>,
    habits: Habits,
    sums: Sums,
    epoch: usize,
    /// Samples learned from in this epoch.
    studied: usize,
}

impl Lesson {
    /// Nothing learned yet, of that many phrasings; none where they are too many.
    pub fn new(indexes: Indexes, phrasings: usize) -> Option<Self> {
        let [words, _, _] = indexes;
        (phrasings <= MOST_SAMPLES).then(|| Lesson {
            samples: Vec::new(),
            habits: Habits { weights: indexes.map(|index| vec![0.0; index.posting_count()]) },
            sums: Sums::new(words.entry_count()),
            epoch: 0,
            studied: 0,
        })
    }

    /// Takes in a phrasing of an entry.
    pub fn note(&mut self, entry: usize, phrasing: &Question) {
        self.samples.push(Sample { entry: small(entry), shares: shares(phrasing) });
    }

    /// Learns on; true when there is nothing more to learn.
    pub fn step(&mut self, indexes: Indexes) -> bool {
        if self.epoch >= HABIT_EPOCHS || self.samples.is_empty() {
            return true;
        }
        let rate = HABIT_RATE * (1.0 - self.epoch as f32 / HABIT_EPOCHS as f32);
        for sample in self.samples.iter().skip(self.studied).take(SLICE) {
            self.sums.collect(&self.habits, indexes, &sample.shares);
            self.sums.turn_into_errors(sample.entry as usize);
            self.habits.correct(indexes, &sample.shares, &self.sums, rate);
            self.sums.clear();
        }
        self.studied += SLICE;
        if self.studied >= self.samples.len() {
            self.habits.weights.iter_mut().flatten().for_each(|weight| *weight *= 1.0 - HABIT_DECAY);
            self.studied = 0;
            self.epoch += 1;
        }
        false
    }

    /// What was learned.
    pub fn finish(self) -> Habits {
        self.habits
    }
}

impl Habits {
    /// Whether nothing was learned.
    pub fn is_empty(&self) -> bool {
        self.weights.iter().all(Vec::is_empty)
    }

    /// The weights beside some postings of words (0), pairs (1) or trigrams (2); none where nothing was learned.
    pub fn beside(&self, kind: usize, postings: &Postings) -> &[f32] {
        self.weights.get(kind).and_then(|weights| weights.get(postings.range.clone())).unwrap_or_default()
    }

    /// What they weigh in memory.
    pub fn bytes(&self) -> usize {
        self.weights.iter().map(|weights| 4 * weights.capacity()).sum()
    }

    fn correct(&mut self, indexes: Indexes, shares: &Shares, errors: &Sums, rate: f32) {
        for ((weights, index), shares) in self.weights.iter_mut().zip(indexes).zip(shares) {
            for &(term, share) in shares {
                let Postings { range, entries, .. } = index.list(term);
                let weights = weights.get_mut(range).unwrap_or_default();
                let factor = rate * share;
                for (weight, &entry) in weights.iter_mut().zip(entries) {
                    *weight -= factor * errors.of(entry);
                }
            }
        }
    }
}

/// The known terms of a question: shares that make a vector of length 1 of words and pairs, and one of trigrams.
pub fn shares(question: &Question) -> Shares {
    let known = |(known, weight): (&Vec<(u32, f32)>, f32)| {
        known.iter().map(move |&(term, kept)| (term, weight * kept)).collect::<Vec<_>>()
    };
    let mut words: Vec<(u32, f32)> =
        question.words.iter().flat_map(|term| known((&term.known, term.weight))).collect();
    let mut pairs = question.pairs.clone();
    let mut grams = question.grams.clone();
    let norm = (squares(&words) + squares(&pairs)).sqrt();
    divide(&mut words, norm);
    divide(&mut pairs, norm);
    let norm = squares(&grams).sqrt();
    divide(&mut grams, norm);
    [words, pairs, grams]
}

fn squares(weights: &[(u32, f32)]) -> f32 {
    weights.iter().map(|(_, weight)| weight * weight).sum()
}

fn divide(weights: &mut [(u32, f32)], by: f32) {
    weights.iter_mut().for_each(|(_, weight)| *weight /= by.max(f32::EPSILON));
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
                let Postings { range, entries, .. } = index.list(term);
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
