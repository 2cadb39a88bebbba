//! What the page does in the visitor's name: asks, suggests, begins anew; and what it is told of its question.

use super::super::super::json::Json;
use super::super::super::saved::{SavedTurn, reply_word};
use super::super::effect::Effect;
use super::super::view_model::FaqState;
use super::Model;

impl Model {
    /// Asks a question as if the visitor had sent it, in the opened panel. What they were writing stays.
    pub(super) fn asked_by_page(&mut self, question: String, now: f64, effects: &mut Vec<Effect>) {
        self.set_open(true, now, effects);
        let draft = std::mem::replace(&mut self.panel.draft, question);
        self.clear_completions();
        self.sent(now, effects);
        self.panel.draft = draft;
    }

    /// Suggests these entries before the first question; none at all: those of the config.
    pub(super) fn suggested(&mut self, ids: Vec<String>, now: f64) {
        self.panel.suggested = ids;
        self.settle_suggestions(now);
    }

    /// Begins a new conversation. What was learned and is remembered of the visitor stays, and what surveys they saw.
    pub(super) fn restarted(&mut self, now: f64, effects: &mut Vec<Effect>) {
        self.tell_conversation(now, effects);
        self.end_conversation();
        self.identity.restart();
        self.clear_composer();
        self.panel.notice = None;
        self.settle_suggestions(now);
        self.is_unsaved = true;
    }

    /// The number of the last question; 0 before the first.
    pub fn last_turn(&self) -> u32 {
        self.last_id
    }

    /// What became of the first question after the one of that number: none while it waits. A message that was no
    /// question, such as a value for a guided answer, comes to `{"reply": "taken"}`.
    pub fn outcome(&self, after: u32) -> Option<Json> {
        let Some(turn) = self.turns.iter().find(|turn| turn.record.id > after) else {
            return Some(Json::object(vec![("reply", Json::from("taken"))]));
        };
        let is_answered = !turn.is_waiting || self.library.state() == FaqState::Failed;
        is_answered.then(|| self.told(&turn.record))
    }

    fn told(&self, record: &SavedTurn) -> Json {
        let entries = record.entries.iter().filter_map(|id| self.library.faq().entry(id));
        let entries = entries.map(|entry| {
            Json::object(vec![
                ("id", Json::from(entry.id.as_str())),
                ("question", Json::from(entry.question.as_str())),
                ("answer", Json::from(entry.answer.as_str())),
            ])
        });
        Json::object(vec![
            ("question", Json::from(record.question.as_str())),
            ("reply", Json::from(reply_word(record.reply))),
            ("entries", Json::List(entries.collect())),
        ])
    }
}
