//! Intervals of 95 % confidence, and whether two shares differ.

/// The standard normal's quantile for 95 %, both sides.
pub(super) const Z: f64 = 1.959_963_984_540_054;

/// Student's t for 95 %, both sides, with 1 to 9 degrees of freedom, where the series of [`student`] is off.
const STUDENT: [f64; 9] =
    [12.706_205, 4.302_653, 3.182_446, 2.776_445, 2.570_582, 2.446_912, 2.364_624, 2.306_004, 2.262_157];

/// Where the true value lies, with 95 % confidence.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Interval {
    /// Its lower end.
    pub low: f64,
    /// Its upper end.
    pub high: f64,
}

/// The interval, cut to what is possible.
pub(super) fn clamped(interval: Interval, bounds: Interval) -> Interval {
    Interval {
        low: interval.low.clamp(bounds.low, bounds.high),
        high: interval.high.clamp(bounds.low, bounds.high),
    }
}

/// The Wilson score interval of a share, both ends from 0 to 1. Without answers everything is possible. Source:
/// Wilson, "Probable Inference, the Law of Succession, and Statistical Inference", JASA 22 (1927).
pub fn wilson(hits: u32, count: u32) -> Interval {
    if count == 0 {
        return Interval { low: 0.0, high: 1.0 };
    }
    let n = f64::from(count);
    let share = f64::from(hits.min(count)) / n;
    let z2 = Z * Z;
    let middle = (share + z2 / (2.0 * n)) / (1.0 + z2 / n);
    let half = Z / (1.0 + z2 / n) * (share * (1.0 - share) / n + z2 / (4.0 * n * n)).sqrt();
    // At the ends the bound is the end itself; rounding must not put it beside.
    Interval {
        low: if hits == 0 { 0.0 } else { (middle - half).max(0.0) },
        high: if hits >= count { 1.0 } else { (middle + half).min(1.0) },
    }
}

/// A mean, with its t interval.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Mean {
    /// The mean; 0 without answers.
    pub mean: f64,
    /// How many answers.
    pub count: u32,
    /// Where the true mean lies, with 95 % confidence. A single answer says nothing of the spread, so that
    /// everything is possible.
    pub interval: Interval,
}

/// The mean of so many answers with that sum and that sum of squares. Its interval uses Student's t, which is the
/// normal for many answers.
pub fn mean(count: f64, sum: f64, squares: f64) -> Mean {
    let mean = sum / count.max(1.0);
    let half = if count < 2.0 {
        f64::INFINITY
    } else {
        let variance = (squares - sum * mean).max(0.0) / (count - 1.0);
        student(count - 1.0) * (variance / count).sqrt()
    };
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "`as` saturates")]
    Mean { mean, count: count as u32, interval: Interval { low: mean - half, high: mean + half } }
}

/// Student's t for 95 %, both sides. Source: Abramowitz and Stegun, "Handbook of Mathematical Functions", 26.7.5; the
/// table covers where the series is off by more than 0.0002.
fn student(freedom: f64) -> f64 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "`as` saturates")]
    let place = (freedom - 1.0).max(0.0) as usize;
    if let Some(known) = STUDENT.get(place) {
        return *known;
    }
    let z2 = Z * Z;
    let first = (z2 + 1.0) / 4.0;
    let second = ((5.0 * z2 + 16.0) * z2 + 3.0) / 96.0;
    let third = (((3.0 * z2 + 19.0) * z2 + 17.0) * z2 - 15.0) / 384.0;
    Z * (1.0 + (first + (second + third / freedom) / freedom) / freedom)
}

/// How surely the share rose from one sample to another, each as (hits, count): the signed root of the log-likelihood
/// ratio, to be read like a z score, negative where it fell. Better than the two-proportion z for rare events.
/// Source: Dunning, "Accurate Methods for the Statistics of Surprise and Coincidence", Computational Linguistics 19
/// (1993).
pub fn rise(before: (u32, u32), now: (u32, u32)) -> f64 {
    let [before, now] = [before, now].map(|(hits, count)| (f64::from(hits.min(count)), f64::from(count)));
    let share = |(hits, count): (f64, f64)| if count > 0.0 { hits / count } else { 0.0 };
    let pooled = share((before.0 + now.0, before.1 + now.1));
    let ratio = [before, now]
        .into_iter()
        .map(|sample| log_likelihood(sample, share(sample)) - log_likelihood(sample, pooled));
    let root = (2.0 * ratio.sum::<f64>()).max(0.0).sqrt();
    if share(now) < share(before) { -root } else { root }
}

/// Of the binomial, without its constant. An outcome that did not occur adds nothing, whatever its share.
fn log_likelihood((hits, count): (f64, f64), share: f64) -> f64 {
    let part = |times: f64, share: f64| if times > 0.0 { times * share.ln() } else { 0.0 };
    part(hits, share) + part(count - hits, 1.0 - share)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn wilson_gives_the_known_intervals() {
        for (hits, count, low, high) in [
            (74, 107, 59.9, 77.1),
            (3, 3, 43.9, 100.0),
            (0, 5, 0.0, 43.4),
            (80, 100, 71.1, 86.7),
            (0, 0, 0.0, 100.0),
        ] {
            let found = wilson(hits, count);
            let off = (100.0 * found.low - low).abs().max((100.0 * found.high - high).abs());
            assert!(off < 0.05, "{hits} of {count}: {found:?}");
        }
    }

    #[test]
    fn students_t_is_that_of_the_tables() {
        let table = [(1.0, 12.706), (5.0, 2.571), (9.0, 2.262), (10.0, 2.228), (29.0, 2.045), (1e6, 1.960)];
        for (freedom, expected) in table {
            assert!((student(freedom) - expected).abs() < 0.0007, "{freedom}: {}", student(freedom));
        }
    }

    #[test]
    fn a_mean_has_its_t_interval() {
        // 1 to 5: the standard error is √(2.5 / 5).
        let found = mean(5.0, 15.0, 55.0);
        assert!((found.mean - 3.0).abs() < 1e-9 && found.count == 5);
        assert!((found.interval.high - 3.0 - 2.776_445 * 0.5_f64.sqrt()).abs() < 1e-6);
        assert!(mean(1.0, 3.0, 9.0).interval.high.is_infinite());
        assert!(mean(0.0, 0.0, 0.0).mean.abs() < 1e-9);
    }

    #[test]
    fn a_rise_is_told_from_chance() {
        assert!(rise((10, 1_000), (40, 1_000)) > 4.0);
        assert!(rise((10, 1_000), (12, 1_000)).abs() < 1.0);
        assert!(rise((40, 1_000), (10, 1_000)) < -4.0);
        assert!(rise((0, 1_000), (12, 1_000)) > 3.0);
        assert!(rise((0, 0), (0, 0)).abs() < 1e-9);
    }

    proptest! {
        #[test]
        fn wilson_keeps_its_bounds(count in 1_u32..2_000, part in 0.0..=1.0_f64) {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "below `count`")]
            let hits = (f64::from(count) * part) as u32;
            let share = f64::from(hits) / f64::from(count);
            let Interval { low, high } = wilson(hits, count);
            prop_assert!(0.0 <= low && low <= share && share <= high && high <= 1.0);
            let turned = wilson(count - hits, count);
            prop_assert!((low - (1.0 - turned.high)).abs() < 1e-9, "symmetric");
            let more = wilson((hits + 1).min(count), count);
            prop_assert!(low <= more.low && high <= more.high, "monotone");
            let larger = wilson(hits * 4, count * 4);
            prop_assert!(larger.high - larger.low < high - low, "narrower with more answers");
        }

        #[test]
        fn a_rise_turns_with_its_samples(a in 0_u32..50, b in 0_u32..50, m in 50_u32..500, n in 50_u32..500) {
            prop_assert!((rise((a, m), (b, n)) + rise((b, n), (a, m))).abs() < 1e-6);
        }
    }
}
