//! Tells the page what happened.

use super::World;
use crate::browser::page_event;
use crate::logic::conversation::effect::PageEvent;

pub(super) fn run(world: &World, event: &PageEvent) {
    page_event::tell(&world.event_target(), &event.name, &event.detail);
}
