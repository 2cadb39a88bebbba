//! Writes what is kept between visits.
//!
//! Who finds that another tab has written meanwhile takes that in first, and then writes.

use super::{Dispatch, World};
use crate::browser::json;
use crate::browser::storage::Store;
use crate::logic::conversation::event::Event;
use crate::logic::json::Json;

pub(super) fn save(world: &World, state: &Json, dispatch: &Dispatch) {
    let stored = world.store.text();
    let is_known = stored == *world.state_seen.borrow();
    if !is_known && let Ok(theirs) = json::parse(if stored.is_empty() { "null" } else { &stored }) {
        world.state_seen.replace(stored);
        return dispatch(Event::StoredElsewhere(theirs, true));
    }
    tell(world.store.write(state), dispatch);
    // As it is read again: nothing, where it could not be written.
    world.state_seen.replace(world.store.text());
}

pub(super) fn set_aside(store: &Store, dispatch: &Dispatch) {
    tell(store.set_aside(), dispatch);
}

pub(super) fn forget(world: &World, dispatch: &Dispatch) {
    world.state_seen.replace(String::new());
    tell(world.store.forget(), dispatch);
}

fn tell(outcome: Result<(), String>, dispatch: &Dispatch) {
    if let Err(reason) = outcome {
        dispatch(Event::StorageFailed(reason));
    }
}
