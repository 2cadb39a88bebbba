//! Hand-offs in scripted conversations: their steps, and what is expected of them.

use askwell::logic::conversation::effect::Taker;
use askwell::logic::conversation::event::{Act, Field, Way};
use askwell::logic::conversation::view_model::ViewModel;
use askwell::logic::conversation::view_model::handoff::HandoffView;
use askwell::logic::json::Json;

/// What is seen of it: `presence`, the labels of its `ways`, what is `passed`, the `mailto` address, the `problems` of
/// the form, and the `handoff_status`.
pub fn seen(name: &str, view: &ViewModel) -> Option<Json> {
    let text = |text: &str| Json::from(text);
    Some(match name {
        "presence" => handoff(view).and_then(|view| view.presence.as_deref()).map_or(Json::Null, text),
        "ways" => Json::List(handoff(view)?.ways.iter().map(|(_, label)| text(label)).collect()),
        "handoff_status" => handoff(view)?.status.map_or(Json::Null, text),
        "passed" => handoff(view)?.step.as_ref().map_or(Json::Null, |step| text(&step.text)),
        "mailto" => handoff(view)?.step.as_ref()?.mailto.as_deref().map_or(Json::Null, text),
        "problems" => Json::List(
            handoff(view)?.step.as_ref()?.fields.iter().filter_map(|field| field.problem).map(text).collect(),
        ),
        _ => return None,
    })
}

/// `begin` a way, `edit` what is passed on, hold it back by `include`, fill in `name`, `email` or `message`, or the words
/// "send", "mail" and "cancel".
pub fn act(value: &Json) -> Option<Act> {
    let Json::Map(members) = value else {
        return Some(match value.as_text()? {
            "send" => Act::Sent,
            "mail" => Act::Mailed,
            "cancel" => Act::Cancelled,
            _ => return None,
        });
    };
    let (name, value) = members.first()?;
    let text = value.as_text().unwrap_or_default().to_owned();
    Some(match name.as_str() {
        "begin" => Act::Began(match text.as_str() {
            "chat" => Way::Chat,
            "mail" => Way::Mail,
            _ => Way::Form,
        }),
        "edit" => Act::Edited(text),
        "include" => Act::Included(value.as_bool()?),
        "name" => Act::Filled(Field::Name, text),
        "email" => Act::Filled(Field::Email, text),
        "message" => Act::Filled(Field::Message, text),
        _ => return None,
    })
}

/// What is handed over, in words.
pub fn handed(taker: &Taker, told: &Json) -> String {
    let (who, row) = match taker {
        Taker::Chat(chat) => (chat.kind.word(), Json::Null),
        Taker::Outbox(row) => ("outbox", row.to_json()),
    };
    let text = |json: &Json| serde_json::to_string(json).unwrap_or_default();
    format!("hand over to {who} {} {}", text(told), text(&row))
}

fn handoff(view: &ViewModel) -> Option<&HandoffView> {
    view.transcript.handoff.as_ref().map(|(_, view)| &**view)
}

/// The time zones of the world.
pub fn zone(name: &str, now: f64) -> Option<f64> {
    let at = jiff::Timestamp::from_millisecond(now as i64).ok()?;
    Some(f64::from(jiff::tz::TimeZone::get(name).ok()?.to_offset(at).seconds()) / 60.0)
}
