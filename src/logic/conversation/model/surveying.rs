//! Surveys in the conversation: what is there of them before the part of the widget has come that asks and tells, and what
//! waits for it. When one is shown and what becomes of it stands in [`showing`].

pub(super) mod showing;

use super::super::super::json::Json;
use super::super::super::saved::Saved;
use super::super::super::survey::definition::Survey;
use super::super::super::survey::memory::Memory;
use super::super::super::survey::raw::Moment;
use super::super::super::survey::run::Run;

/// How much waits for the part at most. It comes right after the first answer; where it cannot be loaded, nothing is told.
const MOST_MISSED: usize = 50;

/// The surveys, what is remembered of them, and the one that is shown.
#[derive(Default)]
pub(super) struct Desk {
    surveys: Vec<Survey>,
    memory: Memory,
    run: Option<Run>,
    /// Whether it stands alone while the panel is closed.
    is_alone: bool,
    is_thanked: bool,
    /// Whether it was told that the visitor left it as it stands. A page that goes may say so twice.
    is_left: bool,
    /// What was stored of the memory and of the run, for the part to read.
    pub stored_memory: Json,
    pub stored_run: Json,
    /// What happened before the part was there, each with its time in milliseconds since 1970.
    missed: Vec<(Missed, f64)>,
}

/// What happened before the part was there.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Missed {
    /// A moment of surveys.
    Moment(Moment),
    /// The page asked for a survey.
    Called(String),
    /// A rule asked for one.
    Ruled(String),
    /// The answer of this turn was rated.
    Thumb(u32),
    /// The conversation is to be told as it stands.
    Conversation,
}

impl Desk {
    pub(super) fn new(saved: &mut Saved, now: f64) -> Self {
        let (stored_memory, stored_run) =
            (std::mem::take(&mut saved.surveys), std::mem::take(&mut saved.run));
        let mut missed = Vec::new();
        if let Json::List(turns) = &saved.untold {
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "another number is no turn"
            )]
            let rated = turns.iter().filter_map(Json::as_number).map(|turn| Missed::Thumb(turn as u32));
            missed.extend(rated.chain([Missed::Conversation]).map(|missed| (missed, now)));
        }
        missed.truncate(MOST_MISSED);
        Desk { stored_memory, stored_run, missed, ..Desk::default() }
    }

    /// Whether the part is wanted.
    pub(super) fn is_waiting(&self) -> bool {
        self.stored_run != Json::Null || !self.missed.is_empty()
    }

    /// Keeps what happened until the part is there.
    pub(super) fn miss(&mut self, missed: Missed, now: f64) {
        if self.missed.len() < MOST_MISSED && self.missed.iter().all(|(other, _)| *other != missed) {
            self.missed.push((missed, now));
        }
    }

    /// What happened before the part was there.
    pub(super) fn take_missed(&mut self) -> Vec<(Missed, f64)> {
        std::mem::take(&mut self.missed)
    }

    /// What of the conversation is not told yet: see [`Saved::untold`]. `turns` are the numbers that are stored.
    pub(super) fn untold(&self, turns: &[u32]) -> Json {
        let is_told = |missed: &Missed| matches!(missed, Missed::Thumb(_) | Missed::Conversation);
        if !self.missed.iter().any(|(missed, _)| is_told(missed)) {
            return Json::Null;
        }
        // Turns are counted anew when they are read.
        let place = |id: &u32| turns.iter().position(|turn| turn == id);
        let rated = self.missed.iter().filter_map(|(missed, _)| match missed {
            Missed::Thumb(turn) => place(turn).map(|place| Json::Number((place + 1) as f64)),
            _ => None,
        });
        Json::List(rated.collect())
    }

    /// Whether the visitor is asked something.
    pub(super) fn is_asking(&self) -> bool {
        self.run.is_some()
    }

    /// Forgets the visitor.
    pub(super) fn forget(&mut self) {
        self.memory = Memory::default();
        self.run = None;
        self.is_thanked = false;
        self.stored_memory = Json::Null;
        self.stored_run = Json::Null;
        self.missed.clear();
    }

    /// The thanks have been seen when something else happens.
    pub(super) fn be_quiet(&mut self) {
        self.is_thanked = false;
    }
}
