//! The round button in the corner. It takes the place of the one the loader drew, at the same spot.

use leptos::prelude::*;

use super::Ui;
use super::icon::{CHAT, CLOSE, Icon};
use crate::logic::conversation::event::Event;

/// Opens and closes the panel.
#[component]
pub fn Launcher(ui: Ui) -> impl IntoView {
    let is_open = ui.part(|view| view.is_open);
    let label = move || ui.view.with(|view| {
        let strings = &view.strings;
        if view.is_open { strings.close_help.to_string() } else { strings.open_help.to_string() }
    });
    let toggle = move |_| ui.send(if is_open.get_untracked() { Event::Closed } else { Event::Opened });
    view! {
        <button
            type="button"
            class="launcher"
            part="launcher"
            data-focus="launcher"
            aria-label=label
            aria-expanded=move || is_open.get().to_string()
            on:click=toggle
        >
            {move || view! { <Icon path=if is_open.get() { CLOSE } else { CHAT }/> }}
        </button>
    }
}
