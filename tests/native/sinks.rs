//! What receivers get, held to their documented forms and limits.
//!
//! Rows are drawn at random: any column that a row may have, with texts and lists longer than any receiver takes.

use std::fs;

use askwell::logic::feedback::raw::SinkKind;
use askwell::logic::feedback::record::{COLUMNS, Kind, Record};
use askwell::logic::feedback::sinks::{Sink, pushed};
use askwell::logic::json::Json;
use boon::{Compiler, SchemaIndex, Schemas};
use proptest::prelude::*;
use proptest::test_runner::TestRunner;
use serde_json::{Value, json};

const TIME: &str = "2026-01-31T23:59:59.001Z";

/// The row of which these are the columns; one of the wrong kind is dropped.
fn row(members: Vec<(String, Json)>) -> Json {
    let always = [("id", "p-3"), ("kind", "survey"), ("time", TIME)]
        .map(|(name, text)| (name.to_owned(), Json::from(text)));
    Record::from_json(&Json::Map(always.into_iter().chain(members).collect())).unwrap().to_json()
}

fn any_text() -> impl Strategy<Value = String> {
    let some = prop::sample::select(vec!["p-1", "/cart", "en", "a | b", "é😀", "<b>&", "\u{0}\n"]);
    let long =
        (prop::sample::select(vec!["a", "你", "😀"]), 400..700_usize).prop_map(|(c, times)| c.repeat(times));
    prop_oneof![3 => some.prop_map(str::to_owned), 1 => long]
}

/// Any value of a column: of the kind that it has.
fn any_value(column: &str) -> BoxedStrategy<Json> {
    let has = |value: Json| row(vec![(column.to_owned(), value.clone())]).get(column) == Some(&value);
    if column == "kind" {
        return prop::sample::select(Kind::ALL.map(|kind| Json::from(kind.word())).to_vec()).boxed();
    }
    if column == "status" {
        let all = ["shown", "partial", "sent", "dismissed", "abandoned"];
        return prop::sample::select(all.map(Json::from).to_vec()).boxed();
    }
    if ["id", "time"].contains(&column) {
        return Just(Json::from(if column == "id" { "p-3" } else { TIME })).boxed();
    }
    if has(Json::Number(1.0)) {
        return (-1e6..1e6).prop_map(Json::Number).boxed();
    }
    if has(Json::from("x")) {
        return any_text().prop_map(Json::Text).boxed();
    }
    prop::collection::vec(any_text().prop_map(Json::Text), 1..5).prop_map(Json::List).boxed()
}

/// A row with any of the columns.
fn any_row() -> impl Strategy<Value = Json> {
    let columns: Vec<_> =
        COLUMNS.iter().map(|column| prop::option::weighted(0.9, any_value(column))).collect();
    columns.prop_map(|values| {
        let named = COLUMNS.iter().zip(values).filter_map(|(name, value)| Some(((*name).to_owned(), value?)));
        row(named.collect())
    })
}

fn body(kind: SinkKind, row: &Json) -> Value {
    let sink = Sink { kind, url: "u".to_owned(), key: "k".to_owned() };
    serde_json::to_value(sink.post(std::slice::from_ref(row), "https://shop.example").body).unwrap()
}

#[test]
fn events_are_valid_by_the_published_schema_of_cloudevents() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/data/cloudevents/cloudevents.json");
    let Ok(text) = fs::read_to_string(path) else {
        eprintln!(
            "skipped: events are not held against the schema of CloudEvents; it is \
             cloudevents/formats/cloudevents.json of github.com/cloudevents/spec, expected at {path}"
        );
        return;
    };
    let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
    compiler.enable_format_assertions();
    compiler.add_resource("cloudevents.json", serde_json::from_str(&text).unwrap()).unwrap();
    let index: SchemaIndex = compiler.compile("cloudevents.json", &mut schemas).unwrap();
    let run = TestRunner::default().run(&any_row(), |row| {
        let event = &body(SinkKind::CloudEvents, &row)[0];
        let result = schemas.validate(event, index);
        prop_assert!(result.is_ok(), "{}", result.unwrap_err());
        prop_assert_eq!(
            Record::from_json(&serde_json::from_value(event["data"].clone()).unwrap()).unwrap().to_json(),
            row
        );
        Ok(())
    });
    run.unwrap();
    assert!(
        schemas
            .validate(&json!({"specversion": "1.0", "id": "", "source": "s", "type": "t"}), index)
            .is_err()
    );
}

#[test]
fn posthog_gets_the_events_of_its_surveys_field_by_field() {
    let ids = |more: Value| {
        let mut properties = json!({
            "$insert_id": "p-3", "$process_person_profile": false, "$survey_id": "csat", "$survey_name": "csat",
            "$survey_submission_id": "p-2", "$survey_language": "en",
        });
        properties.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        properties
    };
    let answers = json!({
        "$survey_response_csat": "4", "$survey_response_why": "a=b",
        "$survey_questions": [
            {"id": "csat", "question": "csat", "response": "4"},
            {"id": "why", "question": "why", "response": "a=b"},
        ],
    });
    let answered = |name: &str, value: bool| {
        let mut more = answers.clone();
        more[name] = value.into();
        more
    };
    for (status, is_answered, name, expected) in [
        ("shown", false, "survey shown", json!({})),
        ("partial", true, "survey sent", answered("$survey_completed", false)),
        ("sent", true, "survey sent", answered("$survey_completed", true)),
        ("dismissed", false, "survey dismissed", json!({"$survey_partially_completed": false})),
        ("dismissed", true, "survey dismissed", answered("$survey_partially_completed", true)),
        ("abandoned", true, "survey abandoned", answered("$survey_partially_completed", true)),
    ] {
        let responses = if is_answered { vec!["csat=4", "why=a=b"] } else { vec![] };
        let row = json!({
            "id": "p-3", "kind": "survey", "time": "2026-01-31T23:59:59.001Z", "conversation_id": "p-1",
            "survey_id": "csat", "submission_id": "p-2", "status": status, "locale": "en", "responses": responses,
        });
        let row = Record::from_json(&serde_json::from_value(row).unwrap()).unwrap().to_json();
        let sent = body(SinkKind::PostHog, &row);
        let event = &sent["batch"][0];
        assert_eq!(sent["api_key"], "k");
        assert_eq!(
            (&event["event"], &event["distinct_id"], &event["timestamp"]),
            (&name.into(), &"p-1".into(), &"2026-01-31T23:59:59.001Z".into())
        );
        let mut properties = event["properties"].clone();
        properties.as_object_mut().unwrap().retain(|name, _| name.starts_with('$'));
        assert_eq!(properties, ids(expected), "{status}");
    }
}

/// Whether a name may be one of an event or a parameter: support.google.com/analytics/answer/13316687.
fn is_name_of_ga4(name: &str) -> bool {
    let is_reserved =
        ["ga_", "google_", "firebase_", "gtag.", "query_id"].iter().any(|prefix| name.starts_with(prefix));
    name.len() <= 40
        && !is_reserved
        && name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
}

proptest! {
    /// Limits: support.google.com/analytics/answer/9267744.
    #[test]
    fn what_is_pushed_stays_within_the_limits_of_ga4(row in any_row()) {
        let pushed = serde_json::to_value(pushed(&row)).unwrap();
        let mut members = pushed.as_object().unwrap().clone();
        prop_assert!(is_name_of_ga4(members.remove("event").unwrap().as_str().unwrap()));
        prop_assert!(members.len() <= 25);
        for (name, value) in members {
            prop_assert!(is_name_of_ga4(&name), "{}", name);
            let is_short = value.as_str().is_some_and(|text| text.chars().count() <= 100);
            prop_assert!(value.is_number() || is_short, "{}", name);
        }
    }

    /// Limits: plausible.io/docs/events-api, plausible.io/docs/custom-props/introduction.
    #[test]
    fn what_plausible_gets_stays_within_its_limits(row in any_row()) {
        let event = body(SinkKind::Plausible, &row);
        prop_assert!((1..=120).contains(&event["name"].as_str().unwrap().chars().count()));
        prop_assert!(event["domain"].is_string() && event["url"].as_str().unwrap().starts_with("https://shop.example"));
        let props = event["props"].as_object().unwrap();
        prop_assert!(props.len() <= 30);
        for (name, value) in props {
            prop_assert!(name.len() <= 300 && value.as_str().is_some_and(|text| text.len() <= 2000), "{}", name);
        }
    }

    /// A call of the batch has a name, somebody, and an id to drop repeats by:
    /// segment.com/docs/connections/sources/catalog/libraries/server/http-api.
    #[test]
    fn segment_gets_whole_calls(row in any_row()) {
        let sent = body(SinkKind::Segment, &row);
        let call = &sent["batch"][0];
        for name in ["event", "messageId", "timestamp"] {
            prop_assert!(call[name].as_str().is_some_and(|text| !text.is_empty()), "{}", name);
        }
        prop_assert_eq!((&sent["writeKey"], &call["type"]), (&json!("k"), &json!("track")));
        prop_assert!(call["anonymousId"].is_string());
    }
}
