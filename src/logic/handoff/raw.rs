//! Hand-off to a human, as owners may write it.

use super::super::config::local_text::LocalText;
use super::super::json::Json;
use super::super::report::{Read, Reader, choices, settings};

settings! {
    /// When somebody is there. Tells visitors whether they are answered now, or when next, in their own time.
    pub struct RawOfficeHours {
        /// The IANA time zone of the office: "Europe/Berlin". Needed; its summer time is heeded.
        time_zone: String,
        /// The times of each day; a day without is closed.
        week: RawWeek,
        /// Days on which nobody is there: "2026-12-25", or "12-25" for every year. Default: none.
        holidays: Vec<String>,
    }
}

settings! {
    /// Times of day, such as `["09:00-12:00", "13:00-17:00"]`. A time past midnight belongs to the day on which it
    /// begins: "22:00-06:00"; the whole day is "00:00-24:00".
    pub struct RawWeek {
        /// Monday. Default: closed.
        mon: Vec<String>,
        /// Tuesday. Default: closed.
        tue: Vec<String>,
        /// Wednesday. Default: closed.
        wed: Vec<String>,
        /// Thursday. Default: closed.
        thu: Vec<String>,
        /// Friday. Default: closed.
        fri: Vec<String>,
        /// Saturday. Default: closed.
        sat: Vec<String>,
        /// Sunday. Default: closed.
        sun: Vec<String>,
    }
}

impl RawWeek {
    /// The days from Monday on.
    pub fn days(&self) -> [(&'static str, &[String]); 7] {
        let days = [
            ("mon", &self.mon),
            ("tue", &self.tue),
            ("wed", &self.wed),
            ("thu", &self.thu),
            ("fri", &self.fri),
            ("sat", &self.sat),
            ("sun", &self.sun),
        ];
        days.map(|(name, ranges)| (name, ranges.as_deref().unwrap_or_default()))
    }
}

/// Whether visitors may leave a message: `true`, or how.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(untagged))]
pub enum FormWish {
    /// With the defaults, or not at all.
    Simple(bool),
    /// As set.
    Set(RawForm),
}

settings! {
    /// The form for a message: name, e-mail address, message. It needs a receiver of words among `feedback.sinks`.
    pub struct RawForm {
        /// What the button says. Default: "Leave a message" in the visitor's language.
        label: LocalText,
        /// Whether a name must be given. Default: false.
        name_required: bool,
    }
}

impl Read for FormWish {
    fn read(json: &Json, reader: &mut Reader) -> Option<Self> {
        match json {
            Json::Bool(wish) => Some(FormWish::Simple(*wish)),
            Json::Map(_) => RawForm::read(json, reader).map(FormWish::Set),
            other => reader.expected("true, false or an object", other),
        }
    }
}

choices! {
    /// A live chat. All but the last two must be on the page already: no script of theirs is loaded.
    pub enum ChatKind {
        /// Chatwoot. The conversation arrives as the custom attribute `askwell_transcript`.
        Chatwoot = "chatwoot",
        /// Crisp. The conversation arrives as the visitor's first message.
        Crisp = "crisp",
        /// Intercom. The conversation stands in the new message, ready to be sent.
        Intercom = "intercom",
        /// Zendesk messaging. The conversation arrives in the custom ticket field named in `fields`.
        Zendesk = "zendesk",
        /// tawk.to. The conversation arrives as attributes "chat-1", "chat-2" and so on.
        Tawk = "tawk",
        /// `HubSpot`. The conversation arrives as the contact's property `askwell_transcript`.
        HubSpot = "hubspot",
        /// Tidio. The conversation arrives as the visitor's first message.
        Tidio = "tidio",
        /// The page itself: it listens to the event "askwell:handoff" on `window`.
        Page = "page",
        /// Your own server: the conversation is posted to `url` as JSON.
        Webhook = "webhook",
    }
}

settings! {
    /// A live chat that is opened with the conversation so far, as the visitor lets it be passed on.
    pub struct RawLiveChat {
        /// Which one. Needed.
        kind: ChatKind,
        /// What the button says. Default: "Start a live chat" in the visitor's language.
        label: LocalText,
        /// The address that a webhook posts to, relative to this file.
        url: String,
        /// Other names for what is passed on: `{"transcript": "24681012"}`. Known: "transcript", "reason", "page",
        /// "entries". Zendesk wants the ids of ticket fields that end users may fill. Default: `askwell_transcript` and so on.
        fields: Json,
    }
}
