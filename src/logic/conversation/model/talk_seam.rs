//! The seam of talk: what is understood of a message beside its question (small talk, a wish for a human, feeling), what a
//! message means after what was said before it, and what the site's own phrasings teach the matcher.
//!
//! It is a part of the widget of its own (`browser/parts.rs`), fetched when the panel opens: who chooses a question needs
//! none of it, and who writes one waits for it where it has not come by then. Where it could not be loaded, a message is one
//! question, answered from the index. As with the engine, what it does is named here alone.

use std::fmt::Debug;

use super::super::super::faq::entry::Entry;
use super::super::super::matcher::Matcher;
use super::super::super::matcher::training::Training;
use super::super::super::talk::human;
use super::super::super::talk::mood::{Mood, mood};
use super::super::answering::decide;
use super::super::effect::Effect;
use super::super::event::Event;
use super::Model;
use super::library::{Before, Heard, Library};

/// The code of talk.
#[derive(Debug, Clone, Copy)]
pub struct Talk(&'static dyn Understands);

impl Talk {
    /// The one there is. Who names this function has all of the code with it.
    pub const fn whole() -> Talk {
        Talk(&Whole)
    }

    /// Nothing learned yet about a finished matcher.
    pub(super) fn training(self, matcher: &Matcher) -> Box<Training> {
        self.0.training(matcher)
    }

    /// Learns on; true when all is learned.
    pub(super) fn train(self, training: &mut Training, matcher: &mut Matcher, entries: &[Entry]) -> bool {
        self.0.train(training, matcher, entries)
    }
}

/// What the part does; the functions below say what it is good for.
trait Understands: Debug + Sync {
    fn hear(&self, library: &Library, message: &str, before: &Before, hidden: &[usize]) -> Vec<Heard>;
    fn is_wish(&self, folded: &str) -> bool;
    fn mood(&self, text: &str) -> Mood;
    fn training(&self, matcher: &Matcher) -> Box<Training>;
    fn train(&self, training: &mut Training, matcher: &mut Matcher, entries: &[Entry]) -> bool;
}

#[derive(Debug)]
struct Whole;

impl Understands for Whole {
    fn hear(&self, library: &Library, message: &str, before: &Before, hidden: &[usize]) -> Vec<Heard> {
        library.hear_by_talk(message, before, hidden)
    }

    fn is_wish(&self, folded: &str) -> bool {
        human::is_wished(folded)
    }

    fn mood(&self, text: &str) -> Mood {
        mood(text)
    }

    fn training(&self, matcher: &Matcher) -> Box<Training> {
        Box::new(Training::new(matcher))
    }

    fn train(&self, training: &mut Training, matcher: &mut Matcher, entries: &[Entry]) -> bool {
        training.step(matcher, entries)
    }
}

impl Library {
    /// What a message comes to, where the index is there: one question, or each of several. The `hidden` entries are
    /// not there.
    pub(super) fn hear(&self, message: &str, before: &Before, hidden: &[usize]) -> Option<Vec<Heard>> {
        if !self.is_ready() {
            return None;
        }
        Some(match self.talk {
            Some(talk) => talk.0.hear(self, message, before, hidden),
            None => vec![self.hear_plainly(message, hidden)],
        })
    }

    fn hear_plainly(&self, message: &str, hidden: &[usize]) -> Heard {
        let ask = |question: &str| decide(self.faq(), (self.matcher(), hidden), question);
        let decision = self.led(ask(message), (message, self.today()), &ask);
        Heard { question: message.to_owned(), meant: self.folded(message), decision, is_refusal: false }
    }

    /// Whether a message asks for a human.
    pub(super) fn wants_human(&self, message: &str) -> bool {
        self.talk.is_some_and(|talk| talk.0.is_wish(&self.folded(message)))
    }

    /// The feeling of a message.
    pub(super) fn mood(&self, text: &str) -> Mood {
        self.talk.map(|talk| talk.0.mood(text)).unwrap_or_default()
    }
}

impl Model {
    /// The part has come: what the phrasings teach can be learned.
    pub fn take_talk(&mut self, talk: Talk) -> Vec<Effect> {
        self.library.talk = Some(talk);
        if self.library.is_untaught() { vec![Effect::BuildIndex] } else { Vec::new() }
    }

    /// Whether this event needs the part: a message that is written.
    pub(super) fn awaits_talk(&self, event: &Event) -> bool {
        let is_written = self.panel.highlighted.is_none() && !self.panel.draft.trim().is_empty();
        let is_message = matches!(event, Event::Asked(_)) || (matches!(event, Event::Sent) && is_written);
        is_message && self.library.talk.is_none()
    }

    /// Whether the part should come, as things stand.
    pub(super) fn wants_talk(&self) -> bool {
        self.library.talk.is_none() && self.panel.is_open
    }
}
