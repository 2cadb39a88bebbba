//! What several views are made of. One type of view each, however often it is used.

use std::sync::{Arc, Mutex};

use leptos::prelude::*;

use super::Ui;
use crate::logic::conversation::event::Event;
use crate::logic::conversation::view_model::Choice;

/// Two speech lines in a bubble.
pub const CHAT: &str = "M3 4h18v13h-9l-5 4v-4H3zM8 9h8M8 13h5";
/// A cross.
pub const CLOSE: &str = "M6 6l12 12M18 6L6 18";
/// Three dots.
pub const MORE: &str = "M5 12h.01M12 12h.01M19 12h.01";
/// An arrow up.
pub const SEND: &str = "M12 19V5M6 11l6-6 6 6";

/// A part that is drawn again when what it reads changes. A shared type, so that Leptos' code for it is
/// there once.
pub fn live(draw: impl FnMut() -> AnyView + Send + 'static) -> Arc<Mutex<dyn FnMut() -> AnyView + Send>> {
    Arc::new(Mutex::new(draw))
}

/// A picture drawn with strokes in the colour of the text; hidden from screen readers.
pub fn icon(path: &'static str) -> impl IntoView + use<> {
    view! {
        <svg viewBox="0 0 24 24" class="icon" aria-hidden="true" focusable="false">
            <path d=path></path>
        </svg>
    }
}

/// A paragraph of the widget's own.
pub fn line(class: &'static str, text: String) -> AnyView {
    view! { <p class=class dir="auto">{text}</p> }.into_any()
}

/// Text for screen readers only.
pub fn unseen(text: String) -> impl IntoView + use<> {
    view! { <span class="unseen">{text}</span> }
}

/// A button with a text.
pub fn button(ui: &Ui, class: &'static str, label: String, event: Event) -> AnyView {
    view! { <button type="button" class=class part="choice" dir="auto" on:click=ui.sends(event)>{label}</button> }.into_any()
}

/// The button that asks for the ways to a human; nothing where the owner named none.
pub fn human_button(ui: &Ui) -> Option<AnyView> {
    let contact = ui.fixed.contact.as_ref()?;
    Some(button(ui, "choice human", contact.label.clone(), Event::HumanAsked))
}

/// Entries to choose from, under a heading; nothing where there are none.
pub fn choices(ui: &Ui, heading: String, choices: &[Choice]) -> Option<AnyView> {
    let buttons = choices.iter().map(|choice| {
        let event = Event::Chosen(choice.id.clone());
        view! { <li>{button(ui, "choice", choice.question.clone(), event)}</li> }.into_any()
    });
    let list = view! { <ul class="choices">{buttons.collect::<Vec<_>>()}</ul> }.into_any();
    (!choices.is_empty()).then(|| vec![line("label", heading), list].into_any())
}
