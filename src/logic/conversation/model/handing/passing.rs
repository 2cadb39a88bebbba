//! What is passed on of a conversation.

use super::super::super::super::feedback::row::Row;
use super::super::super::super::handoff::transcript::{LONGEST_OF_OWN, Telling, transcript};
use super::super::super::super::json::Json;
use super::super::super::super::rules::condition::compare;
use super::super::super::view_model::TurnView;
use super::super::Model;
use super::super::telling::is_answered;

impl Model {
    /// The message as a row. Nothing in it is masked: the visitor means to send it.
    pub(in super::super) fn message_by_part(&mut self, now: f64) -> Option<Row> {
        let mut row = self.row("message", (now, now));
        let (submission, reason) = (self.identity.draw(), self.reason());
        let step = self.handing.step.as_ref()?;
        row.text("submission_id", &submission);
        row.text("question_id", "message");
        row.text("reason", &reason);
        row.text("way", "form");
        row.text("name", step.name.trim());
        row.text("email", step.email.trim());
        row.text("comment", step.message.trim());
        if !step.is_held_back {
            row.text("transcript", &step.text);
        }
        let answered = self.session_turns().filter(|turn| is_answered(turn));
        let told = self.handing.told.iter().map(|(name, value)| [name, "=", &compare::text(value)].concat());
        row.list("visitor", told.collect());
        row.list("entries", answered.filter_map(|turn| turn.entries.first().cloned()).collect());
        Some(row)
    }

    pub(super) fn reason(&self) -> String {
        let reason = self.handed_turn().and_then(|turn| turn.record.entries.first());
        reason.cloned().unwrap_or_default()
    }

    /// What is handed over: see [`Handover::told`].
    pub(super) fn handed_over(&self) -> Json {
        let text = |text: &str| Json::from(text);
        let answered = self.session_turns().filter(|turn| is_answered(turn));
        let entries = answered.filter_map(|turn| turn.entries.first()).map(|id| text(id)).collect();
        let conversation = self.identity.session.as_ref().map_or("", |session| &session.id);
        let mut told = vec![
            ("way", text(self.way_word())),
            ("reason", Json::Text(self.reason())),
            ("visitor", Json::Map(self.handing.told.clone())),
            ("entries", Json::List(entries)),
            ("conversation_id", text(conversation)),
            ("locale", text(self.config.lang)),
        ];
        if let Some(step) = self.handing.step.as_ref().filter(|step| !step.is_held_back) {
            told.push(("transcript", text(&step.text)));
        }
        Json::object(told)
    }

    /// The conversation as text: all that is shown, or what belongs to the present one.
    pub(super) fn transcript(&self, is_whole: bool, most: usize) -> String {
        let began = self.identity.session.as_ref().map_or(0.0, |session| session.began);
        let shown =
            self.turns.iter().filter(|turn| !turn.is_waiting && (is_whole || turn.record.at >= began));
        let turns: Vec<(TurnView, f64)> = shown.map(|turn| (self.turn_view(turn), turn.record.at)).collect();
        let (strings, offset) = (&self.fixed.strings, self.personal.host.offset);
        transcript(&turns, Telling { strings, title: &self.fixed.title, offset, most })
    }

    /// The conversation for the visitor to keep.
    pub(in super::super) fn own_transcript(&self) -> String {
        self.transcript(true, LONGEST_OF_OWN)
    }
}
