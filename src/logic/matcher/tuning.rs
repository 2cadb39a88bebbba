//! The weights of ranking and confidence: those shipped, and those fitted to a site.
//!
//! The shipped ones are data, fitted on the val questions of the development sets by
//! `xtask/packs/fit.py` (every set counting the same) for four cases: with and without a semantic pack,
//! for entries with one phrasing and with three or more; between one and three they are mixed. What was
//! learned from visitors is in log-odds already, and weighs 1.

use super::evidence::Fusion;

/// How many conditions it rests on that the site answers the question at all.
pub const INSIDE: usize = 7;

/// How many conditions it rests on that, if so, the first candidate is the right one.
pub const RIGHT: usize = 5;

/// The weights in force.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Tuning {
    /// What each measure adds to the score.
    pub fusion: Fusion,
    /// What each condition adds to the log-odds that the site answers the question.
    pub inside: [f32; INSIDE],
    /// What each condition adds to the log-odds that the first candidate is right, if the site answers it.
    pub right: [f32; RIGHT],
}

/// Without a pack, one phrasing an entry: nothing is learned, all of it is likeness.
const PLAIN_SINGLE: Tuning = Tuning {
    fusion: [3.8, 3.2, 1.2, 0.0, 0.0, 0.0, 0.0, 1.0],
    inside: [-2.5, 1.9, 1.2, 0.0, 1.4, 1.9, 0.0],
    right: [-0.6, 0.65, -0.3, 0.7, 0.0],
};

/// Without a pack, three phrasings an entry or more.
const PLAIN_SEVERAL: Tuning = Tuning {
    fusion: [2.8, 1.0, 4.6, 0.55, 0.0, 0.0, 0.0, 1.0],
    inside: [-2.69, 1.92, 1.17, 0.0, 1.39, 1.92, 0.0],
    right: [-0.62, 0.68, -0.63, 0.73, 0.0],
};

/// With a pack, one phrasing an entry.
const PACK_SINGLE: Tuning = Tuning {
    fusion: [2.4, 1.5, 1.2, 0.0, 0.1, 0.1, 0.2, 1.0],
    inside: [-2.5, 0.77, 0.63, 3.06, 0.78, 1.14, 3.06],
    right: [-0.54, 0.72, -0.06, 0.39, -0.23],
};

/// With a pack, three phrasings an entry or more.
const PACK_SEVERAL: Tuning = Tuning {
    fusion: [1.4, 1.0, 1.6, 0.15, 0.1, 0.1, 0.48, 1.0],
    inside: [-2.85, 0.81, 0.51, 2.22, 0.65, 1.35, 2.59],
    right: [-0.03, 0.78, 0.13, 0.18, -0.44],
};

impl Default for Tuning {
    fn default() -> Self {
        PLAIN_SINGLE
    }
}

impl Tuning {
    /// The shipped weights, with a pack or without, for so many phrasings an entry on average.
    pub fn standard(has_pack: bool, phrasings: f32) -> Tuning {
        let (single, several) =
            if has_pack { (PACK_SINGLE, PACK_SEVERAL) } else { (PLAIN_SINGLE, PLAIN_SEVERAL) };
        let share = ((phrasings - 1.0) / 2.0).clamp(0.0, 1.0);
        Tuning {
            fusion: mixed(single.fusion, several.fusion, share),
            inside: mixed(single.inside, several.inside, share),
            right: mixed(single.right, several.right, share),
        }
    }
}

fn mixed<const N: usize>(mut one: [f32; N], other: [f32; N], share: f32) -> [f32; N] {
    one.iter_mut().zip(other).for_each(|(one, other)| *one += (other - *one) * share);
    one
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_phrasings_lie_between_one_and_three() {
        assert_eq!(Tuning::standard(false, 1.0), PLAIN_SINGLE);
        assert!((Tuning::standard(true, 7.0).fusion[6] - PACK_SEVERAL.fusion[6]).abs() < 1e-6);
        let [one, two, three] = [1.0, 2.0, 3.0].map(|count| Tuning::standard(true, count).fusion[6]);
        assert!(one < two && two < three);
    }
}
