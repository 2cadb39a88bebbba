//! Begins to listen for what happens on the page.

use std::rc::Rc;

use super::{Dispatch, World};
use crate::browser::watch;
use crate::logic::conversation::event::Event;
use crate::logic::rules::signal::Wishes;

pub(super) fn run(world: &World, wishes: &Wishes, dispatch: &Dispatch) {
    let dispatch = dispatch.clone();
    let send = Rc::new(move |signal| dispatch(Event::Signal(signal)));
    let watch = watch::follow(&world.window, wishes, send);
    world.watch.replace(Some(watch));
}
