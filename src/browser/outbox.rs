//! Feedback on its way: rows are kept in local storage, one key each, until their receivers have them.
//!
//! One key a row, and not one list, so that tabs can add and remove without undoing each other's work. What is decided
//! about them stands in [`crate::logic::feedback::outbox`]; it is carried out in [`posting`], by one tab at a time ([`lock`]).

mod lock;
mod post;
mod posting;
mod rows;

use std::cell::Cell;
use std::rc::Rc;

use js_sys::Reflect;
use wasm_bindgen_futures::spawn_local;
use web_sys::Window;

use super::storage::Store;
use super::{json, owner, page_event, parts};
use crate::logic::feedback::row::Row;
use crate::logic::feedback::sinks::Delivery;
use crate::logic::report::Problem;
use rows::Rows;

/// How many rows wait for one receiver at most: about a megabyte and a half of the five that the whole site shares.
const MOST_WAITING: u32 = 2_000;

/// Begins the name of a message: before all digits, so that it is the first of what waits.
const URGENT: &str = "!";

/// How many rows stay in a browser whose owner lets nothing be sent: some weeks of one visitor.
const MOST_KEPT: u32 = 200;

/// The outbox of one widget.
#[derive(Clone)]
pub struct Outbox(Rc<Inner>);

struct Inner {
    window: Window,
    delivery: Delivery,
    /// What relative addresses of sinks are relative to.
    base: String,
    rows: Rows,
    /// Whether a turn at sending is waited for or taken.
    is_busy: Cell<bool>,
    /// Whether something came in meanwhile.
    has_more: Cell<bool>,
    has_warned: Cell<bool>,
}

impl Outbox {
    /// The outbox of a widget; what an earlier page left in it is sent.
    pub fn new(window: &Window, store: &Store, (delivery, base): (Delivery, String)) -> Self {
        let outbox = Outbox(Rc::new(Inner {
            window: window.clone(),
            delivery,
            base,
            rows: Rows::new(store),
            is_busy: Cell::new(false),
            has_more: Cell::new(false),
            has_warned: Cell::new(false),
        }));
        // Most pages have nothing to send, and then need no lock.
        if (0..outbox.0.delivery.sinks.len()).any(|at| !outbox.0.rows.list(&out(at), 0).is_empty()) {
            outbox.send();
        }
        outbox
    }

    /// Takes a row in, and says whether it did. The page may change it or call it off first, in a listener on
    /// `askwell:record`. A message is for those who take words; neither consent nor Global Privacy Control holds it
    /// back, since the visitor means to send it.
    pub fn add(&self, record: &Row) -> bool {
        let Some(row) = page_event::ask(&self.0.window, "askwell:record", &record.to_json()) else {
            return false;
        };
        let is_message = record.get("kind") == "message";
        let mark = if is_message { URGENT } else { "" };
        let name = [mark, record.get("time"), "_", record.get("id")].concat();
        let text = json::to_text(&row);
        let may_post = is_message || self.0.may_post();
        let mut is_waiting = false;
        for (at, sink) in self.0.delivery.sinks.iter().enumerate() {
            if may_post && (!is_message || sink.takes_messages()) {
                self.0.keep(&out(at), &name, &text);
                self.0.rows.keep_last(&out(at), MOST_WAITING);
                is_waiting = true;
            }
        }
        if !is_waiting {
            let place = [record.get("began"), "_", &record.subject()].concat();
            self.0.keep("row", &place, &text);
            self.0.rows.keep_last("row", MOST_KEPT);
        }
        self.send();
        true
    }

    /// Sends what there is, when it is this tab's turn; first of all it takes what sends.
    pub fn send(&self) {
        if self.0.delivery.sinks.is_empty() || !(self.0.is_allowed() || self.0.has_urgent()) {
            return;
        }
        if let Some(extras) = parts::extras_at_hand() {
            return (extras.send)(self);
        }
        let outbox = self.clone();
        spawn_local(async move {
            if let Some(extras) = parts::extras().await {
                (extras.send)(&outbox);
            }
        });
    }

    /// The page goes out of sight: what fits goes out in a way that outlives it. What sends may not have come yet; then
    /// the next page does.
    pub fn send_last(&self) {
        if let Some(extras) = parts::extras_at_hand() {
            (extras.send_last)(self);
        }
    }

    /// The network is there again.
    pub fn wake(&self) {
        match parts::extras_at_hand() {
            Some(extras) => (extras.wake)(self),
            None => self.send(),
        }
    }

    /// Whether feedback may be posted, in the page's word. Without, what was to be posted is erased.
    pub fn consent(&self, is_given: bool) {
        self.0.rows.write("consent", "", if is_given { "yes" } else { "no" });
        if !is_given {
            for at in 0..self.0.delivery.sinks.len() {
                self.0.rows.clear(&out(at));
            }
        }
        self.send();
    }
}

/// Where the rows for a sink lie.
fn out(at: usize) -> String {
    ["out/", &at.to_string()].concat()
}

impl Inner {
    /// Whether rows may be put aside for posting.
    fn may_post(&self) -> bool {
        let objects = self.delivery.heeds_privacy_control && has_privacy_control(&self.window);
        !objects && self.rows.read("consent", "").as_deref() != Some("no")
    }

    /// Whether they may be posted now.
    fn is_allowed(&self) -> bool {
        let consent = self.rows.read("consent", "");
        self.may_post() && (!self.delivery.needs_consent || consent.as_deref() == Some("yes"))
    }

    /// Whether a message waits.
    fn has_urgent(&self) -> bool {
        (0..self.delivery.sinks.len())
            .any(|at| self.rows.list(&out(at), 0).first().is_some_and(|(name, _)| name.starts_with(URGENT)))
    }

    fn keep(&self, folder: &str, name: &str, text: &str) {
        if !self.rows.write(folder, name, text) && !self.has_warned.replace(true) {
            let message = "nothing more fits into it, or this page may not use it. Feedback is sent from memory, and what is not sent ends with the page.";
            owner::warn(&Problem::of_file("local storage", message));
        }
    }
}

/// Whether the visitor's browser says that data about them shall not be passed on: Global Privacy Control.
fn has_privacy_control(window: &Window) -> bool {
    Reflect::get(&window.navigator(), &"globalPrivacyControl".into()).is_ok_and(|value| value.is_truthy())
}
