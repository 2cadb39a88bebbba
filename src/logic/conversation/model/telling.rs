//! What is told of a conversation: its records, and the numbers that name them.

use super::super::super::feedback::redact::redact;
use super::super::super::feedback::row::Row;
use super::super::super::feedback::session::Session;
use super::super::super::saved::{ReplyKind, SavedTurn, Thumb, reply_word};
use super::super::super::task::stored::Ended;
use super::super::super::time::iso;
use super::super::effect::Effect;
use super::Model;

/// A conversation ends when nothing is asked for so many milliseconds: web analytics' usual half hour.
pub(super) const PAUSE: f64 = 1_800_000.0;

/// Who asks again within so many milliseconds, and is led to the same entry, repeats himself.
const REPEATS: f64 = 120_000.0;

/// How many turns are looked at for the lists of a row.
const MOST_LISTED: usize = 20;

/// The numbers that name things, all drawn from one that was drawn by chance for this page.
#[derive(Debug, Default)]
pub(super) struct Identity {
    seed: String,
    drawn: u32,
    /// Names the visitor in samples. Kept with the conversation, and never part of a record.
    pub visitor: String,
    pub session: Option<Session>,
    /// The conversation's row as it was told last, to tell it only when it has changed.
    told: Option<Row>,
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

    /// A row with what all rows have.
    pub(super) fn row(&mut self, kind: &str, (began, now): (f64, f64)) -> Row {
        let mut row = Row::new(kind);
        row.text("id", &self.identity.draw());
        row.moment("time", now);
        row.moment("began", began);
        row.text("site", &self.config.site);
        row.text("conversation_id", self.identity.session.as_ref().map_or("", |session| &session.id));
        row.text("locale", self.config.lang);
        row.list("rules", self.personal.acted.clone());
        row.list("experiments", self.personal.variations.clone());
        row
    }

    /// Puts into a row what a turn has to do with it.
    pub(super) fn tell_turn(&self, row: &mut Row, turn: &SavedTurn) {
        if let Some(id) = turn.entries.first().filter(|_| is_answered(turn)) {
            row.text("entry_id", id);
            row.text("entry_question", self.library.faq().entry(id).map_or("", |entry| &entry.question));
        }
        row.text("query", &redact(&turn.question).text);
        row.text("query_class", if turn.is_chosen { "chosen" } else { reply_word(turn.reply) });
    }

    /// Tells a thumb.
    pub(super) fn tell_thumb(&mut self, turn: &SavedTurn, now: f64, effects: &mut Vec<Effect>) {
        let mut row = self.row("rating", (turn.at, now));
        row.text("submission_id", &[row.get("conversation_id"), "-", &iso(turn.at)].concat());
        row.text("question_id", "thumb");
        row.text("metric", "thumb");
        row.number("scale", 2.0);
        row.number("value", if turn.thumb == Some(Thumb::Up) { 2.0 } else { 1.0 });
        self.tell_turn(&mut row, turn);
        effects.push(Effect::Record(row));
    }

    /// Tells how the conversation went so far, where that has changed.
    pub(super) fn tell_conversation(&mut self, now: f64, effects: &mut Vec<Effect>) {
        let Some(began) = self.identity.session.as_ref().map(|session| session.began) else { return };
        let is_told = |turn: &&SavedTurn| turn.reply != ReplyKind::Talk;
        let mut turns: Vec<SavedTurn> = self.session_turns().filter(is_told).cloned().collect();
        // As long as a guided answer is open, it has resolved no more than one that was given up.
        let open = self.guide.task.as_ref().map(|task| task.turn);
        turns
            .iter_mut()
            .filter(|turn| Some(turn.id) == open)
            .for_each(|turn| turn.task = Some(Ended::default()));
        let figures = figures(&turns);
        if turns.is_empty() || self.identity.told.as_ref() == Some(&figures) {
            return;
        }
        let mut row = self.row("conversation", (began, now));
        row.extend(&figures);
        self.identity.told = Some(figures);
        effects.push(Effect::Record(row));
    }
}

/// The figures of a conversation.
fn figures(turns: &[SavedTurn]) -> Row {
    let mut row = Row::default();
    for (column, is_counted) in COUNTED {
        row.number(column, turns.iter().filter(|turn| is_counted(turn)).count() as f64);
    }
    row.number("repeated", turns.windows(2).filter(|pair| is_repeated(pair)).count() as f64);
    row.text("resolution", resolution(turns));
    tell_way(&mut row, turns.iter());
    if let Some(seconds) = seconds(turns) {
        row.number("seconds", seconds);
    }
    let (mut entries, mut unanswered) = (Vec::new(), Vec::new());
    for turn in turns.iter().take(MOST_LISTED) {
        match turn.reply {
            ReplyKind::Answer => entries.extend(turn.entries.first().cloned()),
            ReplyKind::NotSure => unanswered.push(redact(&turn.question).text),
            _ => {}
        }
    }
    row.list("entries", entries);
    row.list("unanswered", unanswered);
    row
}

/// A column, and which turns are counted for it.
type Count = (&'static str, fn(&SavedTurn) -> bool);

/// What is counted of a conversation's turns.
const COUNTED: [Count; 6] = [
    ("questions", |turn| turn.reply != ReplyKind::Contact),
    ("answered", is_answered),
    ("offered", |turn| matches!(turn.reply, ReplyKind::Suggest | ReplyKind::Clarify)),
    ("not_sure", |turn| turn.reply == ReplyKind::NotSure),
    ("helped", |turn| turn.thumb == Some(Thumb::Up)),
    ("not_helped", |turn| turn.thumb == Some(Thumb::Down)),
];

/// Whether the visitor got an answer by this turn.
pub(super) fn is_answered(turn: &SavedTurn) -> bool {
    turn.reply == ReplyKind::Answer
}

/// Puts in why a human was asked for last, and which way was taken to one.
pub(super) fn tell_way<'turns>(row: &mut Row, turns: impl DoubleEndedIterator<Item = &'turns SavedTurn>) {
    if let Some(turn) = turns.rev().find(|turn| turn.reply == ReplyKind::Contact) {
        let mut words = turn.entries.iter().map(String::as_str);
        row.text("reason", words.next().unwrap_or_default());
        row.text("way", words.next().unwrap_or_default());
    }
}

fn is_repeated(pair: &[SavedTurn]) -> bool {
    let [before, after] = pair else { return false };
    let is_soon = (0.0..REPEATS).contains(&(after.at - before.at));
    is_soon
        && after.reply != ReplyKind::Contact
        && !after.is_chosen
        && !before.is_chosen
        && after.entries.iter().any(|id| before.entries.contains(id))
}

fn resolution(turns: &[SavedTurn]) -> &'static str {
    let last = turns.last();
    let thumb = turns.iter().rev().find_map(|turn| turn.thumb);
    match last.map(|turn| turn.reply) {
        _ if turns.iter().any(|turn| turn.reply == ReplyKind::Contact) => "escalated",
        _ if last.is_some_and(|turn| turn.thumb == Some(Thumb::Up)) => "confirmed",
        _ if thumb == Some(Thumb::Down) => "denied",
        // What was done for the visitor needs no thumb; what was begun and given up is no answer.
        _ if last.is_some_and(|turn| turn.task.as_ref().is_some_and(|task| task.is_done)) => "confirmed",
        _ if last.is_some_and(|turn| turn.task.is_some()) => "open",
        Some(ReplyKind::Answer) => "assumed",
        _ => "open",
    }
}

fn seconds(turns: &[SavedTurn]) -> Option<f64> {
    let helped = turns.iter().find(|turn| turn.thumb == Some(Thumb::Up));
    let found = helped.or_else(|| turns.iter().rev().find(|turn| is_answered(turn)))?;
    Some(((found.at - turns.first()?.at) / 1_000.0).max(0.0).round())
}

#[cfg(test)]
mod tests {
    use super::super::super::super::feedback::record::{COLUMNS, Record};
    use super::super::super::super::json::Json;
    use super::*;

    fn turn(reply: ReplyKind, at: f64, thumb: Option<Thumb>) -> SavedTurn {
        let entries = vec!["e".to_owned()];
        let question = "mail me at a@b.example".into();
        SavedTurn { id: 1, question, reply, entries, thumb, at, ..SavedTurn::default() }
    }

    #[test]
    fn a_conversation_ends_in_one_of_five_ways() {
        use ReplyKind::{Answer, Contact, NotSure};
        for (turns, expected) in [
            (vec![turn(NotSure, 0.0, None)], "open"),
            (vec![turn(Answer, 0.0, None)], "assumed"),
            (vec![turn(Answer, 0.0, Some(Thumb::Down)), turn(NotSure, 1.0, None)], "denied"),
            (vec![turn(NotSure, 0.0, None), turn(Answer, 9.0, Some(Thumb::Up))], "confirmed"),
            (vec![turn(Answer, 0.0, Some(Thumb::Up)), turn(Contact, 9.0, None)], "escalated"),
        ] {
            assert_eq!(resolution(&turns), expected);
        }
        for (is_done, thumb, expected) in [
            (true, None, "confirmed"),
            (false, None, "open"),
            (true, Some(Thumb::Down), "denied"),
            (false, Some(Thumb::Up), "confirmed"),
        ] {
            let task = Some(Ended { is_done, ..Ended::default() });
            assert_eq!(resolution(&[SavedTurn { task, ..turn(Answer, 0.0, thumb) }]), expected);
        }
    }

    #[test]
    fn figures_are_counted_and_questions_masked() {
        let turns = [
            turn(ReplyKind::NotSure, 0.0, None),
            turn(ReplyKind::Answer, 60_000.0, None),
            turn(ReplyKind::Answer, 500_000.0, None),
        ];
        let mut row = Row::new("conversation");
        row.text("id", "r");
        row.moment("time", 0.0);
        row.extend(&figures(&turns));
        let row = Record::from_json(&row.to_json()).unwrap();
        assert_eq!((row.questions, row.answered, row.not_sure), (Some(3.0), Some(2.0), Some(1.0)));
        assert_eq!((row.repeated, row.seconds), (Some(1.0), Some(500.0)));
        assert_eq!(row.unanswered, ["mail me at [email]"]);
        assert_eq!(row.entries, ["e", "e"]);
        let Json::Map(members) = figures(&turns).to_json() else { panic!() };
        assert!(members.iter().all(|(column, _)| COLUMNS.contains(&column.as_str())), "{members:?}");
    }

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
