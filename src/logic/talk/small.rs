//! Small talk, and questions about the widget itself: which kind a message is, and what of it is more than that.
//!
//! A message is read clause by clause. A clause is small talk when it is phrases of the tables from its first word to
//! its last; a single word more ("hello kitty notebook", "谢谢卡多少钱") makes it a question.

mod tables;

use super::super::report::choices;
use super::super::strings::Strings;
use super::phrase::{after_any, from_word, is_break, plain};

choices! {
    /// A kind of small talk, the weightier the later: of several in one message, the last one counts.
    #[derive(PartialOrd, Ord)]
    pub enum Kind {
        /// "OK", "got it".
        Okay = "okay",
        /// "Hello".
        Greeting = "greeting",
        /// "Well done".
        Praise = "praise",
        /// "Thank you", "that helped".
        Thanks = "thanks",
        /// "Bye", "that is all".
        Goodbye = "goodbye",
        /// "Sorry".
        Apology = "apology",
        /// "How are you?"
        HowAreYou = "how_are_you",
        /// "What can you do?", "I need help", "I have a question".
        WhatCanYouDo = "what_can_you_do",
        /// "Who are you?"
        WhoAreYou = "who_are_you",
        /// "Are you a human?"
        AreYouHuman = "are_you_human",
        /// Insults, aimed at the widget or at nobody.
        Abuse = "abuse",
    }
}

impl Kind {
    /// What the widget says to it.
    pub fn reply(self, strings: &Strings) -> &'static str {
        match self {
            Kind::Okay => strings.talk_okay,
            Kind::Greeting => strings.talk_greeting,
            Kind::Praise => strings.talk_praise,
            Kind::Thanks => strings.talk_thanks,
            Kind::Goodbye => strings.talk_goodbye,
            Kind::Apology => strings.talk_apology,
            Kind::HowAreYou => strings.talk_how_are_you,
            Kind::WhatCanYouDo => strings.talk_what_can_you_do,
            Kind::WhoAreYou => strings.talk_who_are_you,
            Kind::AreYouHuman => strings.talk_are_you_human,
            Kind::Abuse => strings.talk_abuse,
        }
    }
}

/// A message, told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SmallTalk<'t> {
    /// The weightiest small talk in it.
    pub kind: Option<Kind>,
    /// What is more than small talk, from the first such clause to the last: the whole message where there is no
    /// small talk, empty where there is nothing else.
    pub rest: &'t str,
}

impl SmallTalk<'_> {
    /// The kind, where the message is small talk and nothing else.
    pub fn only(&self) -> Option<Kind> {
        self.kind.filter(|_| self.rest.is_empty())
    }
}

/// Tells small talk from the rest of a folded message.
pub fn read(folded: &str) -> SmallTalk<'_> {
    let mut kind = None;
    // Where the first clause of substance starts, and where the last one ends.
    let mut substance: Option<(usize, usize)> = None;
    let mut start = 0;
    let ends = folded.char_indices().filter(|&(_, c)| is_break(c)).map(|(at, c)| (at, at + c.len_utf8()));
    for (end, next) in ends.chain([(folded.len(), folded.len())]) {
        if !is_small(&plain(folded.get(start..end).unwrap_or_default()), &mut kind) {
            substance = Some((substance.map_or(start, |(first, _)| first), next));
        }
        start = next;
    }
    let rest = match (kind, substance) {
        (Some(_), None) => "",
        (Some(_), Some((first, end))) => folded.get(first..end).unwrap_or(folded),
        (None, _) => folded,
    };
    SmallTalk { kind, rest: from_word(rest) }
}

/// Whether a clause in plain form has no substance; then its kind is taken in, where it is weightier.
fn is_small(plain: &str, kind: &mut Option<Kind>) -> bool {
    let mut found = *kind;
    let mut rest = plain;
    while !rest.is_empty() {
        let mut best = after_any(rest, tables::FILLERS);
        let mut best_kind = None;
        for (its_kind, table) in tables::PHRASES {
            let after = after_any(rest, table);
            if after.is_some_and(|after| best.is_none_or(|best| after.len() <= best.len())) {
                (best, best_kind) = (after, Some(its_kind));
            }
        }
        let Some(after) = best else { return false };
        found = found.max(best_kind);
        rest = after;
    }
    *kind = found;
    true
}

#[cfg(test)]
mod tests;
