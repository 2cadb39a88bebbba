//! Indices made of several answers: ACSI, and means that do not jump at the first answer.

/// How the three answers of an ACSI survey are weighted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Acsi {
    /// All alike: what one does without a model of one's own customers.
    #[default]
    Equal,
    /// As the State of Ohio published them for its own surveys: .3885, .3190, .2925. Source: Verint.
    Ohio,
}

impl Acsi {
    fn weights(self) -> [f64; 3] {
        match self {
            Acsi::Equal => [1.0 / 3.0; 3],
            Acsi::Ohio => [0.3885, 0.3190, 0.2925],
        }
    }
}

/// The index of the American Customer Satisfaction Index, 0 to 100, of three means from 1 to 10: satisfaction overall,
/// compared with what was expected, compared with the ideal. What lies outside is moved to the nearest end.
pub fn acsi(means: [f64; 3], weights: Acsi) -> f64 {
    let weighted =
        means.into_iter().zip(weights.weights()).map(|(mean, weight)| (mean.clamp(1.0, 10.0) - 1.0) * weight);
    weighted.sum::<f64>() / 9.0 * 100.0
}

/// A mean pulled towards what is usual: `(strength · usual + sum) / (strength + count)`. `strength` is how many answers
/// the usual counts as; with it an item of one answer neither leads a list nor ends it.
pub fn shrunken_mean((sum, count): (f64, u32), usual: f64, strength: f64) -> f64 {
    let weight = strength + f64::from(count);
    if weight > 0.0 { (strength * usual + sum) / weight } else { usual }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn acsi_gives_the_published_index() {
        for (weights, expected) in [(Acsi::Equal, 70.37), (Acsi::Ohio, 70.98)] {
            assert!((acsi([8.0, 7.0, 7.0], weights) - expected).abs() < 0.005, "{weights:?}");
            assert!(acsi([1.0; 3], weights).abs() < 1e-9);
            assert!((acsi([10.0; 3], weights) - 100.0).abs() < 1e-9);
        }
    }

    #[test]
    fn a_shrunken_mean_starts_at_the_usual_and_ends_at_its_own() {
        assert!((shrunken_mean((0.0, 0), 4.0, 10.0) - 4.0).abs() < 1e-9);
        assert!((shrunken_mean((5.0, 1), 4.0, 10.0) - 45.0 / 11.0).abs() < 1e-9);
        assert!((shrunken_mean((5e6, 1_000_000), 4.0, 10.0) - 5.0).abs() < 1e-3);
        assert!((shrunken_mean((0.0, 0), 4.0, 0.0) - 4.0).abs() < 1e-9);
    }

    proptest! {
        #[test]
        fn a_shrunken_mean_lies_between_both(count in 1_u32..100, own in 1.0..5.0_f64, usual in 1.0..5.0_f64) {
            let shrunken = shrunken_mean((own * f64::from(count), count), usual, 10.0);
            prop_assert!(own.min(usual) - 1e-9 <= shrunken && shrunken <= own.max(usual) + 1e-9);
        }

        #[test]
        fn acsi_keeps_its_bounds(means in prop::array::uniform3(-5.0..20.0_f64)) {
            for weights in [Acsi::Equal, Acsi::Ohio] {
                prop_assert!((0.0..=100.0 + 1e-9).contains(&acsi(means, weights)));
            }
        }
    }
}
