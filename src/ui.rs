//! What visitors see: Leptos components that draw the view model and send events, and decide nothing.
//!
//! **No subtree may be fully static.** Leptos turns such a one into `innerHTML`, which Trusted Types
//! forbid; a text or attribute in braces keeps it an element. The end-to-end test under
//! `require-trusted-types-for 'script'` guards this.

mod answer;
mod composer;
mod contact;
mod icon;
mod launcher;
mod options;
mod panel;
mod transcript;
mod turn;

use std::borrow::Cow;

use leptos::prelude::*;

use crate::logic::conversation::event::Event;
use crate::logic::conversation::view_model::{Choice, ViewModel};
use crate::logic::strings::Strings;
use launcher::Launcher;
use panel::Panel;

/// The style sheet of the whole widget.
pub const CSS: &str = include_str!("ui/widget.css");

/// What every component is given: the view model to read, and where events go.
#[derive(Clone, Copy)]
pub struct Ui {
    view: RwSignal<ViewModel>,
    dispatch: UnsyncCallback<Event>,
}

impl Ui {
    /// Ties a view model to where events go.
    pub fn new(view: RwSignal<ViewModel>, dispatch: UnsyncCallback<Event>) -> Self {
        Ui { view, dispatch }
    }

    /// Sends an event.
    fn send(self, event: Event) {
        self.dispatch.run(event);
    }

    /// A part of the view model; what depends on it is drawn again only when that part changes.
    fn part<T: PartialEq + Send + Sync + Clone + 'static>(self, pick: fn(&ViewModel) -> T) -> Memo<T> {
        Memo::new(move |_| self.view.with(pick))
    }

    /// A text of the interface.
    fn text(self, pick: fn(&Strings) -> &Cow<'static, str>) -> impl Fn() -> String + Copy + Send + Sync + 'static {
        move || self.view.with(|view| pick(&view.strings).to_string())
    }
}

/// The whole widget: its launcher, and the panel while it is open.
#[component]
pub fn Widget(
    /// The view model and where events go.
    ui: Ui,
) -> impl IntoView {
    let is_open = ui.part(|view| view.is_open);
    view! {
        <div
            class="widget"
            lang=move || ui.view.with(|view| view.lang)
            data-theme=move || ui.view.with(|view| view.theme.word())
            data-position=move || ui.view.with(|view| view.position.word())
        >
            <Show when=move || is_open.get()>
                <Panel ui/>
            </Show>
            <Launcher ui/>
        </div>
    }
}

/// Entries to choose from, each a button that asks its question.
#[component]
fn Choices(ui: Ui, choices: Vec<Choice>) -> impl IntoView {
    let buttons = choices.into_iter().map(move |choice| {
        let choose = move |_| ui.send(Event::Chosen(choice.id.clone()));
        view! { <li><button type="button" class="choice" part="choice" dir="auto" on:click=choose>{choice.question}</button></li> }
    });
    view! { <ul class="choices">{buttons.collect_view()}</ul> }
}
