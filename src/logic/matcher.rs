//! Which entry answers the question, and how sure that is.
//!
//! Words ([`index`]), trigrams and whole phrasings ([`grams`]), typo correction ([`fuzzy`]), what the entries' own
//! phrasings taught ([`habits`]), meanings where there is a pack, and what visitors thought ([`experience`]) are added up
//! by [`score`] and turned into a probability by [`confidence`], which [`calibration`] fits to the site. Numbers stand in
//! [`weights`] and [`tuning`]. This file is the interface; the rest of the core sees only it.

pub mod calibration;
pub mod complete;
pub mod confidence;
pub mod corpus;
pub mod evidence;
pub mod experience;
pub mod explain;
pub mod explain_json;
pub mod fuzzy;
pub mod grams;
pub mod habits;
pub mod index;
pub mod keys;
pub mod question;
#[cfg(test)]
mod ranking;
pub mod score;
pub mod synonyms;
#[cfg(test)]
mod tests;
pub mod training;
pub mod tuning;
pub mod vocabulary;
pub mod weights;

use std::rc::Rc;

use super::faq::entry::Entry;
use super::semantic::index::Meanings;
use super::semantic::pack::Pack;
use super::text::{Fold, clipped, folded};
use confidence::{Conditions, rate};
use corpus::Corpus;
use experience::Experience;
use explain::{Explanation, explanation};
use grams::Phrasings;
use habits::Habits;
use index::Field;
use question::Question;
use score::{Scored, candidates};
use synonyms::Synonyms;
use tuning::Tuning;
use vocabulary::Texts;
use weights::{LONGEST_ANSWER, LONGEST_PHRASING, LONGEST_QUESTION, MOST_CLOSE};

/// What the widget should do with a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// The first candidate is the answer.
    Answer,
    /// The site surely answers it, but two or three close candidates compete: ask which is meant.
    Clarify,
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
    /// How likely the site answers the question at all, from 0 to 1: what tells "which of these?" from "not sure".
    pub inside: f32,
}

/// When something counts as sure. Probabilities from 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Thresholds {
    /// From here on the first candidate is given as the answer: how likely it is right. Default 0.75.
    pub answer: f32,
    /// From here on candidates are offered to choose from: how likely the site answers the question at all.
    /// Default 0.6.
    pub suggest: f32,
}

impl Default for Thresholds {
    fn default() -> Self {
        // The same for every site and language, chosen on the val questions of all development sets together.
        Thresholds { answer: 0.75, suggest: 0.6 }
    }
}

impl Thresholds {
    /// What to do when the first candidate is this likely right, and the question this likely answered at all.
    pub fn verdict(self, confidence: f32, inside: f32) -> Verdict {
        if confidence >= self.answer {
            Verdict::Answer
        } else if inside >= self.suggest {
            Verdict::Suggest
        } else {
            Verdict::NotSure
        }
    }
}

/// The candidates that may be meant as well as the first, which is one of them: those with half its share
/// or more. Confidences are in proportion to shares.
pub fn close(ranked: &[Candidate]) -> impl Iterator<Item = &Candidate> {
    let least = ranked.first().map_or(0.0, |first| first.confidence / 2.0);
    ranked.iter().take_while(move |found| found.confidence >= least)
}

/// The index over a site's entries.
pub struct Matcher {
    fold: Fold,
    thresholds: Thresholds,
    corpus: Corpus,
    phrasings: Phrasings,
    questions: Texts,
    /// The owner's synonyms, folded.
    groups: Vec<Vec<String>>,
    synonyms: Synonyms,
    habits: Habits,
    meanings: Option<Meanings>,
    experience: Experience,
    tuning: Tuning,
}

impl Matcher {
    /// An empty index.
    pub fn new(fold: Fold) -> Self {
        Self::with_thresholds(fold, Thresholds::default())
    }

    /// An empty index with the owner's thresholds.
    pub fn with_thresholds(fold: Fold, thresholds: Thresholds) -> Self {
        Matcher {
            fold,
            thresholds,
            corpus: Corpus::default(),
            phrasings: Phrasings::default(),
            questions: Texts::default(),
            groups: Vec::new(),
            synonyms: Synonyms::built_in(),
            habits: Habits::default(),
            meanings: None,
            experience: Experience::default(),
            tuning: Tuning::default(),
        }
    }

    /// An empty index with the same settings and pack.
    #[must_use]
    pub fn emptied(&self) -> Self {
        let mut matcher = Self::with_thresholds(self.fold, self.thresholds);
        matcher.groups.clone_from(&self.groups);
        matcher.groups.iter().for_each(|group| matcher.synonyms.add(group.iter().map(String::as_str)));
        matcher.meanings = self.meanings.as_ref().map(|meanings| Meanings::new(meanings.pack().clone()));
        matcher
    }

    /// The same, but without a pack.
    #[must_use]
    pub fn without_pack(mut self) -> Self {
        self.meanings = None;
        self
    }

    /// The same, but with the owner's groups of words that mean the same.
    #[must_use]
    pub fn with_synonyms(mut self, groups: &[Vec<String>]) -> Self {
        let folded = |word: &String| folded(self.fold, word);
        self.groups = groups.iter().map(|group| group.iter().map(folded).collect()).collect();
        self.groups.iter().for_each(|group| self.synonyms.add(group.iter().map(String::as_str)));
        self
    }

    /// The same, but with meanings out of that pack. Before the first entry.
    #[must_use]
    pub fn with_pack(mut self, pack: Rc<Pack>) -> Self {
        self.meanings = Some(Meanings::new(pack));
        self
    }

    /// Takes an entry in. Many may follow each other; then comes one [`Matcher::finish`].
    pub fn add(&mut self, entry: &Entry) {
        let has_pairs = !entry.variants.is_empty();
        let question = self.phrasing(&entry.question, Field::Question, has_pairs);
        self.questions.push(&question);
        for variant in &entry.variants {
            self.phrasing(variant, Field::Variants, has_pairs);
        }
        for keyword in &entry.keywords {
            self.field(keyword, Field::Keywords, LONGEST_PHRASING);
        }
        self.field(&entry.category, Field::Category, LONGEST_PHRASING);
        self.field(&entry.answer, Field::Answer, LONGEST_ANSWER);
        self.corpus.close_entry();
        self.phrasings.close_entry();
        self.meanings.iter_mut().for_each(Meanings::close_entry);
    }

    fn phrasing(&mut self, text: &str, field: Field, has_pairs: bool) -> String {
        let text = folded(self.fold, clipped(text, LONGEST_PHRASING));
        self.corpus.note_phrasing(&text, field, has_pairs, &mut |gram| self.phrasings.push(gram));
        self.phrasings.close();
        self.meanings.iter_mut().for_each(|meanings| meanings.note(&text));
        text
    }

    fn field(&mut self, text: &str, field: Field, longest: usize) {
        self.corpus.note(&folded(self.fold, clipped(text, longest)), field);
    }

    /// Ends the building: computes what depends on all entries together.
    pub fn finish(&mut self) {
        while !self.finish_step() {}
    }

    /// The same in steps of a millisecond or so; true when it has ended.
    pub fn finish_step(&mut self) -> bool {
        if !self.corpus.finish_step() || !self.meanings.iter_mut().all(Meanings::finish_step) {
            return false;
        }
        self.phrasings.shrink();
        self.questions.shrink();
        self.tuning = Tuning::standard(self.meanings.is_some(), self.phrasings_an_entry());
        true
    }

    /// Takes what is known of the entries beside their texts, in place of what was known before.
    pub fn set_experience(&mut self, experience: Experience) {
        self.experience = experience;
    }

    /// A message as it is compared: folded.
    pub fn folded(&self, message: &str) -> String {
        folded(self.fold, clipped(message, LONGEST_QUESTION))
    }

    /// How the host folds texts.
    pub fn fold(&self) -> Fold {
        self.fold
    }

    /// The fingerprint of a question: what an [`Experience`] knows it by.
    pub fn print(&self, question: &str) -> Vec<u16> {
        grams::fingerprint(&self.folded(question))
    }

    /// How many phrasings an entry has on average.
    fn phrasings_an_entry(&self) -> f32 {
        self.phrasings.count() as f32 / self.corpus.entry_count().max(1) as f32
    }

    /// Answers a question. Before [`Matcher::finish`] nothing is found.
    pub fn ask(&self, question: &str) -> Outcome {
        let question = self.read(question);
        let found = candidates(self, &question, &[]);
        let candidate = |(found, rating): (&Scored, confidence::Rating)| Candidate {
            entry: found.entry,
            score: found.score,
            confidence: rating.confidence,
        };
        let ratings = rate(&found, question.length, &self.tuning);
        let inside = ratings.first().map_or(0.0, |first| first.inside);
        let ranked: Vec<Candidate> = found.iter().zip(ratings).map(candidate).collect();
        let verdict = self.verdict(&ranked, inside, question.is_telling());
        Outcome { verdict, ranked, inside }
    }

    /// How well these entries fit a question, each as in [`Candidate::score`]; 0 where nothing speaks for it.
    pub fn scores(&self, question: &str, entries: &[usize]) -> Vec<f32> {
        let found = candidates(self, &self.read(question), entries);
        let score =
            |entry: &usize| found.iter().find(|found| found.entry == *entry).map_or(0.0, |found| found.score);
        entries.iter().map(score).map(|score| score.max(0.0)).collect()
    }

    /// What the owner's thresholds make of a first candidate that is this likely right, and of a question that is this
    /// likely answered at all.
    pub fn judge(&self, confidence: f32, inside: f32) -> Verdict {
        self.thresholds.verdict(confidence, inside)
    }

    fn verdict(&self, ranked: &[Candidate], inside: f32, is_telling: bool) -> Verdict {
        let Some(first) = ranked.first() else { return Verdict::NotSure };
        // Words that every question has are in every phrasing: they tell nothing of the subject.
        let answerable = if is_telling { inside } else { first.confidence };
        let verdict = self.thresholds.verdict(first.confidence, answerable);
        let may_ask = is_telling && inside >= self.thresholds.answer;
        // Where more are close, the question says too little to ask back about.
        let is_open = may_ask && (2..=MOST_CLOSE).contains(&close(ranked).count());
        if is_open && verdict != Verdict::Answer { Verdict::Clarify } else { verdict }
    }

    /// Whether two entries read the same to a visitor who chooses by their questions.
    pub fn is_same_question(&self, one: usize, other: usize) -> bool {
        self.questions.get(one) == self.questions.get(other)
    }

    /// The entries that a half-typed question may become, best first, each once.
    pub fn complete(&self, typed: &str, limit: usize) -> Vec<usize> {
        let typed = folded(self.fold, clipped(typed, LONGEST_QUESTION));
        complete::complete(&typed, &self.corpus, &self.questions, limit)
    }

    /// Why an entry was, or was not, the answer to a question. None where there is no such entry.
    pub fn explain(&self, question: &str, entry: usize) -> Option<Explanation> {
        let question = self.read(question);
        let ranked = candidates(self, &question, &[]);
        let rank = ranked.iter().position(|found| found.entry == entry);
        let all = candidates(self, &question, &[entry]);
        let ratings = rate(&all, question.length, &self.tuning);
        let (found, rating) = all.iter().zip(&ratings).find(|(found, _)| found.entry == entry)?;
        let reasons = ratings
            .first()
            .map(|rating| Conditions::of(&all, rating.share, question.length).factors(&self.tuning));
        Some(explanation(
            &question,
            &self.corpus,
            found,
            rank,
            (*rating, reasons.unwrap_or_default(), &self.tuning.fusion),
        ))
    }

    /// What the index weighs in memory, in bytes.
    pub fn bytes(&self) -> usize {
        let meanings = self.meanings.as_ref().map_or(0, Meanings::bytes);
        let lexical = self.corpus.bytes() + self.phrasings.bytes();
        lexical + self.questions.bytes() + self.habits.bytes() + meanings
    }

    /// Reads a phrasing for its words and trigrams alone.
    fn read_lexically(&self, phrasing: &str) -> Question {
        Question::read(&folded(self.fold, clipped(phrasing, LONGEST_PHRASING)), &self.corpus, &self.synonyms)
    }

    fn read(&self, question: &str) -> Question {
        let text = folded(self.fold, clipped(question, LONGEST_QUESTION));
        let mut question = Question::read(&text, &self.corpus, &self.synonyms);
        question.vector = self.meanings.as_ref().and_then(|meanings| meanings.read(&text));
        question
    }

    /// The best candidates with their measures, best first, and how many telling words the question amounts
    /// to: what the weights are fitted on.
    pub fn evidence(&self, question: &str) -> (Vec<Scored>, f32) {
        let question = self.read(question);
        (candidates(self, &question, &[]), question.length)
    }
}
