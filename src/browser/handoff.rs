//! Opens a live chat that is on the page already, as [`crate::logic::handoff::chats`] has planned it.

use std::cell::Cell;
use std::rc::Rc;

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::Window;

use super::json;
use super::listener::later;
use crate::logic::handoff::chats::{Plan, Ready};

/// How often it is looked whether the chat is there, in milliseconds, and how often at most: three seconds.
const PAUSE: f64 = 100.0;
const MOST_LOOKS: u32 = 30;

/// What is told at the end: whether the chat was opened, or why not, in words for the site owner.
type Done = Box<dyn FnOnce(Result<(), &'static str>)>;

/// Opens a chat, once it is there.
pub fn open(window: Window, plan: Plan, done: Done) {
    let opening = Opening { window, plan, is_ready: Rc::default(), has_asked: false, done };
    opening.look(MOST_LOOKS);
}

struct Opening {
    window: Window,
    plan: Plan,
    /// Whether the chat has called back.
    is_ready: Rc<Cell<bool>>,
    has_asked: bool,
    done: Done,
}

impl Opening {
    fn look(mut self, left: u32) {
        if self.is_there() {
            let outcome = self.call_all();
            (self.done)(outcome);
        } else if left == 0 {
            (self.done)(Err("is not on this page, or was not ready within three seconds"));
        } else {
            later(PAUSE, move || self.look(left - 1));
        }
    }

    fn is_there(&mut self) -> bool {
        match self.plan.ready {
            Ready::There(path) => find(&self.window, path).is_some_and(|(_, found)| found.is_truthy()),
            Ready::Calls(path, word) => {
                if !self.has_asked {
                    let is_ready = self.is_ready.clone();
                    let callback = Closure::once_into_js(move || is_ready.set(true));
                    self.has_asked = call(&self.window, path, &Array::of2(&word.into(), &callback)).is_some();
                }
                self.is_ready.get()
            }
        }
    }

    /// All but the last call may fail: a chat without the visitor's name is better than none.
    fn call_all(&self) -> Result<(), &'static str> {
        let mut is_open = false;
        for (path, values) in &self.plan.calls {
            let arguments: Array = values.iter().map(json::to_js).collect();
            is_open = call(&self.window, path, &arguments).is_some();
        }
        if is_open { Ok(()) } else { Err("could not be opened by its documented function") }
    }
}

/// Calls the function at a path from the window; none where it is not there, or throws.
fn call(window: &Window, path: &str, arguments: &Array) -> Option<JsValue> {
    let (owner, function) = find(window, path)?;
    function.dyn_ref::<Function>()?.apply(&owner, arguments).ok()
}

/// What stands at a path from the window, and whose member it is.
fn find(window: &Window, path: &str) -> Option<(JsValue, JsValue)> {
    let mut owner = JsValue::NULL;
    let mut found: JsValue = window.into();
    for name in path.split('.') {
        let next = Reflect::get(&found, &name.into()).ok()?;
        owner = std::mem::replace(&mut found, next);
    }
    Some((owner, found))
}
