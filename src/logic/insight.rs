//! The marketers' figures, computed from feedback records: for the page "Insights" and native tools, never linked
//! into the visitor's widget (feature `insight`).
//!
//! Pure like the rest of the core. The way of the data: [`files`] reads exports into records, [`rows`] lays them out for
//! counting, [`report`] makes of them all that a page shows, [`unanswered`] clusters the questions nobody could answer
//! and drafts FAQ entries for them. The formulas, each with its source, stand in [`scores`]. [`priors`] makes the table
//! that predictions are made from, [`prediction`] measures them. [`sample`] invents records from a seed. `page` is the
//! state of the page itself (feature `studio`).

pub mod calendar;
mod counted;
pub mod figures;
pub mod files;
pub mod filter;
#[cfg(feature = "studio")]
pub mod page;
pub mod prediction;
pub mod priors;
pub mod report;
pub mod rows;
pub mod sample;
pub mod scores;
mod tally;
pub mod unanswered;
