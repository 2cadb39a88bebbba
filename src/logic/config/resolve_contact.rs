//! The ways to a human, their language and every default decided.

use super::super::handoff::ways::has_form_or_chat;
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
    /// Whether there is a form for a message, or a live chat.
    pub has_form_or_chat: bool,
}

/// What a contact has for the part of the widget that hands over: it stays unread.
pub(super) fn ways(contact: &Json) -> Json {
    let is_given = |name: &&str| contact.get(name).is_some_and(|value| *value != Json::Null);
    let is_wanted = ["office_hours", "form", "live_chat"].iter().any(is_given);
    if is_wanted { contact.clone() } else { Json::Null }
}

/// Reads the ways to a human; `ways` is what [`ways`] gives. A form needs a receiver for its messages.
pub(super) fn resolve_contact(
    raw: &RawContact,
    (lang, ways, has_receiver): (&str, &Json, bool),
    reader: &mut Reader,
) -> Option<Contact> {
    let mark = reader.enter("contact");
    let links = links(raw, reader);
    let has_form_or_chat = has_form_or_chat(ways, has_receiver);
    let is_there = !links.is_empty() || has_form_or_chat;
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
        has_form_or_chat,
    };
    is_there.then_some(contact)
}

/// The contact that a page says of the company, where it can be used.
pub fn contact_on_page(json: &Json, lang: &str) -> Option<Contact> {
    let mut reader = Reader::new("");
    let raw = RawContact::read(json, &mut reader)?;
    resolve_contact(&raw, (lang, &Json::Null, false), &mut reader)
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
}
