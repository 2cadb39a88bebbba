//! What the public suite does not hold; the suite itself runs in `tests/native/conformance.rs`.

use proptest::prelude::*;

use super::super::super::json::Json;
use super::super::super::report::Reader;
use super::*;

fn json(text: &str) -> Json {
    serde_json::from_str(text).unwrap()
}

fn is_so(condition: &str, attributes: &str) -> bool {
    let groups = json(r#"{"vips": ["安娜", 7]}"#);
    holds(&json(condition), &json(attributes), &Context { groups: &groups, matches: native_matches })
}

#[test]
fn what_the_suite_does_not_hold() {
    for (condition, attributes, expected) in [
        (r#"{"visitor.name": "安娜"}"#, r#"{"visitor": {"name": "安娜"}}"#, true),
        (r#"{"visitor.name": {"$inGroup": "vips"}}"#, r#"{"visitor": {"name": "安娜"}}"#, true),
        (r#"{"visitor.name": {"$notInGroup": "none"}}"#, r#"{"visitor": {"name": "安娜"}}"#, true),
        (r#"{"visitor.name": {"$regex": "^安"}}"#, r#"{"visitor": {"name": "安娜"}}"#, true),
        (r#"{"visitor.name": {"$ini": ["ÉMILE"]}}"#, r#"{"visitor": {"name": "émile"}}"#, true),
        (r#"{"visitor.name": {"$lt": "\uD83D\uDE00"}}"#, r#"{"visitor": {"name": "￿"}}"#, false),
        (r#"{"__proto__": null}"#, "{}", true),
        (r#"{"__proto__.x": {"$exists": true}}"#, "{}", false),
        (r#"{"constructor": {"$exists": true}}"#, "{}", false),
        (r#"{"cart.total": {"$gte": 50}}"#, r#"{"cart": {"total": "60"}}"#, true),
        (r#"{"cart.total": {"$gte": 50}}"#, r#"{"cart": {"total": "sixty"}}"#, false),
        (r#"{"cart.total": {"$lt": 50}}"#, "{}", true),
        (r#"{"cart.total": {"$eq": 50}}"#, r#"{"cart": {"total": "50"}}"#, false),
        (r#"{"cart.total": 50}"#, r#"{"cart": {"total": "50"}}"#, true),
        (r#"{"$or": []}"#, "{}", true),
        (r#"{"$and": []}"#, "{}", true),
        (r#"{"a": {"$regex": "(a+)+$"}}"#, r#"{"a": "aaaa"}"#, false),
        (r#"{"a": {"$regex": "("}}"#, r#"{"a": "("}"#, false),
        (r#"{"a": {"$in": "abc"}}"#, r#"{"a": "a"}"#, false),
        ("[]", "{}", false),
        ("5", "{}", false),
        (r#"{"a": {"$size": {"$gt": 1}}}"#, r#"{"a": [1, 2]}"#, true),
        (
            r#"{"behavior.pages": {"$elemMatch": {"path": "/a", "times": {"$gt": 1}}}}"#,
            r#"{"behavior": {"pages": [{"path": "/a", "times": 2}]}}"#,
            true,
        ),
    ] {
        assert_eq!(is_so(condition, attributes), expected, "{condition} on {attributes}");
    }
}

#[test]
fn a_failure_names_what_was_found() {
    let context = Context { groups: &Json::Null, matches: native_matches };
    let attributes = json(r#"{"cart": {"total": 20}}"#);
    let failure = explain(&json(r#"{"cart.total": {"$gte": 50}}"#), &attributes, &context).unwrap_err();
    assert_eq!((failure.path.as_str(), failure.operator.as_str()), ("cart.total", "$gte"));
    assert_eq!((failure.wanted, failure.found), (Json::Number(50.0), Json::Number(20.0)));
}

#[test]
fn deep_conditions_do_not_hold_and_do_not_end_the_program() {
    let deep = format!("{}{{}}{}", r#"{"$not": "#.repeat(100), "}".repeat(100));
    assert!(!is_so(&format!(r#"{{"$and": [{deep}], "a": 1}}"#), "{}"));
    let operators = format!(r#"{{"a": {}1{}}}"#, r#"{"$not": "#.repeat(100), "}".repeat(100));
    is_so(&operators, "{}");
}

#[test]
fn mistakes_are_named_with_their_place() {
    for (condition, place, word) in [
        (r#"{"cart.total": {"$gte": 50}, "visitor.vip": true}"#, "", ""),
        (r#"{"crat.total": 5}"#, "$.crat.total", "cart"),
        (r#"{"cart.total": {"$gtr": 5}}"#, "$.cart.total.$gtr", "$gt"),
        (r#"{"$any": []}"#, "$.$any", "$and"),
        (r#"{"$or": {}}"#, "$.$or", "list"),
        (r#"{"page.path": {"$regex": "(a+)+"}}"#, "$.page.path.$regex", "for ever"),
        (r#"{"page.path": {"$in": "a"}}"#, "$.page.path.$in", "list"),
        (
            r#"{"behavior.pages": {"$elemMatch": {"path": {"$regx": "a"}}}}"#,
            "$.behavior.pages.$elemMatch.path.$regx",
            "$regex",
        ),
        ("[]", "$", "object"),
    ] {
        let mut reader = Reader::new("askwell.json");
        check(&json(condition), &mut reader);
        let problems = reader.into_problems();
        if place.is_empty() {
            assert!(problems.is_empty(), "{condition}: {problems:?}");
        } else {
            assert_eq!(problems.len(), 1, "{condition}: {problems:?}");
            assert_eq!(problems[0].path, place);
            assert!(problems[0].message.contains(word), "{}", problems[0].message);
        }
    }
}

#[test]
fn broken_expressions_are_found_by_the_host() {
    let condition = json(r#"{"$or": [{"page.path": {"$regex": "^/a"}}, {"a": {"$not": {"$regexi": "("}}}]}"#);
    assert_eq!(broken_regex(&condition, native_matches), Some("("));
    assert_eq!(broken_regex(&json(r#"{"a": {"$regex": "(a+)+"}}"#), native_matches), None);
}

fn any_json() -> impl Strategy<Value = Json> {
    let leaf = prop_oneof![
        Just(Json::Null),
        any::<bool>().prop_map(Json::Bool),
        any::<f64>().prop_map(Json::Number),
        "[a-c(+*\\[|]{0,4}".prop_map(Json::Text),
    ];
    let name = prop::sample::select(vec![
        "a",
        "b",
        "a.b",
        "$or",
        "$not",
        "$and",
        "$nor",
        "$in",
        "$regex",
        "$size",
        "$all",
        "$elemMatch",
        "$gt",
        "$veq",
        "__proto__",
    ]);
    leaf.prop_recursive(5, 40, 4, move |inner| {
        let members = prop::collection::vec((name.clone(), inner.clone()), 0..4);
        prop_oneof![prop::collection::vec(inner, 0..4).prop_map(Json::List), members.prop_map(Json::object),]
    })
}

proptest! {
    #[test]
    fn anything_has_a_defined_result(condition in any_json(), attributes in any_json()) {
        let context = Context { groups: &Json::Null, matches: native_matches };
        let is_so = condition != Json::Null && holds(&condition, &attributes, &context);
        let negated = Json::object(vec![("$not", condition.clone())]);
        prop_assert_eq!(holds(&negated, &attributes, &context), !is_so);
        check(&condition, &mut Reader::new("t"));
    }
}
