//! The conversation: greeting, suggested questions, and the turns.

use leptos::prelude::*;

use super::turn::Turn;
use super::{Choices, Ui};
use crate::logic::conversation::event::Event;
use crate::logic::conversation::view_model::FaqState;

/// The transcript. What is added to a `log` is read out by screen readers.
#[component]
pub fn Transcript(ui: Ui) -> impl IntoView {
    let turns = ui.part(|view| view.turns.iter().map(|turn| turn.id).collect::<Vec<_>>());
    view! {
        // Scrolled by keyboard, too: hence the tab stop.
        <div class="log" part="transcript" role="log" tabindex="0" aria-label=ui.text(|s| &s.conversation)>
            <p class="said" dir="auto">{move || ui.view.with(|view| view.welcome.clone())}</p>
            <FaqStatus ui/>
            <Suggestions ui/>
            <For each=move || turns.get() key=|id| *id let:id>
                <Turn ui id/>
            </For>
        </div>
    }
}

/// Says how the FAQ is doing, where it does not simply answer.
#[component]
fn FaqStatus(ui: Ui) -> impl IntoView {
    let state = ui.part(|view| view.faq);
    move || match state.get() {
        FaqState::Ready => ().into_any(),
        FaqState::Loading => view! { <p class="status">{ui.text(|s| &s.loading)}</p> }.into_any(),
        FaqState::Empty => view! { <p class="status">{ui.text(|s| &s.no_faq)}</p> }.into_any(),
        FaqState::Failed => view! {
            <p class="status">{ui.text(|s| &s.faq_failed)}</p>
            <button type="button" class="choice" on:click=move |_| ui.send(Event::Retried)>{ui.text(|s| &s.try_again)}</button>
        }
        .into_any(),
    }
}

#[component]
fn Suggestions(ui: Ui) -> impl IntoView {
    let choices = ui.part(|view| view.suggestions.clone());
    move || {
        let choices = choices.get();
        (!choices.is_empty()).then(|| {
            view! {
                <p class="label">{ui.text(|s| &s.suggested)}</p>
                <Choices ui choices/>
            }
        })
    }
}
