//! Handing the conversation to a human: the ways there are, what is passed on, and what became of it.
//!
//! Nothing leaves before the visitor has seen it and said so. What they pass on is not masked: it is meant for a reader.
//! What follows on the wish for a human lies in a part of the widget of its own: see [`super::people`].

mod acting;
mod passing;
mod seen;

use super::super::super::config::resolve::Contact;
use super::super::super::handoff::hours::Presence;
use super::super::super::handoff::ways::Ways;
use super::super::super::json::Json;
use super::super::super::saved::ReplyKind;
use super::super::super::survey::raw::Moment;
use super::super::super::talk::escalation::Turn as Noted;
use super::super::effect::Effect;
use super::super::event::Way;
use super::{Model, Turn, raise};

/// Attributes of the visitor that are passed on; more would be no introduction.
const MOST_TOLD: usize = 40;

/// What becomes of a hand-off. Gone with the page, but for the way that was taken.
#[derive(Default)]
pub(super) struct Handing {
    /// What the page told of the visitor, by name.
    told: Vec<(String, Json)>,
    /// Whether somebody is there, in words, and when that was looked at.
    presence: Option<(Presence, Option<String>, f64)>,
    step: Option<Step>,
    status: Option<&'static str>,
    attempt: u32,
    /// Whether the survey of the moment waits for the end of the hand-off.
    has_survey_due: bool,
    /// The ways that take the conversation along, once the part has read them.
    ways: Ways,
}

/// A way that is being taken.
struct Step {
    way: Way,
    text: String,
    is_held_back: bool,
    name: String,
    email: String,
    message: String,
    /// Whether it was to be sent, so that what is wrong is told.
    is_checked: bool,
    is_waiting: bool,
}

impl Handing {
    /// Says anew whether somebody is there: another language is spoken.
    pub(super) fn retell(&mut self) {
        self.presence = None;
    }

    /// The page tells who the visitor is.
    pub(super) fn identify(&mut self, told: &Json) {
        let Json::Map(members) = told else { return };
        for (name, value) in members {
            self.told.retain(|(known, _)| known != name);
            let is_plain = matches!(value, Json::Text(_) | Json::Number(_) | Json::Bool(_));
            if is_plain && self.told.len() < MOST_TOLD {
                self.told.push((name.clone(), value.clone()));
            }
        }
    }

    fn told(&self, name: &str) -> String {
        let told = self.told.iter().find(|(known, _)| known == name).and_then(|(_, value)| value.as_text());
        told.unwrap_or_default().to_owned()
    }

    /// Forgets what was begun.
    pub(super) fn forget(&mut self) {
        let ways = std::mem::take(&mut self.ways);
        *self = Handing { attempt: self.attempt, ways, ..Handing::default() };
    }
}

impl Model {
    /// Shows the ways to a human, for a reason: see `talk/escalation.rs` for its words, and "button".
    pub(super) fn escalate_for(
        &mut self,
        reason: &'static str,
        said: String,
        now: f64,
        effects: &mut Vec<Effect>,
    ) {
        let is_softened = self.library.mood(&said).is_clearly_negative;
        let turn = self.push(said, ReplyKind::Contact, vec![reason.to_owned()], now);
        turn.record.is_softened = is_softened;
        let id = turn.record.id;
        self.escalation.note(&Noted { is_wish: true, ..Noted::default() });
        self.handing.step = None;
        self.handing.status = None;
        effects.push(Effect::Reveal(id));
        effects
            .push(raise("askwell:escalated", vec![("reason", Json::from(reason)), ("way", Json::from(""))]));
        self.tell_conversation(now, effects);
        // A survey would stand in the way of the chat or the form.
        let is_long = self.contact().is_some_and(|contact| contact.has_form_or_chat);
        self.handing.has_survey_due = is_long;
        if !is_long {
            self.survey_at(Moment::Escalated, now, effects);
        }
    }

    /// The same because the visitor wishes so in words.
    pub(super) fn escalate(&mut self, said: String, now: f64, effects: &mut Vec<Effect>) {
        self.escalate_for("wish", said, now, effects);
    }

    fn contact(&self) -> Option<&Contact> {
        self.fixed.contact.as_ref().map(|view| &view.contact)
    }

    /// The turn under which the hand-off stands: the last with the ways to a human.
    fn handed_turn(&self) -> Option<&Turn> {
        self.turns.iter().rev().find(|turn| turn.record.reply == ReplyKind::Contact)
    }

    /// The visitor has done with the hand-off, or leaves it: now the survey of the moment has its turn.
    pub(super) fn handoff_left(&mut self, now: f64, effects: &mut Vec<Effect>) {
        if std::mem::take(&mut self.handing.has_survey_due) {
            self.survey_at(Moment::Escalated, now, effects);
        }
    }

    /// The conversation was copied, or could not be.
    pub(super) fn copied(&mut self, is_copied: bool) {
        let strings = &self.fixed.strings;
        let said = if is_copied { strings.copied } else { strings.not_copied };
        self.panel.notice = Some(said.to_owned());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_the_visitor_plain_values_are_told() {
        let mut handing = Handing::default();
        handing.identify(
            &serde_json::from_str(r#"{"name": "Anna", "vip": true, "cart": {"a": 1}, "n": 2}"#).unwrap(),
        );
        handing.identify(&serde_json::from_str(r#"{"name": "Bo", "n": null}"#).unwrap());
        let names: Vec<&str> = handing.told.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!((names, handing.told("name")), (vec!["vip", "name"], "Bo".to_owned()));
        handing.identify(&Json::Text("x".into()));
        assert_eq!(handing.told.len(), 2);
    }
}
