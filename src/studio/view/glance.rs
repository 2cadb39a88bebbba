//! The main figures at the head of the page.

use leptos::prelude::*;

use super::parts::{note, section};
use super::tables::{measure, sheet};
use super::{Ui, figures};
use crate::logic::insight::page::Page;
use crate::logic::insight::page::gauge::Gauge;
use crate::logic::insight::page::tables::Sheet;

/// The section.
pub fn section_of(ui: Ui) -> AnyView {
    ui.drawn(figures, draw)
}

fn draw(ui: Ui, page: &Page) -> AnyView {
    let words = &page.words;
    let Some(report) = &page.report else { return ().into_any() };
    let cards = Gauge::HEAD.map(|gauge| {
        let figure = gauge.of(&report.total);
        view! {
            <div class="card">
                <dt>{gauge.name(words).to_owned()}</dt>
                <dd class="main">{measure(words, &figure)}</dd>
                <dd class="means">{gauge.meaning(words).to_owned()}</dd>
            </div>
        }
        .into_any()
    });
    let table = page.table(Sheet::Overview);
    let all = view! {
        <details class="more">
            <summary>{words.all_figures.to_string()}</summary>
            {sheet(ui, words, (Sheet::Overview, table, ""))}
        </details>
    };
    let days = page.days().map(|(first, last)| note(&[first, " – ".to_owned(), last].concat()));
    let cards = view! { <dl class="cards">{cards.into_iter().collect::<Vec<_>>()}</dl> }.into_any();
    let body = vec![days.into_any(), cards, note(words.interval_note), all.into_any()];
    section("glance", words.glance, body)
}
