//! PostHog's capture, with the names of its surveys: posthog.com/docs/surveys/implementing-custom-surveys.

use super::super::super::json::Json;
use super::{actor, countable, member, text};

/// A row as an event of a batch. Answers stand in the survey's events under one submission id, as PostHog wants them;
/// a rating's own row would count them twice there, and is a plain event.
pub(super) fn event(row: &Json) -> Json {
    let status = text(row, "status");
    let name = match (text(row, "kind"), status) {
        ("survey", "partial") => "survey sent".to_owned(),
        ("survey", status) => ["survey ", status].concat(),
        (kind, _) => ["askwell ", kind].concat(),
    };
    let mut properties = countable(row);
    let mut add = |name: &str, value: Json| properties.push((name.to_owned(), value));
    add("$insert_id", member(row, "id"));
    add("$process_person_profile", Json::Bool(false));
    if text(row, "kind") == "survey" {
        add("$survey_id", member(row, "survey_id"));
        add("$survey_name", member(row, "survey_id"));
        add("$survey_submission_id", member(row, "submission_id"));
        add("$survey_language", member(row, "locale"));
        add("$survey_completed", Json::Bool(status == "sent"));
        add("$survey_partially_completed", Json::Bool(status != "sent" && row.get("responses").is_some()));
        for response in row.get("responses").and_then(Json::as_list).unwrap_or_default() {
            if let Some((question, answer)) = response.as_text().and_then(|text| text.split_once('=')) {
                add(&["$survey_response_", question].concat(), Json::from(answer));
            }
        }
    }
    Json::object(vec![
        ("event", Json::Text(name)),
        ("distinct_id", Json::from(actor(row))),
        ("timestamp", member(row, "time")),
        ("properties", Json::Map(properties)),
    ])
}
