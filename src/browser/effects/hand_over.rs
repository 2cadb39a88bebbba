//! Hands a conversation to a human: to a live chat, to the owner's server, or as a message into the outbox.

use wasm_bindgen_futures::spawn_local;
use web_sys::Window;

use super::{Dispatch, World};
use crate::browser::{handoff, net, owner, page_event};
use crate::logic::conversation::effect::{Handover, Taker};
use crate::logic::conversation::event::Event;
use crate::logic::handoff::chats::plan;
use crate::logic::handoff::raw::ChatKind;
use crate::logic::handoff::ways::Chat;
use crate::logic::json::Json;
use crate::logic::report::Problem;

/// See [`super::Effect`].
pub fn run(world: &World, handover: Handover, dispatch: &Dispatch) {
    let Handover { attempt, taker, told } = handover;
    let told = with_page(&world.window, told);
    let Some(told) = page_event::ask(&world.event_target(), "askwell:handoff", &told) else {
        return dispatch(Event::HandoffSettled(attempt, false));
    };
    match taker {
        Taker::Outbox(row) => {
            let is_taken = world.loaded.surveys.get().is_some_and(|surveys| (surveys.record)(world, row));
            dispatch(Event::HandoffSettled(attempt, is_taken));
        }
        Taker::Chat(chat) => to_chat(world, &chat, (told, attempt), dispatch.clone()),
    }
}

fn to_chat(world: &World, chat: &Chat, (told, attempt): (Json, u32), dispatch: Dispatch) {
    let kind = chat.kind;
    let settled = move |reason: Option<&str>| {
        if let Some(reason) = reason {
            let message =
                [kind.word(), " ", reason, ". The visitor is asked to choose another way."].concat();
            owner::warn(&Problem::of_file("contact.live_chat", message));
        }
        dispatch(Event::HandoffSettled(attempt, reason.is_none()));
    };
    if let Some(plan) = plan(kind, &chat.names, &told) {
        handoff::open(world.window.clone(), plan, Box::new(move |outcome| settled(outcome.err())));
    } else if kind == ChatKind::Webhook {
        let (url, base) = (chat.url.clone(), world.config_url.clone());
        spawn_local(async move {
            let outcome = net::post_json(&url, &base, &told).await;
            settled(outcome.err().as_deref());
        });
    } else {
        // The page has heard the event, and has not called it off.
        settled(None);
    }
}

/// Adds the address of the page, without its query: that may hold what opens an account.
fn with_page(window: &Window, mut told: Json) -> Json {
    let location = window.location();
    let parts = [location.origin(), location.pathname()].map(Result::unwrap_or_default);
    if let Json::Map(members) = &mut told {
        members.push(("page".to_owned(), Json::Text(parts.concat())));
    }
    told
}
