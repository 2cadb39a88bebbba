//! What takes long, in steps: reading, then counting, then clustering.

use super::super::super::text::Fold;
use super::super::files::Reading;
use super::super::filter::choices_in;
use super::super::report::report;
use super::super::unanswered::{asked, clusters};
use super::{Page, Shared};

/// So many rows are read in one step: a few milliseconds.
const ROWS_A_STEP: usize = 250;

/// What is to be done next.
#[derive(Default)]
pub enum Task {
    /// Nothing.
    #[default]
    Idle,
    /// Files are read.
    Reading(Box<Reading>),
    /// The values that filters offer are gathered.
    Choosing,
    /// The rows are counted.
    Counting,
    /// The questions without an answer are clustered.
    Clustering,
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
                    self.take(*reading);
                    Task::Choosing
                } else {
                    Task::Reading(reading)
                }
            }
            Task::Choosing => {
                self.choices = Shared::new(choices_in(&self.records));
                Task::Counting
            }
            Task::Counting => {
                self.count();
                Task::Clustering
            }
            Task::Clustering => {
                let questions = asked(&self.records, &self.request.filter);
                self.clusters = Shared::new(clusters(&questions, fold));
                Task::Idle
            }
        };
        self.task == Task::Idle
    }

    fn take(&mut self, reading: Reading) {
        let import = reading.finish();
        self.loaded.rows = import.records.len();
        self.loaded.superseded += import.superseded;
        let room = super::super::files::MOST_PROBLEMS.saturating_sub(self.loaded.problems.len());
        self.loaded.further_problems += import.further_problems + import.problems.len().saturating_sub(room);
        self.loaded.problems.extend(import.problems.into_iter().take(room));
        self.records = import.records;
    }

    fn count(&mut self) {
        self.report = (!self.records.is_empty()).then(|| Shared::new(report(&self.records, &self.request)));
    }

    /// What depends on the filter is to be counted anew.
    pub(super) fn recount(&mut self) {
        if matches!(self.task, Task::Idle | Task::Counting | Task::Clustering) {
            self.task = Task::Counting;
        }
    }
}
