//! Which page is shown: the first one, and those that a single-page site changes to.
//!
//! The page's `history` is left alone: other scripts replace its methods too, and each that does can break the next. The
//! Navigation API tells of every change. Browsers without it (Safari before 26.2, Firefox before 147) tell of going
//! back and forth only, so there the address is read each second as well.

use std::cell::{Cell, RefCell};

use js_sys::Reflect;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, EventTarget, PageTransitionEvent, Window};

use super::hub::{Hub, Job};
use super::{activity, data_layer, facts, scroll, sight};
use crate::browser::clock;
use crate::logic::rules::signal::Signal;

/// Milliseconds that a page gets to set its title and data after its address.
const SETTLING: i32 = 100;

/// A title that is still the former page's is waited for so many times. Pages may well share one.
const MOST_WAITS: u32 = 5;

/// What is known of the page that is shown.
pub struct State {
    /// When it was first shown, in milliseconds of [`clock::elapsed`].
    pub since: Cell<f64>,
    navigation: Option<EventTarget>,
    address: RefCell<Option<String>>,
    title: RefCell<String>,
    waits: Cell<u32>,
}

impl State {
    pub fn new(window: &Window) -> Self {
        let navigation = Reflect::get(window, &"navigation".into()).ok();
        State {
            since: Cell::new(clock::elapsed()),
            // Tested by hand: the interface has no name in browsers that lack it.
            navigation: navigation.filter(JsValue::is_object).map(JsCast::unchecked_into),
            address: RefCell::default(),
            title: RefCell::default(),
            waits: Cell::new(0),
        }
    }

    /// Whether the browser tells of every change of the address.
    pub fn is_told(&self) -> bool {
        self.navigation.is_some()
    }
}

/// Listens for changes of the address. The first page is told of in a moment.
pub fn start(hub: &Hub) {
    let (target, names): (&EventTarget, &[&str]) = match &hub.visits.navigation {
        Some(navigation) => (navigation, &["currententrychange", "navigatesuccess", "navigateerror"]),
        None => (&hub.window, &["popstate", "hashchange"]),
    };
    for name in names {
        hub.listen(target, name, |hub, _| check(hub));
    }
    hub.listen(&hub.window, "pageshow", restored);
    hub.plan(Job::Page, 0);
}

/// A page that the browser had kept aside is visited anew.
fn restored(hub: &Hub, event: &Event) {
    if event.dyn_ref::<PageTransitionEvent>().is_some_and(PageTransitionEvent::persisted) {
        turn(hub);
    }
}

/// Looks whether the address has changed.
pub fn check(hub: &Hub) {
    if is_new(hub) && !is_under_way(hub) {
        hub.plan(Job::Page, SETTLING);
    }
}

/// Whether the page is still working at a change that it handles itself: another event tells of its end.
fn is_under_way(hub: &Hub) -> bool {
    let transition =
        hub.visits.navigation.as_ref().and_then(|it| Reflect::get(it, &"transition".into()).ok());
    transition.is_some_and(|transition| transition.is_object())
}

fn is_new(hub: &Hub) -> bool {
    hub.visits.address.borrow().as_ref() != Some(&address(&hub.window))
}

/// The address, without the part that only names a place on the page. Old single-page sites keep their routes there:
/// `#/cart`, `#!cart`.
fn address(window: &Window) -> String {
    let location = window.location();
    let mut address = location.href().unwrap_or_default();
    let hash = location.hash().unwrap_or_default();
    if !hash.starts_with("#/") && !hash.starts_with("#!") {
        address.truncate(address.len().saturating_sub(hash.len()));
    }
    address
}

/// Tells of a new page once it has its title.
pub fn settle(hub: &Hub) {
    if !is_new(hub) {
        return;
    }
    let (state, is_first) = (&hub.visits, hub.visits.address.borrow().is_none());
    let waits = state.waits.get();
    if !is_first && waits < MOST_WAITS && *state.title.borrow() == hub.document.title() {
        state.waits.set(waits + 1);
        hub.plan(Job::Page, SETTLING);
    } else {
        turn(hub);
    }
}

/// Tells of the page that is shown, and begins anew with all that is told once of a page.
pub fn turn(hub: &Hub) {
    let state = &hub.visits;
    hub.cancel(Job::Page);
    state.address.replace(Some(address(&hub.window)));
    state.title.replace(hub.document.title());
    state.waits.set(0);
    state.since.set(clock::elapsed());
    hub.forget_sent();
    activity::begin(hub);
    scroll::begin(hub);
    hub.send(Signal::Page(facts::page_facts(&hub.window)));
    data_layer::look(hub);
    sight::begin(hub);
}
