//! The ways to a human.

use leptos::prelude::*;

use super::Ui;
use crate::logic::conversation::event::Event;

/// Asks for the ways to a human; nothing where the owner named none.
#[component]
pub fn HumanButton(ui: Ui) -> impl IntoView {
    let contact = ui.part(|view| view.contact.clone());
    move || {
        contact.get().map(|contact| {
            view! {
                <button type="button" class="choice human" part="human" on:click=move |_| ui.send(Event::HumanAsked)>
                    {contact.label.clone()}
                </button>
            }
        })
    }
}

/// The ways themselves.
#[component]
pub fn Contact(ui: Ui) -> impl IntoView {
    let contact = ui.part(|view| view.contact.clone());
    move || {
        contact.get().map(|view| {
            let links = view.contact.links.clone().into_iter().map(|(label, url)| {
                view! { <li><a href=url dir="auto">{label}</a></li> }
            });
            let hours = (!view.contact.hours.is_empty()).then(|| view! { <p>{view.contact.hours.clone()}</p> });
            view! {
                <div class="said">
                    <p>{ui.text(|s| &s.contact_intro)}</p>
                    <ul class="links">{links.collect_view()}</ul>
                    {hours}
                </div>
            }
        })
    }
}
