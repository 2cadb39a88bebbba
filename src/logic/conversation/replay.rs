//! Whole dialogues, run over the shipped model and judged by what a visitor would see. For native tools and tests only.
//!
//! A file is `{about, faq, dialogues}`, as `tests/cases/README.md` says. Each dialogue begins with a fresh model
//! ([`world`]), whose effects are answered as the browser and the owner's endpoint would; after each step the view model
//! is held against what was expected ([`judge`]).

mod clock;
mod endpoint;
mod judge;
mod scene;
mod script;
mod world;

use std::panic::{AssertUnwindSafe, catch_unwind};

use super::super::json::Json;
use super::super::semantic::shipped::Shipped;
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

/// Gives the content of a pack.
pub type Packs = dyn Fn(&Shipped) -> Vec<u8>;

/// What only a program can do, since nothing here reads a clock or a file.
#[derive(Clone, Copy)]
pub struct Tools<'a> {
    /// Tells the time in any unit.
    pub stopwatch: &'a dyn Fn() -> f64,
    /// The content of a semantic pack of [`super::super::semantic::shipped`]; none leaves packs out, and words alone are
    /// judged.
    pub pack: Option<&'a Packs>,
}

impl Tools<'static> {
    /// No stopwatch and no packs.
    pub const NONE: Tools<'static> = Tools { stopwatch: &|| 0.0, pack: None };
}

/// Runs all dialogues of a file.
pub fn run(file: &Json, tools: Tools) -> Vec<Outcome> {
    let faq = file.get("faq").cloned().unwrap_or_default();
    let dialogues = file.get("dialogues").and_then(Json::as_list).unwrap_or_default();
    dialogues.iter().map(|json| outcome(json, &faq, tools)).collect()
}

fn outcome(json: &Json, faq: &Json, tools: Tools) -> Outcome {
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
            let play = AssertUnwindSafe(|| play(&dialogue, faq, (&mut outcome, tools)));
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

fn play(dialogue: &Dialogue, faq: &Json, (outcome, tools): (&mut Outcome, Tools)) {
    let mut world = World::new(dialogue, faq, tools);
    for (at, Step { said, action, expected }) in (1..).zip(&dialogue.steps) {
        let check = |kind: &str, failure: Option<String>| Check {
            kind: kind.to_owned(),
            step: at,
            said: said.clone(),
            failure,
        };
        let before = world.scene();
        let start = (tools.stopwatch)();
        let taken = world.take(action);
        if action.is_message() {
            outcome.took.push((tools.stopwatch)() - start);
        }
        let after = world.scene();
        outcome.checks.extend(taken.err().map(|problem| check("script", Some(problem))));
        let judge = Judge { before: &before, after: &after, sent: &world.sent, expected };
        for (kind, wanted) in expected {
            outcome.checks.push(check(kind, judge.judge(kind, wanted).err()));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Dialogues that hold and dialogues that must not, and why.
    const FILE: &str = r#"{"faq": [
        {"id": "hours", "question": "When are you open?", "variants": ["opening hours"], "answer": "9 to 5."},
        {"id": "returns", "question": "Can I return an item?", "variants": ["send it back"], "answer": "Within 30 days.",
            "follow_ups": ["hours"]},
        {"id": "payment", "question": "How can I pay?", "variants": ["payment methods"], "answer": "By card."}
    ], "dialogues": [
        {"id": "held", "lang": "en", "part": "dev", "clock": "2026-06-15T23:30:00Z[Asia/Tokyo]", "turns": [
            {"say": "hello", "expect": {"smalltalk": "greeting"}},
            {"say": "can I return an item?", "expect": {"answer": "returns", "not": "hours", "human_offered": false}},
            {"do": "reload"},
            {"do": "choose:hours", "expect": {"answer": "hours"}},
            {"do": "rate:up"},
            {"say": "xyzzy plugh", "expect": {"not_sure": true}},
            {"say": "I want to talk to a human", "expect": {"human": true}}]},
        {"id": "wrong entry", "lang": "en", "turns": [{"say": "opening hours", "expect": {"answer": "returns"}}]},
        {"id": "no button", "lang": "en", "turns": [
            {"say": "opening hours", "expect": {"answer": "hours"}}, {"do": "choose:payment"}]},
        {"id": "no form", "lang": "en", "turns": [{"do": "fill:mail=x"}]},
        {"id": "nothing to rate", "lang": "en", "turns": [{"do": "rate:up"}]},
        {"id": "nothing expected", "lang": "en", "turns": [{"say": "opening hours"}]},
        {"id": "misspelt", "lang": "en", "turns": [{"say": "opening hours", "expect": {"awnser": "hours"}}]}
    ]}"#;

    #[test]
    fn dialogues_fail_for_the_reason_they_should() {
        let outcomes = run(&serde_json::from_str(FILE).unwrap(), Tools::NONE);
        let told: Vec<(&str, Option<&str>)> = outcomes
            .iter()
            .map(|outcome| {
                (outcome.id.as_str(), outcome.failures().next().and_then(|check| check.failure.as_deref()))
            })
            .collect();
        assert_eq!(
            told,
            [
                ("held", None),
                ("wrong entry", Some("returns expected, found hours")),
                ("no button", Some("there is no button for payment")),
                ("no form", Some("there is no field for mail")),
                ("nothing to rate", Some("there is no answer to rate")),
                ("nothing expected", Some("nothing is expected")),
                ("misspelt", Some("unknown expectation `awnser`")),
            ]
        );
        assert!(outcomes[0].is_held() && outcomes[1..].iter().all(|outcome| !outcome.is_held()));
        assert_eq!((outcomes[0].checks.len(), outcomes[0].took.len()), (7, 4));
        assert_eq!(outcomes[0].checks[6].step, 7);
    }

    #[test]
    fn a_suggestion_may_be_the_first_step() {
        let file = r#"{"faq": [{"id": "a", "question": "When?", "answer": "b"}], "dialogues": [
            {"id": "d", "lang": "zh-Hant", "turns": [{"do": "choose:a", "expect": {"answer": "a"}}]}]}"#;
        assert!(run(&serde_json::from_str(file).unwrap(), Tools::NONE)[0].is_held());
    }

    #[test]
    fn other_files_hold_no_dialogues() {
        for text in ["null", "{}", r#"{"steps": []}"#, r#"{"dialogues": {}}"#] {
            let file = serde_json::from_str(text).unwrap();
            assert!(!is_of_dialogues(&file) && run(&file, Tools::NONE).is_empty(), "{text}");
        }
    }
}
