//! The different wordings among questions, each with all that is known of it.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::super::super::text::Fold;
use super::Asked;
use super::likeness::said;

/// One wording. Its maps are ordered, so that equal counts are decided alike each time.
#[derive(Debug, Clone, Default)]
pub(super) struct Wording {
    pub spellings: BTreeMap<String, u32>,
    pub locales: BTreeMap<String, u32>,
    pub count: u32,
    /// When it was last asked.
    pub last: f64,
}

/// Gathers wordings.
#[derive(Default)]
pub(super) struct Wordings {
    /// By what they say.
    found: Vec<(String, Wording)>,
    by_saying: FxHashMap<String, usize>,
    /// A question that many ask is taken apart once.
    by_spelling: FxHashMap<String, usize>,
}

impl Wordings {
    /// Adds a question.
    pub fn add(&mut self, question: &Asked, fold: Fold) {
        let spelling = question.text.trim();
        if spelling.is_empty() {
            return;
        }
        let place = match self.by_spelling.get(spelling) {
            Some(place) => *place,
            None => self.place(spelling, fold),
        };
        let Some((_, wording)) = self.found.get_mut(place) else { return };
        count(&mut wording.spellings, spelling);
        count(&mut wording.locales, &question.locale);
        wording.last = if wording.count == 0 { question.moment } else { wording.last.max(question.moment) };
        wording.count += 1;
    }

    fn place(&mut self, spelling: &str, fold: Fold) -> usize {
        let said = said(spelling, fold);
        let next = self.found.len();
        let place = *self.by_saying.entry(said.clone()).or_insert(next);
        if place == next {
            self.found.push((said, Wording::default()));
        }
        self.by_spelling.insert(spelling.to_owned(), place);
        place
    }

    /// The wordings, the most frequent first, each with what it says.
    pub fn sorted(mut self) -> Vec<(String, Wording)> {
        self.found
            .sort_unstable_by(|one, other| other.1.count.cmp(&one.1.count).then_with(|| one.0.cmp(&other.0)));
        self.found
    }
}

fn count(counts: &mut BTreeMap<String, u32>, text: &str) {
    if let Some(count) = counts.get_mut(text) {
        *count += 1;
    } else {
        counts.insert(text.to_owned(), 1);
    }
}
