//! Files and pages as a whole: which reader a text gets, and that any text can be read.

use proptest::prelude::*;

use super::super::read::{Reading, read};
use super::page::read_page;
use super::*;

fn parse(text: &str) -> Option<Json> {
    serde_json::from_str(text).ok()
}

fn of(text: &str, name: &str) -> Vec<String> {
    read_file(text, name, parse)
        .iter()
        .map(|entry| format!("{} = {}", entry.question, entry.answer))
        .collect()
}

#[test]
fn a_file_is_read_as_what_it_is() {
    for (text, name) in [
        ("question,answer\nWhy?,So.", "faq.csv"),
        ("question,answer\nWhy?,So.", "export?format=1"),
        ("\u{feff}question;answer\nWhy?;So.", "faq.txt"),
        ("## Why?\nSo.", "faq.md"),
        ("## Why?\nSo.", "help"),
        (r#"{"articles": [{"title": "Why?", "body": "So."}]}"#, "articles.json"),
        (
            r#"{"@type": "FAQPage", "mainEntity": {"@type": "Question", "name": "Why?", "acceptedAnswer": {"text": "So."}}}"#,
            "x",
        ),
    ] {
        assert_eq!(of(text, name), ["Why? = So."], "{name}: {text}");
    }
    assert!(of("{\"a\": 1}", "a.json").is_empty() && of("Hello, world", "a.txt").is_empty());
}

#[test]
fn each_question_is_taken_once() {
    let mut all = Collection::default();
    all.add([
        Found::new("Why?", "So."),
        Found::new("WHY", "Other."),
        Found::new("Where?", ""),
        Found::new("?!", "x"),
    ]);
    let other = Found { lang: "de".into(), ..Found::new("Why?", "Darum.") };
    all.add([other]);
    assert_eq!(all.len(), 2);
    assert_eq!(all.into_entries()[0].answer, "So.");
}

#[test]
fn what_was_found_is_a_faq_file_without_problems() {
    let entry = Found {
        variants: vec!["How come?".into()],
        lang: "en".into(),
        category: "Basics".into(),
        ..Found::new("Why?", "So.")
    };
    let file = faq_file(&[entry, Found::new("为什么？", "因为。")]);
    let (faq, problems) = read(&file, Reading { file: "x", lang: "en", today: "2026-01-01" });
    assert!(problems.is_empty(), "{problems:?}");
    let ids: Vec<&str> = faq.entries.iter().map(|entry| entry.id.as_str()).collect();
    assert_eq!(ids, ["why", "为什么"]);
}

/// A page that holds what the readers look for, in any order.
const PARTS: &str = r#"(<h1>|<h2>|</h2>|<h3>|</h3>|<p>|</p>|<b>|</b>|<br>|<dl>|<dt>|<dd>|</dl>|<details>|<summary>|</summary>|</details>|<table>|<tr>|<td>|</table>|<div class="faq">|</div>|<button aria-expanded="false" aria-controls="x">|</button>|<div id="x">|<nav>|</nav>|<div itemtype="Question">|<i itemprop="name">|<i itemprop="acceptedAnswer">|</i>|<sl-details summary="Why?">|Why\?|Where\?|Q: |A: |FAQ|So\.|<script type="application/ld\+json">|</script>|\{"@type":"Question","name":"a","acceptedAnswer":"b"\}){0,40}"#;

proptest! {
    #[test]
    fn any_page_is_read(html in PARTS) {
        let found = read_page(&html, "https://a.example/b", parse);
        for entry in &found.entries {
            prop_assert!(!entry.question.is_empty() && !entry.answer.is_empty());
            prop_assert!(!entry.question.contains(['<', '\n']), "{}", entry.question);
        }
        let (faq, problems) = read(&faq_file(&found.entries), Reading { file: "x", lang: "en", today: "2026-01-01" });
        prop_assert_eq!(faq.entries.len(), found.entries.len());
        prop_assert!(problems.is_empty(), "{:?}", problems);
    }

    #[test]
    fn any_file_is_read(text in "(?s).{0,120}", name in "[a-z]{1,4}[.](csv|md|json|txt)") {
        let _ = read_file(&text, &name, parse);
    }
}
