//! The rows of feedback that tell of a conversation: they are written by the part of the widget that asks and tells, and
//! only by it, since it masks what visitors wrote.

use super::super::super::super::feedback::redact::redact;
use super::super::super::super::feedback::row::Row;
use super::super::super::super::saved::{ReplyKind, SavedTurn, Thumb, reply_word};
use super::super::super::super::task::stored::Ended;
use super::super::super::super::time::iso;
use super::super::super::effect::Effect;
use super::super::Model;
use super::is_answered;

/// Who asks again within so many milliseconds, and is led to the same entry, repeats himself.
const REPEATS: f64 = 120_000.0;

/// How many turns are looked at for the lists of a row.
const MOST_LISTED: usize = 20;

impl Model {
    /// A row with what all rows have.
    pub(in super::super) fn row(&mut self, kind: &str, (began, now): (f64, f64)) -> Row {
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
    pub(in super::super) fn tell_turn(&self, row: &mut Row, turn: &SavedTurn) {
        if let Some(id) = turn.entries.first().filter(|_| is_answered(turn)) {
            row.text("entry_id", id);
            row.text("entry_question", self.library.faq().entry(id).map_or("", |entry| &entry.question));
        }
        row.text("query", &redact(&turn.question).text);
        row.text("query_class", if turn.is_chosen { "chosen" } else { reply_word(turn.reply) });
    }

    /// Tells a thumb.
    pub(in super::super) fn tell_thumb_by_part(
        &mut self,
        turn: &SavedTurn,
        now: f64,
        effects: &mut Vec<Effect>,
    ) {
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
    pub(in super::super) fn tell_conversation_by_part(&mut self, now: f64, effects: &mut Vec<Effect>) {
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

/// Puts in why a human was asked for last, and which way was taken to one.
pub(in super::super) fn tell_way<'turns>(
    row: &mut Row,
    turns: impl DoubleEndedIterator<Item = &'turns SavedTurn>,
) {
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
    use super::super::super::super::super::feedback::record::{COLUMNS, Record};
    use super::super::super::super::super::json::Json;
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
}
