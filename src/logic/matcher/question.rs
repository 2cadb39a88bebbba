//! A question, read against the corpus: its terms, their weights, their corrections, its trigrams.

use super::super::semantic::vectors::Vector;
use super::super::text::tokens::Kind;
use super::corpus::{Corpus, is_paired, pair};
use super::fuzzy::corrections;
use super::grams::{Marks, grams, short};
use super::habits::Shares;
use super::index::Index;
use super::keys::Keys;
use super::synonyms::Synonyms;
use super::vocabulary::{Vocabulary, small};
use super::weights::{CORRECTED, MOST_REPEATS, PAIR, SYNONYM, of_kind};

/// A word of the question.
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

/// A question in the terms of the corpus.
#[derive(Debug)]
pub struct Question {
    /// Its words, each once.
    pub words: Vec<Term>,
    /// Its known pairs of words, each once, and how often it has them.
    pairs: Vec<(u32, f32)>,
    /// Its known trigrams, with what finding them is worth.
    pub grams: Vec<(u32, f32)>,
    /// What all its trigrams are worth, the unknown ones included.
    pub grams_worth: f32,
    /// The set of its trigrams.
    pub marks: Marks,
    /// How many fully telling words it amounts to.
    pub length: f32,
    /// Its meaning, where there is a pack that knows any of it. Filled in by the matcher.
    pub vector: Option<Vector>,
}

impl Question {
    /// Reads a folded question.
    pub fn read(text: &str, corpus: &Corpus, synonyms: &Synonyms) -> Self {
        let mut words: Vec<Term> = Vec::new();
        let mut pairs: Vec<(u32, f32)> = Vec::new();
        let mut before = None;
        corpus.each_term(text, &mut |term, kind, known| {
            note(&mut words, term, kind, known);
            let word = known.filter(|_| is_paired(kind));
            if let Some((one, other)) = before.zip(word) {
                corpus.pairs.find(pair(one, other)).into_iter().for_each(|pair| count(&mut pairs, pair));
            }
            before = word;
        });
        for term in &mut words {
            term.look_up(&corpus.vocabulary, &corpus.words);
            term.look_up_synonyms(&corpus.vocabulary, synonyms);
        }
        let mut question = Question {
            length: worth(&words) / corpus.words.idf(None).max(f32::EPSILON),
            words,
            pairs,
            grams: Vec::new(),
            grams_worth: 0.0,
            marks: Marks::default(),
            vector: None,
        };
        question.read_grams(text, corpus);
        question
    }

    fn read_grams(&mut self, text: &str, corpus: &Corpus) {
        let mut own = Keys::with_room(text.len());
        let mut found: Vec<(u64, f32)> = Vec::with_capacity(text.len());
        grams(text, &mut |gram| {
            let number = own.intern(gram) as usize;
            match found.get_mut(number) {
                Some((_, repeats)) => *repeats += 1.0,
                None => found.push((gram, 1.0)),
            }
        });
        self.grams.reserve(found.len());
        for (gram, repeats) in found {
            self.marks.insert(short(gram));
            let known = corpus.gram_keys.find(gram);
            let weight = repeats.min(MOST_REPEATS) * corpus.grams.idf(known);
            self.grams_worth += weight;
            self.grams.extend(known.map(|known| (known, weight)));
        }
    }

    /// What all its words are worth.
    pub fn words_worth(&self) -> f32 {
        worth(&self.words)
    }

    /// Its known features, as the corpus numbers them, with their shares: of words and pairs a vector of length 1, of
    /// trigrams another.
    pub fn features(&self, corpus: &Corpus) -> Shares {
        let known = |term: &Term| {
            term.known.iter().map(|&(known, kept)| (known, term.weight * kept)).collect::<Vec<_>>()
        };
        let mut features: Shares = self.words.iter().flat_map(known).collect();
        let pairs = small(corpus.vocabulary.count());
        features.extend(
            self.pairs
                .iter()
                .map(|&(pair, count)| (pairs + pair, PAIR * count.min(MOST_REPEATS) * corpus.pair_idf(pair))),
        );
        normalise(&mut features);
        let grams = pairs + small(corpus.pairs.count());
        let mut of_grams: Shares = self.grams.iter().map(|&(gram, weight)| (grams + gram, weight)).collect();
        normalise(&mut of_grams);
        features.extend(of_grams);
        features
    }

    /// Whether it has more than words that every question has.
    pub fn is_telling(&self) -> bool {
        self.words.iter().any(|term| term.kind != Kind::Stop)
    }
}

fn worth(words: &[Term]) -> f32 {
    words.iter().map(|term| term.weight).sum()
}

fn note(list: &mut Vec<Term>, text: &str, kind: Kind, known: Option<u32>) {
    if let Some(term) = list.iter_mut().find(|term| term.text == text) {
        term.repeats += 1.0;
        return;
    }
    let known = known.into_iter().map(|known| (known, 1.0)).collect();
    list.push(Term { text: text.to_owned(), weight: 0.0, known, kind, repeats: 1.0 });
}

/// Counts a number among those that were counted: a question has a dozen.
fn count(counts: &mut Vec<(u32, f32)>, number: u32) {
    match counts.iter_mut().find(|(known, _)| *known == number) {
        Some((_, count)) => *count += 1.0,
        None => counts.push((number, 1.0)),
    }
}

/// Shortens a vector to the length 1.
fn normalise(shares: &mut [(u32, f32)]) {
    let norm = shares.iter().map(|(_, share)| share * share).sum::<f32>().sqrt().max(f32::EPSILON);
    for (_, share) in shares {
        *share /= norm;
    }
}

impl Term {
    fn look_up(&mut self, vocabulary: &Vocabulary, index: &Index) {
        if self.known.is_empty() && self.kind == Kind::Word {
            self.correct(vocabulary);
        }
        let idf = index.idf(self.known.first().map(|(term, _)| *term));
        self.weight = of_kind(self.kind) * self.repeats.min(MOST_REPEATS) * idf;
    }

    /// The other words of its group, where the site knows them.
    fn look_up_synonyms(&mut self, vocabulary: &Vocabulary, synonyms: &Synonyms) {
        let others = synonyms.of(&self.text).filter_map(|other| vocabulary.find(other));
        self.known.extend(others.map(|other| (other, SYNONYM)));
    }

    fn correct(&mut self, vocabulary: &Vocabulary) {
        for correction in corrections(vocabulary, &self.text) {
            let kept = CORRECTED.get(correction.distance).copied().unwrap_or(0.0);
            self.known.push((correction.term, kept));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::index::Field;
    use super::*;

    fn read(text: &str, known: &[&str]) -> Question {
        let mut corpus = Corpus::default();
        for word in known {
            corpus.note_phrasing(word, Field::Question, true, &mut |_| {});
            corpus.close_entry();
        }
        while !corpus.finish_step() {}
        Question::read(text, &corpus, &Synonyms::built_in())
    }

    #[test]
    fn repeated_words_are_one_term_and_count_twice_at_most() {
        let weight = |text| read(text, &["refund"]).words[0].weight;
        let question = read("refund refund refund", &["refund"]);
        assert_eq!(question.words.len(), 1);
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
    fn known_pairs_are_found_and_counted() {
        let question = read("log in to pay in, log in", &["log in", "log in now", "pay in", "to"]);
        let counts: Vec<f32> = question.pairs.iter().map(|(_, count)| *count).collect();
        assert_eq!(counts, [2.0, 1.0]);
    }

    #[test]
    fn unknown_trigrams_count_for_what_could_be_found() {
        let question = read("xyz", &["refund"]);
        assert!(question.grams.is_empty() && question.grams_worth > 0.0);
    }

    #[test]
    fn stop_words_weigh_less() {
        let question = read("the refund", &["the", "refund"]);
        assert!(question.words[0].weight < question.words[1].weight);
    }
}
