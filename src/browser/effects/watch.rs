//! Begins to listen for what happens on the page.

use std::rc::Rc;

use super::{Dispatch, World};
use crate::logic::conversation::event::Event;
use crate::logic::rules::signal::Wishes;

pub(super) fn run(world: &World, wishes: &Wishes, dispatch: &Dispatch) {
    let Some(rules) = world.loaded.rules() else { return };
    let dispatch = dispatch.clone();
    let send = Rc::new(move |signal| dispatch(Event::Signal(signal)));
    let watch = (rules.follow)(&world.window, wishes, send);
    world.watch.replace(Some(watch));
}
