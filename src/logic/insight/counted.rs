//! What is counted of a row, read once: every total, group and bucket counts the same few numbers, and a row is large.

use super::super::feedback::record::{Kind, Record};
use super::figures::Metric;
use super::files::whole;
use super::scores::Histogram;

/// When a row began, where it stands among all rows, and what of it is counted.
#[derive(Debug, Clone, Copy)]
pub(super) struct Counted {
    /// In milliseconds since 1970.
    pub moment: f64,
    pub at: usize,
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

/// Whether a rating answers a survey, whatever the row of the survey says. Thumbs belong to none.
pub(super) fn is_answer(rating: &Record) -> bool {
    let says = rating.value.is_some() || !rating.choices.is_empty() || !rating.comment.is_empty();
    says && !rating.survey_id.is_empty()
}

impl Part {
    /// Of a row; whether a survey was answered is not known of its row alone.
    pub fn of(row: &Record) -> Self {
        match row.kind {
            Kind::Rating => rating(row),
            Kind::Survey => Part::Survey(outcome(row)),
            Kind::Conversation => Part::Conversation(talk(row)),
            // A message is for whoever answers it.
            Kind::Message => Part::Unscored,
        }
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

fn outcome(row: &Record) -> Outcome {
    let is = |status: &str| row.status == status;
    Outcome {
        is_answered: is("sent") || is("partial"),
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
