//! How well values are understood: `tests/cases/slots.jsonl`, a line each as `tests/cases/README.md` tells.
//!
//! The list was written before the code. The rules were then tuned on the lines of the part `dev` only; `test` tells how
//! well they do on lines not looked at, so failures are printed of `dev` alone.

use std::collections::BTreeMap;

use askwell::logic::faq::action::{Slot, SlotKind, When};
use askwell::logic::slots::{Asked, understand};
use serde_json::Value;
use unicode_normalization::UnicodeNormalization;

/// The share of each part that must be understood: at the first run .994 and .940.
const FLOORS: [(&str, f64); 2] = [("dev", 0.99), ("test", 0.93)];

fn slot(case: &Value) -> Slot {
    let text = |key: &str| case.get(key).and_then(Value::as_str).map(str::to_owned);
    let kind = match case["slot"].as_str().unwrap() {
        "order_number" => SlotKind::Code(text("pattern")),
        "email" => SlotKind::Email,
        "date" => SlotKind::Date(match text("when").as_deref() {
            Some("past") => Some(When::Past),
            Some("future") => Some(When::Future),
            _ => None,
        }),
        "amount" => SlotKind::Amount,
        "phone" => SlotKind::Phone,
        "number" => SlotKind::Number,
        "choice" => {
            let options = case["options"].as_array().unwrap();
            SlotKind::Choice(options.iter().map(|option| option.as_str().unwrap().to_owned()).collect())
        }
        "text" => SlotKind::Text,
        other => panic!("no such slot: {other}"),
    };
    Slot { kind, ..Slot::default() }
}

#[test]
fn values_are_understood() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases/slots.jsonl");
    let text = std::fs::read_to_string(path).unwrap();
    let mut counts: BTreeMap<(String, String), (u32, u32)> = BTreeMap::new();
    for line in text.lines() {
        let case: Value = serde_json::from_str(line).unwrap();
        let word = |key: &str| case[key].as_str().unwrap().to_owned();
        // As the caller does: the browser's NFKC.
        let said: String = word("q").nfkc().collect();
        let (today, lang) = (word("today"), word("lang"));
        let value = understand(&slot(&case), &said, Asked { today: &today, lang: &lang });
        let expected = case["value"].as_str();
        let also = case.get("also").and_then(Value::as_array).into_iter().flatten();
        let is_right = value.as_deref() == expected
            || also.filter_map(Value::as_str).any(|also| value.as_deref() == Some(also));
        if !is_right && word("part") == "dev" {
            println!("  {} {:?}: {value:?}, expected {expected:?}", word("slot"), word("q"));
        }
        for group in [word("slot"), "all".to_owned()] {
            let count = counts.entry((word("part"), group)).or_default();
            count.0 += u32::from(is_right);
            count.1 += 1;
        }
    }
    for ((part, group), (right, all)) in &counts {
        println!("{part:>5} {group:>13} {right:3} of {all}");
    }
    for (part, floor) in FLOORS {
        let (right, all) = counts[&(part.to_owned(), "all".to_owned())];
        assert!(f64::from(right) >= floor * f64::from(all), "{part}: {right} of {all}");
    }
}
