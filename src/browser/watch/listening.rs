//! A listener, a timer and an observer that end when they are dropped.
//!
//! Unlike [`crate::browser::listener`], these hear an event before the page's own listeners, which may stop it, and
//! promise never to call it off, so that scrolling does not wait for them. They are `Fn`: a page may raise an event
//! while it handles another of the same name.

use js_sys::{Array, Function};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{AddEventListenerOptions, Event, EventTarget, Window};

/// A listener on an event target.
pub struct Ear {
    target: EventTarget,
    name: String,
    callback: Closure<dyn Fn(Event)>,
}

impl Ear {
    /// Calls `callback` at each event of that name.
    pub fn new(target: &EventTarget, name: &str, callback: Box<dyn Fn(Event)>) -> Self {
        let ear = Ear { target: target.clone(), name: name.to_owned(), callback: Closure::wrap(callback) };
        let options = AddEventListenerOptions::new();
        options.set_capture(true);
        options.set_passive(true);
        let _ = target.add_event_listener_with_callback_and_add_event_listener_options(
            name,
            ear.callback.as_ref().unchecked_ref(),
            &options,
        );
        ear
    }
}

impl Drop for Ear {
    fn drop(&mut self) {
        let function = self.callback.as_ref().unchecked_ref();
        let _ = self.target.remove_event_listener_with_callback_and_bool(&self.name, function, true);
    }
}

/// A call in the future.
pub struct Timer {
    window: Window,
    id: i32,
    _callback: Closure<dyn Fn()>,
}

impl Timer {
    /// Calls `callback` after so many milliseconds. None where the browser refuses.
    pub fn new(window: &Window, pause: i32, callback: Box<dyn Fn()>) -> Option<Self> {
        let callback = Closure::wrap(callback);
        let function = callback.as_ref().unchecked_ref();
        let id = window.set_timeout_with_callback_and_timeout_and_arguments_0(function, pause).ok()?;
        Some(Timer { window: window.clone(), id, _callback: callback })
    }
}

impl Drop for Timer {
    fn drop(&mut self) {
        self.window.clear_timeout_with_handle(self.id);
    }
}

/// What an observer of the browser calls, with the list of what it has observed.
pub type Observing = Closure<dyn Fn(Array)>;

/// The function of an [`Observing`].
pub fn function_of(callback: &Observing) -> &Function {
    callback.as_ref().unchecked_ref()
}
