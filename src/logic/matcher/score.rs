//! How well each entry fits a question: the measures of every entry, the fused score of the best.
//!
//! Words and trigrams are BM25 divided by what the whole question could have reached (coverage): such
//! scores mean the same on every site and tell foreign questions apart, raw BM25 does neither.

use super::Matcher;
use super::evidence::Evidence;
use super::index::{Postings, STEP};
use super::question::Question;
use super::weights::{LEAST_SCORE, MOST_CANDIDATES, SHORTLIST};

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

/// The best candidates, best first, and the entries `also` wherever they stand.
pub fn candidates(matcher: &Matcher, question: &Question, also: &[usize]) -> Vec<Scored> {
    let fusion = &matcher.tuning.fusion;
    let all = cheap_evidence(matcher, question);
    let mut shortlist = Best::new(SHORTLIST);
    shortlist.offer_all(all.iter().map(|evidence| evidence.cheap_score(fusion)));
    let habits = &matcher.habits;
    let features =
        if habits.is_empty() { Vec::new() } else { habits.ready(question.features(&matcher.corpus)) };
    let completed = |entry: usize| {
        let mut evidence = all.get(entry).copied().unwrap_or_default();
        complete(matcher, question, entry, &mut evidence);
        evidence.habit = habits.score(entry, &features);
        Scored { entry, score: evidence.score(fusion), evidence }
    };
    let mut ranked: Vec<Scored> = Vec::with_capacity(SHORTLIST + 1);
    for found in shortlist.entries().map(completed).filter(|found| found.score >= LEAST_SCORE) {
        // Twenty are put in their places with less code than a sort needs.
        let goes_before = |other: &Scored| (other.score, found.entry) > (found.score, other.entry);
        ranked.insert(ranked.partition_point(goes_before), found);
    }
    ranked.truncate(MOST_CANDIDATES);
    for &entry in also.iter().filter(|entry| **entry < all.len()) {
        if ranked.iter().all(|found| found.entry != entry) {
            ranked.push(completed(entry));
        }
    }
    ranked
}

/// The measures that are had for every entry at the price of one pass over the postings.
fn cheap_evidence(matcher: &Matcher, question: &Question) -> Vec<Evidence> {
    let mut all = vec![Evidence::default(); matcher.corpus.entry_count()];
    spread(matcher, question, &mut all);
    matcher.experience.add_to(&mut all, &question.marks);
    if let Some((meanings, vector)) = matcher.meanings.as_ref().zip(question.vector.as_ref()) {
        for (entry, evidence) in all.iter_mut().enumerate() {
            evidence.class = meanings.log_odds(entry, vector);
        }
        above_average(&mut all);
    }
    all
}

/// Spreads what the question's terms are worth over the entries that have them.
fn spread(matcher: &Matcher, question: &Question, all: &mut [Evidence]) {
    let (words, grams) = (&matcher.corpus.words, &matcher.corpus.grams);
    let worth = STEP / question.words_worth().max(f32::EPSILON);
    for term in &question.words {
        for &(known, kept) in &term.known {
            let factor = term.weight * kept * worth;
            spread_impacts(&words.list(known), factor, all, |evidence| &mut evidence.words);
        }
    }
    let worth = STEP / question.grams_worth.max(f32::EPSILON);
    for &(gram, weight) in &question.grams {
        spread_impacts(&grams.list(gram), weight * worth, all, |evidence| &mut evidence.grams);
    }
}

#[inline]
fn spread_impacts(
    postings: &Postings,
    factor: f32,
    all: &mut [Evidence],
    measure: impl Fn(&mut Evidence) -> &mut f32,
) {
    for (&entry, &impact) in postings.entries.iter().zip(postings.impacts) {
        if let Some(evidence) = all.get_mut(entry as usize) {
            *measure(evidence) += factor * f32::from(impact);
        }
    }
}

/// Log-odds have no zero of their own: the average entry's becomes it.
fn above_average(all: &mut [Evidence]) {
    let average = all.iter().map(|evidence| evidence.class).sum::<f32>() / all.len().max(1) as f32;
    for evidence in all {
        evidence.class -= average;
    }
}

/// Adds the measures that need each phrasing of the entry.
fn complete(matcher: &Matcher, question: &Question, entry: usize, evidence: &mut Evidence) {
    evidence.phrasing = matcher.phrasings.likeness(entry, &question.marks);
    if let Some((meanings, vector)) = matcher.meanings.as_ref().zip(question.vector.as_ref()) {
        let nearness = meanings.nearness(entry, vector);
        (evidence.nearest, evidence.pooled) = (nearness.nearest, nearness.pooled);
    }
}

/// The entries with the best scores, in order; of equal ones the earlier.
#[derive(Debug)]
pub struct Best {
    list: Vec<(f32, usize)>,
    most: usize,
    /// What a score has to be above once the list is full.
    least: f32,
}

impl Best {
    /// Keeps that many.
    pub fn new(most: usize) -> Self {
        Best { list: Vec::with_capacity(most + 1), most, least: 0.0 }
    }

    /// Takes in those that are good enough, given by entry; nothing that scores nothing.
    pub fn offer_all(&mut self, scores: impl Iterator<Item = f32>) {
        for (entry, score) in scores.enumerate() {
            // Most of the entries of a large site end here.
            if score > self.least {
                self.insert(entry, score);
            }
        }
    }

    fn insert(&mut self, entry: usize, score: f32) {
        let at = self.list.partition_point(|&(other, _)| other >= score);
        self.list.insert(at, (score, entry));
        self.list.truncate(self.most);
        if self.list.len() == self.most {
            self.least = self.list.last().map_or(f32::INFINITY, |&(score, _)| score);
        }
    }

    /// What was kept, best first.
    pub fn entries(&self) -> impl Iterator<Item = usize> + '_ {
        self.list.iter().map(|&(_, entry)| entry)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn best_of(most: usize, scores: &[f32]) -> Vec<usize> {
        let mut best = Best::new(most);
        best.offer_all(scores.iter().copied());
        best.entries().collect()
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
