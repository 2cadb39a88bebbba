//! Pages that have a FAQ, each in its own way: what is found on them, natively.

use std::fs;
use std::path::{Path, PathBuf};

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
