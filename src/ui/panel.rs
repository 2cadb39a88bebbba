//! The panel: heading, options, transcript, composer.

use leptos::prelude::*;

use super::Ui;
use super::composer::composer;
use super::node::{Element, Node, element, live};
use super::parts::{CLOSE, MORE, button, icon, key_of, line, picture, word};
use super::transcript::transcript;
use crate::logic::config::raw::Theme;
use crate::logic::conversation::event::Event;
use crate::logic::conversation::view_model::FrameView;

const PANEL: &str = "class=panel; part=panel; aria-labelledby=title; tabindex=-1; data-focus=panel";

/// The panel. Where it covers the page, focus goes round inside it.
pub fn panel(ui: &Ui, frame: &FrameView) -> Element {
    let dispatch = ui.dispatch.clone();
    element("section", PANEL)
        .set("role", if ui.fixed.is_inline { "region" } else { "dialog" })
        .on("keydown", move |event| {
            let key = key_of(event);
            // Escape during composition is the input method's.
            if key.key() == "Escape" && !key.is_composing() {
                dispatch(Event::Closed);
            }
        })
        .child(focus_edge(ui, false))
        .child(header(ui, frame))
        .child(frame.has_options_open.then(|| options(ui, frame)))
        .child(live_transcript(ui))
        .child(super::survey_place(ui, false))
        .child(live_composer(ui))
        .child(focus_edge(ui, true))
}

fn live_transcript(ui: &Ui) -> Node {
    let ui = ui.clone();
    live(move || transcript(&ui, &ui.part(|shown| &shown.transcript).transcript))
}

fn live_composer(ui: &Ui) -> Node {
    let ui = ui.clone();
    live(move || composer(&ui, &ui.part(|shown| &shown.composer).composer))
}

/// Stops that are there only where the panel covers the page: they send the focus to the other end, so
/// that it does not get lost behind the panel.
fn focus_edge(ui: &Ui, at_end: bool) -> Element {
    element("span", "class=edge; tabindex=0").on("focus", ui.sends(Event::FocusLeft(at_end)))
}

fn header(ui: &Ui, frame: &FrameView) -> Element {
    let tool = |path, label: &'static str, event| {
        element("button", "type=button; class=tool; part=tool")
            .set("aria-label", label)
            .on("click", ui.sends(event))
            .child(icon(path))
    };
    let more = tool(MORE, ui.texts().options, Event::OptionsToggled)
        .set("data-focus", "first")
        .set("aria-expanded", word(frame.has_options_open));
    element("header", "class=header; part=header")
        .child(ui.fixed.avatar.as_ref().map(|avatar| picture("avatar", avatar)))
        .child(element("h2", "id=title; class=title; part=title; dir=auto").child(ui.fixed.title.clone()))
        .child(more)
        .child((!ui.fixed.is_inline).then(|| tool(CLOSE, ui.texts().close_help, Event::Closed)))
}

/// What visitors may set and erase.
fn options(ui: &Ui, frame: &FrameView) -> Element {
    let dispatch = ui.dispatch.clone();
    let option = |theme: Theme, label: &'static str| {
        element("option", "").set("value", theme.word()).flag("selected", frame.theme == theme).child(label)
    };
    let themes = element("select", "")
        .on("change", move |event| {
            if let Some(theme) = Theme::from_word(&event_target_value(event)) {
                dispatch(Event::ThemeChosen(theme));
            }
        })
        .child(option(Theme::Auto, ui.texts().theme_auto))
        .child(option(Theme::Light, ui.texts().theme_light))
        .child(option(Theme::Dark, ui.texts().theme_dark));
    element("div", "class=options; part=options")
        .child((!ui.fixed.languages.is_empty()).then(|| languages(ui)))
        .child(element("label", "class=setting").child(ui.texts().appearance).child(themes))
        .child(frame.has_turns.then(|| taking(ui)))
        .child(button(ui, "choice", (ui.texts().erase, Event::Erased)))
        .child(button(ui, "choice", (ui.texts().remembered, Event::RememberedToggled)))
        .child(frame.remembered.as_ref().map(|view| remembered(ui, view)))
}

/// The languages to choose from, each by its own name.
fn languages(ui: &Ui) -> Element {
    let dispatch = ui.dispatch.clone();
    let options = ui.fixed.languages.iter().map(|(lang, name)| {
        let option = element("option", "").set("value", *lang).set("lang", *lang);
        option.flag("selected", ui.fixed.lang == *lang).child(name.clone()).into()
    });
    let list = element("select", "")
        .on("change", move |event| dispatch(Event::LanguageChosen(event_target_value(event))))
        .child(options.collect::<Vec<Node>>());
    element("label", "class=setting").child(ui.texts().language).child(list)
}

/// The ways to take the conversation along.
fn taking(ui: &Ui) -> Vec<Node> {
    let texts = ui.texts();
    let ways = [
        (texts.copy, Event::CopyAsked),
        (texts.save_text, Event::TextAsked),
        (texts.print, Event::PrintAsked),
    ];
    ways.into_iter().map(|way| button(ui, "choice", way)).collect()
}

/// What is remembered of the visitor, with the ways to take it along and to erase it.
fn remembered(ui: &Ui, view: &[(&'static str, Vec<String>)]) -> Element {
    let mut all =
        element("div", "class=remembered; role=region; tabindex=0").set("aria-label", ui.texts().remembered);
    for (heading, lines) in view {
        let items = lines.iter().map(|text| element("li", "dir=auto").child(text.clone()).into());
        all =
            all.child(line("heading", *heading)).child(element("ul", "").child(items.collect::<Vec<Node>>()));
    }
    all.child(button(ui, "choice", (ui.texts().export, Event::Exported))).child(button(
        ui,
        "choice",
        (ui.texts().forget_all, Event::Erased),
    ))
}
