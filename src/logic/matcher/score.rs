//! How well each entry fits a question: the measures of every entry, the fused score of the best.
//!
//! Words and trigrams are BM25 divided by what the whole question could have reached (coverage): such
//! scores mean the same on every site and tell foreign questions apart, raw BM25 does neither.

use super::Matcher;
use super::evidence::{Evidence, Fusion};
use super::index::Index;
use super::question::{Question, Term};
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

/// Each entry's share of what the terms are worth together.
pub fn coverage(terms: &[Term], index: &Index) -> Vec<f32> {
    let mut scores = vec![0.0_f32; index.entry_count()];
    for term in terms.iter().filter(|term| term.coverage_weight() > 0.0) {
        for &(known, kept) in &term.known {
            for posting in index.postings(known) {
                add(&mut scores, posting.entry, term.weight * kept * posting.impact);
            }
        }
    }
    let total: f32 = terms.iter().map(Term::coverage_weight).sum();
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
pub fn candidates(matcher: &Matcher, question: &Question, also: Option<usize>) -> Vec<Scored> {
    let fusion = &matcher.tuning.fusion;
    let mut shortlist = Best::new(SHORTLIST);
    let mut asked = None;
    for (entry, evidence) in cheap_evidence(matcher, question).into_iter().enumerate() {
        let found = scored(entry, evidence, fusion);
        if Some(entry) == also {
            asked = Some(found);
        }
        if is_any(&evidence) {
            shortlist.offer(found);
        }
    }
    let mut ranked = Best::new(MOST_CANDIDATES);
    for found in shortlist.list {
        ranked.offer(completed(matcher, question, found));
    }
    ranked.list.retain(|found| found.score >= LEAST_SCORE);
    let missing = asked.filter(|asked| ranked.list.iter().all(|found| found.entry != asked.entry));
    ranked.list.extend(missing.map(|asked| completed(matcher, question, asked)));
    ranked.list
}

/// Whether anything at all speaks for an entry.
fn is_any(evidence: &Evidence) -> bool {
    evidence.words > 0.0 || evidence.grams > 0.0 || evidence.class != 0.0
}

/// The measures that are had for every entry at the price of one pass.
fn cheap_evidence(matcher: &Matcher, question: &Question) -> Vec<Evidence> {
    let words = coverage(&question.words, &matcher.words);
    let grams = coverage(&question.grams, &matcher.grams);
    let habits = matcher.habits.scores(question, matcher.indexes());
    let lexical = words.into_iter().zip(grams).zip(habits);
    let evidence = |((words, grams), habit)| Evidence { words, grams, habit, ..Evidence::default() };
    let mut all: Vec<Evidence> = lexical.map(evidence).collect();
    matcher.experience.add_to(&mut all, &question.print);
    if let Some((meanings, vector)) = matcher.meanings.as_ref().zip(question.vector.as_ref()) {
        for (entry, evidence) in all.iter_mut().enumerate() {
            evidence.class = meanings.log_odds(entry, vector);
        }
        above_average(&mut all);
    }
    all
}

/// Log-odds have no zero of their own: the average entry's becomes it.
fn above_average(all: &mut [Evidence]) {
    let average = all.iter().map(|evidence| evidence.class).sum::<f32>() / all.len().max(1) as f32;
    for evidence in all {
        evidence.class -= average;
    }
}

/// Adds the measures that need each phrasing of the entry.
fn completed(matcher: &Matcher, question: &Question, found: Scored) -> Scored {
    let mut evidence = found.evidence;
    evidence.phrasing = matcher.phrasings.likeness(found.entry, &question.print);
    if let Some((meanings, vector)) = matcher.meanings.as_ref().zip(question.vector.as_ref()) {
        let nearness = meanings.nearness(found.entry, vector);
        (evidence.nearest, evidence.pooled) = (nearness.nearest, nearness.pooled);
    }
    scored(found.entry, evidence, &matcher.tuning.fusion)
}

fn scored(entry: usize, evidence: Evidence, fusion: &Fusion) -> Scored {
    Scored { entry, score: evidence.score(fusion), evidence }
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
