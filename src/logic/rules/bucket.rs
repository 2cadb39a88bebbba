//! How visitors are divided among the variations of an experiment: GrowthBook's buckets.
//!
//! A visitor's hash lies between 0 and 1; each variation has a part of that line. The formulas are those of
//! `packages/sdk-js/src/util.ts` of growthbook/growthbook (MIT), checked with its public suite.

use super::hash::hash;

/// A part of the line from 0 to 1: from the one, up to the other.
pub type Range = (f64, f64);

/// The same share for each of so many variations.
pub fn equal_weights(count: usize) -> Vec<f64> {
    vec![1.0 / count.max(1) as f64; count]
}

/// The part of each variation. Coverage takes the beginning of each, so that who takes part keeps the variation when
/// coverage grows. Weights that are not one for each variation, or do not add up to 1, are taken for equal.
pub fn ranges(count: usize, coverage: f64, weights: Option<&[f64]>) -> Vec<Range> {
    let coverage = if coverage.is_nan() { 1.0 } else { coverage.clamp(0.0, 1.0) };
    let equal = equal_weights(count);
    let is_usable = |weights: &&[f64]| {
        let sum: f64 = weights.iter().sum();
        weights.len() == count && (0.99..=1.01).contains(&sum)
    };
    let weights = weights.filter(is_usable).unwrap_or(&equal);
    let mut begin = 0.0;
    let mut ranges = Vec::with_capacity(count);
    for weight in weights {
        ranges.push((begin, begin + coverage * weight));
        begin += weight;
    }
    ranges
}

/// Whether a place on the line lies in a part of it.
pub fn is_in(place: f64, (from, to): Range) -> bool {
    place >= from && place < to
}

/// The variation whose part a place lies in.
pub fn choose(place: f64, ranges: &[Range]) -> Option<usize> {
    ranges.iter().position(|range| is_in(place, *range))
}

/// Whether a visitor lies in an experiment's part of a namespace. Experiments with parts of one namespace that do not
/// overlap never have the same visitors.
pub fn is_in_namespace(visitor: &str, namespace: &str, range: Range) -> bool {
    let seed = ["__", namespace].concat();
    hash(&seed, visitor, 1).is_some_and(|place| is_in(place, range))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn everybody_has_one_variation_where_all_take_part(place in 0.0_f64..1.0, count in 1_usize..9) {
            let ranges = ranges(count, 1.0, None);
            // The ends of the parts are sums of rounded shares; the last may end a hair before 1.
            let variation = choose(place.min(0.9999), &ranges);
            prop_assert!(variation.is_some());
            prop_assert_eq!(ranges.iter().filter(|range| is_in(place.min(0.9999), **range)).count(), 1);
        }

        #[test]
        fn who_takes_part_keeps_the_variation_when_coverage_grows(place in 0.0_f64..1.0, less in 0.0_f64..1.0) {
            let before = choose(place, &ranges(3, less, Some(&[0.5, 0.3, 0.2])));
            let after = choose(place, &ranges(3, (less + 0.2).min(1.0), Some(&[0.5, 0.3, 0.2])));
            prop_assert!(before.is_none() || before == after);
        }
    }
}
