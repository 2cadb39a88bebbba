//! What a message means for the form that is open: a value, a correction, "cancel", or nothing: a question.

use super::super::faq::action::{Form, Slot, SlotKind, Tree};
use super::super::slots::{Asked, find, understand};
use super::super::talk::phrase::plain;
use super::{State, Task, words};

/// A message, as it was written and folded.
#[derive(Debug, Clone, Copy)]
pub struct Message<'a> {
    /// As it was written.
    pub text: &'a str,
    /// Folded.
    pub folded: &'a str,
}

/// How a message would be answered if no form were open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Aside {
    /// By another entry.
    Other,
    /// By the entry of the form.
    Own,
    /// By a word of small talk.
    Talk,
    /// By entries to choose from.
    Offered,
    /// Not at all.
    Nothing,
}

/// What a message means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Heard {
    /// Nothing for the form: a question like any other.
    Question,
    /// The form is given up, and a question follows.
    CancelledFor,
    /// The form is given up.
    Cancelled,
    /// The visitor does not want to tell what is asked for.
    Refused,
    /// It is to be sent, once more or at last.
    Send,
    /// Back to what was asked before.
    Back,
    /// What is asked for is left out.
    Skip,
    /// It is to be asked once more, without a reproach.
    Again,
    /// The value that is asked for, and others found beside it.
    Value(String, Vec<(usize, String)>),
    /// Values of other slots, or of slots that had others.
    Found(Vec<(usize, String)>),
    /// No value that can be used.
    Wrong,
    /// A choice of a tree.
    Choice(usize),
}

/// What is known beside the message.
pub struct Ear<'a> {
    /// The guided answer.
    pub task: &'a Task,
    /// What is known when values are understood.
    pub asked: Asked<'a>,
    /// How the message would be answered otherwise. Asked only where that matters: it costs as much as an answer.
    pub aside: &'a dyn Fn() -> Aside,
}

impl Ear<'_> {
    /// What a message means for a form.
    pub fn hear(&self, form: &Form, message: Message) -> Heard {
        let plain = plain(message.folded);
        let slot = self.task.slot(form);
        let value = slot.and_then(|slot| understand(slot, message.text, self.asked));
        // "Changed my mind" gives up a form, and may be the reason of a return.
        let is_option = value.is_some() && slot.is_some_and(|slot| matches!(slot.kind, SlotKind::Choice(_)));
        match (self.task.state, slot, value) {
            _ if !is_option && words::cancels(&plain) => Heard::Cancelled,
            (State::Sending(_), ..) => Heard::Question,
            (_, None, _) => self.hear_stuck(form, message, &plain),
            _ if !is_option && words::goes_back(&plain) => Heard::Back,
            (_, Some(slot), _) if !is_option && slot.is_optional && words::skips(&plain) => Heard::Skip,
            (_, Some(slot), Some(value)) => self.hear_value((form, slot), value, message, &plain),
            (_, Some(_), None) => self.hear_other(form, message, &plain),
        }
    }

    /// A message that holds a value for what is asked for.
    fn hear_value(
        &self,
        (form, slot): (&Form, &Slot),
        value: String,
        message: Message,
        plain: &str,
    ) -> Heard {
        let found = self.found(form, message);
        if words::corrects(plain) && !self.changed(form, &found).is_empty() {
            return Heard::Found(self.changed(form, &found));
        }
        let asks = || words::asks(message.text, plain);
        let is_question = match slot.kind {
            // Nobody writes an address or a number of an order into another question by chance.
            SlotKind::Email | SlotKind::Code(_) | SlotKind::Phone => false,
            SlotKind::Text => match () {
                () if words::is_only_unsure(plain) => return Heard::Again,
                () if words::refuses(plain) => return Heard::Refused,
                () => match (self.aside)() {
                    Aside::Talk => true,
                    Aside::Other => asks() || words::gives_up(plain),
                    _ => false,
                },
            },
            _ => asks() && (self.aside)() == Aside::Other,
        };
        match is_question {
            true if words::gives_up(plain) => Heard::CancelledFor,
            true => Heard::Question,
            false => {
                let is_text = slot.kind == SlotKind::Text;
                let is_beside = |(place, _): &(usize, String)| {
                    form.slots.get(*place).is_some_and(|other| !is_text && other.kind != slot.kind)
                };
                Heard::Value(value, found.into_iter().filter(is_beside).collect())
            }
        }
    }

    /// A message that holds no value for what is asked for.
    fn hear_other(&self, form: &Form, message: Message, plain: &str) -> Heard {
        let found = self.found(form, message);
        if !found.is_empty() {
            let changed = self.changed(form, &found);
            return if changed.is_empty() { Heard::Again } else { Heard::Found(changed) };
        }
        if words::refuses(plain) {
            return Heard::Refused;
        }
        if words::is_unsure(plain) {
            return Heard::Again;
        }
        let is_open = message.text.trim_end().ends_with(['?', '？']);
        match (self.aside)() {
            Aside::Other if words::gives_up(plain) => Heard::CancelledFor,
            Aside::Other | Aside::Talk => Heard::Question,
            Aside::Own => Heard::Again,
            Aside::Offered if words::asks(message.text, plain) => Heard::Question,
            Aside::Nothing if is_open => Heard::Question,
            Aside::Offered | Aside::Nothing => Heard::Wrong,
        }
    }

    /// A message while nothing is asked for: the receiver has failed, or waits to be asked.
    fn hear_stuck(&self, form: &Form, message: Message, plain: &str) -> Heard {
        if words::sends(plain) {
            return Heard::Send;
        }
        if words::goes_back(plain) {
            return Heard::Back;
        }
        let changed = self.changed(form, &self.found(form, message));
        if !changed.is_empty() {
            return Heard::Found(changed);
        }
        match (self.aside)() {
            Aside::Other if words::gives_up(plain) => Heard::CancelledFor,
            Aside::Own => Heard::Send,
            Aside::Nothing if !words::asks(message.text, plain) => match form.slots.as_slice() {
                // What may stand for the only value there is, does.
                [only] => match understand(only, message.text, self.asked) {
                    Some(value) => Heard::Found(vec![(0, value)]),
                    None => Heard::Question,
                },
                _ => Heard::Question,
            },
            _ => Heard::Question,
        }
    }

    fn found(&self, form: &Form, message: Message) -> Vec<(usize, String)> {
        find(&form.slots, message.text, self.asked)
    }

    /// What of it is new.
    fn changed(&self, form: &Form, found: &[(usize, String)]) -> Vec<(usize, String)> {
        let is_new = |(place, value): &&(usize, String)| {
            form.slots.get(*place).is_some_and(|slot| self.task.value(slot) != Some(value))
        };
        found.iter().filter(is_new).cloned().collect()
    }

    /// What a message means for a tree of choices.
    pub fn hear_choice(&self, tree: &Tree, message: Message) -> Heard {
        let plain = plain(message.folded);
        let level = self.task.level(tree);
        let labels: Vec<String> = level.branches.iter().map(|branch| branch.label.clone()).collect();
        let slot = Slot { kind: SlotKind::Choice(labels.clone()), ..Slot::default() };
        let label = understand(&slot, message.text, self.asked);
        let place = label.and_then(|label| labels.iter().position(|other| *other == label));
        let is_aside = || words::asks(message.text, &plain) && (self.aside)() == Aside::Other;
        match place {
            Some(place) if !is_aside() => Heard::Choice(place),
            _ if words::cancels(&plain) => Heard::Cancelled,
            _ if words::goes_back(&plain) => Heard::Back,
            _ if words::gives_up(&plain) => Heard::CancelledFor,
            _ => Heard::Question,
        }
    }
}
