//! How each live chat is opened by its own documented API, as data: the browser only carries it out.
//!
//! The chat is on the page already; nothing of it is loaded. Who asks for the same with another chat adds a line to
//! [`plan`].

use super::super::json::Json;
use super::super::rules::condition::compare;
use super::raw::ChatKind;

/// The longest value of an attribute, in characters, where a chat has small ones: tawk.to's 255.
const SHORT: usize = 250;

/// Into so many attributes a conversation is cut for tawk.to, which takes fifty.
const MOST_PIECES: usize = 32;

/// What is called to open a chat.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// When it can be called.
    pub ready: Ready,
    /// Functions as paths from `window`, each with its arguments. The last one opens the chat.
    pub calls: Vec<(&'static str, Vec<Json>)>,
}

/// When a chat can be called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ready {
    /// Once there is something at this path from `window`.
    There(&'static str),
    /// Once this function has called back that was given a word and the callback.
    Calls(&'static str, &'static str),
}

/// How a chat is opened with what is handed over: an object as [`super::super::conversation::effect::Handover`] tells.
/// None for those that are no chats on the page.
pub fn plan(kind: ChatKind, names: &Json, handed: &Json) -> Option<Plan> {
    let facts = Facts::of(names, handed);
    let text = |text: &str| Json::from(text);
    let (ready, calls) = match kind {
        // www.chatwoot.com/docs/product/channels/live-chat/sdk/setup: attributes of the conversation are dropped where
        // the chat begins with a form (chatwoot#15787), so that the visitor's own have the conversation, too.
        ChatKind::Chatwoot => {
            let mut calls = Vec::new();
            let id = facts.visitor("id");
            if !id.is_empty() {
                calls.push(("$chatwoot.setUser", vec![text(id), Json::Map(facts.visitor.clone())]));
            }
            let all = Json::Map(facts.visitor.iter().chain(&facts.told()).cloned().collect());
            calls.push(("$chatwoot.setCustomAttributes", vec![all]));
            calls.push(("$chatwoot.setConversationCustomAttributes", vec![Json::Map(facts.told())]));
            calls.push(("$chatwoot.toggle", vec![text("open")]));
            (Ready::There("$chatwoot.hasLoaded"), calls)
        }
        // docs.crisp.chat/guides/chatbox-sdks/web-sdk/dollar-crisp
        ChatKind::Crisp => {
            let push = |words: [&str; 2], values: Option<Json>| {
                let mut items = words.map(text).to_vec();
                items.extend(values);
                ("$crisp.push", vec![Json::List(items)])
            };
            let mut calls = Vec::new();
            for (name, word) in [("email", "user:email"), ("name", "user:nickname"), ("phone", "user:phone")]
            {
                let value = facts.visitor(name);
                if !value.is_empty() {
                    calls.push(push(["set", word], Some(Json::List(vec![text(value)]))));
                }
            }
            let pairs = facts.visitor.iter().cloned().chain(facts.small());
            let pairs = pairs.map(|(name, value)| Json::List(vec![Json::Text(name), value])).collect();
            calls.push(push(["set", "session:data"], Some(Json::List(vec![Json::List(pairs)]))));
            if !facts.transcript.is_empty() {
                let message = Json::List(vec![text("text"), text(facts.transcript)]);
                calls.push(push(["do", "message:send"], Some(message)));
            }
            calls.push(push(["do", "chat:open"], None));
            (Ready::There("$crisp.is"), calls)
        }
        // developers.intercom.com/installing-intercom/web/methods
        ChatKind::Intercom => {
            let all = Json::Map(facts.visitor.iter().cloned().chain(facts.small()).collect());
            let message = if facts.transcript.is_empty() { Vec::new() } else { vec![text(facts.transcript)] };
            let calls = vec![
                ("Intercom", vec![text("update"), all]),
                ("Intercom", std::iter::once(text("showNewMessage")).chain(message).collect()),
            ];
            (Ready::Calls("Intercom", "ready"), calls)
        }
        // developer.zendesk.com/documentation/zendesk-web-widget-sdks/sdks/web/sdk_api_reference: fields go by number.
        ChatKind::Zendesk => {
            let field =
                |(id, value): (String, Json)| Json::object(vec![("id", Json::Text(id)), ("value", value)]);
            let fields = facts.named().into_iter().map(field).collect();
            let tags = Json::List(vec![text("askwell"), text(facts.reason)]);
            let calls = vec![
                ("zE", vec![text("messenger:set"), text("conversationFields"), Json::List(fields)]),
                ("zE", vec![text("messenger:set"), text("conversationTags"), tags]),
                ("zE", vec![text("messenger"), text("open")]),
            ];
            (Ready::There("zE"), calls)
        }
        // developer.tawk.to/jsapi: keys of letters, digits and dashes, short values.
        ChatKind::Tawk => {
            let short = |text: &str| Json::Text(text.chars().take(SHORT).collect());
            let mut all: Vec<(String, Json)> = Vec::new();
            for (name, value) in facts.visitor.iter().cloned().chain(facts.small()) {
                let value = value.as_text().map_or(Json::Null, short);
                all.push((name.replace('_', "-"), value));
            }
            all.extend(pieces(facts.transcript));
            let calls =
                vec![("Tawk_API.setAttributes", vec![Json::Map(all)]), ("Tawk_API.maximize", Vec::new())];
            (Ready::There("Tawk_API.maximize"), calls)
        }
        // developers.hubspot.com/docs/reference/api/conversations/chat-widget-sdk, and the tracking code's `identify`,
        // which is sent with the next view of a page.
        ChatKind::HubSpot => {
            let all = Json::Map(facts.visitor.iter().cloned().chain(facts.told()).collect());
            let calls = vec![
                ("_hsq.push", vec![Json::List(vec![text("identify"), all])]),
                ("_hsq.push", vec![Json::List(vec![text("trackPageView")])]),
                ("HubSpotConversations.widget.open", Vec::new()),
            ];
            (Ready::There("HubSpotConversations.widget.open"), calls)
        }
        // developers.tidio.com/docs
        ChatKind::Tidio => {
            let known = |name: &(String, Json)| ["email", "name", "phone"].contains(&name.0.as_str());
            let visitor = facts.visitor.iter().filter(|pair| known(pair)).cloned().collect();
            let others =
                facts.visitor.iter().filter(|pair| !known(pair)).cloned().chain(facts.small()).collect();
            let mut calls = vec![
                ("tidioChatApi.setVisitorData", vec![Json::Map(visitor)]),
                ("tidioChatApi.setContactProperties", vec![Json::Map(others)]),
                ("tidioChatApi.open", Vec::new()),
            ];
            if !facts.transcript.is_empty() {
                let at = calls.len() - 1;
                calls.insert(at, ("tidioChatApi.messageFromVisitor", vec![text(facts.transcript)]));
            }
            (Ready::Calls("tidioChatApi.on", "ready"), calls)
        }
        ChatKind::Page | ChatKind::Webhook => return None,
    };
    Some(Plan { ready, calls })
}

/// What is handed over, as the chats take it.
struct Facts<'a> {
    names: &'a Json,
    handed: &'a Json,
    transcript: &'a str,
    reason: &'a str,
    /// What the page told of the visitor, as texts.
    visitor: Vec<(String, Json)>,
}

/// What is told beside the visitor.
const TOLD: [&str; 4] = ["transcript", "reason", "page", "entries"];

impl<'a> Facts<'a> {
    fn of(names: &'a Json, handed: &'a Json) -> Self {
        let visitor = match handed.get("visitor") {
            Some(Json::Map(members)) => {
                members.iter().map(|(name, value)| (name.clone(), Json::Text(shown(value)))).collect()
            }
            _ => Vec::new(),
        };
        let text = |name: &str| handed.get(name).and_then(Json::as_text).unwrap_or_default();
        Facts { names, handed, transcript: text("transcript"), reason: text("reason"), visitor }
    }

    fn visitor(&self, name: &str) -> &str {
        let value =
            self.visitor.iter().find(|(known, _)| known == name).and_then(|(_, value)| value.as_text());
        value.unwrap_or_default()
    }

    /// All of it that is not empty, under the owner's names or ours.
    fn told(&self) -> Vec<(String, Json)> {
        let mut told = Vec::new();
        for name in TOLD {
            let value = self.handed.get(name).map(shown).unwrap_or_default();
            if !value.is_empty() {
                let own = self.names.get(name).and_then(Json::as_text).map(str::to_owned);
                told.push((own.unwrap_or_else(|| ["askwell_", name].concat()), Json::Text(value)));
            }
        }
        told
    }

    /// The same without the conversation.
    fn small(&self) -> Vec<(String, Json)> {
        let mut told = self.told();
        if !self.transcript.is_empty() {
            told.remove(0);
        }
        told
    }

    /// What the owner has named, and no more.
    fn named(&self) -> Vec<(String, Json)> {
        let Json::Map(names) = self.names else { return Vec::new() };
        let mut chosen = Vec::new();
        for (name, own) in names {
            let value = self.handed.get(name).map_or_else(|| self.visitor(name).to_owned(), shown);
            if let Some(own) = own.as_text().filter(|_| !value.is_empty()) {
                chosen.push((own.to_owned(), Json::Text(value)));
            }
        }
        chosen
    }
}

/// A conversation in pieces: `chat-1`, `chat-2` and so on.
fn pieces(text: &str) -> Vec<(String, Json)> {
    let mut pieces: Vec<(String, Json)> = Vec::new();
    let mut chars = text.chars();
    for number in 1..=MOST_PIECES {
        let piece: String = chars.by_ref().take(SHORT).collect();
        if piece.is_empty() {
            break;
        }
        pieces.push((["chat-", &number.to_string()].concat(), Json::Text(piece)));
    }
    pieces
}

/// A plain value as text; a list's items have commas between them.
fn shown(value: &Json) -> String {
    match value {
        Json::Null | Json::Map(_) => String::new(),
        plain => compare::text(plain),
    }
}

#[cfg(test)]
mod tests;
