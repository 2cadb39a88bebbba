//! The widget as the loader starts it: what `askwell.js` may call.

#[cfg(target_arch = "wasm32")]
mod app {
    use std::cell::RefCell;
    use std::rc::Rc;

    use askwell::logic::conversation::event::Event;
    use askwell::widget::{self, Widget};
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
        /// What the page's `Askwell(verb, …)` does; the loader knows the verbs.
        pub fn call(&self, verb: &str, argument: &JsValue, more: &JsValue) -> JsValue {
            // The page's listeners run meanwhile and may call back: the list is not held open.
            let widget = RUNNING.with_borrow(|running| running.get(self.0).cloned().flatten());
            widget.map_or(JsValue::UNDEFINED, |widget| call(&widget, verb, (argument, more)))
        }

        /// Takes the widget off the page. What is stored stays.
        pub fn destroy(&self) {
            drop(RUNNING.with_borrow_mut(|running| running.get_mut(self.0).and_then(Option::take)));
        }
    }

    fn call(widget: &Widget, verb: &str, (argument, more): (&JsValue, &JsValue)) -> JsValue {
        let text = || argument.as_string().unwrap_or_default();
        match verb {
            "open" => widget.send(Event::Opened),
            "close" => widget.send(Event::Closed),
            "toggle" => widget.send(if widget.is_open() { Event::Closed } else { Event::Opened }),
            "isOpen" => return widget.is_open().into(),
            "ask" => return widget.ask(text()).into(),
            "suggest" => widget.suggest(argument),
            "identify" => widget.identify(argument),
            "track" => widget.track(argument, more),
            "consent" => widget.consent(argument),
            "update" if argument.is_object() => widget.restyle(argument),
            "update" => widget.update(),
            "setLocale" => widget.set_locale(&text()),
            "survey" => widget.send(Event::SurveyCalled(text())),
            "explain" => return widget.explain(&text()).into(),
            "why" => return widget.why().into(),
            "export" => return widget.export().into(),
            "reset" => widget.send(Event::Restarted),
            "forget" => widget.send(Event::Erased),
            _ => {}
        }
        JsValue::UNDEFINED
    }

    /// Starts a widget: see [`askwell::widget::start`].
    #[wasm_bindgen]
    pub async fn start(host: HtmlElement, options: JsValue) -> Result<Handle, JsValue> {
        // What is cut has no words for panics: see xtask/src/split/panics.rs.
        #[cfg(not(feature = "split"))]
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
