//! Runs `tests/cases/ranking.json`: a small bilingual shop, what must come first, and why.

use serde_json::Value;

use super::super::faq::entry::Entry;
use super::super::text::native_fold;
use super::{Matcher, Verdict};

const CASES: &str = include_str!("../../../tests/cases/ranking.json");

struct Shop {
    ids: Vec<String>,
    matcher: Matcher,
    cases: Value,
}

impl Shop {
    fn open() -> Self {
        let cases: Value = serde_json::from_str(CASES).unwrap();
        let entries: Vec<Entry> = list(&cases, "faq").iter().map(entry).collect();
        let mut matcher = Matcher::new(native_fold);
        for entry in &entries {
            matcher.add(entry);
        }
        matcher.finish();
        Shop { ids: entries.into_iter().map(|entry| entry.id).collect(), matcher, cases }
    }

    fn names(&self, entries: impl Iterator<Item = usize>) -> Vec<&str> {
        entries.map(|entry| self.ids[entry].as_str()).collect()
    }
}

fn text(value: &Value, key: &str) -> String {
    value[key].as_str().unwrap_or_default().to_owned()
}

fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value[key].as_array().map(Vec::as_slice).unwrap_or_default()
}

fn texts(value: &Value, key: &str) -> Vec<String> {
    list(value, key).iter().filter_map(Value::as_str).map(str::to_owned).collect()
}

fn entry(value: &Value) -> Entry {
    Entry {
        id: text(value, "id"),
        question: text(value, "question"),
        variants: texts(value, "variants"),
        answer: text(value, "answer"),
        category: text(value, "category"),
        keywords: texts(value, "keywords"),
        ..Entry::default()
    }
}

fn verdict(name: &str) -> Option<Verdict> {
    match name {
        "answer" => Some(Verdict::Answer),
        "clarify" => Some(Verdict::Clarify),
        "suggest" => Some(Verdict::Suggest),
        "not-sure" => Some(Verdict::NotSure),
        _ => None,
    }
}

/// What is wrong with a list that should begin and hold so; nothing where all is right.
fn wrong(case: &Value, question: &str, found: &[&str]) -> Option<String> {
    let first = texts(case, "first");
    let begins =
        first.iter().zip(found).all(|(expected, found)| expected == found) && first.len() <= found.len();
    let holds = texts(case, "holds").iter().all(|id| found.contains(&id.as_str()));
    let why = text(case, "why");
    (!begins || !holds).then(|| format!("{question}: {first:?} expected, {found:?} found ({why})"))
}

#[test]
fn every_question_ranks_as_written() {
    let shop = Shop::open();
    let mut failures = Vec::new();
    for case in list(&shop.cases, "cases") {
        let question = text(case, "q");
        let outcome = shop.matcher.ask(&question);
        let found = shop.names(outcome.ranked.iter().map(|found| found.entry));
        failures.extend(wrong(case, &question, &found));
        let expected = verdict(&text(case, "verdict"));
        if expected.is_some_and(|expected| expected != outcome.verdict) {
            let confidence = outcome.ranked.first().map(|first| first.confidence);
            failures
                .push(format!("{question}: {expected:?} expected, {:?} at {confidence:?}", outcome.verdict));
        }
    }
    assert!(failures.is_empty(), "{failures:#?}");
}

#[test]
fn every_beginning_is_completed_as_written() {
    let shop = Shop::open();
    let mut failures = Vec::new();
    for case in list(&shop.cases, "completions") {
        let typed = text(case, "typed");
        let found = shop.names(shop.matcher.complete(&typed, 5).into_iter());
        failures.extend(wrong(case, &typed, &found));
    }
    assert!(failures.is_empty(), "{failures:#?}");
}
