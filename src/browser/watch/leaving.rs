//! Whether the visitor seems to be leaving.
//!
//! With a mouse: the pointer leaves through the top edge, where tabs and address are. Touch has no such sign; what
//! stands for it there is scrolling back up in haste, or having been in another tab or app, told of upon return.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, MouseEvent};

use super::hub::{Hub, Once};
use super::scroll::Step;
use crate::browser::page;
use crate::logic::rules::signal::Signal;

/// Milliseconds of a page in which nobody leaves: the pointer may still be on its way down from the address bar.
const ARMING: f64 = 1000.0;

/// Scrolling up by so many heights of the screen, …
const FAR: f64 = 0.5;

/// … within so many milliseconds, is haste …
const HASTY: f64 = 600.0;

/// … where the page was scrolled down by so many heights of the screen before.
const DEEP: f64 = 1.0;

/// Listens for the pointer, where that is wished.
pub fn start(hub: &Hub) {
    if hub.wishes.leaving {
        hub.listen(&hub.document, "mouseout", pointer_left);
    }
}

/// Whether scrolling may be a sign.
pub fn is_by_scroll(hub: &Hub) -> bool {
    hub.wishes.leaving && page::is_touch(&hub.window)
}

fn pointer_left(hub: &Hub, event: &Event) {
    let Some(mouse) = event.dyn_ref::<MouseEvent>() else { return };
    // A pressed button selects text or drags something. Over a frame or an open list the browser reports leaving too.
    let is_out = mouse.related_target().is_none() && mouse.client_y() <= 0 && mouse.buttons() == 0;
    if is_out && !is_over_frame_or_list(event) {
        tell(hub);
    }
}

fn is_over_frame_or_list(event: &Event) -> bool {
    let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|target| matches!(target.tag_name().as_str(), "IFRAME" | "SELECT" | "OPTION"))
}

/// The page is in sight again.
pub fn returned(hub: &Hub) {
    if is_by_scroll(hub) {
        tell(hub);
    }
}

/// The page was scrolled.
pub fn scrolled(hub: &Hub, step: &Step) {
    let is_hasty = step.pause <= HASTY && step.before - step.top >= FAR && step.deepest >= DEEP;
    if is_hasty && is_by_scroll(hub) {
        tell(hub);
    }
}

fn tell(hub: &Hub) {
    if hub.age() >= ARMING && hub.is_first(Once::Leaving, 0) {
        hub.send(Signal::Leaving);
    }
}
