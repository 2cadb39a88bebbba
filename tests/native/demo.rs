//! The demo shop's own files, read as the widget reads them: no problem, and both languages complete.

use std::fs;

use askwell::logic::config::resolve::{Page, resolve};
use askwell::logic::faq::Faq;
use askwell::logic::faq::read::{Reading, read};
use askwell::logic::json::Json;
use askwell::logic::matcher::{Matcher, Verdict};
use askwell::logic::rules::action::Action;
use askwell::logic::rules::rule::Rule;
use askwell::logic::text::native_fold;

fn file(name: &str) -> Json {
    let path = format!("{}/public/shop/{name}", env!("CARGO_MANIFEST_DIR"));
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

fn faq(lang: &str) -> Faq {
    let name = format!("faq.{lang}.json");
    let (faq, problems) = read(&file(&name), Reading { file: &name, lang, today: "2026-06-15" });
    assert_eq!(problems, [], "{name}");
    faq
}

#[test]
fn the_config_is_clean_and_its_suggestions_exist() {
    for lang in ["en", "zh-Hans"] {
        let page = Page { html_lang: lang.into(), ..Page::default() };
        let (config, problems) = resolve("askwell.json", &file("askwell.json"), &page);
        assert_eq!(problems, []);
        assert!(config.contact.is_some() && !config.title.is_empty() && !config.welcome.is_empty());
        let faq = faq(lang);
        for id in &config.suggestions {
            assert!(faq.entry(id).is_some(), "{lang}: no entry {id}");
        }
    }
}

/// What a rule does, in any variation.
fn actions(rule: &Rule) -> impl Iterator<Item = &Action> {
    let varied = rule.experiment.iter().flat_map(|experiment| &experiment.variations);
    rule.actions.iter().chain(varied.flat_map(|variation| &variation.actions))
}

#[test]
fn its_rules_name_entries_products_and_groups_that_exist() {
    for lang in ["en", "zh-Hans"] {
        let page = Page { html_lang: lang.into(), ..Page::default() };
        let personal = resolve("askwell.json", &file("askwell.json"), &page).0.personal;
        assert_eq!(personal.rules.len(), 10);
        let (faq, products) = (faq(lang), personal.products);
        let is_product = |id: &String| products.iter().any(|product| product.id == *id);
        let is_entry = |id: &String| faq.entry(id).is_some();
        for rule in &personal.rules {
            let is_group = |id: &String| personal.groups.iter().any(|group| group.id == *id);
            assert!(rule.groups.iter().all(is_group), "{}", rule.id);
            assert!(actions(rule).count() > 0, "{}", rule.id);
            for action in actions(rule) {
                let is_sound = match action {
                    Action::Suggest(ids) => ids.iter().all(is_entry),
                    Action::Prompt(prompt) => is_entry(&prompt.entry),
                    Action::Recommend(recommend) => recommend.products.iter().all(is_product),
                    Action::Greet(text) => !text.is_empty(),
                    _ => true,
                };
                assert!(is_sound, "{lang}: {}: {action:?}", rule.id);
            }
        }
        for entry in &faq.entries {
            assert!(entry.products.iter().all(is_product), "{}", entry.id);
        }
    }
}

#[test]
fn both_languages_answer_the_same_questions() {
    let ids = |faq: &Faq| faq.entries.iter().map(|entry| entry.id.clone()).collect::<Vec<_>>();
    let (en, zh) = (faq("en"), faq("zh-Hans"));
    assert_eq!(ids(&en), ids(&zh));
    assert!(en.entries.len() >= 60, "{}", en.entries.len());
}

#[test]
fn every_question_of_the_demo_finds_its_own_answer() {
    for lang in ["en", "zh-Hans"] {
        let faq = faq(lang);
        let mut matcher = Matcher::new(native_fold);
        faq.entries.iter().for_each(|entry| matcher.add(entry));
        matcher.finish();
        for (at, entry) in faq.entries.iter().enumerate() {
            let outcome = matcher.ask(&entry.question);
            assert_eq!(
                outcome.ranked.first().map(|first| first.entry),
                Some(at),
                "{lang}: {}",
                entry.question
            );
            assert_eq!(outcome.verdict, Verdict::Answer, "{lang}: {}", entry.question);
        }
    }
}
