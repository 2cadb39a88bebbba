//! A guided answer under way: a form that is being filled in, or a tree of choices.
//!
//! It decides what is asked next and what is complete; it knows neither the conversation nor the receiver. What a
//! message means for it: [`hearing`]. What becomes of the receiver's answer: [`response`]. How it outlives the page:
//! [`stored`].

pub mod address;
pub mod hearing;
pub mod response;
pub mod stored;
#[cfg(test)]
mod tests;
pub mod words;

use super::conversation::event::Failure;
use super::faq::action::{Destination, Form, Slot, SlotKind, Tree};
use super::json::Json;
use super::slots::{Asked, find, understand};
use super::text::clipped;

/// The longest value, in characters.
pub const LONGEST_VALUE: usize = 500;

/// So many wrong values in a row, and a human is offered.
const OFFERS_AFTER: u8 = 2;

/// A guided answer that is open.
#[derive(Debug, Clone, PartialEq)]
pub struct Task {
    /// The turn under whose answer it stands.
    pub turn: u32,
    /// The entry that it belongs to.
    pub entry: String,
    /// How far it is.
    pub state: State,
    /// What is wrong with the last value.
    pub trouble: Option<Trouble>,
    /// What stands in the field.
    draft: String,
    /// The values by their slots' names; an empty one was left out.
    values: Vec<(String, String)>,
    /// The slot that is asked for though it may have a value: by "back", or to change it.
    asked: Option<usize>,
    /// The choices that were made, in a tree.
    path: Vec<usize>,
    /// How many values in a row were wrong.
    wrong: u8,
    /// What the receiver said, where it is stuck for that.
    pub said: String,
}

/// How far a guided answer is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// The visitor is asked.
    Asking,
    /// The receiver works, on the attempt of this number.
    Sending(u32),
    /// Nothing is left to ask, and it may be sent.
    Stuck(Why),
}

/// Why a complete form is not carried out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// It was not sent yet.
    Ready,
    /// The page was left before the receiver had answered.
    Unsettled,
    /// It did not answer in time.
    Slow,
    /// It could not be reached.
    Unreachable,
    /// It knows nothing of the kind.
    NotFound,
    /// It does not accept the values.
    Refused,
    /// It failed.
    Failed,
    /// It said itself what is wrong: `said`.
    Said,
}

/// What is wrong with a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    /// It is missing.
    Missing,
    /// It cannot be used.
    Invalid,
}

/// Where a choice has led.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Led {
    /// To further choices.
    On,
    /// To an entry.
    Entry(String),
    /// Nowhere: there is no such choice.
    Nowhere,
}

impl From<&Failure> for Why {
    fn from(failure: &Failure) -> Why {
        match failure {
            Failure::Slow => Why::Slow,
            Failure::Unreachable => Why::Unreachable,
            Failure::Refused(404 | 410) => Why::NotFound,
            Failure::Refused(400 | 409 | 422) => Why::Refused,
            Failure::Refused(_) | Failure::Odd | Failure::Unhandled(_) => Why::Failed,
        }
    }
}

impl Task {
    /// One that nothing is known for.
    pub fn new(turn: u32, entry: &str) -> Task {
        Task {
            turn,
            entry: entry.to_owned(),
            state: State::Asking,
            trouble: None,
            draft: String::new(),
            values: Vec::new(),
            asked: None,
            path: Vec::new(),
            wrong: 0,
            said: String::new(),
        }
    }

    /// Takes what another form was told over: values of the same name and kind.
    pub fn take_over(&mut self, form: &Form, other: &Task, others: &Form) {
        for slot in &form.slots {
            let is_same = |other: &&Slot| other.name == slot.name && other.kind == slot.kind;
            let value = others.slots.iter().find(is_same).and_then(|slot| other.value(slot));
            if let Some(value) = value.filter(|value| !value.is_empty()) {
                self.set(slot, value);
            }
        }
    }

    /// Takes the values out of the message that led here.
    pub fn prefill(&mut self, form: &Form, message: &str, asked: Asked) {
        self.put(form, find(&form.slots, message, asked));
        let Some(Slot { kind: SlotKind::Date(Some(_)), .. }) = self.slot(form) else { return };
        // A day on the wrong side of today was told, too: the visitor learns why it is asked for again.
        let anytime = Slot { kind: SlotKind::Date(None), ..Slot::default() };
        if !find(&[anytime], message, asked).is_empty() {
            self.refuse(Trouble::Invalid);
        }
    }

    /// The value of a slot; empty where it was left out.
    pub fn value(&self, slot: &Slot) -> Option<&str> {
        self.values.iter().find(|(name, _)| *name == slot.name).map(|(_, value)| value.as_str())
    }

    /// The place of the slot that is asked for; none when all is told.
    pub fn place(&self, form: &Form) -> Option<usize> {
        let is_open = |slot: &Slot| self.value(slot).is_none();
        self.asked.filter(|place| *place < form.slots.len()).or_else(|| form.slots.iter().position(is_open))
    }

    /// The slot that is asked for.
    pub fn slot<'form>(&self, form: &'form Form) -> Option<&'form Slot> {
        form.slots.get(self.place(form)?)
    }

    /// What stands in the field.
    pub fn draft(&self) -> &str {
        &self.draft
    }

    /// Whether a human is offered.
    pub fn offers_human(&self) -> bool {
        match self.state {
            State::Stuck(why) => !matches!(why, Why::Ready | Why::Unsettled),
            _ => self.wrong >= OFFERS_AFTER,
        }
    }

    /// Puts a text into the field.
    pub fn type_in(&mut self, text: &str) {
        if self.state == State::Asking {
            clipped(text, LONGEST_VALUE).clone_into(&mut self.draft);
        }
    }

    /// Takes what stands in the field for the slot that is asked for.
    pub fn give(&mut self, form: &Form, asked: Asked) {
        let Some(slot) = self.slot(form) else { return };
        let text = self.draft.trim();
        if text.is_empty() {
            return if slot.is_optional { self.accept(slot, "") } else { self.refuse(Trouble::Missing) };
        }
        match understand(slot, text, asked) {
            Some(value) => self.accept(slot, &value),
            None => self.refuse(Trouble::Invalid),
        }
    }

    /// Takes a value for the slot that is asked for; an empty one leaves it out.
    pub fn accept(&mut self, slot: &Slot, value: &str) {
        self.set(slot, value);
        self.ask(None);
        self.wrong = 0;
    }

    /// Takes values for any slots; a slot that is asked for again and now has another value is answered by that.
    pub fn put(&mut self, form: &Form, found: Vec<(usize, String)>) {
        for (place, value) in found {
            if let Some(slot) = form.slots.get(place) {
                self.set(slot, &value);
                self.asked.take_if(|asked| *asked == place);
                self.wrong = 0;
            }
        }
        self.ask(self.asked);
    }

    fn set(&mut self, slot: &Slot, value: &str) {
        let value = clipped(value, LONGEST_VALUE).to_owned();
        match self.values.iter_mut().find(|(name, _)| *name == slot.name) {
            Some((_, before)) => *before = value,
            None => self.values.push((slot.name.clone(), value)),
        }
    }

    /// Notes that a value cannot be used.
    pub fn refuse(&mut self, trouble: Trouble) {
        self.trouble = Some(trouble);
        self.wrong = self.wrong.saturating_add(1);
    }

    /// Asks once more, without a reproach.
    pub fn ask_again(&mut self) {
        self.trouble = None;
    }

    fn ask(&mut self, place: Option<usize>) {
        self.state = State::Asking;
        self.asked = place;
        self.trouble = None;
        self.draft.clear();
    }

    /// Asks for the value at a place again, with what was told in the field.
    pub fn edit(&mut self, form: &Form, place: usize) {
        let Some(slot) = form.slots.get(place) else { return };
        if !matches!(self.state, State::Sending(_)) {
            let value = self.value(slot).unwrap_or_default().to_owned();
            self.ask(Some(place));
            self.draft = value;
        }
    }

    /// Whether there is a field or a choice before.
    pub fn may_go_back(&self, form: Option<&Form>) -> bool {
        match form {
            Some(form) => self.place(form).unwrap_or(form.slots.len()) > 0,
            None => !self.path.is_empty(),
        }
    }

    /// Goes back by a field or a choice.
    pub fn back(&mut self, form: Option<&Form>) {
        let Some(form) = form else {
            self.path.pop();
            return;
        };
        if let Some(before) = self.place(form).unwrap_or(form.slots.len()).checked_sub(1) {
            self.edit(form, before);
        }
    }

    /// Whether nothing is left to ask.
    pub fn is_complete(&self, form: &Form) -> bool {
        self.state == State::Asking && self.place(form).is_none()
    }

    /// Notes that it was handed over, or that this failed.
    pub fn turn_to(&mut self, state: State) {
        self.ask(None);
        self.wrong = 0;
        self.state = state;
    }

    /// The values for the receiver, by their names; those left out are not there.
    pub fn told<'task>(&'task self, form: &'task Form) -> impl Iterator<Item = (&'task str, &'task str)> {
        let told = |slot: &'task Slot| Some((slot.name.as_str(), self.value(slot)?));
        form.slots.iter().filter_map(told).filter(|(_, value)| !value.is_empty())
    }

    /// The same as an object of texts.
    pub fn told_json(&self, form: &Form) -> Json {
        Json::object(self.told(form).map(|(name, value)| (name, Json::from(value))).collect())
    }

    /// Makes do with what the owner has changed meanwhile.
    pub fn fit(&mut self, form: &Form) {
        self.values.retain(|(name, value)| {
            let slot = form.slots.iter().find(|slot| slot.name == *name);
            slot.is_some_and(|slot| match &slot.kind {
                SlotKind::Choice(options) => value.is_empty() || options.contains(value),
                _ => true,
            })
        });
        match self.state {
            State::Asking if self.place(form).is_none() => self.state = State::Stuck(Why::Ready),
            State::Stuck(_) if self.place(form).is_some() => self.ask(None),
            _ => {}
        }
    }

    /// The choices to make now.
    pub fn level<'tree>(&self, tree: &'tree Tree) -> &'tree Tree {
        let mut level = tree;
        for place in &self.path {
            match level.branches.get(*place).map(|branch| &branch.to) {
                Some(Destination::Tree(further)) => level = further,
                _ => return tree,
            }
        }
        level
    }

    /// Makes a choice.
    pub fn choose(&mut self, tree: &Tree, place: usize) -> Led {
        let Some(branch) = self.level(tree).branches.get(place) else { return Led::Nowhere };
        self.path.push(place);
        match &branch.to {
            Destination::Tree(_) => Led::On,
            Destination::Entry(id) => Led::Entry(id.clone()),
        }
    }
}
