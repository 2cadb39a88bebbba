//! Feedback on its way: rows are kept in local storage, one key each, until their receivers have them.
//!
//! One key a row, and not one list, so that tabs can add and remove without undoing each other's work. What is decided
//! about them stands in [`crate::logic::feedback::outbox`]; here it is carried out, by one tab at a time ([`lock`]).

mod lock;
mod post;
mod rows;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::Promise;
use wasm_bindgen_futures::spawn_local;
use web_sys::{CustomEvent, CustomEventInit, Window};

use super::listener::later;
use super::storage::Store;
use super::{clock, json, owner};
use crate::logic::feedback::outbox::{Fate, MOST_UNITS, Outcome, Plan, Sender};
use crate::logic::feedback::row::Row;
use crate::logic::feedback::sinks::{Delivery, Sink};
use crate::logic::json::Json;
use crate::logic::report::Problem;
use post::Manner;
use rows::Rows;

/// How many rows wait for one receiver at most: about a megabyte and a half of the five that the whole site shares.
const MOST_WAITING: u32 = 2_000;

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
    senders: RefCell<Vec<Sender>>,
    /// Whether a turn at sending is waited for or taken.
    is_busy: Cell<bool>,
    /// Whether something came in meanwhile.
    has_more: Cell<bool>,
    has_warned: Cell<bool>,
}

impl Outbox {
    /// The outbox of a widget; what an earlier page left in it is sent.
    pub fn new(window: &Window, store: &Store, (delivery, base): (Delivery, String)) -> Self {
        let senders = delivery.sinks.iter().map(|_| Sender::default()).collect();
        let outbox = Outbox(Rc::new(Inner {
            window: window.clone(),
            delivery,
            base,
            rows: Rows::new(store),
            senders: RefCell::new(senders),
            is_busy: Cell::new(false),
            has_more: Cell::new(false),
            has_warned: Cell::new(false),
        }));
        outbox.send();
        outbox
    }

    /// Takes a row in. The page may change it or call it off first, in a listener on `askwell:record`.
    pub fn add(&self, record: &Row) {
        let Some(row) = self.0.shown_to_page(&record.to_json()) else { return };
        let name = [record.get("time"), "_", record.get("id")].concat();
        let text = json::to_text(&row);
        let may_post = self.0.may_post();
        for at in 0..self.0.delivery.sinks.len() {
            if may_post {
                self.0.keep(&out(at), &name, &text);
                self.0.rows.keep_last(&out(at), MOST_WAITING);
            }
        }
        if self.0.delivery.sinks.is_empty() || !may_post {
            let place = [record.get("began"), "_", &record.subject()].concat();
            self.0.keep("row", &place, &text);
            self.0.rows.keep_last("row", MOST_KEPT);
        }
        self.send();
    }

    /// Sends what there is, when it is this tab's turn.
    pub fn send(&self) {
        let inner = &self.0;
        if inner.delivery.sinks.is_empty() || !inner.is_allowed() {
            return;
        }
        if inner.is_busy.replace(true) {
            inner.has_more.set(true);
            return;
        }
        inner.has_more.set(false);
        let outbox = self.clone();
        lock::run(&inner.window, &inner.rows, move || async move {
            outbox.drain().await;
        });
    }

    /// The page goes out of sight: what fits goes out in a way that outlives it.
    pub fn send_last(&self) {
        let inner = &self.0;
        if !inner.is_allowed() {
            return;
        }
        for (at, sink) in inner.delivery.sinks.iter().enumerate() {
            let rows = inner.sound_rows(at);
            if let Plan::Send(count) = inner.plan(at, &rows) {
                let batch = rows.into_iter().take(count.min(sink.most_rows())).collect();
                // Begun at once: what is only scheduled dies with the page.
                let answer = post::begin(&inner.window, sink, (&batch, &inner.base, Manner::Last));
                spawn_local(self.clone().settle(at, batch, answer));
            }
        }
    }

    /// The network is there again.
    pub fn wake(&self) {
        self.0.senders.borrow_mut().iter_mut().for_each(Sender::wake);
        self.0.rows.clear("pace");
        self.send();
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

    async fn drain(&self) {
        for (at, sink) in self.0.delivery.sinks.iter().enumerate() {
            loop {
                let rows = self.0.sound_rows(at);
                match self.0.plan(at, &rows) {
                    Plan::Idle => break,
                    Plan::Wait(pause) => {
                        let outbox = self.clone();
                        later(pause, move || outbox.send());
                        break;
                    }
                    Plan::Send(count) => {
                        let batch: Vec<_> = rows.into_iter().take(count.min(sink.most_rows())).collect();
                        let answer = post::begin(&self.0.window, sink, (&batch, &self.0.base, Manner::Usual));
                        self.clone().settle(at, batch, answer).await;
                    }
                }
            }
        }
        self.0.is_busy.set(false);
        if self.0.has_more.get() {
            self.send();
        }
    }

    /// Waits for the answer to a batch and does with its rows what it says.
    async fn settle(self, at: usize, batch: Vec<(String, String)>, answer: Option<Promise>) {
        let Some(sink) = self.0.delivery.sinks.get(at) else { return };
        let outcome = post::finish(answer, sink.kind).await;
        self.0.note((at, &batch), outcome);
    }
}

/// Where the rows for a sink lie.
fn out(at: usize) -> String {
    ["out/", &at.to_string()].concat()
}

impl Inner {
    /// Whether rows may be put aside for posting.
    fn may_post(&self) -> bool {
        let objects = self.delivery.heeds_privacy_control && post::has_privacy_control(&self.window);
        !objects && self.rows.read("consent", "").as_deref() != Some("no")
    }

    /// Whether they may be posted now.
    fn is_allowed(&self) -> bool {
        let consent = self.rows.read("consent", "");
        self.may_post() && (!self.delivery.needs_consent || consent.as_deref() == Some("yes"))
    }

    /// The row as the page leaves it; none where it calls it off.
    fn shown_to_page(&self, row: &Json) -> Option<Json> {
        let init = CustomEventInit::new();
        init.set_cancelable(true);
        init.set_detail(&json::to_js(row));
        let event = CustomEvent::new_with_event_init_dict("askwell:record", &init).ok()?;
        let is_wanted = self.window.dispatch_event(&event).unwrap_or(true);
        is_wanted.then(|| json::from_js(&event.detail()))
    }

    fn keep(&self, folder: &str, name: &str, text: &str) {
        if !self.rows.write(folder, name, text) && !self.has_warned.replace(true) {
            let message = "nothing more fits into it, or this page may not use it. Feedback is sent from memory, and what is not sent ends with the page.";
            owner::warn(&Problem::of_file("local storage", message));
        }
    }

    /// The first rows for a sink. One that cannot be read is set aside: somebody has changed it.
    fn sound_rows(&self, at: usize) -> Vec<(String, String)> {
        let mut rows = self.rows.list(&out(at), MOST_UNITS);
        rows.retain(|(name, text)| {
            let is_sound = json::parse(text).is_ok_and(|row| row.get("id").is_some());
            if !is_sound {
                self.set_aside(at, (name, text));
                owner::warn(&Problem::of_file(
                    "local storage",
                    [name, " is no row of feedback; it is set aside."].concat(),
                ));
            }
            is_sound
        });
        rows
    }

    fn set_aside(&self, at: usize, (name, text): (&str, &str)) {
        self.rows.write("bad", name, text);
        self.rows.remove(&out(at), name);
    }

    #[inline(never)]
    fn plan(&self, at: usize, rows: &[(String, String)]) -> Plan {
        let sizes: Vec<usize> = rows.iter().map(|(_, text)| text.len()).collect();
        let stored = self.rows.read("pace", &at.to_string()).and_then(|text| json::parse(&text).ok());
        let mut senders = self.senders.borrow_mut();
        let Some(sender) = senders.get_mut(at) else { return Plan::Idle };
        // Another tab, or an earlier page, may have been told to wait.
        if let Some(stored) = stored.as_ref().and_then(Sender::read) {
            *sender = stored;
        }
        sender.plan(&sizes, clock::now())
    }

    #[inline(never)]
    fn note(&self, (at, batch): (usize, &Vec<(String, String)>), outcome: Outcome) {
        let mut senders = self.senders.borrow_mut();
        let Some(sender) = senders.get_mut(at) else { return };
        let fate = sender.note(outcome, batch.len(), (clock::now(), js_sys::Math::random()));
        self.rows.write("pace", &at.to_string(), &json::to_text(&sender.to_json()));
        for (name, text) in batch {
            match fate {
                Fate::Stay => {}
                Fate::Remove => self.rows.remove(&out(at), name),
                Fate::SetAside => self.set_aside(at, (name, text)),
            }
        }
        if outcome == Outcome::Misplaced || fate == Fate::SetAside {
            self.warn(at, fate);
        }
    }

    fn warn(&self, at: usize, fate: Fate) {
        let Some(Sink { url, .. }) = self.delivery.sinks.get(at) else { return };
        let message = if fate == Fate::SetAside {
            [url, " refused a row for good. It is kept in local storage, under a key with \"/bad/\" in it."]
                .concat()
        } else {
            [url, " takes nothing: its answer says that the address or the key is wrong. Rows wait for half an hour."].concat()
        };
        owner::warn(&Problem::of_file("feedback", message));
    }
}
