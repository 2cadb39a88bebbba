//! The language of short questions: `tests/cases/languages.json`, of which tables are made by looking at half, and the
//! other half measures them.

use askwell::logic::language::identify::{identify, identify_among};
use askwell::logic::text::native_fold;
use serde_json::Value;

/// The questions of a half, each with its language; empty where it is of none.
fn cases(half: &str) -> Vec<(String, String)> {
    let text = include_str!("../cases/languages.json");
    let rows: Vec<Value> = serde_json::from_str(text).unwrap();
    rows.iter()
        .filter(|row| row["half"] == half)
        .map(|row| {
            (row["q"].as_str().unwrap().to_owned(), row["lang"].as_str().unwrap_or_default().to_owned())
        })
        .collect()
}

/// The share of a half's questions whose language is told, the share that is told wrong, and what is missed.
fn measured(half: &str) -> (f64, f64, Vec<String>) {
    let cases = cases(half);
    let (mut right, mut wrong, mut missed) = (0.0, 0.0, Vec::new());
    for (question, lang) in &cases {
        let found = identify(native_fold, question).unwrap_or_default();
        if found == lang {
            right += 1.0;
        } else {
            missed.push(format!("{question:?} is {lang}, found {found:?}"));
            wrong += f64::from(u8::from(!found.is_empty()));
        }
    }
    let all = cases.len() as f64;
    (right / all, wrong / all, missed)
}

#[test]
fn the_language_of_short_questions_is_told() {
    for (half, least, most_wrong) in [("dev", 0.9, 0.05), ("test", 0.9, 0.05)] {
        let (right, wrong, missed) = measured(half);
        println!(
            "{half}: {right:.3} right, {wrong:.3} wrong\n{}",
            if half == "dev" { missed.join("\n") } else { String::new() }
        );
        assert!(right >= least && wrong <= most_wrong, "{half}: {right:.3} right, {wrong:.3} wrong");
    }
}

#[test]
fn of_two_languages_of_a_site_the_right_one_is_taken() {
    let pairs = [
        ("en", "zh-Hans"),
        ("en", "de"),
        ("de", "fr"),
        ("en", "es"),
        ("fr", "nl"),
        ("ru", "uk"),
        ("en", "ja"),
        ("pt", "es"),
    ];
    for (present, other) in pairs {
        for half in ["dev", "test"] {
            let cases = cases(half);
            let of = |lang: &str| {
                cases.iter().filter(|(_, one)| one == lang).map(|(text, _)| text.as_str()).collect::<Vec<_>>()
            };
            let turned =
                |text: &&str| identify_among(native_fold, text, (present, &[present, other])).is_some();
            let (own, theirs) = (of(present), of(other));
            let found = theirs.iter().copied().filter(|text| turned(text)).count();
            assert!(
                found * 10 >= theirs.len() * 7,
                "{other} beside {present}, {half}: {found} of {}",
                theirs.len()
            );
            let lost: Vec<&str> = own.into_iter().filter(|text| turned(text)).collect();
            assert!(lost.is_empty(), "{present} beside {other}, {half}: {lost:?}");
        }
    }
}
