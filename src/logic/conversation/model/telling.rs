//! What is told of a conversation, and the numbers that name it: its records stand in [`rows`].

pub(super) mod rows;

use super::super::super::feedback::row::Row;
use super::super::super::feedback::session::Session;
use super::super::super::saved::{ReplyKind, SavedTurn};
use super::Model;

/// A conversation ends when nothing is asked for so many milliseconds: web analytics' usual half hour.
pub(super) const PAUSE: f64 = 1_800_000.0;

/// The numbers that name things, all drawn from one that was drawn by chance for this page.
#[derive(Debug, Default)]
pub(super) struct Identity {
    seed: String,
    drawn: u32,
    /// Names the visitor in samples. Kept with the conversation, and never part of a record.
    pub visitor: String,
    pub session: Option<Session>,
    /// The conversation's row as it was told last, to tell it only when it has changed.
    pub told: Option<Row>,
}

impl Identity {
    pub(super) fn new(seed: String, (visitor, session): (String, Option<Session>)) -> Self {
        Identity { seed, drawn: 0, visitor, session, told: None }
    }

    /// Forgets the visitor.
    pub(super) fn forget(&mut self) {
        self.visitor.clear();
        self.restart();
    }

    /// What is asked next belongs to a new conversation.
    pub(super) fn restart(&mut self) {
        self.session = None;
        self.told = None;
    }

    /// Another tab knows the visitor, and a conversation that is on: the one that went on last is everybody's.
    pub(super) fn join(&mut self, visitor: String, session: Option<Session>) {
        if self.visitor.is_empty() {
            self.visitor = visitor;
        }
        let last = |session: &Option<Session>| session.as_ref().map_or(0.0, |session| session.last);
        if last(&session) > last(&self.session) {
            self.session = session;
        }
    }

    /// A number that nothing else has.
    pub(super) fn draw(&mut self) -> String {
        self.drawn += 1;
        [&self.seed, "-", &self.drawn.to_string()].concat()
    }

    /// The visitor's number; drawn at their first act.
    pub(super) fn visitor(&mut self) -> String {
        if self.visitor.is_empty() {
            self.visitor = self.draw();
        }
        self.visitor.clone()
    }

    /// Counts a question to the conversation, or begins a new one: whether it has.
    pub(super) fn ask(&mut self, now: f64) -> bool {
        let is_on = |session: &&mut Session| (0.0..PAUSE).contains(&(now - session.last));
        if let Some(session) = self.session.as_mut().filter(is_on) {
            session.last = now;
            return false;
        }
        self.session = Some(Session { id: self.draw(), began: now, last: now });
        self.told = None;
        true
    }
}

impl Model {
    /// The turns of the present conversation.
    pub(super) fn session_turns(&self) -> impl DoubleEndedIterator<Item = &SavedTurn> {
        let began = self.identity.session.as_ref().map_or(f64::INFINITY, |session| session.began);
        self.turns
            .iter()
            .filter(|turn| !turn.is_waiting)
            .map(|turn| &turn.record)
            .filter(move |turn| turn.at >= began)
    }
}

/// Whether the visitor got an answer by this turn.
pub(super) fn is_answered(turn: &SavedTurn) -> bool {
    turn.reply == ReplyKind::Answer
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pause_ends_a_conversation_and_so_does_a_clock_that_jumps() {
        let mut identity = Identity::new("s".into(), (String::new(), None));
        let mut id = |now: f64| {
            identity.ask(now);
            identity.session.clone().map(|session| session.id)
        };
        let first = id(0.0);
        assert_eq!(id(PAUSE - 1.0), first);
        assert_ne!(id(3.0 * PAUSE), first);
        let third = id(0.0);
        assert_eq!(id(1.0), third);
    }
}
