//! The seam of the hand-off to humans: what takes a conversation along, to a chat, into a form or an e-mail, or home with
//! the visitor.
//!
//! It is a part of the widget of its own (`browser/parts.rs`). Links to a human are there without it; it is fetched when
//! one is asked for or offered, when the options show ways to take the conversation along, and when a panel opens whose
//! owner has a form, a chat or office hours. As with the engine, what it does is named here alone.

use std::fmt::Debug;
use std::sync::Arc;

use super::super::super::handoff::Zone;
use super::super::super::json::Json;
use super::super::super::saved::ReplyKind;
use super::super::effect::Effect;
use super::super::event::{Act, Event};
use super::super::view_model::handoff::HandoffView;
use super::{Model, Turn};

/// The code of the hand-off.
#[derive(Debug, Clone, Copy)]
pub struct People(&'static dyn HandsOver);

impl People {
    /// The one there is. Who names this function has all of the code with it.
    pub const fn whole() -> People {
        People(&Whole)
    }
}

/// What the part does; the model's functions of the same names say what it is good for.
trait HandsOver: Debug + Sync {
    fn take_up(&self, model: &mut Model, effects: &mut Vec<Effect>);
    fn look(&self, model: &mut Model, now: f64);
    fn act(&self, model: &mut Model, act: Act, now: f64, effects: &mut Vec<Effect>);
    fn settled(&self, model: &mut Model, outcome: (u32, bool), now: f64, effects: &mut Vec<Effect>);
    fn view(&self, model: &Model) -> Option<(u32, Arc<HandoffView>)>;
    fn own_transcript(&self, model: &Model) -> String;
}

#[derive(Debug)]
struct Whole;

impl HandsOver for Whole {
    fn take_up(&self, model: &mut Model, effects: &mut Vec<Effect>) {
        model.take_up_ways(effects);
    }

    fn look(&self, model: &mut Model, now: f64) {
        model.look_for_somebody_by_part(now);
    }

    fn act(&self, model: &mut Model, act: Act, now: f64, effects: &mut Vec<Effect>) {
        model.handoff_by_part(act, now, effects);
    }

    fn settled(&self, model: &mut Model, outcome: (u32, bool), now: f64, effects: &mut Vec<Effect>) {
        model.handoff_settled_by_part(outcome, now, effects);
    }

    fn view(&self, model: &Model) -> Option<(u32, Arc<HandoffView>)> {
        model.handoff_view_by_part()
    }

    fn own_transcript(&self, model: &Model) -> String {
        model.own_transcript()
    }
}

impl Model {
    /// The part has come, with what tells it of time zones.
    pub fn take_people(&mut self, people: People, zone: Zone, now: f64) -> Vec<Effect> {
        let mut effects = Vec::new();
        self.personal.host.zone = zone;
        self.use_people(people, &mut effects);
        self.settle(now, &mut effects);
        effects
    }

    pub(super) fn use_people(&mut self, people: People, effects: &mut Vec<Effect>) {
        self.people = Some(people);
        people.0.take_up(self, effects);
    }

    /// The part could not be loaded. Who waits for more than the links is told so.
    pub fn do_without_people(&mut self) {
        if self.config.ways != Json::Null && self.turns.iter().any(leads_to_a_human) {
            self.panel.notice = Some(self.fixed.strings.not_loaded.to_owned());
        }
    }

    /// Whether this event needs the part.
    pub(super) fn awaits_people(&self, event: &Event) -> bool {
        let is_for_it =
            matches!(event, Event::Handoff(_) | Event::CopyAsked | Event::TextAsked | Event::PrintAsked);
        is_for_it && self.people.is_none()
    }

    /// Whether the part should come, as things stand.
    pub(super) fn wants_people(&self) -> bool {
        let has_ways = self.config.ways != Json::Null;
        let has_email = self.fixed.contact.as_ref().is_some_and(|view| !view.contact.email.is_empty());
        let is_taken_along = self.panel.has_options_open && !self.turns.is_empty();
        let is_useful = has_ways || (has_email && self.turns.iter().any(leads_to_a_human));
        self.people.is_none() && self.panel.is_open && (is_taken_along || is_useful)
    }

    /// Looks whether somebody is there, where that is shown and not fresh.
    pub(super) fn look_for_somebody(&mut self, now: f64) {
        if let Some(people) = self.people {
            people.0.look(self, now);
        }
    }

    /// The visitor does something in the hand-off.
    pub(super) fn handoff(&mut self, act: Act, now: f64, effects: &mut Vec<Effect>) {
        if let Some(people) = self.people {
            people.0.act(self, act, now, effects);
        }
    }

    /// What was handed over has arrived, or not.
    pub(super) fn handoff_settled(&mut self, outcome: (u32, bool), now: f64, effects: &mut Vec<Effect>) {
        if let Some(people) = self.people {
            people.0.settled(self, outcome, now, effects);
        }
    }

    /// What is to be seen of it.
    pub(super) fn handoff_view(&self) -> Option<(u32, Arc<HandoffView>)> {
        self.people?.0.view(self)
    }

    /// The visitor takes the conversation along, by way of an effect.
    pub(super) fn take_along(&mut self, by: fn(String) -> Effect, effects: &mut Vec<Effect>) {
        match self.people {
            Some(people) => effects.push(by(people.0.own_transcript(self))),
            None => self.panel.notice = Some(self.fixed.strings.not_loaded.to_owned()),
        }
    }
}

/// Whether a turn shows the ways to a human, or offers them.
fn leads_to_a_human(turn: &Turn) -> bool {
    turn.record.reply == ReplyKind::Contact || turn.record.offer.is_some()
}
