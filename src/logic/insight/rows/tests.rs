//! Rows that are laid out say the same as the records they were made of.

use proptest::prelude::*;

use super::super::super::feedback::record::{Kind, Record};
use super::super::counted::{Outcome, Part};
use super::super::filter::{Filter, moment};
use super::super::sample::tests::rows as sample;
use super::*;

/// A filter as its documentation has it, asked of a record itself.
fn admits(filter: &Filter, row: &Record) -> bool {
    let is = |wanted: &Option<String>, text: &String| wanted.as_ref().is_none_or(|wanted| wanted == text);
    let has = |wanted: &Option<String>, texts: &[String]| {
        wanted.as_ref().is_none_or(|wanted| texts.contains(wanted))
    };
    let page = |wanted: &String| match wanted.strip_suffix('*') {
        Some(start) => row.page.starts_with(start),
        None => *wanted == row.page,
    };
    let entry = match row.kind {
        Kind::Conversation => has(&filter.entry, &row.entries),
        _ => is(&filter.entry, &row.entry_id),
    };
    let is_survey = row.kind == Kind::Conversation || is(&filter.survey, &row.survey_id);
    let is_metric = row.kind != Kind::Rating || is(&filter.metric, &row.metric);
    let is_timely = moment(row).is_some_and(|moment| filter.covers(moment));
    is(&filter.locale, &row.locale)
        && is(&filter.device, &row.device)
        && has(&filter.rule, &row.rules)
        && has(&filter.experiment, &row.experiments)
        && filter.page.as_ref().is_none_or(page)
        && entry
        && is_survey
        && is_metric
        && is_timely
}

/// A filter made of what one row has: each condition set where its bit is.
fn filter_of(row: &Record, bits: u16) -> Filter {
    let set = |bit: u16, text: &str| (bits & 1 << bit != 0).then(|| text.to_owned());
    let first = |texts: &[String]| texts.first().cloned().unwrap_or_else(|| "none".to_owned());
    Filter {
        from: (bits & 1 != 0).then(|| moment(row).unwrap() - 1e9),
        until: (bits & 2 != 0).then(|| moment(row).unwrap() + 1e9),
        locale: set(2, &row.locale),
        page: set(3, &row.page),
        entry: set(4, &row.entry_id),
        rule: set(5, &first(&row.rules)),
        experiment: set(6, &first(&row.experiments)),
        survey: set(7, &row.survey_id),
        device: set(8, &row.device),
        metric: set(9, &row.metric),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn a_filter_lets_the_same_rows_through(seed in 0_u64..50, at in 0_usize..400, bits in 0_u16..1024) {
        let records = sample(seed, 400);
        let mut filter = filter_of(&records[at], bits & 0x3ff);
        // An entry that no rating tells is not one that no conversation has: the empty text asks for rows without.
        filter.entry = filter.entry.filter(|entry| !entry.is_empty());
        let expected: Vec<Record> = records.iter().filter(|row| admits(&filter, row)).cloned().collect();
        prop_assert_eq!(Rows::of(records).within(&filter), expected);
    }

    #[test]
    fn slices_change_nothing(most in 1_usize..200) {
        let records = sample(5, 300);
        let mut indexing = Indexing::new(records.clone());
        while !indexing.step(most) {}
        prop_assert_eq!(format!("{:?}", indexing.finish()), format!("{:?}", Rows::of(records)));
    }
}

#[test]
fn a_survey_is_answered_by_ratings_that_come_before_or_after() {
    let survey = |id: &str| Record {
        kind: Kind::Survey,
        time: "2026-01-01T00:00:00Z".to_owned(),
        submission_id: id.to_owned(),
        ..Record::default()
    };
    let rating =
        |id: &str| Record { kind: Kind::Rating, survey_id: "s".to_owned(), value: Some(1.0), ..survey(id) };
    let rows = Rows::of(vec![rating("a"), survey("a"), survey("b"), survey("c"), rating("c")]);
    let answered: Vec<bool> = rows
        .counted()
        .iter()
        .filter_map(|row| match row.part {
            Part::Survey(Outcome { is_answered, .. }) => Some(is_answered),
            _ => None,
        })
        .collect();
    assert_eq!(answered, [true, false, true]);
}

#[test]
fn rows_without_a_moment_are_left_out_and_all_records_come_back() {
    let row = |time: &str| Record { time: time.to_owned(), ..Record::default() };
    let rows = Rows::of(vec![row("yesterday"), row("2026-01-01T00:00:00Z")]);
    assert_eq!((rows.records().len(), rows.counted().len()), (1, 1));
    assert_eq!(rows.column(Grouping::Rule).unwrap().of(0), [NONE]);
    assert_eq!(rows.column(Grouping::Rule).unwrap().of(9), [0_u32; 0]);
    assert!(Rows::of(Vec::new()).is_empty() && rows.column(Grouping::Day).is_none());
    let mut indexing = Indexing::new(sample(1, 50));
    indexing.step(20);
    assert_eq!(indexing.into_records(), sample(1, 50));
}
