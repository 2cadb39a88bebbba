//! What a site's own phrasings teach, learned step by step after the index is built.
//!
//! The matcher answers before, with the shipped weights. Each step is short, so that the browser may
//! draw in between.

use super::super::faq::entry::Entry;
use super::Matcher;
use super::habits::Lesson;

/// Entries whose phrasings are read in one step.
const SLICE: usize = 50;

/// A training under way.
pub struct Training {
    lesson: Option<Lesson>,
    read: usize,
}

impl Training {
    /// Nothing learned yet about a finished matcher.
    pub fn new(matcher: &Matcher) -> Self {
        Training { lesson: Some(Lesson::new(matcher.indexes())), read: 0 }
    }

    /// Learns on; true when all is learned. `entries` are those of the matcher.
    pub fn step(&mut self, matcher: &mut Matcher, entries: &[Entry]) -> bool {
        if self.read < entries.len() {
            self.read_slice(matcher, entries);
            return false;
        }
        let is_learned = self.lesson.as_mut().is_none_or(|lesson| lesson.step(matcher.indexes()));
        if is_learned && let Some(lesson) = self.lesson.take() {
            matcher.habits = lesson.finish();
        }
        is_learned
    }

    fn read_slice(&mut self, matcher: &Matcher, entries: &[Entry]) {
        let Some(lesson) = &mut self.lesson else { return };
        for (at, entry) in entries.iter().enumerate().skip(self.read).take(SLICE) {
            if !entry.variants.is_empty() {
                for phrasing in std::iter::once(&entry.question).chain(&entry.variants) {
                    lesson.note(at, &matcher.read_lexically(phrasing));
                }
            }
        }
        self.read += SLICE;
    }
}
