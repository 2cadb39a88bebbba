//! What is known of entries beside their texts, from visitors: one more measure of the evidence.
//!
//! Where it comes from is none of the matcher's business: see [`crate::logic::learning`].

use super::evidence::Evidence;
use super::grams::Marks;

/// From this likeness on (Dice of the trigrams) a question counts as one asked before. Judgement: a typo
/// or an ending more or less.
pub const ALIKE: f32 = 0.7;

/// What the very question asked before adds to the log-odds of the entry chosen then. Judgement: enough to
/// turn the order of two close entries, too little to bring up a foreign one.
const REMEMBERED: f32 = 1.5;

/// Log-odds by entry, and questions whose entry is known.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Experience {
    /// What is added to entries whatever is asked; those of one entry add up.
    pub entries: Vec<(usize, f32)>,
    /// Fingerprints of questions, with the entry that was meant.
    pub questions: Vec<(usize, Vec<u16>)>,
}

impl Experience {
    /// Adds it to the evidence of all entries, for a question with these trigrams.
    pub fn add_to(&self, all: &mut [Evidence], asked: &Marks) {
        for (entry, log_odds) in self.entries.iter().copied().chain(self.recalled(asked)) {
            if let Some(evidence) = all.get_mut(entry) {
                evidence.learned += log_odds;
            }
        }
    }

    /// What remembered questions add, each entry once.
    fn recalled(&self, asked: &Marks) -> Vec<(usize, f32)> {
        let mut recalled: Vec<(usize, f32)> = Vec::new();
        for (entry, remembered) in &self.questions {
            let likeness = asked.dice(remembered);
            let log_odds = REMEMBERED * likeness;
            match recalled.iter_mut().find(|(known, _)| known == entry) {
                _ if likeness < ALIKE => {}
                Some((_, best)) => *best = best.max(log_odds),
                None => recalled.push((*entry, log_odds)),
            }
        }
        recalled
    }
}
