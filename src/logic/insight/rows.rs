//! The rows, laid out so that a filter and every count is one pass over small numbers.
//!
//! A row has forty columns of text, and looking at a hundred thousand of them takes half a second. So each row is read
//! once, when it arrives: its moment and what is counted of it become a [`Counted`], the texts that filters and
//! groupings ask for become numbers ([`Column`]). What depends on other rows (whether a survey was answered, the
//! score beside a comment, an entry's question) is found then, too.

mod column;
mod indexing;
#[cfg(test)]
mod tests;

use super::super::feedback::record::Record;
use super::counted::Counted;
use super::filter::{Filter, Grouping};
use super::report::comments::CommentScore;

pub(super) use column::{Column, NONE};
pub use indexing::Indexing;

/// The groupings that are no lengths of time, each with a column.
pub(super) const COLUMNS: [Grouping; 8] = [
    Grouping::Language,
    Grouping::Page,
    Grouping::Entry,
    Grouping::Rule,
    Grouping::Experiment,
    Grouping::Survey,
    Grouping::Device,
    Grouping::QueryClass,
];

/// Rows that can be counted. Made by [`Indexing`].
#[derive(Debug, Default)]
pub struct Rows {
    records: Vec<Record>,
    counted: Vec<Counted>,
    columns: [Column; COLUMNS.len()],
    /// The rows with a comment, newest first, each with the score beside it.
    comments: Vec<(usize, Option<CommentScore>)>,
    /// The rows with a question that nobody could answer: conversations first.
    asking: Vec<usize>,
    /// The rating that last told the question of an entry, by the entry's code.
    questions: Vec<Option<usize>>,
    /// The first and the last moment, in milliseconds since 1970.
    span: Option<(f64, f64)>,
}

impl Rows {
    /// All at once; see [`Indexing`]. A row whose time is not a moment is left out.
    pub fn of(records: Vec<Record>) -> Rows {
        let mut indexing = Indexing::new(records);
        while !indexing.step(usize::MAX) {}
        indexing.finish()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    /// The records, in the order in which they were read.
    pub fn records(&self) -> &[Record] {
        &self.records
    }

    /// Gives the records back.
    pub fn into_records(self) -> Vec<Record> {
        self.records
    }

    /// The records that a filter lets through.
    pub fn within(&self, filter: &Filter) -> Vec<Record> {
        let admission = filter.admission(self);
        let rows = self.counted.iter().filter(|row| filter.covers(row.moment) && admission.admits(row));
        rows.filter_map(|row| self.records.get(row.at)).cloned().collect()
    }

    /// The first and the last moment, in milliseconds since 1970.
    pub fn span(&self) -> Option<(f64, f64)> {
        self.span
    }

    pub(super) fn counted(&self) -> &[Counted] {
        &self.counted
    }

    /// The texts of a grouping; none for those of time.
    pub(super) fn column(&self, grouping: Grouping) -> Option<&Column> {
        COLUMNS.iter().zip(&self.columns).find(|(known, _)| **known == grouping).map(|(_, column)| column)
    }

    /// The comments, newest first: the row, its record, the score beside it.
    pub(super) fn comments(&self) -> impl Iterator<Item = (&Counted, &Record, Option<CommentScore>)> {
        self.comments
            .iter()
            .filter_map(|(at, score)| Some((self.counted.get(*at)?, self.records.get(*at)?, *score)))
    }

    /// The rows with a question that nobody could answer, conversations first.
    pub(super) fn asking(&self) -> impl Iterator<Item = (&Counted, &Record)> {
        self.asking.iter().filter_map(|at| Some((self.counted.get(*at)?, self.records.get(*at)?)))
    }

    /// The question of an entry, by its code, as last seen. Empty where no rating tells it.
    pub(super) fn question(&self, entry: u32) -> &str {
        let rating = self.questions.get(entry as usize).copied().flatten();
        rating.and_then(|at| self.records.get(at)).map_or("", |record| &record.entry_question)
    }
}
