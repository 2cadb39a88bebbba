//! What the parts of the watch share: the page, the wishes, one place to send to, listen and wait; and what was sent
//! already of the page that is shown.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use web_sys::{Document, DocumentFragment, Event, EventTarget, Window};

use super::listening::{Ear, Timer};
use super::{activity, data_layer, scroll, sight, visits};
use crate::browser::{clock, owner};
use crate::logic::report::Problem;
use crate::logic::rules::signal::{Signal, Wishes};

/// What is told at most once of each page, for each wish.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Once {
    Dwelt,
    Scrolled,
    Leaving,
    Idle,
    Seen,
}

/// What is done later. Of each there is at most one waiting.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Job {
    /// Time has passed: [`activity::beat`].
    Beat,
    /// The address may have changed: [`visits::settle`].
    Page,
    /// The visitor has scrolled: [`scroll::measure`].
    Scroll,
    /// Elements were added: [`sight::look`].
    Look,
    /// Elements were in sight for a moment: [`sight::confirm`].
    Sight,
}

/// Owned by the [`super::Watch`] alone.
pub struct Hub {
    pub window: Window,
    pub document: Document,
    pub wishes: Wishes,
    pub activity: activity::State,
    pub data_layer: data_layer::State,
    pub scroll: scroll::State,
    pub sight: sight::State,
    pub visits: visits::State,
    me: Weak<Hub>,
    send: Rc<dyn Fn(Signal)>,
    sent: RefCell<Vec<(Once, usize)>>,
    ears: RefCell<Vec<Ear>>,
    timers: RefCell<Vec<(Job, Timer)>>,
    is_over: Cell<bool>,
}

impl Hub {
    /// None where the window has no document.
    pub fn new(window: &Window, wishes: &Wishes, send: Rc<dyn Fn(Signal)>) -> Option<Rc<Self>> {
        let document = window.document()?;
        let mut wishes = wishes.clone();
        wishes.clicks.retain(|selector| is_selector(selector));
        wishes.seen.retain(|selector| is_selector(selector));
        Some(Rc::new_cyclic(|me| Hub {
            window: window.clone(),
            document,
            activity: activity::State::default(),
            data_layer: data_layer::State::default(),
            scroll: scroll::State::default(),
            sight: sight::State::default(),
            visits: visits::State::new(window),
            wishes,
            me: me.clone(),
            send,
            sent: RefCell::default(),
            ears: RefCell::default(),
            timers: RefCell::default(),
            is_over: Cell::new(false),
        }))
    }

    /// Takes everything away that would call the hub.
    pub fn end(&self) {
        self.is_over.set(true);
        self.ears.take();
        self.timers.take();
        self.sight.end();
    }

    /// A reference for what the browser calls; it does not keep the hub.
    pub fn weak(&self) -> Weak<Hub> {
        self.me.clone()
    }

    /// Tells of something.
    pub fn send(&self, signal: Signal) {
        if !self.is_over.get() {
            (self.send)(signal);
        }
    }

    /// Calls `handler` at each event of that name.
    pub fn listen(&self, target: &EventTarget, name: &str, handler: fn(&Hub, &Event)) {
        let hub = self.weak();
        let heard = Box::new(move |event| {
            if let Some(hub) = hub.upgrade() {
                handler(&hub, &event);
            }
        });
        self.ears.borrow_mut().push(Ear::new(target, name, heard));
    }

    /// Does a job after so many milliseconds. One that waits already stays as it is.
    pub fn plan(&self, job: Job, pause: i32) {
        if self.is_over.get() || self.timers.borrow().iter().any(|(waiting, _)| *waiting == job) {
            return;
        }
        let hub = self.weak();
        let due = Box::new(move || {
            if let Some(hub) = hub.upgrade() {
                hub.run(job);
            }
        });
        if let Some(timer) = Timer::new(&self.window, pause, due) {
            self.timers.borrow_mut().push((job, timer));
        }
    }

    /// Calls a job off.
    pub fn cancel(&self, job: Job) {
        self.timers.borrow_mut().retain(|(waiting, _)| *waiting != job);
    }

    fn run(&self, job: Job) {
        self.cancel(job);
        match job {
            Job::Beat => activity::beat(self),
            Job::Page => visits::settle(self),
            Job::Scroll => scroll::measure(self),
            Job::Look => sight::look(self),
            Job::Sight => sight::confirm(self),
        }
    }

    /// Whether this wish is told of for the first time since the page is shown.
    pub fn is_first(&self, kind: Once, index: usize) -> bool {
        let mut sent = self.sent.borrow_mut();
        let is_first = !sent.contains(&(kind, index));
        if is_first {
            sent.push((kind, index));
        }
        is_first
    }

    /// Another page is shown, of which nothing was told yet.
    pub fn forget_sent(&self) {
        self.sent.borrow_mut().clear();
    }

    /// Tells of each of the wished marks that `value` has reached.
    pub fn reach(&self, (kind, value): (Once, f64), marks: &[f64], signal: fn(f64) -> Signal) {
        for (index, mark) in marks.iter().enumerate() {
            if value >= *mark && self.is_first(kind, index) {
                self.send(signal(*mark));
            }
        }
    }

    /// Whether the visitor can see the page.
    pub fn is_in_sight(&self) -> bool {
        !self.document.hidden()
    }

    /// Milliseconds that the page has been shown.
    pub fn age(&self) -> f64 {
        clock::elapsed() - self.visits.since.get()
    }
}

/// Whether the browser understands a selector. Where it does not, the owner is told, once.
fn is_selector(selector: &str) -> bool {
    let is_known = DocumentFragment::new().is_ok_and(|nothing| nothing.query_selector(selector).is_ok());
    if !is_known {
        let message = [
            "\"",
            selector,
            "\" is no CSS selector, so that rule never hears of its element. Write one such as \"#buy\" or \
             \".price button\".",
        ];
        owner::warn(&Problem::of_file("the rules", message.concat()));
    }
    is_known
}
