//! What is read of exports: cases, in the forms that help centres document.

use super::*;

fn of(text: &str) -> Vec<String> {
    let json: Json = serde_json::from_str(text).unwrap();
    let show =
        |entry: &Found| format!("{} = {} [{}|{}]", entry.question, entry.answer, entry.lang, entry.category);
    from_json(&json).iter().map(show).collect()
}

#[test]
fn articles_of_zendesk_are_read() {
    let text = r#"{"count": 2, "next_page": null, "articles": [
        {"id": 35467, "url": "x", "html_url": "x", "author_id": 1, "comments_disabled": false, "draft": false,
         "promoted": false, "position": 0, "section_id": 98838, "title": "How do I pay?", "name": "How do I pay?",
         "locale": "en-us", "body": "<p>By <strong>card</strong>.</p><ul><li>Visa</li></ul>"},
        {"title": "Later", "body": "<p>x</p>", "draft": true}]}"#;
    assert_eq!(of(text), ["How do I pay? = By **card**.\n\n- Visa [en-us|]"]);
}

#[test]
fn articles_of_chatwoot_are_read() {
    let text = r#"{"payload": [
        {"id": 1, "title": "How do I pay?", "content": "By **card**.", "status": "published",
         "category": {"id": 1, "name": "Paying", "slug": "paying", "locale": "en"}, "author": {}},
        {"title": "Old", "content": "x", "status": "archived"},
        {"title": "Older", "content": "x", "status": 2},
        {"title": "New", "content": "y", "status": 1}], "meta": {"articles_count": 2}}"#;
    assert_eq!(of(text), ["How do I pay? = By **card**. [en|Paying]", "New = y [|]"]);
}

#[test]
fn articles_of_intercom_are_read() {
    let text = r#"{"type": "list", "pages": {}, "total_count": 1, "data": [
        {"id": "6871", "type": "article", "title": "How do I pay?", "description": "Ways to pay",
         "body": "<p class=\"no-margin\">By card.</p>", "state": "published", "default_locale": "en"}]}"#;
    assert_eq!(of(text), ["How do I pay? = By card. [en|]"]);
}

#[test]
fn lists_with_other_names_are_read() {
    for text in [
        r#"[{"q": "Why?", "a": "So."}]"#,
        r#"{"faqs": [{"question": "Why?", "answer": "So."}]}"#,
        r#"{"items": [{"title": "Why?", "content": "So."}]}"#,
    ] {
        assert_eq!(of(text), ["Why? = So. [|]"], "{text}");
    }
    for text in [
        "1",
        "{}",
        "[]",
        r#"[{"q": "Why?"}]"#,
        r#"{"data": {"q": "Why?", "a": "So."}}"#,
        r#"[["Why?", "So."]]"#,
    ] {
        assert!(of(text).is_empty(), "{text}");
    }
}
