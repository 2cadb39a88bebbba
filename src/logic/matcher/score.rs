//! How well each entry fits a question: the measures of every entry, the fused score of the best.
//!
//! Words and trigrams are BM25 divided by what the whole question could have reached (coverage): such
//! scores mean the same on every site and tell foreign questions apart, raw BM25 does neither.

use super::Matcher;
use super::evidence::{Evidence, Fusion};
use super::habits::shares;
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
        shortlist.offer(found);
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
    let [words, pairs, grams] = matcher.corpus.indexes();
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
    if !matcher.habits.is_empty() {
        for (kind, (index, shares)) in [words, pairs, grams].into_iter().zip(shares(question)).enumerate() {
            for (term, share) in shares {
                let postings = index.list(term);
                let weights = matcher.habits.beside(kind, &postings);
                for (&entry, weight) in postings.entries.iter().zip(weights) {
                    if let Some(evidence) = all.get_mut(entry as usize) {
                        evidence.habit += share * weight;
                    }
                }
            }
        }
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
fn completed(matcher: &Matcher, question: &Question, found: Scored) -> Scored {
    let mut evidence = found.evidence;
    evidence.phrasing = matcher.phrasings.likeness(found.entry, &question.marks);
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
