//! Pages that have a FAQ, each in its own way: what is found on them, natively.

use std::fs;
use std::path::{Path, PathBuf};

use askwell::logic::config::resolve::{Page, Pages, resolve};
use askwell::logic::conversation::effect::Effect;
use askwell::logic::conversation::event::Event;
use askwell::logic::conversation::model::{Model, Setup};
use askwell::logic::conversation::view_model::FaqState;
use askwell::logic::faq::sources::page::{PageFound, read_page};
use askwell::logic::json::Json;
use askwell::logic::markdown::{Block, Inline, parse as markdown};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/pages")
}

fn parse(text: &str) -> Option<Json> {
    serde_json::from_str(text).ok()
}

fn read(page: &str) -> PageFound {
    let html = fs::read_to_string(folder().join(page).with_extension("html")).unwrap();
    read_page(&html, "", parse)
}

fn texts<'json>(page: &'json Json, key: &str) -> Vec<&'json str> {
    page.get(key).and_then(Json::as_list).into_iter().flatten().filter_map(Json::as_text).collect()
}

/// What a visitor reads of an answer, blocks a space apart.
fn words(blocks: &[Block], into: &mut String) {
    for block in blocks {
        match block {
            Block::Paragraph(line) | Block::Heading(line) => line_words(line, into),
            Block::List { items, .. } => items.iter().for_each(|item| words(item, into)),
            Block::Quote(inner) => words(inner, into),
            Block::Code(code) => into.push_str(code),
            Block::Rule => {}
        }
        into.push(' ');
    }
}

fn line_words(line: &[Inline], into: &mut String) {
    for inline in line {
        match inline {
            Inline::Text(text) | Inline::Code(text) => into.push_str(text),
            Inline::Strong(inner)
            | Inline::Emphasis(inner)
            | Inline::Picture { text: inner, .. }
            | Inline::Link { text: inner, .. } => {
                line_words(inner, into);
            }
            Inline::Break => into.push(' '),
        }
    }
}

/// The texts with no-break spaces as spaces: who wrote down what is expected did not mind.
fn plain(text: &str) -> String {
    text.replace('\u{a0}', " ")
}

#[test]
fn the_questions_of_pages_are_found_with_their_answers() {
    let expected = parse(&fs::read_to_string(folder().join("expected.json")).unwrap()).unwrap();
    let (mut wanted, mut found, mut wrong) = (0, 0, Vec::new());
    for page in expected.as_list().unwrap() {
        let name = page.get("page").and_then(Json::as_text).unwrap();
        let PageFound { entries, contact } = read(name);
        let pairs = page.get("entries").and_then(Json::as_list).unwrap();
        wanted += pairs.len();
        for pair in pairs {
            let pair: Vec<&str> = pair.as_list().unwrap().iter().filter_map(Json::as_text).collect();
            let mut answer = String::new();
            if let Some(entry) = entries.iter().find(|entry| entry.question == pair[0]) {
                words(&markdown(&entry.answer), &mut answer);
            }
            if plain(&answer).contains(pair[1]) {
                found += 1;
            } else {
                wrong.push(format!("{name}: {pair:?} is answered by {answer:?}"));
            }
        }
        let asked: Vec<&str> = entries.iter().map(|entry| entry.question.as_str()).collect();
        if entries.len() > pairs.len() || texts(page, "not").iter().any(|text| asked.contains(text)) {
            wrong.push(format!("{name} has too many: {asked:?}"));
        }
        let email = contact.get("email").and_then(Json::as_text);
        assert_eq!(email, page.get("contact").and_then(Json::as_text), "{name}");
    }
    println!("found {found} of {wanted}");
    assert!(wrong.is_empty(), "found {found} of {wanted}\n{}", wrong.join("\n"));
}

/// No answer of any page leads to a script.
#[test]
fn what_pages_do_is_not_taken_along() {
    let expected = parse(&fs::read_to_string(folder().join("expected.json")).unwrap()).unwrap();
    for page in expected.as_list().unwrap() {
        for entry in read(page.get("page").and_then(Json::as_text).unwrap()).entries {
            let tree = format!("{:?}", markdown(&entry.answer));
            assert!(!tree.contains("url: \"java"), "{tree}");
            assert!(!entry.question.contains('<'), "{}", entry.question);
        }
    }
}

/// A widget with this config, and what it does first.
fn started(config: &str) -> (Model, Vec<Effect>) {
    let (config, _) = resolve("c", &parse(config).unwrap(), &Page::default());
    Model::new(Setup { config_file: "c".into(), ..Setup::native(config) })
}

fn warnings(effects: &[Effect]) -> Vec<String> {
    let warnings = effects.iter().filter_map(|effect| match effect {
        Effect::Warn(problem) => Some(problem.to_string()),
        _ => None,
    });
    warnings.collect()
}

#[test]
fn where_no_faq_is_named_the_page_is_looked_through() {
    let (mut model, effects) = started("{}");
    assert!(effects.contains(&Effect::FindFaq(Pages::default())) && warnings(&effects).is_empty());
    assert_eq!(model.view().transcript.faq, FaqState::Loading);
    let found = r#"{"faq": [{"question": "Why?", "answer": "So."}], "contact": {"email": "a@b.example", "hours": "Mo-Fr"}}"#;
    let effects = model.update(Event::FaqArrived(parse(found).unwrap()), 1.0);
    assert!(effects.contains(&Effect::BuildIndex) && warnings(&effects).is_empty());
    let contact = model.view().fixed.contact.clone().unwrap();
    assert_eq!((contact.label.as_str(), contact.contact.hours.as_str()), ("Talk to a person", "Mo-Fr"));
}

#[test]
fn where_the_page_has_none_the_owner_is_told_of_the_ways() {
    for found in ["null", r#"{"faq": [], "contact": null}"#] {
        let (mut model, _) = started("{}");
        let effects = model.update(Event::FaqArrived(parse(found).unwrap()), 1.0);
        assert_eq!(model.view().transcript.faq, FaqState::Empty);
        let [warning] = warnings(&effects).try_into().unwrap();
        assert!(warning.starts_with("c: no FAQ is named") && warning.contains("data-faq"), "{warning}");
    }
}

#[test]
fn the_contact_of_the_config_stays_and_a_file_has_none() {
    let found = r#"{"faq": [{"question": "Why?", "answer": "So."}], "contact": {"email": "page@b.example"}}"#;
    for (config, wanted) in [
        (r#"{"contact": {"email": "own@b.example"}}"#, Some("own@b.example")),
        (r#"{"faq": "f.json"}"#, None),
        (r#"{"faq": {"pages": ["/help"]}}"#, None),
    ] {
        let (mut model, _) = started(config);
        model.update(Event::FaqArrived(parse(found).unwrap()), 1.0);
        let email = model.view().fixed.contact.as_ref().map(|view| view.contact.email.clone());
        assert_eq!(email.as_deref(), wanted, "{config}");
    }
}

#[test]
fn where_a_languages_file_is_missing_the_first_is_fetched_once() {
    let (mut model, effects) = started(r#"{"faq": {"de": "de.json", "en": "en.json"}}"#);
    let fetch = |url: &str| Effect::FetchFaq { url: url.into(), is_from_config: true };
    assert!(effects.contains(&fetch("en.json")));
    let effects = model.update(Event::FaqFailed("no".into()), 1.0);
    assert_eq!(warnings(&effects), ["en.json: no"]);
    assert!(effects.contains(&fetch("de.json")));
    assert_eq!(model.view().transcript.faq, FaqState::Loading);
    let effects = model.update(Event::FaqFailed("no".into()), 1.0);
    assert_eq!(
        (warnings(&effects), model.view().transcript.faq),
        (vec!["de.json: no".to_owned()], FaqState::Failed)
    );
}
