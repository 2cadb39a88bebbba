//! What holds of any condition, and what is told of wrong ones. Cases of the language itself are data:
//! `tests/cases/conditions.json` and `GrowthBook`'s suite, both run by `tests/native/conformance.rs`.

use proptest::prelude::*;
use serde_json::{Value, json};

use super::super::super::json::Json;
use super::super::super::report::{Read, Reader};
use super::check::{Known, OPERATORS, check};
use super::native::native_matches;
use super::{Condition, Context, Failure, MOST_DEPTH, explain, holds};

fn read(value: &Value) -> Json {
    serde_json::from_value(value.clone()).unwrap()
}

fn held(condition: &Value, attributes: &Value) -> bool {
    holds(&read(condition), &read(attributes), &Context { groups: &Json::Null, matches: native_matches })
}

#[test]
fn a_failure_says_where_and_why() {
    let attributes = read(&json!({"cart": {"total": 20}, "tags": [{"name": "a"}]}));
    let context = Context { groups: &Json::Null, matches: native_matches };
    for (condition, expected) in [
        (json!({"cart.total": {"$gt": 10, "$gte": 50}}), ("cart.total", "$gte", json!(50), json!(20))),
        (json!({"country": "CN"}), ("country", "=", json!("CN"), json!(null))),
        (json!({"cart.total": {"$not": {"$gt": 5}}}), ("cart.total", "$not", json!({"$gt": 5}), json!(20))),
        (json!({"$or": [{"a": 1}, {"b": 2}]}), ("", "$or", json!([{"a": 1}, {"b": 2}]), json!(null))),
        (json!({"$and": [{"cart.total": 20}, {"b": 2}]}), ("b", "=", json!(2), json!(null))),
        (
            json!({"tags": {"$elemMatch": {"name": "b"}}}),
            ("tags", "$elemMatch", json!({"name": "b"}), json!([{"name": "a"}])),
        ),
        (json!({"tags": {"$elemMatch": {"name": "a"}}, "c": 3}), ("c", "=", json!(3), json!(null))),
        (json!({"cart": {"$regx": "a"}}), ("cart", "$regx", json!("a"), json!({"total": 20}))),
    ] {
        let condition = read(&condition);
        let (path, operator, wanted, found) = expected;
        let (wanted, found) = (read(&wanted), read(&found));
        let failure = Failure { path, operator, wanted: &wanted, found: &found, is_refused: false };
        let found = explain(&condition, &attributes, &context);
        assert_eq!(found.map_err(|found| Failure { found: failure.found, ..found }), Err(failure));
    }
}

/// A condition under so many others.
fn nested(levels: usize, around: fn(Value) -> Value) -> Value {
    (0..levels).fold(json!({"a": 1}), |inner, _| around(inner))
}

#[test]
fn what_lies_too_deep_never_holds() {
    let attributes = json!({"a": 1});
    let and = |inner| json!({"$and": [inner]});
    assert!(held(&nested(MOST_DEPTH - 2, and), &attributes));
    assert!(!held(&nested(MOST_DEPTH - 1, and), &attributes));
    for around in [and, |inner| json!({"$not": inner}), |inner| json!({"$nor": [inner]})] {
        for levels in [MOST_DEPTH, MOST_DEPTH + 1, 100] {
            assert!(!held(&nested(levels, around), &attributes), "{levels}");
        }
    }
    let value = (0..100).fold(json!(1), |inner, _| json!({"$not": inner}));
    assert!(!held(&json!({"a": value}), &attributes));
}

#[test]
fn what_is_refused_never_holds_whatever_is_around_it() {
    let attributes = json!({"a": "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!", "b": [1]});
    let evil = json!({"a": {"$regex": "^(a+)+$"}});
    for condition in [
        evil.clone(),
        json!({"$not": evil}),
        json!({"$nor": [evil]}),
        json!({"$or": [evil, {"b": [1]}]}),
        json!({"a": {"$not": {"$regex": "^(a+)+$"}}}),
        json!({"b": {"$elemMatch": {"$not": {"$regexi": "(a|a)*$"}}}}),
        json!({"b": {"$all": [{"$not": {"$regexi": "(a|a)*$"}}]}}),
    ] {
        assert!(!held(&condition, &attributes), "{condition}");
        let (condition, attributes) = (read(&condition), read(&attributes));
        let context = Context { groups: &Json::Null, matches: native_matches };
        assert!(explain(&condition, &attributes, &context).is_err_and(|failure| failure.is_refused));
    }
}

#[test]
fn of_a_long_text_the_beginning_is_searched() {
    let text = |letters: usize| json!({"a": format!("{}z", "长".repeat(letters))});
    assert!(held(&json!({"a": {"$regex": "z"}}), &text(1_999)));
    assert!(!held(&json!({"a": {"$regex": "z"}}), &text(2_000)));
}

fn problems(condition: &Value) -> (bool, Vec<String>) {
    let groups = read(&json!({"vip": [1]}));
    let context = Context { groups: &groups, matches: native_matches };
    let known = Known { context, roots: &["visitor", "page", "$groups"] };
    let mut reader = Reader::new("askwell.json");
    let is_usable = check(&read(condition), &known, &mut reader);
    (is_usable, reader.into_problems().iter().map(ToString::to_string).collect())
}

#[test]
fn what_is_wrong_is_told_with_its_place() {
    for (condition, place, part) in [
        (json!({"visiter.vip": true}), "$.visiter.vip", "did you mean \"visitor\"?"),
        (json!({"page.path": {"$regx": "a"}}), "$.page.path.$regx", "did you mean \"$regex\"?"),
        (json!({"$ands": []}), "$.$ands", "did you mean \"$and\"?"),
        (json!({"$in": [1]}), "$.$in", "needs an attribute"),
        (json!([1]), "$", "expected an object"),
        (json!({"$or": {"a": 1}}), "$.$or", "expected a list"),
        (json!({"$and": [{"page": 1}, 3]}), "$.$and[1]", "expected an object"),
        (json!({"page": {"$in": "a"}}), "$.page.$in", "expected a list, found a text."),
        (json!({"page": {"$gt": true}}), "$.page.$gt", "expected a text or a number"),
        (json!({"page": {"$exists": "yes"}}), "$.page.$exists", "expected true or false"),
        (json!({"page": {"$type": "text"}}), "$.page.$type", "expected one of string, number"),
        (json!({"page": {"$eq": [1]}}), "$.page.$eq", "leave the operator out"),
        (json!({"page": {"$inGroup": 3}}), "$.page.$inGroup", "expected a text"),
        (json!({"page": {"$inGroup": "vips"}}), "$.page.$inGroup", "nobody is in it"),
        (json!({"page": {"$regex": "a("}}), "$.page.$regex", "no regular expression"),
        (json!({"page": {"$gt": 1, "to": 2}}), "$.page.$gt", "do not mix"),
        (json!({"page": {"$elemMatch": {"x": {"$inn": [1]}}}}), "$.page.$elemMatch.x.$inn", "\"$in\""),
        (json!({"page": {"$size": {"$not": {"$gtt": 2}}}}), "$.page.$size.$not.$gtt", "\"$gt\""),
    ] {
        let (is_usable, told) = problems(&condition);
        assert!(is_usable, "{condition}");
        assert_eq!(told.len(), 1, "{condition}: {told:?}");
        let start = format!("askwell.json at {place}: ");
        assert!(told[0].starts_with(&start) && told[0].contains(part), "{condition}: {told:?}");
    }
}

#[test]
fn what_is_refused_is_told_and_makes_the_whole_unusable() {
    let deep = nested(60, |inner| json!({"$and": [inner]}));
    for (condition, part) in [
        (json!({"page": {"$regex": "(a+)+"}}), "repeat one of them only"),
        (json!({"$not": {"page": {"$regexi": "(a|a)+"}}}), "let each alternative begin otherwise"),
        (json!({"page": {"$regex": "x".repeat(501)}}), "500"),
        (deep, "too deep"),
    ] {
        let (is_usable, told) = problems(&condition);
        assert!(!is_usable && told.len() == 1 && told[0].contains(part), "{told:?}");
    }
}

#[test]
fn nothing_is_told_of_what_is_right() {
    for condition in [
        json!({}),
        json!({"visitor.id": {"$inGroup": "vip"}, "page.path": {"$regex": "^/(en|zh)/"}}),
        json!({"$groups": {"$elemMatch": {"$eq": "a"}}}),
        json!({"visitor": {"$elemMatch": {"any": {"$veq": "1.2"}}}, "$nor": [{"page": {"$size": 2}}]}),
        json!({"page": {"$all": ["a", {"$gt": 2}], "$nini": ["x"], "$exists": false, "$type": "array"}}),
        json!({"page": {"a": {"$b": 1}}}),
    ] {
        assert_eq!(problems(&condition), (true, vec![]), "{condition}");
    }
}

#[test]
fn a_condition_in_the_config_is_an_object() {
    let mut reader = Reader::new("askwell.json");
    assert_eq!(Condition::read(&Json::from("a"), &mut reader), None);
    assert!(Condition::read(&Json::Map(vec![]), &mut reader).is_some());
    assert_eq!(reader.into_problems().len(), 1);
}

fn any_json() -> impl Strategy<Value = Value> {
    let mut names =
        vec!["a", "a.b", "a.0", "b", "__proto__", "constructor", "$and", "$or", "$nor", "", ".", "满"];
    names.extend(OPERATORS);
    let word = prop::sample::select(vec![
        "a", "A", "1", "", "null", "1.2.3", "string", "(a+)+", "[", "é", "É", "^a",
    ]);
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        (-2..4_i32).prop_map(Value::from),
        word.prop_map(Value::from),
        ".{0,6}".prop_map(Value::from),
    ];
    leaf.prop_recursive(6, 40, 4, move |inner| {
        let name = prop::sample::select(names.clone());
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::vec((name, inner), 0..4).prop_map(|members| members
                .into_iter()
                .map(|(name, value)| (name.to_owned(), value))
                .collect()),
        ]
    })
}

proptest! {
    #[test]
    fn anything_is_asked_of_anything_without_harm(condition in any_json(), attributes in any_json()) {
        let context = Context { groups: &read(&attributes), matches: native_matches };
        let (condition, attributes) = (read(&condition), read(&attributes));
        let found = explain(&condition, &attributes, &context);
        prop_assert_eq!(found.is_ok(), holds(&condition, &attributes, &context));
        let known = Known { context, roots: &["a"] };
        let is_usable = check(&condition, &known, &mut Reader::new("x"));
        // What evaluation refuses was told when it was loaded.
        if is_refused(&found) {
            prop_assert!(!is_usable);
        }
        // `$not` is the negation of all that is not refused.
        let negated = Json::object(vec![("$not", condition.clone())]);
        let not = explain(&negated, &attributes, &context);
        if !is_refused(&not) {
            prop_assert_eq!(not.is_ok(), found.is_err());
        }
    }
}

fn is_refused(found: &Result<(), Failure>) -> bool {
    found.is_err_and(|failure| failure.is_refused)
}
