//! What a message comes to after what was said before it: a correction, several questions, one that leans on the topic.

use super::super::super::super::matcher::{Outcome, Verdict, close};
use super::super::super::super::saved::{ReplyKind, SavedTurn};
use super::super::super::super::talk::context::{content, corrected, joined, leans};
use super::super::super::super::talk::mood::mood;
use super::super::super::super::talk::parts::pieces;
use super::super::super::super::talk::small::{self, Kind};
use super::super::super::answering::{Decision, MOST_CHOICES, decide, offered, seen, settle, without};
use super::Library;

/// From this likelihood on that the site answers a message at all, it may be about an entry near the topic. Judgement
/// on the dev dialogues: "and the weather?" has .14, "what about to Canada" .58.
const LEAST_INSIDE: f32 = 0.5;

/// The share of the best score that an entry near the topic needs to be meant, by how much the message says: as good as
/// nothing, more, or so much that it is answered by itself. Judgement on the dev dialogues.
const NEEDED: (f32, f32, f32) = (0.2, 0.33, 0.6);

/// A message says as good as nothing up to so much, as [`content`] counts.
const BARE: usize = 1;

/// So many times the score of the next one is clearly ahead of it.
const AHEAD: f32 = 1.25;

/// The share of the given entry's score that others need to be worth offering in its place.
const WORTH: f32 = 0.3;

/// A restated question is answered from this confidence on where the next candidate has a quarter of it at most: who
/// has been misunderstood once is not to choose from a list of one.
const RESTATED: f32 = 0.4;

/// What was said before a message, within the same conversation.
#[derive(Default)]
pub(in super::super) struct Before {
    /// What is talked about: the entry of the last answer, or the first one offered since.
    pub topic: Option<String>,
    /// The last question, and what it came to.
    pub last: Option<SavedTurn>,
}

/// What is talked about.
struct Topic {
    /// The entry.
    place: usize,
    /// The question that led to it.
    asked: String,
}

/// A question, and what it comes to.
pub(in super::super) struct Heard {
    /// The question in the visitor's own writing.
    pub question: String,
    /// The same as it would be asked with nothing before it; empty where nothing is asked.
    pub meant: String,
    pub decision: Decision,
    /// Whether it says that the answer before missed the question, and no more.
    pub is_refusal: bool,
}

impl Heard {
    /// A message where there is nothing to answer it from.
    pub(in super::super) fn unanswered(question: String) -> Heard {
        let decision = Decision { kind: ReplyKind::NotSure, entries: Vec::new(), confidence: 0.0 };
        Heard { meant: question.clone(), question, decision, is_refusal: false }
    }
}

impl Library {
    /// What a message comes to: one question, or each of several. The `hidden` entries are not there.
    pub(in super::super) fn hear_by_talk(
        &self,
        message: &str,
        before: &Before,
        hidden: &[usize],
    ) -> Vec<Heard> {
        let folded = self.present.matcher.folded(message);
        if let (Some(meant), Some(last)) = (corrected(&folded), &before.last) {
            return vec![Heard {
                question: message.to_owned(),
                meant: meant.to_owned(),
                decision: self.correct(meant, last, hidden),
                is_refusal: meant.is_empty(),
            }];
        }
        let topic = self.topic(before);
        let whole = self.hear_one(message, topic.as_ref(), hidden);
        let several = self.hear_several(message, &whole, topic, hidden);
        if several.is_empty() { vec![whole] } else { several }
    }

    /// The questions of a message, where at least two of them are surely answered by different entries; else none.
    fn hear_several(
        &self,
        message: &str,
        whole: &Heard,
        mut topic: Option<Topic>,
        hidden: &[usize],
    ) -> Vec<Heard> {
        let pieces = pieces(self.present.matcher.fold(), message);
        if pieces.len() < 2 {
            return Vec::new();
        }
        let asks = |piece: &str| piece.ends_with(['?', '？']);
        let mut heard: Vec<Heard> = Vec::new();
        let mut answered: Vec<String> = Vec::new();
        for piece in pieces {
            let one = self.hear_one(piece, topic.as_ref(), hidden);
            let first = one.decision.entries.first();
            let is_kept = match one.decision.kind {
                // "The number is A-10234" tells the form of the whole its value.
                ReplyKind::Answer if !asks(piece) && self.is_told(&whole.decision, piece) => false,
                ReplyKind::Answer => first.is_some_and(|id| !answered.contains(id)),
                ReplyKind::Clarify | ReplyKind::Suggest => true,
                // What tells of the circumstances needs no answer.
                ReplyKind::NotSure => asks(piece),
                ReplyKind::Talk | ReplyKind::Contact => false,
            };
            if !is_kept {
                continue;
            }
            if one.decision.kind == ReplyKind::Answer {
                topic = first.and_then(|id| self.place(id)).map(|place| self.topic_of(place)).or(topic);
                answered.extend(first.cloned());
            }
            heard.push(one);
        }
        let is_covered = whole.decision.kind != ReplyKind::Answer
            || whole.decision.entries.first().is_some_and(|id| answered.contains(id));
        if answered.len() < 2 || !is_covered {
            return Vec::new();
        }
        heard
    }

    /// A single question. An entry wins over small talk; small talk around a question is left out where the whole finds
    /// no answer.
    fn hear_one(&self, message: &str, topic: Option<&Topic>, hidden: &[usize]) -> Heard {
        let matcher = &self.present.matcher;
        let folded = matcher.folded(message);
        let whole = decide(&self.faq, (matcher, hidden), message);
        let talk = small::read(&folded);
        let is_answered = whole.kind == ReplyKind::Answer;
        let question = message.to_owned();
        if let Some(kind) = talk.only().filter(|_| !is_answered) {
            return Heard { question, meant: String::new(), decision: said(kind), is_refusal: false };
        }
        let rest = if talk.only().is_some() { &folded } else { talk.rest };
        if let Some(topic) = topic.filter(|_| leans(rest)) {
            let meant = joined(&topic.asked, rest);
            return Heard { question, meant, decision: self.lean(rest, topic, hidden), is_refusal: false };
        }
        let decision = if is_answered || talk.kind.is_none() {
            whole
        } else {
            let decided = decide(&self.faq, (matcher, hidden), rest);
            let is_abuse = talk.kind == Some(Kind::Abuse) && decided.kind == ReplyKind::NotSure;
            if is_abuse && mood(rest).is_strongly_negative { said(Kind::Abuse) } else { decided }
        };
        let decision =
            self.led(decision, (message, &self.today), &|bare| decide(&self.faq, (matcher, hidden), bare));
        Heard { question, meant: folded, decision, is_refusal: false }
    }

    /// A message that leans on a topic: it is about an entry near that, or complete in itself.
    fn lean(&self, message: &str, about: &Topic, hidden: &[usize]) -> Decision {
        let topic = about.place;
        let matcher = &self.present.matcher;
        let alone = seen(matcher.ask(message), hidden);
        let own = settle(&self.faq, matcher, &alone);
        let near = self.near(topic, &alone, hidden);
        let first = alone.ranked.first().map(|found| found.entry);
        if own.kind == ReplyKind::Answer && first.is_some_and(|first| first == topic || near.contains(&first))
        {
            return own;
        }
        let says = content(message);
        if alone.inside < LEAST_INSIDE {
            return if says == 0 { self.instead_of(topic, &near).unwrap_or(own) } else { own };
        }
        let best = alone.ranked.first().map_or(0.0, |first| first.score);
        let needed = match own.kind {
            _ if says <= BARE => NEEDED.0,
            ReplyKind::Answer => NEEDED.2,
            _ => NEEDED.1,
        };
        // The nearer the topic, the earlier: of equals the first one wins.
        let mut scored: Vec<(usize, f32)> = Vec::new();
        for (&entry, score) in near.iter().zip(matcher.scores(message, &near)) {
            let place = scored.iter().position(|&(_, other)| other < score).unwrap_or(scored.len());
            scored.insert(place, (entry, score));
        }
        scored.retain(|&(_, score)| score > 0.0 && score >= best * needed);
        let Some(&(meant, score)) = scored.first() else {
            return self.lean_loosely(message, about, &alone, hidden).unwrap_or(own);
        };
        let of_topic = alone.ranked.iter().find(|found| found.entry == topic);
        if of_topic.is_some_and(|found| found.score > score) {
            return self.instead_of(topic, &near).unwrap_or(own);
        }
        scored.retain(|&(_, other)| other * AHEAD > score);
        if scored.len() == 1 {
            return self.given(meant, alone.inside);
        }
        let entries = offered(&self.faq, matcher, scored.iter().map(|&(entry, _)| entry));
        Decision { kind: ReplyKind::Suggest, entries, confidence: alone.inside }
    }

    /// Where no entry is near the topic by the owner's word, the topic's own words tell which of those that compete is
    /// meant.
    fn lean_loosely(
        &self,
        message: &str,
        topic: &Topic,
        alone: &Outcome,
        hidden: &[usize],
    ) -> Option<Decision> {
        let matcher = &self.present.matcher;
        if matcher.judge(alone.ranked.first()?.confidence, alone.inside) == Verdict::Answer {
            return None;
        }
        let both = seen(matcher.ask(&joined(&topic.asked, message)), hidden);
        let competing: Vec<usize> =
            alone.ranked.iter().take(MOST_CHOICES + 1).map(|found| found.entry).collect();
        let mut among =
            both.ranked.iter().filter(|found| found.entry != topic.place && competing.contains(&found.entry));
        let first = among.next()?;
        let next = among.next().map_or(0.0, |next| next.score);
        let is_close = close(&alone.ranked).any(|found| found.entry == first.entry);
        let is_open = close(&alone.ranked).nth(1).is_some();
        (is_open && is_close && first.score >= next * AHEAD).then(|| self.given(first.entry, alone.inside))
    }

    /// The entries near a topic: its follow-ups, those it is a follow-up beside, and what the message found in its
    /// category.
    fn near(&self, topic: usize, alone: &Outcome, hidden: &[usize]) -> Vec<usize> {
        let entries = &self.faq.entries;
        let Some(own) = entries.get(topic) else { return Vec::new() };
        let mut near: Vec<usize> = Vec::new();
        let mut add = |place: usize| {
            if place != topic && !near.contains(&place) && !hidden.contains(&place) {
                near.push(place);
            }
        };
        own.follow_ups.iter().filter_map(|id| self.place(id)).for_each(&mut add);
        for (place, entry) in entries.iter().enumerate() {
            if entry.follow_ups.contains(&own.id) {
                entry.follow_ups.iter().filter_map(|id| self.place(id)).for_each(&mut add);
                add(place);
            }
        }
        let is_beside = |place: &usize| {
            !own.category.is_empty()
                && entries.get(*place).is_some_and(|entry| entry.category == own.category)
        };
        alone.ranked.iter().map(|found| found.entry).filter(is_beside).for_each(&mut add);
        near
    }

    /// Entries near the topic to choose from, instead of its answer once more.
    fn instead_of(&self, topic: usize, near: &[usize]) -> Option<Decision> {
        let own = self.faq.entries.get(topic)?;
        let is_next = |place: &usize| {
            self.faq.entries.get(*place).is_some_and(|entry| own.follow_ups.contains(&entry.id))
        };
        let entries = offered(&self.faq, &self.present.matcher, near.iter().copied().filter(is_next));
        (!entries.is_empty()).then_some(Decision { kind: ReplyKind::Suggest, entries, confidence: 0.0 })
    }

    /// What was meant instead of what `last` came to.
    fn correct(&self, meant: &str, last: &SavedTurn, hidden: &[usize]) -> Decision {
        let matcher = &self.present.matcher;
        let is_of_entries = !matches!(last.reply, ReplyKind::Talk | ReplyKind::Contact);
        let ids = last.entries.iter().filter(|_| is_of_entries);
        let mut given: Vec<usize> = ids.filter_map(|id| self.place(id)).collect();
        if meant.is_empty() {
            let asked = matcher.folded(&last.question);
            let before = seen(matcher.ask(corrected(&asked).unwrap_or(&asked)), hidden);
            let worth = before.ranked.first().map_or(0.0, |first| first.score) * WORTH;
            let rest = without(matcher, before, &given);
            let nearest = rest.ranked.iter().filter(|found| found.score >= worth).map(|found| found.entry);
            let next = given.iter().filter_map(|place| self.faq.entries.get(*place));
            let next = next.flat_map(|entry| &entry.follow_ups).filter_map(|id| self.place(id));
            let next = next.filter(|place| !hidden.contains(place) && !given.contains(place));
            let entries = offered(&self.faq, matcher, nearest.chain(next));
            let kind = if entries.is_empty() { ReplyKind::NotSure } else { ReplyKind::Suggest };
            return Decision { kind, entries, confidence: 0.0 };
        }
        // Of several that were offered one may be the right one.
        given.retain(|_| last.reply == ReplyKind::Answer);
        let ask = |text: &str| without(matcher, seen(matcher.ask(text), hidden), &given);
        let alone = self.restated(&ask(meant));
        if alone.kind == ReplyKind::Answer {
            return alone;
        }
        // "No, the refund": what was asked of the one is asked of the other.
        let both = self.restated(&ask(&joined(&last.question, meant)));
        if both.kind == ReplyKind::Answer || alone.kind == ReplyKind::NotSure { both } else { alone }
    }

    fn restated(&self, outcome: &Outcome) -> Decision {
        let decision = settle(&self.faq, &self.present.matcher, outcome);
        let mut found = outcome.ranked.iter();
        let (Some(first), next) = (found.next(), found.next()) else { return decision };
        let is_clear = first.confidence >= RESTATED
            && next.is_none_or(|next| next.confidence <= first.confidence / 4.0)
            && outcome.inside >= 0.75;
        if is_clear { self.given(first.entry, first.confidence) } else { decision }
    }

    fn given(&self, place: usize, confidence: f32) -> Decision {
        let id = self.faq.entries.get(place).map(|entry| entry.id.clone());
        Decision { kind: ReplyKind::Answer, entries: id.into_iter().collect(), confidence }
    }

    /// What is talked about: by the entry's words where it was the answer, else by the visitor's own.
    fn topic(&self, before: &Before) -> Option<Topic> {
        let place = before.topic.as_ref().and_then(|id| self.place(id))?;
        let asked = before.last.as_ref().filter(|last| last.reply != ReplyKind::Answer);
        Some(asked.map_or_else(
            || self.topic_of(place),
            |last| Topic { place, asked: self.present.matcher.folded(&last.question) },
        ))
    }

    fn topic_of(&self, place: usize) -> Topic {
        let entry = self.faq.entries.get(place);
        Topic { place, asked: entry.map(|entry| entry.question.clone()).unwrap_or_default() }
    }

    fn place(&self, id: &str) -> Option<usize> {
        self.faq.entries.iter().position(|entry| entry.id == id)
    }
}

fn said(kind: Kind) -> Decision {
    Decision { kind: ReplyKind::Talk, entries: vec![kind.word().to_owned()], confidence: 1.0 }
}
