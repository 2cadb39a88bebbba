//! What is read of JSON-LD: cases. Whole pages are in `tests/cases/pages`.

use proptest::prelude::*;

use super::*;

fn parse(text: &str) -> Option<Json> {
    serde_json::from_str(text).ok()
}

/// The entries as `question = answer`.
fn of(data: &str) -> Vec<String> {
    let found = entries(&values(&[data.to_owned()], parse));
    found.iter().map(|entry| format!("{} = {}", entry.question, entry.answer)).collect()
}

fn question(name: &str, answer: &str) -> String {
    format!(r#"{{"@type": "Question", "name": {name}, {answer}}}"#)
}

#[test]
fn a_question_is_read_wherever_it_stands() {
    let q = question(r#""Why?""#, r#""acceptedAnswer": {"@type": "Answer", "text": "So."}"#);
    for data in [
        q.clone(),
        format!("[{q}]"),
        format!(r#"{{"@graph": [{{"@type": "WebSite"}}, {q}]}}"#),
        format!(r#"{{"@type": "FAQPage", "mainEntity": {q}}}"#),
        format!(r#"{{"@type": "FAQPage", "mainEntity": [{q}]}}"#),
        format!(r#"{{"@type": "Product", "subjectOf": {{"@type": "FAQPage", "mainEntity": [{q}]}}}}"#),
        format!(r#"{{"hasPart": [{{"mainEntity": {{"itemListElement": [{{"item": {q}}}]}}}}]}}"#),
    ] {
        assert_eq!(of(&data), ["Why? = So."], "{data}");
    }
    assert!(of(&format!(r#"{{"@type": "Quiz", "hasPart": [{q}]}}"#)).is_empty());
}

#[test]
fn the_best_answer_is_taken() {
    for (answer, wanted) in [
        (
            r#""acceptedAnswer": {"text": "A"}, "suggestedAnswer": [{"text": "B", "upvoteCount": 9}]"#,
            Some("A"),
        ),
        (r#""acceptedAnswer": [{"text": ""}, {"text": "A"}]"#, Some("A")),
        (
            r#""suggestedAnswer": [{"text": "A", "upvoteCount": 1}, {"text": "B", "upvoteCount": 2}]"#,
            Some("B"),
        ),
        (r#""suggestedAnswer": {"text": "A"}"#, Some("A")),
        (r#""acceptedAnswer": "A""#, Some("A")),
        (r#""acceptedAnswer": {"@id": "x"}"#, None),
        (r#""acceptedAnswer": {}"#, None),
        (r#""x": 1"#, None),
    ] {
        let wanted: Vec<String> = wanted.map(|text| format!("Why? = {text}")).into_iter().collect();
        assert_eq!(of(&question(r#""Why?""#, answer)), wanted, "{answer}");
    }
}

#[test]
fn an_answer_may_stand_elsewhere_in_the_graph() {
    let q = question(r#""Why?""#, r##""acceptedAnswer": {"@id": "#a"}"##);
    assert_eq!(of(&format!(r##"{{"@graph": [{q}, {{"@id": "#a", "text": "So."}}]}}"##)), ["Why? = So."]);
}

#[test]
fn texts_are_plain_or_html() {
    for (text, wanted) in [
        ("a < b, *c* & d", "a < b, \\*c\\* & d"),
        ("<p>a</p><p>b</p>", "a\n\nb"),
        ("&lt;b&gt;a&lt;/b&gt;", "**a**"),
        ("One.\nTwo.\n\nThree.", "One.\\\nTwo.\n\nThree."),
        ("see <https://a.example>", "see \\<https://a.example>"),
        ("caf&eacute;", "café"),
    ] {
        let wanted = wanted.replace("a < b", "a \\< b");
        assert_eq!(rich(text), wanted, "{text}");
    }
}

#[test]
fn what_is_broken_is_left_out() {
    for data in ["", "{", "null", "[1, \"x\"]", r#"{"@type": "Question"}"#, r#"{"@type": 3, "name": {}}"#] {
        assert!(of(data).is_empty(), "{data}");
    }
}

proptest! {
    #[test]
    fn any_data_is_read(data in r#"([\[\]{},:]|"@type"|"Question"|"name"|"acceptedAnswer"|"text"|"@graph"|"a"|1|null){0,40}"#) {
        let _ = of(&data);
    }
}
