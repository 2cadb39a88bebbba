//! All that the page "Insights" shows, from one call.
//!
//! [`report`] filters the rows, counts them as a whole, by group and over time, and adds the lists: entries that do not
//! help ([`entries`]), topics that grow ([`topics`]), comments ([`comments`]). A rating belongs to the time when it was
//! given, a conversation to that of its first question.

pub mod comments;
pub mod entries;
#[cfg(test)]
mod tests;
pub mod topics;

use rustc_hash::FxHashMap;

use super::calendar::{Step, day_of, moment_of};
use super::counted::Counted;
use super::figures::Figures;
use super::filter::{Filter, Grouping};
use super::rows::Rows;
use super::scores::LEAST;
use super::tally::Tally;
use comments::Comment;
use entries::EntryFigures;
use topics::Topic;

/// More buckets are not drawn: the step is lengthened until there are fewer. Three years of days.
const MOST_BUCKETS: usize = 1_100;

/// A trend over more days is by weeks, over more than [`MOST_WEEKS`] by months, where no step is asked for.
const MOST_DAYS: i64 = 62;

/// See [`MOST_DAYS`]; in days.
const MOST_WEEKS: i64 = 400;

/// What is asked for.
#[derive(Debug, Clone, PartialEq)]
pub struct Request {
    /// Which rows count. Default: all.
    pub filter: Filter,
    /// By what the rows are told apart in [`Report::groups`]. Default: not at all.
    pub grouping: Option<Grouping>,
    /// The length of a bucket of the trend. Default: what suits the time covered.
    pub step: Option<Step>,
    /// Figures with fewer answers are not said. Default: [`LEAST`].
    pub least: u32,
    /// How many days the topics' window and the one before it have. Default: 7.
    pub window: u32,
    /// The most comments. Default: 200.
    pub most_comments: usize,
    /// The most groups. Default: 200.
    pub most_groups: usize,
}

impl Default for Request {
    fn default() -> Self {
        Request {
            filter: Filter::default(),
            grouping: None,
            step: None,
            least: LEAST,
            window: 7,
            most_comments: 200,
            most_groups: 200,
        }
    }
}

/// What a page shows.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Report {
    /// Of all rows that count.
    pub total: Figures,
    /// The same for the time of equal length just before. None where the filter has no start or no end.
    pub previous: Option<Figures>,
    /// By group: those of time in their order, others with the most rows first.
    pub groups: Vec<Group>,
    /// How many groups there are beyond [`Request::most_groups`].
    pub further_groups: usize,
    /// How long each bucket of the trend is.
    pub step: Step,
    /// Over time, empty buckets included.
    pub trend: Vec<Bucket>,
    /// The entries with enough thumbs, those that surely help least first.
    pub entries: Vec<EntryFigures>,
    /// The entries whose share of the questions rose, the surest first.
    pub topics: Vec<Topic>,
    /// The comments, newest first.
    pub comments: Vec<Comment>,
    /// The first and the last moment that was counted, in milliseconds since 1970.
    pub span: Option<(f64, f64)>,
}

/// The figures of one group.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// What its rows have in common; see [`Grouping`]. Empty for rows without.
    pub key: String,
    /// Its figures.
    pub figures: Figures,
}

/// The figures of a day, week or month.
#[derive(Debug, Clone, PartialEq)]
pub struct Bucket {
    /// Its name: `2026-01-31`, `2026-W05`, `2026-01`.
    pub key: String,
    /// When it begins, in milliseconds since 1970.
    pub start: f64,
    /// Its figures.
    pub figures: Figures,
}

/// Counts the rows.
pub fn report(all: &Rows, request: &Request) -> Report {
    let filter = &request.filter;
    let admission = filter.admission(all);
    let matching: Vec<&Counted> = all.counted().iter().filter(|row| admission.admits(row)).collect();
    let rows = within(filter, &matching);
    let step = step_of(request, &rows);
    let (groups, further_groups) = groups(all, request, &rows);
    Report {
        total: total(&rows).figures(request.least),
        previous: filter.before().map(|before| total(&within(&before, &matching)).figures(request.least)),
        groups,
        further_groups,
        step,
        trend: trend(request, step, &rows),
        entries: entries::entries(all, &rows, request.least),
        topics: topics::topics(all, &matching, request),
        comments: comments::comments(all, request),
        span: span(&rows),
    }
}

/// The rows in the time of the filter.
fn within<'rows>(filter: &Filter, rows: &[&'rows Counted]) -> Vec<&'rows Counted> {
    rows.iter().copied().filter(|row| filter.covers(row.moment)).collect()
}

fn total(rows: &[&Counted]) -> Tally {
    let mut tally = Tally::default();
    for row in rows {
        tally.add(row);
    }
    tally
}

fn span(rows: &[&Counted]) -> Option<(f64, f64)> {
    let (first, last) = rows.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(first, last), row| {
        (first.min(row.moment), last.max(row.moment))
    });
    (first <= last).then_some((first, last))
}

fn groups(all: &Rows, request: &Request, rows: &[&Counted]) -> (Vec<Group>, usize) {
    let Some(grouping) = request.grouping else { return (Vec::new(), 0) };
    let mut tallies: FxHashMap<i64, Tally> = FxHashMap::default();
    for row in rows {
        grouping.keys(all, row, &mut |key| tallies.entry(key).or_default().add(row));
    }
    let (step, column) = (grouping.step(), all.column(grouping));
    let text = |key: i64| column.zip(u32::try_from(key).ok()).map_or("", |(column, code)| column.name(code));
    let mut sorted: Vec<(i64, Tally)> = tallies.into_iter().collect();
    sorted.sort_unstable_by(|(one, of_one), (other, of_other)| {
        let by_rows = of_other.rows().cmp(&of_one.rows());
        if step.is_some() { one.cmp(other) } else { by_rows.then_with(|| text(*one).cmp(text(*other))) }
    });
    let further = sorted.len().saturating_sub(request.most_groups);
    // Of buckets the latest are wanted, of others the largest.
    let first = if step.is_some() { further } else { 0 };
    let kept = sorted.into_iter().skip(first).take(request.most_groups);
    let group = |(key, tally): (i64, Tally)| Group {
        key: step.map_or_else(|| text(key).to_owned(), |step| step.key(key)),
        figures: tally.figures(request.least),
    };
    (kept.map(group).collect(), further)
}

/// The first and the last day of the trend: what is asked for, else what there is.
fn trend_days(filter: &Filter, rows: &[&Counted]) -> Option<(i64, i64)> {
    let (first, last) = span(rows)?;
    // The end of the filter is not part of it.
    let end = filter.until.map_or(last, |until| (until - 1.0).max(last));
    Some((day_of(filter.from.unwrap_or(first)), day_of(end)))
}

fn step_of(request: &Request, rows: &[&Counted]) -> Step {
    let Some((first, last)) = trend_days(&request.filter, rows) else {
        return request.step.unwrap_or_default();
    };
    let mut step = request.step.unwrap_or(match last - first {
        days if days <= MOST_DAYS => Step::Day,
        days if days <= MOST_WEEKS => Step::Week,
        _ => Step::Month,
    });
    while let Some(longer) = step.longer().filter(|_| step.count(first, last) > MOST_BUCKETS) {
        step = longer;
    }
    step
}

fn trend(request: &Request, step: Step, rows: &[&Counted]) -> Vec<Bucket> {
    let Some((first, last)) = trend_days(&request.filter, rows) else { return Vec::new() };
    let mut tallies: FxHashMap<i64, Tally> = FxHashMap::default();
    for row in rows {
        tallies.entry(step.start(day_of(row.moment))).or_default().add(row);
    }
    let starts = std::iter::successors(Some(step.start(last)), |start| Some(step.start(*start - 1)));
    let starts = starts.take_while(|start| *start >= step.start(first));
    // A row from the year 1 must not cost two thousand years of empty months: the latest are kept.
    let starts: Vec<i64> = starts.take(MOST_BUCKETS).collect();
    let bucket = |start: i64| Bucket {
        key: step.key(start),
        start: moment_of(start),
        figures: tallies.get(&start).map_or_else(Figures::default, |tally| tally.figures(request.least)),
    };
    starts.into_iter().rev().map(bucket).collect()
}
