//! Counts rows, one after the other, and makes figures of the counts.

use super::counted::{Counted, End, Outcome, Part, Talk};
use super::figures::{ConversationFigures, Figures, Metric, ScaleMean, Score, SurveyFigures};
use super::scores::{Ces, Estimate, Histogram, Nps, Proportion, csat};

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
        self.histograms.first().copied().unwrap_or_default()
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
    pub fn add(&mut self, row: &Counted) {
        self.rows += 1;
        match row.part {
            Part::Answer(given) => self.with(given.metric, |answers| answers.add(given.answer, given.scale)),
            Part::Skipped(metric) => self.with(metric, |answers| answers.skipped += 1),
            Part::Unscored => {}
            Part::Survey(outcome) => self.surveys.add(outcome),
            Part::Conversation(talk) => self.conversations.add(talk),
        }
    }

    fn with(&mut self, metric: Metric, change: impl FnOnce(&mut Answers)) {
        if let Some(answers) = self.answers.get_mut(metric as usize) {
            change(answers);
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
            nps_answers: nps,
            ces_answers: ces,
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
    fn add(&mut self, outcome: Outcome) {
        self.shown += 1;
        self.answered += u32::from(outcome.is_answered);
        self.sent += u32::from(outcome.is_sent);
        self.dismissed += u32::from(outcome.is_dismissed);
        self.abandoned += u32::from(outcome.is_abandoned);
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
    fn add(&mut self, talk: Talk) {
        self.count += 1;
        self.questions = self.questions.saturating_add(talk.questions);
        self.answered = self.answered.saturating_add(talk.answered);
        self.offered = self.offered.saturating_add(talk.offered);
        self.not_sure = self.not_sure.saturating_add(talk.not_sure);
        self.repeated = self.repeated.saturating_add(talk.repeated);
        match talk.end {
            End::Escalated => self.escalated += 1,
            End::Confirmed => self.confirmed += 1,
            End::Assumed => self.assumed += 1,
            End::Denied => self.denied += 1,
            End::Open => {}
        }
        self.seconds.extend(talk.seconds);
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
