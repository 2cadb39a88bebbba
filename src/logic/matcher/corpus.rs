//! What the entries' texts are made of: words, pairs of words, trigrams, each with its inverted index.
//!
//! All that takes texts in or looks terms up goes through here, so that both cut texts alike.

use super::super::text::script::Class;
use super::super::text::tokens::{Kind, runs, terms_of};
use super::grams::{between, grams, short};
use super::index::{Field, Index};
use super::keys::Keys;
use super::vocabulary::{Vocabulary, small};
use super::weights::of_kind;

/// The indexed texts.
#[derive(Debug, Default)]
pub struct Corpus {
    /// The words and their numbers.
    pub vocabulary: Vocabulary,
    /// Where words occur.
    pub words: Index,
    /// The pairs of words that follow each other, by [`pair`].
    pub pair_keys: Keys,
    /// Where pairs of words occur: in phrasings of entries that have several, for habits alone.
    pub pairs: Index,
    /// The trigrams; see [`grams`].
    pub gram_keys: Keys,
    /// Where trigrams occur: in phrasings.
    pub grams: Index,
    cuts: Cuts,
    /// By trigram, the last phrasing that had it, counted from 1.
    seen: Vec<u32>,
    phrasings: u32,
    /// Whether no more texts come.
    is_closed: bool,
}

/// The terms of runs that were cut before: a site has few different words, and stemming one takes longer than all else.
#[derive(Debug, Default)]
struct Cuts {
    runs: Vocabulary,
    ends: Vec<u32>,
    terms: Vec<(u32, Kind)>,
}

/// The key of two words that follow each other. Word numbers stay far below 2^31.
pub fn pair(one: u32, other: u32) -> u64 {
    u64::from(one) << 32 | u64::from(other)
}

/// Whether a pair may begin or end with such a term.
pub fn is_paired(kind: Kind) -> bool {
    matches!(kind, Kind::Word | Kind::Stop)
}

impl Corpus {
    /// Takes in a folded text that visitors do not ask with.
    pub fn note(&mut self, text: &str, field: Field) {
        let Corpus { vocabulary, words, cuts, .. } = self;
        cuts.intern(vocabulary, text, &mut |term, kind| words.note(term, field, of_kind(kind)));
    }

    /// Takes in a folded phrasing, and calls `emit` with the short form of each of its trigrams, each once. Pairs of
    /// words are noted where there is something to learn from them.
    pub fn note_phrasing(&mut self, text: &str, field: Field, has_pairs: bool, emit: &mut dyn FnMut(u16)) {
        let Corpus { vocabulary, words, pair_keys, pairs, cuts, .. } = self;
        let mut before = None;
        cuts.intern(vocabulary, text, &mut |term, kind| {
            words.note(term, field, of_kind(kind));
            let word = Some(term).filter(|_| has_pairs && is_paired(kind));
            if let Some((one, other)) = before.zip(word) {
                pairs.note(pair_keys.intern(pair(one, other)), field, 0.0);
            }
            before = word;
        });
        self.note_grams(text, field, emit);
    }

    fn note_grams(&mut self, text: &str, field: Field, emit: &mut dyn FnMut(u16)) {
        self.phrasings += 1;
        let Corpus { gram_keys, grams: index, seen, phrasings, .. } = self;
        grams(text, &mut |gram| {
            let number = gram_keys.intern(gram);
            index.note(number, field, 1.0);
            if number as usize >= seen.len() {
                seen.resize(number as usize + 1, 0);
            }
            if let Some(last) = seen.get_mut(number as usize)
                && std::mem::replace(last, *phrasings) != *phrasings
            {
                emit(short(gram));
            }
        });
    }

    /// Ends the entry being added.
    pub fn close_entry(&mut self) {
        self.indexes_mut().into_iter().for_each(Index::close_entry);
    }

    /// Calls `emit` with each term of a folded text, its kind and, where it is known, its number.
    pub fn each_term(&self, text: &str, emit: &mut dyn FnMut(&str, Kind, Option<u32>)) {
        runs(text, &mut |run, class| match self.cuts.find(run) {
            Some(terms) => {
                terms.iter().for_each(|&(term, kind)| emit(self.vocabulary.text(term), kind, Some(term)));
            }
            None => terms_of(run, class, &mut |term, kind| emit(term, kind, self.vocabulary.find(term))),
        });
    }

    /// Ends the building a little further; true when it has ended.
    pub fn finish_step(&mut self) -> bool {
        if !std::mem::replace(&mut self.is_closed, true) {
            self.vocabulary.finish();
            self.pair_keys.shrink();
            self.gram_keys.shrink();
            self.seen = Vec::new();
        }
        let [words, pairs, grams] = self.indexes_mut();
        words.finish_step() && pairs.finish_step() && grams.finish_step()
    }

    /// How many entries were added.
    pub fn entry_count(&self) -> usize {
        self.words.entry_count()
    }

    /// The indexes of words, pairs and trigrams.
    pub fn indexes(&self) -> [&Index; 3] {
        [&self.words, &self.pairs, &self.grams]
    }

    fn indexes_mut(&mut self) -> [&mut Index; 3] {
        [&mut self.words, &mut self.pairs, &mut self.grams]
    }

    /// What it weighs in memory.
    pub fn bytes(&self) -> usize {
        let keys =
            self.vocabulary.bytes() + self.cuts.bytes() + self.pair_keys.bytes() + self.gram_keys.bytes();
        keys + self.indexes().iter().map(|index| index.bytes()).sum::<usize>()
    }
}

impl Cuts {
    /// Calls `emit` with each term of a folded text; new ones are taken in.
    fn intern(&mut self, vocabulary: &mut Vocabulary, text: &str, emit: &mut dyn FnMut(u32, Kind)) {
        runs(text, &mut |run, class| {
            if class == Class::Dense {
                return terms_of(run, class, &mut |term, kind| emit(vocabulary.intern(term), kind));
            }
            let number = self.runs.intern(run) as usize;
            if number == self.ends.len() {
                terms_of(run, class, &mut |term, kind| self.terms.push((vocabulary.intern(term), kind)));
                self.ends.push(small(self.terms.len()));
            }
            self.terms_of(number).iter().for_each(|&(term, kind)| emit(term, kind));
        });
    }

    /// The terms of a run that was cut before.
    fn find(&self, run: &str) -> Option<&[(u32, Kind)]> {
        self.runs.find(run).map(|number| self.terms_of(number as usize))
    }

    fn terms_of(&self, number: usize) -> &[(u32, Kind)] {
        let (start, end) = between(&self.ends, number);
        self.terms.get(start..end).unwrap_or_default()
    }

    fn bytes(&self) -> usize {
        self.runs.bytes() + 4 * self.ends.capacity() + size_of::<(u32, Kind)>() * self.terms.capacity()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn corpus(phrasings: &[&str]) -> Corpus {
        let mut corpus = Corpus::default();
        for phrasing in phrasings {
            corpus.note_phrasing(phrasing, Field::Question, true, &mut |_| {});
            corpus.close_entry();
        }
        while !corpus.finish_step() {}
        corpus
    }

    #[test]
    fn a_word_cut_before_is_the_same_term() {
        let corpus = corpus(&["return returns", "it's returning"]);
        let term = corpus.vocabulary.find("return").unwrap();
        assert_eq!(corpus.words.postings(term).count(), 2);
        assert!(corpus.vocabulary.find("is").is_some() || corpus.vocabulary.find("it").is_some());
    }

    #[test]
    fn words_that_follow_each_other_are_a_pair_and_others_are_none() {
        let corpus = corpus(&["log in", "in, 4090 log"]);
        let number = |word| corpus.vocabulary.find(word).unwrap();
        let holders = |one, other| {
            let found = corpus.pair_keys.find(pair(number(one), number(other)));
            found.map_or(0, |found| corpus.pairs.postings(found).count())
        };
        assert_eq!(holders("log", "in"), 1);
        assert_eq!(holders("in", "log"), 0);
    }

    #[test]
    fn each_trigram_of_a_phrasing_is_told_once() {
        let mut told = Vec::new();
        Corpus::default().note_phrasing("to to", Field::Question, true, &mut |gram| told.push(gram));
        assert_eq!(told.len(), 2);
    }
}
