//! What happens to the page: it goes out of sight, the network comes back, another tab stores something.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{StorageEvent, VisibilityState};

use super::effects::{Dispatch, World};
use super::json;
use super::listener::Listener;
use crate::logic::conversation::event::Event;

/// Listens until the listeners are dropped.
pub fn follow(world: &World, dispatch: &Dispatch) -> Vec<Listener> {
    let outbox = world.outbox.clone();
    let mut listeners = vec![on_storage(world, dispatch.clone())];
    listeners.push(Listener::new(&world.window, "online", move |_| outbox.wake()));
    listeners.extend(on_hiding(world, dispatch));
    listeners
}

fn on_storage(world: &World, dispatch: Dispatch) -> Listener {
    let (window, world) = (world.window.clone(), world.clone());
    Listener::new(&window, "storage", move |event| {
        let Ok(event) = event.dyn_into::<StorageEvent>() else { return };
        // A store that is cleared as a whole names no key.
        let is_about = |name: &str| event.key().is_none_or(|key| key == name);
        if is_about(&world.store.key_of("profile")) {
            let theirs = event.new_value().and_then(|text| json::parse(&text).ok());
            dispatch(Event::ProfileElsewhere(theirs.unwrap_or_default(), false));
        }
        // The event may be late: what it tells of may be taken in already, and more be there by now.
        if is_about(world.store.key())
            && let Some(theirs) = world.state_news()
        {
            dispatch(Event::StoredElsewhere(theirs, false));
        }
    })
}

/// A change of visibility is the last event that a page can rely on where tabs are closed on a phone; Safari leaves a
/// page without one.
fn on_hiding(world: &World, dispatch: &Dispatch) -> Vec<Listener> {
    let Some(document) = world.window.document() else { return Vec::new() };
    let hidden = {
        let (outbox, dispatch) = (world.outbox.clone(), dispatch.clone());
        Rc::new(move || {
            dispatch(Event::PageHidden);
            outbox.send_last();
        })
    };
    let also_hidden = hidden.clone();
    let left = Listener::new(&world.window, "pagehide", move |_| also_hidden());
    let target = document.clone();
    let unseen = Listener::new(&target, "visibilitychange", move |_| {
        if document.visibility_state() == VisibilityState::Hidden {
            hidden();
        }
    });
    vec![left, unseen]
}
