//! The widget as the loader starts it: what `askwell.js` may call.

#[cfg(target_arch = "wasm32")]
mod app {
    use std::cell::RefCell;
    use std::rc::Rc;

    use askwell::logic::conversation::event::Event;
    use askwell::widget::{self, Widget};
    use wasm_bindgen::prelude::{JsValue, wasm_bindgen};
    use web_sys::HtmlElement;

    /// A running widget, in the loader's hands.
    ///
    /// wasm-bindgen drops what JavaScript no longer holds. A page that does not keep its handle must keep
    /// its widget all the same, so the handle is not the owner: that is the list of running widgets.
    #[wasm_bindgen]
    pub struct Handle(usize);

    thread_local! {
        static RUNNING: RefCell<Vec<Option<Rc<Widget>>>> = const { RefCell::new(Vec::new()) };
    }

    #[wasm_bindgen]
    impl Handle {
        /// Opens the panel.
        pub fn open(&self) {
            self.with(|widget| widget.send(Event::Opened));
        }

        /// Closes the panel.
        pub fn close(&self) {
            self.with(|widget| widget.send(Event::Closed));
        }

        /// Opens the panel, or closes it.
        pub fn toggle(&self) {
            self.with(|widget| widget.send(if widget.is_open() { Event::Closed } else { Event::Opened }));
        }

        /// Takes the widget off the page. What is stored stays.
        pub fn destroy(&self) {
            drop(RUNNING.with_borrow_mut(|running| running.get_mut(self.0).and_then(Option::take)));
        }

        /// The page's listeners run meanwhile and may call back: the list is not held open.
        fn with(&self, act: impl FnOnce(&Widget)) {
            let widget = RUNNING.with_borrow(|running| running.get(self.0).cloned().flatten());
            if let Some(widget) = widget {
                act(&widget);
            }
        }
    }

    /// Starts a widget: see [`askwell::widget::start`].
    #[wasm_bindgen]
    pub async fn start(host: HtmlElement, options: JsValue) -> Result<Handle, JsValue> {
        std::panic::set_hook(Box::new(|panic| {
            let text = ["[askwell] the widget stopped: ", &panic.to_string()].concat();
            web_sys::console::error_1(&text.into());
        }));
        let widget = widget::start(host, options).await?;
        Ok(RUNNING.with_borrow_mut(|running| {
            running.push(Some(Rc::new(widget)));
            Handle(running.len() - 1)
        }))
    }
}

fn main() {}
