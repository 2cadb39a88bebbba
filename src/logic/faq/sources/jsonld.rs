//! Questions in JSON-LD with the words of schema.org: `FAQPage`, `QAPage`, wherever a `Question` has an answer.

use super::super::super::json::Json;
use super::html::{decoded, read};
use super::prose::{plain, prose};
use super::tree::{has_part, one_line};
use super::{Found, Parse, lenient};

/// How deep a value is looked through. A graph needs five levels.
const DEEPEST: usize = 24;

/// The values of a page's scripts, as far as they can be read.
pub fn values(scripts: &[String], parse: Parse) -> Vec<Json> {
    let read = |script: &String| parse(script).or_else(|| parse(&lenient::cleaned(script)));
    scripts.iter().filter_map(read).collect()
}

/// The questions with their answers, in the order of the page.
pub fn entries(values: &[Json]) -> Vec<Found> {
    let mut found = Vec::new();
    for value in values {
        walk(value, DEEPEST, &mut |node| {
            if is_of_type(node, "Question") {
                found.extend(entry(node, values));
            }
            // The questions of a quiz are not those that visitors ask.
            !is_of_type(node, "Quiz")
        });
    }
    found
}

/// Goes through the objects of a value; not into those of which `visit` says so.
pub(super) fn walk<'json>(value: &'json Json, depth: usize, visit: &mut dyn FnMut(&'json Json) -> bool) {
    if depth == 0 {
        return;
    }
    match value {
        Json::List(items) => {
            for item in items {
                walk(item, depth - 1, visit);
            }
        }
        Json::Map(members) if visit(value) => {
            for (_, member) in members {
                walk(member, depth - 1, visit);
            }
        }
        _ => {}
    }
}

/// Whether an object is of that type: `Question`, `schema:Question`, `https://schema.org/Question`, alone or in a list.
pub(super) fn is_of_type(node: &Json, name: &str) -> bool {
    types(node).any(|kind| kind == name)
}

/// The types of an object, without their vocabulary.
pub(super) fn types(node: &Json) -> impl Iterator<Item = &str> {
    let kind = node.get("@type").or_else(|| node.get("type"));
    let names = kind.map(each).unwrap_or_default();
    names.iter().filter_map(Json::as_text).map(|name| name.rsplit(['/', ':', '#']).next().unwrap_or(name))
}

/// The items of a list, or the one value.
pub(super) fn each(value: &Json) -> &[Json] {
    value.as_list().unwrap_or_else(|| std::slice::from_ref(value))
}

fn entry(node: &Json, values: &[Json]) -> Option<Found> {
    let question = ["name", "text", "headline"].iter().find_map(|key| text_of(node.get(key)?))?;
    let answer = best_answer(node, values)?;
    Some(Found::new(label(&question), rich(&answer)))
}

/// The accepted answer, else the one that most found good.
fn best_answer(node: &Json, values: &[Json]) -> Option<String> {
    if let Some(accepted) = node.get("acceptedAnswer") {
        let text = each(accepted).iter().find_map(|answer| answer_text(answer, values));
        if text.is_some() {
            return text;
        }
    }
    let mut best: Option<(f64, String)> = None;
    for answer in each(node.get("suggestedAnswer")?) {
        let votes = answer.get("upvoteCount").and_then(Json::as_number).unwrap_or_default();
        if best.as_ref().is_none_or(|(most, _)| votes > *most)
            && let Some(text) = answer_text(answer, values)
        {
            best = Some((votes, text));
        }
    }
    best.map(|(_, text)| text)
}

/// An answer's text. A graph may have the answer elsewhere, under its `@id`.
fn answer_text(answer: &Json, values: &[Json]) -> Option<String> {
    if let Json::Text(text) = answer {
        return Some(text.clone());
    }
    let text =
        |node: &Json| ["text", "articleBody", "description"].iter().find_map(|key| text_of(node.get(key)?));
    if let Some(text) = text(answer) {
        return Some(text);
    }
    let id = answer.get("@id")?.as_text()?;
    let mut found = None;
    for value in values {
        walk(value, DEEPEST, &mut |node| {
            if found.is_none() && node.get("@id").and_then(Json::as_text) == Some(id) {
                found = text(node);
            }
            true
        });
    }
    found
}

/// A text as JSON-LD may write it: as it is, with its language, or several.
pub(super) fn text_of(value: &Json) -> Option<String> {
    let text = match value {
        Json::Text(text) => text.clone(),
        Json::Map(_) => text_of(value.get("@value")?)?,
        Json::List(items) => {
            let mut all = String::new();
            for text in items.iter().filter_map(text_of) {
                if !all.is_empty() {
                    all.push_str("\n\n");
                }
                all.push_str(&text);
            }
            all
        }
        _ => return None,
    };
    (!one_line(&text).is_empty()).then_some(text)
}

/// A question, which may be written in HTML, on one line.
pub(super) fn label(text: &str) -> String {
    read(text).root.label()
}

/// An answer, a plain text or HTML, as Markdown.
pub(super) fn rich(text: &str) -> String {
    // Some generators escape their HTML once more.
    let is_escaped = text.trim_start().strip_prefix("&lt;").is_some_and(begins_tag);
    let text = if is_escaped { decoded(text) } else { text.to_owned() };
    if is_html(&text) { prose(&read(&text).root.children, "") } else { plain(&decoded(&text)) }
}

/// Whether there is a tag in the text, such as answers are written with. "a < b" has none, nor has `<https://…>`.
pub(super) fn is_html(text: &str) -> bool {
    has_part(text, ">") && text.split('<').skip(1).any(begins_tag)
}

fn begins_tag(text: &str) -> bool {
    const TAGS: [&str; 43] = [
        "a",
        "article",
        "b",
        "blockquote",
        "br",
        "button",
        "center",
        "code",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "em",
        "figure",
        "font",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "i",
        "iframe",
        "img",
        "li",
        "ol",
        "p",
        "pre",
        "script",
        "section",
        "small",
        "span",
        "strong",
        "style",
        "sub",
        "sup",
        "svg",
        "table",
        "u",
        "ul",
        "video",
    ];
    let text = text.strip_prefix('/').unwrap_or(text);
    let name: String = text.chars().take(11).take_while(char::is_ascii_alphanumeric).collect();
    let is_ended =
        text.get(name.len()..).is_some_and(|rest| rest.starts_with([' ', '>', '/', '\n', '\r', '\t', '&']));
    is_ended && TAGS.contains(&name.to_ascii_lowercase().as_str())
}

#[cfg(test)]
mod tests;
