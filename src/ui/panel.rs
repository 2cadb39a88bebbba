//! The panel: heading, options, transcript, composer.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::Ui;
use super::composer::composer;
use super::parts::{CLOSE, MORE, button, icon, live};
use super::transcript::transcript;
use crate::logic::config::raw::Theme;
use crate::logic::conversation::event::Event;
use crate::logic::conversation::view_model::FrameView;

/// The panel. Where it covers the page, focus goes round inside it.
pub fn panel(ui: &Ui, frame: &FrameView) -> impl IntoView + use<> {
    let dispatch = ui.dispatch;
    let on_key = move |key: KeyboardEvent| {
        // Escape during composition is the input method's.
        if key.key() == "Escape" && !key.is_composing() {
            dispatch.run(Event::Closed);
        }
    };
    view! {
        <section
            class="panel"
            part="panel"
            role="dialog"
            aria-labelledby="title"
            tabindex="-1"
            data-focus="panel"
            on:keydown=on_key
        >
            {focus_edge(ui, false)}
            {header(ui, frame)}
            {frame.has_options_open.then(|| options(ui, frame))}
            {live_transcript(ui)}
            {super::survey::place(ui, false)}
            {live_composer(ui)}
            {focus_edge(ui, true)}
        </section>
    }
}

fn live_transcript(ui: &Ui) -> impl IntoView + use<> {
    let part = ui.part(|view| &view.transcript);
    let ui = ui.clone();
    live(move || transcript(&ui, &part.get()))
}

fn live_composer(ui: &Ui) -> impl IntoView + use<> {
    let part = ui.part(|view| &view.composer);
    let ui = ui.clone();
    live(move || composer(&ui, &part.get()))
}

/// Stops that are there only where the panel covers the page: they send the focus to the other end, so
/// that it does not get lost behind the panel.
fn focus_edge(ui: &Ui, at_end: bool) -> impl IntoView + use<> {
    let dispatch = ui.dispatch;
    view! { <span class="edge" tabindex="0" on:focus=move |_| dispatch.run(Event::FocusLeft(at_end))></span> }
}

fn header(ui: &Ui, frame: &FrameView) -> impl IntoView + use<> {
    let tool = |path, label: String, focus, event| {
        view! {
            <button type="button" class="tool" data-focus=focus aria-label=label on:click=ui.sends(event)>
                {icon(path)}
            </button>
        }
    };
    let more = tool(MORE, ui.text(|s| &s.options), "first", Event::OptionsToggled)
        .attr("aria-expanded", frame.has_options_open.to_string());
    view! {
        <header class="header" part="header">
            <h2 id="title" class="title" dir="auto">{ui.fixed.title.clone()}</h2>
            {more}
            {tool(CLOSE, ui.text(|s| &s.close_help), "", Event::Closed)}
        </header>
    }
}

/// What visitors may set and erase.
fn options(ui: &Ui, frame: &FrameView) -> impl IntoView + use<> {
    let dispatch = ui.dispatch;
    let choose = move |event| {
        if let Some(theme) = Theme::from_word(&event_target_value(&event)) {
            dispatch.run(Event::ThemeChosen(theme));
        }
    };
    let option = |theme: Theme, label: String| {
        view! { <option value=theme.word() selected=frame.theme == theme>{label}</option> }.into_any()
    };
    let themes = vec![
        option(Theme::Auto, ui.text(|s| &s.theme_auto)),
        option(Theme::Light, ui.text(|s| &s.theme_light)),
        option(Theme::Dark, ui.text(|s| &s.theme_dark)),
    ];
    view! {
        <div class="options">
            <label class="setting">
                {ui.text(|s| &s.appearance)}
                <select on:change=choose>{themes}</select>
            </label>
            {button(ui, "choice", ui.text(|s| &s.erase), Event::Erased)}
        </div>
    }
}
