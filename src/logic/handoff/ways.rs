//! The ways to a human that take the conversation along, from what owners wrote: when somebody is there, the form for a
//! message, the live chat. It is read by the part of the widget that hands over, and only there.

use super::super::config::later::read;
use super::super::config::resolve::local;
use super::super::json::Json;
use super::super::report::Reader;
use super::super::url::safe_url;
use super::hours::Hours;
use super::raw::{ChatKind, FormWish, RawForm, RawLiveChat, RawOfficeHours};

/// The ways that take the conversation along; an e-mail needs no more than its address.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Ways {
    /// When somebody is there.
    pub office_hours: Option<Hours>,
    /// The form for a message, where it can be sent.
    pub form: Option<Form>,
    /// The live chat.
    pub chat: Option<Chat>,
}

/// The form for a message.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Form {
    /// What the button says; empty for the default of the language.
    pub label: String,
    /// Whether a name must be given.
    pub needs_name: bool,
}

/// A live chat.
#[derive(Debug, Clone, PartialEq)]
pub struct Chat {
    /// Which one.
    pub kind: ChatKind,
    /// What the button says; empty for the default of the language.
    pub label: String,
    /// Where a webhook posts to.
    pub url: String,
    /// The owner's names for what is passed on: an object of texts, or `Null`.
    pub names: Json,
}

/// Whether a contact leads to a form or a live chat that can be used: what [`Ways::read`] will come to, told without it.
pub fn has_form_or_chat(contact: &Json, has_receiver: bool) -> bool {
    let has_form = has_receiver && matches!(contact.get("form"), Some(Json::Bool(true) | Json::Map(_)));
    let chat = contact.get("live_chat");
    let kind = chat.and_then(|chat| chat.get("kind")?.as_text()).and_then(ChatKind::from_word);
    has_form || kind.is_some_and(|kind| kind != ChatKind::Webhook || chat.is_some_and(has_url))
}

fn has_url(chat: &Json) -> bool {
    chat.get("url").and_then(Json::as_text).and_then(safe_url).is_some_and(|url| !url.is_empty())
}

impl Ways {
    /// Reads what a contact says of them. A form needs a receiver for its messages.
    pub fn read(contact: &Json, (lang, has_receiver): (&str, bool), reader: &mut Reader) -> Ways {
        let mark = reader.enter("contact");
        let raw: Option<RawOfficeHours> = read(contact, "office_hours", reader);
        let wish: Option<FormWish> = read(contact, "form", reader);
        let live: Option<RawLiveChat> = read(contact, "live_chat", reader);
        let form = wish.and_then(|wish| form(&wish, (lang, has_receiver), reader));
        let chat = live.and_then(|raw| chat(&raw, lang, reader));
        let hours = reader.enter("office_hours");
        let office_hours = raw.and_then(|raw| Hours::read(&raw, reader));
        reader.leave(hours);
        reader.leave(mark);
        Ways { office_hours, form, chat }
    }
}

fn form(wish: &FormWish, (lang, has_receiver): (&str, bool), reader: &mut Reader) -> Option<Form> {
    let default = RawForm::default();
    let raw = match wish {
        FormWish::Simple(false) => return None,
        FormWish::Simple(true) => &default,
        FormWish::Set(raw) => raw,
    };
    if !has_receiver {
        let message = r#"needs a receiver: "feedback" with an "endpoint", or with a sink of the kind "cloudevents", "slack" or "sheet". The form is left out."#;
        let mark = reader.enter("form");
        reader.report(message);
        reader.leave(mark);
        return None;
    }
    Some(Form { label: local(raw.label.as_ref(), lang), needs_name: raw.name_required.unwrap_or_default() })
}

fn chat(raw: &RawLiveChat, lang: &str, reader: &mut Reader) -> Option<Chat> {
    let mark = reader.enter("live_chat");
    let names = raw.fields.clone().unwrap_or_default();
    let url = raw.url.as_deref().and_then(safe_url).unwrap_or_default();
    match raw.kind {
        None => reader.report(r#""kind" is needed; the chat is left out."#),
        Some(ChatKind::Webhook) if url.is_empty() => {
            reader.report(r#""url" is needed, where the conversation is posted to; the chat is left out."#);
        }
        Some(ChatKind::Zendesk) if names.get("transcript").is_none() => {
            reader.report(
                r#""fields" has no "transcript", the id of a ticket field that end users may fill: the chat opens without the conversation."#,
            );
        }
        Some(_) => {}
    }
    reader.leave(mark);
    let kind = raw.kind.filter(|kind| *kind != ChatKind::Webhook || !url.is_empty())?;
    Some(Chat { kind, label: local(raw.label.as_ref(), lang), url, names })
}

#[cfg(test)]
mod tests {
    use super::super::super::config::resolve::{Page, resolve};
    use super::*;

    /// The ways, and what is told of them and of the contact as a whole.
    fn read_all(config: &str) -> (bool, Ways, Vec<String>) {
        let json = serde_json::from_str(config).unwrap();
        let (config, mut problems) = resolve("c", &json, &Page::default());
        let mut reader = Reader::new("c");
        let ways = Ways::read(&config.ways, (config.lang, config.delivery.takes_messages()), &mut reader);
        problems.extend(reader.into_problems());
        let is_told = config.contact.as_ref().is_some_and(|contact| contact.has_form_or_chat);
        assert_eq!(is_told, ways.form.is_some() || ways.chat.is_some());
        (config.contact.is_some(), ways, problems.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn a_form_needs_somebody_who_takes_words() {
        for (feedback, is_there) in [
            ("{}", false),
            (r#"{"sinks": [{"kind": "datalayer"}, {"kind": "posthog", "key": "k"}]}"#, false),
            (r#"{"endpoint": "/f"}"#, true),
            (r#"{"sinks": [{"kind": "sheet", "url": "/f"}]}"#, true),
        ] {
            let config = format!(
                r#"{{"contact": {{"form": {{"label": "Write", "name_required": true}}}}, "feedback": {feedback}}}"#
            );
            let (_, Ways { form, .. }, problems) = read_all(&config);
            assert_eq!(
                form,
                is_there.then(|| Form { label: "Write".into(), needs_name: true }),
                "{feedback}"
            );
            assert_eq!(problems.iter().any(|text| text.starts_with("c at $.contact.form: ")), !is_there);
        }
        let (_, ways, problems) = read_all(r#"{"contact": {"email": "a@b.example", "form": false}}"#);
        assert!(ways.form.is_none() && problems.is_empty());
    }

    #[test]
    fn a_chat_lacks_nothing_or_is_said_to() {
        for (chat, is_there, said) in [
            (r#"{"kind": "crisp"}"#, true, ""),
            (r#"{"kind": "zendesk", "fields": {"transcript": "1"}}"#, true, ""),
            (r#"{"kind": "zendesk"}"#, true, "has no \"transcript\""),
            (r#"{"kind": "webhook", "url": "/chat"}"#, true, ""),
            (r#"{"kind": "webhook", "url": "javascript:x"}"#, false, "\"url\" is needed"),
            (r#"{"label": "Chat"}"#, false, "\"kind\" is needed"),
            (r#"{"kind": "icq"}"#, false, "expected one of"),
        ] {
            let (is_contact, _, problems) = read_all(&format!(r#"{{"contact": {{"live_chat": {chat}}}}}"#));
            assert_eq!(is_contact, is_there, "{chat}");
            assert!(problems.join("\n").contains(said), "{chat}: {problems:?}");
            assert_eq!(problems.is_empty(), said.is_empty(), "{chat}: {problems:?}");
        }
    }
}
