//! Which entries help, and which lose satisfaction.

use rustc_hash::FxHashMap;

use super::super::counted::{Counted, Part};
use super::super::figures::Metric;
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
struct Counts<'row> {
    question: (f64, &'row str),
    answered: u32,
    /// (up, all) of the earlier and the later half.
    halves: [(u32, u32); 2],
}

/// The entries with at least that many thumbs, those that surely help least first.
pub(super) fn entries(rows: &[&Counted], least: u32) -> Vec<EntryFigures> {
    let middle = span(rows).map_or(0.0, |(first, last)| f64::midpoint(first, last));
    let mut counts: FxHashMap<&str, Counts> = FxHashMap::default();
    for row in rows {
        match row.part {
            Part::Conversation(_) => {
                for entry in &row.row.entries {
                    counts.entry(entry).or_default().answered += 1;
                }
            }
            Part::Survey(_) => {}
            _ if row.row.entry_id.is_empty() => {}
            _ => counts.entry(&row.row.entry_id).or_default().take(row, row.moment >= middle),
        }
    }
    let figures = counts.into_iter().map(|(id, counts)| counts.figures(id));
    let mut figures: Vec<EntryFigures> =
        figures.filter(|entry| entry.helpful.count >= least.max(1)).collect();
    let surely = |entry: &EntryFigures| entry.helpful.interval.high;
    figures.sort_unstable_by(|one, other| {
        surely(one).total_cmp(&surely(other)).then_with(|| one.id.cmp(&other.id))
    });
    figures
}

/// The questions of the entries that ratings tell, as last seen.
pub(super) fn questions<'row>(rows: &[Counted<'row>]) -> FxHashMap<&'row str, (f64, &'row str)> {
    let mut questions = FxHashMap::default();
    let ratings = rows.iter().filter(|row| !matches!(row.part, Part::Conversation(_) | Part::Survey(_)));
    for Counted { moment, row, .. } in ratings.filter(|rating| !rating.row.entry_question.is_empty()) {
        later(questions.entry(row.entry_id.as_str()).or_default(), (*moment, &row.entry_question));
    }
    questions
}

/// Keeps the later text; of the same moment the greater one, so that the order of rows is irrelevant.
fn later<'row>(kept: &mut (f64, &'row str), (at, text): (f64, &'row str)) {
    if kept.1.is_empty() || (at, text) > *kept {
        *kept = (at, text);
    }
}

impl<'row> Counts<'row> {
    fn take(&mut self, rating: &Counted<'row>, is_later: bool) {
        if !rating.row.entry_question.is_empty() {
            later(&mut self.question, (rating.moment, &rating.row.entry_question));
        }
        let [earlier_half, later_half] = &mut self.halves;
        if let Part::Answer(given) = rating.part
            && given.metric == Metric::Thumb
        {
            let half = if is_later { later_half } else { earlier_half };
            half.0 += u32::from(given.answer == 2);
            half.1 += 1;
        }
    }

    fn figures(&self, id: &str) -> EntryFigures {
        let [earlier, later] = self.halves;
        EntryFigures {
            id: id.to_owned(),
            question: self.question.1.to_owned(),
            answered: self.answered,
            helpful: Proportion::of(earlier.0 + later.0, earlier.1 + later.1),
            earlier: Proportion::of(earlier.0, earlier.1),
            later: Proportion::of(later.0, later.1),
            change: rise(earlier, later),
        }
    }
}
