//! A question, read against the index: its terms, their weights, their corrections, its trigrams.

use super::super::semantic::vectors::Vector;
use super::super::text::tokens::{Kind, terms_and_phrases};
use super::fuzzy::corrections;
use super::grams::{fingerprint, grams};
use super::index::Index;
use super::synonyms::Synonyms;
use super::weights::{CORRECTED, MOST_REPEATS, SYNONYM, of_kind};

/// A term of the question.
#[derive(Debug)]
pub struct Term {
    /// The term as the visitor's words give it.
    pub text: String,
    /// What finding it is worth: kind, repeats and inverse document frequency together.
    pub weight: f32,
    /// The known terms it is looked up as, each with the share of the weight that it keeps.
    pub known: Vec<(u32, f32)>,
    kind: Kind,
    repeats: f32,
}

/// A question in the terms of the index.
#[derive(Debug)]
pub struct Question {
    /// Its words, each once.
    pub words: Vec<Term>,
    /// Its trigrams, each once.
    pub grams: Vec<Term>,
    /// The set of its trigrams.
    pub print: Vec<u16>,
    /// How many fully telling words it amounts to.
    pub length: f32,
    /// Its meaning, where there is a pack that knows any of it. Filled in by the matcher.
    pub vector: Option<Vector>,
}

impl Question {
    /// Reads a folded question.
    pub fn read(text: &str, [word_index, gram_index]: [&Index; 2], synonyms: &Synonyms) -> Self {
        let mut words = Vec::new();
        terms_and_phrases(text, &mut |term, kind| note(&mut words, term, kind));
        for term in &mut words {
            term.look_up(word_index, true);
            term.look_up_synonyms(word_index, synonyms);
        }
        let mut trigrams = Vec::new();
        grams(text, &mut |gram| note(&mut trigrams, gram, Kind::Word));
        for gram in &mut trigrams {
            gram.look_up(gram_index, false);
        }
        let weight: f32 = words.iter().map(Term::coverage_weight).sum();
        let length = weight / word_index.idf(None).max(f32::EPSILON);
        Question { words, grams: trigrams, print: fingerprint(text), length, vector: None }
    }

    /// Whether it has more than words that every question has, and phrases of those.
    pub fn is_telling(&self) -> bool {
        self.words.iter().any(|term| !matches!(term.kind, Kind::Stop | Kind::Phrase))
    }
}

fn note(list: &mut Vec<Term>, text: &str, kind: Kind) {
    match list.iter_mut().find(|term| term.text == text) {
        Some(term) => term.repeats += 1.0,
        None => list.push(Term { text: text.to_owned(), weight: 0.0, known: Vec::new(), kind, repeats: 1.0 }),
    }
}

impl Term {
    fn look_up(&mut self, index: &Index, may_correct: bool) {
        match index.vocabulary.find(&self.text) {
            Some(term) => self.known.push((term, 1.0)),
            None if may_correct && self.kind == Kind::Word => self.correct(index),
            None => {}
        }
        // Phrases are endless: an unknown one says nothing about the question.
        if self.kind == Kind::Phrase && self.known.is_empty() {
            return;
        }
        let idf = index.idf(self.known.first().map(|(term, _)| *term));
        self.weight = of_kind(self.kind) * self.repeats.min(MOST_REPEATS) * idf;
    }

    /// What finding it is worth to the share of the question that an entry covers. Phrases are left to habits: where
    /// an entry has one phrasing, they reward the wording instead of the subject.
    pub fn coverage_weight(&self) -> f32 {
        if self.kind == Kind::Phrase { 0.0 } else { self.weight }
    }

    /// The other words of its group, where the site knows them.
    fn look_up_synonyms(&mut self, index: &Index, synonyms: &Synonyms) {
        let others = synonyms.of(&self.text).filter_map(|other| index.vocabulary.find(other));
        self.known.extend(others.map(|other| (other, SYNONYM)));
    }

    fn correct(&mut self, index: &Index) {
        for correction in corrections(&index.vocabulary, &self.text) {
            let kept = CORRECTED.get(correction.distance).copied().unwrap_or(0.0);
            self.known.push((correction.term, kept));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::index::Field;
    use super::*;

    fn index(words: &[&str]) -> Index {
        let mut index = Index::default();
        for word in words {
            index.note(word, Field::Question, 1.0);
            index.close_entry();
        }
        index.finish();
        index
    }

    fn read(text: &str, known: &[&str]) -> Question {
        Question::read(text, [&index(known), &index(&[])], &Synonyms::built_in())
    }

    #[test]
    fn repeated_words_are_one_term_and_count_twice_at_most() {
        let weight = |text| read(text, &["refund"]).words[0].weight;
        let question = read("refund refund refund", &["refund"]);
        assert_eq!(question.words.iter().filter(|term| term.kind != Kind::Phrase).count(), 1);
        assert!(weight("refund refund") > weight("refund"));
        assert!((weight("refund refund refund") - weight("refund refund")).abs() < 1e-6);
    }

    #[test]
    fn an_unknown_word_is_looked_up_as_its_neighbour_for_less() {
        let question = read("refudn", &["refund"]);
        assert!(question.words[0].known[0].1 < 1.0);
    }

    #[test]
    fn a_known_word_is_never_corrected() {
        assert_eq!(read("refund", &["refund", "refunt"]).words[0].known.len(), 1);
    }

    #[test]
    fn stop_words_weigh_less() {
        let question = read("the refund", &["the", "refund"]);
        assert!(question.words[0].weight < question.words[1].weight);
    }
}
