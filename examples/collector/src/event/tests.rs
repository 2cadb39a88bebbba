//! Which events are read, and how refusals name their place; the published schema is the reference.

use std::fs;
use std::path::Path;

use boon::{Compiler, SchemaIndex, Schemas};
use proptest::prelude::*;
use proptest::test_runner::TestRunner;
use serde_json::{Value, json};

use super::*;

fn rating() -> Value {
    json!({
        "specversion": "1.0",
        "id": "e1",
        "source": "https://shop.example/",
        "type": "askwell.rating",
        "time": "2026-01-31T23:59:59.001Z",
        "subject": "s1/thumb",
        "datacontenttype": "application/json",
        "data": {
            "id": "e1", "kind": "rating", "time": "2026-01-31T23:59:59.001Z",
            "submission_id": "s1", "question_id": "thumb", "value": 2, "scale": 2,
        },
    })
}

/// The event with what stands at the pointer replaced; `null` there takes it out.
fn with(pointer: &str, value: Value) -> Value {
    let mut event = rating();
    let (parent, name) = pointer.rsplit_once('/').unwrap();
    let parent = event.pointer_mut(parent).unwrap().as_object_mut().unwrap();
    if value.is_null() {
        parent.remove(name)
    } else {
        parent.insert(name.to_owned(), value)
    };
    event
}

fn read(event: &Value) -> Result<Option<Event>, Refusal> {
    super::read(&serde_json::from_str(&event.to_string()).unwrap(), "$")
}

#[test]
fn a_rating_is_read() {
    let event = read(&rating()).unwrap().unwrap();
    assert_eq!((event.source.as_str(), event.id.as_str()), ("https://shop.example/", "e1"));
    assert_eq!((event.kind, event.subject.as_str()), (Kind::Rating, "s1/thumb"));
    assert_eq!(event.time, 1_769_903_999_001);
}

#[test]
fn what_is_wrong_is_named() {
    for (pointer, value, path, reason) in [
        ("/specversion", json!("0.3"), "$.specversion", "\"1.0\" only"),
        ("/specversion", json!(1.0), "$.specversion", "found a number"),
        ("/id", json!(null), "$.id", "missing"),
        ("/id", json!(""), "$.id", "must not be empty"),
        ("/source", json!("not a source"), "$.source", "URI reference"),
        ("/type", json!(null), "$.type", "missing"),
        ("/time", json!("yesterday"), "$.time", "RFC 3339"),
        ("/time", json!(5), "$.time", "found a number"),
        ("/subject", json!(""), "$.subject", "must not be empty"),
        ("/dataschema", json!("no-scheme"), "$.dataschema", "URI with a scheme"),
        ("/datacontenttype", json!("text/xml"), "$.datacontenttype", "application/json only"),
        ("/data_base64", json!("e30="), "$.data_base64", "as JSON"),
        ("/data", json!(null), "$.data", "missing"),
        ("/data", json!("text"), "$.data", "found a text"),
        ("/data/id", json!(null), "$.data.id", "missing"),
        ("/data/kind", json!("survey"), "$.data.kind", "asks for \"rating\""),
        ("/data/kind", json!(null), "$.data.kind", "missing"),
        ("/data/time", json!("2026-01-31T23:59:59+01:00"), "$.data.time", "in UTC"),
    ] {
        let refusal = read(&with(pointer, value.clone())).unwrap_err();
        assert_eq!(refusal.path, path, "{pointer} {value}");
        assert!(refusal.reason.contains(reason), "{pointer} {value}: {}", refusal.reason);
    }
    assert_eq!(
        read(&json!([])).unwrap_err(),
        Refusal::new("$", "expected an event of CloudEvents 1.0, found a list")
    );
}

#[test]
fn what_may_be_absent_or_unusual_is_read() {
    for (pointer, value) in [
        ("/time", json!(null)),
        ("/time", json!("2026-01-31T23:59:59+08:00")),
        ("/subject", json!(null)),
        ("/datacontenttype", json!(null)),
        ("/datacontenttype", json!("application/vnd.askwell+json; charset=utf-8")),
        ("/source", json!("/relative")),
        ("/source", json!("urn:uuid:6e8bc430-9c3a-11d9-9669-0800200c9a66")),
        ("/comexampleextension", json!(true)),
        ("/data/column_of_tomorrow", json!({"deep": [1, null]})),
    ] {
        assert!(read(&with(pointer, value.clone())).unwrap().is_some(), "{pointer} {value}");
    }
    let nulls =
        r#"{"specversion":"1.0","id":"a","source":"b","type":"c","time":null,"subject":null,"data":null}"#;
    assert_eq!(super::read(&serde_json::from_str(nulls).unwrap(), "$"), Ok(None));
}

#[test]
fn other_types_are_ignored_whatever_they_carry() {
    for type_ in ["askwell.other", "askwell.", "rating", "com.github.push", "askwell.rating.v2"] {
        assert_eq!(read(&with("/type", json!(type_))), Ok(None), "{type_}");
    }
}

#[test]
fn a_row_that_names_no_subject_stands_for_itself() {
    let event = read(&with("/data/submission_id", json!(null))).unwrap().unwrap();
    assert_eq!(event.subject, "e1");
}

/// The published JSON Schema of CloudEvents, or none, with a word on where it comes from.
fn schema() -> Option<(Schemas, SchemaIndex)> {
    let path =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/cloudevents/cloudevents.json");
    let Ok(text) = fs::read_to_string(&path) else {
        eprintln!(
            "skipped: events are not held against the schema of CloudEvents; it is \
             cloudevents/formats/cloudevents.json of github.com/cloudevents/spec, expected at {}",
            path.display()
        );
        return None;
    };
    let (mut compiler, mut schemas) = (Compiler::new(), Schemas::new());
    compiler.enable_format_assertions();
    compiler.add_resource("cloudevents.json", serde_json::from_str(&text).unwrap()).unwrap();
    let index = compiler.compile("cloudevents.json", &mut schemas).unwrap();
    Some((schemas, index))
}

/// Values that stand where an attribute should: right, nearly right and wrong.
fn any_value() -> impl Strategy<Value = Value> {
    let texts = prop::sample::select(vec![
        "",
        "1.0",
        "askwell.rating",
        "askwell.survey",
        "https://shop.example/",
        "//host:port",
        "a:b",
        "1:b",
        "%zz",
        "2026-01-31T23:59:59.001Z",
        "2026-01-31T23:59:59+08:00",
        "2026-02-30T00:00:00Z",
        "2026-01-31t23:59:59z",
        "2026-01-31T23:59:59.1xZ",
        "2026-01-31T23:59:59.123456xyZ",
        "application/json",
    ]);
    prop_oneof![
        4 => texts.prop_map(Value::from),
        1 => "[ -~]{0,12}".prop_map(Value::from),
        1 => "2026-0[1-3]-[0-3][0-9]T[0-2][0-9]:[0-6][0-9]:[0-6][0-9](\\.[0-9a]{1,5})?(Z|[+-][0-9]{2}:[0-9]{2})"
            .prop_map(Value::from),
        1 => prop::sample::select(vec![json!(null), json!(true), json!(3), json!([]), json!({})]),
    ]
}

fn any_event() -> impl Strategy<Value = Value> {
    let name = prop::sample::select(vec![
        "/specversion",
        "/id",
        "/source",
        "/type",
        "/time",
        "/subject",
        "/dataschema",
        "/datacontenttype",
        "/data",
        "/data_base64",
    ]);
    (name, any_value()).prop_map(|(pointer, value)| {
        let mut event = rating();
        event.as_object_mut().unwrap().insert(pointer.trim_start_matches('/').to_owned(), value);
        event
    })
}

#[test]
fn what_is_accepted_conforms_to_the_published_schema() {
    let Some((schemas, index)) = schema() else { return };
    assert!(schemas.validate(&rating(), index).is_ok());
    assert!(schemas.validate(&with("/time", json!("yesterday")), index).is_err(), "formats are not checked");
    let config = ProptestConfig { cases: 4_000, failure_persistence: None, ..ProptestConfig::default() };
    let mut runner = TestRunner::new(config);
    let checked = runner.run(&any_event(), |event| {
        if read(&event).is_ok() {
            let valid = schemas.validate(&event, index).map_err(|error| error.to_string());
            prop_assert!(valid.is_ok(), "accepted, and not valid: {event}: {valid:?}");
        }
        Ok(())
    });
    checked.unwrap();
}

proptest! {
    #[test]
    fn any_event_is_read_without_harm(event in any_event()) {
        if let Err(refusal) = read(&event) {
            prop_assert!(refusal.path.starts_with('$'));
        }
    }
}
