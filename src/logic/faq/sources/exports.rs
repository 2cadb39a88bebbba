//! Exports of help centres, and lists of questions whose keys have other names than ours.
//!
//! Zendesk: `{"articles": [{"title", "body" (HTML), "locale", "draft"}]}`. Chatwoot: `{"payload": [{"title", "content"
//! (Markdown), "status", "category": {"name", "locale"}}]}`. Intercom: `{"data": [{"title", "body" (HTML), "state"}]}`.

use super::super::super::json::Json;
use super::Found;
use super::html::read;
use super::jsonld::{is_html, label};
use super::prose::prose;
use super::tree::one_line;

/// Under which keys exports have their list.
const LISTS: [&str; 10] = [
    "articles",
    "payload",
    "data",
    "faqs",
    "questions",
    "items",
    "entries",
    "results",
    "translations",
    "faq",
];

const QUESTIONS: [&str; 5] = ["question", "q", "title", "name", "label"];
const ANSWERS: [&str; 8] = ["answer", "a", "body", "content", "html", "text", "response", "description"];

/// The entries of an export; none where it has no list of such things.
pub fn from_json(json: &Json) -> Vec<Found> {
    let list = json.as_list().or_else(|| LISTS.iter().find_map(|key| json.get(key)?.as_list()));
    list.unwrap_or_default().iter().filter_map(entry).collect()
}

fn entry(item: &Json) -> Option<Found> {
    let text = |keys: &[&str]| keys.iter().find_map(|key| item.get(key).and_then(Json::as_text));
    if !is_public(item) {
        return None;
    }
    let category = item.get("category").or_else(|| item.get("section"));
    let named = |key: &str| category.and_then(|category| category.get(key)).and_then(Json::as_text);
    let lang = text(&["locale", "lang", "language", "default_locale"]).or_else(|| named("locale"));
    let category = category.and_then(Json::as_text).or_else(|| named("name"));
    Some(Found {
        question: label(text(&QUESTIONS)?),
        answer: markdown_of(text(&ANSWERS)?),
        lang: lang.unwrap_or_default().to_owned(),
        category: one_line(category.unwrap_or_default()),
        variants: Vec::new(),
    })
}

/// Whether visitors of the help centre see it.
fn is_public(item: &Json) -> bool {
    let is_draft = item.get("draft").and_then(Json::as_bool).unwrap_or_default();
    let state = item.get("status").or_else(|| item.get("state"));
    // Chatwoot counts: a draft is 0, what is published 1, what is archived 2.
    let is_hidden = match state {
        Some(Json::Text(state)) => ["draft", "archived", "unpublished"].contains(&state.as_str()),
        Some(Json::Number(number)) => (*number - 1.0).abs() > 0.5,
        _ => false,
    };
    !is_draft && !is_hidden
}

/// An owner's text, Markdown or HTML, as Markdown.
pub(super) fn markdown_of(text: &str) -> String {
    if is_html(text) { prose(&read(text).root.children, "") } else { text.trim().to_owned() }
}

#[cfg(test)]
mod tests;
