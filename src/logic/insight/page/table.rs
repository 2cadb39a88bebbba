//! A table as plain data: what a section of the page shows, and what its file holds.

use super::super::super::time::iso;
use super::super::files::table_to_csv;
use super::measure::{Measure, grouped};
use super::words::{Words, filled};

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Texts.
    Text,
    /// Numbers without an interval.
    Number,
    /// Figures: four columns in files.
    Measure,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its heading.
    pub title: String,
    /// What it holds.
    pub kind: Kind,
}

/// A cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// A text; visitors' words among them.
    Text(String),
    /// A count.
    Count(u32),
    /// A figure.
    Measure(Measure),
    /// A moment in milliseconds since 1970, shown as its day.
    Day(f64),
}

/// A table. Each row has as many cells as there are columns; the first heads the row.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Table {
    /// Names the file, without its ending.
    pub name: &'static str,
    /// Says what it shows.
    pub caption: String,
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows.
    pub rows: Vec<Vec<Cell>>,
}

impl Table {
    /// An empty one with columns of these titles and kinds.
    pub fn new(name: &'static str, caption: &str, columns: &[(&str, Kind)]) -> Self {
        let column = |(title, kind): &(&str, Kind)| Column { title: (*title).to_owned(), kind: *kind };
        Table {
            name,
            caption: caption.to_owned(),
            columns: columns.iter().map(column).collect(),
            rows: Vec::new(),
        }
    }

    /// The same with these rows.
    #[must_use]
    pub fn with(mut self, rows: impl IntoIterator<Item = Vec<Cell>>) -> Self {
        self.rows = rows.into_iter().collect();
        self
    }

    /// The table as a file. A figure takes four columns: itself, the ends of its interval, and the answers.
    pub fn to_csv(&self, words: &Words, with_mark: bool) -> String {
        let header: Vec<String> = self.columns.iter().flat_map(|column| headings(column, words)).collect();
        let rows = self.rows.iter().map(|row| row.iter().flat_map(Cell::in_file).collect());
        table_to_csv(&header, rows, with_mark)
    }
}

fn headings(column: &Column, words: &Words) -> Vec<String> {
    let title = &column.title;
    match column.kind {
        Kind::Text | Kind::Number => vec![title.clone()],
        Kind::Measure => vec![
            title.clone(),
            filled(words.column_low, &[title]),
            filled(words.column_high, &[title]),
            filled(words.column_count, &[title]),
        ],
    }
}

impl Cell {
    /// A text.
    pub fn text(text: &str) -> Self {
        Cell::Text(text.to_owned())
    }

    /// As it is shown in one line.
    pub fn shown(&self, words: &Words) -> String {
        match self {
            Cell::Text(text) => text.clone(),
            Cell::Count(count) => grouped(*count),
            Cell::Measure(measure) => measure.sentence(words),
            Cell::Day(moment) => day(*moment),
        }
    }

    fn in_file(&self) -> Vec<String> {
        match self {
            Cell::Text(text) => vec![text.clone()],
            Cell::Count(count) => vec![count.to_string()],
            Cell::Measure(measure) => measure.cells().to_vec(),
            Cell::Day(moment) => vec![iso(*moment)],
        }
    }
}

/// The day of a moment: `2026-01-31`.
pub fn day(moment: f64) -> String {
    iso(moment).chars().take(10).collect()
}

#[cfg(test)]
mod tests {
    use super::super::super::scores::Proportion;
    use super::*;

    #[test]
    fn files_have_four_columns_a_figure_and_run_nothing() {
        let columns = [("Page", Kind::Text), ("Rows", Kind::Number), ("CSAT", Kind::Measure)];
        let row = |page: &str, hits| {
            let share = Measure::share(Proportion::guarded(hits, hits, 10));
            vec![Cell::text(page), Cell::Count(1_234), Cell::Measure(share)]
        };
        let table = Table::new("pages", "", &columns).with([row("/", 20), row("=1+1", 3)]);
        let expected =
            "Page,Rows,CSAT,CSAT low,CSAT high,CSAT n\n/,1234,100.000,83.887,100.000,20\n'=1+1,1234,,,,3\n";
        assert_eq!(table.to_csv(&Words::default(), false), expected);
        assert_eq!(table.to_csv(&Words::default(), true), ["\u{feff}", expected].concat());
        assert_eq!(Table::new("none", "", &columns).to_csv(&Words::default(), false).lines().count(), 1);
    }
}
