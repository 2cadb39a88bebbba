//! Receivers that count, or read along: Plausible, the page's `dataLayer`, Slack.

use super::super::super::json::Json;
use super::{countable, text};

/// The longest value that GA4 keeps, in characters: support.google.com/analytics/answer/9267744.
const LONGEST_FOR_GA4: usize = 100;

/// The longest value for Plausible, in characters: 2000 bytes, and no character has more than four.
const LONGEST_FOR_PLAUSIBLE: usize = 500;

/// A row as an event of Plausible: plausible.io/docs/events-api. Its properties are texts, 30 at most.
pub(super) fn plausible(row: &Json, domain: &str, origin: &str) -> Json {
    let short = |(name, value)| (name, short(&value, LONGEST_FOR_PLAUSIBLE));
    let props = countable(row).into_iter().map(short).take(30);
    Json::object(vec![
        ("name", Json::Text(["Askwell ", text(row, "kind")].concat())),
        ("domain", Json::from(domain)),
        ("url", Json::Text([origin, text(row, "page")].concat())),
        ("props", Json::Map(props.collect())),
    ])
}

/// A row as an object of the page's `dataLayer`: ids, numbers and words of ours, each short enough for GA4; a visitor's
/// words stay out.
pub fn pushed(row: &Json) -> Json {
    let mut members = vec![("event".to_owned(), Json::Text(["askwell_", text(row, "kind")].concat()))];
    let value = |value: Json| match value {
        Json::Number(_) | Json::Bool(_) => value,
        other => short(&other, LONGEST_FOR_GA4),
    };
    let few = countable(row).into_iter().filter(|(name, _)| name != "entry_question").take(24);
    members.extend(few.map(|(name, member)| (["askwell_", &name].concat(), value(member))));
    Json::Map(members)
}

/// A row as a message.
pub(super) fn slack(row: &Json) -> Json {
    let number = |name| row.get(name).map(shown).unwrap_or_default();
    let line = match text(row, "kind") {
        "rating" if row.get("value").is_some() => {
            [text(row, "metric"), ": ", &number("value"), " of ", &number("scale")].concat()
        }
        "rating" => [text(row, "metric"), ": ", &number("choices"), text(row, "comment")].concat(),
        "message" => {
            let from = [text(row, "name"), " ", text(row, "email"), "\n"].concat();
            ["message from ", &from, text(row, "comment"), "\n", text(row, "transcript")].concat()
        }
        "survey" => ["survey ", text(row, "survey_id"), " ", text(row, "status")].concat(),
        _ => ["conversation: ", &number("questions"), " questions, ", text(row, "resolution")].concat(),
    };
    let place = [" (", text(row, "page"), " ", text(row, "entry_id"), ")"].concat();
    // What the visitor wrote must not become a mention or a link.
    let line = line.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    Json::object(vec![("text", Json::Text([line, place].concat()))])
}

/// A value as text of so many characters at most.
fn short(value: &Json, longest: usize) -> Json {
    Json::Text(shown(value).chars().take(longest).collect())
}

/// A value as text.
fn shown(value: &Json) -> String {
    match value {
        Json::Text(text) => text.clone(),
        // Counts and scores. The standard library's own way would bring ten kilobytes for fractions.
        #[expect(clippy::cast_possible_truncation, reason = "numbers of a row are small")]
        Json::Number(number) => (*number as i64).to_string(),
        Json::Bool(truth) => truth.to_string(),
        Json::List(items) => items.iter().map(shown).collect::<Vec<_>>().join(" | "),
        Json::Null | Json::Map(_) => String::new(),
    }
}
