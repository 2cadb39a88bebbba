//! `GrowthBook`'s public suite, run over our conditions and experiments. For native tools and tests only.
//!
//! Its file, `packages/sdk-js/test/cases.json`, is an object of sections; a section is a list of cases, each a list of
//! what is given and what is expected. Sections that apply to us are [`SECTIONS`]; encrypted payloads, redirects and
//! bandits decided by a server do not. What is expected of flags rests on [`feature`].

mod feature;

use std::fmt::Write as _;

use super::super::json::Json;
use super::super::report::{Read, Reader};
use super::condition::compare::text;
use super::condition::native::native_matches;
use super::condition::{Context, at, holds};
use super::experiment::Experiment;
use super::experiment::bucket::{choose, equal_weights, ranges};
use super::experiment::sticky::Sticky;
use super::hash::hash;
use feature::World;

/// What is expected and found to be equal may differ by so much, where the suite rounds.
const ROUNDED: f64 = 1e-6;

/// Runs one case: what was expected, and what was found.
type Case = fn(&[Json]) -> (Json, Json);

/// The sections that apply to us.
pub const SECTIONS: [(&str, Case); 9] = [
    ("evalCondition", condition),
    ("hash", hashed),
    ("getBucketRange", bucket_range),
    ("chooseVariation", variation),
    ("inNamespace", in_namespace),
    ("getEqualWeights", weights),
    ("run", experiment),
    ("feature", flag),
    ("stickyBucket", sticky),
];

/// How the cases of a file went.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Report {
    /// Cases that apply.
    pub total: usize,
    /// A line for each case that failed.
    pub failures: Vec<String>,
}

impl Report {
    /// Cases that passed.
    pub fn passed(&self) -> usize {
        self.total - self.failures.len()
    }
}

/// Runs all cases of a file that apply.
pub fn run(file: &Json) -> Report {
    let mut report = Report::default();
    for (section, case) in SECTIONS {
        let cases = file.get(section).and_then(Json::as_list).unwrap_or_default();
        for (number, json) in cases.iter().enumerate().filter(|(_, json)| !is_of_a_bandit(section, json)) {
            report.total += 1;
            let (expected, found) = json.as_list().map(case).unwrap_or_default();
            if json.as_list().is_none() || !is_equal(&expected, &found) {
                report.failures.push(line((section, number), json, (&expected, &found)));
            }
        }
    }
    report
}

/// Flags that a bandit of a server decides do not apply, nor do those that stand beside them in the suite.
fn is_of_a_bandit(section: &str, json: &Json) -> bool {
    section == "feature" && in_json(json).to_ascii_lowercase().contains("bandit")
}

fn in_json(json: &Json) -> String {
    serde_json::to_string(json).unwrap_or_default()
}

fn line((section, number): (&str, usize), json: &Json, (expected, found): (&Json, &Json)) -> String {
    let name = json.as_list().and_then(<[Json]>::first).map(text).unwrap_or_default();
    let mut line = format!("{section}[{number}] {name}: ");
    let _ = write!(line, "expected {}, found {}", in_json(expected), in_json(found));
    line
}

/// Whether two values are equal, whatever the order of their members.
fn is_equal(left: &Json, right: &Json) -> bool {
    match (left, right) {
        (Json::Number(left), Json::Number(right)) => (left - right).abs() < ROUNDED,
        (Json::List(left), Json::List(right)) => {
            left.len() == right.len() && left.iter().zip(right).all(|(left, right)| is_equal(left, right))
        }
        (Json::Map(left), Json::Map(of_right)) => {
            let has =
                |(key, left): &(String, Json)| right.get(key).is_some_and(|right| is_equal(left, right));
            left.len() == of_right.len() && left.iter().all(has)
        }
        _ => left == right,
    }
}

/// One part of a case; `null` where it has fewer.
fn part(case: &[Json], at: usize) -> Json {
    case.get(at).cloned().unwrap_or_default()
}

fn condition(case: &[Json]) -> (Json, Json) {
    let context = Context { groups: &part(case, 4), matches: native_matches };
    (part(case, 3), Json::Bool(holds(&part(case, 1), &part(case, 2), &context)))
}

fn hashed(case: &[Json]) -> (Json, Json) {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "`as` keeps to what fits")]
    let version = part(case, 2).as_number().unwrap_or_default() as u32;
    let found = hash(&text(&part(case, 0)), &text(&part(case, 1)), version);
    (part(case, 3), found.map_or(Json::Null, Json::Number))
}

fn numbers(json: &Json) -> Vec<f64> {
    json.as_list().unwrap_or_default().iter().filter_map(Json::as_number).collect()
}

fn list(numbers: &[f64]) -> Json {
    Json::List(numbers.iter().copied().map(Json::Number).collect())
}

fn count(json: &Json) -> usize {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "`as` keeps to what fits")]
    let count = json.as_number().unwrap_or_default() as usize;
    count
}

fn bucket_range(case: &[Json]) -> (Json, Json) {
    let given = part(case, 1);
    let coverage = at(&given, "1").as_number().unwrap_or(1.0);
    let found = ranges(count(at(&given, "0")), coverage, &numbers(at(&given, "2")));
    (part(case, 2), Json::List(found.into_iter().map(|(start, end)| list(&[start, end])).collect()))
}

/// An experiment with nothing but one more member.
fn read(name: &str, value: Json) -> Experiment {
    let json = Json::object(vec![("key", Json::from("case")), (name, value)]);
    Experiment::read(&json, &mut Reader::new("case")).unwrap_or_default()
}

fn variation(case: &[Json]) -> (Json, Json) {
    let ranges = read("ranges", part(case, 2)).ranges.unwrap_or_default();
    let found = choose(part(case, 1).as_number().unwrap_or_default(), &ranges);
    (part(case, 3), Json::Number(found.map_or(-1.0, |found| found as f64)))
}

fn in_namespace(case: &[Json]) -> (Json, Json) {
    let found = read("namespace", part(case, 2)).namespace;
    (part(case, 3), Json::Bool(found.is_some_and(|namespace| namespace.has(&text(&part(case, 1))))))
}

fn weights(case: &[Json]) -> (Json, Json) {
    (part(case, 1), list(&equal_weights(count(&part(case, 0)))))
}

fn experiment(case: &[Json]) -> (Json, Json) {
    let (context, json) = (part(case, 1), part(case, 2));
    let found = World { context: &context, sticky: None }.run((&json, ""), &[]);
    let found = ["value", "inExperiment", "hashUsed"].map(|name| at(&found, name).clone());
    (Json::List(vec![part(case, 3), part(case, 4), part(case, 5)]), Json::List(found.to_vec()))
}

fn flag(case: &[Json]) -> (Json, Json) {
    let context = part(case, 1);
    (part(case, 3), World { context: &context, sticky: None }.flag(&text(&part(case, 2)), &[]))
}

/// Sticky cases expect what an experiment gave, and all documents of the visitor afterwards.
fn sticky(case: &[Json]) -> (Json, Json) {
    let (context, documents) = (part(case, 1), part(case, 2));
    let is_ours = |document: &&Json| {
        let name = at(document, "attributeName").as_text().unwrap_or_default();
        text(at(&context, "attributes").get(name).unwrap_or(&Json::Null))
            == text(at(document, "attributeValue"))
    };
    let documents = documents.as_list().unwrap_or_default().iter().filter(is_ours).cloned().collect();
    let mut world = World { context: &context, sticky: Some(Sticky::read(Some(&Json::List(documents)))) };
    let flag = world.flag(&text(&part(case, 3)), &[]);
    let documents = world.sticky.as_ref().and_then(Sticky::to_json).unwrap_or_default();
    let named = |document: &Json| {
        let [name, value] = ["attributeName", "attributeValue"].map(|name| text(at(document, name)));
        (format!("{name}||{value}"), document.clone())
    };
    let documents = Json::Map(documents.as_list().unwrap_or_default().iter().map(named).collect());
    let result = at(&flag, "experimentResult").clone();
    (Json::List(vec![part(case, 4), part(case, 5)]), Json::List(vec![result, documents]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wrong_expectation_is_a_failure() {
        let file = r#"{"evalCondition": [["right", {"a": 1}, {"a": 1}, true], ["wrong", {"a": 1}, {}, true]],
            "hash": [["", "a", 1, 0.22], ["", "a", 1, 0.23], ["", "a", 9, 0]], "getEqualWeights": [3],
            "feature": [["no bandit", {}, "a", {}]], "decrypt": [[1]]}"#;
        let report = run(&serde_json::from_str(file).unwrap());
        assert_eq!((report.total, report.passed()), (6, 2));
        assert_eq!(report.failures[0], "evalCondition[1] wrong: expected true, found false");
    }
}
