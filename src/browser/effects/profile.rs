//! Writes what is remembered of the visitor, under a key of its own.
//!
//! Two tabs remember side by side. Who finds that the other has written meanwhile takes that in first, and then writes.

use super::{Dispatch, World};
use crate::browser::json;
use crate::logic::conversation::event::Event;
use crate::logic::json::Json;

pub(super) fn save(world: &World, profile: &Json, dispatch: &Dispatch) {
    let key = world.store.key_of("profile");
    let stored = world.store.read_text(&key).unwrap_or_default();
    let is_known = stored == *world.profile_seen.borrow();
    if !is_known && let Ok(theirs) = json::parse(&stored) {
        world.profile_seen.replace(stored);
        dispatch(Event::ProfileElsewhere(theirs, true));
        return;
    }
    let text = json::to_text(profile);
    // Where nothing more fits, the conversation says so; the profile then ends with the page.
    world.store.write_text(&key, &text);
    world.profile_seen.replace(text);
}
