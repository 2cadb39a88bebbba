//! The weights of ranking and confidence: those shipped, and those fitted to a site.

use super::evidence::Fusion;

/// How many conditions the confidence rests on.
pub const CONDITIONS: usize = 5;

/// The weight of each condition in the log-odds of the first candidate being right.
pub type Weighing = [f32; CONDITIONS];

/// The weights in force.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Tuning {
    /// What each measure adds to the score.
    pub fusion: Fusion,
    /// What each condition adds to the confidence.
    pub confidence: Weighing,
}

impl Default for Tuning {
    fn default() -> Self {
        Tuning::standard(false, 1.0)
    }
}

impl Tuning {
    /// The shipped weights, with a pack or without, for so many phrasings an entry.
    pub fn standard(has_pack: bool, phrasings: f32) -> Tuning {
        let _ = phrasings;
        if has_pack {
            Tuning { fusion: [3.8, 1.9, 2.8, 0.4, 0.0, 2.0, 0.5], confidence: [-2.1, 0.68, 0.95, 1.63, 0.0] }
        } else {
            Tuning { fusion: [3.8, 1.9, 2.8, 0.4, 0.0, 0.0, 0.0], confidence: [-2.1, 0.68, 0.95, 1.63, 0.0] }
        }
    }
}
