//! How well wishes for a human and feelings are told.
//!
//! Chinese wishes: precision and recall over `tests/cases/human-request.zh.jsonl`, `{"q", "human"}`
//! a line. Whoever wrote the list had not seen the rules, and the rules are not tuned on it.

use askwell::logic::talk::human::is_wished;
use askwell::logic::talk::mood::mood;
use askwell::logic::text::{folded, native_fold};
use serde_json::Value;

/// Precision and recall may not fall below these: .956 and .793 at the first run, before anybody had seen the misses.
const FLOORS: (f64, f64) = (0.9, 0.75);

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

/// The cases of llmchat's widget (MIT): `{"q", "human"}` a line.
#[test]
fn the_public_cases_are_told_apart() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/data/human-request/en.jsonl");
    let Ok(text) = std::fs::read_to_string(path) else { return println!("skipped: {path} is not here") };
    let (mut heard, mut spared, mut wrong) = (0, 0, Vec::new());
    for line in text.lines() {
        let case: serde_json::Value = serde_json::from_str(line).unwrap();
        let (asked, expected) = (case["q"].as_str().unwrap(), case["human"].as_bool().unwrap());
        match is_wished(&folded(native_fold, asked)) == expected {
            true if expected => heard += 1,
            true => spared += 1,
            false => wrong.push(asked.to_owned()),
        }
    }
    println!("{heard} of 28 heard, {spared} of 11 spared; wrong: {wrong:?}");
    assert!(heard == 28 && spared >= 9, "{heard} heard, {spared} spared: {wrong:?}");
}

/// VADER's own score of these texts has a Pearson correlation of .590 (reviews) and .872 (tweets) with the means of
/// twenty people's ratings. The trimmed list may not fall below these floors.
#[test]
fn the_score_goes_with_what_people_felt() {
    for (name, floor) in [("vader-reviews.tsv", 0.5), ("vader-tweets.tsv", 0.6)] {
        let path = [env!("CARGO_MANIFEST_DIR"), "/../shared/data/sentiment/", name].concat();
        let Ok(text) = std::fs::read_to_string(&path) else { return println!("skipped: {path} is not here") };
        let pairs: Vec<(f64, f64)> = text
            .lines()
            .filter_map(|line| {
                let mut columns = line.splitn(3, '\t').skip(1);
                let rating = columns.next()?.parse().ok()?;
                Some((rating, f64::from(mood(columns.next()?).score)))
            })
            .collect();
        let r = pearson(&pairs);
        println!("{name}: {} texts, r = {r:.3}", pairs.len());
        assert!(pairs.len() > 3_000 && r > floor, "{name}: r = {r:.3} of {}", pairs.len());
    }
}

fn pearson(pairs: &[(f64, f64)]) -> f64 {
    let count = pairs.len() as f64;
    let mean = |of: fn(&(f64, f64)) -> f64| pairs.iter().map(of).sum::<f64>() / count;
    let (x, y) = (mean(|pair| pair.0), mean(|pair| pair.1));
    let sum = |of: &dyn Fn(f64, f64) -> f64| pairs.iter().map(|pair| of(pair.0 - x, pair.1 - y)).sum::<f64>();
    sum(&|a, b| a * b) / (sum(&|a, _| a * a) * sum(&|_, b| b * b)).sqrt()
}

/// Of the messages written for this project, how many are told negative, and of those how many are. Whoever wrote them had
/// not seen the word lists; `dev` may be tuned on.
#[test]
fn negative_moods_are_told() {
    /// Precision and recall of the part that nobody tuned on may not fall below these: .688 and .688, .583 and .583 at the
    /// first run. Irony and bare facts ("third time the wrong size arrives") are what is missed.
    const LEAST: [(&str, f64, f64); 2] = [("en", 0.65, 0.65), ("zh", 0.55, 0.55)];
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases/moods.jsonl");
    let text = std::fs::read_to_string(path).unwrap();
    let cases: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    for (lang, precision, recall) in LEAST {
        for part in ["dev", "test"] {
            let of_part = cases.iter().filter(|case| case["lang"] == lang && case["part"] == part);
            let told = |case: &Value| mood(case["q"].as_str().unwrap()).word() == "negative";
            let (mut right, mut wrong, mut missed, mut strong, mut offered) = (0.0, 0.0, 0.0, 0.0, 0.0);
            for case in of_part {
                match (case["mood"] == "negative", told(case)) {
                    (true, true) => right += 1.0,
                    (false, true) => wrong += 1.0,
                    (true, false) => missed += 1.0,
                    (false, false) => {}
                }
                if case["mood"] == "negative" && case["strong"] == true {
                    strong += 1.0;
                    offered += f64::from(u8::from(mood(case["q"].as_str().unwrap()).is_strongly_negative));
                }
            }
            let (reached, found): (f64, f64) = (right / (right + wrong), right / (right + missed));
            println!(
                "{lang} {part}: precision {reached:.3}, recall {found:.3}; strong {offered} of {strong}"
            );
            assert!(part == "dev" || (reached >= precision && found >= recall), "{lang}: {reached}, {found}");
        }
    }
}
