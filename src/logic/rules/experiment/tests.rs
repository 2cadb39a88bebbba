//! What is ours, and what must hold of any experiment. The rest is `GrowthBook`'s suite.

use proptest::prelude::*;
use serde_json::{Value, json};

use super::super::super::json::Json;
use super::super::super::report::{Read, Reader};
use super::super::condition::Context;
use super::super::condition::native::native_matches;
use super::sticky::Sticky;
use super::{Experiment, Outcome, Reason};

fn json_of(value: &Value) -> Json {
    serde_json::from_value(value.clone()).unwrap()
}

fn read(value: &Value) -> (Option<Experiment>, Vec<String>) {
    let mut reader = Reader::new("askwell.json");
    let experiment = Experiment::read(&json_of(value), &mut reader);
    (experiment, reader.into_problems().iter().map(ToString::to_string).collect())
}

fn experiment(value: &Value) -> Experiment {
    let (experiment, problems) = read(value);
    assert_eq!(problems, [""; 0]);
    experiment.unwrap()
}

fn run(experiment: &Experiment, attributes: &Value, sticky: Option<&mut Sticky>) -> Outcome {
    let context = Context { groups: &Json::Null, matches: native_matches };
    experiment.run(&json_of(attributes), &context, sticky)
}

#[test]
fn a_change_of_weights_moves_nobody() {
    let before = experiment(&json!({"key": "greeting", "variations": 2}));
    let after = experiment(&json!({"key": "greeting", "variations": 2, "weights": [0, 1]}));
    let anew =
        experiment(&json!({"key": "greeting", "variations": 2, "weights": [0, 1], "bucketVersion": 1}));
    let blocked = experiment(&json!({"key": "greeting", "variations": 2, "minBucketVersion": 1}));
    let mut sticky = Sticky::default();
    for id in 1..50 {
        let attributes = json!({"id": id});
        let first = run(&before, &attributes, Some(&mut sticky));
        assert_eq!((first.reason, first.is_to_store), (Reason::Drawn, true));
        let second = run(&after, &attributes, Some(&mut sticky));
        assert_eq!((second.variation, second.reason), (first.variation, Reason::Kept));
        assert!(second.is_hashed && second.is_sticky() && !second.is_to_store);
        assert_eq!(run(&after, &attributes, None).variation, 1);
        assert_eq!(run(&blocked, &attributes, Some(&mut sticky)).reason, Reason::Blocked);
        assert_eq!(run(&anew, &attributes, Some(&mut sticky)).variation, 1);
    }
}

#[test]
fn each_reason_is_told() {
    let attributes = json!({"id": "访客", "n": 0, "user": {"id": 7}});
    for (value, expected) in [
        (json!({"variations": 1}), Reason::NoChoice),
        (json!({"active": false}), Reason::Inactive),
        (json!({"hashAttribute": "missing"}), Reason::Nameless),
        (json!({"hashAttribute": "n"}), Reason::Nameless),
        (json!({"hashAttribute": "constructor"}), Reason::Nameless),
        (json!({"hashAttribute": "user.id"}), Reason::Drawn),
        (json!({"namespace": ["n", 0, 0]}), Reason::Elsewhere),
        (json!({"filters": [{"seed": "s"}]}), Reason::Elsewhere),
        (json!({"condition": {"n": 1}}), Reason::Condition),
        (json!({"coverage": 0}), Reason::Uncovered),
        (json!({"ranges": [[0, 0], [0, 0]]}), Reason::Uncovered),
        (json!({"force": 1}), Reason::Forced),
        (json!({}), Reason::Drawn),
    ] {
        let mut all = json!({"key": "e", "variations": 2});
        all.as_object_mut().unwrap().extend(value.as_object().unwrap().clone());
        let outcome = run(&experiment(&all), &attributes, None);
        assert_eq!(outcome.reason, expected, "{value}");
        let is_in = matches!(expected, Reason::Drawn | Reason::Forced);
        assert_eq!((outcome.is_in, outcome.bucket.is_some()), (is_in, expected == Reason::Drawn), "{value}");
    }
}

#[test]
fn what_cannot_be_read_lets_nobody_in() {
    for (value, place) in [
        (json!({"condition": "all"}), "$.condition:"),
        (json!({"namespace": ["n", 0]}), "$.namespace:"),
        (json!({"namespace": 3}), "$.namespace:"),
        (json!({"filters": [3]}), "$.filters[0]:"),
        (json!({"ranges": [3, [0, "1"]]}), "$.ranges[0]:"),
        (json!({"hashVersion": 3}), "$.hashVersion:"),
        (json!({"variations": "two"}), "$.variations:"),
    ] {
        let mut all = json!({"key": "e", "variations": 2});
        all.as_object_mut().unwrap().extend(value.as_object().unwrap().clone());
        let (experiment, problems) = read(&all);
        assert!(!run(&experiment.unwrap(), &json!({"id": 1}), None).is_in, "{value}");
        assert!(problems[0].contains(place), "{problems:?}");
    }
    for value in [json!({"variations": 2}), json!(3), json!({"key": "", "variations": 2})] {
        let (experiment, problems) = read(&value);
        assert!(experiment.is_none() && problems.len() == 1, "{value}: {problems:?}");
    }
}

#[test]
fn weights_share_the_visitors_out() {
    let split =
        experiment(&json!({"key": "分组", "variations": ["a", "b", "c"], "weights": [0.5, 0.3, 0.2]}));
    let mut counts = [0; 3];
    (0..20_000).for_each(|id| counts[run(&split, &json!({"id": id}), None).variation] += 1);
    for (count, weight) in counts.iter().zip([0.5, 0.3, 0.2]) {
        let share = f64::from(*count) / 20_000.0;
        assert!((share - weight).abs() < 0.012, "{counts:?}");
    }
}

proptest! {
    #[test]
    fn any_numbers_give_a_defined_outcome(
        numbers in prop::collection::vec(any::<f64>(), 6), id in any::<Option<i32>>(), count in 0..5_usize,
    ) {
        let value = json!({
            "key": "e", "variations": count, "weights": [numbers[0], numbers[1]], "coverage": numbers[2],
            "force": id.filter(|id| id % 3 == 0), "bucketVersion": numbers[3], "minBucketVersion": numbers[4],
            "hashVersion": numbers[5],
        });
        let experiment = read(&value).0.unwrap();
        let mut sticky = Sticky::default();
        let first = run(&experiment, &json!({"id": id}), Some(&mut sticky));
        prop_assert!(first.variation < count.max(1));
        let second = run(&experiment, &json!({"id": id}), Some(&mut sticky));
        prop_assert!(first.variation == second.variation || second.reason == Reason::Blocked);
    }
}
