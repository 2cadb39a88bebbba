//! Conditions and experiments against `GrowthBook`'s public suite, and against cases of our own in the same form.

use std::fs;

use askwell::logic::json::Json;
use askwell::logic::rules::conformance::{Report, run};

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
