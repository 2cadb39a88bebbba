//! One event, by [CloudEvents 1.0](https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/spec.md) in JSON.
//!
//! Pure. Decides what is stored, what is ignored and what is refused, with the JSON path of what is wrong.

use askwell::logic::feedback::record::{Kind, Record};
use askwell::logic::json::Json;
use fluent_uri::{Uri, UriRef};
use serde::Serialize;

use crate::moment;

/// An event that is to be stored.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// Who sends: with `id` it names the event.
    pub source: String,
    /// Names the event among those of its source.
    pub id: String,
    /// What kind of row it carries.
    pub kind: Kind,
    /// What the row is about. Of the rows with one kind and subject the latest counts.
    pub subject: String,
    /// When the row was last changed, in milliseconds since 1970.
    pub time: i64,
    /// The row as it was sent, in JSON: columns that only a newer release knows are kept.
    pub data: Json,
}

/// Something that cannot be used, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Refusal {
    /// Where it stands in what was sent: `$[3].data.time`.
    pub path: String,
    /// What is wrong, and what would be right.
    pub reason: String,
}

impl Refusal {
    /// A refusal of what stands at that path.
    pub fn new(path: impl Into<String>, reason: impl Into<String>) -> Self {
        Refusal { path: path.into(), reason: reason.into() }
    }
}

/// Reads the event that stands at `path`. None is a sound event of a type that is not ours.
///
/// # Errors
/// Where it is no event of CloudEvents 1.0, or carries no row of its type.
pub fn read(json: &Json, path: &str) -> Result<Option<Event>, Refusal> {
    let event = Node { json, path };
    event.object("an event of CloudEvents 1.0")?;
    if event.text("specversion")? != "1.0" {
        return Err(event.refuse("specversion", "this receiver reads \"1.0\" only"));
    }
    let (source, id) = (event.source()?, event.text("id")?);
    let type_ = event.text("type")?;
    event.check_optional_attributes()?;
    let Some(kind) = type_.strip_prefix("askwell.").and_then(Kind::from_word) else {
        return Ok(None);
    };
    let row = Row::read(&event, kind)?;
    Ok(Some(Event {
        source: source.to_owned(),
        id: id.to_owned(),
        kind,
        subject: row.subject,
        time: row.time,
        data: row.data,
    }))
}

/// What the store needs to know of a row.
struct Row {
    subject: String,
    time: i64,
    data: Json,
}

impl Row {
    fn read(event: &Node, kind: Kind) -> Result<Self, Refusal> {
        if event.member("data_base64").is_some() {
            return Err(event.refuse("data_base64", "send the row as JSON in \"data\" instead"));
        }
        let missing = || event.refuse("data", "missing; it must be the row of feedback, an object");
        let json = event.member("data").ok_or_else(missing)?;
        let path = event.below("data");
        let node = Node { json, path: &path };
        node.object("the row of feedback, an object")?;
        node.text("id")?;
        if node.text("kind")? != kind.word() {
            return Err(node.refuse("kind", format!("the type of the event asks for \"{}\"", kind.word())));
        }
        let time = moment::read_utc(node.text("time")?).ok_or_else(|| {
            node.refuse("time", "expected a moment in UTC such as 2026-01-31T23:59:59.001Z (RFC 3339)")
        })?;
        let record =
            Record::from_json(json).ok_or_else(|| Refusal::new(&path, "this is no row of feedback"))?;
        Ok(Row { subject: subject(&record), time, data: json.clone() })
    }
}

/// What the row is about; a row that does not name it stands for itself. Otherwise all such rows would be taken for
/// states of one, and all but the latest would be lost to readers.
fn subject(record: &Record) -> String {
    let names_it = match record.kind {
        Kind::Conversation => !record.conversation_id.is_empty(),
        Kind::Survey | Kind::Rating | Kind::Message => !record.submission_id.is_empty(),
    };
    if names_it { record.subject() } else { record.id.clone() }
}

/// A value, and where it stands.
struct Node<'a> {
    json: &'a Json,
    path: &'a str,
}

impl<'a> Node<'a> {
    fn below(&self, name: &str) -> String {
        format!("{}.{name}", self.path)
    }

    fn refuse(&self, name: &str, reason: impl Into<String>) -> Refusal {
        Refusal::new(self.below(name), reason)
    }

    fn object(&self, wanted: &str) -> Result<(), Refusal> {
        match self.json {
            Json::Map(_) => Ok(()),
            other => Err(Refusal::new(self.path, format!("expected {wanted}, found {}", other.kind()))),
        }
    }

    /// The member of that name; `null` counts as absent, as the schema of CloudEvents has it.
    fn member(&self, name: &str) -> Option<&'a Json> {
        self.json.get(name).filter(|json| **json != Json::Null)
    }

    fn optional_text(&self, name: &str) -> Result<Option<&'a str>, Refusal> {
        match self.member(name) {
            None => Ok(None),
            Some(Json::Text(text)) if text.is_empty() => Err(self.refuse(name, "must not be empty")),
            Some(Json::Text(text)) => Ok(Some(text)),
            Some(other) => Err(self.refuse(name, format!("expected a text, found {}", other.kind()))),
        }
    }

    fn text(&self, name: &str) -> Result<&'a str, Refusal> {
        self.optional_text(name)?
            .ok_or_else(|| self.refuse(name, "missing; it must be a text that is not empty"))
    }

    fn source(&self) -> Result<&'a str, Refusal> {
        let source = self.text("source")?;
        let is_reference = UriRef::parse(source).is_ok();
        let wrong =
            || self.refuse("source", "expected a URI reference such as https://shop.example/ (RFC 3986)");
        is_reference.then_some(source).ok_or_else(wrong)
    }

    fn check_optional_attributes(&self) -> Result<(), Refusal> {
        self.optional_text("subject")?;
        self.check("time", |text| moment::read(text).is_some(), "expected a moment by RFC 3339")?;
        self.check("dataschema", |text| Uri::parse(text).is_ok(), "expected a URI with a scheme (RFC 3986)")?;
        self.check("datacontenttype", is_json, "this receiver reads application/json only")
    }

    fn check(&self, name: &str, is_right: fn(&str) -> bool, reason: &str) -> Result<(), Refusal> {
        match self.optional_text(name)? {
            Some(text) if !is_right(text) => Err(self.refuse(name, reason)),
            _ => Ok(()),
        }
    }
}

/// Whether a media type means JSON: `application/json; charset=utf-8`, `application/vnd.shop+json`.
fn is_json(media_type: &str) -> bool {
    let name = media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    name == "application/json" || name.ends_with("+json")
}

#[cfg(test)]
mod tests;
