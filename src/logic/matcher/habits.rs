//! What the words, pairs of words and trigrams of a question usually lead to: a softmax regression, learned from the
//! entries' own phrasings when the site is indexed.
//!
//! A word that stands in many phrasings of two similar entries tells less than its rarity says, one that decides between
//! them tells more, and one that is missing from an entry's phrasings speaks against it. Hence a weight for each feature
//! and entry, also where they never met: on val, weights only where they did cost 1 to 9 points of this measure alone.
//! Entries with one phrasing each teach nothing.

use super::super::lanes::add_scaled;
use super::vocabulary::small;

/// Larger sites learn no habits: learned from a part of the entries they make the others lose (16 points of top-1 on
/// 10,000 made entries), and all of them cost a phone half a minute.
const MOST_ENTRIES: usize = 1_000;

/// Phrasings times entries that are learned from in all passes together: a second or so.
const MOST_WORK: usize = 10_000_000;

/// Passes over the phrasings. Val: the last five gain half a point.
const MOST_EPOCHS: usize = 10;

/// Passes below which it is not worth while.
const FEWEST_EPOCHS: usize = 3;

/// Weights kept while learning, in 32 bits; larger sites share rows between features. Val: 4,096 rows for 6,400 features
/// cost up to a point, 1,024 rows four.
const MOST_WEIGHTS: usize = 2_000_000;

/// How far one phrasing moves the weights in the first pass; falls to nothing in the last.
const RATE: f32 = 4.0;

/// The same for an entry's own weight, which stands for all that its questions have in common.
const BIAS_RATE: f32 = 1.2;

/// What all weights lose after each pass.
const DECAY: f32 = 0.05;

/// Weights touched in one step, by learning or by rounding: about half a millisecond.
const STEP: usize = 200_000;

/// The features of a text, each with its share: a feature is a word, a pair of words or a trigram, numbered by the corpus.
pub type Shares = Vec<(u32, f32)>;

/// The learned weights: a row for each feature, an entry in each column.
#[derive(Debug, Default)]
pub struct Habits {
    rows: Rows,
    /// In steps of each row's scale.
    weights: Vec<i8>,
    scales: Vec<f32>,
    biases: Vec<f32>,
}

/// Where the weights of a feature are.
#[derive(Debug, Clone, Copy, Default)]
struct Rows {
    count: u32,
    features: u32,
}

impl Rows {
    fn new(features: usize, entries: usize) -> Self {
        let most = MOST_WEIGHTS / entries.max(1);
        Rows { count: small(features.min(most)), features: small(features) }
    }

    /// The row of a feature, and the sign with which it is read: where features share rows, their chance likenesses then
    /// cancel out instead of adding up (feature hashing, Weinberger et al. 2009).
    fn of(self, feature: u32) -> (usize, f32) {
        if self.features <= self.count {
            return (feature as usize, 1.0);
        }
        let mixed = feature.wrapping_mul(0x9e37_79b9);
        let sign = if mixed & 1 << 31 == 0 { 1.0 } else { -1.0 };
        ((mixed >> 7) as usize % (self.count as usize).max(1), sign)
    }
}

/// A phrasing to learn from.
struct Sample {
    entry: usize,
    /// Rows with the signed share of each.
    shares: Vec<(usize, f32)>,
}

/// The learning, a few phrasings a step, so that the browser may draw in between.
pub struct Lesson {
    rows: Rows,
    /// By turn: the first phrasings of all entries, then the second ones. Else each pass would end with the last
    /// entries fresh in memory.
    samples: Vec<Vec<Sample>>,
    /// The weights before the decay so far, which would take a step too long to write into all of them.
    weights: Vec<f32>,
    decay: f32,
    /// What was expected of each entry, less what is right.
    errors: Vec<f32>,
    epochs: usize,
    epoch: usize,
    /// The next sample: its turn, and its place there.
    next: (usize, usize),
    habits: Habits,
}

impl Lesson {
    /// Nothing learned yet, about so many features; none where a site is too large to learn in reasonable time.
    pub fn new(features: usize, entries: usize, phrasings: usize) -> Option<Self> {
        let epochs = (MOST_WORK / (entries * phrasings).max(1)).min(MOST_EPOCHS);
        let rows = Rows::new(features, entries);
        (epochs >= FEWEST_EPOCHS && entries <= MOST_ENTRIES && phrasings > entries).then(|| Lesson {
            rows,
            samples: Vec::new(),
            weights: vec![0.0; rows.count as usize * entries],
            decay: 1.0,
            errors: vec![0.0; entries],
            epochs,
            epoch: 0,
            next: (0, 0),
            habits: Habits {
                rows,
                weights: Vec::with_capacity(rows.count as usize * entries),
                scales: Vec::with_capacity(rows.count as usize),
                biases: vec![0.0; entries],
            },
        })
    }

    /// Takes in a phrasing of an entry, the `turn`th.
    pub fn note(&mut self, entry: usize, turn: usize, features: Shares) {
        let place = |(feature, share)| {
            let (row, sign) = self.rows.of(feature);
            (row, sign * share)
        };
        let sample = Sample { entry, shares: features.into_iter().map(place).collect() };
        if turn >= self.samples.len() {
            self.samples.resize_with(turn + 1, Vec::new);
        }
        if let Some(samples) = self.samples.get_mut(turn) {
            samples.push(sample);
        }
    }

    /// Learns on; the habits when there is nothing more to learn.
    pub fn step(&mut self) -> Option<Habits> {
        if self.epoch >= self.epochs {
            return self.round();
        }
        let mut touched = 0;
        while touched < STEP {
            let (turn, at) = self.next;
            if turn >= self.samples.len() {
                self.next = (0, 0);
                self.decay *= 1.0 - DECAY;
                self.epoch += 1;
                break;
            }
            self.next = match self.study(turn, at) {
                Some(features) => {
                    touched += features * self.errors.len();
                    (turn, at + 1)
                }
                None => (turn + 1, 0),
            };
        }
        None
    }

    /// Learns from a sample; says how many features it has.
    fn study(&mut self, turn: usize, at: usize) -> Option<usize> {
        let rate = 1.0 - self.epoch as f32 / self.epochs as f32;
        let Lesson { samples, weights, decay, errors, habits, .. } = self;
        let sample = samples.get(turn)?.get(at)?;
        let entries = errors.len();
        let row = |row: usize| row * entries..(row + 1) * entries;
        errors.clone_from(&habits.biases);
        for &(feature, share) in &sample.shares {
            add_scaled(errors, weights.get(row(feature)).unwrap_or_default(), *decay * share);
        }
        turn_into_errors(errors, sample.entry);
        for &(feature, share) in &sample.shares {
            let weights = weights.get_mut(row(feature)).unwrap_or_default();
            add_scaled(weights, errors, -rate * RATE * share / *decay);
        }
        add_scaled(&mut habits.biases, errors, -rate * BIAS_RATE);
        Some(sample.shares.len())
    }

    /// Rounds some of what was learned; the habits when all of it is.
    fn round(&mut self) -> Option<Habits> {
        let entries = self.errors.len().max(1);
        let done = self.habits.scales.len();
        let rows = self.weights.chunks_exact(entries).skip(done);
        for row in rows.take(STEP / entries + 1) {
            let largest = row.iter().fold(0.0_f32, |largest, weight| largest.max(weight.abs()));
            let scale = largest.max(f32::MIN_POSITIVE) / 127.0;
            #[expect(clippy::cast_possible_truncation, reason = "between -127 and 127 by the scale")]
            let round = |weight: &f32| (weight / scale).round_ties_even() as i8;
            self.habits.weights.extend(row.iter().map(round));
            self.habits.scales.push(scale * self.decay);
        }
        let is_done = self.habits.scales.len() * entries >= self.weights.len();
        is_done.then(|| std::mem::take(&mut self.habits))
    }
}

/// Turns scores into probabilities less what is right.
fn turn_into_errors(scores: &mut [f32], right: usize) {
    let largest = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let mut sum = 0.0;
    for score in scores.iter_mut() {
        *score = (*score - largest).exp();
        sum += *score;
    }
    for score in scores.iter_mut() {
        *score /= sum;
    }
    if let Some(score) = scores.get_mut(right) {
        *score -= 1.0;
    }
}

impl Habits {
    /// Whether nothing was learned.
    pub fn is_empty(&self) -> bool {
        self.biases.is_empty()
    }

    /// A question's features, ready for [`Habits::score`].
    pub fn ready(&self, features: Shares) -> Vec<(usize, f32)> {
        let place = |(feature, share): (u32, f32)| {
            let (row, sign) = self.rows.of(feature);
            (row * self.biases.len(), sign * share * self.scales.get(row).copied().unwrap_or(0.0))
        };
        features.into_iter().map(place).collect()
    }

    /// What a question's features lead to: log-odds of an entry, up to a constant of the question.
    pub fn score(&self, entry: usize, features: &[(usize, f32)]) -> f32 {
        let weight = |start: usize| self.weights.get(start + entry).copied().map_or(0.0, f32::from);
        let sum: f32 = features.iter().map(|&(start, factor)| factor * weight(start)).sum();
        sum + self.biases.get(entry).copied().unwrap_or(0.0)
    }

    /// What they weigh in memory.
    pub fn bytes(&self) -> usize {
        self.weights.capacity() + 4 * (self.scales.capacity() + self.biases.capacity())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOST: u32 = 0;
    const CARD: u32 = 1;
    const ORDER: u32 = 2;

    /// Two entries: a lost card, and a card that is ordered.
    fn habits(features: usize) -> Habits {
        let mut lesson = Lesson::new(features, 2, 4).unwrap();
        for (turn, other) in [(0, 3), (1, 4)] {
            lesson.note(0, turn, vec![(LOST, 0.7), (CARD, 0.7), (other, 0.1)]);
            lesson.note(1, turn, vec![(ORDER, 0.7), (CARD, 0.7), (other, 0.1)]);
        }
        std::iter::from_fn(|| Some(lesson.step())).flatten().next().unwrap()
    }

    fn scores(habits: &Habits, feature: u32) -> [f32; 2] {
        let features = habits.ready(vec![(feature, 1.0)]);
        [0, 1].map(|entry| habits.score(entry, &features))
    }

    #[test]
    fn what_decides_leads_to_its_entry_and_away_from_the_other() {
        let habits = habits(5);
        let [lost, ordered] = scores(&habits, LOST);
        assert!(lost > 0.3 && ordered < -0.3);
    }

    #[test]
    fn what_both_have_leads_nowhere() {
        let habits = habits(5);
        let [lost, ordered] = scores(&habits, CARD);
        assert!((lost - ordered).abs() < 0.3);
    }

    #[test]
    fn features_may_share_rows() {
        // More features than there is room for: most of them are never met.
        let habits = habits(3_000_000);
        let [lost, ordered] = scores(&habits, LOST);
        assert!(lost > ordered);
        assert!(habits.bytes() < 8_000_000);
    }

    #[test]
    fn large_sites_and_single_phrasings_learn_nothing() {
        assert!(Lesson::new(100, 2_000, 4_000).is_none());
        assert!(Lesson::new(100, 1_000, 9_000).is_none());
        assert!(Lesson::new(100, 50, 50).is_none());
        assert!(Lesson::new(100, 50, 51).is_some());
        assert!(Habits::default().is_empty());
    }
}
