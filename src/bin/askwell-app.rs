//! The widget as the loader starts it: what `askwell.js` may call.

#[cfg(target_arch = "wasm32")]
mod app {
    use std::cell::RefCell;
    use std::rc::Rc;

    use askwell::logic::conversation::event::Event;
    use askwell::widget::{self, Widget, global};
    use wasm_bindgen::prelude::{JsValue, wasm_bindgen};
    use web_sys::HtmlElement;

    #[global_allocator]
    static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

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
            self.with(open);
        }

        /// Closes the panel.
        pub fn close(&self) {
            self.with(close);
        }

        /// Opens the panel, or closes it.
        pub fn toggle(&self) {
            self.with(toggle);
        }

        /// Takes the widget off the page. What is stored stays.
        pub fn destroy(&self) {
            destroy(self.0);
        }

        /// The page's listeners run meanwhile and may call back: the list is not held open.
        fn with(&self, act: impl FnOnce(&Widget)) {
            let widget = RUNNING.with_borrow(|running| running.get(self.0).cloned().flatten());
            if let Some(widget) = widget {
                act(&widget);
            }
        }
    }

    fn open(widget: &Widget) {
        widget.send(Event::Opened);
    }

    fn close(widget: &Widget) {
        widget.send(Event::Closed);
    }

    fn toggle(widget: &Widget) {
        if widget.is_open() { close(widget) } else { open(widget) }
    }

    fn destroy(place: usize) {
        drop(RUNNING.with_borrow_mut(|running| running.get_mut(place).and_then(Option::take)));
        if first_running().is_none() {
            global::remove();
        }
    }

    fn first_running() -> Option<(usize, Rc<Widget>)> {
        RUNNING.with_borrow(|running| {
            running.iter().enumerate().find_map(|(place, widget)| Some((place, widget.clone()?)))
        })
    }

    /// What the page's `Askwell(verb, …)` does, to the first widget.
    #[expect(clippy::needless_pass_by_value, reason = "a function that JavaScript calls owns its arguments")]
    fn call(verb: JsValue, argument: JsValue, more: JsValue) -> JsValue {
        let Some((place, widget)) = first_running() else { return JsValue::UNDEFINED };
        match verb.as_string().unwrap_or_default().as_str() {
            "explain" => return widget.explain(&argument.as_string().unwrap_or_default()).into(),
            "survey" => widget.send(Event::SurveyCalled(argument.as_string().unwrap_or_default())),
            "consent" => widget.consent(&argument),
            "track" => widget.track(&argument, &more),
            "identify" => widget.identify(&argument),
            "setLocale" => widget.set_locale(&argument.as_string().unwrap_or_default()),
            "update" => widget.update(),
            "on" => global::on(&argument, &more),
            "off" => global::off(&argument),
            "why" => return widget.why().into(),
            "export" => return widget.export().into(),
            "forget" => widget.send(Event::Erased),
            "open" => open(&widget),
            "close" => close(&widget),
            "toggle" => toggle(&widget),
            "destroy" => destroy(place),
            other => {
                let text = [
                    "[askwell] Askwell(\"",
                    other,
                    "\") is not known. Known: explain, why, survey, consent, track, identify, update, setLocale, on, off, export, forget, open, close, toggle, destroy.",
                ];
                web_sys::console::warn_1(&text.concat().into());
            }
        }
        JsValue::UNDEFINED
    }

    /// Starts a widget: see [`askwell::widget::start`].
    #[wasm_bindgen]
    pub async fn start(host: HtmlElement, options: JsValue) -> Result<Handle, JsValue> {
        std::panic::set_hook(Box::new(|panic| {
            let text = ["[askwell] the widget stopped: ", &panic.to_string()].concat();
            web_sys::console::error_1(&text.into());
        }));
        let widget = widget::start(host, options).await?;
        let is_first = first_running().is_none();
        let handle = RUNNING.with_borrow_mut(|running| {
            running.push(Some(Rc::new(widget)));
            Handle(running.len() - 1)
        });
        if is_first {
            global::install(call);
        }
        Ok(handle)
    }
}

fn main() {}
