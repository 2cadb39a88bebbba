//! What visitors wrote, with the score that they gave and what it was about.

use rustc_hash::FxHashMap;

use super::super::super::feedback::record::{Kind, Record};
use super::super::counted::{Counted, Part, given};
use super::super::figures::Metric;

/// A comment in its context. What does not apply is empty.
#[derive(Debug, Clone, PartialEq)]
pub struct Comment {
    /// The row's id.
    pub id: String,
    /// When it was given, in milliseconds since 1970.
    pub moment: f64,
    /// The text, personal data masked by the widget.
    pub text: String,
    /// The score of the same question, else the first one of the same survey in the order of [`Metric::ALL`].
    pub score: Option<CommentScore>,
    /// The language of the interface.
    pub locale: String,
    /// The page.
    pub page: String,
    /// The survey.
    pub survey_id: String,
    /// The conversation.
    pub conversation_id: String,
    /// The entry that led to it.
    pub entry_id: String,
    /// The question of that entry.
    pub entry_question: String,
    /// What the visitor had asked.
    pub query: String,
    /// How that was answered.
    pub query_class: String,
}

/// The score beside a comment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CommentScore {
    /// What it measures.
    pub metric: Metric,
    /// The answer.
    pub answer: u8,
    /// Of a scale with so many points.
    pub scale: u8,
}

/// The newest comments among the rows. The score is looked for in all records, those that the filter left out as well.
pub(super) fn comments(records: &[Record], rows: &[&Counted], most: usize) -> Vec<Comment> {
    let may_comment = rows.iter().filter(|row| !matches!(row.part, Part::Conversation(_)));
    let mut found: Vec<&Counted> =
        may_comment.copied().filter(|row| !row.row.comment.trim().is_empty()).collect();
    found.sort_unstable_by(|one, other| {
        other.moment.total_cmp(&one.moment).then_with(|| one.row.id.cmp(&other.row.id))
    });
    found.truncate(most);
    let scores = scores(records, &found);
    found.into_iter().map(|row| comment(row, &scores)).collect()
}

/// The first score of each submission that a comment is of.
fn scores<'row>(records: &'row [Record], found: &[&Counted<'row>]) -> FxHashMap<&'row str, CommentScore> {
    let named =
        found.iter().map(|row| (row.row.submission_id.as_str(), None)).filter(|(id, _)| !id.is_empty());
    let mut scores: FxHashMap<&str, Option<CommentScore>> = named.collect();
    for row in records.iter().filter(|row| row.kind == Kind::Rating) {
        let Some(known) = scores.get_mut(row.submission_id.as_str()) else { continue };
        let score = score_of(row);
        let order = |score: &CommentScore| score.metric as usize;
        if score.as_ref().is_some_and(|score| known.as_ref().is_none_or(|known| order(score) < order(known)))
        {
            *known = score;
        }
    }
    scores.into_iter().filter_map(|(id, score)| Some((id, score?))).collect()
}

fn score_of(row: &Record) -> Option<CommentScore> {
    given(row).map(|given| CommentScore { metric: given.metric, answer: given.answer, scale: given.scale })
}

fn comment(counted: &Counted, scores: &FxHashMap<&str, CommentScore>) -> Comment {
    let row = counted.row;
    Comment {
        id: row.id.clone(),
        moment: counted.moment,
        text: row.comment.clone(),
        score: score_of(row).or_else(|| scores.get(row.submission_id.as_str()).copied()),
        locale: row.locale.clone(),
        page: row.page.clone(),
        survey_id: row.survey_id.clone(),
        conversation_id: row.conversation_id.clone(),
        entry_id: row.entry_id.clone(),
        entry_question: row.entry_question.clone(),
        query: row.query.clone(),
        query_class: row.query_class.clone(),
    }
}
