//! What the page is doing, and what went wrong.

use leptos::prelude::*;

use super::Ui;
use super::parts::note;
use crate::logic::insight::page::Page;
use crate::logic::insight::page::event::Failure;
use crate::logic::insight::page::measure::grouped;
use crate::logic::insight::page::words::{Words, filled};
use crate::logic::insight::page::work::Task;

/// One line that screen readers hear when it changes. Whole tens of per cent are enough for them.
pub fn status(ui: Ui) -> AnyView {
    let text = ui.part(doing);
    view! { <p class="status" role="status">{move || text.get()}</p> }.into_any()
}

fn doing(page: &Page) -> String {
    let words = &page.words;
    match page.task() {
        Some(Task::Reading(reading)) => {
            let tens = (reading.progress() * 10.0).floor() * 10.0;
            filled(words.reading, &[&tens.to_string()])
        }
        Some(_) => words.counting.to_string(),
        None if page.is_waiting => words.waiting.to_string(),
        None => match &page.report {
            Some(report) if report.total.rows == 0 => words.none_match.to_string(),
            Some(report) => filled(words.ready, &[&grouped(report.total.rows)]),
            None if !page.loaded.sources.is_empty() => words.nothing.to_string(),
            None => String::new(),
        },
    }
}

/// What could not be had, and what is wrong with files.
pub fn problems(ui: Ui) -> AnyView {
    ui.drawn(
        |page| {
            let loaded = &page.loaded;
            (page.words.clone(), page.failure.clone(), loaded.problems.clone(), loaded.further_problems)
        },
        |_, page| {
            view! {
                <div class="alerts" role="alert">{page.failure.as_ref().map(|failure| failed(failure, &page.words))}</div>
                {list(page)}
            }
            .into_any()
        },
    )
}

fn failed(failure: &Failure, words: &Words) -> AnyView {
    let text = match failure {
        Failure::NoAddress(typed) => filled(words.fail_address, &[typed]),
        Failure::Refused(url) => filled(words.fail_refused, &[url]),
        Failure::Status(url, status) => filled(words.fail_status, &[url, &status.to_string()]),
        Failure::Unreachable(url) => filled(words.fail_unreachable, &[url]),
        Failure::Unreadable(name) => filled(words.fail_unreadable, &[name]),
        Failure::NoRows => words.fail_rows.to_string(),
        Failure::NoSample => words.fail_sample.to_string(),
    };
    view! { <p class="failure" dir="auto">{text}</p> }.into_any()
}

fn list(page: &Page) -> Option<AnyView> {
    let (loaded, words, texts) = (&page.loaded, &page.words, &page.flaws);
    if loaded.problems.is_empty() {
        return None;
    }
    let items = loaded.problems.iter().map(|problem| {
        view! {
            <li>
                <strong dir="auto">{problem.place(texts)}</strong>
                {[": ", &problem.flaw.text(texts)].concat()}
            </li>
        }
        .into_any()
    });
    let further = u32::try_from(loaded.further_problems).unwrap_or(u32::MAX);
    Some(
        view! {
            <section class="problems" aria-labelledby="problems-title">
                <h2 id="problems-title">{words.problems.to_string()}</h2>
                {note(words.problems_note)}
                <ul>{items.collect::<Vec<_>>()}</ul>
                {(further > 0).then(|| note(&filled(words.further, &[&grouped(further)])))}
            </section>
        }
        .into_any(),
    )
}
