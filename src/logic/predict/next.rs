//! The next question: what was asked after the last entry, after the last two, and two questions after the one before.
//!
//! Three contexts vote: a first-order and a second-order transition, and a first-order one that skips a question (a
//! skip-gram), each with the escape of Witten and Bell ("The Zero-Frequency Problem", IEEE Trans. Information Theory
//! 37, 1991, method C): `c / (n + t)` of `c` among `n` followers of `t` kinds, so that a context seen twice says less
//! than one seen often. Back-off to the shorter context comes with the sum. The weights were chosen on the development
//! part of the data of `cargo xtask predict next`, which prints what it reaches on the test part.

use super::super::json::Json;
use super::super::lists::keep_last;
use super::table::Table;
use super::{DAY, LONGEST_ID, best, faded};

/// Between the two entries of a context.
const THEN: &str = " > ";

/// Stands for any entry.
const ANY: &str = " > *";

/// What the transition that skips a question counts, beside 1 for each of the others.
const SKIP_WEIGHT: f64 = 0.6;

/// What one transition of this visitor counts, beside those of the site: what somebody did once, they do again.
/// Judgement.
const OWN_WEIGHT: f64 = 5.0;

/// Transitions of this visitor that are kept; the one longest unheard of makes room.
pub const MOST_STEPS: usize = 120;

/// A count this high says all that counts can say; more is a broken store.
const MOST_COUNT: f64 = 1_000.0;

/// After so many milliseconds a transition of this visitor counts half.
pub const HALF_LIFE: f64 = 60.0 * DAY;

/// So many guesses are given.
pub const MOST_GUESSES: usize = 10;

/// An entry that may be asked next.
#[derive(Debug, Clone, PartialEq)]
pub struct Guess {
    /// The entry's id.
    pub entry: String,
    /// How probable it is, from 0 to 1: the weighted mean over the contexts that are known.
    pub share: f64,
    /// The entry of the history that says most for it: "others who asked about this …".
    pub because: String,
    /// "… asked it next: 34 of 120." The site's and the visitor's own together, so not always whole; the visitor's own
    /// count more than once.
    pub count: f64,
    /// Of how many.
    pub of: f64,
}

/// A transition this visitor made.
#[derive(Debug, Clone, PartialEq)]
struct Step {
    context: String,
    next: String,
    /// How often, as it stood at `at`.
    count: f64,
    /// When last, in milliseconds since 1970.
    at: f64,
}

/// The transitions of this visitor, the latest last.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Steps {
    steps: Vec<Step>,
}

/// The keys of the contexts in the table, each with its weight and the entry it is about: `a` right after, `a > *` with
/// one question between, `a > b` after both in this order.
fn contexts<'a>(history: &[&'a str]) -> Vec<(String, f64, &'a str)> {
    let mut contexts = Vec::new();
    if let [.., last] = history {
        contexts.push(((*last).to_owned(), 1.0, *last));
    }
    if let [.., before, last] = history {
        contexts.push(([before, ANY].concat(), SKIP_WEIGHT, *before));
        contexts.push(([before, THEN, last].concat(), 1.0, *last));
    }
    contexts
}

/// Counts one step of one visitor in a site's table: `next` was asked after `history`, whose last two count.
pub fn count(table: &mut Table, history: &[&str], next: &str) {
    for (context, _, _) in contexts(history) {
        table.add(&context, next, 1.0);
    }
}

/// What is known of one candidate.
struct Candidate<'a> {
    entry: &'a str,
    /// The greatest part of its score.
    most: f64,
    because: &'a str,
    count: f64,
    of: f64,
}

impl Steps {
    /// Notes that an entry was asked after those of `history`, oldest first. `now` is in milliseconds since 1970.
    pub fn note(&mut self, history: &[&str], next: &str, now: f64) {
        if !now.is_finite() {
            return;
        }
        for (context, _, _) in contexts(history) {
            let known = self.steps.iter().position(|step| step.context == context && step.next == next);
            let kept = known.map(|place| self.steps.remove(place)).map_or(0.0, |step| step.at(now));
            let count = (kept + 1.0).min(MOST_COUNT);
            self.steps.push(Step { context, next: next.to_owned(), count, at: now });
        }
        keep_last(&mut self.steps, MOST_STEPS);
    }

    /// What may be asked after `history`, oldest first; the most probable first, at most [`MOST_GUESSES`]. Entries that
    /// were asked before, or that are gone, are among them: who shows the guesses leaves out what does not fit.
    pub fn predict(&self, history: &[&str], site: &Table, now: f64) -> Vec<Guess> {
        let contexts = contexts(history);
        let mut candidates: Vec<Candidate> = Vec::new();
        let mut scores: Vec<f64> = Vec::new();
        let mut weights = 0.0;
        for (context, weight, because) in &contexts {
            let followers = self.followers(context, site, now);
            let of: f64 = followers.iter().map(|(_, count)| count).sum();
            if of <= 0.0 {
                continue;
            }
            weights += weight;
            for (entry, count) in &followers {
                let part = weight * count / (of + followers.len() as f64);
                let found = Candidate { entry, most: part, because, count: *count, of };
                vote(&mut candidates, &mut scores, found);
            }
        }
        let guess = |place: usize| {
            let (found, score) = (candidates.get(place)?, scores.get(place)?);
            Some(Guess {
                entry: found.entry.to_owned(),
                share: score / weights,
                because: found.because.to_owned(),
                count: found.count,
                of: found.of,
            })
        };
        best(&scores, MOST_GUESSES).into_iter().filter_map(guess).collect()
    }

    /// What followed a context: the site's counts and this visitor's together.
    fn followers<'a>(&'a self, context: &str, site: &'a Table, now: f64) -> Vec<(&'a str, f64)> {
        let mut all: Vec<(&str, f64)> =
            site.with(context).iter().map(|(entry, count)| (entry.as_str(), *count)).collect();
        for step in self.steps.iter().filter(|step| step.context == context) {
            let own = OWN_WEIGHT * step.at(now);
            match all.iter_mut().find(|(entry, _)| *entry == step.next) {
                Some((_, count)) => *count += own,
                None => all.push((&step.next, own)),
            }
        }
        all
    }

    /// The list to store; none where nothing was noted.
    pub fn to_json(&self) -> Option<Json> {
        let one = |step: &Step| {
            let texts = [&step.context, &step.next].map(|text| Json::from(text.as_str()));
            let numbers = [step.count, step.at].map(Json::Number);
            Json::List(texts.into_iter().chain(numbers).collect())
        };
        (!self.steps.is_empty()).then(|| Json::List(self.steps.iter().map(one).collect()))
    }

    /// Reads such a list; what cannot be read is left out.
    pub fn read(json: Option<&Json>) -> Steps {
        let list = json.and_then(Json::as_list).unwrap_or_default();
        let mut steps = Steps { steps: list.iter().filter_map(step_from).collect() };
        keep_last(&mut steps.steps, MOST_STEPS);
        steps
    }
}

/// Adds a context's part to the score of an entry, and keeps the context that says most.
fn vote<'a>(candidates: &mut Vec<Candidate<'a>>, scores: &mut Vec<f64>, found: Candidate<'a>) {
    let known = candidates.iter().position(|candidate| candidate.entry == found.entry);
    let Some(place) = known else {
        scores.push(found.most);
        candidates.push(found);
        return;
    };
    if let (Some(candidate), Some(score)) = (candidates.get_mut(place), scores.get_mut(place)) {
        *score += found.most;
        if found.most > candidate.most {
            *candidate = found;
        }
    }
}

impl Step {
    fn at(&self, now: f64) -> f64 {
        self.count * faded(now - self.at, HALF_LIFE)
    }
}

fn step_from(json: &Json) -> Option<Step> {
    let [context, next, count, at] = json.as_list()? else { return None };
    let text = |json: &Json| json.as_text().filter(|text| text.len() <= 2 * LONGEST_ID).map(str::to_owned);
    let number = |json: &Json| json.as_number().filter(|number| number.is_finite());
    let count = number(count)?.clamp(0.0, MOST_COUNT);
    Some(Step { context: text(context)?, next: text(next)?, count, at: number(at)? })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A table counted from conversations.
    fn table(conversations: &[&[&str]]) -> Table {
        let mut table = Table::default();
        for conversation in conversations {
            for at in 1..conversation.len() {
                count(&mut table, &conversation[..at], conversation[at]);
            }
        }
        table
    }

    fn entries(guesses: &[Guess]) -> Vec<&str> {
        guesses.iter().map(|guess| guess.entry.as_str()).collect()
    }

    #[test]
    fn the_longer_context_decides_and_the_reason_is_said() {
        let site =
            table(&[&["a", "b", "c"], &["a", "b", "c"], &["x", "b", "d"], &["x", "b", "d"], &["b", "e"]]);
        let none = Steps::default();
        for (history, first, because) in [
            (&["a", "b"][..], "c", "b"),
            (&["x", "b"], "d", "b"),
            (&["x", "new"], "d", "x"),
            (&["a"], "b", "a"),
        ] {
            let guesses = none.predict(history, &site, 0.0);
            assert_eq!(
                (guesses[0].entry.as_str(), guesses[0].because.as_str()),
                (first, because),
                "{history:?}"
            );
        }
        assert_eq!(entries(&none.predict(&["b"], &site, 0.0)), ["c", "d", "e"]);
        let guess = &none.predict(&["b"], &site, 0.0)[0];
        assert_eq!((guess.count, guess.of, guess.share), (2.0, 5.0, 2.0 / 8.0));
        assert!(none.predict(&[], &site, 0.0).is_empty() && none.predict(&["new"], &site, 0.0).is_empty());
    }

    #[test]
    fn the_visitors_own_way_counts_more_and_fades() {
        let site = table(&[&["a", "b"], &["a", "b"], &["a", "b"]]);
        let mut own = Steps::default();
        own.note(&["a"], "mine", 0.0);
        assert_eq!(entries(&own.predict(&["a"], &site, 0.0)), ["mine", "b"]);
        assert_eq!(entries(&own.predict(&["a"], &site, HALF_LIFE)), ["b", "mine"]);
        // A clock that was put back neither adds nor takes.
        assert_eq!(own.predict(&["a"], &site, -HALF_LIFE), own.predict(&["a"], &site, 0.0));
    }

    #[test]
    fn the_store_is_bounded_and_the_longest_unheard_of_goes() {
        let mut own = Steps::default();
        for number in 0..MOST_STEPS + 5 {
            own.note(&[&number.to_string()], "x", 0.0);
        }
        assert_eq!(own.steps.len(), MOST_STEPS);
        assert!(own.predict(&["4"], &Table::default(), 0.0).is_empty());
        assert_eq!(entries(&own.predict(&["5"], &Table::default(), 0.0)), ["x"]);
    }

    #[test]
    fn broken_steps_are_left_out() {
        let text = r#"[["a", "b", 1, 5], ["a"], 3, ["a", "b", "1", 5], [1, "b", 1, 5], null, ["__proto__", "b", 1e9, 5]]"#;
        let steps = Steps::read(Some(&serde_json::from_str(text).unwrap()));
        let kept: Vec<(&str, f64)> =
            steps.steps.iter().map(|step| (step.context.as_str(), step.count)).collect();
        assert_eq!(kept, [("a", 1.0), ("__proto__", MOST_COUNT)]);
        assert_eq!((Steps::read(None), Steps::default().to_json()), (Steps::default(), None));
    }

    proptest! {
        #[test]
        fn shares_stay_within_bounds_and_steps_survive_the_store(
            walk in prop::collection::vec(("[a-d]{0,2}", -1e15..1e15), 0..40), now in -1e15..1e15,
        ) {
            let ids: Vec<&str> = walk.iter().map(|(id, _)| id.as_str()).collect();
            let (mut own, mut site) = (Steps::default(), Table::default());
            for (at, (next, moment)) in walk.iter().enumerate() {
                own.note(&ids[..at], next, *moment);
                count(&mut site, &ids[..at], next);
            }
            prop_assert_eq!(Steps::read(own.to_json().as_ref()), own.clone());
            let guesses = own.predict(&ids, &site, now);
            prop_assert!(guesses.len() <= MOST_GUESSES);
            prop_assert!(guesses.is_sorted_by(|one, other| one.share >= other.share));
            let sum: f64 = guesses.iter().map(|guess| guess.share).sum();
            prop_assert!((0.0..1.0).contains(&sum), "{}", sum);
        }
    }
}
