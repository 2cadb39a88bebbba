//! Replays every script of `tests/cases/conversations`, and any list of events at all.

use std::fs;
use std::rc::Rc;
use std::sync::Arc;

use askwell::logic::config::resolve::{Page, resolve};
use askwell::logic::conversation::effect::Effect;
use askwell::logic::conversation::event::{Act, Event, Failure, Field, Language, Way};
use askwell::logic::conversation::model::{Host, Model, Setup, Talk, Tasks, wants_tasks};
use askwell::logic::conversation::part::Part;
use askwell::logic::conversation::view_model::task::{GivenView, Stage, TaskView};
use askwell::logic::conversation::view_model::{Reply, TurnView};
use askwell::logic::json::Json;
use askwell::logic::rules::signal::Device;
use askwell::logic::saved::{ReplyKind, Saved, Thumb};
use askwell::logic::strings::Strings;
use proptest::prelude::*;

use super::replay::Replay;

#[test]
fn every_script_goes_as_expected() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases/conversations");
    let mut failures = Vec::new();
    let mut count = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let script: Json = serde_json::from_str(&fs::read_to_string(&path).unwrap())
            .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        count += 1;
        if let Err(error) = Replay::run(&script) {
            failures.push(format!("{}\n  {error}", path.file_name().unwrap().display()));
        }
    }
    assert!(failures.is_empty(), "{} of {count} failed\n{}", failures.len(), failures.join("\n"));
    assert!(count > 5, "only {count} scripts");
}

/// A language that arrives, perhaps unasked, or could not be loaded.
fn any_language() -> impl Strategy<Value = Language> {
    (prop::sample::select(vec!["zh-Hans", "de", "en"]), any::<bool>(), any::<bool>()).prop_map(
        |(lang, texts, config)| {
            let attributes = Json::object(vec![("lang", Json::from(lang))]);
            let page = Page { attributes, ..Page::default() };
            let config = config.then(|| Box::new(resolve("askwell.json", &Json::Null, &page).0));
            Language { lang, strings: texts.then(Strings::default), config }
        },
    )
}

/// The same event for another model: what arrives of a language is one model's.
fn anew(event: &Event) -> Event {
    match event {
        Event::LanguageArrived(news) => Event::LanguageArrived(Rc::new((**news).clone())),
        other => other.clone(),
    }
}

fn any_event() -> impl Strategy<Value = Event> {
    prop_oneof![
        Just(Event::Opened),
        Just(Event::Closed),
        "[a-z 问?]{0,12}".prop_map(Event::Typed),
        said().prop_map(Event::Typed),
        Just(Event::Sent),
        "[abcd]".prop_map(Event::Chosen),
        (-2_isize..3).prop_map(Event::CompletionMoved),
        Just(Event::CompletionsDismissed),
        (0_u32..5, any::<bool>())
            .prop_map(|(turn, up)| Event::Rated(turn, if up { Thumb::Up } else { Thumb::Down })),
        Just(Event::HumanAsked),
        any_act().prop_map(Event::Handoff),
        (0_u32..4, any::<bool>()).prop_map(|(attempt, taken)| Event::HandoffSettled(attempt, taken)),
        Just(Event::CopyAsked),
        any::<bool>().prop_map(Event::CopySettled),
        Just(Event::OptionsToggled),
        Just(Event::Erased),
        "(zh|de|en|xx)".prop_map(Event::LocaleSet),
        "(zh|de|en|xx)".prop_map(Event::LanguageChosen),
        any_language().prop_map(|news| Event::LanguageArrived(Rc::new(news))),
        Just(Event::Retried),
        Just(Event::Asked("how long?".into())),
        prop::collection::vec("[abcz]", 0..3).prop_map(Event::Suggested),
        Just(Event::Restarted),
        any::<bool>().prop_map(|is_ours_newer| Event::StoredElsewhere(Json::Null, is_ours_newer)),
        (0..20_u32).prop_map(Event::IndexTurn),
        Just(Event::FaqFailed("no".into())),
        Just(Event::FaqArrived(faq())),
        Just(Event::FaqArrived(Json::Null)),
        Just(Event::StorageFailed("no".into())),
        any_task_event(),
    ]
}

/// What is said to forms, and the questions that lead to them.
fn said() -> impl Strategy<Value = String> {
    prop::sample::select(vec![
        "cancel",
        "back",
        "skip",
        "try again",
        "no, it is A-12",
        "A-34",
        "m@x.example",
        "tomorrow",
        "yes",
        "red",
        "I don't know",
        "Where is it?",
        "算了",
        "Which colour?",
        "never mind, how long?",
        "问?",
    ])
    .prop_map(str::to_owned)
}

fn any_task_event() -> impl Strategy<Value = Event> {
    let failure = prop::sample::select(vec![
        Failure::Slow,
        Failure::Unreachable,
        Failure::Refused(404),
        Failure::Odd,
        Failure::Unhandled("x".into()),
    ]);
    let answer = prop::sample::select(vec![
        Json::Null,
        Json::from("*sent*"),
        Json::List(vec![Json::Null]),
        Json::object(vec![("error", Json::from("no"))]),
        Json::object(vec![("state", Json::Number(2.5))]),
    ]);
    prop_oneof![
        said().prop_map(Event::TaskTyped),
        Just(Event::TaskNext),
        Just(Event::TaskNext),
        Just(Event::TaskBack),
        (0_usize..5).prop_map(Event::TaskEdited),
        (0_usize..4).prop_map(Event::TaskChosen),
        Just(Event::TaskRetried),
        Just(Event::TaskCancelled),
        (0_u32..4, failure).prop_map(|(attempt, failure)| Event::TaskSettled(attempt, Err(failure))),
        (0_u32..4, answer).prop_map(|(attempt, answer)| Event::TaskSettled(attempt, Ok(answer))),
    ]
}

fn any_act() -> impl Strategy<Value = Act> {
    prop_oneof![
        prop::sample::select(vec![Way::Chat, Way::Mail, Way::Form]).prop_map(Act::Began),
        "[a-z 问?]{0,12}".prop_map(Act::Edited),
        any::<bool>().prop_map(Act::Included),
        "[a-z@.]{0,12}".prop_map(|text| Act::Filled(Field::Email, text)),
        "[a-z]{0,12}".prop_map(|text| Act::Filled(Field::Message, text)),
        Just(Act::Sent),
        Just(Act::Mailed),
        Just(Act::Cancelled),
    ]
}

pub fn faq() -> Json {
    serde_json::from_str(r#"[{"id": "a", "question": "How long?", "answer": "Two days"}, {"id": "b", "question": "问?", "answer": "答",
        "action": {"slots": [{"name": "mail", "type": "email"}, {"name": "note", "optional": true}], "request": {"url": "/x/{mail}"}, "done": "{state}"}},
        {"id": "c", "question": "Where is it?", "answer": "There", "action": {"slots": [{"name": "order", "type": "order_number", "pattern": "A-##"},
            {"name": "mail", "type": "email"}, {"name": "day", "type": "date", "when": "future"}]}},
        {"id": "d", "question": "Which colour?", "answer": "See", "action": {"kind": "choices", "choices": [{"label": "red", "entry": "c"}, {"label": "blue", "choices": [{"label": "red", "entry": "d"}]}]}}]"#).unwrap()
}

pub fn model(stored: Json) -> Model {
    hosted(stored, Host::native())
}

fn hosted(stored: Json, host: Host) -> Model {
    let config = serde_json::from_str(r#"{"faq": "f.json", "contact": {"email": "a@b.example", "form": true, "live_chat": {"kind": "crisp"},
            "office_hours": {"time_zone": "UTC", "week": {"thu": ["00:00-24:00"]}}}, "feedback": {"endpoint": "/f"}}"#).unwrap();
    let (config, _) = resolve("c", &config, &Page::default());
    let setup = Setup { config_file: "c".into(), stored, host, ..Setup::native(config) };
    Model::new(setup).0
}

proptest! {
    /// No list of events breaks the model, and what it would store is read back the same.
    #[test]
    fn any_events_leave_a_state_that_can_be_stored(events in prop::collection::vec(any_event(), 0..40)) {
        let mut model = model(Json::Null);
        for event in events {
            model.update(event, 1.0);
            let view = model.view();
            prop_assert!(view.composer.highlighted.is_none_or(|at| at < view.composer.completions.len()));
            let tasks = || view.transcript.turns.iter().filter_map(|turn| turn.task.as_ref());
            let is_open = |task: &&Arc<TaskView>| !matches!(task.stage, Stage::Done(_) | Stage::Cancelled);
            prop_assert!(tasks().filter(is_open).count() <= 1);
            let is_known = |given: &GivenView| ["mail", "note", "order", "day"].contains(&given.name.as_str());
            prop_assert!(tasks().flat_map(|task| &task.given).all(is_known));
        }
        let saved = model.saved();
        let (reread, ..) = Saved::read(&saved.to_json());
        prop_assert_eq!(reread.turns.len(), saved.turns.len());
        let restored = self::model(saved.to_json()).saved();
        prop_assert_eq!(restored.turns.len(), saved.turns.len());
        prop_assert_eq!(restored.task.get("values"), saved.task.get("values"));
    }

    /// Where nobody wrote rules, personalization is not loaded: nothing is shown, kept or done otherwise.
    #[test]
    fn without_rules_nothing_tells_whether_personalization_is_there(
        events in prop::collection::vec(any_event(), 0..40)
    ) {
        let [mut whole, mut plain] = [Host::native(), plain_host()].map(|host| hosted(Json::Null, host));
        for event in events {
            prop_assert!(!plain.awaits(Part::Rules, &event));
            prop_assert_eq!(whole.update(anew(&event), 1.0), plain.update(event, 1.0));
            prop_assert_eq!(whole.view(), plain.view());
        }
        prop_assert_eq!(whole.saved().to_json(), plain.saved().to_json());
        prop_assert_eq!(whole.trace(), plain.trace());
    }

    /// Where no entry has an action, guided answers are not loaded: nothing is shown, kept or done otherwise.
    #[test]
    fn without_actions_nothing_tells_whether_guided_answers_are_there(
        events in prop::collection::vec(any_event(), 0..40)
    ) {
        let hosts = [Host::native(), Host { tasks: None, ..Host::native() }];
        let [mut whole, mut plain] = hosts.map(|host| hosted(Json::Null, host));
        for event in events {
            let event = if plain.awaits(Part::Tasks, &event) { Event::FaqArrived(bare()) } else { event };
            prop_assert_eq!(whole.update(anew(&event), 1.0), plain.update(event, 1.0));
            prop_assert_eq!(whole.view(), plain.view());
        }
        prop_assert_eq!(whole.saved().to_json(), plain.saved().to_json());
    }
}

#[test]
fn an_entry_for_some_visitors_waits_for_personalization_and_is_hidden_without() {
    let faq: Json = serde_json::from_str(
        r#"[{"id": "a", "question": "How long?", "answer": "Two days"},
            {"id": "b", "question": "For you?", "answer": "Yes", "audience": {"conversation.questions": 0}}]"#,
    )
    .unwrap();
    let suggested = |model: &Model| model.view().transcript.suggestions.len();
    let mut late = hosted(Json::Null, plain_host());
    let arrived = Event::FaqArrived(faq);
    assert!(late.awaits(Part::Rules, &arrived));
    late.take_engine(Host::native(), Device::default(), (&Json::Null, 0.0));
    assert!(!late.awaits(Part::Rules, &arrived));
    late.update(arrived.clone(), 1.0);
    assert_eq!(suggested(&late), 2);
    let mut plain = hosted(Json::Null, plain_host());
    plain.update(arrived, 1.0);
    assert_eq!(suggested(&plain), 1);
}

#[test]
fn an_entry_with_an_action_waits_for_guided_answers_and_shows_its_answer_and_a_human_without() {
    let action = r#", "action": {"kind": "link", "url": "/orders", "label": "Orders"}"#;
    for (action, is_awaited) in [(action, true), (r#", "action": null"#, true), ("", false)] {
        let faq: Json = serde_json::from_str(&format!(
            r#"[{{"id": "a", "question": "Where is my order?", "answer": "I look"{action}}},
                {{"id": "b", "question": "What does delivery cost?", "answer": "Five"}}]"#
        ))
        .unwrap();
        let arrived = Event::FaqArrived(faq);
        let shown = |tasks: Option<Tasks>| {
            let mut model = hosted(Json::Null, Host { tasks: None, ..Host::native() });
            assert_eq!(model.awaits(Part::Tasks, &arrived), is_awaited);
            if let Some(tasks) = tasks {
                model.take_tasks(tasks);
                assert!(!model.awaits(Part::Tasks, &arrived));
            }
            for event in
                [arrived.clone(), Event::IndexTurn(9), Event::Chosen("a".into()), Event::Chosen("b".into())]
            {
                model.update(event, 1.0);
            }
            model.view().transcript.turns
        };
        let is_lost = action.contains("kind");
        let (with, without) = (shown(Some(Tasks::whole())), shown(None));
        let offers =
            |turns: &[TurnView]| turns.iter().map(|turn| turn.human_offer.is_some()).collect::<Vec<_>>();
        assert_eq!((offers(&with), offers(&without)), (vec![false, false], vec![is_lost, false]));
        let links = |turns: &[TurnView]| match &turns[0].reply {
            Reply::Answer(answer) => answer.links.len(),
            _ => panic!("no answer"),
        };
        assert_eq!((links(&with), links(&without)), (usize::from(is_lost), 0));
    }
}

#[test]
fn a_message_that_is_written_waits_for_talk_and_is_one_question_without() {
    let faq: Json = serde_json::from_str(
        r#"[{"id": "a", "question": "What does delivery cost?", "answer": "Five"},
            {"id": "b", "question": "How do I return something?", "answer": "Send it"}]"#,
    )
    .unwrap();
    let replies = |talk: Option<Talk>, message: &str| {
        let mut model = hosted(Json::Null, Host { talk: None, ..Host::native() });
        for event in [Event::FaqArrived(faq.clone()), Event::IndexTurn(9), Event::Opened] {
            assert!(!model.awaits(Part::Talk, &event));
            model.update(event, 1.0);
        }
        assert!(model.wants(Part::Talk) && !model.awaits(Part::Talk, &Event::Sent), "nothing is written");
        assert!(!model.awaits(Part::Talk, &Event::Chosen("a".into())));
        model.update(Event::Typed(message.into()), 1.0);
        model.update(Event::CompletionsDismissed, 1.0);
        assert!(model.awaits(Part::Talk, &Event::Sent));
        if let Some(talk) = talk {
            assert_eq!(model.take_talk(talk), [Effect::BuildIndex], "there is something to learn");
            assert!(!model.awaits(Part::Talk, &Event::Sent) && !model.wants(Part::Talk));
        }
        for event in [Event::Sent, Event::IndexTurn(500)] {
            model.update(event, 1.0);
        }
        model.saved().turns.iter().map(|turn| turn.reply).collect::<Vec<_>>()
    };
    for (message, with, without) in [
        ("What does delivery cost?", ReplyKind::Answer, ReplyKind::Answer),
        ("hello", ReplyKind::Talk, ReplyKind::NotSure),
        ("I want to talk to a human", ReplyKind::Contact, ReplyKind::NotSure),
    ] {
        assert_eq!(replies(Some(Talk::whole()), message), [with], "{message}");
        assert_eq!(replies(None, message), [without], "{message}");
    }
}

#[test]
fn a_guided_answer_outlives_a_page_that_could_not_load_it() {
    let stored: Json = serde_json::from_str(
        r#"{"version": 1, "turns": [{"question": "q", "reply": "answer", "entries": ["a"], "at": 1}], "open": true,
            "task": {"turn": 1, "entry": "a", "sent": false, "values": [["order", "A-1"]], "path": []}}"#,
    )
    .unwrap();
    assert!(wants_tasks(&Json::Null, &stored) && !wants_tasks(&Json::Null, &Json::Null));
    let mut without = hosted(stored.clone(), Host { tasks: None, ..Host::native() });
    without.update(Event::Closed, 1.0);
    assert_eq!(without.saved().task, *stored.get("task").unwrap());
    assert!(hosted(without.saved().to_json(), Host::native()).saved().task != Json::Null);
}

#[test]
fn a_refusal_is_kept_without_personalization_as_with_it() {
    for host in [Host::native(), plain_host()] {
        let mut model = hosted(Json::Null, host);
        let refusal = Json::object(vec![("personalization", Json::from("denied"))]);
        let effects = model.update(Event::Consented(refusal), 1.0);
        let stored = effects.iter().find_map(|effect| match effect {
            Effect::SaveProfile(json) => Some(json),
            _ => None,
        });
        let said = stored.and_then(|json| json.get("consent")?.get("personalization")?.as_text());
        assert_eq!(said, Some("denied"));
    }
}

/// The FAQ without its actions.
fn bare() -> Json {
    let Json::List(entries) = faq() else { panic!("no list") };
    let kept = |entry| match entry {
        Json::Map(members) => Json::Map(members.into_iter().filter(|(key, _)| key != "action").collect()),
        other => other,
    };
    Json::List(entries.into_iter().map(kept).collect())
}

/// A host without personalization.
fn plain_host() -> Host {
    Host { engine: None, ..Host::native() }
}
