//! PostHog's capture, with the names of its surveys: posthog.com/docs/surveys/implementing-custom-surveys.
//!
//! Answers are texts, as in the row: a score is `"4"`, of several options the ids have `+` between them.

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
        // PostHog counts the answered by the first, the dismissed by the second.
        match status {
            "sent" | "partial" => add("$survey_completed", Json::Bool(status == "sent")),
            "shown" => {}
            _ => add("$survey_partially_completed", Json::Bool(row.get("responses").is_some())),
        }
        let mut questions = Vec::new();
        for response in row.get("responses").and_then(Json::as_list).unwrap_or_default() {
            if let Some((question, answer)) = response.as_text().and_then(|text| text.split_once('=')) {
                add(&["$survey_response_", question].concat(), Json::from(answer));
                // A row has the ids of questions, not their texts.
                let [id, text] = ["id", "question"].map(|name| (name, Json::from(question)));
                questions.push(Json::object(vec![id, text, ("response", Json::from(answer))]));
            }
        }
        if !questions.is_empty() {
            add("$survey_questions", Json::List(questions));
        }
    }
    Json::object(vec![
        ("event", Json::Text(name)),
        ("distinct_id", Json::from(actor(row))),
        ("timestamp", member(row, "time")),
        ("properties", Json::Map(properties)),
    ])
}
