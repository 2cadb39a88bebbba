//! The conversation: greeting, suggested questions, and the turns.

use leptos::prelude::*;

use super::Ui;
use super::answer::{answer, link_list};
use super::parts::{button, choices, human_button, line, unseen};
use crate::logic::conversation::event::Event;
use crate::logic::conversation::view_model::{Choice, FaqState, Reply, TranscriptView, TurnView};
use crate::logic::saved::Thumb;

/// The transcript. What is added to a `log` is read out by screen readers.
pub fn transcript(ui: &Ui, view: &TranscriptView) -> AnyView {
    let turns: Vec<AnyView> = view.turns.iter().map(|turn| draw_turn(ui, turn)).collect();
    view! {
        // Scrolled by keyboard, too: hence the tab stop.
        <div class="log" part="transcript" role="log" tabindex="0" aria-label=ui.text(|s| &s.conversation)>
            {line("said", ui.fixed.welcome.clone())}
            {faq_status(ui, view.faq)}
            {choices(ui, ui.text(|s| &s.suggested), &view.suggestions)}
            {turns}
        </div>
    }
    .into_any()
}

/// Says how the FAQ is doing, where it does not simply answer.
fn faq_status(ui: &Ui, state: FaqState) -> Vec<AnyView> {
    let status = |text| line("status", text);
    match state {
        FaqState::Ready => Vec::new(),
        FaqState::Loading => vec![status(ui.text(|s| &s.loading))],
        FaqState::Empty => vec![status(ui.text(|s| &s.no_faq))],
        FaqState::Failed => {
            let retry = button(ui, "choice", ui.text(|s| &s.try_again), Event::Retried);
            vec![status(ui.text(|s| &s.faq_failed)), retry]
        }
    }
}

fn draw_turn(ui: &Ui, turn: &TurnView) -> AnyView {
    view! {
        <article class="turn" id=["turn-", &turn.id.to_string()].concat()>
            <p class="asked" dir="auto">
                {unseen(ui.text(|s| &s.you_asked) + ": ")}
                {turn.question.clone()}
            </p>
            {draw_reply(ui, turn)}
        </article>
    }
    .into_any()
}

fn draw_reply(ui: &Ui, turn: &TurnView) -> Vec<AnyView> {
    let said = |text| line("said", text);
    let mut reply = Vec::new();
    match &turn.reply {
        Reply::Pending => reply.push(line("said waiting", ui.text(|s| &s.looking))),
        Reply::Gone => reply.push(said(ui.text(|s| &s.gone))),
        Reply::Contact => reply.push(contact(ui)),
        Reply::Answer(found) => {
            reply.push(answer(ui, found));
            reply.push(rating(ui, turn).into_any());
            reply.extend(after_rating(ui, turn.thumb));
            reply.extend(choices(ui, ui.text(|s| &s.follow_ups), &found.follow_ups));
        }
        Reply::Clarify(close) => reply.extend(offer(ui, ui.text(|s| &s.which_one), close)),
        Reply::Suggest(nearest) => reply.extend(offer(ui, ui.text(|s| &s.did_you_mean), nearest)),
        Reply::NotSure(nearest) => {
            reply.push(said(ui.text(|s| &s.not_sure)));
            reply.extend(offer(ui, ui.text(|s| &s.nearest), nearest));
        }
    }
    reply
}

/// Entries to choose from, and the way to a human.
fn offer(ui: &Ui, heading: String, entries: &[Choice]) -> Vec<AnyView> {
    choices(ui, heading, entries).into_iter().chain(human_button(ui)).collect()
}

/// Two thumbs.
fn rating(ui: &Ui, turn: &TurnView) -> impl IntoView + use<> {
    let thumb = |thumb, label: String| {
        let is_chosen = turn.thumb == Some(thumb);
        view! {
            <button
                type="button"
                class="thumb"
                part="thumb"
                aria-pressed=is_chosen.to_string()
                on:click=ui.sends(Event::Rated(turn.id, thumb))
            >
                {label}
            </button>
        }
        .into_any()
    };
    let question = ui.text(|s| &s.was_helpful);
    view! {
        <div class="rating" role="group" aria-label=question>
            {line("label", ui.text(|s| &s.was_helpful))}
            {thumb(Thumb::Up, ui.text(|s| &s.yes))}
            {thumb(Thumb::Down, ui.text(|s| &s.no))}
        </div>
    }
}

fn after_rating(ui: &Ui, thumb: Option<Thumb>) -> Vec<AnyView> {
    match thumb {
        None => Vec::new(),
        Some(Thumb::Up) => vec![line("status", ui.text(|s| &s.thanks))],
        Some(Thumb::Down) => {
            let mut after = vec![line("status", ui.text(|s| &s.sorry))];
            after.extend(human_button(ui));
            after
        }
    }
}

/// The ways to a human.
fn contact(ui: &Ui) -> AnyView {
    let Some(view) = &ui.fixed.contact else { return ().into_any() };
    let hours = (!view.contact.hours.is_empty()).then(|| line("", view.contact.hours.clone()));
    let links = view.contact.links.iter().map(|(label, url)| (label.as_str(), url.as_str()));
    view! {
        <div class="said">
            {line("", ui.text(|s| &s.contact_intro))}
            {link_list(ui, links)}
            {hours}
        </div>
    }
    .into_any()
}
