//! Where an entry's meaning lies, learned from its phrasings: a linear discriminant.
//!
//! Components in which the phrasings of one entry differ among themselves tell entries apart badly and
//! are held back (pooled covariance within the entries, shrunk towards a sphere). It is a closed form:
//! two passes over the phrasings and one small inversion, milliseconds where a logistic regression that
//! ranks half a point better takes seconds.

use super::super::lanes::add_scaled;
use super::super::matcher::grams::between;
use super::vectors::{Vector, Vectors};

/// How far the covariance is shrunk towards a sphere, in average variances. Flat from 2 to 8 on val; small sites
/// (28 entries) gain from more, large ones from less.
const SHRINKAGE: f32 = 4.0;

/// Phrasings from which the covariance is estimated at most: ten for each of its unknown numbers' roots.
const MOST_SAMPLES: usize = 2_000;

/// Rows of components that are worked on in one step: about a millisecond.
const ROWS: usize = 8_192;

/// The shrunken variance of a typical site, where there is nothing to estimate it from.
const SPHERE: f32 = 0.02;

/// The discriminant of each entry.
#[derive(Debug, Default)]
pub struct Classes {
    weights: Vectors,
    offsets: Vec<f32>,
}

/// The learning of them, in steps.
#[derive(Debug, Default)]
pub struct Study {
    components: usize,
    /// The mean of each entry's phrasings, one after the other.
    means: Vec<f32>,
    /// The covariance within entries, later its inverse: row by row.
    matrix: Vec<f32>,
    /// How many phrasings there are beyond the first of each entry.
    freedom: usize,
    is_summed: bool,
    /// Rows that are inverted.
    inverted: usize,
    classes: Classes,
}

impl Classes {
    /// The log-odds of an entry, up to a constant of the question; 0 where there is no such entry.
    pub fn log_odds(&self, entry: usize, question: &Vector) -> f32 {
        self.weights.product(entry, question) - self.offsets.get(entry).copied().unwrap_or(0.0)
    }

    /// What they weigh in memory.
    pub fn bytes(&self) -> usize {
        self.weights.bytes() + 4 * self.offsets.capacity()
    }
}

impl Study {
    /// Nothing learned yet of vectors of that many components.
    pub fn new(components: usize) -> Self {
        let classes = Classes { weights: Vectors::new(components), offsets: Vec::new() };
        Study { components, matrix: vec![0.0; components * components], classes, ..Study::default() }
    }

    /// Learns on from the phrasings of each entry, given by where each entry's end; the classes when all is learned.
    pub fn step(&mut self, phrasings: &Vectors, ends: &[u32]) -> Option<Classes> {
        let slice = ROWS / self.components.max(1);
        if !self.is_summed {
            self.sum(phrasings, ends, slice);
        } else if self.freedom > 0 && self.inverted < self.components {
            let end = self.components.min(self.inverted + slice);
            (self.inverted..end).for_each(|at| eliminate(&mut self.matrix, self.components, at));
            self.inverted = end;
        } else {
            return self.weigh(slice);
        }
        None
    }

    /// Adds some entries to the means and the covariance.
    fn sum(&mut self, phrasings: &Vectors, ends: &[u32], slice: usize) {
        let step = phrasings.count().div_ceil(MOST_SAMPLES).max(1);
        for _ in 0..slice {
            let entry = self.means.len() / self.components.max(1);
            if entry >= ends.len() {
                self.shrink();
                return;
            }
            let (start, end) = between(ends, entry);
            let vectors: Vec<Vec<f32>> = (start..end).map(|at| phrasings.get(at).collect()).collect();
            let mut mean = vec![0.0; self.components];
            let share = 1.0 / vectors.len().max(1) as f32;
            for vector in &vectors {
                add_scaled(&mut mean, vector, share);
            }
            if entry.is_multiple_of(step) && vectors.len() > 1 {
                self.freedom += vectors.len() - 1;
                for mut off in vectors {
                    add_scaled(&mut off, &mean, -1.0);
                    for (row, &factor) in self.matrix.chunks_exact_mut(self.components).zip(&off) {
                        add_scaled(row, &off, factor);
                    }
                }
            }
            self.means.extend(mean);
        }
    }

    /// Turns the sums into the shrunken covariance.
    fn shrink(&mut self) {
        self.is_summed = true;
        let diagonal = self.components + 1;
        let average = self.matrix.iter().step_by(diagonal).sum::<f32>() / self.components as f32;
        // Where no entry has two phrasings that differ, the sphere alone is left.
        if average <= 0.0 {
            self.freedom = 0;
        }
        self.matrix.iter_mut().step_by(diagonal).for_each(|value| *value += average * SHRINKAGE);
        let scale = 1.0 / self.freedom.max(1) as f32;
        self.matrix.iter_mut().for_each(|value| *value *= scale);
    }

    /// Weighs some entries; the classes after the last.
    fn weigh(&mut self, slice: usize) -> Option<Classes> {
        let Study { components, means, matrix, freedom, classes, .. } = self;
        let done = classes.offsets.len();
        for mean in means.chunks_exact(*components).skip(done).take(slice) {
            let mut weights = vec![0.0; *components];
            if *freedom == 0 {
                add_scaled(&mut weights, mean, 1.0 / SPHERE);
            } else {
                // The matrix is symmetric: its rows are its columns.
                let rows = matrix.chunks_exact(*components);
                rows.zip(mean).for_each(|(row, &value)| add_scaled(&mut weights, row, value));
            }
            classes.offsets.push(inner(&weights, mean) / 2.0);
            classes.weights.push(&weights);
        }
        let is_done = classes.offsets.len() * *components >= means.len();
        is_done.then(|| {
            classes.weights.shrink();
            std::mem::take(classes)
        })
    }
}

fn inner(one: &[f32], other: &[f32]) -> f32 {
    one.iter().zip(other).map(|(one, other)| one * other).sum()
}

/// One step of inverting a positive definite matrix in place; as many as it has rows invert it (Gauss-Jordan; without
/// exchanges, which such a matrix never needs).
fn eliminate(matrix: &mut [f32], components: usize, at: usize) {
    let pivots = matrix.chunks_exact(components).nth(at).unwrap_or_default().to_vec();
    let pivot = pivots.get(at).copied().unwrap_or(1.0);
    for (number, row) in matrix.chunks_exact_mut(components).enumerate() {
        let own = row.get(at).copied().unwrap_or(0.0);
        let factor = if number == at { 1.0 - 1.0 / pivot } else { own / pivot };
        add_scaled(row, &pivots, -factor);
        if let Some(value) = row.get_mut(at) {
            *value = if number == at { 1.0 / pivot } else { -factor };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn learn(phrasings: &[[f32; 4]], ends: &[u32]) -> Classes {
        let mut vectors = Vectors::new(4);
        for phrasing in phrasings {
            vectors.push(phrasing);
        }
        let mut study = Study::new(4);
        std::iter::from_fn(|| Some(study.step(&vectors, ends))).flatten().next().unwrap()
    }

    #[test]
    fn a_matrix_times_its_inverse_is_one() {
        let matrix = [4.0, 1.0, 0.5, 1.0, 3.0, 0.2, 0.5, 0.2, 2.0];
        let mut inverse = matrix;
        (0..3).for_each(|at| eliminate(&mut inverse, 3, at));
        for (at, row) in matrix.chunks_exact(3).enumerate() {
            for column in 0..3 {
                let sum: f32 =
                    row.iter().zip(inverse.chunks_exact(3)).map(|(value, row)| value * row[column]).sum();
                let expected = if at == column { 1.0 } else { 0.0 };
                assert!((sum - expected).abs() < 1e-5);
            }
        }
    }

    #[test]
    fn what_varies_within_entries_tells_them_apart_badly() {
        // The first component varies within both entries, the second tells them apart.
        let classes = learn(
            &[[1.0, 0.3, 0.0, 0.0], [-1.0, 0.3, 0.0, 0.0], [0.9, -0.3, 0.0, 0.0], [-0.9, -0.3, 0.0, 0.0]],
            &[2, 4],
        );
        let question = Vector::of(&[-0.9, 0.3, 0.0, 0.0]);
        assert!(classes.log_odds(0, &question) > classes.log_odds(1, &question));
    }

    #[test]
    fn single_phrasings_are_compared_as_they_are() {
        let classes = learn(&[[1.0, 0.0, 0.0, 0.0], [0.0, 1.0, 0.0, 0.0]], &[1, 2]);
        let question = Vector::of(&[0.9, 0.1, 0.0, 0.0]);
        assert!(classes.log_odds(0, &question) > classes.log_odds(1, &question));
        assert!(classes.log_odds(9, &question).abs() < 1e-6);
    }

    #[test]
    fn nothing_can_be_learned_from_nothing() {
        let classes = learn(&[], &[0, 0]);
        assert!(classes.log_odds(0, &Vector::of(&[1.0, 0.0, 0.0, 0.0])).is_finite());
    }
}
