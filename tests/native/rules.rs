//! Rules as a whole: a trace replays to the same decision, hostile configs do no harm, and how long deciding takes.

use std::time::Instant;

use askwell::logic::config::resolve::{Page, Personal, resolve};
use askwell::logic::json::Json;
use askwell::logic::rules::condition::{Context, native_matches};
use askwell::logic::rules::decide::{Book, Occasion, Outcome, decide};
use askwell::logic::rules::frequency::{Memory, Present};
use askwell::logic::rules::happening::Happening;
use askwell::logic::rules::raw::{On, Rating};
use askwell::logic::rules::schedule::Local;
use askwell::logic::rules::sticky::Sticky;
use askwell::logic::rules::trace::told;
use proptest::prelude::*;

fn json(text: &str) -> Json {
    serde_json::from_str(text).unwrap()
}

fn text(json: &Json) -> String {
    serde_json::to_string(json).unwrap()
}

fn personal(rules: &str) -> (Personal, Vec<String>) {
    let (config, problems) = resolve("askwell.json", &json(rules), &Page::default());
    (config.personal, problems.iter().map(ToString::to_string).collect())
}

fn book(personal: &Personal) -> Book<'_> {
    let context = Context { groups: &personal.saved_groups, matches: native_matches };
    Book { rules: &personal.rules, groups: &personal.groups, context }
}

/// Everything that a decision depends on, as a value.
#[derive(Debug)]
struct Scene {
    happening: Happening,
    attributes: Json,
    local: Local,
    present: Present,
    memory: Memory,
    sticky: Sticky,
    is_busy: bool,
}

impl Scene {
    fn occasion(&self) -> Occasion<'_> {
        Occasion {
            happening: &self.happening,
            attributes: &self.attributes,
            local: &self.local,
            present: self.present,
            memory: &self.memory,
            sticky: &self.sticky,
            is_busy: self.is_busy,
        }
    }

    /// The scene that a trace tells of.
    fn of_trace(trace: &Json) -> Scene {
        let number = |json: &Json, name: &str| json.get(name).and_then(Json::as_number).unwrap_or_default();
        let word =
            |json: &Json, name: &str| json.get(name).and_then(Json::as_text).unwrap_or_default().to_owned();
        let happened = trace.get("happened").unwrap();
        Scene {
            happening: Happening {
                on: On::from_word(&word(happened, "on")).unwrap(),
                figure: number(happened, "figure"),
                before: number(happened, "before"),
                name: word(happened, "name"),
                rating: Rating::from_word(&word(happened, "rating")).unwrap(),
            },
            attributes: trace.get("attributes").unwrap().clone(),
            local: Local {
                date: word(trace, "date"),
                weekday: number(trace, "weekday") as u32,
                minutes: number(trace, "minutes") as u32,
            },
            present: Present { now: number(trace, "now"), visit_began: number(trace, "visit_began") },
            memory: Memory::read(trace.get("acted")),
            sticky: Sticky::read(trace.get("variations")),
            is_busy: trace.get("busy").and_then(Json::as_bool).unwrap(),
        }
    }
}

const RULES: &str = r#"{
    "saved_groups": {"friends": ["anna", "bo"]},
    "rule_groups": [{"id": "loud", "frequency": {"custom": [{"cap": 1, "period": "day"}]}}],
    "rules": [
        {"id": "plain", "actions": [{"greet": "hi"}]},
        {"id": "friend", "condition": {"visitor.name": {"$inGroup": "friends"}}, "actions": [{"greet": "hi"}]},
        {"id": "late", "schedule": {"hours": ["22:00", "06:00"]}, "actions": [{"greet": "hi"}]},
        {"id": "once", "frequency": {"lifetime": 1}, "actions": [{"raise": "x"}]},
        {"id": "loud-1", "groups": ["loud"], "actions": [{"prompt": {"text": "a"}}]},
        {"id": "loud-2", "groups": ["loud"], "priority": 1, "condition": {"cart.total": {"$gt": 10}}, "actions": [{"prompt": {"text": "b"}}]},
        {"id": "ab", "experiment": {"variations": [{"key": "a"}, {"key": "b", "actions": [{"greet": "b"}]}]}, "actions": []},
        {"id": "half", "experiment": {"coverage": 0.5, "variations": [{}, {}]}},
        {"id": "other", "triggers": ["exit_intent"], "actions": [{"greet": "bye"}]}
    ]
}"#;

fn any_scene() -> impl Strategy<Value = Scene> {
    let on = prop::sample::select(vec![On::PageView, On::ExitIntent, On::NoMatch]);
    let name = prop::sample::select(vec!["anna", "carla", "安娜"]);
    (on, name, 0_u32..30, 0_u32..1_440, any::<bool>(), prop::collection::vec((0_usize..9, 0_u32..99), 0..5))
        .prop_map(|(on, name, total, minutes, is_busy, acts)| {
            let mut memory = Memory::default();
            for (rule, at) in acts {
                memory.act(
                    ["plain", "once", "loud-1", "loud-2", "half", "x", "y", "z", "ab"][rule],
                    f64::from(at),
                );
            }
            let mut sticky = Sticky::default();
            sticky.set("ab__0", "b");
            Scene {
                happening: Happening::new(on),
                attributes: json(&format!(
                    r#"{{"id": "v{total}", "visitor": {{"name": "{name}"}}, "cart": {{"total": {total}}}}}"#
                )),
                local: Local { date: "2026-06-15".into(), weekday: 1, minutes },
                present: Present { now: 100.0, visit_began: 50.0 },
                memory,
                sticky,
                is_busy,
            }
        })
}

proptest! {
    #[test]
    fn a_trace_replays_to_the_same_decision(scene in any_scene()) {
        let (personal, problems) = personal(RULES);
        prop_assert!(problems.is_empty(), "{problems:?}");
        let book = book(&personal);
        let considered = decide(&book, &scene.occasion());
        let trace = json(&text(&told(&book, &scene.occasion(), &considered)));
        let again = Scene::of_trace(&trace);
        let replayed = decide(&book, &again.occasion());
        prop_assert_eq!(&replayed, &considered);
        prop_assert_eq!(json(&text(&told(&book, &again.occasion(), &replayed))), trace);
        let speaks = |item: &&askwell::logic::rules::decide::Considered| {
            matches!(&item.outcome, Outcome::Acts(draw) if personal.rules[item.rule].speaks_up(draw.as_ref().map(|draw| draw.variation)))
        };
        prop_assert!(considered.iter().filter(speaks).count() <= 1);
        prop_assert!(!scene.is_busy || considered.iter().filter(speaks).count() == 0);
    }

    #[test]
    fn any_rules_leave_the_others_working(kinds in prop::collection::vec(0_usize..12, 1..6)) {
        let broken = [
            "null", "1", "[]", r#"{"id": 5}"#, r#"{"actions": {}}"#, r#"{"actions": [{"greet": 1}]}"#,
            r#"{"condition": "x", "actions": [{"greet": "x"}]}"#, r#"{"triggers": ["nonsense"], "actions": [{"greet": "x"}]}"#,
            r#"{"experiment": {"variations": [{}]}}"#, r#"{"__proto__": {}, "actions": []}"#,
            r#"{"schedule": {"days": ["x"]}, "frequency": {"lifetime": -1}}"#, r#"{"priority": "high"}"#,
        ];
        let rules: Vec<&str> = kinds.iter().map(|kind| broken[*kind]).collect();
        let config = format!(r#"{{"rules": [{}, {{"id": "sound", "actions": [{{"greet": "hi"}}]}}]}}"#, rules.join(","));
        let (personal, problems) = personal(&config);
        prop_assert!(personal.rules.iter().any(|rule| rule.id == "sound"));
        prop_assert!(!problems.is_empty());
        prop_assert!(problems.iter().all(|problem| problem.contains("$.rules[")), "{problems:?}");
    }
}

/// How long an event takes with many rules: `cargo test --release -p askwell --test native -- --ignored rules --nocapture`.
#[test]
#[ignore = "a measurement"]
fn microseconds_an_event() {
    for count in [10, 100, 1_000] {
        let rule = |at: usize| {
            format!(
                r#"{{"id": "r{at}", "condition": {{"cart.total": {{"$gte": {}}}, "visitor.name": {{"$in": ["anna", "bo"]}},
                "$or": [{{"page.path": {{"$regex": "^/p{at}"}}}}, {{"purchases.count": {{"$gt": {}}}}}]}}, "actions": [{{"greet": "hi"}}]}}"#,
                at % 20,
                at % 7
            )
        };
        let rules: Vec<String> = (0..count).map(rule).collect();
        let (personal, problems) = personal(&format!(r#"{{"rules": [{}]}}"#, rules.join(",")));
        assert!(problems.is_empty(), "{problems:?}");
        let scene = Scene {
            happening: Happening::new(On::PageView),
            attributes: json(
                r#"{"id": "v", "visitor": {"name": "bo"}, "cart": {"total": 12}, "page": {"path": "/p5"}, "purchases": {"count": 3}}"#,
            ),
            local: Local::default(),
            present: Present { now: 1.0, visit_began: 0.0 },
            memory: Memory::default(),
            sticky: Sticky::default(),
            is_busy: false,
        };
        let book = book(&personal);
        let turns = 200;
        let begun = Instant::now();
        let acting: usize = (0..turns)
            .map(|_| {
                decide(&book, &scene.occasion())
                    .iter()
                    .filter(|item| matches!(item.outcome, Outcome::Acts(_)))
                    .count()
            })
            .sum();
        let each = begun.elapsed().as_micros() as f64 / f64::from(turns);
        println!("{count} rules: {each:.1} µs an event, {} act", acting / turns as usize);
    }
}
