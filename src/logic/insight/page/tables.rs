//! The tables of the page, each also a file.

use super::super::super::report::choices;
use super::super::filter::Grouping;
use super::super::report::Report;
use super::super::report::comments::CommentScore;
use super::super::report::entries::EntryFigures;
use super::super::scores::Histogram;
use super::super::unanswered::Cluster;
use super::gauge::Gauge;
use super::measure::Measure;
use super::table::{Cell, Kind, Table};
use super::words::{Words, filled};

mod scores;

choices! {
    /// Which table.
    pub enum Sheet {
        /// All figures, now and in the time before.
        Overview = "overview",
        /// One figure over time.
        Trend = "trend",
        /// All figures over time; only as a file.
        Trends = "trends",
        /// How often each answer was given.
        Answers = "answers",
        /// The dimensions.
        Dimensions = "dimensions",
        /// What became of surveys.
        Surveys = "surveys",
        /// How conversations ended.
        Ends = "conversations",
        /// What became of questions.
        Questions = "questions",
        /// By page, rule, device and so on.
        Groups = "groups",
        /// Which entries help.
        Entries = "entries",
        /// What is asked more than before.
        Topics = "topics",
        /// What nobody could answer.
        Unanswered = "unanswered",
        /// What visitors wrote.
        Comments = "comments",
    }
}

/// What tables are made of.
#[derive(Debug, Clone, Copy)]
pub struct Source<'a> {
    /// The figures.
    pub report: &'a Report,
    /// The questions without an answer.
    pub clusters: &'a [Cluster],
    /// Whose trend.
    pub gauge: Gauge,
    /// What the groups have in common.
    pub grouping: Grouping,
    /// Figures with fewer answers are not said.
    pub least: u32,
    /// The texts.
    pub words: &'a Words,
}

/// A change between halves is said to be sure from here on. Source: the z score of 95 %.
const SURE: f64 = 1.96;

/// The figures that groups are compared by.
const COMPARED: [Gauge; 7] =
    [Gauge::Csat, Gauge::Nps, Gauge::Ces, Gauge::Thumbs, Gauge::Response, Gauge::Confirmed, Gauge::Escalated];

impl Source<'_> {
    /// A table.
    pub fn table(&self, sheet: Sheet) -> Table {
        match sheet {
            Sheet::Overview => self.overview(),
            Sheet::Trend => self.trend(&[self.gauge]),
            Sheet::Trends => self.trend(&Gauge::ALL),
            Sheet::Answers => self.answers(),
            Sheet::Dimensions => self.dimensions(),
            Sheet::Surveys => self.surveys(),
            Sheet::Ends => self.ends(),
            Sheet::Questions => self.questions(),
            Sheet::Groups => self.groups(),
            Sheet::Entries => self.entries(),
            Sheet::Topics => self.topics(),
            Sheet::Unanswered => self.unanswered(),
            Sheet::Comments => self.comments(),
        }
    }

    fn trend(&self, gauges: &[Gauge]) -> Table {
        let words = self.words;
        let name = if gauges.len() == 1 { self.gauge.word() } else { Sheet::Trends.word() };
        let mut columns = vec![(words.time, Kind::Text)];
        columns.extend(gauges.iter().map(|gauge| (gauge.name(words), Kind::Measure)));
        let rows = self.report.trend.iter().map(|bucket| {
            let figures = gauges.iter().map(|gauge| Cell::Measure(gauge.of(&bucket.figures)));
            std::iter::once(Cell::text(&bucket.key)).chain(figures).collect()
        });
        Table::new(name, words.trend, &columns).with(rows)
    }

    fn groups(&self) -> Table {
        let words = self.words;
        let heading = words.grouping(self.grouping);
        let mut columns = vec![(heading, Kind::Text), (words.rows, Kind::Number)];
        columns.extend(COMPARED.iter().map(|gauge| (gauge.name(words), Kind::Measure)));
        let rows = self.report.groups.iter().map(|group| {
            let key = if group.key.is_empty() { words.without } else { group.key.as_str() };
            let figures = COMPARED.iter().map(|gauge| Cell::Measure(gauge.of(&group.figures)));
            [Cell::text(key), Cell::Count(group.figures.rows)].into_iter().chain(figures).collect()
        });
        Table::new(Sheet::Groups.word(), &filled(words.groups_by, &[heading]), &columns).with(rows)
    }

    fn entries(&self) -> Table {
        let words = self.words;
        let columns = [
            (words.entry, Kind::Text),
            (words.answered_times, Kind::Number),
            (words.helpful, Kind::Measure),
            (words.earlier, Kind::Measure),
            (words.later, Kind::Measure),
            (words.change, Kind::Text),
        ];
        let rows = self.report.entries.iter().map(|entry| {
            vec![
                Cell::text(named(&entry.id, &entry.question)),
                Cell::Count(entry.answered),
                Cell::Measure(Measure::share_of(entry.helpful, self.least)),
                Cell::Measure(Measure::share_of(entry.earlier, self.least)),
                Cell::Measure(Measure::share_of(entry.later, self.least)),
                Cell::text(self.change(entry)),
            ]
        });
        Table::new(Sheet::Entries.word(), words.entries, &columns).with(rows)
    }

    fn change(&self, entry: &EntryFigures) -> &str {
        let words = self.words;
        let are_enough = entry.earlier.count >= self.least && entry.later.count >= self.least;
        match entry.change {
            _ if !are_enough => words.change_unknown,
            change if change <= -SURE => words.change_down,
            change if change >= SURE => words.change_up,
            _ => words.change_none,
        }
    }

    fn topics(&self) -> Table {
        let words = self.words;
        let columns = [
            (words.entry, Kind::Text),
            (words.share_before, Kind::Measure),
            (words.share_now, Kind::Measure),
        ];
        let rows = self.report.topics.iter().map(|topic| {
            let share = |share| Cell::Measure(Measure::share_of(share, self.least));
            vec![Cell::text(named(&topic.id, &topic.question)), share(topic.before), share(topic.now)]
        });
        Table::new(Sheet::Topics.word(), words.topics, &columns).with(rows)
    }

    fn unanswered(&self) -> Table {
        let words = self.words;
        let columns = [
            (words.question, Kind::Text),
            (words.asked_times, Kind::Number),
            (words.last_asked, Kind::Text),
            (words.language, Kind::Text),
            (words.wordings, Kind::Text),
        ];
        let rows = self.clusters.iter().map(|cluster| {
            let others = cluster.members.iter().map(|member| member.text.as_str());
            let others: Vec<&str> = others.filter(|text| *text != cluster.question).collect();
            vec![
                Cell::text(&cluster.question),
                Cell::Count(cluster.size),
                Cell::Day(cluster.last),
                Cell::text(&cluster.locale),
                Cell::Text(others.join(" | ")),
            ]
        });
        Table::new(Sheet::Unanswered.word(), words.unanswered, &columns).with(rows)
    }

    fn comments(&self) -> Table {
        let words = self.words;
        let columns = [
            (words.day, Kind::Text),
            (words.comment, Kind::Text),
            (words.score, Kind::Text),
            (words.page, Kind::Text),
            (words.entry, Kind::Text),
            (words.question, Kind::Text),
            (words.language, Kind::Text),
        ];
        let rows = self.report.comments.iter().map(|comment| {
            vec![
                Cell::Day(comment.moment),
                Cell::text(&comment.text),
                Cell::Text(comment.score.map(|of| score(words, of)).unwrap_or_default()),
                Cell::text(&comment.page),
                Cell::text(named(&comment.entry_id, &comment.entry_question)),
                Cell::text(&comment.query),
                Cell::text(&comment.locale),
            ]
        });
        Table::new(Sheet::Comments.word(), words.comments, &columns).with(rows)
    }
}

/// The score beside a comment: `CSAT 4 of 5`.
pub fn score(words: &Words, score: CommentScore) -> String {
    let answer = score.answer.to_string();
    let top = Histogram::answers(score.scale).end().to_string();
    [words.metric(score.metric), " ", &filled(words.answer_of, &[&answer, &top])].concat()
}

/// The question of an entry, else its id.
fn named<'text>(id: &'text str, question: &'text str) -> &'text str {
    if question.is_empty() { id } else { question }
}
