//! Each figure on rows made for it, and all of them on invented ones.

use proptest::prelude::*;

use super::super::super::feedback::record::{Kind, Record};
use super::super::super::time::{DAY, iso};
use super::super::figures::Metric;
use super::super::sample::tests::rows as sample;
use super::super::scores::{Estimate, Proportion};
use super::*;

/// Monday, 5 January 2026.
const MONDAY: f64 = 1_767_571_200_000.0;

/// Shadows the one that is tested, so that each case gives plain records.
fn report(records: &[Record], request: &Request) -> Report {
    super::report(&Rows::of(records.to_vec()), request)
}

fn row(kind: Kind, id: &str, day: f64) -> Record {
    let began = iso(MONDAY + day * DAY as f64);
    Record { kind, id: id.to_owned(), time: began.clone(), began, ..Record::default() }
}

fn rating(metric: Metric, scale: u8, value: u8) -> Record {
    Record {
        metric: metric.word().to_owned(),
        scale: Some(f64::from(scale)),
        value: Some(f64::from(value)),
        ..row(Kind::Rating, "r", 0.0)
    }
}

fn thumb(entry: &str, value: u8, day: f64) -> Record {
    Record {
        entry_id: entry.to_owned(),
        entry_question: format!("What is {entry}?"),
        ..Record { began: iso(MONDAY + day * DAY as f64), ..rating(Metric::Thumb, 2, value) }
    }
}

fn times(count: usize, row: &Record) -> Vec<Record> {
    vec![row.clone(); count]
}

fn of(rows: &[Record]) -> Report {
    report(rows, &Request::default())
}

fn share(estimate: &Estimate<Proportion>) -> Option<(u32, u32)> {
    estimate.known().map(|share| (share.hits, share.count))
}

#[test]
fn skipped_questions_and_other_scales_are_in_no_denominator() {
    let skipped = Record { value: None, ..rating(Metric::Csat, 5, 1) };
    let odd = Record { value: Some(4.5), ..rating(Metric::Csat, 5, 1) };
    let rows = [
        times(8, &rating(Metric::Csat, 5, 5)),
        times(4, &rating(Metric::Csat, 5, 3)),
        times(3, &rating(Metric::Csat, 3, 3)),
        times(6, &skipped),
        times(2, &odd),
        times(9, &rating(Metric::Ces, 5, 1)),
        times(9, &rating(Metric::Nps, 10, 1)),
    ]
    .concat();
    let total = of(&rows).total;
    assert_eq!((total.csat.count, total.csat.skipped), (15, 6));
    assert_eq!(share(&total.csat.satisfied), Some((11, 15)));
    let mean = total.csat.mean.known().unwrap();
    assert_eq!((mean.scale, mean.mean.count), (5, 12));
    assert!((mean.mean.mean - 52.0 / 12.0).abs() < 1e-9);
    let scales: Vec<u8> = total.csat.histograms.iter().map(|histogram| histogram.scale).collect();
    assert_eq!(scales, [3, 5]);
    assert_eq!((total.ces, total.nps), (Estimate::TooFew(0), Estimate::TooFew(0)));
}

#[test]
fn each_metric_goes_to_its_figure() {
    let rows: Vec<Record> = Metric::ALL
        .into_iter()
        .flat_map(|metric| {
            let scale = [5, 11, 7, 2, 5, 5, 5, 5][metric as usize];
            let best = if metric == Metric::Nps { 10 } else { scale };
            times(10 + metric as usize, &rating(metric, scale, best))
        })
        .collect();
    let total = of(&rows).total;
    assert_eq!(total.csat.count, 10);
    assert_eq!(total.nps.known().map(|nps| nps.promoters), Some(11));
    assert_eq!(total.ces.known().map(|ces| ces.easy.hits), Some(12));
    assert_eq!((total.nps_answers.at_least(10), total.ces_answers.at_least(7)), (11, 12));
    assert_eq!(share(&total.thumbs.satisfied), Some((13, 13)));
    let dimensions: Vec<(Metric, u32)> =
        total.named_dimensions().map(|(metric, score)| (metric, score.count)).collect();
    let expected: Vec<(Metric, u32)> = Metric::DIMENSIONS.into_iter().zip(14..).collect();
    assert_eq!(dimensions, expected);
}

#[test]
fn surveys_are_answered_of_those_shown() {
    let survey = |status: &str, id: &str| Record {
        status: status.to_owned(),
        submission_id: id.to_owned(),
        ..row(Kind::Survey, id, 0.0)
    };
    let answer =
        Record { submission_id: "late".to_owned(), survey_id: "s".to_owned(), ..rating(Metric::Csat, 5, 4) };
    let skipped = Record { submission_id: "none".to_owned(), value: None, ..answer.clone() };
    let rows = [
        times(6, &survey("sent", "a")),
        times(3, &survey("partial", "b")),
        times(5, &survey("dismissed", "c")),
        times(4, &survey("shown", "d")),
        vec![survey("abandoned", "late"), survey("abandoned", "none"), answer, skipped],
    ]
    .concat();
    let surveys = of(&rows).total.surveys;
    assert_eq!(surveys.shown, 20);
    assert_eq!(share(&surveys.answered), Some((10, 20)));
    assert_eq!(share(&surveys.completed), Some((6, 10)));
    assert_eq!(share(&surveys.dismissed), Some((5, 20)));
    assert_eq!(share(&surveys.abandoned), Some((2, 20)));
}

#[test]
fn conversations_tell_confirmed_from_assumed() {
    let ends =
        ["escalated", "confirmed", "confirmed", "denied", "assumed", "assumed", "assumed", "open", "", "odd"];
    let rows: Vec<Record> = ends
        .iter()
        .enumerate()
        .map(|(at, end)| Record {
            resolution: (*end).to_owned(),
            questions: Some(3.0),
            answered: Some(2.0),
            not_sure: Some(1.0),
            repeated: Some(f64::from(u8::from(at < 2))),
            seconds: Some(at as f64),
            ..row(Kind::Conversation, end, 0.0)
        })
        .collect();
    let found = of(&rows).total.conversations;
    assert_eq!((found.count, found.questions), (10, 30));
    assert_eq!(share(&found.no_match), Some((10, 30)));
    assert_eq!(share(&found.answered), Some((20, 30)));
    assert_eq!(share(&found.repeated), Some((2, 30)));
    assert_eq!(share(&found.escalated), Some((1, 10)));
    assert_eq!(share(&found.deflected), Some((9, 10)));
    assert_eq!(share(&found.confirmed), Some((2, 10)));
    assert_eq!(share(&found.assumed), Some((3, 10)));
    assert_eq!(share(&found.denied), Some((1, 10)));
    assert_eq!(share(&found.open), Some((3, 10)));
    assert_eq!(found.seconds, Estimate::Known(4.5));
    assert_eq!(of(&rows[1..]).total.conversations.confirmed, Estimate::TooFew(9));
}

#[test]
fn a_trend_keeps_its_empty_buckets() {
    let rows = [row(Kind::Survey, "a", 0.5), row(Kind::Survey, "b", 20.0)];
    let trend = |step: Step| {
        let request = Request { step: Some(step), ..Request::default() };
        let counts =
            report(&rows, &request).trend.into_iter().map(|bucket| (bucket.key, bucket.figures.rows));
        counts.collect::<Vec<_>>()
    };
    let days = trend(Step::Day);
    assert_eq!(days.len(), 21);
    assert_eq!((&days[0], &days[1]), (&("2026-01-05".to_owned(), 1), &("2026-01-06".to_owned(), 0)));
    assert_eq!(days[20], ("2026-01-25".to_owned(), 1));
    let weeks = [("2026-W02", 1), ("2026-W03", 0), ("2026-W04", 1)].map(|(key, rows)| (key.to_owned(), rows));
    assert_eq!(trend(Step::Week), weeks);
    assert_eq!(trend(Step::Month), [("2026-01".to_owned(), 2)]);
}

#[test]
fn a_trend_covers_what_is_asked_for_and_no_more_than_can_be_drawn() {
    let rows = [row(Kind::Survey, "a", 1.5)];
    let length = |from: f64, until: f64| {
        let filter = Filter { from: Some(from), until: Some(until), ..Filter::default() };
        let found = report(&rows, &Request { filter, ..Request::default() });
        (found.step, found.trend.len())
    };
    assert_eq!(length(MONDAY, MONDAY + 7.0 * DAY as f64), (Step::Day, 7));
    assert_eq!(length(MONDAY, MONDAY + 100.0 * DAY as f64), (Step::Week, 15));
    let (step, buckets) = length(f64::NEG_INFINITY, f64::INFINITY);
    assert!(step == Step::Month && (1..=1_200).contains(&buckets), "{buckets}");
    assert_eq!(of(&[]), Report { total: Figures::default(), ..Report::default() });
}

#[test]
fn groups_are_sorted_and_cut() {
    let page = |page: &str| Record { page: page.to_owned(), ..row(Kind::Survey, "a", 0.0) };
    let rows =
        [times(2, &page("/b")), times(3, &page("/c")), times(2, &page("/a")), times(1, &page(""))].concat();
    let request = Request { grouping: Some(Grouping::Page), most_groups: 3, ..Request::default() };
    let found = report(&rows, &request);
    let keys: Vec<&str> = found.groups.iter().map(|group| group.key.as_str()).collect();
    assert_eq!((keys, found.further_groups), (vec!["/c", "/a", "/b"], 1));
    let days = [row(Kind::Survey, "a", 2.0), row(Kind::Survey, "b", 0.0), row(Kind::Survey, "c", 0.0)];
    let request = Request { grouping: Some(Grouping::Day), ..Request::default() };
    let keys: Vec<String> = report(&days, &request).groups.into_iter().map(|group| group.key).collect();
    assert_eq!(keys, ["2026-01-05", "2026-01-07"]);
}

#[test]
fn the_time_before_is_compared() {
    let rows = [times(3, &row(Kind::Survey, "a", 1.0)), times(2, &row(Kind::Survey, "b", 8.0))].concat();
    let filter = Filter {
        from: Some(MONDAY + 7.0 * DAY as f64),
        until: Some(MONDAY + 14.0 * DAY as f64),
        ..Filter::default()
    };
    let found = report(&rows, &Request { filter, ..Request::default() });
    assert_eq!((found.total.rows, found.previous.map(|figures| figures.rows)), (2, Some(3)));
}

#[test]
fn entries_that_surely_help_least_come_first() {
    let rows = [
        times(30, &thumb("bad", 1, 0.0)),
        times(10, &thumb("bad", 2, 0.0)),
        times(10, &thumb("few", 1, 0.0)),
        times(20, &thumb("sinking", 2, 0.0)),
        times(20, &thumb("sinking", 1, 9.0)),
        times(40, &thumb("good", 2, 9.0)),
        times(9, &thumb("rare", 1, 0.0)),
    ]
    .concat();
    let entries = of(&rows).entries;
    let ids: Vec<&str> = entries.iter().map(|entry| entry.id.as_str()).collect();
    assert_eq!(ids, ["few", "bad", "sinking", "good"]);
    assert!(entries[2].change < -5.0 && entries[1].change.abs() < 1e-9);
    assert_eq!((entries[2].earlier.hits, entries[2].later.hits), (20, 0));
    assert_eq!(entries[0].question, "What is few?");
}

#[test]
fn a_topic_is_hot_when_its_share_surely_rose() {
    let talk = |entry: &str, day: f64| Record {
        entries: vec![entry.to_owned()],
        ..row(Kind::Conversation, entry, day)
    };
    let rows = [
        times(50, &talk("usual", 1.0)),
        times(60, &talk("usual", 8.0)),
        times(5, &talk("hot", 1.0)),
        times(30, &talk("hot", 8.0)),
        times(9, &talk("new", 8.0)),
        vec![thumb("hot", 2, 8.5)],
    ]
    .concat();
    let until = |day: f64| Request {
        filter: Filter { until: Some(MONDAY + day * DAY as f64), ..Filter::default() },
        ..Request::default()
    };
    let topics = report(&rows, &until(14.0)).topics;
    assert_eq!(topics.len(), 1, "{topics:?}");
    assert_eq!((topics[0].id.as_str(), topics[0].question.as_str()), ("hot", "What is hot?"));
    assert_eq!((topics[0].before.hits, topics[0].before.count), (5, 55));
    assert_eq!((topics[0].now.hits, topics[0].now.count), (30, 99));
    assert_eq!(report(&rows, &until(7.0)).topics, [], "nothing to compare with");
}

#[test]
fn comments_are_newest_first_with_the_score_of_their_survey() {
    let comment = |id: &str, submission: &str, day: f64| Record {
        metric: "comment".to_owned(),
        comment: format!("comment {id}"),
        submission_id: submission.to_owned(),
        ..row(Kind::Rating, id, day)
    };
    let rows = [
        comment("old", "s1", 1.0),
        comment("new", "s2", 3.0),
        Record { comment: "own".to_owned(), submission_id: "s1".to_owned(), ..thumb("e", 1, 2.0) },
        Record { submission_id: "s1".to_owned(), ..rating(Metric::BrandValue, 5, 1) },
        Record { submission_id: "s1".to_owned(), ..rating(Metric::Csat, 5, 4) },
        Record { comment: " ".to_owned(), ..rating(Metric::Csat, 5, 4) },
    ];
    let found = of(&rows).comments;
    let scores: Vec<(&str, Option<(Metric, u8)>)> = found
        .iter()
        .map(|comment| (comment.text.as_str(), comment.score.map(|score| (score.metric, score.answer))))
        .collect();
    assert_eq!(
        scores,
        [("comment new", None), ("own", Some((Metric::Thumb, 1))), ("comment old", Some((Metric::Csat, 4)))]
    );
    let request = Request { most_comments: 1, ..Request::default() };
    assert_eq!(report(&rows, &request).comments.len(), 1);
}

#[test]
fn what_the_sample_hides_is_found() {
    let rows = sample(3, 20_000);
    let filter = Filter { from: Some(MONDAY), ..Filter::default() };
    let found =
        report(&rows, &Request { grouping: Some(Grouping::Experiment), filter, ..Request::default() });
    let hot = found.topics.first().map(|topic| topic.id.as_str());
    assert_eq!(hot, Some("entry-4"), "{:?}", found.topics);
    let all = report(&rows, &Request { grouping: Some(Grouping::Experiment), ..Request::default() });
    assert!(all.entries[0].id == "entry-5" && all.entries[0].change < -3.0, "{:?}", all.entries[0]);
    let csat = |key: &str| {
        let group = all.groups.iter().find(|group| group.key == key).unwrap();
        group.figures.csat.satisfied.known().unwrap().share
    };
    assert!(csat("greeting:b") > csat("greeting:a"));
    assert!(all.trend.len() >= 13 && all.step == Step::Week);
    assert!(!all.comments.is_empty());
}

proptest! {
    #[test]
    fn the_order_of_rows_is_irrelevant_and_shares_keep_their_bounds(seed in any::<u64>(), turn in 0_usize..300) {
        let mut rows = sample(seed, 300);
        let grouping = [Grouping::Rule, Grouping::Entry, Grouping::Week, Grouping::Page][turn % 4];
        let request = Request { grouping: Some(grouping), least: 1, ..Request::default() };
        let first = report(&rows, &request);
        rows.rotate_left(turn);
        rows.reverse();
        prop_assert_eq!(&report(&rows, &request), &first);
        prop_assert_eq!(first.trend.iter().map(|bucket| bucket.figures.rows).sum::<u32>(), 300);
        let conversations = first.total.conversations;
        for share in [conversations.no_match, conversations.escalated, first.total.surveys.answered] {
            if let Some(share) = share.known() {
                prop_assert!(share.interval.low <= share.share && share.share <= share.interval.high);
            }
        }
        let ends = [conversations.escalated, conversations.confirmed, conversations.assumed, conversations.denied,
            conversations.open];
        let ended: u32 = ends.iter().filter_map(|share| share.known()).map(|share| share.hits).sum();
        prop_assert_eq!(ended, conversations.count);
    }
}
