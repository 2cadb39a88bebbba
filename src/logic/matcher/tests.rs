//! What holds for any index and any question: sizes from nothing to a megabyte, and random text.

use proptest::prelude::*;

use super::super::faq::entry::Entry;
use super::super::text::native_fold;
use super::*;

fn entry(question: &str, variants: &[&str], answer: &str) -> Entry {
    Entry {
        question: question.to_owned(),
        variants: variants.iter().map(|&variant| variant.to_owned()).collect(),
        answer: answer.to_owned(),
        ..Entry::default()
    }
}

fn matcher(questions: &[&str]) -> Matcher {
    let mut matcher = Matcher::new(native_fold);
    for question in questions {
        matcher.add(&entry(question, &[], ""));
    }
    matcher.finish();
    matcher
}

fn shop() -> Matcher {
    matcher(&["How do I return an item?", "Where is my order?", "怎么退货？", "Is the KX-200 in stock?"])
}

fn assert_nothing(outcome: &Outcome) {
    assert_eq!(*outcome, Outcome { verdict: Verdict::NotSure, ranked: Vec::new(), inside: 0.0 });
}

#[test]
fn an_empty_corpus_answers_nothing() {
    let empty = matcher(&[]);
    assert_nothing(&empty.ask("where is my order"));
    assert!(empty.complete("wh", 5).is_empty());
    assert!(empty.explain("where is my order", 0).is_none());
}

#[test]
fn nothing_is_found_before_finish() {
    let mut matcher = Matcher::new(native_fold);
    matcher.add(&entry("Where is my order?", &[], ""));
    assert_nothing(&matcher.ask("where is my order"));
    assert!(matcher.complete("wh", 5).len() <= 1);
}

#[test]
fn questions_without_words_find_nothing() {
    for question in ["", " ", "?!", "…。！", "👍👍🏽", "\u{200f}\u{202e}", "\0"] {
        assert_nothing(&shop().ask(question));
        assert!(shop().complete(question, 5).is_empty(), "{question:?}");
    }
}

#[test]
fn one_entry_is_found_and_a_foreign_question_is_not_answered() {
    let one = matcher(&["Where is my order?"]);
    assert_eq!(one.ask("where is my order").ranked[0].entry, 0);
    assert_ne!(one.ask("best pizza in town").verdict, Verdict::Answer);
}

#[test]
fn of_duplicate_entries_the_earlier_comes_first_and_neither_is_sure() {
    let outcome = matcher(&["Where is my order?", "Where is my order?", "Do you ship abroad?"])
        .ask("where is my order");
    assert_eq!([outcome.ranked[0].entry, outcome.ranked[1].entry], [0, 1]);
    assert!(outcome.ranked[0].confidence < 0.6);
}

#[test]
fn entries_without_any_text_are_counted_and_never_found() {
    let outcome = matcher(&["", "👍", "Where is my order?"]).ask("order");
    assert_eq!(outcome.ranked.iter().map(|found| found.entry).collect::<Vec<_>>(), [2]);
}

#[test]
fn a_megabyte_is_read_up_to_the_limit() {
    for piece in ["where is my order ", "退", "a", "don't-", "👍🏽", "é\u{0301}"] {
        let long = piece.repeat(1_000_000 / piece.len());
        let outcome = shop().ask(&long);
        assert!(outcome.ranked.len() <= 10);
        assert!(shop().complete(&long, 3).len() <= 3);
    }
}

#[test]
fn a_megabyte_may_stand_in_an_entry() {
    let long = "refund policy ".repeat(70_000);
    let mut matcher = Matcher::new(native_fold);
    matcher.add(&entry(&long, &[&long], &long));
    matcher.finish();
    assert_eq!(matcher.ask("refund").ranked.len(), 1);
}

#[test]
fn thresholds_decide_the_verdict() {
    let ask = |answer, suggest| {
        let mut matcher = Matcher::with_thresholds(native_fold, Thresholds { answer, suggest });
        for text in ["Where is my order?", "Do you ship abroad?"] {
            matcher.add(&entry(text, &[], ""));
        }
        matcher.finish();
        matcher.ask("my order").verdict
    };
    assert_eq!(ask(0.0, 0.0), Verdict::Answer);
    assert_eq!(ask(1.0, 0.0), Verdict::Suggest);
    assert_eq!(ask(1.0, 1.0), Verdict::NotSure);
}

#[test]
fn ten_candidates_are_the_most() {
    let questions: Vec<String> = (0..50).map(|number| format!("order number {number}")).collect();
    let matcher = matcher(&questions.iter().map(String::as_str).collect::<Vec<_>>());
    assert_eq!(matcher.ask("order number").ranked.len(), 10);
}

#[test]
fn an_explanation_agrees_with_the_answer() {
    let shop = shop();
    let first = shop.ask("how to retrun an item").ranked[0];
    let reasons = shop.explain("how to retrun an item", first.entry).unwrap();
    assert_eq!(reasons.rank, Some(0));
    assert!((reasons.confidence - first.confidence).abs() < 1e-6);
    assert!((reasons.score - first.score).abs() < 1e-6);
    let corrected = reasons.terms.iter().find(|term| term.is_corrected).unwrap();
    assert_eq!((corrected.asked.as_str(), corrected.found.as_deref()), ("retrun", Some("return")));
    assert_eq!(corrected.fields, [index::Field::Question]);
    let gained: f32 = reasons.terms.iter().map(|term| term.gained).sum();
    assert!((gained - reasons.evidence.words).abs() < 1e-4);
}

#[test]
fn an_entry_that_does_not_fit_is_explained_too() {
    let reasons = shop().explain("return an item", 2).unwrap();
    assert_eq!(reasons.rank, None);
    assert!(reasons.confidence < 0.1);
}

#[test]
fn completions_are_distinct_and_limited() {
    let shop = shop();
    assert!(shop.complete("i", 0).is_empty());
    let mut found = shop.complete("i", 10);
    let count = found.len();
    found.sort_unstable();
    found.dedup();
    assert_eq!(found.len(), count);
}

proptest! {
    #[test]
    fn any_question_gets_a_sane_outcome(question in any::<String>()) {
        let shop = shop();
        let outcome = shop.ask(&question);
        prop_assert_eq!(&outcome, &shop.ask(&question));
        prop_assert!(outcome.ranked.iter().all(|found| (0.0..=1.0).contains(&found.confidence)));
        prop_assert!(outcome.ranked.is_sorted_by(|a, b| a.score >= b.score && a.confidence >= b.confidence));
        prop_assert!(shop.complete(&question, 3).len() <= 3);
    }

    #[test]
    fn questions_of_known_words_get_a_sane_outcome(
        words in prop::collection::vec("how|return|retrun|an|item|order|KX-200|退货|怎么|[a-z]{1,9}", 0..12),
    ) {
        let shop = shop();
        let question = words.join(" ");
        let outcome = shop.ask(&question);
        for found in &outcome.ranked {
            let reasons = shop.explain(&question, found.entry);
            prop_assert!(reasons.is_some_and(|reasons| (reasons.confidence - found.confidence).abs() < 1e-5));
        }
        prop_assert!(outcome.ranked.is_sorted_by(|a, b| a.score >= b.score && a.confidence >= b.confidence));
    }

    #[test]
    fn any_corpus_can_be_indexed(texts in prop::collection::vec(any::<String>(), 0..8)) {
        let matcher = matcher(&texts.iter().map(String::as_str).collect::<Vec<_>>());
        for text in &texts {
            prop_assert!(matcher.ask(text).ranked.iter().all(|found| found.entry < texts.len()));
        }
    }
}
