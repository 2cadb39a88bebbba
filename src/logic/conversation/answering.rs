//! Turns the matcher's findings and the FAQ's entries into what is shown.

use std::sync::Arc;

use super::super::faq::Faq;
use super::super::faq::entry::Entry;
use super::super::markdown;
use super::super::matcher::{Outcome, Verdict};
use super::super::saved::{ReplyKind, SavedTurn};
use super::view_model::{AnswerView, Choice, Reply};

/// How many entries a visitor is asked to choose from: few enough to read at a glance.
const MOST_CHOICES: usize = 4;

/// How a question is answered: the kind of the reply, and the entries it rests on.
pub fn decide(faq: &Faq, outcome: &Outcome) -> (ReplyKind, Vec<String>) {
    let (kind, most) = match outcome.verdict {
        Verdict::Answer => (ReplyKind::Answer, 1),
        Verdict::Suggest => (ReplyKind::Suggest, MOST_CHOICES),
        Verdict::NotSure => (ReplyKind::NotSure, MOST_CHOICES - 1),
    };
    let ranked = outcome.ranked.iter().filter_map(|candidate| faq.entries.get(candidate.entry));
    (kind, ranked.take(most).map(|entry| entry.id.clone()).collect())
}

/// What is shown for a turn, with the entries as they read now.
pub fn reply(faq: &Faq, turn: &SavedTurn) -> Reply {
    match turn.reply {
        ReplyKind::Contact => Reply::Contact,
        ReplyKind::Suggest => Reply::Suggest(choices(faq, &turn.entries)),
        ReplyKind::NotSure => Reply::NotSure(choices(faq, &turn.entries)),
        ReplyKind::Answer => match turn.entries.first().and_then(|id| faq.entry(id)) {
            Some(entry) => Reply::Answer(Arc::new(answer(faq, entry, &turn.question))),
            None => Reply::Gone,
        },
    }
}

/// The entries of that name that are there, to choose from.
pub fn choices(faq: &Faq, ids: &[String]) -> Vec<Choice> {
    ids.iter().filter_map(|id| faq.entry(id)).map(choice).collect()
}

/// An entry, to choose.
pub fn choice(entry: &Entry) -> Choice {
    Choice { id: entry.id.clone(), question: entry.question.clone() }
}

fn answer(faq: &Faq, entry: &Entry, asked: &str) -> AnswerView {
    let is_asked_so = entry.question.eq_ignore_ascii_case(asked.trim());
    AnswerView {
        heading: (!is_asked_so).then(|| entry.question.clone()),
        blocks: markdown::parse(&entry.answer),
        links: entry.links.clone(),
        follow_ups: choices(faq, &entry.follow_ups),
    }
}
