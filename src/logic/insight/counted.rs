//! What is counted of a row, read once: every total, group and bucket counts the same few numbers, and a row is large.

use rustc_hash::FxHashSet;

use super::super::feedback::record::{Kind, Record};
use super::figures::Metric;
use super::files::whole;
use super::filter::moment;
use super::scores::Histogram;

/// A row, when it began, and what of it is counted.
#[derive(Debug, Clone, Copy)]
pub(super) struct Counted<'row> {
    pub moment: f64,
    pub row: &'row Record,
    pub part: Part,
}

/// What is counted of a row.
#[derive(Debug, Clone, Copy)]
pub(super) enum Part {
    Answer(Given),
    /// A question about that was passed over.
    Skipped(Metric),
    /// A rating without a score, or with one that its scale does not have.
    Unscored,
    Survey(Outcome),
    Conversation(Talk),
}

/// A score.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Given {
    pub metric: Metric,
    pub answer: u8,
    pub scale: u8,
}

/// What became of a showing of a survey.
#[derive(Debug, Clone, Copy)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "a survey that was abandoned may have been answered in part"
)]
pub(super) struct Outcome {
    pub is_answered: bool,
    pub is_sent: bool,
    pub is_dismissed: bool,
    pub is_abandoned: bool,
}

/// How a conversation went; see the columns of the same names.
#[derive(Debug, Clone, Copy)]
pub(super) struct Talk {
    pub questions: u32,
    pub answered: u32,
    pub offered: u32,
    pub not_sure: u32,
    pub repeated: u32,
    pub end: End,
    pub seconds: Option<f64>,
}

/// How it ended.
#[derive(Debug, Clone, Copy)]
pub(super) enum End {
    Escalated,
    Confirmed,
    Denied,
    Assumed,
    Open,
}

/// The submissions that have at least one answer, whatever the rows of their surveys say.
pub(super) struct Answered<'row>(FxHashSet<&'row str>);

impl<'row> Answered<'row> {
    /// Those of these rows.
    pub fn of(rows: &'row [Record]) -> Self {
        let is_answer = |row: &&Record| {
            row.kind == Kind::Rating
                && (row.value.is_some() || !row.choices.is_empty() || !row.comment.is_empty())
                // Thumbs belong to no survey.
                && !row.survey_id.is_empty()
        };
        Answered(rows.iter().filter(is_answer).map(|row| row.submission_id.as_str()).collect())
    }
}

impl<'row> Counted<'row> {
    /// None where the row's time is not a moment.
    pub fn new(row: &'row Record, answered: &Answered) -> Option<Self> {
        let part = match row.kind {
            Kind::Rating => rating(row),
            Kind::Survey => Part::Survey(outcome(row, answered)),
            Kind::Conversation => Part::Conversation(talk(row)),
        };
        Some(Counted { moment: moment(row)?, row, part })
    }
}

/// The score of a row, if it has one.
pub(super) fn given(row: &Record) -> Option<Given> {
    match row.kind {
        Kind::Rating => score(row, Metric::from_word(&row.metric)?),
        _ => None,
    }
}

fn rating(row: &Record) -> Part {
    match (Metric::from_word(&row.metric), row.value) {
        (Some(metric), None) => Part::Skipped(metric),
        (Some(metric), Some(_)) => score(row, metric).map_or(Part::Unscored, Part::Answer),
        (None, _) => Part::Unscored,
    }
}

fn score(row: &Record, metric: Metric) -> Option<Given> {
    let small = |number: Option<f64>| u8::try_from(whole(number?)?).ok();
    let (answer, scale) = (small(row.value)?, small(row.scale)?);
    let is_score = metric.has_scale(scale) && Histogram::answers(scale).contains(&answer);
    is_score.then_some(Given { metric, answer, scale })
}

fn outcome(row: &Record, answered: &Answered) -> Outcome {
    let is = |status: &str| row.status == status;
    Outcome {
        is_answered: is("sent") || is("partial") || answered.0.contains(row.submission_id.as_str()),
        is_sent: is("sent"),
        is_dismissed: is("dismissed"),
        is_abandoned: is("abandoned"),
    }
}

fn talk(row: &Record) -> Talk {
    let count = |number: Option<f64>| number.and_then(whole).unwrap_or(0);
    Talk {
        questions: count(row.questions),
        answered: count(row.answered),
        offered: count(row.offered),
        not_sure: count(row.not_sure),
        repeated: count(row.repeated),
        end: match row.resolution.as_str() {
            "escalated" => End::Escalated,
            "confirmed" => End::Confirmed,
            "assumed" => End::Assumed,
            "denied" => End::Denied,
            _ => End::Open,
        },
        seconds: row.seconds.filter(|seconds| *seconds >= 0.0),
    }
}
