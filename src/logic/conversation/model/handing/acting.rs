//! What the part of the widget that hands over does: it looks whether somebody is there, and takes the steps of a way.

use super::super::super::super::handoff::hours::Presence;
use super::super::super::super::handoff::raw::ChatKind;
use super::super::super::super::handoff::transcript::LONGEST;
use super::super::super::super::handoff::ways::{Form, Ways};
use super::super::super::super::handoff::when::sentence;
use super::super::super::super::json::Json;
use super::super::super::super::report::{Problem, Reader};
use super::super::super::super::saved::ReplyKind;
use super::super::super::effect::{Effect, Handover, Taker, Target};
use super::super::super::event::{Act, Field, Way};
use super::super::{Model, raise};
use super::{Handing, Step};

/// How long what is known of the office's presence counts, in milliseconds.
const FRESH: f64 = 30_000.0;

/// The longest address, in bytes: RFC 5321, section 4.5.3.1.3, less its brackets.
const LONGEST_EMAIL: usize = 254;

impl Handing {
    pub(super) fn is_away(&self) -> bool {
        matches!(self.presence, Some((Presence::Away(_), ..)))
    }
}

impl Step {
    pub(super) fn is_right(&self, field: Field, form: &Form) -> bool {
        match field {
            Field::Name => !form.needs_name || !self.name.trim().is_empty(),
            Field::Email => is_email(self.email.trim()),
            Field::Message => !self.message.trim().is_empty(),
        }
    }

    fn field(&mut self, field: Field) -> &mut String {
        match field {
            Field::Name => &mut self.name,
            Field::Email => &mut self.email,
            Field::Message => &mut self.message,
        }
    }
}

impl Model {
    /// Reads the ways that the contact has.
    pub(in super::super) fn take_up_ways(&mut self, effects: &mut Vec<Effect>) {
        let mut reader = Reader::new(&self.config_file);
        let place = (self.config.lang, self.config.delivery.takes_messages());
        self.handing.ways = Ways::read(&self.config.ways, place, &mut reader);
        effects.extend(reader.into_problems().into_iter().map(Effect::Warn));
        self.check_hours(effects);
    }

    /// Tells the owner where this browser does not know the office's time zone: then nothing is told to visitors.
    fn check_hours(&self, effects: &mut Vec<Effect>) {
        let hours = self.handing.ways.office_hours.as_ref();
        let unknown = hours.filter(|hours| (self.personal.host.zone)(&hours.zone, self.now).is_none());
        if let Some(hours) = unknown {
            let message =
                ["there is no time zone \"", &hours.zone, "\"; write one such as \"Europe/Berlin\"."];
            let path = "$.contact.office_hours.time_zone".to_owned();
            effects.push(Effect::Warn(Problem {
                file: self.config_file.clone(),
                path,
                message: message.concat(),
            }));
        }
    }

    /// Looks whether somebody is there, where that is shown and not fresh.
    pub(in super::super) fn look_for_somebody_by_part(&mut self, now: f64) {
        let Some(hours) = self.handing.ways.office_hours.as_ref() else { return };
        let is_fresh = |at: f64| (0.0..FRESH).contains(&(now - at));
        let is_known = self.handing.presence.as_ref().is_some_and(|(.., at)| is_fresh(*at));
        if is_known || !self.panel.is_open || self.handed_turn().is_none() {
            return;
        }
        let host = self.personal.host;
        let presence = hours.presence(now, host.zone);
        let words = (&self.fixed.strings, host.intl, self.config.lang);
        let words = sentence((hours, presence), now, (host.zone, host.offset), words);
        self.handing.presence = Some((presence, words, now));
    }

    /// The visitor does something in the hand-off.
    pub(in super::super) fn handoff_by_part(&mut self, act: Act, now: f64, effects: &mut Vec<Effect>) {
        match act {
            Act::Began(way) => self.begin_handoff(way, now, effects),
            Act::Edited(text) => self.change_step(|step| step.text = text),
            Act::Included(is_included) => self.change_step(|step| step.is_held_back = !is_included),
            Act::Filled(field, text) => self.change_step(|step| *step.field(field) = text),
            Act::Sent => self.send_handoff(now, effects),
            Act::Mailed => self.mailed(now, effects),
            Act::Cancelled => {
                // What is late of a chat that was waited for comes to nothing.
                self.handing.attempt += 1;
                self.handing.step = None;
                effects.push(Effect::Focus(Target::Handoff));
            }
        }
    }

    fn change_step(&mut self, change: impl FnOnce(&mut Step)) {
        if let Some(step) = self.handing.step.as_mut().filter(|step| !step.is_waiting) {
            change(step);
        }
    }

    fn begin_handoff(&mut self, way: Way, now: f64, effects: &mut Vec<Effect>) {
        self.handing.presence = None;
        self.look_for_somebody_by_part(now);
        self.handing.status = None;
        let Some(turn) = self.handed_turn().map(|turn| turn.record.id) else { return };
        effects.push(Effect::Focus(Target::Handoff));
        // Meanwhile it may have become evening.
        if !self.ways().iter().any(|(there, _)| *there == way) {
            return;
        }
        effects.push(Effect::Reveal(turn));
        self.handing.step = Some(Step {
            way,
            text: self.transcript(false, LONGEST),
            is_held_back: false,
            name: self.handing.told("name"),
            email: self.handing.told("email"),
            message: String::new(),
            is_checked: false,
            is_waiting: false,
        });
    }

    fn send_handoff(&mut self, now: f64, effects: &mut Vec<Effect>) {
        let ways = self.handing.ways.clone();
        let Some(step) = self.handing.step.as_mut().filter(|step| !step.is_waiting) else { return };
        step.is_checked = true;
        let way = step.way;
        let taker = match way {
            Way::Mail => return,
            Way::Chat => ways.chat.map(Taker::Chat),
            Way::Form => {
                let Some(form) = &ways.form else { return };
                if FIELDS.iter().any(|field| !step.is_right(*field, form)) {
                    effects.push(Effect::Focus(Target::Wrong));
                    return;
                }
                self.message(now).map(Taker::Outbox)
            }
        };
        let Some(taker) = taker else { return };
        if let Some(step) = &mut self.handing.step {
            step.is_waiting = true;
        }
        self.handing.attempt += 1;
        let (attempt, told) = (self.handing.attempt, self.handed_over());
        effects.push(Effect::HandOver(Box::new(Handover { attempt, taker, told })));
    }

    /// The way that is taken, as a word for records and events.
    pub(super) fn way_word(&self) -> &'static str {
        match self.handing.step.as_ref().map(|step| step.way) {
            Some(Way::Mail) => "mail",
            Some(Way::Form) => "form",
            Some(Way::Chat) => self.chat_kind().map_or("", ChatKind::word),
            None => "",
        }
    }

    fn chat_kind(&self) -> Option<ChatKind> {
        self.handing.ways.chat.as_ref().map(|chat| chat.kind)
    }

    fn mailed(&mut self, now: f64, effects: &mut Vec<Effect>) {
        if self.handing.step.as_ref().is_some_and(|step| step.way == Way::Mail) {
            let told = [("way", Json::from("mail")), ("reason", Json::Text(self.reason()))];
            effects.push(raise("askwell:handoff", told.to_vec()));
            let status = self.fixed.strings.handoff_written;
            self.end_handoff(status, now, effects);
        }
    }

    /// What was handed over has arrived, or not.
    pub(in super::super) fn handoff_settled_by_part(
        &mut self,
        (attempt, is_taken): (u32, bool),
        now: f64,
        effects: &mut Vec<Effect>,
    ) {
        if attempt != self.handing.attempt {
            return;
        }
        let Some(step) = self.handing.step.as_ref().filter(|step| step.is_waiting) else { return };
        let strings = &self.fixed.strings;
        let is_chat = step.way == Way::Chat && self.chat_kind() != Some(ChatKind::Webhook);
        let status = match step.way {
            Way::Chat if is_chat => strings.handoff_opened,
            Way::Chat => strings.handoff_given,
            _ => strings.handoff_sent,
        };
        if is_taken {
            self.end_handoff(status, now, effects);
            if is_chat {
                self.make_room(effects);
            }
        } else {
            self.handing.status = Some(strings.handoff_failed);
            self.handing.step = None;
            effects.push(Effect::Focus(Target::Handoff));
        }
    }

    /// The hand-off is over.
    fn end_handoff(&mut self, status: &'static str, now: f64, effects: &mut Vec<Effect>) {
        let way = self.way_word().to_owned();
        let turn = self.turns.iter_mut().rev().find(|turn| turn.record.reply == ReplyKind::Contact);
        if let Some(turn) = turn {
            turn.record.entries.truncate(1);
            turn.record.entries.push(way);
        }
        self.is_unsaved = true;
        self.handing.step = None;
        self.handing.status = Some(status);
        effects.push(Effect::Focus(Target::Handoff));
        self.tell_conversation(now, effects);
        self.handoff_left(now, effects);
    }

    /// The panel makes room for a chat that has opened. The focus is the chat's.
    fn make_room(&mut self, effects: &mut Vec<Effect>) {
        effects.retain(|effect| !matches!(effect, Effect::Focus(_)));
        if !self.config.is_inline && std::mem::take(&mut self.panel.is_open) {
            effects.push(raise("askwell:closed", vec![]));
        }
    }
}

/// The fields of the form, in the order in which they are filled in.
pub(super) const FIELDS: [Field; 3] = [Field::Name, Field::Email, Field::Message];

/// Whether a text looks like an e-mail address. Whether it is one, only a mail to it tells.
fn is_email(text: &str) -> bool {
    let Some((name, domain)) = text.split_once('@') else { return false };
    let is_dotted = domain.split('.').count() > 1 && domain.split('.').all(|part| !part.is_empty());
    let is_odd = |char: char| char <= ' ' || matches!(char, '@' | ',' | ';' | '<' | '>' | '(' | ')' | '"');
    !name.is_empty()
        && is_dotted
        && text.len() <= LONGEST_EMAIL
        && !name.contains(is_odd)
        && !domain.contains(is_odd)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_looks_like_one() {
        for (text, is_one) in [
            ("a@b.example", true),
            ("anna.b+shop@mail.b-c.example", true),
            ("王@例子.中国", true),
            ("", false),
            ("a", false),
            ("a@b", false),
            ("@b.example", false),
            ("a@b.", false),
            ("a@.b", false),
            ("a b@c.example", false),
            ("a@b@c.example", false),
            ("a@b.example, c@d.example", false),
            ("<a@b.example>", false),
        ] {
            assert_eq!(is_email(text), is_one, "{text}");
        }
    }
}
