//! How well wishes for a human are told: precision and recall over `tests/cases/human-request.zh.jsonl`, `{"q", "human"}`
//! a line. Whoever wrote the list had not seen the rules, and the rules are not tuned on it.

use askwell::logic::talk::human::is_wished;
use askwell::logic::text::{folded, native_fold};
use serde_json::Value;

/// Precision and recall may not fall below these.
const FLOORS: (f64, f64) = (0.8, 0.8);

#[test]
fn wishes_for_a_human_are_heard_in_chinese() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases/human-request.zh.jsonl");
    let Ok(text) = std::fs::read_to_string(path) else { return println!("skipped: {path} is not here") };
    let (mut heard, mut missed, mut wrong) = (0_u32, Vec::new(), Vec::new());
    for line in text.lines() {
        let case: Value = serde_json::from_str(line).unwrap();
        let (asked, expected) = (case["q"].as_str().unwrap(), case["human"].as_bool().unwrap());
        match (expected, is_wished(&folded(native_fold, asked))) {
            (true, true) => heard += 1,
            (true, false) => missed.push(asked.to_owned()),
            (false, true) => wrong.push(asked.to_owned()),
            (false, false) => {}
        }
    }
    let share = |others: usize| f64::from(heard) / (f64::from(heard) + others as f64).max(1.0);
    let (precision, recall) = (share(wrong.len()), share(missed.len()));
    println!("precision {precision:.3}, recall {recall:.3}\nmissed {missed:#?}\nwrong {wrong:#?}");
    assert!(precision >= FLOORS.0 && recall >= FLOORS.1, "precision {precision:.3}, recall {recall:.3}");
}
