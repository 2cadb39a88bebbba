//! All sections that show figures, in the order of the page.

use leptos::prelude::*;

use super::parts::{choice, note, option, section};
use super::tables::{drawn, sheet, split};
use super::{Ui, content, figures, filters, glance, trend, voices};
use crate::logic::insight::filter::Grouping;
use crate::logic::insight::page::Page;
use crate::logic::insight::page::event::{Event, Export};
use crate::logic::insight::page::measure::grouped;
use crate::logic::insight::page::tables::Sheet;
use crate::logic::insight::page::words::filled;

/// All of them.
pub fn all(ui: Ui) -> AnyView {
    view! {
        {filters::section_of(ui)}
        {glance::section_of(ui)}
        {trend::section_of(ui)}
        {ui.drawn(figures, satisfaction)}
        {ui.drawn(figures, conversations)}
        {ui.drawn(|page| (figures(page), page.request.grouping), compare)}
        {content::section_of(ui)}
        {voices::section_of(ui)}
        {ui.drawn(|page| (page.words.clone(), page.with_mark), downloads)}
    }
    .into_any()
}

fn satisfaction(ui: Ui, page: &Page) -> AnyView {
    let words = &page.words;
    let table = |name| (name, page.table(name), words.none_answers);
    let answers = page.table(Sheet::Answers);
    let answers = if answers.rows.is_empty() {
        ().into_any()
    } else {
        let tables = split(&answers).into_iter().enumerate();
        let tables: Vec<AnyView> =
            tables.map(|(at, table)| drawn(words, &table, &["answers-", &at.to_string()].concat())).collect();
        let download = super::parts::download(ui, words, (Sheet::Answers, &answers.caption));
        view! {
            <h3>{answers.caption.clone()}</h3>
            <div class="columns answers">{tables}</div>
            {download}
        }
        .into_any()
    };
    let pairs = view! {
        <div class="columns">
            {sheet(ui, words, table(Sheet::Dimensions))}
            {sheet(ui, words, table(Sheet::Surveys))}
        </div>
    };
    section("satisfaction", words.satisfaction, vec![answers, pairs.into_any()])
}

fn conversations(ui: Ui, page: &Page) -> AnyView {
    let words = &page.words;
    let table = |name| (name, page.table(name), "");
    let pairs = view! {
        <div class="columns">
            {sheet(ui, words, table(Sheet::Ends))}
            {sheet(ui, words, table(Sheet::Questions))}
        </div>
    };
    section("talk", words.talk, vec![note(words.talk_note), pairs.into_any()])
}

fn compare(ui: Ui, page: &Page) -> AnyView {
    let words = &page.words;
    let chosen = page.request.grouping.unwrap_or_default();
    let options = Grouping::ALL
        .map(|by| option(by.word(), words.grouping(by), by == chosen))
        .into_iter()
        .collect::<Vec<_>>();
    let send = move |word: String| {
        if let Some(grouping) = Grouping::from_word(&word) {
            ui.send(Event::GroupingChosen(grouping));
        }
    };
    let further = page.report.as_ref().map_or(0, |report| report.further_groups);
    let further = u32::try_from(further).unwrap_or(u32::MAX);
    let body = vec![
        view! { <div class="fields">{choice(words.by, options, send)}</div> }.into_any(),
        sheet(ui, words, (Sheet::Groups, page.table(Sheet::Groups), "")),
        (further > 0).then(|| note(&filled(words.further_groups, &[&grouped(further)]))).into_any(),
    ];
    section("compare", words.compare, body)
}

fn downloads(ui: Ui, page: &Page) -> AnyView {
    let words = &page.words;
    let mark = move |event| ui.send(Event::MarkChosen(event_target_checked(&event)));
    let export = |label: &str, export| super::parts::button(ui, label, Event::Exported(export));
    let body = view! {
        <label class="check">
            <input type="checkbox" prop:checked=page.with_mark on:change=mark />
            <span>{words.mark.to_string()}</span>
        </label>
        <p class="buttons">
            {export(words.all_rows, Export::Rows)}
            {export(words.trends, Export::Table(Sheet::Trends))}
        </p>
        {note(words.guard_note)}
    };
    section("downloads", words.downloads, vec![body.into_any()])
}
