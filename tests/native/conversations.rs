//! Replays every script of `tests/cases/conversations`, and any list of events at all.

use std::fs;

use askwell::logic::config::resolve::{Page, resolve};
use askwell::logic::conversation::effect::Effect;
use askwell::logic::conversation::event::Event;
use askwell::logic::conversation::model::{Host, Model, Setup};
use askwell::logic::json::Json;
use askwell::logic::rules::signal::Device;
use askwell::logic::saved::{Saved, Thumb};
use askwell::logic::strings::Strings;
use askwell::logic::text::native_fold;
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

fn any_event() -> impl Strategy<Value = Event> {
    prop_oneof![
        Just(Event::Opened),
        Just(Event::Closed),
        "[a-z 问?]{0,12}".prop_map(Event::Typed),
        Just(Event::Sent),
        "[ab]".prop_map(Event::Chosen),
        (-2_isize..3).prop_map(Event::CompletionMoved),
        Just(Event::CompletionsDismissed),
        (0_u32..5, any::<bool>())
            .prop_map(|(turn, up)| Event::Rated(turn, if up { Thumb::Up } else { Thumb::Down })),
        Just(Event::HumanAsked),
        Just(Event::OptionsToggled),
        Just(Event::Erased),
        Just(Event::Retried),
        (0..20_u32).prop_map(Event::IndexTurn),
        Just(Event::FaqFailed("no".into())),
        Just(Event::FaqArrived(faq())),
        Just(Event::FaqArrived(Json::Null)),
        Just(Event::StorageFailed("no".into())),
    ]
}

fn faq() -> Json {
    serde_json::from_str(r#"[{"id": "a", "question": "How long?", "answer": "Two days"}, {"id": "b", "question": "问?", "answer": "答"}]"#).unwrap()
}

fn model(stored: Json) -> Model {
    hosted(stored, Host::native())
}

fn hosted(stored: Json, host: Host) -> Model {
    let config = serde_json::from_str(r#"{"faq": "f.json", "contact": {"email": "a@b.example"}}"#).unwrap();
    let (config, _) = resolve("c", &config, &Page::default());
    let setup = Setup {
        config,
        config_file: "c".into(),
        strings: Strings::default(),
        stored,
        today: "2026-06-15".into(),
        may_reopen: true,
        fold: native_fold,
        host,
        device: Device::default(),
        profile: Json::Null,
        seed: "p".into(),
        now: 0.0,
    };
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
        }
        let saved = model.saved();
        let (reread, ..) = Saved::read(&saved.to_json());
        prop_assert_eq!(reread.turns.len(), saved.turns.len());
        let restored = self::model(saved.to_json());
        prop_assert_eq!(restored.saved().turns.len(), saved.turns.len());
    }

    /// Where nobody wrote rules, personalization is not loaded: nothing is shown, kept or done otherwise.
    #[test]
    fn without_rules_nothing_tells_whether_personalization_is_there(
        events in prop::collection::vec(any_event(), 0..40)
    ) {
        let [mut whole, mut plain] = [Host::native(), Host::without_engine()].map(|host| hosted(Json::Null, host));
        for event in events {
            prop_assert!(!plain.awaits_engine(&event));
            prop_assert_eq!(whole.update(event.clone(), 1.0), plain.update(event, 1.0));
            prop_assert_eq!(whole.view(), plain.view());
        }
        prop_assert_eq!(whole.saved().to_json(), plain.saved().to_json());
        prop_assert_eq!(whole.trace(), plain.trace());
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
    let mut late = hosted(Json::Null, Host::without_engine());
    let arrived = Event::FaqArrived(faq);
    assert!(late.awaits_engine(&arrived));
    late.take_engine(Host::native(), Device::default(), (&Json::Null, 0.0));
    assert!(!late.awaits_engine(&arrived));
    late.update(arrived.clone(), 1.0);
    assert_eq!(suggested(&late), 2);
    let mut plain = hosted(Json::Null, Host::without_engine());
    plain.update(arrived, 1.0);
    assert_eq!(suggested(&plain), 1);
}

#[test]
fn a_refusal_is_kept_without_personalization_as_with_it() {
    for host in [Host::native(), Host::without_engine()] {
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
