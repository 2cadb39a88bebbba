//! Prediction on the device: what the visitor asks or buys next, which suggestion to try, what is asked more than before.
//!
//! Counts only, so that each guess can say why it is made. They come from the owner's table ([`table`], made by
//! `cargo xtask priors`) and from this browser. Times and seeds are passed in; nothing here knows of rules, profile or
//! consent: who calls decides what may be counted and shown.

pub mod bandit;
pub mod chance;
pub mod hot;
pub mod next;
pub mod products;
pub mod table;

use super::time::DAY_MS as DAY;

/// The longest id that is read back from the store, in bytes: more is a broken store.
const LONGEST_ID: usize = 300;

/// What is left of a count after so many milliseconds. A clock that was put back takes nothing away.
fn faded(elapsed: f64, half_life: f64) -> f64 {
    (-std::f64::consts::LN_2 * (elapsed.max(0.0) / half_life)).exp()
}

/// The places of the highest scores above 0, the best first; of equal ones the earlier. A list of this size needs no
/// sort.
fn best(scores: &[f64], most: usize) -> Vec<usize> {
    let mut places: Vec<usize> = Vec::new();
    for (place, score) in scores.iter().enumerate() {
        if *score > 0.0 {
            let at = |other: &usize| scores.get(*other).is_some_and(|better| better >= score);
            let rank = places.iter().take_while(|other| at(other)).count();
            places.insert(rank, place);
            places.truncate(most);
        }
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_come_first_and_ties_keep_their_order() {
        for (scores, most, places) in [
            (&[][..], 3, &[][..]),
            (&[1.0, 3.0, 2.0, 3.0], 3, &[1, 3, 2]),
            (&[0.0, f64::NAN, -1.0, 0.5], 3, &[3]),
            (&[1.0, 2.0], 0, &[]),
        ] {
            assert_eq!(best(scores, most), places, "{scores:?}");
        }
    }

    #[test]
    fn a_count_halves_and_never_grows() {
        for (elapsed, left) in [(0.0, 1.0), (DAY, 0.5), (2.0 * DAY, 0.25), (-DAY, 1.0), (f64::INFINITY, 0.0)]
        {
            assert!((faded(elapsed, DAY) - left).abs() < 1e-9, "{elapsed}");
        }
    }
}
