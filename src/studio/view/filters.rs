//! The controls that say which rows count.

use leptos::prelude::*;

use super::Ui;
use super::parts::{button, choice, note_by, option, section};
use crate::logic::insight::filter::Grouping;
use crate::logic::insight::page::Page;
use crate::logic::insight::page::event::{Event, Field};
use crate::logic::insight::page::measure::grouped;
use crate::logic::insight::page::words::{Words, filled};

/// A choice has so many values at most; where there are more, one may be typed.
const MOST_VALUES: usize = 100;

/// The section.
pub fn section_of(ui: Ui) -> AnyView {
    ui.drawn(|page| (page.words.clone(), page.choices.clone(), page.request.clone()), draw)
}

fn draw(ui: Ui, page: &Page) -> AnyView {
    let words = &page.words;
    let values = page.choices.values.iter().filter(|(_, values)| !values.is_empty());
    let fields = values.map(|(grouping, values)| field(ui, page, (*grouping, values)));
    let reset = page.is_filtered().then(|| button(ui, words.reset, Event::FilterCleared));
    let body = view! {
        <div class="fields">
            {day(ui, page, (words.from, Field::From))}
            {day(ui, page, (words.until, Field::Until))}
            {fields.collect::<Vec<_>>()}
            {least(ui, words, page.request.least)}
            {reset}
        </div>
    };
    section("filters", words.filters, vec![body.into_any()])
}

fn day(ui: Ui, page: &Page, (label, field): (&str, Field)) -> AnyView {
    view! {
        <label class="field">
            <span>{label.to_owned()}</span>
            <input
                type="date"
                prop:value=page.filter_value(field)
                on:change=move |event| ui.send(Event::Filtered(field, event_target_value(&event)))
            />
        </label>
    }
    .into_any()
}

fn field(ui: Ui, page: &Page, (grouping, values): (Grouping, &Vec<(String, u32)>)) -> AnyView {
    let field = Field::Of(grouping);
    let chosen = page.filter_value(field);
    if values.len() > MOST_VALUES {
        return search(ui, page, (grouping, values));
    }
    let mut options = vec![option("", page.words.all, chosen.is_empty())];
    options.extend(values.iter().map(|(value, count)| {
        option(value, &[value, " (", &grouped(*count), ")"].concat(), *value == chosen)
    }));
    let send = move |value| ui.send(Event::Filtered(field, value));
    choice(page.words.grouping(grouping), options, send)
}

/// A field to type in that offers the most frequent values, and says that there are more.
fn search(ui: Ui, page: &Page, (grouping, values): (Grouping, &Vec<(String, u32)>)) -> AnyView {
    let (words, field) = (&page.words, Field::Of(grouping));
    let (list, hint) = (["values-", grouping.word()].concat(), ["hint-", grouping.word()].concat());
    let count = |count: usize| grouped(u32::try_from(count).unwrap_or(u32::MAX));
    let text = filled(words.many_values, &[&count(values.len()), &count(MOST_VALUES)]);
    let options = values
        .iter()
        .take(MOST_VALUES)
        .map(|(value, rows)| view! { <option value=value.clone()>{grouped(*rows)}</option> }.into_any());
    view! {
        <div class="search">
            <label class="field">
                <span>{words.grouping(grouping).to_owned()}</span>
                <input
                    type="text"
                    autocomplete="off"
                    dir="auto"
                    list=list.clone()
                    aria-describedby=hint.clone()
                    placeholder=words.all.to_owned()
                    prop:value=page.filter_value(field)
                    on:change=move |event| ui.send(Event::Filtered(field, event_target_value(&event)))
                />
            </label>
            <datalist id=list.clone()>{options.collect::<Vec<_>>()}</datalist>
            {note_by(&hint, &text)}
        </div>
    }
    .into_any()
}

fn least(ui: Ui, words: &Words, least: u32) -> AnyView {
    let chosen = move |text: String| {
        if let Ok(least) = text.trim().parse() {
            ui.send(Event::LeastChosen(least));
        }
    };
    view! {
        <label class="field">
            <span>{words.least.to_string()}</span>
            <input
                type="number"
                min="1"
                max="10000"
                prop:value=least.to_string()
                on:change=move |event| chosen(event_target_value(&event))
            />
        </label>
    }
    .into_any()
}
