//! What happens to the page: it goes out of sight, the network comes back, another tab stores something.

use web_sys::{StorageEvent, VisibilityState, Window};

use wasm_bindgen::JsCast;

use super::effects::{Dispatch, World};
use super::json;
use super::listener::Listener;
use crate::logic::conversation::event::Event;

/// Listens until the listeners are dropped.
pub fn follow(world: &World, dispatch: &Dispatch) -> Vec<Listener> {
    let window = &world.window;
    let mut listeners = vec![on_storage(world, dispatch.clone()), hide_with(window, world, dispatch.clone())];
    let outbox = world.outbox.clone();
    listeners.push(Listener::new(window, "online", move |_| outbox.wake()));
    listeners.extend(hidden(window, world, dispatch.clone()));
    listeners
}

fn on_storage(world: &World, dispatch: Dispatch) -> Listener {
    let store = world.store.clone();
    Listener::new(&world.window, "storage", move |event| {
        let Ok(event) = event.dyn_into::<StorageEvent>() else { return };
        let text = event.new_value().filter(|_| event.key().is_some_and(|key| store.is_state(&key)));
        if let Some(json) = text.and_then(|text| json::parse(&text).ok()) {
            dispatch(Event::StoredElsewhere(json));
        }
    })
}

/// The last event that a page can rely on where tabs are closed on a phone.
fn hidden(window: &Window, world: &World, dispatch: Dispatch) -> Option<Listener> {
    let document = window.document()?;
    let outbox = world.outbox.clone();
    let target = document.clone();
    Some(Listener::new(&target, "visibilitychange", move |_| {
        if document.visibility_state() == VisibilityState::Hidden {
            dispatch(Event::PageHidden);
            outbox.send_last();
        }
    }))
}

/// Safari leaves a page without a change of visibility.
fn hide_with(window: &Window, world: &World, dispatch: Dispatch) -> Listener {
    let outbox = world.outbox.clone();
    Listener::new(window, "pagehide", move |_| {
        dispatch(Event::PageHidden);
        outbox.send_last();
    })
}
