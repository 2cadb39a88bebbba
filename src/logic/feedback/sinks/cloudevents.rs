//! CloudEvents 1.0, JSON format: github.com/cloudevents/spec, `cloudevents/formats/json-format.md`.

use super::super::super::json::Json;
use super::super::row::subject;
use super::{member, text};

/// A row as an event. `source` and `id` together name it, so that a receiver can drop what it has.
pub(super) fn event(row: &Json, origin: &str) -> Json {
    let kind = text(row, "kind");
    let subject = subject(|column| text(row, column));
    // An empty subject is none: the schema forbids it.
    let subject = if subject.is_empty() { Json::Null } else { Json::Text(subject) };
    Json::object(vec![
        ("specversion", Json::from("1.0")),
        ("id", member(row, "id")),
        ("source", Json::from(origin)),
        ("type", Json::Text(["askwell.", kind].concat())),
        ("subject", subject),
        ("time", member(row, "time")),
        ("datacontenttype", Json::from("application/json")),
        ("data", row.clone()),
    ])
}
