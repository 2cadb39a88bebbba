//! The inverted index: for each term, the entries it occurs in and how strongly.
//!
//! All phrasings of an entry are one document: that beats scoring them apart by 8 points of top-1
//! (research, matching). The BM25 impact of each posting is computed once, so a question only adds.
//! The same type holds words, pairs and trigrams, by number; see [`super::corpus`].

use super::grams::between;
use super::vocabulary::small;
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
    building: Building,
    starts: Vec<u32>,
    entries: Vec<u32>,
    impacts: Vec<u16>,
    fields: Vec<u8>,
    entry_count: usize,
}

/// What is known before the postings are in order.
#[derive(Debug, Default)]
struct Building {
    records: Vec<Record>,
    /// By entry, where its records end.
    ends: Vec<u32>,
    /// By entry, the length of each pool; when all are known, what one occurrence in the pool is worth.
    lengths: Vec<[f32; 4]>,
    /// By term, the place of its newest record, plus 1: that of the entry being added, or of one before.
    newest: Vec<u32>,
    /// By term, where its next posting goes.
    next: Vec<u32>,
    /// The entry whose records get their places next.
    placed: usize,
}

/// A term in an entry while the index is being built. A large site has millions: hence 8 bytes.
#[derive(Debug, Clone, Copy)]
struct Record {
    term: u32,
    /// How often, by pool; of the first pool in [`COUNT`], with the fields above it.
    counts: [u8; 4],
}

/// The bits of the first pool's count. More occurrences change no impact.
const COUNT: u8 = 0x3f;

/// The postings of one term.
#[derive(Debug, Clone)]
pub struct Postings<'a> {
    /// Where they lie among all.
    pub range: std::ops::Range<usize>,
    /// The entries, in their order.
    pub entries: &'a [u32],
    /// Their impacts, in steps of [`STEP`].
    pub impacts: &'a [u16],
}

/// Impacts are kept in 16 bits, up to 4 (they stay below 1 + k1 = 2.6).
pub const STEP: f32 = 1.0 / 16_384.0;

/// Entries whose records are put into their places in one step: a millisecond.
const SLICE: usize = 250;

impl Index {
    /// Takes in one occurrence in the entry being added; `length` is how much it lengthens the field.
    pub fn note(&mut self, term: u32, field: Field, length: f32) {
        let Building { records, ends, lengths, newest, .. } = &mut self.building;
        if lengths.len() == self.entry_count {
            lengths.push([0.0; 4]);
        }
        if let Some(sum) = lengths.last_mut().and_then(|lengths| lengths.get_mut(field.pool())) {
            *sum += length;
        }
        if term as usize >= newest.len() {
            newest.resize(term as usize + 1, 0);
        }
        let Some(newest) = newest.get_mut(term as usize) else { return };
        let is_of_this_entry = *newest > ends.last().copied().unwrap_or(0);
        if !is_of_this_entry {
            records.push(Record { term, counts: [0; 4] });
            *newest = small(records.len());
        }
        if let Some(record) = records.get_mut(*newest as usize - 1) {
            record.count(field);
        }
    }

    /// Ends the entry being added, even where nothing of it was noted.
    pub fn close_entry(&mut self) {
        self.entry_count += 1;
        self.building.lengths.resize(self.entry_count, [0.0; 4]);
        self.building.ends.push(small(self.building.records.len()));
    }

    /// Whether the building has ended.
    pub fn is_finished(&self) -> bool {
        self.building.newest.is_empty() && self.building.records.is_empty()
    }

    /// Ends the building a little further: sorts records by term and computes their impacts. True when it has ended.
    pub fn finish_step(&mut self) -> bool {
        if self.is_finished() {
            return true;
        }
        if self.building.next.is_empty() {
            self.begin_to_finish();
        }
        let Building { records, ends, lengths, next, placed, .. } = &mut self.building;
        let last = (*placed + SLICE).min(ends.len());
        for entry in *placed..last {
            let (start, end) = between(ends, entry);
            let worths = lengths.get(entry).copied().unwrap_or_default();
            for record in records.get(start..end).unwrap_or_default() {
                let at = next.get_mut(record.term as usize).map_or(0, advance);
                put(&mut self.entries, at, small(entry));
                put(&mut self.impacts, at, packed(record.impact(worths)));
                put(&mut self.fields, at, record.fields());
            }
        }
        *placed = last;
        let has_ended = last == ends.len();
        if has_ended {
            self.building = Building::default();
        }
        has_ended
    }

    fn begin_to_finish(&mut self) {
        let Building { records, lengths, newest, next, .. } = &mut self.building;
        let mut starts = vec![0_u32; newest.len() + 1];
        for record in records.iter() {
            if let Some(count) = starts.get_mut(record.term as usize + 1) {
                *count += 1;
            }
        }
        let mut sum = 0;
        for start in &mut starts {
            sum += *start;
            *start = sum;
        }
        let total = records.len();
        (self.entries, self.impacts, self.fields) = (vec![0; total], vec![0; total], vec![0; total]);
        next.clone_from(&starts);
        self.starts = starts;
        turn_into_worths(lengths);
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

    /// The postings of a term, as they lie.
    pub fn list(&self, term: u32) -> Postings<'_> {
        let (start, end) = self.range(term);
        Postings {
            range: start..end,
            entries: self.entries.get(start..end).unwrap_or_default(),
            impacts: self.impacts.get(start..end).unwrap_or_default(),
        }
    }

    /// The entries that hold a term, in their order.
    pub fn postings(&self, term: u32) -> impl Iterator<Item = Posting> + '_ {
        let Postings { range, entries, impacts } = self.list(term);
        let fields = self.fields.get(range).unwrap_or_default();
        entries.iter().zip(impacts).zip(fields).map(|((&entry, &impact), &fields)| Posting {
            entry: entry as usize,
            impact: f32::from(impact) * STEP,
            fields,
        })
    }

    /// How many postings there are.
    pub fn posting_count(&self) -> usize {
        self.entries.len()
    }

    /// The inverse document frequency of a term: how telling it is. The highest for an unknown one.
    pub fn idf(&self, term: Option<u32>) -> f32 {
        let holders = term.map_or(0.0, |term| self.list(term).entries.len() as f32);
        (1.0 + (self.entry_count as f32 - holders + 0.5) / (holders + 0.5)).ln()
    }

    /// What it weighs in memory.
    pub fn bytes(&self) -> usize {
        let words = self.starts.capacity() + self.entries.capacity();
        4 * words + 2 * self.impacts.capacity() + self.fields.capacity()
    }
}

impl Record {
    fn count(&mut self, field: Field) {
        let Some(count) = self.counts.get_mut(field.pool()) else { return };
        let is_first_pool = field.pool() == 0;
        let most = if is_first_pool { COUNT } else { u8::MAX };
        *count += u8::from(*count & most < most);
        if is_first_pool {
            // The fields of the first pool are the first two.
            *count |= field.bit() << 6;
        }
    }

    /// The fields it occurs in, as [`Field::bit`]s.
    fn fields(self) -> u8 {
        let [phrasings, keywords, category, answer] = self.counts;
        let bit = |count: u8, field: Field| if count > 0 { field.bit() } else { 0 };
        let others =
            bit(keywords, Field::Keywords) | bit(category, Field::Category) | bit(answer, Field::Answer);
        phrasings >> 6 | others
    }

    /// BM25F: occurrences are worth more or less by pool and its length, added, then saturated.
    fn impact(self, worths: [f32; 4]) -> f32 {
        // Written out: with the optimiser set to small code, iterators take three times as long here.
        let [phrasings, keywords, category, answer] = self.counts;
        let [in_phrasing, in_keyword, in_category, in_answer] = worths;
        let sum = f32::from(phrasings & COUNT) * in_phrasing
            + f32::from(keywords) * in_keyword
            + f32::from(category) * in_category
            + f32::from(answer) * in_answer;
        sum * (SATURATION + 1.0) / (sum + SATURATION)
    }
}

/// What an occurrence is worth in each pool of each entry: less where the pool is longer than on average.
fn turn_into_worths(lengths: &mut [[f32; 4]]) {
    let mut sums = [0.0_f32; 4];
    for lengths in lengths.iter() {
        sums.iter_mut().zip(lengths).for_each(|(sum, length)| *sum += length);
    }
    let averages = sums.map(|sum| (sum / lengths.len().max(1) as f32).max(1.0));
    for lengths in lengths {
        for ((length, weight), average) in lengths.iter_mut().zip(POOLS).zip(averages) {
            *length = weight / (1.0 - LENGTH_PENALTY + LENGTH_PENALTY * *length / average);
        }
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
    let steps = (impact / STEP + 0.5) as u16;
    steps
}

#[cfg(test)]
mod tests {
    use super::*;

    const A: u32 = 0;
    const B: u32 = 1;

    fn index(entries: &[&[(u32, Field)]]) -> Index {
        let mut index = Index::default();
        for entry in entries {
            for &(term, field) in *entry {
                index.note(term, field, 1.0);
            }
            index.close_entry();
        }
        while !index.finish_step() {}
        index
    }

    fn postings(index: &Index, term: u32) -> Vec<Posting> {
        index.postings(term).collect()
    }

    #[test]
    fn a_term_leads_to_its_entries_in_order() {
        let index = index(&[&[(A, Field::Question)], &[(B, Field::Question)], &[(A, Field::Answer)]]);
        let entries: Vec<usize> = postings(&index, A).iter().map(|posting| posting.entry).collect();
        assert_eq!(entries, [0, 2]);
        assert!(postings(&index, 2).is_empty());
    }

    #[test]
    fn the_question_counts_more_than_the_answer() {
        let index = index(&[&[(A, Field::Question)], &[(A, Field::Answer)]]);
        let found = postings(&index, A);
        assert!(found[0].impact > found[1].impact);
        assert_eq!(found[1].fields, Field::Answer.bit());
    }

    #[test]
    fn repeats_add_less_and_less() {
        let once: &[(u32, Field)] = &[(A, Field::Question)];
        let many = vec![(A, Field::Question); 300];
        let index = index(&[once, &many]);
        let found = postings(&index, A);
        assert!(found[1].impact > found[0].impact && found[1].impact <= SATURATION + 1.0);
    }

    #[test]
    fn rare_terms_tell_more_and_unknown_ones_most() {
        let index = index(&[&[(A, Field::Question), (B, Field::Question)], &[(A, Field::Question)]]);
        let idf = |term| index.idf(term);
        assert!(idf(Some(A)) < idf(Some(B)) && idf(Some(B)) < idf(None));
        assert!(idf(Some(A)) > 0.0);
    }

    #[test]
    fn entries_without_terms_are_counted() {
        let index = index(&[&[], &[(A, Field::Question)], &[]]);
        assert_eq!(index.entry_count(), 3);
        assert_eq!(postings(&index, A)[0].entry, 1);
    }

    #[test]
    fn an_empty_index_is_empty() {
        let index = index(&[]);
        assert_eq!(index.entry_count(), 0);
        assert!(index.idf(None).is_finite());
        assert_eq!(index.postings(0).count(), 0);
    }
}
