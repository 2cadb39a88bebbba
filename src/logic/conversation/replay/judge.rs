//! Whether what is seen after a step is what was expected.
//!
//! What each key asks for stands in `tests/cases/README.md`; here is what it means in terms of the view model. A step's
//! own turns are those that it added. Where it added none (a form heard the message), what changed counts: see
//! [`Judge::touched`].

use super::super::super::json::Json;
use super::super::super::talk::small::Kind;
use super::super::view_model::Reply;
use super::super::view_model::task::Stage;
use super::scene::{Scene, Shown};

/// All that may be expected.
pub(super) const KINDS: [&str; 17] = [
    "answer",
    "topic",
    "one_of",
    "several",
    "not",
    "smalltalk",
    "not_sure",
    "form",
    "asks",
    "slots",
    "invalid",
    "done",
    "failed",
    "cancelled",
    "human",
    "human_offered",
    "softened",
];

/// The cases' words for small talk. "OK" has none there.
const SMALL_TALK: [(&str, Kind); 10] = [
    ("greeting", Kind::Greeting),
    ("thanks", Kind::Thanks),
    ("goodbye", Kind::Goodbye),
    ("who", Kind::WhoAreYou),
    ("what_can", Kind::WhatCanYouDo),
    ("human_or_bot", Kind::AreYouHuman),
    ("praise", Kind::Praise),
    ("abuse", Kind::Abuse),
    ("howareyou", Kind::HowAreYou),
    ("sorry", Kind::Apology),
];

/// A step with what was seen before and after it.
pub(super) struct Judge<'step> {
    pub before: &'step Scene,
    pub after: &'step Scene,
    /// What the endpoint was sent in the step, each time.
    pub sent: &'step [Json],
    /// All that is expected of the step: `slots` are those of the form that is named beside them.
    pub expected: &'step [(String, Json)],
}

impl<'step> Judge<'step> {
    /// Holds one expectation against what is seen; the error says what is wrong.
    pub fn judge(&self, kind: &str, wanted: &Json) -> Result<(), String> {
        match self.holds(kind, wanted) {
            Some(true) => Ok(()),
            Some(false) => Err(format!("{} expected, found {}", plain(wanted), self.describe())),
            None => Err(format!("`{kind}` cannot be {}", plain(wanted))),
        }
    }

    /// None where nothing of that kind can be expected.
    fn holds(&self, kind: &str, wanted: &Json) -> Option<bool> {
        let text = || wanted.as_text();
        let says = |is: bool| Some(wanted.as_bool()? == is);
        match kind {
            "answer" | "topic" => Some(self.is_answered_by(text()?)),
            "one_of" => Some(self.are_offered(&texts(wanted)?)),
            "several" => Some(self.answered() == texts(wanted)?),
            "not" => Some(!self.answered().contains(&text()?)),
            "smalltalk" => Some(self.is_small_talk(kind_of(text()?)?)),
            "not_sure" => says(self.is_not_sure()),
            "form" => Some(self.after.open().is_some_and(|open| Some(open.entry.as_str()) == text())),
            "asks" => Some(self.after.field().is_some_and(|field| Some(field.name.as_str()) == text())),
            "slots" => Some(self.has_values(wanted)?),
            "invalid" => Some(self.is_refused(text()?)),
            "done" => Some(self.is_done(text()?)),
            "failed" => Some(self.has_failed(text()?)),
            "cancelled" => says(self.is_cancelled()),
            "human" => says(self.leads_to_a_human()),
            "human_offered" => says(self.is_human_offered()),
            "softened" => says(self.is_softened()),
            _ => None,
        }
    }

    /// The turns that the step added.
    fn added(&self) -> impl Iterator<Item = &'step Shown> {
        let last = self.before.turns.iter().map(|shown| shown.view.id).max().unwrap_or_default();
        self.after.turns.iter().filter(move |shown| shown.view.id > last)
    }

    /// The turns that look otherwise than before: those that it added, and that of a form that heard the message, or of
    /// an answer that was rated.
    fn touched(&self) -> impl Iterator<Item = &'step Shown> {
        let before = &self.before.turns;
        self.after.turns.iter().filter(|shown| !before.iter().any(|old| old.view == shown.view))
    }

    /// The entries that answer, in their order.
    fn answered(&self) -> Vec<&'step str> {
        let is_answer = |shown: &&Shown| matches!(shown.view.reply, Reply::Answer(_));
        self.added().filter(is_answer).map(|shown| shown.entry.as_str()).collect()
    }

    /// One entry and no other; a word of small talk, and an honest "not sure" to the rest, may stand beside it.
    fn is_answered_by(&self, entry: &str) -> bool {
        let may_be = |reply: &Reply| matches!(reply, Reply::Answer(_) | Reply::Talk(_) | Reply::NotSure(_));
        self.answered() == [entry] && self.added().all(|shown| may_be(&shown.view.reply))
    }

    fn are_offered(&self, entries: &[&str]) -> bool {
        let is_offer = |reply: &Reply| matches!(reply, Reply::Clarify(_) | Reply::Suggest(_));
        let offers: Vec<&Shown> = self.added().filter(|shown| is_offer(&shown.view.reply)).collect();
        let has =
            |id: &&str| offers.iter().any(|shown| shown.choices().iter().any(|choice| choice.id == **id));
        self.answered().is_empty() && entries.iter().all(has)
    }

    fn is_small_talk(&self, wanted: Kind) -> bool {
        let said = |shown: &Shown| match shown.view.reply {
            Reply::Talk(kind) => Some(kind),
            _ => None,
        };
        let kinds: Option<Vec<Kind>> = self.added().map(said).collect();
        kinds.is_some_and(|kinds| kinds.last() == Some(&wanted))
    }

    fn is_not_sure(&self) -> bool {
        self.answered().is_empty() && self.added().any(|shown| matches!(shown.view.reply, Reply::NotSure(_)))
    }

    /// The guided answer that the step's expectations are about: the one named, else the open one, else the newest.
    fn task(&self) -> Option<&'step Shown> {
        let named = |kind: &str| {
            let found = self.expected.iter().find(|(name, _)| name == kind);
            found.and_then(|(_, entry)| entry.as_text())
        };
        let entry = named("done").or(named("failed")).or(named("form"));
        match entry {
            Some(entry) => self.after.task(Some(entry)),
            None => self.after.open().or_else(|| self.after.task(None)),
        }
    }

    /// Each of these slots has its value, whatever others have; an empty object: none has any. What was sent just now
    /// counts more than what is shown of it.
    fn has_values(&self, wanted: &Json) -> Option<bool> {
        let Json::Map(wanted) = wanted else { return None };
        let Some(task) = self.task() else { return Some(false) };
        let is_done = matches!(task.view.task.as_deref().map(|task| &task.stage), Some(Stage::Done(_)));
        let sent = self.sent.last().filter(|_| is_done);
        let shown = task.values();
        let value = |name: &str| match sent {
            Some(sent) => sent.get(name).and_then(Json::as_text),
            None => shown.iter().find(|(slot, _)| *slot == name).map(|(_, value)| *value),
        };
        if wanted.is_empty() {
            return Some(shown.is_empty());
        }
        Some(
            wanted.iter().all(|(name, wanted)| wanted.as_text().is_some() && value(name) == wanted.as_text()),
        )
    }

    fn is_refused(&self, slot: &str) -> bool {
        let field = self.after.field().filter(|field| field.name == slot);
        field.and_then(|field| field.problem.as_ref()).is_some_and(|problem| !problem.trim().is_empty())
    }

    /// It is done, and was sent once and just now.
    fn is_done(&self, entry: &str) -> bool {
        let stage = self.after.task(Some(entry)).and_then(|shown| shown.view.task.as_deref());
        stage.is_some_and(|task| matches!(task.stage, Stage::Done(_))) && self.sent.len() == 1
    }

    /// It failed just now, says so, and keeps all that was sent.
    fn has_failed(&self, entry: &str) -> bool {
        let Some(shown) = self.after.task(Some(entry)) else { return false };
        let is_said = match shown.view.task.as_deref().map(|task| &task.stage) {
            Some(Stage::Failed(why)) => !why.trim().is_empty(),
            _ => false,
        };
        let kept = shown.values();
        let is_kept = |(name, value): &(String, Json)| {
            value.as_text().is_none_or(|value| value.is_empty() || kept.contains(&(name.as_str(), value)))
        };
        let Some(Json::Map(sent)) = self.sent.last() else { return false };
        is_said && sent.iter().all(is_kept)
    }

    /// The form that was open is so no longer, and no newer one is.
    fn is_cancelled(&self) -> bool {
        let Some(was) = self.before.open() else { return false };
        let is_closed = self.after.open().is_none_or(|open| open.view.id < was.view.id);
        let is_done = |stage: &Stage| matches!(stage, Stage::Done(_));
        let now = self.after.turns.iter().find(|shown| shown.view.id == was.view.id);
        let stage = now.and_then(|shown| shown.view.task.as_deref()).map(|task| &task.stage);
        is_closed && !stage.is_some_and(is_done) && self.sent.is_empty()
    }

    fn leads_to_a_human(&self) -> bool {
        self.added().any(|shown| matches!(shown.view.reply, Reply::Contact))
    }

    /// The line of contact under any "not sure" and any thumb down is no offer: it always stands there.
    fn is_human_offered(&self) -> bool {
        self.leads_to_a_human() || self.touched().any(|shown| shown.view.human_offer.is_some())
    }

    fn is_softened(&self) -> bool {
        let is_soft = |shown: &Shown| {
            shown.view.softening.is_some() || shown.view.human_offer == Some(self.after.upset)
        };
        self.touched().any(is_soft)
    }

    fn describe(&self) -> String {
        let mut seen: Vec<String> = self.added().map(Shown::describe).collect();
        let is_added = |open: &Shown| self.added().any(|shown| shown.view.id == open.view.id);
        // A form above that is still open, or was until now.
        let above = self.after.open().or_else(|| self.touched().last()).filter(|shown| !is_added(shown));
        seen.extend(above.map(|shown| ["above: ", &shown.describe()].concat()));
        if !self.sent.is_empty() {
            seen.push(format!("sent {}", self.sent.iter().map(plain).collect::<Vec<_>>().join(" and ")));
        }
        if seen.is_empty() { "no turn".to_owned() } else { seen.join(" | ") }
    }
}

fn kind_of(word: &str) -> Option<Kind> {
    SMALL_TALK.iter().find(|(known, _)| *known == word).map(|(_, kind)| *kind)
}

fn texts(json: &Json) -> Option<Vec<&str>> {
    json.as_list()?.iter().map(Json::as_text).collect()
}

/// An expectation in a line.
fn plain(json: &Json) -> String {
    match json {
        Json::Null => "null".to_owned(),
        Json::Bool(value) => value.to_string(),
        Json::Number(value) => value.to_string(),
        Json::Text(text) => text.clone(),
        Json::List(items) => format!("[{}]", items.iter().map(plain).collect::<Vec<_>>().join(", ")),
        Json::Map(members) => {
            let members: Vec<String> =
                members.iter().map(|(name, value)| format!("{name}={}", plain(value))).collect();
            format!("{{{}}}", members.join(", "))
        }
    }
}

#[cfg(test)]
mod tests;
