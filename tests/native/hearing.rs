//! What hearing in context costs: single questions that get worse for it, and time. And that no messages break it.

use std::collections::HashSet;
use std::time::Instant;

use askwell::logic::config::resolve::{Page, resolve};
use askwell::logic::conversation::answering::decide;
use askwell::logic::conversation::event::Event;
use askwell::logic::conversation::model::{Model, Setup};
use askwell::logic::faq::read::{Reading, read};
use askwell::logic::json::Json;
use askwell::logic::matcher::Matcher;
use askwell::logic::matcher::training::Training;
use askwell::logic::saved::{ReplyKind, Thumb};
use askwell::logic::text::native_fold;
use proptest::prelude::*;
use serde_json::Value;

fn model(faq: &Json, contact: Json) -> Model {
    let config = Json::object(vec![("faq", faq.clone()), ("contact", contact)]);
    let (config, _) = resolve("askwell.json", &config, &Page::default());
    let (mut model, _) = Model::new(Setup::native(config));
    model.update(Event::IndexTurn(100_000), 0.0);
    model
}

fn ask(model: &mut Model, text: &str, now: f64) {
    model.update(Event::Typed(text.to_owned()), now);
    model.update(Event::CompletionsDismissed, now);
    model.update(Event::Sent, now);
}

fn lines(path: &str) -> Option<Vec<Value>> {
    let text = std::fs::read_to_string(path).ok()?;
    let mut lines: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    // The sets have no answers: each entry gets one of its own.
    for line in &mut lines {
        line["answer"] = line["id"].clone();
    }
    Some(lines)
}

/// Questions of public sets, each complete in itself, asked one after the other in one conversation: as many are
/// answered, and as many of these rightly, as by the matcher alone. `cargo test --release -p askwell --test native --
/// --ignored hearing --nocapture`.
#[test]
#[ignore = "a measurement: minutes without --release"]
fn single_questions_are_not_answered_worse() {
    for name in ["en-banking77-k5", "en-clinc150-k5", "en-hint3-curekart-k5", "zh-xsid-k5"] {
        let folder = [env!("CARGO_MANIFEST_DIR"), "/../shared/data/faq/", name].concat();
        let Some(entries) = lines(&[&folder, "/faq.jsonl"].concat()) else { return println!("skipped") };
        let queries = lines(&[&folder, "/val.jsonl"].concat()).unwrap();
        let faq: Json = serde_json::from_str(&Value::Array(entries).to_string()).unwrap();
        let (read, _) = read(&faq, Reading { file: "f", lang: "en", today: "2026-06-15" });
        let mut matcher = Matcher::new(native_fold);
        read.entries.iter().for_each(|entry| matcher.add(entry));
        matcher.finish();
        let mut training = Training::new(&matcher);
        while !training.step(&mut matcher, &read.entries) {}
        let mut model = model(&faq, Json::Null);
        let (mut alone, mut heard, mut split, mut count) = ([0, 0], [0, 0], 0, 0);
        for (at, query) in queries.iter().step_by(queries.len().div_ceil(300)).enumerate() {
            let (text, id) = (query["q"].as_str().unwrap(), query["id"].as_str());
            let now = at as f64 * 60_000.0;
            let decision = decide(&read, (&matcher, &[]), text);
            if decision.kind == ReplyKind::Answer {
                alone[usize::from(decision.entries.first().map(String::as_str) == id)] += 1;
            }
            ask(&mut model, text, now);
            let saved = model.saved();
            let turns: Vec<_> = saved.turns.iter().filter(|turn| (turn.at - now).abs() < 1.0).collect();
            split += usize::from(turns.len() > 1);
            let given: Vec<&str> = turns
                .iter()
                .filter(|turn| turn.reply == ReplyKind::Answer)
                .filter_map(|turn| turn.entries.first().map(String::as_str))
                .collect();
            if !given.is_empty() {
                heard[usize::from(id.is_some_and(|id| given.contains(&id)))] += 1;
            }
            let is_same = given.first().copied() == decision.entries.first().map(String::as_str);
            if turns.len() > 1
                || (decision.kind == ReplyKind::Answer) == given.is_empty()
                || (!given.is_empty() && !is_same)
            {
                println!(
                    "  {text} ({id:?}): {:?} {:?}, heard {given:?}",
                    decision.kind,
                    decision.entries.first()
                );
            }
            count += 1;
        }
        println!(
            "{name}: of {count} right/wrong {}/{} alone, {}/{} heard; {split} split",
            alone[1], alone[0], heard[1], heard[0]
        );
        assert!(heard[1] + 3 >= alone[1] && heard[0] <= alone[0] + 3);
    }
}

fn small_faq() -> Json {
    let text = std::fs::read_to_string(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/cases/conversations/hearing-context.json"
    ));
    let script: Json = serde_json::from_str(&text.unwrap()).unwrap();
    script.get("config").and_then(|config| config.get("faq")).cloned().unwrap()
}

/// How long a message takes with everything on: `cargo test --release -p askwell --test native -- --ignored hearing
/// --nocapture`.
#[test]
#[ignore = "a measurement"]
fn microseconds_a_message() {
    let folder = [env!("CARGO_MANIFEST_DIR"), "/../shared/data/faq/en-banking77-k5/faq.jsonl"].concat();
    let large =
        lines(&folder).map(|entries| serde_json::from_str(&Value::Array(entries).to_string()).unwrap());
    let contact = Json::object(vec![("email", Json::from("a@b.example"))]);
    for (name, faq) in [("9 entries", Some(small_faq())), ("banking77", large)] {
        let Some(faq) = faq else { continue };
        let mut model = model(&faq, contact.clone());
        for (kind, text) in [
            ("a question", "how do I send money to another bank"),
            ("one that leans", "and how long does it take?"),
            ("a correction", "no, I meant the fee for sending money abroad"),
            ("two questions", "how much is shipping? do you accept Visa?"),
            ("small talk", "thanks a lot!"),
            ("anger", "this is the worst service ever, I am furious!!"),
        ] {
            let begun = Instant::now();
            for turn in 0..200 {
                ask(&mut model, text, f64::from(turn));
            }
            println!("{name}, {kind}: {:.0} µs", begun.elapsed().as_micros() as f64 / 200.0);
        }
    }
}

fn any_message() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "how long does it take",
        "and the fee",
        "no, I meant ",
        "that's not what I asked",
        "How much is shipping",
        "do you accept Visa",
        "? ",
        "！",
        " and ",
        "，還有",
        "怎么转账",
        "那要多久",
        "1) ",
        "2) ",
        "thanks",
        "terrible",
        "you stupid bot",
        "\n",
        "Ａ",
        "e\u{301}",
        "😡",
        "make a transfer",
        "a human please",
    ]);
    prop::collection::vec(piece, 1..7).prop_map(|pieces| pieces.concat())
}

#[derive(Debug, Clone)]
enum Step {
    Ask(String),
    Rate(bool),
    Erase,
    Index,
}

fn any_step() -> impl Strategy<Value = Step> {
    prop_oneof![
        8 => any_message().prop_map(Step::Ask),
        2 => any::<bool>().prop_map(Step::Rate),
        1 => Just(Step::Erase),
        1 => Just(Step::Index),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// Each turn is in the visitor's own words, has a number of its own, and offers nobody where there is no contact.
    #[test]
    fn any_messages_become_turns_of_their_words(steps in prop::collection::vec(any_step(), 1..16), has_contact: bool) {
        let contact = if has_contact { Json::object(vec![("email", Json::from("a@b.example"))]) } else { Json::Null };
        let mut model = model(&small_faq(), contact);
        let mut said = Vec::new();
        for (at, step) in (1_u32..).zip(steps) {
            let now = f64::from(at) * 1_000.0;
            match step {
                Step::Ask(text) => {
                    ask(&mut model, &text, now);
                    said.push(text);
                }
                Step::Rate(is_up) => {
                    let turn = model.view().transcript.turns.last().map_or(0, |turn| turn.id);
                    model.update(Event::Rated(turn, if is_up { Thumb::Up } else { Thumb::Down }), now);
                }
                Step::Erase => drop(model.update(Event::Erased, now)),
                Step::Index => drop(model.update(Event::IndexTurn(3), now)),
            }
            let turns = model.view().transcript.turns;
            let ids: HashSet<u32> = turns.iter().map(|turn| turn.id).collect();
            prop_assert_eq!(ids.len(), turns.len());
            prop_assert!(turns.iter().all(|turn| said.iter().any(|said| said.contains(&turn.question))));
            prop_assert!(has_contact || turns.iter().all(|turn| turn.human_offer.is_none()));
            let of_message = model.saved().turns.iter().filter(|turn| (turn.at - now).abs() < 1.0).count();
            prop_assert!(of_message <= 5, "{} turns of one message", of_message);
        }
    }
}
