//! What names a conversation, in the store and in rows.

use super::super::json::Json;

/// A conversation.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Session {
    /// Names it.
    pub id: String,
    /// When its first question was asked, in milliseconds since 1970.
    pub began: f64,
    /// When its last question was asked.
    pub last: f64,
}

impl Session {
    /// The object to store.
    pub fn to_json(&self) -> Json {
        Json::object(vec![
            ("id", Json::from(self.id.as_str())),
            ("began", Json::Number(self.began)),
            ("last", Json::Number(self.last)),
        ])
    }

    /// Reads such an object.
    pub fn read(json: &Json) -> Option<Session> {
        let number = |name| json.get(name).and_then(Json::as_number);
        Some(Session {
            id: json.get("id")?.as_text()?.to_owned(),
            began: number("began")?,
            last: number("last")?,
        })
    }
}
