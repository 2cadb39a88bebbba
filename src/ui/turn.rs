//! One question with its reply.

use leptos::prelude::*;

use super::answer::Answer;
use super::contact::{Contact, HumanButton};
use super::{Choices, Ui};
use crate::logic::conversation::event::Event;
use crate::logic::conversation::view_model::{Choice, Reply, TurnView};
use crate::logic::saved::Thumb;

/// A turn of the transcript, by its number.
#[component]
pub fn Turn(ui: Ui, id: u32) -> impl IntoView {
    let turn = Memo::new(move |_| ui.view.with(|view| view.turns.iter().find(|turn| turn.id == id).cloned()));
    let part = move |pick: fn(TurnView) -> Reply| Memo::new(move |_| turn.get().map(pick));
    let reply = part(|turn| turn.reply);
    view! {
        <article class="turn" id=["turn-", &id.to_string()].concat()>
            <p class="asked" dir="auto">
                <span class="unseen">{ui.text(|s| &s.you_asked)}{": "}</span>
                {move || turn.get().map(|turn| turn.question)}
            </p>
            {move || reply.get().map(|reply| draw(ui, id, reply))}
        </article>
    }
}

fn draw(ui: Ui, id: u32, reply: Reply) -> AnyView {
    match reply {
        Reply::Pending => view! { <p class="said waiting">{ui.text(|s| &s.looking)}</p> }.into_any(),
        Reply::Gone => view! { <p class="said">{ui.text(|s| &s.gone)}</p> }.into_any(),
        Reply::Contact => view! { <Contact ui/> }.into_any(),
        Reply::Answer(answer) => view! { <Answer ui answer=answer.clone()/><Rating ui id/><FollowUps ui choices=answer.follow_ups.clone()/> }.into_any(),
        Reply::Suggest(choices) => {
            view! { <p class="said">{ui.text(|s| &s.did_you_mean)}</p><Choices ui choices/><HumanButton ui/> }.into_any()
        }
        Reply::NotSure(choices) => view! { <NotSure ui choices/> }.into_any(),
    }
}

#[component]
fn NotSure(ui: Ui, choices: Vec<Choice>) -> impl IntoView {
    let nearest = (!choices.is_empty()).then(|| view! { <p class="label">{ui.text(|s| &s.nearest)}</p><Choices ui choices/> });
    view! {
        <p class="said">{ui.text(|s| &s.not_sure)}</p>
        {nearest}
        <HumanButton ui/>
    }
}

#[component]
fn FollowUps(ui: Ui, choices: Vec<Choice>) -> impl IntoView {
    (!choices.is_empty()).then(|| {
        view! {
            <p class="label">{ui.text(|s| &s.follow_ups)}</p>
            <Choices ui choices/>
        }
    })
}

/// Two thumbs, and what follows from them.
#[component]
fn Rating(ui: Ui, id: u32) -> impl IntoView {
    let thumb = Memo::new(move |_| ui.view.with(|view| view.turns.iter().find(|turn| turn.id == id).and_then(|turn| turn.thumb)));
    let after = move || {
        thumb.get().map(|thumb| match thumb {
            Thumb::Up => view! { <p class="status">{ui.text(|s| &s.thanks)}</p> }.into_any(),
            Thumb::Down => view! { <p class="status">{ui.text(|s| &s.sorry)}</p><HumanButton ui/> }.into_any(),
        })
    };
    view! {
        <div class="rating" role="group" aria-label=ui.text(|s| &s.was_helpful)>
            <span class="label">{ui.text(|s| &s.was_helpful)}</span>
            <ThumbButton ui id thumb=Thumb::Up chosen=thumb/>
            <ThumbButton ui id thumb=Thumb::Down chosen=thumb/>
        </div>
        {after}
    }
}

#[component]
fn ThumbButton(ui: Ui, id: u32, thumb: Thumb, chosen: Memo<Option<Thumb>>) -> impl IntoView {
    let label = move || match thumb {
        Thumb::Up => ui.text(|s| &s.yes)(),
        Thumb::Down => ui.text(|s| &s.no)(),
    };
    let is_chosen = move || chosen.get() == Some(thumb);
    view! {
        <button
            type="button"
            class="thumb"
            part="thumb"
            aria-pressed=move || is_chosen().to_string()
            on:click=move |_| ui.send(Event::Rated(id, thumb))
        >
            {label}
        </button>
    }
}
