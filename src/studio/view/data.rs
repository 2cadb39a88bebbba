//! The ways to load rows: files, a collector, this browser, an invented sample.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::Ui;
use super::parts::{button, note};
use crate::logic::insight::page::Page;
use crate::logic::insight::page::event::Event;
use crate::logic::insight::page::words::{Words, filled};

/// What is typed, which outlives a change of language. The token is nowhere else.
#[derive(Clone, Copy)]
struct Typed {
    url: RwSignal<String>,
    token: RwSignal<String>,
}

/// The section; folded up once there are figures.
pub fn section(ui: Ui) -> AnyView {
    let typed = Typed { url: RwSignal::new(String::new()), token: RwSignal::new(String::new()) };
    let is_empty = ui.part(|page| page.report.is_none());
    view! {
        <details class="data" prop:open=move || is_empty.get()>
            {ui.drawn(|page| (page.words.clone(), page.report.is_none()), |_, page| {
                let heading = if page.report.is_some() { &page.words.more_data } else { &page.words.data };
                view! { <summary>{heading.to_string()}</summary> }.into_any()
            })}
            {ui.drawn(|page| page.words.clone(), move |ui, page| {
                view! {
                    <div class="ways">
                        {files(&page.words)}
                        {collector(ui, &page.words, typed)}
                        {others(ui, &page.words)}
                    </div>
                }
                .into_any()
            })}
        </details>
        {ui.drawn(|page| (page.words.clone(), page.report.is_some(), page.loaded.clone()), loaded)}
    }
    .into_any()
}

/// The shell reads what is picked in any field of files, and what is dropped anywhere.
fn files(words: &Words) -> AnyView {
    view! {
        <div class="way">
            <label class="field">
                <span>{words.files.to_string()}</span>
                <input type="file" multiple=true accept=".csv,.ndjson,.jsonl,.json,.txt" />
            </label>
            {note(words.drop)}
        </div>
    }
    .into_any()
}

fn collector(ui: Ui, words: &Words, Typed { url, token }: Typed) -> AnyView {
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        ui.send(Event::CollectorAsked { url: url.get_untracked(), token: token.get_untracked() });
    };
    view! {
        <form class="way" novalidate=true aria-label=words.collector.to_string() on:submit=submit>
            <p class="way-title">{words.collector.to_string()}</p>
            <label class="field">
                <span>{words.address.to_string()}</span>
                <input
                    type="url"
                    inputmode="url"
                    placeholder="https://feedback.example"
                    on:input=move |event| url.set(event_target_value(&event))
                />
            </label>
            <label class="field">
                <span>{words.token.to_string()}</span>
                <input
                    type="password"
                    autocomplete="off"
                    aria-describedby="token-hint"
                    on:input=move |event| token.set(event_target_value(&event))
                />
            </label>
            <p class="note" id="token-hint">{words.token_hint.to_string()}</p>
            <button type="submit">{words.fetch.to_string()}</button>
        </form>
    }
    .into_any()
}

fn others(ui: Ui, words: &Words) -> AnyView {
    view! {
        <div class="way">
            <p class="way-title">{words.others.to_string()}</p>
            <p class="buttons">
                {button(ui, words.browser, Event::BrowserAsked)}
                {button(ui, words.sample, Event::SampleAsked)}
            </p>
        </div>
    }
    .into_any()
}

/// What was loaded, and the button that removes it.
fn loaded(ui: Ui, page: &Page) -> AnyView {
    let (words, loaded) = (&page.words, &page.loaded);
    if page.report.is_none() {
        return ().into_any();
    }
    let rows = u32::try_from(loaded.rows).unwrap_or(u32::MAX);
    let superseded = u32::try_from(loaded.superseded).unwrap_or(u32::MAX);
    let grouped = crate::logic::insight::page::measure::grouped;
    let text = filled(words.loaded, &[&grouped(rows), &loaded.sources.join(", ")]);
    let twice = (superseded > 0).then(|| note(&filled(words.superseded, &[&grouped(superseded)])));
    let invented = loaded
        .is_invented
        .then(|| view! { <p class="invented" role="note">{words.invented_note.to_string()}</p> }.into_any());
    view! {
        <div class="loaded">
            <p dir="auto">{text}</p>
            {button(ui, words.clear, Event::Cleared)}
        </div>
        {twice}
        {invented}
    }
    .into_any()
}
