//! Follows what happens on the page and tells of it as [`Signal`]s: only of what [`Wishes`] name, and of pages.
//!
//! All that is listened to, observed and timed belongs to one [`Hub`], which the [`Watch`] alone owns; handlers find it
//! through a weak reference. So dropping the `Watch` ends everything. One kind of signal a file.

mod activity;
mod clicks;
mod data_layer;
mod events;
mod facts;
mod hub;
mod leaving;
mod listening;
mod pattern;
mod products;
mod scroll;
mod sight;
mod visits;

use std::rc::Rc;

use web_sys::Window;

pub use facts::{device, page_facts};
pub use pattern::matches;

use crate::logic::rules::signal::{Signal, Wishes};
use hub::Hub;

/// What is listened to on a page. Dropping it takes every listener, observer and timer away.
#[must_use = "nothing is heard once it is dropped"]
pub struct Watch {
    /// None where the window has no document, and so nothing to hear.
    hub: Option<Rc<Hub>>,
}

/// Listens for what is wished. The first [`Signal::Page`] comes in a task of its own, never before this has returned.
pub fn follow(window: &Window, wishes: &Wishes, send: Rc<dyn Fn(Signal)>) -> Watch {
    let hub = Hub::new(window, wishes, send);
    if let Some(hub) = &hub {
        let parts =
            [activity::start, scroll::start, leaving::start, clicks::start, sight::start, events::start];
        for start in parts {
            start(hub);
        }
        // The last one: the others are ready for the first page.
        visits::start(hub);
    }
    Watch { hub }
}

impl Watch {
    /// Counts what is shown as a page of its own, though the address may be the same: the page's script says so.
    pub fn turn_page(&self) {
        if let Some(hub) = &self.hub {
            visits::turn(hub);
        }
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        // A handler that is running holds the hub a moment longer, and is not to send any more.
        if let Some(hub) = &self.hub {
            hub.end();
        }
    }
}
