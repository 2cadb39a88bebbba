//! Which entry answers the question, and how sure that is.

use super::faq::entry::Entry;
use super::text::Fold;

/// What the widget should do with a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// The first candidate is the answer.
    Answer,
    /// One of the first candidates is likely meant: let the visitor choose.
    Suggest,
    /// Nothing fits: say so, show the nearest, offer a human.
    NotSure,
}

/// An entry that may answer the question.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Candidate {
    /// Its position in the order of [`Matcher::add`].
    pub entry: usize,
    /// The score it was ranked by; comparable within one question only.
    pub score: f32,
    /// How likely it is right, from 0 to 1.
    pub confidence: f32,
}

/// The result of one question.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    /// What to do.
    pub verdict: Verdict,
    /// The best candidates, best first, at most ten; those without any evidence are left out.
    pub ranked: Vec<Candidate>,
}

/// When an answer counts as sure. Probabilities from 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Thresholds {
    /// From here on the first candidate is given as the answer.
    pub answer: f32,
    /// From here on candidates are offered to choose from.
    pub suggest: f32,
}

impl Default for Thresholds {
    fn default() -> Self {
        Thresholds { answer: 0.6, suggest: 0.3 }
    }
}

/// The index over a site's entries.
pub struct Matcher {
    fold: Fold,
}

impl Matcher {
    /// An empty index.
    pub fn new(fold: Fold) -> Self {
        Matcher { fold }
    }

    /// An empty index with the owner's thresholds.
    pub fn with_thresholds(fold: Fold, _thresholds: Thresholds) -> Self {
        Self::new(fold)
    }

    /// Takes an entry in. Many may follow each other; then comes one [`Matcher::finish`].
    pub fn add(&mut self, _entry: &Entry) {}

    /// Ends the building: computes what depends on all entries together.
    pub fn finish(&mut self) {}

    /// Answers a question. Before [`Matcher::finish`] nothing is found.
    pub fn ask(&self, question: &str) -> Outcome {
        let _ = (self.fold)(question);
        Outcome { verdict: Verdict::NotSure, ranked: Vec::new() }
    }

    /// The entries that a half-typed question may become, best first.
    pub fn complete(&self, _typed: &str, _limit: usize) -> Vec<usize> {
        Vec::new()
    }
}
