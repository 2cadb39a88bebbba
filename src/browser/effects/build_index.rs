//! Gives the browser a chance to draw between two turns of indexing and learning.

use std::cell::Cell;
use std::rc::Rc;

use super::Dispatch;
use crate::browser::clock::now;
use crate::browser::listener::soon;
use crate::logic::conversation::event::Event;

/// Milliseconds that a turn may take: half a frame, so that scrolling stays smooth.
const TURN: f64 = 8.0;

/// Steps in a turn at most. Steps differ, and the first expensive one comes unannounced.
const MOST: u32 = 16;

/// How many steps this machine takes in a turn: found out as it goes.
#[derive(Clone)]
pub struct Pace(Rc<Cell<u32>>);

impl Default for Pace {
    fn default() -> Self {
        Pace(Rc::new(Cell::new(1)))
    }
}

pub(super) fn run(pace: &Pace, dispatch: Dispatch) {
    let Pace(pace) = pace.clone();
    soon(move || {
        let steps = pace.get();
        let start = now();
        dispatch(Event::IndexTurn(steps));
        let is_slow = now() - start > TURN;
        pace.set(if is_slow { steps.div_ceil(2) } else { MOST.min(steps + 1) });
    });
}
