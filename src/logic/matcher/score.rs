//! How well each entry fits a question: three measures from 0 to about 1, added up.
//!
//! Words and trigrams are BM25 divided by what the whole question could have reached (coverage): such
//! scores mean the same on every site and tell foreign questions apart, raw BM25 does neither.

use super::grams::Phrasings;
use super::index::Index;
use super::question::{Question, Term};
use super::weights::{FUSION, LEAST_SCORE, MOST_CANDIDATES, SHORTLIST};

/// What speaks for an entry.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Evidence {
    /// The share of the question's words found in it, weighed by how telling they are.
    pub words: f32,
    /// The same of its trigrams.
    pub grams: f32,
    /// How alike the question and the nearest phrasing are.
    pub phrasing: f32,
}

impl Evidence {
    /// The score that entries are ranked by.
    pub fn score(&self) -> f32 {
        let measures = [self.words, self.grams, self.phrasing];
        measures.iter().zip(FUSION).map(|(measure, weight)| measure * weight).sum()
    }
}

/// An entry with what speaks for it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scored {
    /// The entry.
    pub entry: usize,
    /// Its score.
    pub score: f32,
    /// The measures behind the score.
    pub evidence: Evidence,
}

/// Each entry's share of what the terms are worth together.
pub fn coverage(terms: &[Term], index: &Index) -> Vec<f32> {
    let mut scores = vec![0.0_f32; index.entry_count()];
    for term in terms {
        for &(known, kept) in &term.known {
            for posting in index.postings(known) {
                add(&mut scores, posting.entry, term.weight * kept * posting.impact);
            }
        }
    }
    let total: f32 = terms.iter().map(|term| term.weight).sum();
    for score in &mut scores {
        *score /= total.max(f32::EPSILON);
    }
    scores
}

fn add(scores: &mut [f32], at: usize, value: f32) {
    if let Some(score) = scores.get_mut(at) {
        *score += value;
    }
}

/// The best candidates, best first, and the entry `also` wherever it stands.
pub fn candidates(
    question: &Question,
    [words, grams]: [&Index; 2],
    phrasings: &Phrasings,
    also: Option<usize>,
) -> Vec<Scored> {
    let mut best = Best::new(SHORTLIST);
    let word_scores = coverage(&question.words, words);
    let gram_scores = coverage(&question.grams, grams);
    let mut asked = None;
    for (entry, (words, grams)) in word_scores.into_iter().zip(gram_scores).enumerate() {
        let scored = scored(entry, Evidence { words, grams, phrasing: 0.0 });
        if Some(entry) == also {
            asked = Some(scored);
        }
        best.offer(scored);
    }
    let mut ranked = Best::new(MOST_CANDIDATES);
    for found in best.list {
        ranked.offer(with_phrasing(found, question, phrasings));
    }
    ranked.list.retain(|found| found.score >= LEAST_SCORE);
    let missing = asked.filter(|asked| ranked.list.iter().all(|found| found.entry != asked.entry));
    ranked.list.extend(missing.map(|asked| with_phrasing(asked, question, phrasings)));
    ranked.list
}

fn with_phrasing(found: Scored, question: &Question, phrasings: &Phrasings) -> Scored {
    let phrasing = phrasings.likeness(found.entry, &question.print);
    scored(found.entry, Evidence { phrasing, ..found.evidence })
}

fn scored(entry: usize, evidence: Evidence) -> Scored {
    Scored { entry, score: evidence.score(), evidence }
}

/// The best of many, in order; of equal ones the earlier entry.
#[derive(Debug)]
pub struct Best {
    /// What is kept, best first.
    pub list: Vec<Scored>,
    most: usize,
}

impl Best {
    /// Keeps that many.
    pub fn new(most: usize) -> Self {
        Best { list: Vec::new(), most }
    }

    /// Takes one in where it is good enough; nothing that scores nothing.
    pub fn offer(&mut self, new: Scored) {
        let is_full = self.list.len() >= self.most;
        let last = self.list.last().map_or(0.0, |last| last.score);
        if !new.score.is_finite() || new.score <= 0.0 || self.most == 0 || (is_full && new.score < last) {
            return;
        }
        let is_before =
            |old: &Scored| old.score > new.score || (old.score >= new.score && old.entry < new.entry);
        let at = self.list.partition_point(is_before);
        self.list.insert(at, new);
        self.list.truncate(self.most);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn best_of(most: usize, scores: &[f32]) -> Vec<usize> {
        let mut best = Best::new(most);
        for (entry, &score) in scores.iter().enumerate() {
            best.offer(Scored { entry, score, evidence: Evidence::default() });
        }
        best.list.iter().map(|found| found.entry).collect()
    }

    #[test]
    fn the_best_come_first_and_ties_keep_their_order() {
        assert_eq!(best_of(3, &[1.0, 3.0, 2.0, 3.0, 0.5]), [1, 3, 2]);
        assert_eq!(best_of(2, &[1.0, 1.0, 1.0]), [0, 1]);
    }

    #[test]
    fn what_scores_nothing_is_no_candidate() {
        assert!(best_of(3, &[0.0, f32::NAN, -1.0]).is_empty());
        assert!(best_of(0, &[1.0]).is_empty());
    }
}
