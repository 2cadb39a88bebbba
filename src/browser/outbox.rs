//! Feedback on its way: rows are kept in local storage, one key each, until their receivers have them.
//!
//! One key a row, and not one list, so that tabs can add and remove without undoing each other's work. What is decided
//! about them stands in [`crate::logic::feedback::outbox`]; here it is carried out, by one tab at a time ([`lock`]).

mod lock;
mod post;
mod rows;

use std::cell::Cell;
use std::rc::Rc;

use js_sys::Promise;
use wasm_bindgen_futures::spawn_local;
use web_sys::Window;

use super::listener::later;
use super::storage::Store;
use super::{clock, json, owner, page_event};
use crate::logic::feedback::outbox::{Fate, MOST_UNITS, Outcome, Plan, Sender};
use crate::logic::feedback::row::Row;
use crate::logic::feedback::sinks::{Delivery, Sink};
use crate::logic::json::Json;
use crate::logic::report::Problem;
use post::Manner;
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

    /// Sends what there is, when it is this tab's turn.
    pub fn send(&self) {
        let inner = &self.0;
        if inner.delivery.sinks.is_empty() || !(inner.is_allowed() || inner.has_urgent()) {
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
        for (at, sink) in inner.delivery.sinks.iter().enumerate() {
            let rows = inner.waiting(at);
            if let Plan::Send(count) = inner.plan(at, &rows) {
                let batch: Vec<_> = rows.into_iter().take(count.min(sink.most_rows())).collect();
                // Begun at once: what is only scheduled dies with the page.
                let answer = post::begin(&inner.window, sink, (&batch, &inner.base, Manner::Last));
                spawn_local(self.clone().settle(at, batch, answer));
            }
        }
    }

    /// The network is there again.
    pub fn wake(&self) {
        for at in 0..self.0.delivery.sinks.len() {
            if let Some(mut sender) = self.0.sender(at) {
                sender.wake();
                self.0.keep_sender(at, &sender);
            }
        }
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
                let rows = self.0.waiting(at);
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
    async fn settle(self, at: usize, batch: Vec<Waiting>, answer: Option<Promise>) {
        let Some(sink) = self.0.delivery.sinks.get(at) else { return };
        let outcome = post::finish(answer, sink).await;
        self.0.note((at, &batch), outcome);
    }
}

/// A row that waits for a sink.
struct Waiting {
    name: String,
    /// As it is stored.
    text: String,
    row: Json,
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

    fn keep(&self, folder: &str, name: &str, text: &str) {
        if !self.rows.write(folder, name, text) && !self.has_warned.replace(true) {
            let message = "nothing more fits into it, or this page may not use it. Feedback is sent from memory, and what is not sent ends with the page.";
            owner::warn(&Problem::of_file("local storage", message));
        }
    }

    /// Whether a message waits.
    fn has_urgent(&self) -> bool {
        (0..self.delivery.sinks.len())
            .any(|at| self.rows.list(&out(at), 0).first().is_some_and(|(name, _)| name.starts_with(URGENT)))
    }

    /// The first rows for a sink that may be sent. One that cannot be read is set aside: somebody has changed it.
    fn waiting(&self, at: usize) -> Vec<Waiting> {
        let mut all = Vec::new();
        let is_allowed = self.is_allowed();
        for (name, text) in self.rows.list(&out(at), MOST_UNITS) {
            if !is_allowed && !name.starts_with(URGENT) {
                continue;
            }
            if let Some(row) = json::parse(&text).ok().filter(|row| row.get("id").is_some()) {
                all.push(Waiting { name, text, row });
            } else {
                self.set_aside(at, (&name, &text));
                let message = [&name, " is no row of feedback; it is set aside."].concat();
                owner::warn(&Problem::of_file("local storage", message));
            }
        }
        all
    }

    fn set_aside(&self, at: usize, (name, text): (&str, &str)) {
        self.rows.write("bad", name, text);
        self.rows.remove(&out(at), name);
    }

    /// How sending to a sink stands: kept in the store, since other tabs and earlier pages may have been told to wait.
    /// None where nothing was sent yet.
    fn sender(&self, at: usize) -> Option<Sender> {
        let text = self.rows.read("pace", &at.to_string())?;
        Sender::read(&json::parse(&text).ok()?)
    }

    fn keep_sender(&self, at: usize, sender: &Sender) {
        self.rows.write("pace", &at.to_string(), &json::to_text(&sender.to_json()));
    }

    #[inline(never)]
    fn plan(&self, at: usize, rows: &[Waiting]) -> Plan {
        let sizes: Vec<usize> = rows.iter().map(|row| row.text.len()).collect();
        self.sender(at).unwrap_or_default().plan(&sizes, clock::now())
    }

    #[inline(never)]
    fn note(&self, (at, batch): (usize, &[Waiting]), outcome: Outcome) {
        let mut sender = self.sender(at).unwrap_or_default();
        let fate = sender.note(outcome, batch.len(), (clock::now(), js_sys::Math::random()));
        self.keep_sender(at, &sender);
        for Waiting { name, text, .. } in batch {
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
