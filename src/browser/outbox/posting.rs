//! Sending: which rows, to whom, and what becomes of them. Only sites whose feedback goes somewhere need it: it lies in a
//! part of the widget, so that nothing else may name these functions.

use js_sys::Promise;
use wasm_bindgen_futures::spawn_local;

use super::post::{self, Manner};
use super::{Inner, Outbox, URGENT, lock, out};
use crate::browser::listener::later;
use crate::browser::{clock, json, owner};
use crate::logic::feedback::outbox::{Fate, MOST_UNITS, Outcome, Plan, Sender};
use crate::logic::feedback::sinks::Sink;
use crate::logic::json::Json;
use crate::logic::report::Problem;

/// A row that waits for a sink.
pub(super) struct Waiting {
    pub name: String,
    /// As it is stored.
    text: String,
    pub row: Json,
}

impl Outbox {
    /// Sends what there is, when it is this tab's turn.
    pub fn send_by_part(&self) {
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
    pub fn send_last_by_part(&self) {
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
    pub fn wake_by_part(&self) {
        for at in 0..self.0.delivery.sinks.len() {
            if let Some(mut sender) = self.0.sender(at) {
                sender.wake();
                self.0.keep_sender(at, &sender);
            }
        }
        self.send_by_part();
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

impl Inner {
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
