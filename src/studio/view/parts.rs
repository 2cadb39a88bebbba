//! What several views are made of.

use std::sync::{Arc, Mutex};

use leptos::prelude::*;

use super::Ui;
use crate::logic::insight::page::event::{Event, Export};
use crate::logic::insight::page::tables::Sheet;
use crate::logic::insight::page::words::Words;

/// A part that is drawn again when what it reads changes.
pub fn live(draw: impl FnMut() -> AnyView + Send + 'static) -> Arc<Mutex<dyn FnMut() -> AnyView + Send>> {
    Arc::new(Mutex::new(draw))
}

/// An option of a choice.
pub fn option(value: &str, name: &str, is_chosen: bool) -> AnyView {
    view! { <option value=value.to_owned() prop:selected=is_chosen>{name.to_owned()}</option> }.into_any()
}

/// A choice with its label.
pub fn choice(label: &str, options: Vec<AnyView>, chosen: impl Fn(String) + 'static) -> AnyView {
    view! {
        <label class="field">
            <span>{label.to_owned()}</span>
            <select on:change=move |event| chosen(event_target_value(&event))>{options}</select>
        </label>
    }
    .into_any()
}

/// A button that sends an event.
pub fn button(ui: Ui, label: &str, event: Event) -> AnyView {
    view! { <button type="button" on:click=move |_| ui.send(event.clone())>{label.to_owned()}</button> }
        .into_any()
}

/// The button that downloads a table; screen readers hear which.
pub fn download(ui: Ui, words: &Words, (sheet, caption): (Sheet, &str)) -> AnyView {
    let event = Event::Exported(Export::Table(sheet));
    let label = [words.download, ": ", caption].concat();
    view! {
        <button type="button" class="quiet" aria-label=label on:click=move |_| ui.send(event.clone())>
            {words.download.to_string()}
        </button>
    }
    .into_any()
}

/// A note in small print.
pub fn note(text: &str) -> AnyView {
    view! { <p class="note">{text.to_owned()}</p> }.into_any()
}

/// A note in small print that describes a field.
pub fn note_by(id: &str, text: &str) -> AnyView {
    view! { <p class="note" id=id.to_owned()>{text.to_owned()}</p> }.into_any()
}

/// A section under a heading.
pub fn section(name: &'static str, heading: &str, body: Vec<AnyView>) -> AnyView {
    let id = [name, "-title"].concat();
    view! {
        <section class=["section ", name].concat() aria-labelledby=id.clone()>
            <h2 id=id.clone()>{heading.to_owned()}</h2>
            {body}
        </section>
    }
    .into_any()
}
