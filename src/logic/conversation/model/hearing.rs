//! What a message is about: a question, several, one that leans on the last, a wish for a human.

use super::super::super::json::Json;
use super::super::super::saved::ReplyKind;
use super::super::effect::Effect;
use super::super::view_model::{FaqState, Reply};
use super::{Model, raise, raise_answered};

impl Model {
    /// Answers a message.
    pub(super) fn hear(&mut self, question: String, now: f64, effects: &mut Vec<Effect>) {
        self.teach(now);
        let decided = self.library.ask(&question, &self.hidden);
        if self.fixed.contact.is_some() && self.is_for_a_human(&question, decided.as_ref()) {
            return self.escalate(question, now, effects);
        }
        let is_waiting = decided.is_none() && self.library.state() == FaqState::Loading;
        let (kind, entries) = decided.unwrap_or((ReplyKind::NotSure, Vec::new()));
        let turn = self.push(question, kind, entries, now);
        if is_waiting {
            turn.is_waiting = true;
            turn.reply = Reply::Pending;
        }
        let record = turn.record.clone();
        effects.push(Effect::Reveal(record.id));
        effects.push(raise("askwell:asked", vec![("question", Json::Text(record.question.clone()))]));
        if !is_waiting {
            effects.push(raise_answered(&record));
            self.after_answer(&record, now, effects);
        }
    }
}
