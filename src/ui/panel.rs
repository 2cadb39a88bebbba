//! The panel: heading, options, transcript, composer.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::Ui;
use super::composer::Composer;
use super::icon::{CLOSE, Icon, MORE};
use super::options::Options;
use super::transcript::Transcript;
use crate::logic::conversation::event::Event;

/// The panel. Where it covers the page, focus goes round inside it.
#[component]
pub fn Panel(ui: Ui) -> impl IntoView {
    let on_key = move |key: KeyboardEvent| {
        // Escape during composition is the input method's.
        if key.key() == "Escape" && !key.is_composing() {
            ui.send(Event::Closed);
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
            <FocusEdge ui at_end=false/>
            <Header ui/>
            <Options ui/>
            <Transcript ui/>
            <Composer ui/>
            <FocusEdge ui at_end=true/>
        </section>
    }
}

/// Stops that are there only where the panel covers the page: they send the focus to the other end, so
/// that it does not get lost behind the panel.
#[component]
fn FocusEdge(ui: Ui, at_end: bool) -> impl IntoView {
    view! { <span class="edge" tabindex="0" on:focus=move |_| ui.send(Event::FocusLeft(at_end))></span> }
}

#[component]
fn Header(ui: Ui) -> impl IntoView {
    let has_options_open = ui.part(|view| view.has_options_open);
    view! {
        <header class="header" part="header">
            <h2 id="title" class="title">{move || ui.view.with(|view| view.title.clone())}</h2>
            <button
                type="button"
                class="tool"
                data-focus="first"
                aria-label=ui.text(|s| &s.options)
                aria-expanded=move || has_options_open.get().to_string()
                aria-controls="options"
                on:click=move |_| ui.send(Event::OptionsToggled)
            >
                <Icon path=MORE/>
            </button>
            <button type="button" class="tool" aria-label=ui.text(|s| &s.close_help) on:click=move |_| ui.send(Event::Closed)>
                <Icon path=CLOSE/>
            </button>
        </header>
    }
}
