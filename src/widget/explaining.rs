//! Answers the page's question why something is answered as it is, once the index is there.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Function, Promise};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::spawn_local;

use super::{Core, Widget};
use crate::browser::{clock, json, parts};
use crate::logic::conversation::model::explaining::error;
use crate::logic::json::Json;

/// Questions that the page asked, each with what to call with the explanation.
pub(super) type Waiting = RefCell<Vec<(String, Function)>>;

impl Widget {
    /// A promise of the matcher's reckoning for a question, as plain data; with `error` where there is none.
    pub fn explain(&self, question: &str) -> Promise {
        let promise = Promise::new(&mut |resolve, _| {
            self.core.explaining.borrow_mut().push((question.to_owned(), resolve));
        });
        let core = Rc::downgrade(&self.core);
        spawn_local(async move {
            let extras = parts::extras().await;
            match core.upgrade() {
                Some(core) if extras.is_some() => core.explain_waiting(),
                Some(core) => {
                    core.explain_no_more("what explains could not be loaded; the console says why.");
                }
                None => {}
            }
        });
        promise
    }
}

impl Core {
    /// Explains what waits, where what explains and the index are there.
    pub(super) fn explain_waiting(&self) {
        let Some(extras) = parts::extras_at_hand() else { return };
        for (question, resolve) in self.explaining.take() {
            let explained = (extras.explain)(&mut self.model.borrow_mut(), &question, clock::now());
            match explained {
                Some(reasons) => give(&resolve, &reasons),
                None => self.explaining.borrow_mut().push((question, resolve)),
            }
        }
    }

    /// Lets go of what waits, for a reason.
    pub(super) fn explain_no_more(&self, reason: &str) {
        for (_, resolve) in self.explaining.take() {
            give(&resolve, &error(reason));
        }
    }
}

fn give(resolve: &Function, value: &Json) {
    let _ = resolve.call1(&JsValue::UNDEFINED, &json::to_js(value));
}
