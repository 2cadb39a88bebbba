//! What visitors wrote.

use leptos::prelude::*;

use super::parts::{button, download, section};
use super::{Ui, figures};
use crate::logic::insight::page::Page;
use crate::logic::insight::page::event::Event;
use crate::logic::insight::page::table::day;
use crate::logic::insight::page::tables::{Sheet, score};
use crate::logic::insight::page::words::{Words, filled};
use crate::logic::insight::report::comments::Comment;

/// The section.
pub fn section_of(ui: Ui) -> AnyView {
    ui.drawn(|page| (figures(page), page.comments), draw)
}

fn draw(ui: Ui, page: &Page) -> AnyView {
    let words = &page.words;
    let all = page.report.as_ref().map(|report| report.comments.as_slice()).unwrap_or_default();
    if all.is_empty() {
        let none = view! { <p class="none">{words.none_comments.to_string()}</p> }.into_any();
        return section("voices", words.voices, vec![none]);
    }
    let items: Vec<AnyView> = all.iter().take(page.comments).map(|comment| drawn(words, comment)).collect();
    let more = (all.len() > page.comments).then(|| button(ui, words.more, Event::MoreAsked));
    let body = view! {
        <ol class="voices-list">{items}</ol>
        <p class="buttons">{more}{download(ui, words, (Sheet::Comments, words.comments))}</p>
    };
    section("voices", words.voices, vec![body.into_any()])
}

fn drawn(words: &Words, comment: &Comment) -> AnyView {
    let score = comment.score.map(|of| score(words, of)).unwrap_or_default();
    let subject = if comment.entry_question.is_empty() { &comment.entry_id } else { &comment.entry_question };
    let subject = (!subject.is_empty()).then(|| filled(words.about, &[subject]));
    let query = (!comment.query.is_empty()).then(|| filled(words.asked, &[&comment.query]));
    let facts = [Some(day(comment.moment)), Some(score), Some(comment.page.clone()), subject, query];
    let facts = facts.into_iter().flatten().filter(|fact| !fact.is_empty());
    let facts = facts.map(|fact| view! { <span dir="auto">{fact}</span> }.into_any());
    view! {
        <li>
            <blockquote dir="auto">{comment.text.clone()}</blockquote>
            <p class="facts">{facts.collect::<Vec<_>>()}</p>
        </li>
    }
    .into_any()
}
