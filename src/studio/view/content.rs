//! What the FAQ should do better: entries that do not help, topics that rise, questions without an answer.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::parts::{button, download, note, section};
use super::tables::sheet;
use super::{Ui, figures};
use crate::logic::insight::page::Page;
use crate::logic::insight::page::event::{Event, Export};
use crate::logic::insight::page::measure::grouped;
use crate::logic::insight::page::table::day;
use crate::logic::insight::page::tables::Sheet;
use crate::logic::insight::page::words::{Words, filled};
use crate::logic::insight::unanswered::Cluster;

/// So many clusters are listed; the file has all.
const MOST_CLUSTERS: usize = 50;
/// So many other wordings are shown of each.
const MOST_WORDINGS: usize = 4;

/// The section.
pub fn section_of(ui: Ui) -> AnyView {
    let lists = ui.drawn(figures, |ui, page| {
        let words = &page.words;
        view! {
            {note(words.entries_note)}
            {sheet(ui, words, (Sheet::Entries, page.table(Sheet::Entries), words.none_entries))}
            {note(words.topics_note)}
            {sheet(ui, words, (Sheet::Topics, page.table(Sheet::Topics), words.none_topics))}
        }
        .into_any()
    });
    let unanswered =
        ui.drawn(|page| (page.words.clone(), page.clusters.clone(), page.unwanted.clone()), unanswered);
    let heading = ui.page.with_untracked(|page| page.words.content.to_string());
    section("content", &heading, vec![lists, unanswered])
}

fn unanswered(ui: Ui, page: &Page) -> AnyView {
    let words = &page.words;
    if page.clusters.is_empty() {
        return view! {
            <div class="sheet">
                <h3>{words.unanswered.to_string()}</h3>
                <p class="none">{words.none_unanswered.to_string()}</p>
            </div>
        }
        .into_any();
    }
    let rows =
        page.clusters.iter().take(MOST_CLUSTERS).map(|cluster| row(ui, (words, &page.unwanted), cluster));
    let heads = [words.faq_short, words.question, words.asked_times, words.last_asked, words.wordings];
    let heads = heads
        .map(|head| view! { <th scope="col">{head.to_string()}</th> }.into_any())
        .into_iter()
        .collect::<Vec<_>>();
    view! {
        <div class="sheet">
            <div class="scroll" role="group" tabindex="0" aria-labelledby="table-unanswered">
                <table>
                    <caption id="table-unanswered">{words.unanswered.to_string()}</caption>
                    <thead><tr>{heads}</tr></thead>
                    <tbody>{rows.collect::<Vec<_>>()}</tbody>
                </table>
            </div>
            {note(words.unanswered_note)}
            <p class="buttons">
                {button(ui, words.faq, Event::Exported(Export::Faq))}
                {download(ui, words, (Sheet::Unanswered, words.unanswered))}
            </p>
        </div>
    }
    .into_any()
}

fn row(ui: Ui, (words, unwanted): (&Words, &BTreeSet<String>), cluster: &Cluster) -> AnyView {
    let question = cluster.question.clone();
    let others = cluster.members.iter().map(|member| member.text.as_str()).filter(|text| *text != question);
    let others: Vec<&str> = others.take(MOST_WORDINGS).collect();
    let label = filled(words.to_faq, &[&question]);
    let is_wanted = !unwanted.contains(&question);
    let chosen = question.clone();
    let send = move |event| ui.send(Event::ClusterChosen(chosen.clone(), event_target_checked(&event)));
    view! {
        <tr>
            <td><input type="checkbox" aria-label=label prop:checked=is_wanted on:change=send /></td>
            <th scope="row" dir="auto">{question}</th>
            <td class="number">{grouped(cluster.size)}</td>
            <td class="number">{day(cluster.last)}</td>
            <td dir="auto">{others.join(" · ")}</td>
        </tr>
    }
    .into_any()
}
