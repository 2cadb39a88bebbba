//! The panel as a part of the page, and a look that changes while the page is shown.

use askwell::logic::config::raw::{Position, Theme};
use askwell::logic::config::resolve::{Page, resolve};
use askwell::logic::conversation::effect::Effect;
use askwell::logic::conversation::event::Event;
use askwell::logic::conversation::model::{Model, Setup};
use askwell::logic::json::Json;

fn model(attributes: &str) -> (Model, Vec<Effect>) {
    let page = Page { attributes: json(attributes), ..Page::default() };
    let (config, problems) = resolve("c", &json(r#"{"theme": "light", "faq": "f.json"}"#), &page);
    assert!(problems.is_empty());
    Model::new(Setup { config_file: "c".into(), ..Setup::native(config) })
}

fn json(text: &str) -> Json {
    serde_json::from_str(text).unwrap()
}

fn faq() -> Json {
    json(r#"[{"id": "a", "question": "How long does delivery take?", "answer": "Two days."}]"#)
}

/// Lets the FAQ arrive and be indexed; gives what was to be done meanwhile.
fn with_faq(model: &mut Model) -> Vec<Effect> {
    let mut effects = model.update(Event::FaqArrived(faq()), 1.0);
    for _ in 0..50 {
        effects.extend(model.update(Event::IndexTurn(1_000), 1.0));
    }
    effects
}

fn fetches_pack(effects: &[Effect]) -> bool {
    effects.iter().any(|effect| matches!(effect, Effect::FetchPack(_)))
}

#[test]
fn it_is_open_without_a_word_and_cannot_be_closed() {
    let (mut model, mut effects) = model(r#"{"inline": true}"#);
    assert!(model.view().frame.is_open && model.view().fixed.is_inline && !model.view().fixed.has_launcher);
    effects.extend(with_faq(&mut model));
    effects.extend(model.update(Event::Opened, 2.0));
    effects.extend(model.update(Event::Closed, 3.0));
    assert!(model.view().frame.is_open);
    let is_quiet = |effect: &Effect| !matches!(effect, Effect::Focus(_) | Effect::Raise(_) | Effect::Save(_));
    assert!(effects.iter().all(is_quiet), "{effects:?}");
}

#[test]
fn the_pack_is_fetched_once_the_visitor_has_begun() {
    let (mut inline, _) = model(r#"{"inline": true}"#);
    assert!(!fetches_pack(&with_faq(&mut inline)), "nobody has done anything yet");
    let (mut corner, _) = model("{}");
    assert!(!fetches_pack(&with_faq(&mut corner)));
    assert!(fetches_pack(&inline.update(Event::Typed("h".into()), 2.0)));
    assert!(fetches_pack(&corner.update(Event::Opened, 2.0)));
}

#[test]
fn what_is_stored_opens_no_panel_in_the_corner_of_another_page() {
    let (mut model, _) = model(r#"{"inline": true}"#);
    with_faq(&mut model);
    model.update(Event::Chosen("a".into()), 2.0);
    assert_eq!((model.saved().turns.len(), model.saved().is_open), (1, false));
}

#[test]
fn a_launcher_may_be_left_out() {
    assert!(!model(r#"{"launcher": "none"}"#).0.view().fixed.has_launcher);
    assert!(model(r##"{"launcher": "#help"}"##).0.view().fixed.has_launcher);
}

#[test]
fn the_page_changes_the_look_and_the_visitors_choice_of_colours_stands() {
    let (mut model, _) = model("{}");
    let seen = |model: &Model| (model.view().frame.theme, model.view().frame.position);
    assert_eq!(seen(&model), (Theme::Light, Position::Right));
    let effects = model.update(Event::Restyled(Some(Theme::Dark), None), 1.0);
    assert_eq!((seen(&model), effects), ((Theme::Dark, Position::Right), vec![]));
    model.update(Event::Restyled(None, Some(Position::Center)), 1.0);
    assert_eq!(seen(&model), (Theme::Dark, Position::Center));
    model.update(Event::ThemeChosen(Theme::Light), 1.0);
    model.update(Event::Restyled(Some(Theme::Dark), Some(Position::Left)), 1.0);
    assert_eq!(seen(&model), (Theme::Light, Position::Left));
}
