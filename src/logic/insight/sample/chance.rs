//! What is drawn by chance for invented rows, the same for the same seed.

use super::super::super::predict::chance::Chance as Numbers;

/// The numbers of a seed.
pub(super) struct Chance(Numbers);

impl Chance {
    pub fn new(seed: u64) -> Self {
        Chance(Numbers::new(seed))
    }

    /// From 0 to below 1.
    pub fn share(&mut self) -> f64 {
        self.0.share()
    }

    /// True with that probability.
    pub fn happens(&mut self, probability: f64) -> bool {
        self.share() < probability
    }

    /// A number below that one; 0 where there is none.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share of `limit`")]
    pub fn below(&mut self, limit: usize) -> usize {
        (self.share() * limit as f64) as usize
    }

    /// One of them, each as likely as the next.
    pub fn pick<T: Clone + Default>(&mut self, items: &[T]) -> T {
        items.get(self.below(items.len())).cloned().unwrap_or_default()
    }

    /// A place below `limit`: the first most often, the n-th 1/n as often (Zipf).
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "below `limit`")]
    pub fn ranked(&mut self, limit: usize) -> usize {
        // The inverse of the logarithm that the harmonic sums follow.
        let place = ((limit as f64 + 1.0).ln() * self.share()).exp() - 1.0;
        (place as usize).min(limit.saturating_sub(1))
    }

    /// A place by weights that need not sum to one.
    pub fn weighted(&mut self, weights: &[f64]) -> usize {
        let mut rest = self.share() * weights.iter().sum::<f64>();
        let found = weights.iter().position(|weight| {
            rest -= weight;
            rest < 0.0
        });
        found.unwrap_or(weights.len().saturating_sub(1))
    }
}
