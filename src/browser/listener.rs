//! Event listeners that end when they are dropped, and a timer.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::{Closure, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Event, EventTarget};

/// A listener on an event target.
#[must_use = "the listener ends when it is dropped"]
pub struct Listener {
    target: EventTarget,
    name: &'static str,
    callback: Closure<dyn FnMut(Event)>,
}

impl Listener {
    /// Calls `callback` at each event of that name.
    pub fn new(target: &EventTarget, name: &'static str, callback: impl FnMut(Event) + 'static) -> Self {
        let callback = Closure::<dyn FnMut(Event)>::new(callback);
        let _ = target.add_event_listener_with_callback(name, callback.as_ref().unchecked_ref());
        Listener { target: target.clone(), name, callback }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let function = self.callback.as_ref().unchecked_ref();
        let _ = self.target.remove_event_listener_with_callback(self.name, function);
    }
}

/// Calls `callback` once the browser had a chance to draw what has changed.
pub fn soon(callback: impl FnOnce() + 'static) {
    later(0.0, callback);
}

/// Calls `callback` after so many milliseconds.
pub fn later(pause: f64, callback: impl FnOnce() + 'static) {
    let Some(window) = web_sys::window() else { return };
    let function: JsValue = Closure::once_into_js(callback);
    #[expect(clippy::cast_possible_truncation, reason = "clamped to what a timer takes")]
    let pause = pause.clamp(0.0, 2e9) as i32;
    let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(function.unchecked_ref(), pause);
}

/// Waits for so many milliseconds.
pub async fn pause(length: f64) {
    let passed = Promise::new(&mut |resolve, _| {
        later(length, move || {
            let _ = resolve.call0(&resolve);
        });
    });
    let _ = JsFuture::from(passed).await;
}

/// Calls `callback` when the browser has nothing else to do; soon, where it cannot tell (Safari).
pub fn when_idle(callback: impl FnOnce() + 'static) {
    let Some(window) = web_sys::window() else { return };
    let idle = Reflect::get(&window, &"requestIdleCallback".into()).ok();
    match idle.and_then(|idle| idle.dyn_into::<Function>().ok()) {
        Some(idle) => {
            let _ = idle.call1(&window, &Closure::once_into_js(callback));
        }
        None => soon(callback),
    }
}
