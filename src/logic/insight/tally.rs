//! Counts rows, one after the other, and makes figures of the counts.

use std::collections::HashSet;

use super::super::feedback::record::{Kind, Record};
use super::figures::{ConversationFigures, Figures, Metric, ScaleMean, Score, SurveyFigures};
use super::files::whole;
use super::scores::{Ces, Estimate, Histogram, Nps, Proportion, csat};

/// The submissions that have at least one answer.
pub(super) type Answered<'row> = HashSet<&'row str>;

/// Which showings of surveys were answered, whatever their own rows say.
pub(super) fn answered<'row>(rows: impl Iterator<Item = &'row Record>) -> Answered<'row> {
    let is_answer = |row: &&Record| {
        let says = row.value.is_some() || !row.choices.is_empty() || !row.comment.is_empty();
        row.kind == Kind::Rating && says && !row.submission_id.is_empty()
    };
    rows.filter(is_answer).map(|row| row.submission_id.as_str()).collect()
}

/// The answer of a rating to what it measures: (metric, answer, scale). None where it is no score.
pub(super) fn answer_of(row: &Record) -> Option<(Metric, u8, u8)> {
    let metric = Metric::from_word(&row.metric).filter(|_| row.kind == Kind::Rating)?;
    let small = |number: Option<f64>| u8::try_from(whole(number?)?).ok();
    let (answer, scale) = (small(row.value)?, small(row.scale)?);
    (metric.has_scale(scale) && Histogram::answers(scale).contains(&answer))
        .then_some((metric, answer, scale))
}

/// The answers to one metric.
#[derive(Debug, Clone, Default)]
struct Answers {
    histograms: Vec<Histogram>,
    skipped: u32,
}

impl Answers {
    fn add(&mut self, answer: u8, scale: u8) {
        let place =
            self.histograms.iter().position(|known| known.scale >= scale).unwrap_or(self.histograms.len());
        if self.histograms.get(place).is_none_or(|known| known.scale != scale) {
            self.histograms.insert(place, Histogram::new(scale));
        }
        if let Some(histogram) = self.histograms.get_mut(place) {
            histogram.add(answer);
        }
    }

    /// All answers, of a metric that has one scale.
    fn only(&self) -> Histogram {
        self.histograms.first().copied().unwrap_or(Histogram::new(0))
    }

    fn score(&self, least: u32) -> Score {
        let (hits, count) = csat(&self.histograms);
        let most = self.histograms.iter().max_by_key(|all| (all.total(), all.scale));
        let mean = most.map(|all| {
            Estimate::guarded(all.total(), least, || ScaleMean { scale: all.scale, mean: all.mean() })
        });
        Score {
            count,
            skipped: self.skipped,
            satisfied: Proportion::guarded(hits, count, least),
            mean: mean.unwrap_or_default(),
            histograms: self.histograms.clone(),
        }
    }
}

/// The counts of a set of rows.
#[derive(Debug, Clone, Default)]
pub(super) struct Tally {
    rows: u32,
    /// In the order of [`Metric::ALL`].
    answers: [Answers; Metric::ALL.len()],
    surveys: Surveys,
    conversations: Conversations,
}

impl Tally {
    /// Counts a row.
    pub fn add(&mut self, row: &Record, answered: &Answered) {
        self.rows += 1;
        match row.kind {
            Kind::Rating => self.add_rating(row),
            Kind::Survey => self.surveys.add(row, answered.contains(row.submission_id.as_str())),
            Kind::Conversation => self.conversations.add(row),
        }
    }

    fn add_rating(&mut self, row: &Record) {
        let Some(answers) =
            Metric::from_word(&row.metric).and_then(|metric| self.answers.get_mut(metric as usize))
        else {
            return;
        };
        match answer_of(row) {
            Some((_, answer, scale)) => answers.add(answer, scale),
            None => answers.skipped += u32::from(row.value.is_none()),
        }
    }

    /// How many rows were counted.
    pub fn rows(&self) -> u32 {
        self.rows
    }

    /// The figures; those with fewer than `least` answers are not said.
    pub fn figures(&self, least: u32) -> Figures {
        let none = Answers::default();
        let of = |metric: Metric| self.answers.get(metric as usize).unwrap_or(&none);
        let score = |metric: Metric| of(metric).score(least);
        let (nps, ces) = (of(Metric::Nps).only(), of(Metric::Ces).only());
        Figures {
            rows: self.rows,
            csat: score(Metric::Csat),
            nps: Estimate::guarded(nps.total(), least, || Nps::of_answers(&nps)),
            ces: Estimate::guarded(ces.total(), least, || Ces::of_answers(&ces)),
            thumbs: score(Metric::Thumb),
            dimensions: Metric::DIMENSIONS.map(score),
            surveys: self.surveys.figures(least),
            conversations: self.conversations.figures(least),
        }
    }
}

#[derive(Debug, Clone, Default)]
struct Surveys {
    shown: u32,
    answered: u32,
    sent: u32,
    dismissed: u32,
    abandoned: u32,
}

impl Surveys {
    fn add(&mut self, row: &Record, has_answer: bool) {
        self.shown += 1;
        let is = |status: &str| u32::from(row.status == status);
        self.sent += is("sent");
        self.dismissed += is("dismissed");
        self.abandoned += is("abandoned");
        self.answered += u32::from(has_answer).max(is("sent")).max(is("partial"));
    }

    fn figures(&self, least: u32) -> SurveyFigures {
        SurveyFigures {
            shown: self.shown,
            answered: Proportion::guarded(self.answered, self.shown, least),
            completed: Proportion::guarded(self.sent, self.answered, least),
            dismissed: Proportion::guarded(self.dismissed, self.shown, least),
            abandoned: Proportion::guarded(self.abandoned, self.shown, least),
        }
    }
}

#[derive(Debug, Clone, Default)]
struct Conversations {
    count: u32,
    questions: u32,
    answered: u32,
    offered: u32,
    not_sure: u32,
    repeated: u32,
    escalated: u32,
    confirmed: u32,
    assumed: u32,
    denied: u32,
    seconds: Vec<f64>,
}

impl Conversations {
    fn add(&mut self, row: &Record) {
        let count = |number: Option<f64>| number.and_then(whole).unwrap_or(0);
        self.count += 1;
        self.questions = self.questions.saturating_add(count(row.questions));
        self.answered = self.answered.saturating_add(count(row.answered));
        self.offered = self.offered.saturating_add(count(row.offered));
        self.not_sure = self.not_sure.saturating_add(count(row.not_sure));
        self.repeated = self.repeated.saturating_add(count(row.repeated));
        match row.resolution.as_str() {
            "escalated" => self.escalated += 1,
            "confirmed" => self.confirmed += 1,
            "assumed" => self.assumed += 1,
            "denied" => self.denied += 1,
            _ => {}
        }
        self.seconds.extend(row.seconds.filter(|seconds| *seconds >= 0.0));
    }

    fn figures(&self, least: u32) -> ConversationFigures {
        let of_questions = |hits: u32| Proportion::guarded(hits, self.questions, least);
        let of_all = |hits: u32| Proportion::guarded(hits, self.count, least);
        let ended = self.escalated + self.confirmed + self.assumed + self.denied;
        let timed = u32::try_from(self.seconds.len()).unwrap_or(u32::MAX);
        ConversationFigures {
            count: self.count,
            questions: self.questions,
            answered: of_questions(self.answered),
            offered: of_questions(self.offered),
            no_match: of_questions(self.not_sure),
            repeated: of_questions(self.repeated),
            escalated: of_all(self.escalated),
            deflected: of_all(self.count - self.escalated),
            confirmed: of_all(self.confirmed),
            assumed: of_all(self.assumed),
            denied: of_all(self.denied),
            open: of_all(self.count - ended),
            seconds: Estimate::guarded(timed, least, || median(&self.seconds)),
        }
    }
}

/// The middle one; of an even number the mean of the two in the middle.
fn median(numbers: &[f64]) -> f64 {
    let mut sorted = numbers.to_vec();
    sorted.sort_unstable_by(f64::total_cmp);
    let at = |place: usize| sorted.get(place).copied().unwrap_or_default();
    f64::midpoint(at(sorted.len().saturating_sub(1) / 2), at(sorted.len() / 2))
}
