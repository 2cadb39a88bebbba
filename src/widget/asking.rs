//! Answers the page that asks a question in the visitor's name, once the answer is there.

use std::cell::RefCell;

use js_sys::{Array, Function, Promise};
use wasm_bindgen::JsValue;

use super::{Core, Widget};
use crate::browser::json;
use crate::logic::conversation::event::Event;

/// Who waits for an answer: the number of the turn before, and what to call with what became of the question.
pub(super) type Waiting = RefCell<Vec<(u32, Function)>>;

impl Widget {
    /// Asks a question as if the visitor had sent it. A promise of what became of it: see [`Model::outcome`].
    ///
    /// [`Model::outcome`]: crate::logic::conversation::model::Model::outcome
    pub fn ask(&self, question: String) -> Promise {
        let before = self.core.model.borrow().last_turn();
        let promise = Promise::new(&mut |resolve, _| self.core.asking.borrow_mut().push((before, resolve)));
        self.send(Event::Asked(question));
        promise
    }

    /// Suggests the entries of these ids; without any, those of the config.
    pub fn suggest(&self, ids: &JsValue) {
        let ids = if Array::is_array(ids) { Array::from(ids) } else { Array::new() };
        self.send(Event::Suggested(ids.iter().filter_map(|id| id.as_string()).collect()));
    }
}

impl Core {
    /// Tells what has been answered meanwhile. It is asked when nothing is left to be done.
    pub(super) fn tell_answers(&self) {
        let asking = self.asking.take();
        for (before, resolve) in asking {
            let outcome = self.model.borrow().outcome(before);
            match outcome {
                Some(outcome) => {
                    let _ = resolve.call1(&JsValue::UNDEFINED, &json::to_js(&outcome));
                }
                None => self.asking.borrow_mut().push((before, resolve)),
            }
        }
    }
}
