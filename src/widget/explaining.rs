//! Answers the page's question why something is answered as it is, once the index is there.

use std::cell::RefCell;

use js_sys::{Function, Promise};
use wasm_bindgen::JsValue;

use super::{Core, Widget};
use crate::browser::{clock, json};
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
        self.core.explain_waiting();
        promise
    }
}

impl Core {
    /// Explains what waits, where the index is there.
    pub(super) fn explain_waiting(&self) {
        for (question, resolve) in self.explaining.take() {
            let explained = self.model.borrow_mut().explain(&question, clock::now());
            match explained {
                Some(reasons) => give(&resolve, &reasons),
                None => self.explaining.borrow_mut().push((question, resolve)),
            }
        }
    }

    /// Lets go of what waits: the widget is taken off the page.
    pub(super) fn explain_no_more(&self) {
        for (_, resolve) in self.explaining.take() {
            give(&resolve, &error("the widget was taken off the page."));
        }
    }
}

fn give(resolve: &Function, value: &Json) {
    let _ = resolve.call1(&JsValue::UNDEFINED, &json::to_js(value));
}
