//! Why an entry was, or was not, the answer: for the owner's page and for tests, never for ranking.

use super::confidence::{Factor, Rating};
use super::corpus::Corpus;
use super::evidence::{Evidence, Fusion, MEASURES};
use super::index::Field;
use super::question::{Question, Term};
use super::score::Scored;

/// The whole reckoning of one entry for one question.
#[derive(Debug, Clone, PartialEq)]
pub struct Explanation {
    /// What the question was read as, term by term.
    pub terms: Vec<TermMatch>,
    /// How many fully telling words the question amounts to.
    pub length: f32,
    /// What speaks for the entry, measure by measure.
    pub evidence: Evidence,
    /// What each measure adds to the score, in the order of [`Evidence::measures`].
    pub added: [f32; MEASURES],
    /// The score it is ranked by.
    pub score: f32,
    /// Its place among the candidates, counted from 0; none where it is not one of them.
    pub rank: Option<usize>,
    /// Its probability among the candidates, if one of them is right.
    pub share: f32,
    /// How likely it is right.
    pub confidence: f32,
    /// What the confidence in the *first* candidate is made of; that of a later one is in proportion
    /// to its share.
    pub factors: Vec<Factor>,
}

/// A term of the question, and where the entry has it.
#[derive(Debug, Clone, PartialEq)]
pub struct TermMatch {
    /// The term as the visitor's words give it.
    pub asked: String,
    /// The term of the entry that it matched.
    pub found: Option<String>,
    /// Whether that is another word: a correction.
    pub is_corrected: bool,
    /// The fields of the entry that have it.
    pub fields: Vec<Field>,
    /// Its part of what the whole question is worth; all parts add up to 1.
    pub weight: f32,
    /// What it adds to [`Evidence::words`].
    pub gained: f32,
}

/// Puts an explanation together.
pub fn explanation(
    question: &Question,
    corpus: &Corpus,
    found: &Scored,
    rank: Option<usize>,
    (rating, factors, fusion): (Rating, Vec<Factor>, &Fusion),
) -> Explanation {
    let mut added = found.evidence.measures();
    added.iter_mut().zip(fusion).for_each(|(measure, weight)| *measure *= weight);
    let total = question.words_worth().max(f32::EPSILON);
    let term = |term| term_match(term, corpus, found.entry, total);
    Explanation {
        terms: question.words.iter().map(term).collect(),
        length: question.length,
        evidence: found.evidence,
        added,
        score: found.score,
        rank,
        share: rating.share,
        confidence: rating.confidence,
        factors,
    }
}

fn term_match(term: &Term, corpus: &Corpus, entry: usize, total: f32) -> TermMatch {
    let mut result = TermMatch {
        asked: term.text.clone(),
        found: None,
        is_corrected: false,
        fields: Vec::new(),
        weight: term.weight / total,
        gained: 0.0,
    };
    for &(known, kept) in &term.known {
        let Some(posting) = corpus.words.postings(known).find(|posting| posting.entry == entry) else {
            continue;
        };
        result.gained += result.weight * kept * posting.impact;
        let text = corpus.vocabulary.text(known);
        result.is_corrected = text != term.text;
        result.found = Some(text.to_owned());
        result.fields = Field::ALL.into_iter().filter(|field| posting.fields & field.bit() != 0).collect();
    }
    result
}
