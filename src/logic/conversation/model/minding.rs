//! What is said to a guided answer that is open: a value, a correction, "cancel"; or a question, which is none of it.

use super::super::super::faq::action::Action;
use super::super::super::saved::ReplyKind;
use super::super::super::task::hearing::{Aside, Ear, Heard, Message};
use super::super::super::task::stored::Ended;
use super::super::super::task::{Task, Trouble};
use super::super::effect::Effect;
use super::Model;
use super::library::{self, Before};

impl Model {
    /// Whether a message was for the guided answer that is open: a value, a correction, "cancel". What is left is a
    /// question like any other, and the form stays open.
    pub(super) fn hears_by_tasks(&mut self, message: &str, now: f64, effects: &mut Vec<Effect>) -> bool {
        let Some((turn, heard)) = self.heard(message, now) else { return false };
        let is_heard = self.mind(heard, now, effects);
        if is_heard {
            self.panel.notice = None;
            self.is_unsaved = true;
            self.identity.ask(now);
            // The form may stand above answers that were given meanwhile.
            effects.push(Effect::Reveal(turn));
        }
        is_heard
    }

    /// What the message means, and the turn of the guided answer.
    fn heard(&self, message: &str, now: f64) -> Option<(u32, Heard)> {
        let task = self.guide.task.as_ref()?;
        let action = self.library.faq().entry(&task.entry)?.action.as_ref()?;
        // Who wants a human gets one, whatever is asked.
        if self.fixed.contact.is_some() && self.library.wants_human(message) {
            return None;
        }
        let folded = self.library.folded(message);
        let said = Message { text: message, folded: &folded };
        let today = self.today(now);
        let ear = Ear { task, asked: self.asked(&today), aside: &|| self.aside(task, message) };
        let heard = match action {
            Action::Form(form) => ear.hear(form, said),
            Action::Choices(tree) => ear.hear_choice(tree, said),
        };
        Some((task.turn, heard))
    }

    /// How the message would be answered if no form were open.
    fn aside(&self, task: &Task, message: &str) -> Aside {
        let heard = self.library.hear(message, &Before::default(), &self.hidden).unwrap_or_default();
        let Some(library::Heard { decision, .. }) = heard.first() else { return Aside::Nothing };
        match decision.kind {
            ReplyKind::Answer if decision.entries.first() == Some(&task.entry) => Aside::Own,
            ReplyKind::Answer => Aside::Other,
            ReplyKind::Talk => Aside::Talk,
            ReplyKind::Clarify | ReplyKind::Suggest => Aside::Offered,
            ReplyKind::NotSure | ReplyKind::Contact => Aside::Nothing,
        }
    }

    /// A guided answer that was given up for something else ends after that was heard: what it was told is of use to the
    /// one that may have begun.
    pub(super) fn given_up_by_tasks(&mut self, now: f64, effects: &mut Vec<Effect>) {
        let given_up = self.guide.given_up.take();
        if given_up.is_some() && given_up == self.guide.task.as_ref().map(|task| task.turn) {
            self.task_ends(Ended::default(), now, effects);
        }
    }

    /// Does what was said; whether that was all.
    fn mind(&mut self, heard: Heard, now: f64, effects: &mut Vec<Effect>) -> bool {
        match heard {
            Heard::Question => return false,
            Heard::CancelledFor => {
                self.guide.given_up = self.guide.task.as_ref().map(|task| task.turn);
                return false;
            }
            Heard::Cancelled => self.task_ends(Ended::default(), now, effects),
            Heard::Refused => {
                self.task_ends(Ended { offers_human: true, ..Ended::default() }, now, effects);
            }
            Heard::Send => self.task_sends(effects),
            Heard::Choice(place) => self.task_chosen(place, now, effects),
            Heard::Back | Heard::Skip | Heard::Again | Heard::Wrong | Heard::Value(..) | Heard::Found(_) => {
                self.mind_value(heard);
                self.task_sends_when_complete(effects);
            }
        }
        true
    }

    fn mind_value(&mut self, heard: Heard) {
        let Some((task, form)) = self.guide.form(&self.library) else {
            // Of these a tree knows the way back alone.
            return self.guide.task.iter_mut().for_each(|task| task.back(None));
        };
        match (heard, task.slot(form)) {
            (Heard::Back, _) => task.back(Some(form)),
            (Heard::Skip, Some(slot)) => task.accept(slot, ""),
            (Heard::Wrong, _) => task.refuse(Trouble::Invalid),
            (Heard::Found(found), _) => task.put(form, found),
            (Heard::Value(value, found), Some(slot)) => {
                task.accept(slot, &value);
                task.put(form, found);
            }
            _ => task.ask_again(),
        }
    }
}
