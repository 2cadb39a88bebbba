//! What visitors ask more about than before.

use rustc_hash::FxHashMap;

use super::super::super::time::DAY;
use super::super::counted::Counted;
use super::super::scores::{Proportion, interval::rise};
use super::Request;
use super::entries::questions;

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
pub(super) fn topics(rows: &[Counted], request: &Request) -> Vec<Topic> {
    let filter = &request.filter;
    let last = rows.iter().map(|row| row.moment).filter(|at| filter.until.is_none_or(|until| *at < until));
    let end = filter.until.unwrap_or_else(|| last.fold(f64::NEG_INFINITY, f64::max) + 1.0);
    let length = f64::from(request.window.max(1)) * DAY as f64;
    let counts = [end - 2.0 * length, end - length].map(|start| counts(rows, start, start + length));
    let [(before, all_before), (now, all_now)] = counts;
    // Without a window to compare with everything would be new.
    if all_before < request.least.max(1) {
        return Vec::new();
    }
    let questions = questions(rows);
    let topic = |(id, hits): (&str, u32)| {
        let (before, now) = ((before.get(id).copied().unwrap_or(0), all_before), (hits, all_now));
        Topic {
            id: id.to_owned(),
            question: questions.get(id).map_or("", |(_, question)| question).to_owned(),
            before: Proportion::of(before.0, before.1),
            now: Proportion::of(now.0, now.1),
            rise: rise(before, now),
        }
    };
    let grown =
        now.iter().map(|(id, hits)| (*id, *hits)).filter(|(_, hits)| *hits >= request.least).map(topic);
    let mut grown: Vec<Topic> = grown.filter(|topic| topic.rise >= SURE).collect();
    grown.sort_unstable_by(|one, other| other.rise.total_cmp(&one.rise).then_with(|| one.id.cmp(&other.id)));
    grown
}

/// How often each entry answered between two moments, and all together.
fn counts<'row>(rows: &[Counted<'row>], start: f64, end: f64) -> (FxHashMap<&'row str, u32>, u32) {
    let mut counts: FxHashMap<&str, u32> = FxHashMap::default();
    let mut all = 0;
    let within = rows.iter().filter(|row| (start..end).contains(&row.moment));
    for entry in within.flat_map(|row| &row.row.entries) {
        *counts.entry(entry).or_default() += 1;
        all += 1;
    }
    (counts, all)
}
