//! Writes what is kept between visits.

use super::Dispatch;
use crate::browser::storage::Store;
use crate::logic::conversation::event::Event;
use crate::logic::json::Json;

pub(super) fn save(store: &Store, json: &Json, dispatch: &Dispatch) {
    tell(store.write(json), dispatch);
}

pub(super) fn set_aside(store: &Store, dispatch: &Dispatch) {
    tell(store.set_aside(), dispatch);
}

pub(super) fn forget(store: &Store, dispatch: &Dispatch) {
    tell(store.forget(), dispatch);
}

fn tell(outcome: Result<(), String>, dispatch: &Dispatch) {
    if let Err(reason) = outcome {
        dispatch(Event::StorageFailed(reason));
    }
}
