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
    /// Shift and stretch of the confidence's log-odds: what [`super::calibration`] found out about this site.
    pub belief: [f32; 2],
}

/// The confidence as shipped.
const UNMOVED: [f32; 2] = [0.0, 1.0];

/// Without a pack, one phrasing an entry: nothing is learned, all of it is likeness.
const PLAIN_SINGLE: Tuning = Tuning {
    fusion: [4.2, 3.8, 0.6, 0.0, 0.0, 0.0, 0.0, 1.0],
    inside: [-1.91, 1.95, 1.75, 0.0, 2.03, 2.15, 0.0],
    right: [-1.1, 0.66, 0.45, 0.92, 0.0],
    belief: UNMOVED,
};

/// Without a pack, three phrasings an entry or more.
const PLAIN_SEVERAL: Tuning = Tuning {
    fusion: [2.6, 1.0, 3.5, 1.2, 0.0, 0.0, 0.0, 1.0],
    inside: [-2.89, 1.91, 1.28, 0.0, 1.25, 1.78, 0.0],
    right: [-0.81, 0.58, -0.47, 0.49, 0.0],
    belief: UNMOVED,
};

/// With a pack, one phrasing an entry.
const PACK_SINGLE: Tuning = Tuning {
    fusion: [1.8, 1.8, 1.4, 0.0, 0.1, 0.1, 0.3, 1.0],
    inside: [-2.84, 0.95, 0.35, 3.22, 0.96, 1.19, 3.22],
    right: [-1.18, 0.54, 0.31, 0.53, -0.03],
    belief: UNMOVED,
};

/// With a pack, three phrasings an entry or more.
const PACK_SEVERAL: Tuning = Tuning {
    fusion: [1.9, 1.3, 2.0, 0.75, 0.1, 0.1, 0.5, 1.0],
    inside: [-3.58, 1.2, 0.38, 2.5, 0.63, 1.26, 2.94],
    right: [-0.17, 0.62, -0.55, -0.13, 0.2],
    belief: UNMOVED,
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
            belief: UNMOVED,
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
