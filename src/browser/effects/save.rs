//! Writes what is kept between visits.
//!
//! Who finds that another tab has written meanwhile takes that in first, and then writes.

use super::{Dispatch, World};
use crate::browser::json;
use crate::browser::storage::Store;
use crate::logic::conversation::event::Event;
use crate::logic::json::Json;

pub(super) fn save(world: &World, state: &Json, dispatch: &Dispatch) {
    if let Some(theirs) = world.state_news() {
        return dispatch(Event::StoredElsewhere(theirs, true));
    }
    let text = json::to_text(state);
    let outcome = world.store.write(&text);
    if outcome.is_ok() {
        world.state_seen.replace(text);
    }
    tell(outcome, dispatch);
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
