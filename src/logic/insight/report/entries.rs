//! Which entries help, and which lose satisfaction.

use rustc_hash::FxHashMap;

use super::super::counted::{Counted, Part};
use super::super::figures::Metric;
use super::super::filter::Grouping;
use super::super::rows::{NONE, Rows};
use super::super::scores::{Proportion, interval::rise};
use super::span;

/// What visitors think of an entry.
#[derive(Debug, Clone, PartialEq)]
pub struct EntryFigures {
    /// Its id.
    pub id: String,
    /// Its question, as last seen. Empty where no rating tells it.
    pub question: String,
    /// How often it answered.
    pub answered: u32,
    /// The share of thumbs that point up. Its interval's upper end orders the list: the entry at the top is not
    /// helpful even at best.
    pub helpful: Proportion,
    /// The same in the earlier half of the time.
    pub earlier: Proportion,
    /// The same in the later half.
    pub later: Proportion,
    /// How surely it changed between the halves, to be read like a z score: below −1.96 it loses satisfaction.
    pub change: f64,
}

#[derive(Default)]
struct Counts {
    answered: u32,
    /// (up, all) of the earlier and the later half.
    halves: [(u32, u32); 2],
}

/// The entries with at least that many thumbs, those that surely help least first.
pub(super) fn entries(all: &Rows, rows: &[&Counted], least: u32) -> Vec<EntryFigures> {
    let Some(column) = all.column(Grouping::Entry) else { return Vec::new() };
    let middle = span(rows).map_or(0.0, |(first, last)| f64::midpoint(first, last));
    let mut counts: FxHashMap<u32, Counts> = FxHashMap::default();
    for row in rows.iter().filter(|row| !matches!(row.part, Part::Survey(_))) {
        for code in column.of(row.at).iter().filter(|code| **code != NONE) {
            counts.entry(*code).or_default().take(row, row.moment >= middle);
        }
    }
    let figures = counts.into_iter().filter(|(_, counts)| counts.thumbs() >= least.max(1));
    let figures = figures.map(|(code, counts)| counts.figures(column.name(code), all.question(code)));
    let mut figures: Vec<EntryFigures> = figures.collect();
    let surely = |entry: &EntryFigures| entry.helpful.interval.high;
    figures.sort_unstable_by(|one, other| {
        surely(one).total_cmp(&surely(other)).then_with(|| one.id.cmp(&other.id))
    });
    figures
}

impl Counts {
    fn take(&mut self, row: &Counted, is_later: bool) {
        let [earlier_half, later_half] = &mut self.halves;
        match row.part {
            Part::Conversation(_) => self.answered += 1,
            Part::Answer(given) if given.metric == Metric::Thumb => {
                let half = if is_later { later_half } else { earlier_half };
                half.0 += u32::from(given.answer == 2);
                half.1 += 1;
            }
            _ => {}
        }
    }

    fn thumbs(&self) -> u32 {
        let [earlier, later] = self.halves;
        earlier.1 + later.1
    }

    fn figures(&self, id: &str, question: &str) -> EntryFigures {
        let [earlier, later] = self.halves;
        EntryFigures {
            id: id.to_owned(),
            question: question.to_owned(),
            answered: self.answered,
            helpful: Proportion::of(earlier.0 + later.0, earlier.1 + later.1),
            earlier: Proportion::of(earlier.0, earlier.1),
            later: Proportion::of(later.0, later.1),
            change: rise(earlier, later),
        }
    }
}
