//! Elements that come into sight: half of one, for a second.
//!
//! The browser reports it. Elements that the page adds later are looked for at most twice a second, and only where some
//! are wished. Elements inside shadow roots are not found, and one of more than two screens' height never counts.

use std::cell::RefCell;

use js_sys::Array;
use wasm_bindgen::JsCast;
use web_sys::{
    Element, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit, MutationObserver,
    MutationObserverInit,
};

use super::hub::{Hub, Job, Once};
use super::listening::{Observing, function_of};
use crate::browser::clock;
use crate::logic::rules::signal::Signal;

/// How long an element must be in sight, in milliseconds.
const MOMENT: f64 = 1000.0;

/// The same for a timer, which may come a fraction early.
const MOMENT_PAUSE: i32 = 1010;

/// Milliseconds between two looks for elements that were added.
const PAUSE: i32 = 500;

/// So many elements of one selector are observed.
const MOST_ELEMENTS: u32 = 200;

/// What is observed.
#[derive(Default)]
pub struct State {
    observers: RefCell<Option<Observers>>,
    /// Elements in sight that were not told of, and since when.
    waiting: RefCell<Vec<(Element, f64)>>,
}

struct Observers {
    sight: IntersectionObserver,
    added: MutationObserver,
    _callbacks: [Observing; 2],
}

impl Drop for Observers {
    fn drop(&mut self) {
        self.sight.disconnect();
        self.added.disconnect();
    }
}

impl State {
    pub fn end(&self) {
        self.observers.take();
        self.waiting.take();
    }
}

/// Observes, where elements are wished.
pub fn start(hub: &Hub) {
    if !hub.wishes.seen.is_empty() {
        hub.sight.observers.replace(observers(hub));
    }
}

fn observers(hub: &Hub) -> Option<Observers> {
    let seen = observing(hub, changed);
    let options = IntersectionObserverInit::new();
    options.set_threshold(&0.5.into());
    let sight = IntersectionObserver::new_with_options(function_of(&seen), &options).ok()?;
    let added = observing(hub, |hub, _| hub.plan(Job::Look, PAUSE));
    let additions = MutationObserver::new(function_of(&added)).ok()?;
    let options = MutationObserverInit::new();
    options.set_child_list(true);
    options.set_subtree(true);
    additions.observe_with_options(&hub.document, &options).ok()?;
    Some(Observers { sight, added: additions, _callbacks: [seen, added] })
}

fn observing(hub: &Hub, handler: fn(&Hub, &Array)) -> Observing {
    let hub = hub.weak();
    Observing::wrap(Box::new(move |list| {
        if let Some(hub) = hub.upgrade() {
            handler(&hub, &list);
        }
    }))
}

/// Another page is shown, or the page goes out of sight or comes back: what stays in place is reported anew.
pub fn begin(hub: &Hub) {
    hub.sight.waiting.take();
    if let Some(observers) = &*hub.sight.observers.borrow() {
        observers.sight.disconnect();
    }
    look(hub);
}

/// Observes the elements there are. One that is observed already is left as it is.
pub fn look(hub: &Hub) {
    let observers = hub.sight.observers.borrow();
    let Some(observers) = &*observers else { return };
    for selector in &hub.wishes.seen {
        let Ok(found) = hub.document.query_selector_all(selector) else { continue };
        for index in 0..found.length().min(MOST_ELEMENTS) {
            if let Some(element) = found.get(index) {
                observers.sight.observe(element.unchecked_ref());
            }
        }
    }
}

fn changed(hub: &Hub, entries: &Array) {
    let now = clock::elapsed();
    let mut waiting = hub.sight.waiting.borrow_mut();
    for entry in entries.iter() {
        let entry: IntersectionObserverEntry = entry.unchecked_into();
        let element = entry.target();
        waiting.retain(|(other, _)| *other != element);
        // A fraction less: the browser reports a half as 0.4999 where pixels do not divide.
        if entry.is_intersecting() && entry.intersection_ratio() > 0.49 {
            waiting.push((element, now));
        }
    }
    if !waiting.is_empty() && hub.is_in_sight() {
        hub.plan(Job::Sight, MOMENT_PAUSE);
    }
}

/// Tells of the elements that have been in sight for long enough.
pub fn confirm(hub: &Hub) {
    let latest = clock::elapsed() - MOMENT;
    let mut ripe = Vec::new();
    let mut waiting = hub.sight.waiting.borrow_mut();
    waiting.retain(|(element, since)| {
        let is_ripe = *since <= latest;
        if is_ripe {
            ripe.push(element.clone());
        }
        !is_ripe
    });
    if !waiting.is_empty() {
        hub.plan(Job::Sight, MOMENT_PAUSE);
    }
    // Whoever hears of it may end the watch.
    drop(waiting);
    for element in &ripe {
        tell(hub, element);
    }
}

fn tell(hub: &Hub, element: &Element) {
    for (index, selector) in hub.wishes.seen.iter().enumerate() {
        if element.matches(selector).unwrap_or_default() && hub.is_first(Once::Seen, index) {
            hub.send(Signal::Seen(selector.clone()));
        }
    }
}
