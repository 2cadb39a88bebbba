//! The widget as the loader starts it: what `askwell.js` may call.

#[cfg(target_arch = "wasm32")]
mod app {
    use askwell::logic::conversation::event::Event;
    use askwell::widget::{self, Widget};
    use wasm_bindgen::prelude::{JsValue, wasm_bindgen};
    use web_sys::HtmlElement;

    /// A running widget, in the loader's hands.
    #[wasm_bindgen]
    pub struct Handle(Widget);

    #[wasm_bindgen]
    impl Handle {
        /// Opens the panel.
        pub fn open(&self) {
            self.0.send(Event::Opened);
        }

        /// Closes the panel.
        pub fn close(&self) {
            self.0.send(Event::Closed);
        }

        /// Opens the panel, or closes it.
        pub fn toggle(&self) {
            if self.0.is_open() { self.close() } else { self.open() }
        }

        /// Takes the widget off the page. What is stored stays.
        pub fn destroy(self) {}
    }

    /// Starts a widget: see [`askwell::widget::start`].
    #[wasm_bindgen]
    pub async fn start(host: HtmlElement, options: JsValue) -> Result<Handle, JsValue> {
        std::panic::set_hook(Box::new(|panic| {
            let text = ["[askwell] the widget stopped: ", &panic.to_string()].concat();
            web_sys::console::error_1(&text.into());
        }));
        widget::start(host, options).await.map(Handle)
    }
}

fn main() {}
