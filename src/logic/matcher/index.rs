//! The inverted index: for each term, the entries it occurs in and how strongly.
//!
//! All phrasings of an entry are one document: that beats scoring them apart by 8 points of top-1
//! (research, matching). The BM25 impact of each posting is computed once, so a question only adds.
//! The same type holds words and trigrams.

use super::vocabulary::{Vocabulary, small};
use super::weights::{LENGTH_PENALTY, POOLS, SATURATION};

/// Where in an entry a term occurs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Field {
    /// The question the visitor reads.
    Question,
    /// Another way to ask it.
    Variants,
    /// A keyword.
    Keywords,
    /// The category.
    Category,
    /// The answer.
    Answer,
}

impl Field {
    /// All of them, the strongest first.
    pub const ALL: [Field; 5] =
        [Field::Question, Field::Variants, Field::Keywords, Field::Category, Field::Answer];

    /// Fields of one pool share their length and weight.
    fn pool(self) -> usize {
        match self {
            Field::Question | Field::Variants => 0,
            Field::Keywords => 1,
            Field::Category => 2,
            Field::Answer => 3,
        }
    }

    /// The field as a bit of [`Posting::fields`].
    pub fn bit(self) -> u8 {
        1 << self as u8
    }
}

/// A term in an entry.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Posting {
    /// The entry.
    pub entry: usize,
    /// What the term adds to the entry's score, before the weight it has in the question.
    pub impact: f32,
    /// The fields it occurs in, as [`Field::bit`]s.
    pub fields: u8,
}

/// Postings of all terms, one after the other.
#[derive(Debug, Default)]
pub struct Index {
    /// The terms and their numbers.
    pub vocabulary: Vocabulary,
    records: Vec<Record>,
    lengths: Vec<[f32; 4]>,
    /// By term, the place of its newest record, plus 1: that of the entry being added, or of one before.
    newest: Vec<u32>,
    starts: Vec<u32>,
    entries: Vec<u32>,
    impacts: Vec<u16>,
    fields: Vec<u8>,
    entry_count: usize,
}

/// A term in an entry while the index is being built.
#[derive(Debug, Clone, Copy)]
struct Record {
    term: u32,
    entry: u32,
    counts: [u8; 4],
    fields: u8,
}

/// Impacts are kept in 16 bits: in steps of 1/16,384, up to 4 (they stay below 1 + k1 = 2.6).
const STEPS: f32 = 16_384.0;

impl Index {
    /// Takes in one occurrence in the entry being added; `length` is how much it lengthens the field.
    pub fn note(&mut self, term: &str, field: Field, length: f32) {
        let term = self.vocabulary.intern(term);
        if self.lengths.len() == self.entry_count {
            self.lengths.push([0.0; 4]);
        }
        if let Some(sum) = self.lengths.last_mut().and_then(|lengths| lengths.get_mut(field.pool())) {
            *sum += length;
        }
        if let Some(record) = self.record(term) {
            record.count(field);
        }
    }

    /// The record of a term in the entry being added.
    fn record(&mut self, term: u32) -> Option<&mut Record> {
        self.newest.resize(self.vocabulary.count(), 0);
        let newest = self.newest.get_mut(term as usize)?;
        let entry = small(self.entry_count);
        let at = newest.checked_sub(1).map(|at| at as usize);
        let is_open = at.and_then(|at| self.records.get(at)).is_some_and(|record| record.entry == entry);
        if !is_open {
            self.records.push(Record { term, entry, counts: [0; 4], fields: 0 });
            *newest = small(self.records.len());
        }
        self.records.get_mut(*newest as usize - 1)
    }

    /// Ends the entry being added, even where nothing of it was noted.
    pub fn close_entry(&mut self) {
        self.entry_count += 1;
        self.lengths.resize(self.entry_count, [0.0; 4]);
    }

    /// Ends the building: sorts the records by term and computes their impacts.
    pub fn finish(&mut self) {
        self.vocabulary.finish();
        self.starts = self.count_postings();
        let mut next = self.starts.clone();
        let total = self.records.len();
        self.entries = vec![0; total];
        self.impacts = vec![0; total];
        self.fields = vec![0; total];
        let averages = self.averages();
        for record in std::mem::take(&mut self.records) {
            let at = next.get_mut(record.term as usize).map_or(0, advance);
            let lengths = self.lengths.get(record.entry as usize).copied().unwrap_or_default();
            put(&mut self.entries, at, record.entry);
            put(&mut self.impacts, at, packed(record.impact(lengths, averages)));
            put(&mut self.fields, at, record.fields);
        }
        self.lengths = Vec::new();
        self.newest = Vec::new();
    }

    /// Where each term's postings start, and where the last one's end.
    fn count_postings(&self) -> Vec<u32> {
        let mut starts = vec![0_u32; self.vocabulary.count() + 1];
        for record in &self.records {
            if let Some(count) = starts.get_mut(record.term as usize + 1) {
                *count += 1;
            }
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        starts
    }

    fn averages(&self) -> [f32; 4] {
        let mut sums = [0.0_f32; 4];
        for lengths in &self.lengths {
            for (sum, length) in sums.iter_mut().zip(lengths) {
                *sum += length;
            }
        }
        sums.map(|sum| (sum / self.lengths.len().max(1) as f32).max(1.0))
    }

    /// How many entries were added.
    pub fn entry_count(&self) -> usize {
        self.entry_count
    }

    fn range(&self, term: u32) -> (usize, usize) {
        let at = term as usize;
        let end_of = |at: usize| self.starts.get(at).map_or(0, |&start| start as usize);
        (end_of(at), end_of(at + 1))
    }

    /// The entries that hold a term, in their order.
    pub fn postings(&self, term: u32) -> impl Iterator<Item = Posting> + '_ {
        let (start, end) = self.range(term);
        let entries = self.entries.get(start..end).unwrap_or_default();
        let impacts = self.impacts.get(start..end).unwrap_or_default();
        let fields = self.fields.get(start..end).unwrap_or_default();
        entries.iter().zip(impacts).zip(fields).map(|((&entry, &impact), &fields)| Posting {
            entry: entry as usize,
            impact: f32::from(impact) / STEPS,
            fields,
        })
    }

    /// Where a term's postings lie among all, and the entries they name.
    pub fn holders(&self, term: u32) -> (std::ops::Range<usize>, &[u32]) {
        let (start, end) = self.range(term);
        (start..end, self.entries.get(start..end).unwrap_or_default())
    }

    /// How many postings there are.
    pub fn posting_count(&self) -> usize {
        self.entries.len()
    }

    /// The inverse document frequency of a term: how telling it is. The highest for an unknown one.
    pub fn idf(&self, term: Option<u32>) -> f32 {
        let holders = term.map_or(0.0, |term| {
            let (start, end) = self.range(term);
            end.saturating_sub(start) as f32
        });
        (1.0 + (self.entry_count as f32 - holders + 0.5) / (holders + 0.5)).ln()
    }

    /// What it weighs in memory.
    pub fn bytes(&self) -> usize {
        let words = self.starts.capacity() + self.entries.capacity();
        self.vocabulary.bytes() + 4 * words + 2 * self.impacts.capacity() + self.fields.capacity()
    }
}

impl Record {
    fn count(&mut self, field: Field) {
        self.fields |= field.bit();
        if let Some(count) = self.counts.get_mut(field.pool()) {
            *count = count.saturating_add(1);
        }
    }

    /// BM25F: counts are weighed and brought to average length by pool, added, then saturated.
    fn impact(&self, lengths: [f32; 4], averages: [f32; 4]) -> f32 {
        let mut sum = 0.0;
        for (((&count, weight), length), average) in self.counts.iter().zip(POOLS).zip(lengths).zip(averages)
        {
            let norm = 1.0 - LENGTH_PENALTY + LENGTH_PENALTY * length / average;
            sum += weight * f32::from(count) / norm;
        }
        sum * (SATURATION + 1.0) / (sum + SATURATION)
    }
}

fn advance(next: &mut u32) -> usize {
    let at = *next as usize;
    *next += 1;
    at
}

fn put<T>(list: &mut [T], at: usize, value: T) {
    if let Some(place) = list.get_mut(at) {
        *place = value;
    }
}

fn packed(impact: f32) -> u16 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "the cast saturates, as wanted"
    )]
    let steps = (impact * STEPS).round() as u16;
    steps
}

#[cfg(test)]
mod tests {
    use super::*;

    fn index(entries: &[&[(&str, Field)]]) -> Index {
        let mut index = Index::default();
        for entry in entries {
            for &(term, field) in *entry {
                index.note(term, field, 1.0);
            }
            index.close_entry();
        }
        index.finish();
        index
    }

    fn postings(index: &Index, term: &str) -> Vec<Posting> {
        index.vocabulary.find(term).map(|term| index.postings(term).collect()).unwrap_or_default()
    }

    #[test]
    fn a_term_leads_to_its_entries_in_order() {
        let index = index(&[&[("a", Field::Question)], &[("b", Field::Question)], &[("a", Field::Answer)]]);
        let entries: Vec<usize> = postings(&index, "a").iter().map(|posting| posting.entry).collect();
        assert_eq!(entries, [0, 2]);
        assert!(postings(&index, "c").is_empty());
    }

    #[test]
    fn the_question_counts_more_than_the_answer() {
        let index = index(&[&[("a", Field::Question)], &[("a", Field::Answer)]]);
        let found = postings(&index, "a");
        assert!(found[0].impact > found[1].impact);
        assert_eq!(found[1].fields, Field::Answer.bit());
    }

    #[test]
    fn repeats_add_less_and_less() {
        let once: &[(&str, Field)] = &[("a", Field::Question)];
        let many = vec![("a", Field::Question); 300];
        let index = index(&[once, &many]);
        let found = postings(&index, "a");
        assert!(found[1].impact > found[0].impact && found[1].impact <= SATURATION + 1.0);
    }

    #[test]
    fn rare_terms_tell_more_and_unknown_ones_most() {
        let index = index(&[&[("a", Field::Question), ("b", Field::Question)], &[("a", Field::Question)]]);
        let idf = |term| index.idf(index.vocabulary.find(term));
        assert!(idf("a") < idf("b") && idf("b") < idf("unknown"));
        assert!(idf("a") > 0.0);
    }

    #[test]
    fn entries_without_terms_are_counted() {
        let index = index(&[&[], &[("a", Field::Question)], &[]]);
        assert_eq!(index.entry_count(), 3);
        assert_eq!(postings(&index, "a")[0].entry, 1);
    }

    #[test]
    fn an_empty_index_is_empty() {
        let index = index(&[]);
        assert_eq!(index.entry_count(), 0);
        assert!(index.idf(None).is_finite());
        assert_eq!(index.postings(0).count(), 0);
    }
}
