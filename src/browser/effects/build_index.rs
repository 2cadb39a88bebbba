//! Gives the browser a chance to draw between two slices of indexing.

use super::Dispatch;
use crate::browser::listener::soon;
use crate::logic::conversation::event::Event;

pub(super) fn run(dispatch: Dispatch) {
    soon(move || dispatch(Event::IndexTurn));
}
