//! What a message is about: a question, several, one that leans on the last, a wish for a human; and how it sounds.
//!
//! The page hears of a message once (`askwell:asked`), and of each answer to it (`askwell:answered`): counts of what
//! visitors ask stay those of what they sent.

use super::super::super::json::Json;
use super::super::super::saved::{MOST_TURNS, ReplyKind, SavedTurn};
use super::super::super::talk::escalation::{Reason, Turn as Noted};
use super::super::super::talk::mood::Mood;
use super::super::super::talk::small::Kind;
use super::super::answering;
use super::super::effect::Effect;
use super::super::view_model::{FaqState, Reply};
use super::library::{Before, Heard};
use super::telling::PAUSE;
use super::{Model, Turn, raise, raise_answered};

impl Model {
    /// The visitor presses the way to a human.
    pub(super) fn human_asked(&mut self, now: f64, effects: &mut Vec<Effect>) {
        let Some(contact) = &self.fixed.contact else { return };
        self.escalate_for("button", contact.label.clone(), now, effects);
    }

    /// Answers a message.
    pub(super) fn hear(&mut self, message: String, now: f64, effects: &mut Vec<Effect>) {
        self.follow_language(&message, effects);
        self.teach(now);
        let heard = self.library.hear(&message, &self.before(now), &self.hidden);
        if self.fixed.contact.is_some() && self.is_for_a_human(&message, heard.as_deref()) {
            return self.escalate(message, now, effects);
        }
        let turn = self.push(message.clone(), ReplyKind::NotSure, Vec::new(), now);
        turn.is_waiting = true;
        turn.reply = Reply::Pending;
        let id = turn.record.id;
        effects.push(Effect::Reveal(id));
        effects.push(raise("askwell:asked", vec![("question", Json::Text(message.clone()))]));
        match heard {
            Some(heard) => self.answer(id, (&message, heard), now, effects),
            None if self.library.state() == FaqState::Loading => {}
            None => self.answer(id, (&message, vec![Heard::unanswered(message.clone())]), now, effects),
        }
    }

    /// Answers what was asked while the index was being built.
    pub(super) fn answer_pending(&mut self, now: f64, effects: &mut Vec<Effect>) {
        while let Some(turn) = self.turns.iter().find(|turn| turn.is_waiting) {
            let (id, message, at) = (turn.record.id, turn.record.question.clone(), turn.record.at);
            self.follow_language(&message, effects);
            self.teach(now);
            let Some(heard) = self.library.hear(&message, &self.before(at), &self.hidden) else { return };
            self.answer(id, (&message, heard), now, effects);
        }
    }

    /// What was said before a message.
    fn before(&self, now: f64) -> Before {
        let is_recent = |turn: &&SavedTurn| (0.0..PAUSE).contains(&(now - turn.at));
        let turns = self.turns.iter().rev().filter(|turn| !turn.is_waiting).map(|turn| &turn.record);
        let is_question = |turn: &SavedTurn| !matches!(turn.reply, ReplyKind::Talk | ReplyKind::Contact);
        let last = turns.clone().take_while(is_recent).find(|turn| is_question(turn));
        let topic = turns.take_while(is_recent).find(|turn| is_about_something(turn));
        Before { topic: topic.and_then(|turn| turn.entries.first().cloned()), last: last.cloned() }
    }

    /// Puts what a message comes to into its turn, which waits for it, and into turns behind that.
    fn answer(&mut self, id: u32, (message, heard): (&str, Vec<Heard>), now: f64, effects: &mut Vec<Effect>) {
        let noted = self.noted(message, &heard);
        let lang = self.turn_language();
        let mut present = id;
        for (at, one) in heard.into_iter().enumerate() {
            if at > 0 {
                present = self.push_behind(present);
            }
            let Some(turn) = self.turns.iter_mut().find(|turn| turn.record.id == present) else { return };
            turn.record.question = one.question;
            turn.record.reply = one.decision.kind;
            turn.record.entries = one.decision.entries;
            turn.record.lang.clone_from(&lang);
            turn.record.is_softened = noted.is_softened && at == 0;
            turn.is_waiting = false;
            turn.reply = answering::reply(self.library.faq(), &turn.record);
            let record = turn.record.clone();
            effects.push(raise_answered(&record));
            self.after_answer(&record, now, effects);
        }
        self.is_unsaved = true;
        let is_owners = self.is_offer_due(now);
        let turn = Noted {
            print: &noted.print,
            is_miss: noted.is_miss,
            is_bitter: noted.is_bitter,
            is_owners,
            ..Noted::default()
        };
        let reason = self.escalation.note(&turn);
        self.offer_human(present, reason, effects);
    }

    /// Adds an empty turn behind another; the oldest makes room.
    fn push_behind(&mut self, id: u32) -> u32 {
        if self.turns.len() >= MOST_TURNS {
            self.turns.remove(0);
        }
        self.last_id += 1;
        let place = self.turns.iter().position(|turn| turn.record.id == id).map_or(0, |place| place + 1);
        let at = self.turns.iter().find(|turn| turn.record.id == id).map_or(self.now, |turn| turn.record.at);
        let record = SavedTurn { id: self.last_id, at, ..SavedTurn::default() };
        self.turns.insert(place, Turn { record, reply: Reply::Pending, is_waiting: true });
        self.last_id
    }

    /// What a message tells beside its questions.
    fn noted(&self, message: &str, heard: &[Heard]) -> Signs {
        let talk = |one: &Heard| one.decision.kind == ReplyKind::Talk;
        let is_abuse = heard
            .iter()
            .any(|one| talk(one) && one.decision.entries.iter().any(|kind| kind == Kind::Abuse.word()));
        let asked = match heard {
            _ if heard.iter().all(talk) => "",
            [one] => &one.meant,
            _ => message,
        };
        let mood = self.library.mood(message);
        // Words of feeling may be what is asked about: "I was charged twice", "my parcel is broken".
        let is_subject = heard.iter().filter(|one| one.decision.kind == ReplyKind::Answer).any(|one| {
            let entry = one.decision.entries.first().and_then(|id| self.library.faq().entry(id));
            entry.is_some_and(|entry| is_about(self.library.mood(&entry.question), mood))
        });
        Signs {
            print: if asked.is_empty() { Vec::new() } else { self.library.print(asked) },
            is_miss: heard.iter().all(|one| one.is_refusal || one.decision.kind == ReplyKind::NotSure),
            is_bitter: is_abuse || (mood.is_strongly_negative && !is_subject),
            is_softened: !is_abuse && mood.is_clearly_negative && !is_subject,
        }
    }

    /// Whether the owner's condition for the offer of a human holds.
    pub(super) fn is_offer_due(&self, now: f64) -> bool {
        let condition = &self.config.offer_when;
        *condition != Json::Null && self.fixed.contact.is_some() && self.holds(condition, now)
    }

    /// Offers a human under a turn, where there is a reason and a way to one.
    pub(super) fn offer_human(&mut self, id: u32, reason: Option<Reason>, effects: &mut Vec<Effect>) {
        let Some(reason) = reason.filter(|reason| *reason != Reason::Wish && self.fixed.contact.is_some())
        else {
            return;
        };
        let Some(turn) = self.turns.iter_mut().find(|turn| turn.record.id == id) else { return };
        turn.record.offer = Some(reason);
        self.is_unsaved = true;
        effects.push(raise("askwell:human_offered", vec![("reason", Json::from(reason.word()))]));
    }

    /// Whether a human is asked for, and no entry of the owner's is about just that.
    fn is_for_a_human(&self, message: &str, heard: Option<&[Heard]>) -> bool {
        let first = heard.and_then(<[Heard]>::first).map(|one| &one.decision);
        let answer = first.filter(|decision| decision.kind == ReplyKind::Answer);
        let entry = answer.and_then(|decision| self.library.faq().entry(decision.entries.first()?));
        let is_answered = entry.is_some_and(|entry| self.library.wants_human(&entry.question));
        !is_answered && self.library.wants_human(message)
    }
}

/// What a message tells beside its questions.
struct Signs {
    /// The fingerprint of what is asked.
    print: Vec<u16>,
    is_miss: bool,
    is_bitter: bool,
    is_softened: bool,
}

/// Whether a turn tells what is talked about: the best of those that were offered likely is what was meant.
fn is_about_something(turn: &SavedTurn) -> bool {
    matches!(turn.reply, ReplyKind::Answer | ReplyKind::Clarify | ReplyKind::Suggest)
}

/// Whether an entry's question sounds about as bad as a message that it answers.
fn is_about(question: Mood, message: Mood) -> bool {
    /// Emphasis moves the score of the same word by so much.
    const NEAR: f32 = 0.2;
    let own = question.score;
    own < 0.0 && own <= message.score + NEAR
}
