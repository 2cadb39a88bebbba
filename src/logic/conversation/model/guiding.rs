//! Guided answers: what an entry's form or tree does in the conversation. How far one is stands in
//! [`crate::logic::task`]; what is said to it, in [`super::minding`].

use std::sync::Arc;

use super::super::super::faq::action::{Action, Form, Receiver};
use super::super::super::json::Json;
use super::super::super::report::Problem;
use super::super::super::saved::{ReplyKind, SavedTurn};
use super::super::super::slots::Asked;
use super::super::super::survey::raw::Moment;
use super::super::super::task::address::addressed;
use super::super::super::task::response::{Unsaid, said};
use super::super::super::task::stored::Ended;
use super::super::super::task::{Led, State, Task, Why};
use super::super::super::text::clipped;
use super::super::super::time::iso;
use super::super::effect::{Effect, Target};
use super::super::event::{Event, Failure};
use super::super::guided;
use super::super::view_model::task::TaskView;
use super::library::Library;
use super::{Model, Turn, raise};

/// One that was left open so many milliseconds ago is not taken up again: a day.
const EXPIRES: f64 = 86_400_000.0;

/// The guided answer that is open; there is one at most.
#[derive(Default)]
pub(super) struct Guide {
    pub task: Option<Task>,
    /// The turn of a guided answer that the message being heard gives up for something else.
    pub given_up: Option<u32>,
    /// What was stored of the one that was open, until it is taken up.
    pub stored: Json,
    /// When the page was opened, in milliseconds since 1970.
    opened: f64,
    /// How often values were handed to a receiver on this page: names each attempt.
    attempts: u32,
}

impl Guide {
    pub(super) fn new(stored: Json, now: f64) -> Guide {
        Guide { stored, opened: now, ..Guide::default() }
    }

    /// The open form of the guided answer, with its definition.
    pub(super) fn form<'a>(&'a mut self, library: &'a Library) -> Option<(&'a mut Task, &'a Form)> {
        let task = self.task.as_mut()?;
        match library.faq().entry(&task.entry)?.action.as_ref()? {
            Action::Form(form) => Some((task, form)),
            Action::Choices(_) => None,
        }
    }
}

/// Takes up what was stored, where its turn is there and not too old.
pub(super) fn taken_up(stored: &Json, turns: &[SavedTurn], now: f64) -> Option<Task> {
    let is_recent = |task: &Task| {
        let turn = turns.iter().find(|turn| turn.id == task.turn);
        turn.is_some_and(|turn| turn.entries.contains(&task.entry) && now - turn.at < EXPIRES)
    };
    Task::read(stored).filter(is_recent)
}

impl Model {
    /// Today in the visitor's time zone: a page may outlive the day it was opened on.
    pub(super) fn today(&self, now: f64) -> String {
        let offset = self.personal.host.offset;
        let day = |at: f64| clipped(&iso(at + offset(at) * 60_000.0), 10).to_owned();
        let today = day(now);
        if today == day(self.guide.opened) { self.library.today().to_owned() } else { today }
    }

    /// What is known when values are understood.
    pub(super) fn asked<'a>(&'a self, today: &'a str) -> Asked<'a> {
        Asked { today, lang: &self.personal.device.locale }
    }

    /// Begins the guided answer of a turn's entry, where it has one. One that was open before is given up, and what was
    /// told there is told here, too.
    pub(super) fn begins_by_tasks(&mut self, record: &SavedTurn, now: f64, effects: &mut Vec<Effect>) {
        let entry = record.entries.first().filter(|_| record.reply == ReplyKind::Answer);
        let Some(entry) = entry.and_then(|id| self.library.faq().entry(id)) else { return };
        let Some(action) = &entry.action else { return };
        let mut task = Task::new(record.id, &entry.id);
        if let Action::Form(form) = action {
            if let Some((before, others)) = self.guide.form(&self.library) {
                task.take_over(form, before, others);
            }
            if let Some(question) = self.own_words(record) {
                task.prefill(form, question, self.asked(&self.today(now)));
            }
        }
        self.task_ends(Ended::default(), now, effects);
        effects.push(raised("begun", &task.entry));
        self.guide.task = Some(task);
        self.is_unsaved = true;
        self.task_sends_when_complete(effects);
    }

    /// What the visitor wrote that led to a turn: its question; of a choice the one before it, where that was left open.
    fn own_words<'a>(&'a self, record: &'a SavedTurn) -> Option<&'a str> {
        if !record.is_chosen {
            return Some(&record.question);
        }
        let mut before = self.turns.iter().rev().skip_while(|turn| turn.record.id >= record.id);
        let was_open = |turn: &&Turn| {
            matches!(turn.record.reply, ReplyKind::Clarify | ReplyKind::Suggest | ReplyKind::NotSure)
        };
        before.next().filter(was_open).map(|turn| turn.record.question.as_str())
    }

    /// What the visitor does with the guided answer.
    pub(super) fn event_by_tasks(&mut self, event: Event, now: f64, effects: &mut Vec<Effect>) {
        if let Event::TaskTyped(text) = event {
            self.guide.task.iter_mut().for_each(|task| task.type_in(&text));
            return;
        }
        if self.guide.task.is_none() {
            return;
        }
        self.is_unsaved = true;
        effects.push(Effect::Focus(Target::Task));
        match event {
            Event::TaskCancelled => return self.task_ends(Ended::default(), now, effects),
            Event::TaskRetried => return self.task_sends(effects),
            Event::TaskChosen(place) => return self.task_chosen(place, now, effects),
            _ => {}
        }
        let today = self.today(now);
        let asked = Asked { today: &today, lang: &self.personal.device.locale };
        if let Some((task, form)) = self.guide.form(&self.library) {
            match event {
                Event::TaskNext if task.state == State::Asking => task.give(form, asked),
                Event::TaskBack => task.back(Some(form)),
                Event::TaskEdited(place) => task.edit(form, place),
                _ => {}
            }
        } else if event == Event::TaskBack {
            self.guide.task.iter_mut().for_each(|task| task.back(None));
        }
        self.task_sends_when_complete(effects);
    }

    /// Follows a choice of the tree.
    pub(super) fn task_chosen(&mut self, place: usize, now: f64, effects: &mut Vec<Effect>) {
        let Some(task) = &mut self.guide.task else { return };
        let entry = self.library.faq().entry(&task.entry);
        let Some(Action::Choices(tree)) = entry.and_then(|entry| entry.action.as_ref()) else { return };
        if let Led::Entry(id) = task.choose(tree, place) {
            self.task_ends(Ended { is_done: true, ..Ended::default() }, now, effects);
            self.chosen(&id, now, effects);
        }
    }

    pub(super) fn task_sends_when_complete(&mut self, effects: &mut Vec<Effect>) {
        if self.guide.form(&self.library).is_some_and(|(task, form)| task.is_complete(form)) {
            self.task_sends(effects);
        }
    }

    /// Hands the values to the receiver, unless it has them already or some are missing.
    pub(super) fn task_sends(&mut self, effects: &mut Vec<Effect>) {
        let attempt = self.guide.attempts + 1;
        let Some((task, form)) = self.guide.form(&self.library) else { return };
        if matches!(task.state, State::Sending(_)) || task.place(form).is_some() {
            return;
        }
        let values: Vec<(&str, &str)> = task.told(form).collect();
        let receiver = addressed(&form.receiver, &values);
        effects.push(Effect::Perform { attempt, receiver, values: task.told_json(form) });
        task.turn_to(State::Sending(attempt));
        self.guide.attempts = attempt;
        self.is_unsaved = true;
    }

    /// The receiver has answered, or has failed. What answers an attempt that was given up is not heard.
    pub(super) fn settled_by_tasks(
        &mut self,
        attempt: u32,
        result: &Result<Json, Failure>,
        now: f64,
        effects: &mut Vec<Effect>,
    ) {
        let Some((task, form)) = self.guide.form(&self.library) else { return };
        if task.state != State::Sending(attempt) {
            return;
        }
        effects.push(Effect::Focus(Target::Task));
        let values: Vec<(&str, &str)> = task.told(form).collect();
        let said = match result {
            Ok(answer) => said(&form.done, answer, &values),
            Err(_) => Err(Unsaid::Odd),
        };
        let told = |(name, value): (&str, &str)| (name.to_owned(), value.to_owned());
        let values = values.into_iter().map(told).collect();
        let advice = advice(result, &said, &form.receiver);
        match said {
            Ok(said) => {
                let ended = Ended { is_done: true, said, values, offers_human: false };
                self.task_ends(ended, now, effects);
                self.survey_at(Moment::Answers, now, effects);
            }
            Err(unsaid) => {
                task.turn_to(State::Stuck(match (result, &unsaid) {
                    (_, Unsaid::Refused(_)) => Why::Said,
                    (Ok(_), Unsaid::Odd) => Why::Failed,
                    (Err(failure), Unsaid::Odd) => Why::from(failure),
                }));
                if let Unsaid::Refused(said) = unsaid {
                    task.said = said;
                }
                effects.push(raised("failed", &task.entry));
                let place = ["the action of \"", &task.entry, "\""].concat();
                effects.extend(advice.map(|advice| Effect::Warn(Problem::of_file(&place, advice))));
                self.is_unsaved = true;
            }
        }
    }

    /// Ends the guided answer that is open: its turn keeps what is left of it.
    pub(super) fn task_ends(&mut self, ended: Ended, now: f64, effects: &mut Vec<Effect>) {
        let Some(task) = self.guide.task.take() else { return };
        effects.push(raised(if ended.is_done { "done" } else { "cancelled" }, &task.entry));
        if let Some(turn) = self.turns.iter_mut().find(|turn| turn.record.id == task.turn) {
            turn.record.task = Some(ended);
        }
        self.is_unsaved = true;
        if !self.panel.is_open {
            self.tell_conversation(now, effects);
        }
    }

    /// Makes do with what the owner has changed since the guided answer was begun, once the entries are known.
    pub(super) fn fits_by_tasks(&mut self) {
        let Some(task) = &mut self.guide.task else { return };
        match self.library.faq().entry(&task.entry).and_then(|entry| entry.action.as_ref()) {
            Some(Action::Form(form)) => task.fit(form),
            Some(Action::Choices(_)) => {}
            None => self.guide.task = None,
        }
    }

    /// The guided answer of a turn, and whether a human is offered for it.
    pub(super) fn view_by_tasks(&self, turn: &Turn) -> (Option<Arc<TaskView>>, bool) {
        let record = &turn.record;
        let action = || self.library.faq().entry(record.entries.first()?)?.action.as_ref();
        let strings = &self.fixed.strings;
        match (&self.guide.task, &record.task) {
            (Some(task), _) if task.turn == record.id => {
                (action().map(|action| Arc::new(guided::open(task, action, strings))), task.offers_human())
            }
            (_, Some(ended)) => (Some(Arc::new(guided::ended(ended, action(), strings))), ended.offers_human),
            _ => (None, false),
        }
    }

    /// The guided answer to store; `Null` where there is none.
    pub(super) fn json_by_tasks(&self) -> Json {
        let Some(task) = &self.guide.task else { return Json::Null };
        let stored = self.turns.iter().filter(|turn| !turn.is_waiting);
        // Turns are numbered anew when they are read.
        let place = (1..).zip(stored).find(|(_, turn)| turn.record.id == task.turn);
        place.map_or(Json::Null, |(place, _)| task.to_json(place))
    }
}

fn raised(state: &str, entry: &str) -> Effect {
    raise("askwell:task", vec![("entry", Json::from(entry)), ("state", Json::from(state))])
}

/// What the owner should know of a failure.
fn advice(
    result: &Result<Json, Failure>,
    said: &Result<String, Unsaid>,
    receiver: &Receiver,
) -> Option<String> {
    let who = match receiver {
        Receiver::Page(name) => ["the handler of \"action:", name, "\""].concat(),
        Receiver::Endpoint(endpoint) => endpoint.url.clone(),
    };
    Some(match (result, said) {
        (Err(Failure::Unhandled(reason)), _) => [&who, " did not answer: ", reason].concat(),
        (Err(Failure::Refused(status)), _) if Why::from(&Failure::Refused(*status)) == Why::Failed => {
            [&who, " answered with status ", &status.to_string(), "."].concat()
        }
        (Err(Failure::Odd), _) => [&who, " answered with something else than JSON of up to 64 kB."].concat(),
        (Ok(_), Err(Unsaid::Odd)) => {
            [&who, " answered with nothing that \"done\" names, or that could be shown."].concat()
        }
        _ => return None,
    })
}
