//! Satisfaction scores with their uncertainty.
//!
//! Shares are from 0 to 1, intervals are for 95 % confidence. What rests on too few answers is an
//! [`Estimate::TooFew`], so that nobody draws it as a figure by accident. Intervals of their own are in
//! [`interval`], the published indices in [`index`].

pub mod index;
pub mod interval;

pub use index::{Acsi, acsi, shrunken_mean};
pub use interval::{Interval, Mean, mean, wilson};

use interval::{Z, clamped};

/// Below so many answers nothing is said, unless the reader asks for another limit.
pub const LEAST: u32 = 10;

/// The top boxes of CES 2.0 on its 1 to 7: "somewhat agree" and better. Source: the help pages of Nicereply and Zonka.
const EASY_FROM: u8 = 5;

/// A figure, or that there are too few answers to say.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Estimate<T> {
    /// So many answers there are, which is not enough.
    TooFew(u32),
    /// The figure.
    Known(T),
}

impl<T> Estimate<T> {
    /// The figure where at least `least` answers carry it; none are never enough.
    pub fn guarded(count: u32, least: u32, figure: impl FnOnce() -> T) -> Self {
        if count >= least.max(1) { Estimate::Known(figure()) } else { Estimate::TooFew(count) }
    }

    /// The figure, if there is one.
    pub fn known(&self) -> Option<&T> {
        match self {
            Estimate::Known(figure) => Some(figure),
            Estimate::TooFew(_) => None,
        }
    }
}

impl<T> Default for Estimate<T> {
    fn default() -> Self {
        Estimate::TooFew(0)
    }
}

/// A share of answers, with its Wilson interval.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Proportion {
    /// How many count as hits.
    pub hits: u32,
    /// How many were asked and answered.
    pub count: u32,
    /// `hits` in `count`, from 0 to 1; 0 where nothing was answered.
    pub share: f64,
    /// Where the true share lies, with 95 % confidence.
    pub interval: Interval,
}

impl Proportion {
    /// Of so many answers so many hits; more hits than answers are cut.
    pub fn of(hits: u32, count: u32) -> Self {
        let hits = hits.min(count);
        let share = f64::from(hits) / f64::from(count.max(1));
        Proportion { hits, count, share, interval: wilson(hits, count) }
    }

    /// The same, unless there are too few answers.
    pub fn guarded(hits: u32, count: u32, least: u32) -> Estimate<Self> {
        Estimate::guarded(count, least, || Proportion::of(hits, count))
    }

    /// The share in whole per cent, as scores are quoted.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 0 to 100")]
    pub fn percent(&self) -> u8 {
        (self.share * 100.0).round() as u8
    }
}

/// The lowest answer that counts as satisfied on a scale of so many points; none where there is no convention.
/// Source: Formbricks' documentation of rating questions; Zendesk, Intercom, Delighted and others agree on 5 points.
pub fn top_box_from(scale: u8) -> Option<u8> {
    match scale {
        2 | 3 => Some(scale),
        4..=7 => Some(scale - 1),
        10 => Some(8),
        _ => None,
    }
}

/// How often each answer of one scale was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Histogram {
    /// How many points the scale has: 2 to 10, and 11 for NPS.
    pub scale: u8,
    /// How often each answer was given, from 0 on; scales without a 0 leave the first at 0.
    pub counts: [u32; 11],
}

impl Histogram {
    /// An empty one.
    pub fn new(scale: u8) -> Self {
        Histogram { scale, counts: [0; 11] }
    }

    /// The answers that the scale has: 1 to its points, 0 to 10 on the scale of 11.
    pub fn answers(scale: u8) -> std::ops::RangeInclusive<u8> {
        if scale == 11 { 0..=10 } else { 1..=scale.min(10) }
    }

    /// Counts an answer; false where the scale has no such answer.
    pub fn add(&mut self, answer: u8) -> bool {
        let is_on_scale = Histogram::answers(self.scale).contains(&answer);
        if let Some(count) = self.counts.get_mut(usize::from(answer)).filter(|_| is_on_scale) {
            *count += 1;
        }
        is_on_scale
    }

    /// How many answers there are.
    pub fn total(&self) -> u32 {
        self.counts.iter().sum()
    }

    /// How many answers there are of that one or better.
    pub fn at_least(&self, answer: u8) -> u32 {
        self.counts.iter().skip(usize::from(answer)).sum()
    }

    /// How many answers there are, their sum, and the sum of their squares.
    fn moments(&self) -> (f64, f64, f64) {
        self.counts.iter().zip(0_u8..).fold((0.0, 0.0, 0.0), |(total, sum, squares), (count, answer)| {
            let (count, answer) = (f64::from(*count), f64::from(answer));
            (total + count, sum + count * answer, squares + count * answer * answer)
        })
    }

    /// The mean answer.
    pub fn mean(&self) -> Mean {
        let answers = Histogram::answers(self.scale);
        let scale = Interval { low: f64::from(*answers.start()), high: f64::from(*answers.end()) };
        let (count, sum, squares) = self.moments();
        let mut mean = mean(count, sum, squares);
        mean.interval = clamped(mean.interval, scale);
        mean
    }
}

/// CSAT: the share of answers in the top boxes of [`top_box_from`], over all scales that have some. With the count of
/// those that count, as (hits, answers).
pub fn csat(histograms: &[Histogram]) -> (u32, u32) {
    let scored =
        histograms.iter().filter_map(|all| Some((all.at_least(top_box_from(all.scale)?), all.total())));
    scored.fold((0, 0), |(hits, count), (more_hits, more)| (hits + more_hits, count + more))
}

/// NPS, in points from −100 to 100.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Nps {
    /// Who answered 9 or 10.
    pub promoters: u32,
    /// Who answered 7 or 8.
    pub passives: u32,
    /// Who answered 0 to 6.
    pub detractors: u32,
    /// Per cent of promoters less per cent of detractors.
    pub score: f64,
    /// Where the true score lies, with 95 % confidence.
    pub interval: Interval,
}

impl Nps {
    /// How many answered.
    pub fn count(&self) -> u32 {
        self.promoters + self.passives + self.detractors
    }

    /// From how many answered what. The interval is the adjusted Wald: three answers are added, ¾ of them promoters
    /// and ¾ detractors. Source: Rocks, "Interval Estimation for the Net Promoter Score", The American Statistician
    /// 70 (2016).
    pub fn of(promoters: u32, passives: u32, detractors: u32) -> Self {
        let (up, down) = (f64::from(promoters), f64::from(detractors));
        let count = up + f64::from(passives) + down;
        let (more_up, more_down) = ((up + 0.75) / (count + 3.0), (down + 0.75) / (count + 3.0));
        let middle = more_up - more_down;
        let half = Z * ((more_up + more_down - middle * middle) / (count + 3.0)).sqrt();
        let around = Interval { low: 100.0 * (middle - half), high: 100.0 * (middle + half) };
        Nps {
            promoters,
            passives,
            detractors,
            score: 100.0 * (up - down) / count.max(1.0),
            interval: clamped(around, Interval { low: -100.0, high: 100.0 }),
        }
    }

    /// From answers of 0 to 10.
    pub fn of_answers(answers: &Histogram) -> Self {
        let (promoters, satisfied) = (answers.at_least(9), answers.at_least(7));
        Nps::of(promoters, satisfied - promoters, answers.total() - satisfied)
    }
}

/// CES 2.0: "… made it easy for me to handle my issue", 1 to 7, agreeing upwards.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ces {
    /// The mean answer.
    pub mean: Mean,
    /// The share that agrees: 5 to 7.
    pub easy: Proportion,
}

impl Ces {
    /// From answers of 1 to 7. The older CES of 1 to 5 counts the other way round and must not be mixed in.
    pub fn of_answers(answers: &Histogram) -> Self {
        let easy = Proportion::of(answers.at_least(EASY_FROM), answers.total());
        Ces { mean: answers.mean(), easy }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn histogram(scale: u8, counts: &[(u8, u32)]) -> Histogram {
        let mut histogram = Histogram::new(scale);
        for &(answer, count) in counts {
            for _ in 0..count {
                assert!(histogram.add(answer));
            }
        }
        histogram
    }

    fn of_answers(scale: u8, answers: &[u8]) -> Histogram {
        let counts: Vec<(u8, u32)> = answers.iter().map(|answer| (*answer, 1)).collect();
        histogram(scale, &counts)
    }

    fn near(interval: Interval, low: f64, high: f64) {
        assert!((interval.low - low).abs() < 0.05 && (interval.high - high).abs() < 0.05, "{interval:?}");
    }

    #[test]
    fn csat_is_the_share_of_the_top_boxes() {
        let delighted = histogram(5, &[(5, 42), (4, 32), (3, 10), (2, 9), (1, 14)]);
        let (hits, count) = csat(&[delighted]);
        assert_eq!((hits, count, Proportion::of(hits, count).percent()), (74, 107, 69));
        let thumbs = histogram(2, &[(2, 3), (1, 1)]);
        let unknown = histogram(8, &[(8, 5)]);
        assert_eq!(csat(&[delighted, thumbs, unknown]), (77, 111));
        assert_eq!(csat(&[]), (0, 0));
    }

    #[test]
    fn top_boxes_follow_the_scale() {
        for (scale, boxes) in
            [(2, "2"), (3, "3"), (4, "34"), (5, "45"), (6, "56"), (7, "67"), (8, ""), (10, "8910"), (11, "")]
        {
            let from = top_box_from(scale).unwrap_or(u8::MAX);
            let found: String = (from..=scale).map(|answer| answer.to_string()).collect();
            assert_eq!(found, boxes, "{scale} points");
        }
    }

    #[test]
    fn nps_has_the_adjusted_interval() {
        for (answers, score, low, high) in [((50, 30, 20), 30.0, 14.1, 44.2), ((5, 3, 2), 30.0, -19.1, 65.2)]
        {
            let nps = Nps::of(answers.0, answers.1, answers.2);
            assert!((nps.score - score).abs() < 1e-9);
            near(nps.interval, low, high);
        }
        let answers = histogram(11, &[(10, 2), (9, 1), (8, 1), (7, 1), (6, 1), (0, 4)]);
        let nps = Nps::of_answers(&answers);
        assert_eq!((nps.promoters, nps.passives, nps.detractors), (3, 2, 5));
    }

    #[test]
    fn ces_counts_who_agrees() {
        let ces = Ces::of_answers(&histogram(7, &[(7, 2), (5, 1), (4, 1), (1, 1)]));
        assert_eq!((ces.easy.hits, ces.easy.count), (3, 5));
        assert!((ces.mean.mean - 4.8).abs() < 1e-9);
    }

    #[test]
    fn too_few_is_a_value_of_its_own() {
        assert_eq!(Proportion::guarded(9, 9, LEAST), Estimate::TooFew(9));
        assert_eq!(Proportion::guarded(0, 0, 0), Estimate::TooFew(0));
        assert_eq!(Proportion::guarded(9, 10, LEAST).known().map(Proportion::percent), Some(90));
    }

    #[test]
    fn what_is_not_on_the_scale_is_not_counted() {
        for (scale, answer) in [(5, 0), (5, 6), (11, 11), (0, 0), (0, 1), (200, 11)] {
            let mut histogram = Histogram::new(scale);
            assert!(!histogram.add(answer), "{answer} of {scale}");
            assert_eq!(histogram.total(), 0);
        }
    }

    proptest! {
        #[test]
        fn nps_keeps_its_bounds_and_turns_with_its_answers(up in 0_u32..500, even in 0_u32..500, down in 0_u32..500) {
            let (nps, turned) = (Nps::of(up, even, down), Nps::of(down, even, up));
            let Interval { low, high } = nps.interval;
            prop_assert!(-100.0 <= low && low <= high && high <= 100.0);
            prop_assert!((-100.0..=100.0).contains(&nps.score));
            prop_assert!((nps.score + turned.score).abs() < 1e-9);
            prop_assert!((low + turned.interval.high).abs() < 1e-9);
            prop_assert!(up == 0 || Nps::of(up - 1, even + 1, down).score < nps.score);
        }

        #[test]
        fn the_order_of_answers_is_irrelevant(answers in prop::collection::vec(1_u8..=7, 0..60)) {
            let all = |answers: &[u8]| {
                let histogram = of_answers(7, answers);
                (csat(&[histogram]), Ces::of_answers(&histogram))
            };
            let mut sorted = answers.clone();
            sorted.sort_unstable();
            prop_assert_eq!(all(&answers), all(&sorted));
        }

        #[test]
        fn a_mean_lies_between_its_bounds(answers in prop::collection::vec(1_u8..=10, 1..60)) {
            let Mean { mean, interval, .. } = of_answers(10, &answers).mean();
            prop_assert!(1.0 <= interval.low && interval.low <= mean + 1e-9);
            prop_assert!(mean <= interval.high + 1e-9 && interval.high <= 10.0);
        }
    }
}
