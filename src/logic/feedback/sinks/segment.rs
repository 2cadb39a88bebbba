//! Segment's `track`, with the names of its Live Chat spec where that has one.

use super::super::super::json::Json;
use super::{actor, countable, member, text};

/// A row as a call of a batch.
pub(super) fn event(row: &Json) -> Json {
    let name = match (text(row, "kind"), text(row, "status")) {
        ("conversation", _) => "Live Chat Conversation Ended",
        ("survey", "shown") => "Survey Shown",
        ("survey", "dismissed") => "Survey Dismissed",
        ("survey", "abandoned") => "Survey Abandoned",
        ("survey", "partial") => "Survey Partially Sent",
        ("survey", _) => "Survey Sent",
        ("message", _) => "Message Left",
        _ => "Answer Rated",
    };
    let mut properties = countable(row);
    if let Some(seconds) = row.get("seconds") {
        properties.push(("conversation_duration".to_owned(), seconds.clone()));
    }
    let page = Json::object(vec![("path", member(row, "page"))]);
    Json::object(vec![
        ("type", Json::from("track")),
        ("event", Json::from(name)),
        ("messageId", member(row, "id")),
        ("anonymousId", Json::from(actor(row))),
        ("timestamp", member(row, "time")),
        ("properties", Json::Map(properties)),
        ("context", Json::object(vec![("page", page)])),
    ])
}
