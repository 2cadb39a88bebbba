//! What takes long, in steps: reading, then laying out, then counting, then clustering.

use super::super::super::text::Fold;
use super::super::files::Reading;
use super::super::filter::choices_in;
use super::super::report::report;
use super::super::rows::Indexing;
use super::super::unanswered::{Clusterer, asked};
use super::{Page, Shared};

/// So many rows are read in one step: a few milliseconds.
const ROWS_A_STEP: usize = 250;

/// So many questions are clustered in one step: a few milliseconds.
const QUESTIONS_A_STEP: usize = 50;

/// What is to be done next.
#[derive(Default)]
pub enum Task {
    /// Nothing.
    #[default]
    Idle,
    /// Files are read.
    Reading(Box<Reading>),
    /// The rows are laid out for counting.
    Indexing(Box<Indexing>),
    /// The rows are counted.
    Counting,
    /// The questions without an answer are clustered.
    Clustering(Box<Clusterer>),
}

impl PartialEq for Task {
    /// Whether both are of the same kind.
    fn eq(&self, other: &Self) -> bool {
        std::mem::discriminant(self) == std::mem::discriminant(other)
    }
}

impl Page {
    /// Does one step; true when nothing is left to do. `fold` is the host's Unicode normalisation.
    pub fn work(&mut self, fold: Fold) -> bool {
        self.task = match std::mem::take(&mut self.task) {
            Task::Idle => return true,
            Task::Reading(mut reading) => {
                if reading.step(ROWS_A_STEP) {
                    self.take(*reading)
                } else {
                    Task::Reading(reading)
                }
            }
            Task::Indexing(mut indexing) => {
                if indexing.step(ROWS_A_STEP) {
                    self.all = indexing.finish();
                    self.choices = Shared::new(choices_in(&self.all));
                    Task::Counting
                } else {
                    Task::Indexing(indexing)
                }
            }
            Task::Counting => {
                self.report = (!self.all.is_empty()).then(|| Shared::new(report(&self.all, &self.request)));
                let questions = asked(&self.all, &self.request.filter);
                Task::Clustering(Box::new(Clusterer::new(questions)))
            }
            Task::Clustering(mut clusterer) => {
                if clusterer.step(QUESTIONS_A_STEP, fold) {
                    self.clusters = Shared::new(clusterer.finish());
                    Task::Idle
                } else {
                    Task::Clustering(clusterer)
                }
            }
        };
        self.task == Task::Idle
    }

    /// Whether the next step is short and shows nothing by itself, so that several may be done before the page is drawn.
    pub fn is_in_slices(&self) -> bool {
        matches!(self.task, Task::Reading(_) | Task::Indexing(_) | Task::Clustering(_))
    }

    fn take(&mut self, reading: Reading) -> Task {
        let import = reading.finish();
        self.loaded.rows = import.records.len();
        self.loaded.superseded += import.superseded;
        let room = super::super::files::MOST_PROBLEMS.saturating_sub(self.loaded.problems.len());
        self.loaded.further_problems += import.further_problems + import.problems.len().saturating_sub(room);
        self.loaded.problems.extend(import.problems.into_iter().take(room));
        Task::Indexing(Box::new(Indexing::new(import.records)))
    }

    /// What depends on the filter is to be counted anew.
    pub(super) fn recount(&mut self) {
        if matches!(self.task, Task::Idle | Task::Counting | Task::Clustering(_)) {
            self.task = Task::Counting;
        }
    }
}
