//! Lays rows out, in slices.

use super::super::super::feedback::record::{Kind, Record};
use super::super::counted::{Counted, Part, given, is_answer};
use super::super::filter::{moment, texts};
use super::super::report::comments::CommentScore;
use super::super::unanswered::is_asking;
use super::column::{Codes, Growing, NONE};
use super::{COLUMNS, Rows};

/// Rows that are being laid out. What comes out is the same however it is sliced.
#[derive(Debug, Default)]
pub struct Indexing {
    waiting: std::vec::IntoIter<Record>,
    rows: Rows,
    columns: [Growing; COLUMNS.len()],
    submissions: Submissions,
    /// The rows of surveys, and of ratings with a comment, each with its submission.
    surveys: Vec<(usize, u32)>,
    comments: Vec<(usize, u32)>,
    /// Ratings with a question that nobody could answer.
    asking: Vec<usize>,
}

/// What the ratings of a submission say of it, by the submission's code.
#[derive(Debug, Default)]
struct Submissions {
    codes: Codes,
    known: Vec<Submission>,
}

#[derive(Debug, Clone, Copy, Default)]
struct Submission {
    is_answered: bool,
    /// The first one in the order of metrics.
    score: Option<CommentScore>,
}

impl Indexing {
    /// Of these records.
    pub fn new(records: Vec<Record>) -> Self {
        Indexing { waiting: records.into_iter(), ..Indexing::default() }
    }

    /// Takes so many rows; true when all are taken.
    pub fn step(&mut self, most: usize) -> bool {
        for _ in 0..most {
            let Some(record) = self.waiting.next() else { return true };
            if let Some(moment) = moment(&record) {
                self.take(record, moment);
            }
        }
        self.waiting.len() == 0
    }

    fn take(&mut self, record: Record, moment: f64) {
        let at = self.rows.records.len();
        let mut entry = NONE;
        for (grouping, column) in COLUMNS.into_iter().zip(&mut self.columns) {
            let code = column.add(texts(grouping, &record));
            if grouping == super::Grouping::Entry {
                entry = code;
            }
        }
        let (first, last) = self.rows.span.unwrap_or((moment, moment));
        self.rows.span = Some((first.min(moment), last.max(moment)));
        self.rows.counted.push(Counted { moment, at, part: Part::of(&record) });
        match record.kind {
            Kind::Conversation if !record.unanswered.is_empty() => self.rows.asking.push(at),
            // A message is for whoever answers it, and no comment on anything.
            Kind::Conversation | Kind::Message => {}
            Kind::Survey => self.surveys.push((at, self.submissions.codes.code(&record.submission_id))),
            Kind::Rating => self.take_rating(at, entry, &record),
        }
        if matches!(record.kind, Kind::Survey | Kind::Rating) {
            if is_asking(&record) {
                self.asking.push(at);
            }
            if !record.comment.trim().is_empty() {
                self.comments.push((at, self.submissions.codes.code(&record.submission_id)));
            }
        }
        self.rows.records.push(record);
    }

    fn take_rating(&mut self, at: usize, entry: u32, record: &Record) {
        self.submissions.take(record);
        if record.entry_question.is_empty() {
            return;
        }
        let questions = &mut self.rows.questions;
        if questions.len() <= entry as usize {
            questions.resize(entry as usize + 1, None);
        }
        let Some(known) = questions.get_mut(entry as usize) else { return };
        let moment_of = |at: usize| self.rows.counted.get(at).map_or(0.0, |row| row.moment);
        let told =
            known.and_then(|at| Some((moment_of(at), self.rows.records.get(at)?.entry_question.as_str())));
        // Of the same moment the greater text counts, so that the order of rows is irrelevant.
        if told.is_none_or(|told| (moment_of(at), record.entry_question.as_str()) > told) {
            *known = Some(at);
        }
    }

    /// Gives all records back, taken or not.
    pub fn into_records(self) -> Vec<Record> {
        let mut records = self.rows.records;
        records.extend(self.waiting);
        records
    }

    /// The rows that were taken.
    pub fn finish(self) -> Rows {
        let Indexing { mut rows, columns, submissions, surveys, comments, asking, .. } = self;
        rows.columns = columns.map(Growing::finish);
        rows.asking.extend(asking);
        for (at, code) in surveys {
            if let Some(Counted { part: Part::Survey(outcome), .. }) = rows.counted.get_mut(at) {
                outcome.is_answered |= submissions.of(code).is_answered;
            }
        }
        let score = |(at, code): (usize, u32)| {
            let own = rows.records.get(at).and_then(score_of);
            let named = (code != NONE).then(|| submissions.of(code).score).flatten();
            (at, own.or(named))
        };
        let mut scored: Vec<_> = comments.into_iter().map(score).collect();
        let key = |at: usize| Some((rows.counted.get(at)?.moment, rows.records.get(at)?.id.as_str()));
        scored.sort_unstable_by(|(one, _), (other, _)| {
            let (Some(one), Some(other)) = (key(*one), key(*other)) else { return std::cmp::Ordering::Equal };
            other.0.total_cmp(&one.0).then_with(|| one.1.cmp(other.1))
        });
        rows.comments = scored;
        rows
    }
}

impl Submissions {
    fn of(&self, code: u32) -> Submission {
        self.known.get(code as usize).copied().unwrap_or_default()
    }

    fn take(&mut self, rating: &Record) {
        let code = self.codes.code(&rating.submission_id) as usize;
        if self.known.len() <= code {
            self.known.resize(code + 1, Submission::default());
        }
        let Some(known) = self.known.get_mut(code) else { return };
        known.is_answered |= is_answer(rating);
        let order = |score: &CommentScore| score.metric as usize;
        let score = score_of(rating);
        if score
            .as_ref()
            .is_some_and(|score| known.score.as_ref().is_none_or(|known| order(score) < order(known)))
        {
            known.score = score;
        }
    }
}

fn score_of(row: &Record) -> Option<CommentScore> {
    given(row).map(|given| CommentScore { metric: given.metric, answer: given.answer, scale: given.scale })
}
