//! Whole dialogues, run over the shipped model and judged by what a visitor would see. For native tools and tests only.
//!
//! A file is `{about, faq, dialogues}`, as `tests/cases/README.md` says. Each dialogue begins with a fresh model
//! ([`world`]), whose effects are answered as the browser and the owner's endpoint would; after each step the view model
//! is held against what was expected ([`judge`]). Semantic packs are not loaded: words alone are judged.

mod clock;
mod endpoint;
mod judge;
mod scene;
mod script;
mod world;

use std::panic::{AssertUnwindSafe, catch_unwind};

use super::super::json::Json;
use judge::Judge;
use script::{Dialogue, Step};
use world::World;

/// How a dialogue went.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Outcome {
    /// Names the dialogue in its file.
    pub id: String,
    /// `dev`, to tune on, or `test`, which tells how well that does elsewhere.
    pub part: String,
    /// What was expected, in the order of the script. A step that could not be taken is one of kind `script`, and a
    /// panic one of kind `panic`: both fail.
    pub checks: Vec<Check>,
    /// How long each message took until all was said to it, in the unit of the stopwatch.
    pub took: Vec<f64>,
}

/// One expectation.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Check {
    /// Its key in `expect`.
    pub kind: String,
    /// The step that it belongs to, from 1.
    pub step: usize,
    /// What was said or done in that step.
    pub said: String,
    /// What is wrong; none where it holds.
    pub failure: Option<String>,
}

impl Outcome {
    /// Whether all its expectations hold, and there is one.
    pub fn is_held(&self) -> bool {
        !self.checks.is_empty() && self.failures().next().is_none()
    }

    /// The expectations that do not hold.
    pub fn failures(&self) -> impl Iterator<Item = &Check> {
        self.checks.iter().filter(|check| check.failure.is_some())
    }
}

/// Whether a file holds dialogues, and not a script of another kind.
pub fn is_of_dialogues(file: &Json) -> bool {
    file.get("dialogues").and_then(Json::as_list).is_some()
}

/// Runs all dialogues of a file. `stopwatch` tells the time in any unit, since nothing here reads a clock.
pub fn run(file: &Json, stopwatch: &dyn Fn() -> f64) -> Vec<Outcome> {
    let faq = file.get("faq").cloned().unwrap_or_default();
    let dialogues = file.get("dialogues").and_then(Json::as_list).unwrap_or_default();
    dialogues.iter().map(|json| outcome(json, &faq, stopwatch)).collect()
}

fn outcome(json: &Json, faq: &Json, stopwatch: &dyn Fn() -> f64) -> Outcome {
    let word = |name: &str| json.get(name).and_then(Json::as_text).unwrap_or_default().to_owned();
    let mut outcome = Outcome { id: word("id"), part: word("part"), ..Outcome::default() };
    let broken = |kind: &str, failure: &str| Check {
        kind: kind.to_owned(),
        failure: Some(failure.to_owned()),
        ..Check::default()
    };
    match Dialogue::read(json) {
        Err(problem) => outcome.checks.push(broken("script", &problem)),
        Ok(dialogue) => {
            let play = AssertUnwindSafe(|| play(&dialogue, faq, (&mut outcome, stopwatch)));
            if catch_unwind(play).is_err() {
                outcome.checks.push(broken("panic", "the model or the judge panicked"));
            }
        }
    }
    if outcome.checks.is_empty() {
        outcome.checks.push(broken("script", "nothing is expected"));
    }
    outcome
}

fn play(dialogue: &Dialogue, faq: &Json, (outcome, stopwatch): (&mut Outcome, &dyn Fn() -> f64)) {
    let mut world = World::new(dialogue, faq);
    for (at, Step { said, action, expected }) in (1..).zip(&dialogue.steps) {
        let check = |kind: &str, failure: Option<String>| Check {
            kind: kind.to_owned(),
            step: at,
            said: said.clone(),
            failure,
        };
        let before = world.scene();
        let start = stopwatch();
        let taken = world.take(action);
        if action.is_message() {
            outcome.took.push(stopwatch() - start);
        }
        let after = world.scene();
        outcome.checks.extend(taken.err().map(|problem| check("script", Some(problem))));
        let judge = Judge { before: &before, after: &after, sent: &world.sent, expected };
        for (kind, wanted) in expected {
            outcome.checks.push(check(kind, judge.judge(kind, wanted).err()));
        }
    }
}
