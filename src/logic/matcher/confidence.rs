//! From scores to the probability of being right.
//!
//! The fusion is a fitted choice model, so its softmax is each candidate's probability *if* one of
//! them is right. Whether any is, a second small model says from how much of the question was matched
//! at all: a foreign question may have one clear best entry that still does not answer it.

use super::score::Scored;
use super::tuning::{CONDITIONS, Weighing};

/// How a confidence came to be.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Rating {
    /// The candidate's probability among the candidates.
    pub share: f32,
    /// How likely it is right, from 0 to 1.
    pub confidence: f32,
}

/// What moves the first candidate's confidence: each measure, and what it adds to the log-odds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Factor {
    /// Which measure.
    pub name: &'static str,
    /// Its value.
    pub value: f32,
    /// What it adds.
    pub log_odds: f32,
}

const NAMES: [&str; CONDITIONS] = ["constant", "share", "phrasing", "amount", "nearest"];

/// Rates candidates, best first, of a question that amounts to `length` telling words.
pub fn rate(candidates: &[Scored], length: f32, weighing: &Weighing) -> Vec<Rating> {
    let shares = shares(candidates);
    let Some((first, share)) = candidates.first().zip(shares.first()) else { return Vec::new() };
    let log_odds: f32 = factors(first, *share, length, weighing).iter().map(|factor| factor.log_odds).sum();
    let certainty = 1.0 / (1.0 + (-log_odds).exp());
    let rating = |&own: &f32| Rating { share: own, confidence: certainty * (own / share).min(1.0) };
    shares.iter().map(rating).collect()
}

/// What the confidence in the first candidate is made of. The amount is the telling words matched, on
/// a logarithmic scale: one rare word in common is luck, three are an answer.
pub fn factors(first: &Scored, share: f32, length: f32, weighing: &Weighing) -> [Factor; CONDITIONS] {
    let share = share.clamp(0.001, 0.999);
    let amount = (1.0 + length * first.evidence.words).ln();
    let values = [1.0, (share / (1.0 - share)).ln(), first.evidence.phrasing, amount, first.evidence.nearest];
    let mut weights = weighing.iter().copied().zip(NAMES);
    values.map(|value| {
        let (weight, name) = weights.next().unwrap_or_default();
        Factor { name, value, log_odds: value * weight }
    })
}

fn shares(candidates: &[Scored]) -> Vec<f32> {
    let top = candidates.first().map_or(0.0, |first| first.score);
    let powers: Vec<f32> = candidates.iter().map(|found| (found.score - top).exp()).collect();
    let sum: f32 = powers.iter().sum();
    powers.iter().map(|power| power / sum.max(f32::EPSILON)).collect()
}

#[cfg(test)]
mod tests {
    use super::super::evidence::Evidence;
    use super::super::tuning::Tuning;
    use super::*;

    fn rated(measures: &[f32]) -> Vec<Rating> {
        let scored = |(entry, &words): (usize, &f32)| {
            let evidence = Evidence { words, grams: words, phrasing: words, ..Evidence::default() };
            Scored { entry, score: evidence.score(&Tuning::default().fusion), evidence }
        };
        rate(&measures.iter().enumerate().map(scored).collect::<Vec<_>>(), 2.0, &Tuning::default().confidence)
    }

    #[test]
    fn more_evidence_gives_more_confidence() {
        assert!(rated(&[0.9])[0].confidence > rated(&[0.3])[0].confidence);
    }

    #[test]
    fn a_close_second_takes_confidence_away() {
        assert!(rated(&[0.8, 0.2])[0].confidence > rated(&[0.8, 0.79])[0].confidence);
    }

    #[test]
    fn a_longer_question_covered_alike_is_surer() {
        let evidence = Evidence { words: 0.9, grams: 0.9, phrasing: 0.5, ..Evidence::default() };
        let found = [Scored { entry: 0, score: evidence.score(&Tuning::default().fusion), evidence }];
        let rate = |found: &[Scored], length| rate(found, length, &Tuning::default().confidence);
        assert!(rate(&found, 4.0)[0].confidence > rate(&found, 0.5)[0].confidence);
    }

    #[test]
    fn shares_add_up_to_one() {
        let sum: f32 = rated(&[0.8, 0.5, 0.2]).iter().map(|rating| rating.share).sum();
        assert!((sum - 1.0).abs() < 1e-5);
    }

    #[test]
    fn nobody_is_rated_where_nobody_stands() {
        assert!(rated(&[]).is_empty());
    }
}
