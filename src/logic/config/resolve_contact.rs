//! The ways to a human, their language and every default decided.

use super::super::handoff::hours::Hours;
use super::super::handoff::raw::{ChatKind, FormWish, RawForm, RawLiveChat};
use super::super::json::Json;
use super::super::report::{Read, Reader};
use super::super::url::safe_url;
use super::raw::RawContact;
use super::resolve::local;

/// The ways to a human.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Contact {
    /// What it is called; empty for the default of the language.
    pub label: String,
    /// The links, each with what the visitor reads and where it leads.
    pub links: Vec<(String, String)>,
    /// When somebody answers; may be empty.
    pub hours: String,
    /// The e-mail address; may be empty.
    pub email: String,
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

/// Reads the ways to a human. A form needs a receiver for its messages.
pub(super) fn resolve_contact(
    raw: &RawContact,
    (lang, has_receiver): (&str, bool),
    reader: &mut Reader,
) -> Option<Contact> {
    let mark = reader.enter("contact");
    let links = links(raw, reader);
    let form = raw.form.as_ref().and_then(|wish| form(wish, (lang, has_receiver), reader));
    let chat = raw.live_chat.as_ref().and_then(|raw| chat(raw, lang, reader));
    let hours = reader.enter("office_hours");
    let office_hours = raw.office_hours.as_ref().and_then(|raw| Hours::read(raw, reader));
    reader.leave(hours);
    let is_there = !links.is_empty() || form.is_some() || chat.is_some();
    if !is_there {
        reader.report(
            r#"give at least one of "email", "phone", "url", "form" and "live_chat", or visitors cannot reach a human."#,
        );
    }
    reader.leave(mark);
    let contact = Contact {
        label: local(raw.label.as_ref(), lang),
        links,
        hours: local(raw.hours.as_ref(), lang),
        email: raw.email.clone().unwrap_or_default(),
        office_hours,
        form,
        chat,
    };
    is_there.then_some(contact)
}

/// The contact that a page says of the company, where it can be used.
pub fn contact_on_page(json: &Json, lang: &str) -> Option<Contact> {
    let mut reader = Reader::new("");
    let raw = RawContact::read(json, &mut reader)?;
    resolve_contact(&raw, (lang, false), &mut reader)
}

fn links(raw: &RawContact, reader: &mut Reader) -> Vec<(String, String)> {
    let mut links = Vec::new();
    if let Some(email) = &raw.email {
        links.push((email.clone(), ["mailto:", email].concat()));
    }
    if let Some(phone) = &raw.phone {
        let number: String = phone.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
        links.push((phone.clone(), ["tel:", &number].concat()));
    }
    if let Some(url) = &raw.url {
        match safe_url(url) {
            Some(safe) => links.push((without_scheme(url), safe)),
            None => reader.report(r#""url" must begin with https://, http:// or /; it is left out."#),
        }
    }
    links
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

/// An address as people read it: without `https://` and the last slash.
fn without_scheme(url: &str) -> String {
    let rest = url.split_once(':').and_then(|(_, rest)| rest.strip_prefix("//"));
    rest.unwrap_or(url).trim_end_matches('/').to_owned()
}

#[cfg(test)]
mod tests {
    use super::super::resolve::{Page, resolve};
    use super::*;

    fn resolved(config: &str) -> (Option<Contact>, Vec<String>) {
        let json = serde_json::from_str(config).unwrap();
        let (config, problems) = resolve("c", &json, &Page::default());
        (config.contact, problems.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn a_contact_becomes_safe_links() {
        let (contact, problems) = resolved(
            r#"{"contact": {"email": "a@b.example", "phone": "+49 (30) 12-34", "url": "https://b.example/help/"}}"#,
        );
        let expected = [
            ("a@b.example", "mailto:a@b.example"),
            ("+49 (30) 12-34", "tel:+49301234"),
            ("b.example/help", "https://b.example/help/"),
        ];
        let links = contact.unwrap().links;
        assert_eq!(links, expected.map(|(label, url)| (label.to_owned(), url.to_owned())));
        assert!(problems.is_empty());
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
            let (contact, problems) = resolved(&config);
            let form = contact.and_then(|contact| contact.form);
            assert_eq!(
                form,
                is_there.then(|| Form { label: "Write".into(), needs_name: true }),
                "{feedback}"
            );
            assert_eq!(problems.iter().any(|text| text.starts_with("c at $.contact.form: ")), !is_there);
        }
        let (contact, problems) = resolved(r#"{"contact": {"email": "a@b.example", "form": false}}"#);
        assert!(contact.unwrap().form.is_none() && problems.is_empty());
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
            let (contact, problems) = resolved(&format!(r#"{{"contact": {{"live_chat": {chat}}}}}"#));
            assert_eq!(contact.is_some(), is_there, "{chat}");
            assert!(problems.join("\n").contains(said), "{chat}: {problems:?}");
            assert_eq!(problems.is_empty(), said.is_empty(), "{chat}: {problems:?}");
        }
    }
}
