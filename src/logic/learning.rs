//! What this device has learned from its visitor: which entries helped, and which entry was meant by a
//! question asked before.
//!
//! Small counts that fade, turned into bounded log-odds, so that no handful of clicks outweighs what the
//! entries say. Times are passed in. What it does to the ranking is in
//! [`super::matcher::experience`]; when it is told something is in `conversation/model/feedback.rs`.

mod stored;
#[cfg(test)]
mod tests;

use super::faq::Faq;
use super::lists::keep_last;
use super::matcher::experience::{ALIKE, Experience};
use super::matcher::grams::dice;
use super::time::DAY_MS as DAY;

/// Entries that counts are kept of; the one longest unheard of makes room.
pub const MOST_ENTRIES: usize = 60;

/// Questions that are remembered; the oldest makes room.
pub const MOST_QUESTIONS: usize = 30;

/// A question with more trigrams is a story, and not remembered.
const LONGEST_PRINT: usize = 256;

/// How many opinions "one half" counts as, before the visitor's own. Judgement.
const DEVICE_STRENGTH: f32 = 8.0;

/// The same for the owner's counts, which come from many visitors. Judgement.
const SITE_STRENGTH: f32 = 50.0;

/// The most that counts may add to an entry's log-odds, or take from them. Judgement: less than one good
/// word in common is worth.
pub const MOST_LOG_ODDS: f32 = 0.6;

/// A count this high says all that counts can say; more is a broken store.
const MOST_COUNT: f32 = 1_000.0;

/// After so many milliseconds an opinion counts half.
const HALF_LIFE: f64 = 60.0 * DAY;

/// How often an entry helped, and how often it did not.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Tally {
    /// The entry's id.
    pub entry: String,
    /// How often it helped.
    pub helped: f32,
    /// How often it did not.
    pub not: f32,
}

impl Tally {
    /// The log-odds of the posterior mean under a Beta prior around one half, within [`MOST_LOG_ODDS`].
    fn log_odds(&self, strength: f32) -> f32 {
        let half = strength / 2.0;
        ((self.helped + half) / (self.not + half)).ln().clamp(-MOST_LOG_ODDS, MOST_LOG_ODDS)
    }
}

/// A tally as it stood at a time.
#[derive(Debug, Clone, PartialEq)]
struct Record {
    tally: Tally,
    at: f64,
}

/// A question, and the entry that was chosen for it.
#[derive(Debug, Clone, PartialEq)]
struct Memory {
    /// The trigrams of the question, sorted; see [`super::matcher::grams::fingerprint`].
    print: Vec<u16>,
    entry: String,
}

/// All that was learned, the latest last.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Learned {
    records: Vec<Record>,
    memories: Vec<Memory>,
}

impl Learned {
    /// Counts an opinion of an entry. `now` is in milliseconds since 1970; negative counts take back.
    pub fn note(&mut self, entry: &str, (helped, not): (f32, f32), now: f64) {
        let known = self.records.iter().position(|record| record.tally.entry == entry);
        let mut record = match known {
            Some(place) => self.records.remove(place),
            None => Record { tally: Tally { entry: entry.to_owned(), ..Tally::default() }, at: now },
        };
        record.add((helped, not), now);
        self.records.push(record);
        keep_last(&mut self.records, MOST_ENTRIES);
    }

    /// The counts of an entry as they last stood.
    pub fn counts(&self, entry: &str) -> Option<&Tally> {
        self.records.iter().map(|record| &record.tally).find(|tally| tally.entry == entry)
    }

    /// Remembers that the question with this fingerprint meant that entry.
    pub fn remember(&mut self, print: Vec<u16>, entry: &str) {
        if print.is_empty() || print.len() > LONGEST_PRINT {
            return;
        }
        self.memories.retain(|memory| memory.print != print);
        self.memories.push(Memory { print, entry: entry.to_owned() });
        keep_last(&mut self.memories, MOST_QUESTIONS);
    }

    /// Forgets that questions like this one meant that entry.
    pub fn forget(&mut self, print: &[u16], entry: &str) {
        self.memories.retain(|memory| memory.entry != entry || dice(&memory.print, print) < ALIKE);
    }

    /// Takes in what another tab has learned beside. Of an entry that both know the later count stands: added up, each
    /// would count double with every exchange.
    pub fn merge(&mut self, theirs: Learned) {
        for record in theirs.records {
            match self.records.iter_mut().find(|ours| ours.tally.entry == record.tally.entry) {
                Some(ours) if ours.at < record.at => *ours = record,
                Some(_) => {}
                None => self.records.push(record),
            }
        }
        keep_last(&mut self.records, MOST_ENTRIES);
        for memory in theirs.memories {
            if !self.memories.iter().any(|ours| ours.print == memory.print) {
                self.memories.push(memory);
            }
        }
        keep_last(&mut self.memories, MOST_QUESTIONS);
    }

    /// What it means for the entries of a FAQ today, together with the site's own log-odds.
    pub fn experience(&self, site: &[(usize, f32)], faq: &Faq, now: f64) -> Experience {
        let own = self.records.iter().filter_map(|record| {
            Some((faq.position(&record.tally.entry)?, record.at(now).log_odds(DEVICE_STRENGTH)))
        });
        let questions = self
            .memories
            .iter()
            .filter_map(|memory| Some((faq.position(&memory.entry)?, memory.print.clone())));
        Experience { entries: site.iter().copied().chain(own).collect(), questions: questions.collect() }
    }
}

/// The owner's counts as log-odds, for the entries that there are.
pub fn site_log_odds(priors: &[Tally], faq: &Faq) -> Vec<(usize, f32)> {
    let odds = |tally: &Tally| Some((faq.position(&tally.entry)?, tally.log_odds(SITE_STRENGTH)));
    priors.iter().filter_map(odds).collect()
}

impl Record {
    /// Each opinion fades from its own time on, in whatever order they are told.
    fn add(&mut self, (helped, not): (f32, f32), now: f64) {
        // A clock that once stood far ahead must not make all that follows count for nothing.
        if self.at > now + DAY {
            self.at = now;
        }
        let (old, new) = (faded(now - self.at), faded(self.at - now));
        let sum = |count: f32, more: f32| (count * old + more * new).clamp(0.0, MOST_COUNT);
        self.tally.helped = sum(self.tally.helped, helped);
        self.tally.not = sum(self.tally.not, not);
        self.at = self.at.max(now);
    }

    fn at(&self, now: f64) -> Tally {
        let kept = faded(now - self.at);
        let Tally { entry, helped, not } = &self.tally;
        Tally { entry: entry.clone(), helped: helped * kept, not: not * kept }
    }
}

/// What is left of an opinion after so many milliseconds.
fn faded(elapsed: f64) -> f32 {
    #[expect(clippy::cast_possible_truncation, reason = "half-lives need no seven digits")]
    let half_lives = (elapsed.max(0.0) / HALF_LIFE) as f32;
    (-std::f32::consts::LN_2 * half_lives).exp()
}
