//! What visitors ask more about than before.

use rustc_hash::FxHashMap;

use super::super::super::time::DAY;
use super::super::counted::{Counted, Part};
use super::super::filter::Grouping;
use super::super::rows::{Column, NONE, Rows};
use super::super::scores::{Proportion, interval::rise};
use super::Request;

/// How sure a rise must be: with the z score of 99 %, one entry in two hundred rises by chance.
const SURE: f64 = 2.576;

/// An entry whose share of the answers rose.
#[derive(Debug, Clone, PartialEq)]
pub struct Topic {
    /// The entry's id.
    pub id: String,
    /// Its question, as last seen. Empty where no rating tells it.
    pub question: String,
    /// Its share of all answers in the window before.
    pub before: Proportion,
    /// Its share of all answers in the last window.
    pub now: Proportion,
    /// How surely it rose, to be read like a z score; see [`rise`].
    pub rise: f64,
}

/// Compares the last window with the one before, whatever start the filter has. The last window ends where the filter
/// does, else with the last row.
pub(super) fn topics(all: &Rows, rows: &[&Counted], request: &Request) -> Vec<Topic> {
    let Some(column) = all.column(Grouping::Entry) else { return Vec::new() };
    let filter = &request.filter;
    let last = rows.iter().map(|row| row.moment).filter(|at| filter.until.is_none_or(|until| *at < until));
    let end = filter.until.unwrap_or_else(|| last.fold(f64::NEG_INFINITY, f64::max) + 1.0);
    let length = f64::from(request.window.max(1)) * DAY as f64;
    let counts =
        [end - 2.0 * length, end - length].map(|start| counts(column, rows, (start, start + length)));
    let [(before, all_before), (now, all_now)] = counts;
    // Without a window to compare with everything would be new.
    if all_before < request.least.max(1) {
        return Vec::new();
    }
    let topic = |(code, hits): (u32, u32)| {
        let (before, now) = ((before.get(&code).copied().unwrap_or(0), all_before), (hits, all_now));
        Topic {
            id: column.name(code).to_owned(),
            question: all.question(code).to_owned(),
            before: Proportion::of(before.0, before.1),
            now: Proportion::of(now.0, now.1),
            rise: rise(before, now),
        }
    };
    let grown =
        now.iter().map(|(code, hits)| (*code, *hits)).filter(|(_, hits)| *hits >= request.least).map(topic);
    let mut grown: Vec<Topic> = grown.filter(|topic| topic.rise >= SURE).collect();
    grown.sort_unstable_by(|one, other| other.rise.total_cmp(&one.rise).then_with(|| one.id.cmp(&other.id)));
    grown
}

/// How often each entry, by its code, answered between two moments, and all together.
fn counts(column: &Column, rows: &[&Counted], (start, end): (f64, f64)) -> (FxHashMap<u32, u32>, u32) {
    let mut counts: FxHashMap<u32, u32> = FxHashMap::default();
    let mut all = 0;
    let talks = rows.iter().filter(|row| matches!(row.part, Part::Conversation(_)));
    let within = talks.filter(|row| (start..end).contains(&row.moment));
    for code in within.flat_map(|row| column.of(row.at)).filter(|code| **code != NONE) {
        *counts.entry(*code).or_default() += 1;
        all += 1;
    }
    (counts, all)
}
