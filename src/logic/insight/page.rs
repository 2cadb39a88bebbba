//! The page "Insights": what is loaded, what is asked for, and what it shows. Changes only by [`event::Event`]s, and
//! answers with [`event::Effect`]s; drawn by `src/studio`.
//!
//! What takes long is done in steps ([`work`]), so that the page draws in between. Figures become texts in
//! [`measure`], tables in [`tables`], a trend becomes a drawing in [`plot`]; all texts stand in [`words`].

pub mod event;
pub mod gauge;
pub mod measure;
pub mod plot;
pub mod table;
pub mod tables;
mod update;
pub mod words;
pub mod work;

#[cfg(test)]
mod tests;

use std::collections::BTreeSet;
use std::ops::Deref;
use std::sync::Arc;

use super::super::feedback::record::Record;
use super::files::{Flaws, Mistake};
use super::filter::{Choices, Grouping};
use super::report::{Report, Request};
use super::rows::Rows;
use super::unanswered::Cluster;
use event::Failure;
use gauge::Gauge;
use table::Table;
use tables::{Sheet, Source};
use words::Words;
use work::Task;

/// So many comments are shown at first, and more at each wish.
pub const COMMENTS_SHOWN: usize = 20;

/// A value that is large and rarely changes: compared by identity, so that a view is drawn again only for a new one.
#[derive(Debug, Default)]
pub struct Shared<T>(Arc<T>);

impl<T> Shared<T> {
    /// A new one.
    pub fn new(value: T) -> Self {
        Shared(Arc::new(value))
    }
}

impl<T> Clone for Shared<T> {
    fn clone(&self) -> Self {
        Shared(self.0.clone())
    }
}

impl<T> PartialEq for Shared<T> {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl<T> Deref for Shared<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

/// What was loaded, and what is wrong with it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Loaded {
    /// The names of files and addresses, in the order in which they were read.
    pub sources: Vec<String>,
    /// Whether the rows are invented.
    pub is_invented: bool,
    /// How many rows there are.
    pub rows: usize,
    /// How many rows gave way to a later state of the same subject, or were there twice.
    pub superseded: usize,
    /// What is wrong with the files.
    pub problems: Vec<Mistake>,
    /// How many more problems there are.
    pub further_problems: usize,
}

/// The state of the page.
#[derive(Default)]
pub struct Page {
    /// The language of the interface: one of [`words::LANGUAGES`].
    pub lang: &'static str,
    /// Its texts.
    pub words: Shared<Words>,
    /// Its texts of what is wrong with files.
    pub flaws: Shared<Flaws>,
    /// What was loaded.
    pub loaded: Loaded,
    /// Why the last wish for data was not met.
    pub failure: Option<Failure>,
    /// Whether an answer from the network or the disk is awaited.
    pub is_waiting: bool,
    /// What filters may ask for.
    pub choices: Shared<Choices>,
    /// What is asked for.
    pub request: Request,
    /// Whose trend is shown.
    pub gauge: Gauge,
    /// The figures, once there are some.
    pub report: Option<Shared<Report>>,
    /// The questions nobody could answer.
    pub clusters: Shared<Vec<Cluster>>,
    /// Those of them, by their question, that are not wanted in the FAQ.
    pub unwanted: BTreeSet<String>,
    /// How many comments are shown.
    pub comments: usize,
    /// Whether files begin with the byte order mark that Excel needs.
    pub with_mark: bool,
    /// How wide the window is, in pixels.
    pub width: u32,
    all: Rows,
    task: Task,
}

impl Page {
    /// An empty page, in English until its texts are there.
    pub fn new(width: u32) -> Self {
        Page {
            lang: "en",
            request: Request { grouping: Some(Grouping::Page), ..Request::default() },
            comments: COMMENTS_SHOWN,
            with_mark: true,
            width,
            ..Page::default()
        }
    }

    /// What is being done, for the status line. None where nothing is.
    pub fn task(&self) -> Option<&Task> {
        (self.task != Task::Idle).then_some(&self.task)
    }

    /// A table; empty while there are no figures.
    pub fn table(&self, sheet: Sheet) -> Table {
        let empty = Report::default();
        let source = Source {
            report: self.report.as_deref().unwrap_or(&empty),
            clusters: &self.clusters,
            gauge: self.gauge,
            grouping: self.request.grouping.unwrap_or_default(),
            least: self.request.least,
            words: &self.words,
        };
        source.table(sheet)
    }

    /// The rows that the filter lets through.
    pub fn rows(&self) -> Vec<Record> {
        self.all.within(&self.request.filter)
    }
}
