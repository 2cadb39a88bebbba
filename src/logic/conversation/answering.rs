//! Turns the matcher's findings and the FAQ's entries into what is shown.

use std::sync::Arc;

use super::super::faq::Faq;
use super::super::faq::entry::Entry;
use super::super::markdown;
use super::super::matcher::weights::MOST_CLOSE;
use super::super::matcher::{Matcher, Outcome, Verdict, close};
use super::super::saved::{ReplyKind, SavedTurn};
use super::super::talk::small::Kind;
use super::view_model::{AnswerView, Choice, Reply};

/// How many entries a visitor is asked to choose from: few enough to read at a glance.
pub const MOST_CHOICES: usize = MOST_CLOSE;

/// The share of all likelihood that what is left of the candidates must have to be believed.
const LEAST_REST: f32 = 0.01;

/// How a question is answered.
#[derive(Debug, Clone, PartialEq)]
pub struct Decision {
    /// The kind of the reply.
    pub kind: ReplyKind,
    /// Ids of the entries it rests on, best first.
    pub entries: Vec<String>,
    /// How likely the first of them is right, from 0 to 1.
    pub confidence: f32,
}

/// How a question is answered, as if the `hidden` entries were not there.
pub fn decide(faq: &Faq, (matcher, hidden): (&Matcher, &[usize]), question: &str) -> Decision {
    settle(faq, matcher, &seen(matcher.ask(question), hidden))
}

/// What the matcher found, as if the `hidden` entries were not there; where one of them would have been the answer, the
/// others are no better for it.
pub fn seen(mut outcome: Outcome, hidden: &[usize]) -> Outcome {
    if outcome.ranked.first().is_some_and(|first| hidden.contains(&first.entry)) {
        outcome.verdict = Verdict::NotSure;
    }
    outcome.ranked.retain(|found| !hidden.contains(&found.entry));
    outcome
}

/// What the matcher found where the answer is surely none of those `given`: the others are as likely as they would be
/// without them.
pub fn without(matcher: &Matcher, mut outcome: Outcome, given: &[usize]) -> Outcome {
    let all: f32 = outcome.ranked.iter().map(|found| found.confidence).sum();
    outcome.ranked.retain(|found| !given.contains(&found.entry));
    let rest: f32 = outcome.ranked.iter().map(|found| found.confidence).sum();
    // Where as good as nothing speaks for them, nothing is made of that.
    if rest < all * LEAST_REST {
        outcome.verdict = Verdict::NotSure;
    } else if rest < all {
        outcome.ranked.iter_mut().for_each(|found| found.confidence *= all / rest);
        let first = outcome.ranked.first().map_or(0.0, |first| first.confidence);
        outcome.verdict = matcher.judge(first, outcome.inside);
    }
    outcome
}

/// What is said for what the matcher found.
pub fn settle(faq: &Faq, matcher: &Matcher, outcome: &Outcome) -> Decision {
    let kind = match outcome.verdict {
        Verdict::Answer => ReplyKind::Answer,
        Verdict::Clarify => ReplyKind::Clarify,
        Verdict::Suggest => ReplyKind::Suggest,
        Verdict::NotSure => ReplyKind::NotSure,
    };
    let ranked = outcome.ranked.iter().map(|found| found.entry);
    let entries = match kind {
        ReplyKind::Answer => offered(faq, matcher, ranked.take(1)),
        ReplyKind::Clarify => offered(faq, matcher, close(&outcome.ranked).map(|found| found.entry)),
        _ => offered(faq, matcher, ranked),
    };
    // Where all that are close say the same, there is nothing to ask.
    let is_settled = kind == ReplyKind::Clarify && entries.len() < 2;
    Decision {
        kind: if is_settled { ReplyKind::Answer } else { kind },
        entries,
        confidence: outcome.ranked.first().map_or(0.0, |first| first.confidence),
    }
}

/// Ids of the first few entries that differ from each other: neither the same question nor the same answer twice.
pub fn offered(faq: &Faq, matcher: &Matcher, places: impl Iterator<Item = usize>) -> Vec<String> {
    let mut kept: Vec<(usize, &Entry)> = Vec::new();
    for at in places {
        let Some(entry) = faq.entries.get(at) else { continue };
        let is_twin = |&(other, kept): &(usize, &Entry)| {
            kept.answer.trim() == entry.answer.trim() || matcher.is_same_question(other, at)
        };
        if kept.len() < MOST_CHOICES && !kept.iter().any(is_twin) {
            kept.push((at, entry));
        }
    }
    kept.into_iter().map(|(_, entry)| entry.id.clone()).collect()
}

/// What is shown for a turn, with the entries as they read now.
pub fn reply(faq: &Faq, turn: &SavedTurn) -> Reply {
    match turn.reply {
        ReplyKind::Contact => Reply::Contact,
        ReplyKind::Talk => {
            let kind = turn.entries.first().and_then(|word| Kind::from_word(word));
            kind.map_or(Reply::Gone, Reply::Talk)
        }
        ReplyKind::Clarify => Reply::Clarify(choices(faq, &turn.entries)),
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
    Choice { id: entry.id.clone(), question: entry.question.clone(), lang: entry.lang.clone() }
}

/// What an entry answers to what was asked.
pub fn answer(faq: &Faq, entry: &Entry, asked: &str) -> AnswerView {
    let is_asked_so = entry.question.eq_ignore_ascii_case(asked.trim());
    AnswerView {
        heading: (!is_asked_so).then(|| entry.question.clone()),
        blocks: markdown::parse(&entry.answer),
        links: entry.links.clone(),
        follow_ups: choices(faq, &entry.follow_ups),
        lang: entry.lang.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::text::native_fold;
    use super::*;

    fn decided(entries: &[(&str, &str)], question: &str) -> (ReplyKind, Vec<String>) {
        let entry = |(at, (question, answer)): (usize, &(&str, &str))| Entry {
            id: at.to_string(),
            question: (*question).to_owned(),
            answer: (*answer).to_owned(),
            ..Entry::default()
        };
        let faq = Faq { entries: entries.iter().enumerate().map(entry).collect(), ..Faq::default() };
        let mut matcher = Matcher::new(native_fold);
        for entry in &faq.entries {
            matcher.add(entry);
        }
        matcher.finish();
        let decision = decide(&faq, (&matcher, &[]), question);
        (decision.kind, decision.entries)
    }

    const OTHERS: [(&str, &str); 3] =
        [("Where is my order?", "c"), ("I forgot my password", "d"), ("When are you open?", "e")];

    fn with_others(close: &[(&'static str, &'static str)]) -> Vec<(&'static str, &'static str)> {
        close.iter().chain(&OTHERS).copied().collect()
    }

    #[test]
    fn two_close_entries_are_asked_about() {
        let entries = with_others(&[("Can I pay by red card?", "a"), ("Can I pay by blue card?", "b")]);
        let (kind, ids) = decided(&entries, "can I pay by card");
        assert_eq!((kind, ids.len()), (ReplyKind::Clarify, 2));
    }

    #[test]
    fn close_entries_that_say_or_ask_the_same_are_answered_at_once() {
        for close in [
            [("Can I pay by red card?", "a"), ("Can I pay by blue card?", "a ")],
            [("Can I pay by card?", "a"), ("Can I pay by CARD?", "b")],
        ] {
            let (kind, ids) = decided(&with_others(&close), "can I pay by card");
            assert_eq!((kind, ids.len()), (ReplyKind::Answer, 1), "{close:?}");
        }
    }

    #[test]
    fn no_list_holds_twins_or_more_than_three() {
        let entries =
            [("pay red", "a"), ("pay green", "a"), ("pay", "b"), ("pay blue", "c"), ("pay pink", "d")];
        let (kind, ids) = decided(&entries, "pay someday or never perhaps");
        assert_ne!(kind, ReplyKind::Answer);
        assert_eq!(ids.len(), 3);
        assert!(!(ids.contains(&"0".to_owned()) && ids.contains(&"1".to_owned())));
    }

    #[test]
    fn an_empty_faq_is_not_sure() {
        assert_eq!(decided(&[], "pay"), (ReplyKind::NotSure, Vec::new()));
    }
}
