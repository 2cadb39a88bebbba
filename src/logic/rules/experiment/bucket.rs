//! Which part of the visitors gets which variation.
//!
//! Source: `packages/sdk-js/src/util.ts` of `GrowthBook`. Places and bounds are shares from 0 to 1.

use super::super::hash::hash;

/// From here to below there.
pub type Range = (f64, f64);

/// Whether a place is within a range.
pub fn is_within(place: f64, range: Range) -> bool {
    place >= range.0 && place < range.1
}

/// The same share for each of so many variations.
pub fn equal_weights(count: usize) -> Vec<f64> {
    vec![1.0 / count as f64; count]
}

/// The ranges of so many variations: of each its weight, and of that the part that is covered. Weights that are not so
/// many, or whose sum is not 1 (to a hundredth), count as equal. A coverage beyond 0 to 1 counts as the nearer of both.
pub fn ranges(count: usize, coverage: f64, weights: &[f64]) -> Vec<Range> {
    let sum: f64 = weights.iter().sum();
    let is_fit = weights.len() == count && (0.99..=1.01).contains(&sum);
    let equal = if is_fit { Vec::new() } else { equal_weights(count) };
    let weights = if is_fit { weights } else { &equal };
    let coverage = coverage.clamp(0.0, 1.0);
    let mut start = 0.0;
    let range = |weight: &f64| {
        let range = (start, start + coverage * weight);
        start += weight;
        range
    };
    weights.iter().map(range).collect()
}

/// The variation in whose range a place is.
pub fn choose(place: f64, ranges: &[Range]) -> Option<usize> {
    ranges.iter().position(|&range| is_within(place, range))
}

/// A part of the visitors, for experiments that shall not share any: those of one name with ranges apart.
#[derive(Debug, Clone, PartialEq)]
pub struct Namespace {
    /// Its name.
    pub name: String,
    /// The part.
    pub range: Range,
}

impl Namespace {
    /// Whether a visitor is in it.
    pub fn has(&self, visitor: &str) -> bool {
        let seed = ["__", &self.name].concat();
        hash(&seed, visitor, 1).is_some_and(|place| is_within(place, self.range))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn odd_sizes_are_defined() {
        assert_eq!(ranges(0, 1.0, &[]), []);
        assert_eq!(ranges(1, f64::INFINITY, &[1.0]), [(0.0, 1.0)]);
        assert_eq!(ranges(2, 1.0, &[f64::NAN, 1.0]), [(0.0, 0.5), (0.5, 1.0)]);
        assert_eq!(choose(0.3, &ranges(2, f64::NAN, &[])), None);
        assert_eq!(choose(f64::NAN, &[(0.0, 1.0)]), None);
    }

    #[test]
    fn namespaces_of_one_name_share_nobody() {
        let part = |range| Namespace { name: "价格".to_owned(), range };
        let (left, right) = (part((0.0, 0.4)), part((0.4, 1.0)));
        let visitors: Vec<String> = (0..1_000).map(|visitor| visitor.to_string()).collect();
        assert!(visitors.iter().all(|visitor| left.has(visitor) != right.has(visitor)));
        let share = visitors.iter().filter(|visitor| left.has(visitor)).count();
        assert!((330..470).contains(&share), "{share}");
    }
}
