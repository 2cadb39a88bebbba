//! What a site's own phrasings teach, learned step by step after the index is built.
//!
//! First the habits of words, then how far the confidence is to be believed. The matcher answers before,
//! with what it knows so far. Each step is short, so that the browser may draw in between.

use super::super::faq::entry::Entry;
use super::Matcher;
use super::calibration::{Calibration, held_back};
use super::habits::Lesson;

/// Entries whose phrasings are read in one step.
const SLICE: usize = 50;

/// A training under way.
pub struct Training {
    lesson: Option<Lesson>,
    read: usize,
    /// Of a calibration.
    round: Option<usize>,
    may_calibrate: bool,
    calibration: Option<Calibration>,
}

impl Training {
    /// Nothing learned yet about a finished matcher.
    pub fn new(matcher: &Matcher) -> Self {
        Training { may_calibrate: true, ..Self::without_calibration(matcher) }
    }

    /// The same for a matcher that is itself a part of a calibration: without the last part, and without the phrasings
    /// that are held back in that round. They would be known by heart, and the calibration would believe anything.
    pub(super) fn of_round(matcher: &Matcher, round: usize) -> Self {
        Training { round: Some(round), ..Self::without_calibration(matcher) }
    }

    fn without_calibration(matcher: &Matcher) -> Self {
        let corpus = &matcher.corpus;
        let lesson = Lesson::new(corpus.feature_count(), corpus.entry_count(), matcher.phrasings.count());
        Training { lesson, read: 0, round: None, may_calibrate: false, calibration: None }
    }

    /// Learns on; true when all is learned. `entries` are those of the matcher.
    pub fn step(&mut self, matcher: &mut Matcher, entries: &[Entry]) -> bool {
        if self.lesson.is_some() {
            self.study(matcher, entries);
            return false;
        }
        if std::mem::take(&mut self.may_calibrate) {
            self.calibration = Calibration::begin(matcher, entries);
        }
        let Some(calibration) = &mut self.calibration else { return true };
        if let Some(tuning) = calibration.step(matcher, entries) {
            matcher.tuning = tuning;
            self.calibration = None;
        }
        false
    }

    fn study(&mut self, matcher: &mut Matcher, entries: &[Entry]) {
        let Some(mut lesson) = self.lesson.take() else { return };
        if self.read < entries.len() {
            self.read_slice(&mut lesson, matcher, entries);
        } else if let Some(habits) = lesson.step() {
            matcher.habits = habits;
            return;
        }
        self.lesson = Some(lesson);
    }

    fn read_slice(&mut self, lesson: &mut Lesson, matcher: &Matcher, entries: &[Entry]) {
        for (at, entry) in entries.iter().enumerate().skip(self.read).take(SLICE) {
            let left_out =
                self.round.and_then(|round| held_back(round, at, entry)).map(|variant| variant + 1);
            let phrasings = std::iter::once(&entry.question).chain(&entry.variants).enumerate();
            for (turn, phrasing) in phrasings.filter(|(turn, _)| Some(*turn) != left_out) {
                lesson.note(at, turn, matcher.read_lexically(phrasing).features(&matcher.corpus));
            }
        }
        self.read += SLICE;
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::text::native_fold;
    use super::*;

    #[test]
    fn a_phrasing_that_is_held_back_is_not_learned_from() {
        let entry = |question: &str, variants: [&str; 2]| Entry {
            question: question.to_owned(),
            variants: variants.map(str::to_owned).to_vec(),
            ..Entry::default()
        };
        let entries = [
            entry("track my parcel", ["whereabouts of it", "follow the delivery"]),
            entry("send it back", ["refund me", "return the goods"]),
        ];
        let mut matcher = Matcher::new(native_fold);
        for entry in &entries {
            matcher.add(entry);
        }
        matcher.finish();
        let adds = |matcher: &Matcher, word| {
            let word = matcher.corpus.vocabulary.find(word).unwrap();
            let habits = &matcher.habits;
            habits.score(0, &habits.ready(vec![(word, 1.0)])) - habits.score(0, &[])
        };
        let mut training = Training::of_round(&matcher, 0);
        while !training.step(&mut matcher, &entries) {}
        assert!(adds(&matcher, "whereabout").abs() < 1e-6);
        let mut training = Training::without_calibration(&matcher);
        while !training.step(&mut matcher, &entries) {}
        assert!(adds(&matcher, "whereabout") > 0.1);
    }
}
