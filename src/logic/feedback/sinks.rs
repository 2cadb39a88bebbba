//! Who takes the records, and in what form.

mod cloudevents;
mod plain;
mod posthog;
mod segment;

use super::super::json::Json;
use super::super::report::Reader;
use super::raw::{RawFeedback, RawSink, SinkKind};

pub use plain::pushed;

/// Where feedback goes. Without sinks it stays in the browser.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Delivery {
    /// Who takes the records.
    pub sinks: Vec<Sink>,
    /// Whether nothing is posted before the page says that it may.
    pub needs_consent: bool,
    /// Whether Global Privacy Control keeps records from being posted.
    pub heeds_privacy_control: bool,
}

impl Delivery {
    /// Whether somebody takes the words of visitors, and not only counts.
    pub fn takes_messages(&self) -> bool {
        self.sinks.iter().any(Sink::takes_messages)
    }
}

/// A receiver of records.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sink {
    /// What it is.
    pub kind: SinkKind,
    /// Its address.
    pub url: String,
    /// The public key, or the domain.
    pub key: String,
}

/// A request to a sink.
#[derive(Debug, Clone, PartialEq)]
pub struct Post {
    /// What is sent.
    pub body: Json,
    /// Its content type.
    pub content_type: &'static str,
}

/// Reads where feedback goes; a sink that lacks what it needs is left out with a message.
pub fn delivery(raw: Option<&RawFeedback>, reader: &mut Reader) -> Delivery {
    let Some(raw) = raw else { return Delivery::default() };
    let mark = reader.enter("feedback");
    let mut sinks = Vec::new();
    sinks.extend(raw.endpoint.clone().map(|url| Sink {
        kind: SinkKind::CloudEvents,
        url,
        key: String::new(),
    }));
    let list = reader.enter("sinks");
    for (at, raw) in raw.sinks.iter().flatten().enumerate() {
        let item = reader.enter_item(at);
        sinks.extend(sink(raw, reader));
        reader.leave(item);
    }
    reader.leave(list);
    reader.leave(mark);
    Delivery {
        sinks,
        needs_consent: raw.consent.unwrap_or_default(),
        heeds_privacy_control: raw.privacy_control.unwrap_or(true),
    }
}

fn sink(raw: &RawSink, reader: &mut Reader) -> Option<Sink> {
    let kind = raw.kind.unwrap_or_default();
    let default = match kind {
        SinkKind::PostHog => "https://us.i.posthog.com/batch/",
        SinkKind::Segment => "https://api.segment.io/v1/batch",
        SinkKind::Plausible => "https://plausible.io/api/event",
        _ => "",
    };
    let url = raw.url.clone().unwrap_or_else(|| default.to_owned());
    if url.is_empty() && kind != SinkKind::DataLayer {
        reader.report("\"url\" is needed: the address that takes the records. The sink is left out.");
        return None;
    }
    if raw.key.is_none() && !default.is_empty() {
        reader.report("\"key\" is needed: the public project or write key; with \"plausible\" the site's domain. The sink is left out.");
        return None;
    }
    Some(Sink { kind, url, key: raw.key.clone().unwrap_or_default() })
}

impl Sink {
    /// How many rows a request may hold.
    pub fn most_rows(&self) -> usize {
        if matches!(self.kind, SinkKind::Plausible | SinkKind::Slack) { 1 } else { usize::MAX }
    }

    /// Whether it takes the words of visitors, and not only counts.
    pub fn takes_messages(&self) -> bool {
        matches!(self.kind, SinkKind::CloudEvents | SinkKind::Slack | SinkKind::Sheet)
    }

    /// Whether its answers cannot be read, since it does not answer other origins: they count as accepted.
    pub fn is_blind(&self) -> bool {
        matches!(self.kind, SinkKind::Slack | SinkKind::Sheet)
    }

    /// The request for some rows of the site at `origin`, for example `https://shop.example`.
    pub fn post(&self, rows: &[Json], origin: &str) -> Post {
        let each = |form: fn(&Json) -> Json| Json::List(rows.iter().map(form).collect());
        let first = rows.first().unwrap_or(&Json::Null);
        let mut content_type = "text/plain";
        let body = match self.kind {
            SinkKind::CloudEvents => {
                content_type = "application/cloudevents-batch+json";
                Json::List(rows.iter().map(|row| cloudevents::event(row, origin)).collect())
            }
            SinkKind::PostHog => {
                content_type = "application/json";
                Json::object(vec![
                    ("api_key", Json::from(self.key.as_str())),
                    ("batch", each(posthog::event)),
                ])
            }
            SinkKind::Segment => Json::object(vec![
                ("writeKey", Json::from(self.key.as_str())),
                ("batch", each(segment::event)),
            ]),
            SinkKind::Plausible => plain::plausible(first, &self.key, origin),
            SinkKind::Slack => plain::slack(first),
            SinkKind::Sheet | SinkKind::DataLayer => Json::object(vec![("rows", Json::List(rows.to_vec()))]),
        };
        Post { body, content_type }
    }
}

/// A text member of a row; empty where there is none.
fn text<'row>(row: &'row Json, name: &str) -> &'row str {
    row.get(name).and_then(Json::as_text).unwrap_or_default()
}

/// A member of a row, as it is.
fn member(row: &Json, name: &str) -> Json {
    row.get(name).cloned().unwrap_or_default()
}

/// Who did it, for receivers that want somebody: the conversation, never the visitor.
fn actor(row: &Json) -> &str {
    let conversation = text(row, "conversation_id");
    if conversation.is_empty() { text(row, "submission_id") } else { conversation }
}

/// Columns that a tool for counting does not get: words of the visitor, and names of its own.
const WORDY: [&str; 10] =
    ["comment", "query", "unanswered", "responses", "id", "kind", "name", "email", "visitor", "transcript"];

/// The row without what is empty and without what a tool for counting should not get: words of the visitor.
fn countable(row: &Json) -> Vec<(String, Json)> {
    let Json::Map(members) = row else { return Vec::new() };
    let is_wordy = |name: &str| WORDY.contains(&name);
    members.iter().filter(|(name, _)| !is_wordy(name)).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::super::super::report::Read;
    use super::super::record::{Kind, Record};
    use super::*;

    fn row(kind: Kind) -> Json {
        Record {
            id: "p-3".into(),
            kind,
            time: "2026-01-31T23:59:59.001Z".into(),
            began: "2026-01-31T23:59:00.000Z".into(),
            conversation_id: "p-1".into(),
            page: "/cart".into(),
            survey_id: "csat".into(),
            submission_id: "p-2".into(),
            status: "sent".into(),
            question_id: "csat".into(),
            metric: "csat".into(),
            scale: Some(5.0),
            value: Some(4.0),
            comment: "so =fine".into(),
            responses: vec!["csat=4".into(), "comment=so =fine".into()],
            ..Record::default()
        }
        .to_json()
    }

    fn body(kind: SinkKind, rows: &[Json]) -> serde_json::Value {
        let sink = Sink { kind, url: "u".into(), key: "k".into() };
        serde_json::to_value(sink.post(rows, "https://shop.example").body).unwrap()
    }

    #[test]
    fn cloudevents_name_source_type_and_subject() {
        let body = body(SinkKind::CloudEvents, &[row(Kind::Rating), row(Kind::Conversation)]);
        let [rating, conversation] = body.as_array().unwrap().as_slice() else { panic!() };
        for (name, expected) in [
            ("specversion", "1.0"),
            ("id", "p-3"),
            ("source", "https://shop.example"),
            ("type", "askwell.rating"),
            ("subject", "p-2/csat"),
            ("time", "2026-01-31T23:59:59.001Z"),
            ("datacontenttype", "application/json"),
        ] {
            assert_eq!(rating[name], expected, "{name}");
        }
        assert_eq!(rating["data"]["value"], 4.0);
        assert_eq!(conversation["subject"], "p-1");
    }

    #[test]
    fn posthog_gets_its_own_names() {
        let body = body(SinkKind::PostHog, &[row(Kind::Survey)]);
        let event = &body["batch"][0];
        assert_eq!((&body["api_key"], &event["event"]), (&"k".into(), &"survey sent".into()));
        assert_eq!((&event["uuid"], &event["distinct_id"]), (&serde_json::Value::Null, &"p-1".into()));
        let properties = &event["properties"];
        for (name, expected) in [
            ("$survey_id", "csat"),
            ("$survey_submission_id", "p-2"),
            ("$survey_response_csat", "4"),
            ("$survey_response_comment", "so =fine"),
            ("$insert_id", "p-3"),
        ] {
            assert_eq!(properties[name], expected, "{name}");
        }
        assert_eq!(properties["$survey_completed"], true);
        assert_eq!(properties["$process_person_profile"], false);
    }

    #[test]
    fn segment_tracks_and_counting_tools_get_no_words() {
        let segment = body(SinkKind::Segment, &[row(Kind::Survey), row(Kind::Conversation)]);
        assert_eq!(segment["batch"][0]["event"], "Survey Sent");
        assert_eq!(segment["batch"][1]["event"], "Live Chat Conversation Ended");
        assert_eq!(segment["batch"][0]["messageId"], "p-3");
        let plausible = body(SinkKind::Plausible, &[row(Kind::Rating)]);
        assert_eq!(
            (&plausible["domain"], &plausible["url"]),
            (&"k".into(), &"https://shop.example/cart".into())
        );
        assert_eq!(plausible["props"]["value"], "4");
        for text in [plausible.to_string(), serde_json::to_string(&pushed(&row(Kind::Rating))).unwrap()] {
            assert!(!text.contains("fine"), "{text}");
        }
        assert!(body(SinkKind::Slack, &[row(Kind::Rating)])["text"].as_str().unwrap().contains("4 of 5"));
    }

    #[test]
    fn a_sink_without_address_or_key_is_named() {
        let mut reader = Reader::new("askwell.json");
        let text =
            r#"{"endpoint": "/f", "sinks": [{"kind": "slack"}, {"kind": "posthog"}, {"kind": "datalayer"}]}"#;
        let raw = RawFeedback::read(&serde_json::from_str(text).unwrap(), &mut reader);
        let delivery = delivery(raw.as_ref(), &mut reader);
        assert_eq!(delivery.sinks.len(), 2);
        let paths: Vec<String> = reader.into_problems().into_iter().map(|problem| problem.path).collect();
        assert_eq!(paths, ["$.feedback.sinks[0]", "$.feedback.sinks[1]"]);
    }
}
