//! Where an entry's meaning lies, learned from its phrasings: a linear discriminant.
//!
//! Components in which the phrasings of one entry differ among themselves tell entries apart badly and
//! are held back (pooled covariance within the entries, shrunk towards a sphere). It is a closed form:
//! two passes over the phrasings and one small inversion, milliseconds where a logistic regression that
//! ranks half a point better takes seconds.

use super::super::matcher::grams::between;
use super::vectors::{Vector, Vectors};

/// How far the covariance is shrunk towards a sphere, in average variances. Flat from 2 to 8 on val; small sites
/// (28 entries) gain from more, large ones from less.
const SHRINKAGE: f32 = 4.0;

/// Phrasings from which the covariance is estimated at most: ten for each of its unknown numbers' roots.
const MOST_SAMPLES: usize = 2_000;

/// The discriminant of each entry.
#[derive(Debug, Default)]
pub struct Classes {
    weights: Vectors,
    offsets: Vec<f32>,
}

impl Classes {
    /// Learns from the phrasings of each entry, given by where each entry's end.
    pub fn learn(phrasings: &Vectors, components: usize, ends: &[u32]) -> Classes {
        let means = means(phrasings, components, ends);
        let precision = precision(phrasings, components, &means, ends);
        let mut classes = Classes { weights: Vectors::new(components), offsets: Vec::new() };
        for mean in means.chunks_exact(components) {
            let weights: Vec<f32> = precision.iter().map(|row| inner(row, mean)).collect();
            classes.offsets.push(inner(&weights, mean) / 2.0);
            classes.weights.push(&weights);
        }
        classes.weights.shrink();
        classes
    }

    /// The log-odds of an entry, up to a constant of the question; 0 where there is no such entry.
    pub fn log_odds(&self, entry: usize, question: &Vector) -> f32 {
        self.weights.product(entry, question) - self.offsets.get(entry).copied().unwrap_or(0.0)
    }

    /// What they weigh in memory.
    pub fn bytes(&self) -> usize {
        self.weights.bytes() + 4 * self.offsets.capacity()
    }
}

/// The mean of each entry's phrasings, one after the other.
fn means(phrasings: &Vectors, components: usize, ends: &[u32]) -> Vec<f32> {
    let mut means = vec![0.0; components * ends.len()];
    for (entry, mean) in means.chunks_exact_mut(components).enumerate() {
        let (start, end) = between(ends, entry);
        let range = start..end;
        let share = 1.0 / range.len().max(1) as f32;
        for phrasing in range {
            mean.iter_mut().zip(phrasings.get(phrasing)).for_each(|(sum, value)| *sum += value * share);
        }
    }
    means
}

/// The inverse of the shrunken covariance within entries.
fn precision(phrasings: &Vectors, components: usize, means: &[f32], ends: &[u32]) -> Vec<Vec<f32>> {
    let mut matrix = vec![vec![0.0_f32; components]; components];
    let mut freedom = 0_usize;
    let step = phrasings.count().div_ceil(MOST_SAMPLES).max(1);
    for (entry, mean) in means.chunks_exact(components).enumerate().step_by(step) {
        let (start, end) = between(ends, entry);
        let range = start..end;
        freedom += range.len().saturating_sub(1);
        for phrasing in range {
            let off: Vec<f32> = phrasings.get(phrasing).zip(mean).map(|(value, mean)| value - mean).collect();
            for (row, &factor) in matrix.iter_mut().zip(&off) {
                row.iter_mut().zip(&off).for_each(|(sum, value)| *sum += factor * value);
            }
        }
    }
    let trace: f32 = matrix.iter().enumerate().filter_map(|(at, row)| row.get(at)).sum();
    let average = trace / components as f32;
    // Where no entry has two phrasings that differ, the sphere alone is left.
    let (scale, ridge) =
        if average > 0.0 { (1.0 / freedom.max(1) as f32, average * SHRINKAGE) } else { (1.0, SPHERE) };
    for (at, row) in matrix.iter_mut().enumerate() {
        if let Some(value) = row.get_mut(at) {
            *value += ridge;
        }
        for value in row {
            *value *= scale;
        }
    }
    invert(&mut matrix);
    matrix
}

/// The shrunken variance of a typical site, where there is nothing to estimate it from.
const SPHERE: f32 = 0.02;

fn inner(one: &[f32], other: &[f32]) -> f32 {
    one.iter().zip(other).map(|(one, other)| one * other).sum()
}

/// Inverts a positive definite matrix in place (Gauss-Jordan; without exchanges, which such a matrix never needs).
fn invert(matrix: &mut [Vec<f32>]) {
    for at in 0..matrix.len() {
        let Some(pivots) = matrix.get(at).cloned() else { return };
        let pivot = pivots.get(at).copied().unwrap_or(1.0);
        for (number, row) in matrix.iter_mut().enumerate() {
            let factor =
                if number == at { 1.0 - 1.0 / pivot } else { row.get(at).copied().unwrap_or(0.0) / pivot };
            row.iter_mut().zip(&pivots).for_each(|(value, pivot)| *value -= factor * pivot);
            if let Some(value) = row.get_mut(at) {
                *value = if number == at { 1.0 / pivot } else { -factor };
            }
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
        Classes::learn(&vectors, 4, ends)
    }

    #[test]
    fn a_matrix_times_its_inverse_is_one() {
        let matrix = vec![vec![4.0, 1.0, 0.5], vec![1.0, 3.0, 0.2], vec![0.5, 0.2, 2.0]];
        let mut inverse = matrix.clone();
        invert(&mut inverse);
        for (at, row) in matrix.iter().enumerate() {
            for column in 0..3 {
                let sum: f32 = row.iter().zip(&inverse).map(|(value, row)| value * row[column]).sum();
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
