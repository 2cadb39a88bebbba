//! How long the visitor is on the page and about; and the beat at which all that has no event is looked at.
//!
//! Handlers only note that the visitor has moved. Times are sums of the steps between beats, so that neither sleep nor
//! a clock that jumps counts as time on the page. There is no beat while the page is out of sight.

use std::cell::Cell;

use super::hub::{Hub, Job, Once};
use super::{data_layer, leaving, sight, visits};
use crate::browser::clock;
use crate::logic::rules::signal::Signal;

/// The longest time between two beats, in seconds.
const SLOWEST: f64 = 1.0;

/// The shortest one. Wishes of less than twice this come late.
const FASTEST: f64 = 0.05;

/// Who has moved within so many seconds is about: long enough for reading a screen.
const ABOUT: f64 = 30.0;

/// A step counts as no more, in seconds: the computer slept, or the page was busy.
const LONGEST_STEP: f64 = 2.0;

/// Times, in seconds.
#[derive(Default)]
pub struct State {
    has_moved: Cell<bool>,
    last: Cell<f64>,
    dwelt: Cell<f64>,
    idle: Cell<f64>,
    minute: Cell<f64>,
}

/// Listens for what visitors do, where that is wished, and starts the beat, where something needs it.
pub fn start(hub: &Hub) {
    if is_activity_wished(hub) {
        for name in ["pointermove", "pointerdown", "keydown", "wheel", "touchstart", "scroll"] {
            hub.listen(&hub.window, name, |hub, _| hub.activity.has_moved.set(true));
        }
    }
    if needs_beat(hub) || hub.wishes.leaving || !hub.wishes.seen.is_empty() {
        hub.listen(&hub.document, "visibilitychange", |hub, _| sight_changed(hub));
    }
    resume(hub);
}

fn is_activity_wished(hub: &Hub) -> bool {
    !hub.wishes.seconds.is_empty() || !hub.wishes.idle.is_empty()
}

fn needs_beat(hub: &Hub) -> bool {
    is_activity_wished(hub) || hub.wishes.minutes || hub.wishes.data_layer || !hub.visits.is_told()
}

fn sight_changed(hub: &Hub) {
    if hub.is_in_sight() {
        hub.activity.has_moved.set(true);
        visits::check(hub);
        resume(hub);
        leaving::returned(hub);
    } else {
        hub.cancel(Job::Beat);
        // What is pushed just before the page is left would be lost otherwise: a purchase, often.
        data_layer::look(hub);
    }
    sight::begin(hub);
}

fn resume(hub: &Hub) {
    hub.activity.last.set(clock::elapsed());
    if needs_beat(hub) && hub.is_in_sight() {
        hub.plan(Job::Beat, pause(hub));
    }
}

/// Milliseconds between two beats: half of the shortest wish, within bounds.
fn pause(hub: &Hub) -> i32 {
    let wishes = hub.wishes.seconds.iter().chain(&hub.wishes.idle);
    let seconds = wishes.fold(SLOWEST, |least, wish| least.min(wish / 2.0)).max(FASTEST);
    #[expect(clippy::cast_possible_truncation, reason = "a second at most")]
    let pause = (1000.0 * seconds) as i32;
    pause
}

/// Another page is shown.
pub fn begin(hub: &Hub) {
    hub.activity.dwelt.set(0.0);
    hub.activity.idle.set(0.0);
}

/// A little time has passed with the page in sight.
pub fn beat(hub: &Hub) {
    let now = clock::elapsed();
    let step = ((now - hub.activity.last.replace(now)) / 1000.0).clamp(0.0, LONGEST_STEP);
    hub.plan(Job::Beat, pause(hub));
    if is_activity_wished(hub) {
        note(hub, step);
    }
    if hub.wishes.minutes {
        count(hub, step);
    }
    if !hub.visits.is_told() {
        visits::check(hub);
    }
    data_layer::look(hub);
}

fn note(hub: &Hub, step: f64) {
    let state = &hub.activity;
    let idle = if state.has_moved.take() { 0.0 } else { state.idle.get() + step };
    state.idle.set(idle);
    if idle < ABOUT {
        state.dwelt.set(state.dwelt.get() + step);
    }
    hub.reach((Once::Dwelt, state.dwelt.get()), &hub.wishes.seconds, Signal::Dwelt);
    hub.reach((Once::Idle, idle), &hub.wishes.idle, Signal::Idle);
}

fn count(hub: &Hub, step: f64) {
    let seconds = hub.activity.minute.get() + step;
    let is_full = seconds >= 60.0;
    hub.activity.minute.set(if is_full { seconds - 60.0 } else { seconds });
    if is_full {
        hub.send(Signal::Minute);
    }
}
