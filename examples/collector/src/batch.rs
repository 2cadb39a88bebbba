//! What one request carries: an event, or a list of them.
//!
//! Pure. One bad event of a list costs that event only; what is no list and no event is refused as a whole.

use askwell::logic::json::Json;

use crate::event::{self, Event, Refusal};

/// How many refused events an answer tells of. More would make the answer to a hostile list larger than the list.
const TOLD: usize = 20;

/// How the events are packed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Packing {
    /// `application/cloudevents+json`.
    Single,
    /// `application/cloudevents-batch+json`.
    List,
    /// `text/plain`: either, told by the JSON. A browser sends nothing else across origins as a page goes away.
    Either,
}

impl Packing {
    /// The packing that a Content-Type stands for. None where it is not one of the three.
    pub fn of(content_type: &str) -> Option<Self> {
        match content_type.split(';').next()?.trim().to_ascii_lowercase().as_str() {
            "application/cloudevents+json" => Some(Self::Single),
            "application/cloudevents-batch+json" => Some(Self::List),
            "text/plain" => Some(Self::Either),
            _ => None,
        }
    }
}

/// The events of a request, sorted by what becomes of them.
#[derive(Debug, Default, PartialEq)]
pub struct Batch {
    /// To be stored.
    pub events: Vec<Event>,
    /// How many are of types that are not ours.
    pub ignored: usize,
    /// How many cannot be used.
    pub refused: usize,
    /// Why, for the first of those.
    pub problems: Vec<Refusal>,
}

/// Reads a body.
///
/// # Errors
/// Where it is no JSON, or not of the packing; and where a single event cannot be used.
pub fn read(packing: Packing, body: &[u8]) -> Result<Batch, Refusal> {
    let json: Json = serde_json::from_slice(body)
        .map_err(|error| Refusal::new("$", format!("this is no JSON: {error}")))?;
    match (packing, &json) {
        (Packing::List | Packing::Either, Json::List(items)) => Ok(list(items)),
        (Packing::List, other) => Err(mismatch("a list of events", other, "application/cloudevents+json")),
        (Packing::Single, Json::List(_)) => {
            Err(mismatch("one event", &json, "application/cloudevents-batch+json"))
        }
        _ => {
            let mut batch = Batch::default();
            batch.add(event::read(&json, "$")?);
            Ok(batch)
        }
    }
}

fn mismatch(wanted: &str, found: &Json, other_type: &str) -> Refusal {
    let reason =
        format!("expected {wanted}, found {}; for that the Content-Type is {other_type}", found.kind());
    Refusal::new("$", reason)
}

fn list(items: &[Json]) -> Batch {
    let mut batch = Batch::default();
    for (index, item) in items.iter().enumerate() {
        match event::read(item, &format!("$[{index}]")) {
            Ok(event) => batch.add(event),
            Err(refusal) => batch.refuse(refusal),
        }
    }
    batch
}

impl Batch {
    fn add(&mut self, event: Option<Event>) {
        self.ignored += usize::from(event.is_none());
        self.events.extend(event);
    }

    fn refuse(&mut self, refusal: Refusal) {
        self.refused += 1;
        if self.problems.len() < TOLD {
            self.problems.push(refusal);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_types_are_told_apart_whatever_their_parameters() {
        for (text, packing) in [
            ("application/cloudevents+json", Some(Packing::Single)),
            ("Application/CloudEvents-Batch+JSON; charset=utf-8", Some(Packing::List)),
            ("text/plain;charset=UTF-8", Some(Packing::Either)),
            ("application/json", None),
            ("", None),
        ] {
            assert_eq!(Packing::of(text), packing, "{text}");
        }
    }

    #[test]
    fn what_is_no_batch_is_refused_as_a_whole() {
        for (packing, body, reason) in [
            (Packing::Either, "{", "this is no JSON"),
            (Packing::Either, "\u{feff}[]", "this is no JSON"),
            (Packing::Either, "3", "expected an event"),
            (Packing::List, "{}", "the Content-Type is application/cloudevents+json"),
            (Packing::List, "null", "expected a list of events, found null"),
            (Packing::Single, "[]", "the Content-Type is application/cloudevents-batch+json"),
        ] {
            let refusal = read(packing, body.as_bytes()).unwrap_err();
            assert_eq!(refusal.path, "$", "{body}");
            assert!(refusal.reason.contains(reason), "{body}: {}", refusal.reason);
        }
    }

    #[test]
    fn nesting_without_end_is_no_json() {
        let body = "[".repeat(100_000);
        assert!(read(Packing::Either, body.as_bytes()).is_err());
    }

    #[test]
    fn a_hostile_list_is_answered_in_few_words() {
        let body = format!("[{}1]", "1,".repeat(999));
        let batch = read(Packing::List, body.as_bytes()).unwrap();
        assert_eq!((batch.refused, batch.problems.len()), (1_000, TOLD));
        assert_eq!(batch.problems[0].path, "$[0]");
    }

    #[test]
    fn an_empty_list_is_a_list() {
        assert_eq!(read(Packing::List, b"[]"), Ok(Batch::default()));
    }
}
