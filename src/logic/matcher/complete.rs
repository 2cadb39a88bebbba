//! What a half-typed question may become.
//!
//! The text is scored as if it were whole, then its last word once more as a beginning. Only what
//! visitors can recognise counts: questions, variants and keywords, never answers.

use super::super::text::script::{Class, class, is_apostrophe};
use super::super::text::tokens::terms;
use super::corpus::Corpus;
use super::index::{Field, Index};
use super::score::Best;
use super::vocabulary::{Texts, Vocabulary};
use super::weights::of_kind;

/// What it adds when the entry's question begins exactly as typed: more than any word can.
const SAME_BEGINNING: f32 = 20.0;

/// Entries below this share of the best one's score only have grammar in common with what was typed.
const LEAST_SHARE: f32 = 0.3;

/// Letters that an ending may add to a stem: `cancelli` still finds `cancel`.
const LONGEST_ENDING: usize = 4;

/// The entries that a folded text may become, best first.
pub fn complete(typed: &str, corpus: &Corpus, questions: &Texts, limit: usize) -> Vec<usize> {
    let index = &corpus.words;
    let mut scores = vec![0.0_f32; index.entry_count()];
    terms(typed, &mut |term, kind| {
        let known = corpus.vocabulary.find(term);
        let weight = of_kind(kind) * index.idf(known);
        let reached = reached(index, known.as_slice());
        raise(&mut scores, &reached, weight);
    });
    let beginnings = reached(index, &beginnings(&corpus.vocabulary, last_word(typed)));
    let holders = beginnings.iter().filter(|impact| **impact > 0.0).count() as f32;
    raise(&mut scores, &beginnings, (1.0 + index.entry_count() as f32 / (holders + 0.5)).ln());
    let least = LEAST_SHARE * scores.iter().copied().fold(0.0, f32::max);
    reward_same_beginning(&mut scores, typed.trim_start(), questions);
    best(&scores, least, limit)
}

/// The unfinished word at the end; nothing after a space or in a script without spaces.
fn last_word(typed: &str) -> &str {
    let is_end = |c: char| !matches!(class(c), Class::Letter | Class::Digit);
    let word = typed.rsplit(is_end).next().unwrap_or_default();
    let before = typed.strip_suffix(word).unwrap_or_default();
    if before.ends_with(is_apostrophe) { "" } else { word }
}

/// The terms that begin with a word, or, where there are none, the one it is a form of.
fn beginnings(vocabulary: &Vocabulary, word: &str) -> Vec<u32> {
    if word.is_empty() {
        return Vec::new();
    }
    let found: Vec<u32> = vocabulary.starting_with(word).collect();
    if found.is_empty() { stem_of(vocabulary, word).into_iter().collect() } else { found }
}

fn stem_of(vocabulary: &Vocabulary, word: &str) -> Option<u32> {
    let ends = word.char_indices().map(|(at, _)| at).skip(3);
    let shorter: Vec<usize> = ends.collect();
    shorter.into_iter().rev().take(LONGEST_ENDING).find_map(|end| vocabulary.find(word.get(..end)?))
}

/// What the best of some terms gives each entry.
fn reached(index: &Index, terms: &[u32]) -> Vec<f32> {
    let visible = Field::Question.bit() | Field::Variants.bit() | Field::Keywords.bit();
    let mut impacts = vec![0.0_f32; index.entry_count()];
    for &term in terms {
        for posting in index.postings(term).filter(|posting| posting.fields & visible != 0) {
            if let Some(impact) = impacts.get_mut(posting.entry) {
                *impact = impact.max(posting.impact);
            }
        }
    }
    impacts
}

fn raise(scores: &mut [f32], impacts: &[f32], weight: f32) {
    for (score, impact) in scores.iter_mut().zip(impacts) {
        *score += impact * weight;
    }
}

fn reward_same_beginning(scores: &mut [f32], typed: &str, questions: &Texts) {
    if typed.is_empty() {
        return;
    }
    for (entry, score) in scores.iter_mut().enumerate() {
        if questions.get(entry).starts_with(typed) {
            *score += SAME_BEGINNING;
        }
    }
}

fn best(scores: &[f32], least: f32, limit: usize) -> Vec<usize> {
    let mut best = Best::new(limit);
    best.offer_all(scores.iter().map(|&score| if score >= least { score } else { 0.0 }));
    best.entries().collect()
}
