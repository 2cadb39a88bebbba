//! What marketers see: views that draw the state of the page and send events, and decide nothing.
//!
//! The rules are those of `src/ui.rs`: no subtree is fully static, since Leptos would make `innerHTML` of it; no style
//! stands in an element. Each section is drawn again when its own part of the state changes.

mod bars;
mod content;
mod data;
mod filters;
mod glance;
mod notes;
mod parts;
mod sections;
mod tables;
mod trend;
mod voices;

use leptos::prelude::*;

use crate::logic::insight::page::event::Event;
use crate::logic::insight::page::words::Words;
use crate::logic::insight::page::{Page, Shared};
use parts::{live, option};

/// What every view is given: the state to read, and where events go.
#[derive(Clone, Copy)]
pub struct Ui {
    page: RwSignal<Page>,
    send: UnsyncCallback<Event>,
}

impl Ui {
    /// Ties the state to where events go.
    pub fn new(page: RwSignal<Page>, send: UnsyncCallback<Event>) -> Self {
        Ui { page, send }
    }

    /// Sends an event.
    fn send(self, event: Event) {
        self.send.run(event);
    }

    /// A part of the state; what depends on it is drawn again only when that part changes.
    fn part<T: PartialEq + Send + Sync + 'static>(
        self,
        pick: impl Fn(&Page) -> T + Send + Sync + 'static,
    ) -> Memo<T> {
        Memo::new(move |_| self.page.with(&pick))
    }

    /// Draws a part of the page, again whenever what `pick` gives changes.
    fn drawn<T: PartialEq + Send + Sync + 'static>(
        self,
        pick: impl Fn(&Page) -> T + Send + Sync + 'static,
        draw: impl Fn(Ui, &Page) -> AnyView + Send + 'static,
    ) -> AnyView {
        let part = self.part(pick);
        live(move || {
            // A memo that was only tracked, and never read, would never have been computed.
            part.with(|_| ());
            self.page.with_untracked(|page| draw(self, page))
        })
        .into_any()
    }
}

/// The texts and the figures: what most sections depend on.
fn figures(page: &Page) -> (Shared<Words>, Option<Shared<crate::logic::insight::report::Report>>) {
    (page.words.clone(), page.report.clone())
}

/// The whole page.
pub fn page(ui: &Ui) -> impl IntoView + use<> {
    let ui = *ui;
    view! {
        {ui.drawn(|page| page.words.clone(), head)}
        <main id={"main"} tabindex="-1">
            {data::section(ui)}
            {notes::status(ui)}
            {notes::problems(ui)}
            {ui.drawn(|page| (page.words.clone(), page.report.is_some()), |ui, page| {
                if page.report.is_some() { sections::all(ui) } else { ().into_any() }
            })}
        </main>
    }
}

fn head(ui: Ui, page: &Page) -> AnyView {
    let words = &page.words;
    let languages = [("en", "English"), ("zh-Hans", "简体中文")];
    let options =
        languages.map(|(lang, name)| option(lang, name, page.lang == lang)).into_iter().collect::<Vec<_>>();
    view! {
        <a class="skip" href="#main">{words.skip.to_string()}</a>
        <header class="head">
            <div>
                <h1>{words.title.to_string()}</h1>
                <p class="lead">{words.lead.to_string()}</p>
            </div>
            <label class="field">
                <span class="unseen">{words.interface.to_string()}</span>
                <select on:change=move |event| ui.send(Event::LanguageChosen(event_target_value(&event)))>{options}</select>
            </label>
        </header>
    }
    .into_any()
}
