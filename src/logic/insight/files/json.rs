//! JSON in all its layouts: one object a line, a list, objects over several lines; of records or of CloudEvents.
//!
//! One reader for all: values follow each other, whatever stands between them. After a broken one it goes on with the
//! next line that begins with an object.

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::super::super::feedback::record::Record;
use super::super::super::json::Json;
use super::check::whole;
use super::flaw::Flaw;
use super::{Intake, Place};

/// What may stand between values: JSON's white space, the marks of a list, the separator of JSON text sequences.
const BETWEEN: [char; 8] = [' ', '\t', '\r', '\n', ',', '[', ']', '\u{1e}'];

/// Reads at most so many values; gives the place where to go on, if there is more.
pub(super) fn read(text: &str, place: Place, most: usize, intake: &mut Intake) -> Option<Place> {
    let mut rest = text.get(place.byte..)?;
    let mut line = place.line;
    for _ in 0..most {
        let value = rest.trim_start_matches(BETWEEN);
        line += lines_between(rest, value);
        if value.is_empty() {
            return None;
        }
        rest = match next(value) {
            Ok((json, after)) => {
                if let Err(flaw) = take(&json, intake) {
                    intake.report(Some(line), flaw);
                }
                after
            }
            Err(error) => {
                let place = line - 1 + error.line();
                intake.report(Some(place), Flaw::NoJson(reason(&error)));
                next_object(value)
            }
        };
        line += lines_between(value, rest);
    }
    Some(Place { byte: text.len() - rest.len(), line })
}

fn next(text: &str) -> Result<(Json, &str), serde_json::Error> {
    let mut values = serde_json::Deserializer::from_str(text).into_iter::<Json>();
    match values.next() {
        Some(json) => json.map(|json| (json, text.get(values.byte_offset()..).unwrap_or_default())),
        None => Ok((Json::Null, "")),
    }
}

/// What is wrong, without the place, which is that within the value.
fn reason(error: &serde_json::Error) -> String {
    let text = error.to_string();
    text.split(" at line ").next().unwrap_or_default().to_owned()
}

/// The text from the next line on that begins with an object.
fn next_object(text: &str) -> &str {
    let starts = text.match_indices('\n').map(|(at, _)| text.get(at..).unwrap_or_default());
    starts.map(|line| line.trim_start_matches(BETWEEN)).find(|line| line.starts_with('{')).unwrap_or_default()
}

/// How many lines begin between the start of a text and a later part of it.
fn lines_between(text: &str, rest: &str) -> usize {
    text.bytes().take(text.len() - rest.len()).filter(|byte| *byte == b'\n').count()
}

fn take(json: &Json, intake: &mut Intake) -> Result<(), Flaw> {
    let Json::Map(_) = json else { return Err(Flaw::NoObject(shown(json))) };
    let row = if json.get("specversion").is_some() { of_event(json)? } else { json };
    let record = Record::from_json(row).ok_or(Flaw::NoRow)?;
    for (name, number) in [("scale", record.scale), ("value", record.value)] {
        let found = row.get(name).unwrap_or(&Json::Null);
        if number.is_none() && *found != Json::Null {
            return Err(Flaw::NoNumber(name, shown(found)));
        }
    }
    intake.take(record)
}

/// A value as its file has it.
fn shown(json: &Json) -> String {
    serde_json::to_string(&Plain(json)).unwrap_or_default()
}

/// The row in a CloudEvent. Source: CloudEvents 1.0, JSON Event Format.
fn of_event(event: &Json) -> Result<&Json, Flaw> {
    let data = event.get("data").filter(|data| matches!(data, Json::Map(_)));
    data.ok_or_else(|| Flaw::NoData(event.get("type").and_then(Json::as_text).unwrap_or("?").to_owned()))
}

/// The rows as NDJSON: one object a line, without what is empty.
pub fn to_ndjson(records: &[Record]) -> String {
    let mut text = String::new();
    for record in records {
        text.push_str(&serde_json::to_string(&Plain(&record.to_json())).unwrap_or_default());
        text.push('\n');
    }
    text
}

/// A value whose whole numbers are written without a fraction, as browsers do.
pub struct Plain<'json>(pub &'json Json);

impl Serialize for Plain<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Json::Number(number) => match whole(*number) {
                Some(whole) => serializer.serialize_u32(whole),
                None => serializer.serialize_f64(*number),
            },
            Json::List(items) => serializer.collect_seq(items.iter().map(Plain)),
            Json::Map(members) => {
                let mut map = serializer.serialize_map(Some(members.len()))?;
                for (name, value) in members {
                    map.serialize_entry(name, &Plain(value))?;
                }
                map.end()
            }
            other => other.serialize(serializer),
        }
    }
}
