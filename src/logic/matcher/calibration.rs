//! How far the shipped confidence is to be believed on this site: measured on phrasings held back.
//!
//! A second matcher is built without one phrasing of each entry and asked just that phrasing. How often
//! it is right, against how sure it was, moves the two halves of the confidence, within bounds: the
//! shipped weights are the prior, and a site of ten entries hardly moves them. Questions about nothing
//! in particular stand for those that no site answers.

use super::super::faq::entry::Entry;
use super::Matcher;
use super::confidence::{log_odds, probability, rate};
use super::score::candidates;
use super::training::Training;
use super::tuning::Tuning;

/// Larger sites keep the shipped confidence: a second index would cost a phone seconds, and their phrasings
/// are many enough that the shipped one holds.
const MOST_ENTRIES: usize = 1_000;

/// Phrasings asked at most, over all rounds.
const MOST_PROBES: usize = 300;

/// Rounds at most, each with another phrasing held back: small sites need more than one.
const MOST_ROUNDS: usize = 10;

/// Phrasings asked in one step.
const SLICE: usize = 20;

/// Variance of the prior of the log-odds' shift.
const SHIFT: f32 = 1.0;

/// Variance of the prior of the log-odds' stretch.
const STRETCH: f32 = 0.1;

/// Newton's steps; the tenth moves nothing any more.
const ROUNDS_OF_FIT: usize = 10;

/// From this probability that the site answers it a question is not foreign there.
const MAY_BE_ANSWERED: f32 = 0.7;

/// Questions that hardly any site answers, in English and Chinese; those of the other language are easily told
/// apart and weigh little.
const FOREIGN: [&str; 24] = [
    "what is the capital of france",
    "how tall is mount everest",
    "who wrote romeo and juliet",
    "how do i boil an egg",
    "what should i name my cat",
    "why is the sky blue",
    "how many legs does a spider have",
    "who won the football game last night",
    "can you help me with my homework",
    "what is the best way to learn the piano",
    "how far away is the moon",
    "is it going to rain tomorrow",
    "法国的首都是哪里",
    "珠穆朗玛峰有多高",
    "红楼梦是谁写的",
    "鸡蛋要煮几分钟",
    "给我的猫起个名字",
    "天空为什么是蓝色的",
    "蜘蛛有几条腿",
    "昨晚的球赛谁赢了",
    "帮我写一下作业",
    "怎样学好钢琴",
    "月亮离地球多远",
    "明天会下雨吗",
];

/// Which variant of an entry is held back in a round.
pub(super) fn held_back(round: usize, at: usize, entry: &Entry) -> Option<usize> {
    let count = entry.variants.len();
    (round < count).then(|| (at + round) % count)
}

/// A phrasing that was asked.
#[derive(Clone)]
struct Probe {
    /// The log-odds of the shipped confidence.
    odds: f32,
    is_right: bool,
}

/// A calibration under way.
pub struct Calibration {
    round: usize,
    matcher: Matcher,
    training: Box<Training>,
    indexed: usize,
    asked: usize,
    probes: Vec<Probe>,
}

impl Calibration {
    /// The first round, where the site has something to hold back.
    pub fn begin(matcher: &Matcher, entries: &[Entry]) -> Option<Self> {
        let has_variants = entries.iter().any(|entry| !entry.variants.is_empty());
        let is_worth_it = has_variants && entries.len() <= MOST_ENTRIES;
        is_worth_it.then(|| Self::round(matcher, 0, Vec::new()))
    }

    fn round(matcher: &Matcher, round: usize, probes: Vec<Probe>) -> Self {
        let matcher = matcher.emptied();
        let training = Box::new(Training::of_round(&matcher, round));
        Calibration { round, matcher, training, indexed: 0, asked: 0, probes }
    }

    /// Goes on; the calibrated weights when it is done.
    pub fn step(&mut self, matcher: &Matcher, entries: &[Entry]) -> Option<Tuning> {
        if self.indexed < entries.len() {
            self.index(entries);
        } else if !self.training.step(&mut self.matcher, entries) {
            // Learned a little more.
        } else if self.asked < entries.len() {
            self.ask(entries);
        } else if self.round + 1 < MOST_ROUNDS && self.probes.len() < MOST_PROBES / 2 {
            *self = Self::round(matcher, self.round + 1, std::mem::take(&mut self.probes));
        } else {
            return Some(self.finish(matcher));
        }
        None
    }

    fn index(&mut self, entries: &[Entry]) {
        let end = self.indexed + SLICE;
        for (at, entry) in entries.iter().enumerate().take(end).skip(self.indexed) {
            let mut shorter = entry.clone();
            if let Some(held_back) = held_back(self.round, at, entry) {
                shorter.variants.remove(held_back);
            }
            self.matcher.add(&shorter);
        }
        self.indexed = end;
        if end >= entries.len() {
            self.matcher.finish();
            *self.training = Training::of_round(&self.matcher, self.round);
        }
    }

    fn ask(&mut self, entries: &[Entry]) {
        let end = self.asked + SLICE;
        for (at, entry) in entries.iter().enumerate().take(end).skip(self.asked) {
            let held_back =
                held_back(self.round, at, entry).and_then(|held_back| entry.variants.get(held_back));
            if let Some(phrasing) = held_back
                && self.probes.len() < MOST_PROBES
            {
                self.probes.extend(probe(&self.matcher, phrasing, Some(at)));
            }
        }
        self.asked = end;
    }

    fn finish(&mut self, matcher: &Matcher) -> Tuning {
        let rounds = (self.probes.len() / FOREIGN.len()).max(1);
        let foreign: Vec<Probe> =
            FOREIGN.iter().filter_map(|question| probe(matcher, question, None)).collect();
        for _ in 0..rounds {
            self.probes.extend_from_slice(&foreign);
        }
        Tuning { belief: fit(&self.probes), ..matcher.tuning }
    }
}

/// Asks a question whose right entry is known; none stands for a foreign one, which is left out where the site does
/// answer it by the look of it: a weather service is no stranger to rain.
fn probe(matcher: &Matcher, question: &str, right: Option<usize>) -> Option<Probe> {
    let question = matcher.read(question);
    let found = candidates(matcher, &question, &[]);
    let first = found.first()?;
    let rating = *rate(&found, question.length, &matcher.tuning).first()?;
    let is_fit = right.is_some() || rating.inside < MAY_BE_ANSWERED;
    is_fit.then(|| Probe { odds: log_odds(rating.confidence), is_right: Some(first.entry) == right })
}

/// The shift and stretch of log-odds that fit the outcomes best, with a normal prior around the shipped confidence
/// (Platt's scaling; Newton's steps on each in turn).
fn fit(probes: &[Probe]) -> [f32; 2] {
    let [mut shift, mut stretch] = [0.0_f32, 1.0];
    for _ in 0..ROUNDS_OF_FIT {
        let start = (-shift / SHIFT, 1.0 / SHIFT);
        let (slope, bend) = slope(probes, [shift, stretch], start, |_| 1.0);
        shift += slope / bend;
        let start = ((1.0 - stretch) / STRETCH, 1.0 / STRETCH);
        let (slope, bend) = self::slope(probes, [shift, stretch], start, |odds| odds);
        stretch += slope / bend;
    }
    [shift, stretch]
}

/// The slope and curvature of the likelihood along a direction, begun with those of the prior.
fn slope(probes: &[Probe], belief: [f32; 2], start: (f32, f32), along: fn(f32) -> f32) -> (f32, f32) {
    let [shift, stretch] = belief;
    probes.iter().fold(start, |(slope, bend), probe| {
        let expected = probability(probe.odds * stretch + shift);
        let error = f32::from(u8::from(probe.is_right)) - expected;
        let along = along(probe.odds);
        (slope + error * along, bend + expected * (1.0 - expected) * along * along)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn probes(outcomes: impl Iterator<Item = (f32, bool)>) -> Vec<Probe> {
        outcomes.map(|(odds, is_right)| Probe { odds, is_right }).collect()
    }

    #[test]
    fn what_is_right_more_often_than_expected_is_believed_more() {
        let [shift, _] = fit(&probes((0..200).map(|n| (0.0, n % 10 != 0))));
        assert!((probability(shift) - 0.9).abs() < 0.05, "{shift}");
    }

    #[test]
    fn few_outcomes_move_little_and_none_nothing() {
        let [shift, stretch] = fit(&probes([(0.0, true), (1.0, true)].into_iter()));
        assert!(shift < 0.7 && (stretch - 1.0).abs() < 0.2);
        let [shift, stretch] = fit(&[]);
        assert!(shift.abs() < 1e-6 && (stretch - 1.0).abs() < 1e-6);
    }

    #[test]
    fn odds_that_tell_too_little_are_stretched() {
        let outcomes = (0..200).map(|n| if n % 2 == 0 { (0.5, true) } else { (-0.5, false) });
        assert!(fit(&probes(outcomes))[1] > 1.1);
    }
}
