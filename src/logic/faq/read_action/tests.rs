//! Tests of reading actions.

use super::super::read::{Reading, read};
use super::*;
use crate::logic::faq::Faq;
use crate::logic::faq::action::When;

fn faq(action: &str) -> (Faq, Vec<String>) {
    let text = format!(
        r#"[{{"id": "a", "question": "Q", "answer": "A", "links": [{{"url": "/z"}}], "action": {action}}},
            {{"id": "bee", "question": "B", "answer": "B"}}]"#
    );
    let json = serde_json::from_str(&text).unwrap();
    let (faq, problems) = read(&json, Reading { file: "f", lang: "en", today: "2026-06-15" });
    assert_eq!(faq.entries.len(), 2, "the entry stays");
    (faq, problems.iter().map(ToString::to_string).collect())
}

fn action_of(text: &str) -> Option<Action> {
    let (mut faq, problems) = faq(text);
    assert_eq!(problems, Vec::<String>::new(), "{text}");
    faq.entries.remove(0).action
}

#[test]
fn a_form_is_read_in_the_language_of_the_page() {
    let read = action_of(
        r#"{"kind": "form", "slots": [
            {"name": "order", "type": "order_number", "label": {"zh": "单号", "en": "Order"}, "pattern": "A-###"},
            {"name": "day", "type": "date", "when": "past", "optional": true, "hint": "Like 1 May"},
            {"name": "why", "type": "choice", "options": ["late", {"zh": "坏", "en": "broken"}]}],
            "request": {"url": "/orders/{order}", "method": "POST"}, "done": {"en": "Sent {day}", "zh": "已发"}}"#,
    );
    let slot = |name: &str, label: &str, kind| Slot {
        name: name.into(),
        label: label.into(),
        kind,
        ..Slot::default()
    };
    let expected = Form {
        slots: vec![
            slot("order", "Order", SlotKind::Code(Some("A-###".into()))),
            Slot {
                is_optional: true,
                hint: "Like 1 May".into(),
                ..slot("day", "day", SlotKind::Date(Some(When::Past)))
            },
            slot("why", "why", SlotKind::Choice(vec!["late".into(), "broken".into()])),
        ],
        receiver: Receiver::Endpoint(Endpoint { url: "/orders/{order}".into(), is_post: true }),
        done: "Sent {day}".into(),
    };
    assert_eq!(read, Some(Action::Form(expected)));
}

#[test]
fn the_page_handles_a_form_under_the_name_of_its_entry() {
    for (text, name) in [(r#"{"slots": []}"#, "a"), (r#"{"call": "order-status"}"#, "order-status")] {
        let Some(Action::Form(form)) = action_of(text) else { panic!("{text}") };
        assert_eq!(form.receiver, Receiver::Page(name.into()));
    }
}

#[test]
fn a_link_is_the_first_of_the_links() {
    let (faq, problems) = faq(r#"{"kind": "link", "url": "https://x.example", "label": "X"}"#);
    assert_eq!(problems.len(), 0);
    let urls: Vec<&str> = faq.entries[0].links.iter().map(|link| link.url.as_str()).collect();
    assert_eq!((urls, &faq.entries[0].action), (vec!["https://x.example", "/z"], &None));
}

#[test]
fn choices_lead_to_entries_that_are_there() {
    let text = r#"{"kind": "choices", "ask": "What?", "choices": [{"label": "B", "entry": "be"},
        {"label": "C", "choices": [{"label": "D", "entry": "bee"}, {"label": "E", "choices": [{"label": "F", "entry": "zzzzz"}]}]}]}"#;
    let (faq, problems) = faq(text);
    let Some(Action::Choices(tree)) = &faq.entries[0].action else { panic!() };
    let [Branch { label, to: Destination::Tree(inner) }] = tree.branches.as_slice() else { panic!() };
    assert_eq!((label.as_str(), inner.branches.len()), ("C", 1));
    assert!(problems[0].ends_with("names the choice \"be\", which is not there; did you mean \"bee\"?"));
    assert!(problems[1].ends_with("\"zzzzz\", which is not there; it is left out."), "{problems:?}");
}

#[test]
fn what_cannot_be_used_is_named_with_its_place() {
    let deep = (0..8).fold(r#"{"label": "x", "entry": "bee"}"#.to_owned(), |inner, _| {
        format!(r#"{{"label": "x", "choices": [{inner}]}}"#)
    });
    let many = vec![r#"{"label": "x", "entry": "bee"}"#; 21].join(",");
    let slots: Vec<String> = (0..13).map(|at| format!(r#"{{"name": "s{at}"}}"#)).collect();
    for (text, has_action, place, words) in [
        (r#""form""#.to_owned(), false, "$[0].action", "expected an object"),
        ("{}".into(), false, "$[0].action", "a form needs"),
        (r#"{"kind": "frm", "call": "x"}"#.into(), true, "$[0].action.kind", "expected one of form"),
        (r#"{"slots": [{"label": "x"}]}"#.into(), true, "$[0].action.slots[0]", "needs a \"name\""),
        (r#"{"slots": [{"name": "__proto__"}]}"#.into(), true, "$[0].action.slots[0]", "a \"name\""),
        (r#"{"slots": [{"name": "a"}, {"name": "a"}]}"#.into(), true, "$[0].action.slots[1]", "taken"),
        (
            r#"{"slots": [{"name": "a", "type": "mail"}]}"#.into(),
            true,
            "$[0].action.slots[0].type",
            "one of text",
        ),
        (
            r#"{"slots": [{"name": "a", "type": "choice"}]}"#.into(),
            true,
            "$[0].action.slots[0]",
            "\"options\"",
        ),
        (format!(r#"{{"slots": [{}]}}"#, slots.join(",")), true, "$[0].action.slots[12]", "12 values"),
        (r#"{"request": {"url": "javascript:x"}}"#.into(), false, "$[0].action.request", "https:"),
        (r#"{"request": {"url": "mailto:a@b.c"}}"#.into(), false, "$[0].action.request", "https:"),
        (
            r#"{"request": {"url": "https://{a}.b.c/"}, "slots": [{"name": "a"}]}"#.into(),
            false,
            "$[0].action.request",
            "behind the host",
        ),
        (
            r#"{"request": {"url": "/x/{orderr}"}, "slots": [{"name": "order"}]}"#.into(),
            true,
            "$[0].action.request",
            "did you mean \"order\"?",
        ),
        (r#"{"kind": "choices"}"#.into(), false, "$[0].action.choices", "a list of"),
        (
            r#"{"kind": "choices", "choices": [{"label": "x"}]}"#.into(),
            false,
            "$[0].action.choices[0]",
            "needs a \"label\"",
        ),
        (format!(r#"{{"kind": "choices", "choices": [{deep}]}}"#), false, "choices[0]", "6 levels"),
        (
            format!(r#"{{"kind": "choices", "choices": [{many}]}}"#),
            true,
            "$[0].action.choices[20]",
            "20 choices",
        ),
        (r#"{"kind": "link", "url": "data:x"}"#.into(), false, "$[0].action", "a link needs"),
        (
            format!(r#"{{"call": "x", "done": "{}"}}"#, "x".repeat(2_001)),
            true,
            "$[0].action",
            "2000 characters",
        ),
    ] {
        let (faq, problems) = faq(&text);
        assert_eq!(faq.entries[0].action.is_some(), has_action, "{text}");
        assert!(
            problems.iter().any(|problem| problem.contains(place) && problem.contains(words)),
            "{text}: {problems:?}"
        );
    }
}
