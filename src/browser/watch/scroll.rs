//! How much of the page's height was seen, and whether the visitor scrolls back up in haste.
//!
//! Measuring makes the browser lay the page out, so it is done at most five times a second, and not while the page
//! handles its own scroll events.

use std::cell::Cell;

use super::hub::{Hub, Job, Once};
use super::leaving;
use crate::browser::clock;
use crate::logic::rules::signal::Signal;

/// Milliseconds between two measurements.
const PAUSE: i32 = 200;

/// Milliseconds that a new page gets to fill itself: an empty one would be seen whole.
const FILLING: i32 = 1000;

/// Where the page stood when it was measured last.
#[derive(Default)]
pub struct State {
    at: Cell<f64>,
    top: Cell<f64>,
    deepest: Cell<f64>,
}

/// A measurement after the last one: milliseconds between the two, and how far the page stands from its top now, stood
/// before, and stood at most, in heights of the screen.
pub struct Step {
    pub pause: f64,
    pub top: f64,
    pub before: f64,
    pub deepest: f64,
}

fn is_wished(hub: &Hub) -> bool {
    !hub.wishes.scroll.is_empty() || leaving::is_by_scroll(hub)
}

/// Listens for scrolling, where that is wished.
pub fn start(hub: &Hub) {
    if is_wished(hub) {
        for name in ["scroll", "resize"] {
            hub.listen(&hub.window, name, |hub, _| hub.plan(Job::Scroll, PAUSE));
        }
    }
}

/// Another page is shown.
pub fn begin(hub: &Hub) {
    hub.scroll.deepest.set(0.0);
    if is_wished(hub) {
        // What was planned for the former page may be due before this one is filled.
        hub.cancel(Job::Scroll);
        hub.plan(Job::Scroll, FILLING);
    }
}

/// Measures, and tells of what was reached.
pub fn measure(hub: &Hub) {
    let Some(page) = hub.document.scrolling_element().or_else(|| hub.document.document_element()) else {
        return;
    };
    let screen = f64::from(page.client_height()).max(1.0);
    let top = hub.window.scroll_y().unwrap_or_default().max(0.0);
    let step = step(hub, top / screen);
    leaving::scrolled(hub, &step);
    let percent = percent(top + screen, f64::from(page.scroll_height()));
    hub.reach((Once::Scrolled, percent), &hub.wishes.scroll, Signal::Scrolled);
}

fn step(hub: &Hub, top: f64) -> Step {
    let (state, now) = (&hub.scroll, clock::elapsed());
    let deepest = state.deepest.get().max(top);
    state.deepest.set(deepest);
    Step { pause: now - state.at.replace(now), top, before: state.top.replace(top), deepest }
}

/// A page that is shorter than the screen is seen whole. Browsers that zoom scroll by fractions and may stop a pixel
/// short of the end.
fn percent(seen: f64, height: f64) -> f64 {
    if seen + 1.0 >= height { 100.0 } else { 100.0 * seen / height }
}
