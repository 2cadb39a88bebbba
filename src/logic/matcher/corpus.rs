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
    /// The pairs of words that follow each other in phrasings, by [`pair`]: for habits alone.
    pub pairs: Keys,
    /// By pair, how often it occurs.
    pair_counts: Vec<u32>,
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
        let Corpus { vocabulary, words, pairs, pair_counts, cuts, .. } = self;
        let mut before = None;
        cuts.intern(vocabulary, text, &mut |term, kind| {
            words.note(term, field, of_kind(kind));
            let word = Some(term).filter(|_| has_pairs && is_paired(kind));
            if let Some((one, other)) = before.zip(word) {
                let number = pairs.intern(pair(one, other)) as usize;
                if number == pair_counts.len() {
                    pair_counts.push(0);
                }
                pair_counts.get_mut(number).into_iter().for_each(|count| *count += 1);
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
        self.words.close_entry();
        self.grams.close_entry();
    }

    /// Calls `emit` with each term of a folded text, its kind and, where it is known, its number.
    pub fn each_term(&self, text: &str, emit: &mut dyn FnMut(&str, Kind, Option<u32>)) {
        runs(text, &mut |run, class| match self.cuts.find(run) {
            Some(terms) => {
                for &(term, kind) in terms {
                    emit(self.vocabulary.text(term), kind, Some(term));
                }
            }
            None => terms_of(run, class, &mut |term, kind| emit(term, kind, self.vocabulary.find(term))),
        });
    }

    /// Ends the building a little further; true when it has ended.
    pub fn finish_step(&mut self) -> bool {
        if !std::mem::replace(&mut self.is_closed, true) {
            self.vocabulary.finish();
            self.pairs.shrink();
            self.gram_keys.shrink();
            self.seen = Vec::new();
        }
        self.words.finish_step() && self.grams.finish_step()
    }

    /// How many entries were added.
    pub fn entry_count(&self) -> usize {
        self.words.entry_count()
    }

    /// How telling a pair is: its inverse frequency in phrasings, as [`Index::idf`] has it for entries.
    pub fn pair_idf(&self, pair: u32) -> f32 {
        let count = self.pair_counts.get(pair as usize).map_or(0.0, |&count| count as f32);
        (1.0 + (self.phrasings as f32 - count).max(0.0) / (count + 0.5)).ln()
    }

    /// How many features there are: words, pairs and trigrams, numbered in this order.
    pub fn feature_count(&self) -> usize {
        self.vocabulary.count() + self.pairs.count() + self.gram_keys.count()
    }

    /// What it weighs in memory.
    pub fn bytes(&self) -> usize {
        let words = self.vocabulary.bytes() + self.cuts.bytes() + self.words.bytes();
        let pairs = self.pairs.bytes() + 4 * self.pair_counts.capacity();
        words + pairs + self.gram_keys.bytes() + self.grams.bytes()
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
        let is_pair = |one, other| corpus.pairs.find(pair(number(one), number(other))).is_some();
        assert!(is_pair("log", "in"));
        assert!(!is_pair("in", "log"));
    }

    #[test]
    fn each_trigram_of_a_phrasing_is_told_once() {
        let mut told = Vec::new();
        Corpus::default().note_phrasing("to to", Field::Question, true, &mut |gram| told.push(gram));
        assert_eq!(told.len(), 2);
    }
}
