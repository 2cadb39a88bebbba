//! Which rows are counted, and by what they are told apart.

use super::super::feedback::record::{Kind, Record};
use super::super::report::choices;
use super::super::time::from_iso;
use super::calendar::{Step, day_of};
use super::counted::{Counted, Part};
use super::rows::{COLUMNS, Column, Rows};

choices! {
    /// By what rows are told apart. A row with several rules, experiments or entries is in several groups, one
    /// without any in the group with the empty key.
    pub enum Grouping {
        /// The language of the interface.
        Language = "language",
        /// The page.
        Page = "page",
        /// The FAQ entry that led to it, or that answered in the conversation.
        Entry = "entry",
        /// The rule that had a say.
        Rule = "rule",
        /// `experiment:variation`.
        Experiment = "experiment",
        /// The survey.
        Survey = "survey",
        /// `touch` or `mouse`.
        Device = "device",
        /// How the question was answered.
        QueryClass = "query_class",
        /// The day, in UTC.
        Day = "day",
        /// The week of ISO 8601.
        Week = "week",
        /// The month.
        Month = "month",
    }
}

impl Grouping {
    /// The length of the buckets, where it groups by time.
    pub fn step(self) -> Option<Step> {
        match self {
            Grouping::Day => Some(Step::Day),
            Grouping::Week => Some(Step::Week),
            Grouping::Month => Some(Step::Month),
            _ => None,
        }
    }

    /// Calls `emit` with each group that a row is in, each once: the code of a text, the first day of a bucket.
    pub(super) fn keys(self, rows: &Rows, row: &Counted, emit: &mut dyn FnMut(i64)) {
        if let Some(step) = self.step() {
            return emit(step.start(day_of(row.moment)));
        }
        let codes = rows.column(self).map(|column| column.of(row.at)).unwrap_or_default();
        for (at, code) in codes.iter().enumerate() {
            if !codes.iter().take(at).any(|before| before == code) {
                emit(i64::from(*code));
            }
        }
    }
}

/// The values of a row that could name a group; see [`Grouping`].
pub(super) fn texts(grouping: Grouping, row: &Record) -> &[String] {
    let one = std::slice::from_ref;
    match grouping {
        Grouping::Language => one(&row.locale),
        Grouping::Page => one(&row.page),
        Grouping::Entry if row.kind == Kind::Conversation => &row.entries,
        Grouping::Entry => one(&row.entry_id),
        Grouping::Rule => &row.rules,
        Grouping::Experiment => &row.experiments,
        Grouping::Survey => one(&row.survey_id),
        Grouping::Device => one(&row.device),
        Grouping::QueryClass => one(&row.query_class),
        Grouping::Day | Grouping::Week | Grouping::Month => &[],
    }
}

/// Which rows are counted: those that meet all conditions that are set. `survey` binds surveys and ratings only,
/// `metric` ratings only, so that the figures of conversations stay.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Filter {
    /// From that moment on, in milliseconds since 1970. What counts is when a row began.
    pub from: Option<f64>,
    /// Before that moment.
    pub until: Option<f64>,
    /// The language of the interface.
    pub locale: Option<String>,
    /// The path of the page; with `*` at its end all that begin so.
    pub page: Option<String>,
    /// The id of a FAQ entry.
    pub entry: Option<String>,
    /// The id of a rule.
    pub rule: Option<String>,
    /// `experiment:variation`.
    pub experiment: Option<String>,
    /// The id of a survey.
    pub survey: Option<String>,
    /// `touch` or `mouse`.
    pub device: Option<String>,
    /// What a rating measures: a word of [`Record::metric`].
    pub metric: Option<String>,
}

impl Filter {
    /// What decides, row by row, whether all conditions but those of time are met.
    pub(super) fn admission<'rows>(&'rows self, rows: &'rows Rows) -> Admission<'rows> {
        let conditions = [
            (&self.locale, Grouping::Language),
            (&self.page, Grouping::Page),
            (&self.entry, Grouping::Entry),
            (&self.rule, Grouping::Rule),
            (&self.experiment, Grouping::Experiment),
            (&self.device, Grouping::Device),
            (&self.survey, Grouping::Survey),
        ];
        let set =
            conditions.into_iter().filter_map(|(wanted, grouping)| Some((wanted.as_deref()?, grouping)));
        let condition = |(wanted, grouping): (&str, Grouping)| {
            let column = rows.column(grouping)?;
            let is_wanted = |name: &String| match grouping {
                Grouping::Page => is_page(wanted, name),
                _ => name == wanted,
            };
            let wanted = column.names().iter().map(is_wanted).collect();
            Some(Condition { column, wanted, is_of_surveys: grouping == Grouping::Survey })
        };
        Admission { rows, conditions: set.filter_map(condition).collect(), metric: self.metric.as_deref() }
    }

    /// Whether the moment is within the time asked for.
    pub fn covers(&self, moment: f64) -> bool {
        self.from.is_none_or(|from| from <= moment) && self.until.is_none_or(|until| moment < until)
    }

    /// The same conditions for the time of equal length just before. None where the time has no start or no end.
    pub fn before(&self) -> Option<Filter> {
        let (from, until) = (self.from?, self.until?);
        Some(Filter { from: Some(from - (until - from)), until: Some(from), ..self.clone() })
    }
}

/// A filter as it is asked about many rows.
pub(super) struct Admission<'rows> {
    rows: &'rows Rows,
    conditions: Vec<Condition<'rows>>,
    metric: Option<&'rows str>,
}

/// A text that rows must have.
struct Condition<'rows> {
    column: &'rows Column,
    /// By the text's code.
    wanted: Vec<bool>,
    /// Whether it leaves conversations alone.
    is_of_surveys: bool,
}

impl Admission<'_> {
    /// Whether the row meets all conditions but those of time.
    pub fn admits(&self, row: &Counted) -> bool {
        let is_talk = matches!(row.part, Part::Conversation(_));
        let has = |condition: &Condition| {
            let mut codes = condition.column.of(row.at).iter();
            codes.any(|code| condition.wanted.get(*code as usize).copied().unwrap_or(false))
        };
        self.conditions.iter().all(|condition| (is_talk && condition.is_of_surveys) || has(condition))
            && self.metric.is_none_or(|metric| self.measures(row, metric))
    }

    /// Whether a row is no rating, or one of that metric.
    fn measures(&self, row: &Counted, metric: &str) -> bool {
        let record = self.rows.records().get(row.at);
        record.is_none_or(|record| record.kind != Kind::Rating || record.metric == metric)
    }
}

fn is_page(wanted: &str, page: &str) -> bool {
    wanted.strip_suffix('*').map_or(wanted == page, |start| page.starts_with(start))
}

/// When a row began, else when it was last changed, in milliseconds since 1970. None where neither is a moment.
pub fn moment(row: &Record) -> Option<f64> {
    from_iso(&row.began).or_else(|| from_iso(&row.time))
}

/// What filters may ask for: the values that occur, most frequent first, with how many rows have them.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Choices {
    /// By grouping; those of time are left out.
    pub values: Vec<(Grouping, Vec<(String, u32)>)>,
    /// The first and the last moment, in milliseconds since 1970.
    pub span: Option<(f64, f64)>,
}

/// What filters may ask for in these rows: all columns but the kind of answer.
pub fn choices_in(rows: &Rows) -> Choices {
    let choosable = COLUMNS.into_iter().filter(|grouping| *grouping != Grouping::QueryClass);
    let values = choosable.filter_map(|grouping| Some((grouping, most_frequent(rows.column(grouping)?))));
    Choices { values: values.collect(), span: rows.span() }
}

fn most_frequent(column: &Column) -> Vec<(String, u32)> {
    let counts = column.names().iter().zip(column.counts()).filter(|(text, _)| !text.is_empty());
    let mut sorted: Vec<(String, u32)> = counts.map(|(text, count)| (text.clone(), count)).collect();
    sorted.sort_unstable_by(|one, other| other.1.cmp(&one.1).then_with(|| one.0.cmp(&other.0)));
    sorted
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(kind: Kind) -> Record {
        Record {
            kind,
            time: "2026-01-31T10:00:00Z".to_owned(),
            locale: "en".to_owned(),
            page: "/shop/tea".to_owned(),
            rules: vec!["a".to_owned(), "b".to_owned(), "a".to_owned()],
            entry_id: "delivery".to_owned(),
            entries: vec!["returns".to_owned()],
            survey_id: "after-chat".to_owned(),
            metric: "csat".to_owned(),
            ..Record::default()
        }
    }

    fn admits(change: impl FnOnce(&mut Filter), kind: Kind) -> bool {
        let mut filter = Filter::default();
        change(&mut filter);
        let rows = Rows::of(vec![row(kind)]);
        filter.admission(&rows).admits(&rows.counted()[0])
    }

    #[test]
    fn conditions_bind_the_rows_that_can_have_the_property() {
        let is = |text: &str| Some(text.to_owned());
        for (kind, survey, metric, entry) in [
            (Kind::Conversation, true, true, "returns"),
            (Kind::Survey, false, true, "delivery"),
            (Kind::Rating, false, false, "delivery"),
        ] {
            assert!(admits(|_| (), kind));
            assert_eq!(admits(|filter| filter.survey = is("other"), kind), survey);
            assert_eq!(admits(|filter| filter.metric = is("nps"), kind), metric);
            assert!(admits(|filter| filter.metric = is("csat"), kind));
            assert!(admits(|filter| filter.entry = is(entry), kind));
            assert!(!admits(|filter| filter.entry = is("other"), kind));
            assert!(!admits(|filter| filter.locale = is("zh"), kind));
            assert!(
                admits(|filter| filter.rule = is("b"), kind) && !admits(|filter| filter.rule = is("c"), kind)
            );
        }
    }

    #[test]
    fn a_page_may_end_in_a_star() {
        for (wanted, expected) in
            [("/shop/tea", true), ("/shop/", false), ("/shop/*", true), ("*", true), ("/b*", false)]
        {
            assert_eq!(
                admits(|filter| filter.page = Some(wanted.to_owned()), Kind::Survey),
                expected,
                "{wanted}"
            );
        }
    }

    #[test]
    fn time_is_half_open_and_the_one_before_as_long() {
        let filter = Filter { from: Some(10.0), until: Some(30.0), ..Filter::default() };
        assert_eq!([9.0, 10.0, 29.0, 30.0].map(|at| filter.covers(at)), [false, true, true, false]);
        let before = filter.before().unwrap();
        assert_eq!((before.from, before.until), (Some(-10.0), Some(10.0)));
        assert_eq!(Filter::default().before(), None);
    }

    #[test]
    fn a_row_is_in_each_of_its_groups_once() {
        let rows = Rows::of(vec![row(Kind::Rating)]);
        let keys = |grouping: Grouping| {
            let mut keys = Vec::new();
            grouping.keys(&rows, &rows.counted()[0], &mut |key| keys.push(key));
            keys
        };
        let names = |grouping: Grouping| -> Vec<&str> {
            let column = rows.column(grouping).unwrap();
            keys(grouping).iter().map(|key| column.names()[usize::try_from(*key).unwrap()].as_str()).collect()
        };
        assert_eq!(names(Grouping::Rule), ["a", "b"]);
        assert_eq!((names(Grouping::Experiment), names(Grouping::Device)), (vec![""], vec![""]));
        // Monday, 26 January 2026.
        assert_eq!(keys(Grouping::Week), [20_479]);
    }

    #[test]
    fn choices_are_what_occurs() {
        let found = choices_in(&Rows::of(vec![row(Kind::Rating), row(Kind::Conversation)]));
        let of = |grouping: Grouping| &found.values.iter().find(|(known, _)| *known == grouping).unwrap().1;
        assert_eq!(of(Grouping::Entry), &[("delivery".to_owned(), 1), ("returns".to_owned(), 1)]);
        assert_eq!(of(Grouping::Device), &[]);
        assert_eq!(found.span, moment(&row(Kind::Rating)).map(|at| (at, at)));
        assert_eq!(choices_in(&Rows::default()).span, None);
    }
}
