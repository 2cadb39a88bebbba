//! Conditions and experiments against `GrowthBook`'s public suite, and against cases of our own in the same form.

use std::fs;
use std::hint::black_box;
use std::time::Instant;

use askwell::logic::json::Json;
use askwell::logic::rules::condition::{Context, holds};
use askwell::logic::rules::conformance::{Report, run};
use serde_json::{Value, json};

fn read(path: &str) -> Option<Report> {
    let text = fs::read_to_string(path).ok()?;
    Some(run(&serde_json::from_str::<Json>(&text).unwrap()))
}

fn assert_passed(report: &Report, least: usize) {
    assert_eq!(report.failures, [""; 0]);
    assert!(report.total >= least, "only {} cases", report.total);
}

/// `packages/sdk-js/test/cases.json` of growthbook/growthbook (MIT), without what needs a server.
#[test]
fn the_public_suite() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/data/growthbook/cases.json");
    match read(path) {
        Some(report) => assert_passed(&report, 445),
        None => eprintln!("skipped: needs {path}, GrowthBook's packages/sdk-js/test/cases.json"),
    }
}

/// What the public suite leaves out: text beyond ASCII, names of JavaScript's own, wrong types, JavaScript's oddities.
#[test]
fn our_own_cases() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases/conditions.json");
    assert_passed(&read(path).unwrap(), 100);
}

fn json_of(value: Value) -> Json {
    serde_json::from_value(value).unwrap()
}

/// `cargo test -p askwell --release --test native -- --ignored --nocapture microseconds`
#[test]
#[ignore = "a measurement, not a test"]
fn microseconds_a_condition_in() {
    let attributes = json_of(json!({
        "visitor": {"country": "CN", "visits": 3, "tags": ["vip", "new"], "version": "1.4.2"},
        "page": {"path": "/zh/products/tea", "query": {"utm_source": "wechat"}}, "cart": {"total": 88.5},
    }));
    let context = Context { groups: &Json::Null, matches: |_, _, _| Some(true) };
    for condition in [
        json!({"visitor.country": "CN"}),
        json!({"cart.total": {"$gte": 50}, "visitor.tags": {"$in": ["vip"]}, "page.query.utm_source": "wechat"}),
        json!({"$or": [{"visitor.visits": {"$gt": 9}}, {"visitor.version": {"$vgte": "1.4.0"}}]}),
        json!({"page.path": {"$regex": "^/(en|zh)/products/"}}),
    ] {
        let read = json_of(condition.clone());
        let start = Instant::now();
        let held = (0..100_000).filter(|_| holds(&read, black_box(&attributes), &context)).count();
        assert_eq!(held, 100_000);
        println!("{:.3} µs {condition}", start.elapsed().as_secs_f64() * 10.0);
    }
}
