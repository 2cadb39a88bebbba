//! The seam of guided answers: reading the actions of entries, understanding values, forms and trees under way.
//!
//! Only some FAQs have actions, so that the code is a file of its own (`browser/parts.rs`), loaded before the FAQ is taken
//! in where an entry has one. The model calls the functions of this file, which go on to the ones of the same purpose
//! behind [`Guided`]. Where they are not there, an entry with an action shows its answer and the way to a human, and of a
//! message nothing is read but the question. As in [`super::engine`], a function that is named here and in the model
//! besides would be loaded by everybody.

use std::fmt::Debug;
use std::sync::Arc;

use super::super::super::config::personal::names;
use super::super::super::faq::Faq;
use super::super::super::faq::read::{ACTIONS, Actions};
use super::super::super::json::Json;
use super::super::super::saved::{ReplyKind, SavedTurn};
use super::super::super::task::Task;
use super::super::answering::Decision;
use super::super::effect::Effect;
use super::super::event::{Event, Failure};
use super::super::led;
use super::super::view_model::task::TaskView;
use super::library::Library;
use super::{Model, Turn};

/// The code of guided answers.
#[derive(Debug, Clone, Copy)]
pub struct Tasks(&'static dyn Guided);

impl Tasks {
    /// The one there is. Who names this function has all of the code with it.
    pub const fn whole() -> Tasks {
        Tasks(&Whole)
    }
}

/// Whether a config, or what was stored of the conversation, has guided answers at all.
pub fn is_wanted(config: &Json, stored: &Json) -> bool {
    config.get("faq").is_some_and(|faq| names(faq, "action")) || names(stored, "task")
}

/// What guided answers do; the model's functions of the same names say what it is good for.
trait Guided: Debug + Sync {
    fn actions(&self) -> &'static Actions;
    fn take_up(&self, stored: &Json, turns: &[SavedTurn], now: f64) -> Option<Task>;
    fn begins(&self, model: &mut Model, record: &SavedTurn, now: f64, effects: &mut Vec<Effect>);
    fn event(&self, model: &mut Model, event: Event, now: f64, effects: &mut Vec<Effect>);
    fn settled(
        &self,
        model: &mut Model,
        outcome: (u32, &Result<Json, Failure>),
        now: f64,
        effects: &mut Vec<Effect>,
    );
    fn hears(&self, model: &mut Model, message: &str, now: f64, effects: &mut Vec<Effect>) -> bool;
    fn given_up(&self, model: &mut Model, now: f64, effects: &mut Vec<Effect>);
    fn fits(&self, model: &mut Model);
    fn view(&self, model: &Model, turn: &Turn) -> (Option<Arc<TaskView>>, bool);
    fn json(&self, model: &Model) -> Json;
    fn decided(
        &self,
        faq: &Faq,
        whole: Decision,
        message: (&str, &str),
        ask: &dyn Fn(&str) -> Decision,
    ) -> Decision;
    fn is_told(&self, faq: &Faq, whole: &Decision, piece: &str) -> bool;
}

#[derive(Debug)]
struct Whole;

impl Guided for Whole {
    fn actions(&self) -> &'static Actions {
        &ACTIONS
    }

    fn take_up(&self, stored: &Json, turns: &[SavedTurn], now: f64) -> Option<Task> {
        super::guiding::taken_up(stored, turns, now)
    }

    fn begins(&self, model: &mut Model, record: &SavedTurn, now: f64, effects: &mut Vec<Effect>) {
        model.begins_by_tasks(record, now, effects);
    }

    fn event(&self, model: &mut Model, event: Event, now: f64, effects: &mut Vec<Effect>) {
        model.event_by_tasks(event, now, effects);
    }

    fn settled(
        &self,
        model: &mut Model,
        (attempt, result): (u32, &Result<Json, Failure>),
        now: f64,
        effects: &mut Vec<Effect>,
    ) {
        model.settled_by_tasks(attempt, result, now, effects);
    }

    fn hears(&self, model: &mut Model, message: &str, now: f64, effects: &mut Vec<Effect>) -> bool {
        model.hears_by_tasks(message, now, effects)
    }

    fn given_up(&self, model: &mut Model, now: f64, effects: &mut Vec<Effect>) {
        model.given_up_by_tasks(now, effects);
    }

    fn fits(&self, model: &mut Model) {
        model.fits_by_tasks();
    }

    fn view(&self, model: &Model, turn: &Turn) -> (Option<Arc<TaskView>>, bool) {
        model.view_by_tasks(turn)
    }

    fn json(&self, model: &Model) -> Json {
        model.json_by_tasks()
    }

    fn decided(
        &self,
        faq: &Faq,
        whole: Decision,
        message: (&str, &str),
        ask: &dyn Fn(&str) -> Decision,
    ) -> Decision {
        led::decided(faq, whole, message, ask)
    }

    fn is_told(&self, faq: &Faq, whole: &Decision, piece: &str) -> bool {
        led::is_told(faq, whole, piece)
    }
}

impl Library {
    fn guided(&self) -> Option<&'static dyn Guided> {
        self.tasks.map(|tasks| tasks.0)
    }

    /// What reads the actions of entries.
    pub(super) fn actions(&self) -> Option<&'static Actions> {
        self.guided().map(Guided::actions)
    }

    /// How a question is answered that `whole` was found for, where values in it stood in the way. `message` is the
    /// question, and today.
    pub(super) fn led(
        &self,
        whole: Decision,
        message: (&str, &str),
        ask: &dyn Fn(&str) -> Decision,
    ) -> Decision {
        match self.guided() {
            Some(guided) => guided.decided(self.faq(), whole, message, ask),
            None => whole,
        }
    }

    /// Whether a piece of a message tells a value to the form of the entry that answers the whole.
    pub(super) fn is_told(&self, whole: &Decision, piece: &str) -> bool {
        self.guided().is_some_and(|guided| guided.is_told(self.faq(), whole, piece))
    }
}

impl Model {
    fn guided(&self) -> Option<&'static dyn Guided> {
        self.library.guided()
    }

    /// Whether guided answers must have come, or failed to, before this event is taken in: a FAQ that has some.
    pub(super) fn awaits_tasks(&self, event: &Event) -> bool {
        matches!(event, Event::FaqArrived(faq) if self.guided().is_none() && names(faq, "action"))
    }

    /// Guided answers have come after the model's start: where only a FAQ asks for them.
    pub fn take_tasks(&mut self, tasks: Tasks) {
        self.library.tasks = Some(tasks);
    }

    /// Takes up the guided answer that was stored.
    pub(super) fn take_up_task(&mut self, now: f64) {
        let Some(guided) = self.guided() else { return };
        let turns: Vec<SavedTurn> = self.turns.iter().map(|turn| turn.record.clone()).collect();
        self.guide.task = guided.take_up(&std::mem::take(&mut self.guide.stored), &turns, now);
    }

    /// Begins the guided answer of a turn's entry, where it has one.
    pub(super) fn task_begins(&mut self, record: &SavedTurn, now: f64, effects: &mut Vec<Effect>) {
        if let Some(guided) = self.guided() {
            guided.begins(self, record, now, effects);
        }
    }

    /// What the visitor does with the guided answer.
    pub(super) fn task_event(&mut self, event: Event, now: f64, effects: &mut Vec<Effect>) {
        if let Some(guided) = self.guided() {
            guided.event(self, event, now, effects);
        }
    }

    /// The receiver has answered, or has failed.
    pub(super) fn task_settled(
        &mut self,
        outcome: (u32, &Result<Json, Failure>),
        now: f64,
        effects: &mut Vec<Effect>,
    ) {
        if let Some(guided) = self.guided() {
            guided.settled(self, outcome, now, effects);
        }
    }

    /// Whether a message was for the guided answer that is open. What is left is a question like any other.
    pub(super) fn task_hears(&mut self, message: &str, now: f64, effects: &mut Vec<Effect>) -> bool {
        self.guided().is_some_and(|guided| guided.hears(self, message, now, effects))
    }

    /// Ends a guided answer that was given up for something else, after that was heard.
    pub(super) fn task_given_up(&mut self, now: f64, effects: &mut Vec<Effect>) {
        if let Some(guided) = self.guided() {
            guided.given_up(self, now, effects);
        }
    }

    /// Makes do with what the owner has changed since the guided answer was begun.
    pub(super) fn task_fits(&mut self) {
        if let Some(guided) = self.guided() {
            guided.fits(self);
        }
    }

    /// The guided answer of a turn, and whether a human is offered for it, or in place of it.
    pub(super) fn task_view(&self, turn: &Turn) -> (Option<Arc<TaskView>>, bool) {
        if let Some(guided) = self.guided() {
            return guided.view(self, turn);
        }
        let entry = turn.record.entries.first().filter(|_| turn.record.reply == ReplyKind::Answer);
        let entry = entry.and_then(|id| self.library.faq().entry(id));
        (None, entry.is_some_and(|entry| entry.lacks_action))
    }

    /// The guided answer to store; `Null` where there is none.
    pub(super) fn task_json(&self) -> Json {
        self.guided().map_or_else(|| self.guide.stored.clone(), |guided| guided.json(self))
    }
}
