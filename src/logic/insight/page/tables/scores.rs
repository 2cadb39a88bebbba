//! The tables of scores, surveys and conversations.

use super::super::super::scores::{Histogram, Proportion};
use super::super::gauge::Gauge;
use super::super::measure::Measure;
use super::super::table::{Cell, Kind, Table};
use super::super::words::filled;
use super::{Sheet, Source};

impl Source<'_> {
    pub(super) fn overview(&self) -> Table {
        let words = self.words;
        let mut columns = vec![(words.figure, Kind::Text), (words.now, Kind::Measure)];
        if self.report.previous.is_some() {
            columns.push((words.before, Kind::Measure));
        }
        let rows = Gauge::ALL.iter().map(|gauge| {
            let now = Cell::Measure(gauge.of(&self.report.total));
            let before = self.report.previous.as_ref().map(|figures| Cell::Measure(gauge.of(figures)));
            [Cell::text(gauge.name(words)), now].into_iter().chain(before).collect()
        });
        Table::new(Sheet::Overview.word(), words.overview, &columns).with(rows)
    }

    /// How often each answer was given, by question and scale.
    pub(super) fn answers(&self) -> Table {
        let words = self.words;
        let total = &self.report.total;
        let nps = (words.nps, &total.nps_answers);
        let ces = (words.ces, &total.ces_answers);
        let csat = total.csat.histograms.iter().map(|answers| (words.csat, answers));
        let asked = csat.chain([nps, ces]).filter(|(_, answers)| answers.total() > 0);
        let columns = [
            (words.figure, Kind::Text),
            (words.answer, Kind::Text),
            (words.count, Kind::Number),
            (words.share, Kind::Measure),
        ];
        let rows = asked.flat_map(|(name, answers)| self.answers_of(name, answers));
        Table::new(Sheet::Answers.word(), words.answers, &columns).with(rows)
    }

    fn answers_of(&self, name: &str, answers: &Histogram) -> Vec<Vec<Cell>> {
        let scale = Histogram::answers(answers.scale);
        let top = scale.end().to_string();
        let row = |answer: u8| {
            let count = answers.counts.get(usize::from(answer)).copied().unwrap_or_default();
            let share = Proportion::guarded(count, answers.total(), self.least);
            vec![
                Cell::text(name),
                Cell::Text(filled(self.words.answer_of, &[&answer.to_string(), &top])),
                Cell::Count(count),
                Cell::Measure(Measure::share(share)),
            ]
        };
        scale.rev().map(row).collect()
    }

    pub(super) fn dimensions(&self) -> Table {
        let words = self.words;
        let columns = [
            (words.dimension, Kind::Text),
            (words.satisfied, Kind::Measure),
            (words.mean, Kind::Measure),
            (words.skipped, Kind::Number),
        ];
        let rows = self.report.total.named_dimensions().map(|(metric, score)| {
            vec![
                Cell::text(words.metric(metric)),
                Cell::Measure(Measure::share(score.satisfied)),
                Cell::Measure(Measure::mean(score.mean)),
                Cell::Count(score.skipped),
            ]
        });
        Table::new(Sheet::Dimensions.word(), words.dimensions, &columns).with(rows)
    }

    pub(super) fn surveys(&self) -> Table {
        let words = self.words;
        let surveys = &self.report.total.surveys;
        self.shares(
            Sheet::Surveys,
            words.surveys,
            &[
                (words.response, Measure::share(surveys.answered)),
                (words.completion, Measure::share(surveys.completed)),
                (words.dismissed, Measure::share(surveys.dismissed)),
                (words.abandoned, Measure::share(surveys.abandoned)),
            ],
        )
    }

    pub(super) fn ends(&self) -> Table {
        let words = self.words;
        let talks = &self.report.total.conversations;
        self.shares(
            Sheet::Ends,
            words.ends,
            &[
                (words.confirmed, Measure::share(talks.confirmed)),
                (words.assumed, Measure::share(talks.assumed)),
                (words.denied, Measure::share(talks.denied)),
                (words.escalated, Measure::share(talks.escalated)),
                (words.open, Measure::share(talks.open)),
                (words.deflected, Measure::share(talks.deflected)),
            ],
        )
    }

    pub(super) fn questions(&self) -> Table {
        let words = self.words;
        let talks = &self.report.total.conversations;
        self.shares(
            Sheet::Questions,
            words.questions,
            &[
                (words.answered, Measure::share(talks.answered)),
                (words.offered, Measure::share(talks.offered)),
                (words.no_match, Measure::share(talks.no_match)),
                (words.repeated, Measure::share(talks.repeated)),
                (words.seconds, Measure::seconds(talks.seconds, talks.count)),
            ],
        )
    }

    fn shares(&self, sheet: Sheet, caption: &str, shares: &[(&str, Measure)]) -> Table {
        let columns = [(self.words.figure, Kind::Text), (self.words.share, Kind::Measure)];
        let rows = shares.iter().map(|(name, share)| vec![Cell::text(name), Cell::Measure(*share)]);
        Table::new(sheet.word(), caption, &columns).with(rows)
    }
}
