//! What visitors wrote, with the score that they gave and what it was about.

use super::super::super::feedback::record::Record;
use super::super::figures::Metric;
use super::super::rows::Rows;
use super::Request;

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

/// The newest comments among the rows that count. The score beside one may be of a row that does not.
pub(super) fn comments(all: &Rows, request: &Request) -> Vec<Comment> {
    let filter = &request.filter;
    let admission = filter.admission(all);
    let counting = all.comments().filter(|(row, ..)| filter.covers(row.moment) && admission.admits(row));
    counting
        .take(request.most_comments)
        .map(|(row, record, score)| comment(row.moment, record, score))
        .collect()
}

fn comment(moment: f64, row: &Record, score: Option<CommentScore>) -> Comment {
    Comment {
        id: row.id.clone(),
        moment,
        text: row.comment.clone(),
        score,
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
