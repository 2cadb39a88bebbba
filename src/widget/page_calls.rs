//! What the page tells the widget, and asks of it.

use js_sys::Promise;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::ShadowRoot;

use super::Widget;
use crate::browser::{clock, json, owner, style};
use crate::logic::config::later;
use crate::logic::conversation::event::Event;
use crate::logic::json::Json;
use crate::logic::look::Look;
use crate::logic::report::Reader;
use crate::logic::rules::signal::Signal;

impl Widget {
    /// What the page says of consent: true or false for everything, or an object with a truth value for each of
    /// `functionality`, `personalization` and `analytics`; only the last lets feedback be posted.
    pub fn consent(&self, given: &JsValue) {
        let given = json::from_js(given);
        let analytics = given.as_bool().or_else(|| given.get("analytics").and_then(Json::as_bool));
        if let Some(analytics) = analytics {
            self.core.world.outbox.consent(analytics);
        }
        self.send(Event::Consented(given));
    }

    /// Something happened that rules may heed: `Askwell('track', 'Order Completed', {…})`.
    pub fn track(&self, name: &JsValue, properties: &JsValue) {
        let name = name.as_string().unwrap_or_default();
        self.send(Event::Signal(Signal::Track(name, json::from_js(properties))));
    }

    /// Who the visitor is: `Askwell('identify', {vip: true})`.
    pub fn identify(&self, attributes: &JsValue) {
        self.send(Event::Signal(Signal::Identified(json::from_js(attributes))));
    }

    /// The interface speaks another language from now on, a BCP 47 tag: `Askwell('setLocale', 'de')`. It holds for this
    /// page, and is not remembered: that is what the visitor chooses.
    pub fn set_locale(&self, tag: &str) {
        self.send(Event::LocaleSet(tag.to_owned()));
    }

    /// The page has changed without being loaded anew.
    pub fn update(&self) {
        if let Some(watch) = &*self.core.world.watch.borrow() {
            watch.turn_page();
        }
    }

    /// The page has changed its look: `Askwell('update', {theme: 'dark', position: 'left', look: {accent: '#0a6'}})`. Other
    /// members are not read, pictures stay as they are, and the visitor's own choice of colours stands.
    pub fn restyle(&self, wishes: &JsValue) {
        let wishes = json::from_js(wishes);
        let mut reader = Reader::new("Askwell('update')");
        let theme = later::read(&wishes, "theme", &mut reader);
        let position = later::read(&wishes, "position", &mut reader);
        if let Some(look) = wishes.get("look") {
            let mark = reader.enter("look");
            let look = Look::read(look, "", &mut reader);
            reader.leave(mark);
            let root = &self.root;
            if let Ok(shadow) = root.get_root_node().dyn_into::<ShadowRoot>() {
                style::dress(&shadow, root, &look);
            }
        }
        reader.into_problems().iter().for_each(owner::warn);
        if let Some(lang) = wishes.get("lang").and_then(Json::as_text) {
            self.set_locale(lang);
        }
        if theme.is_some() || position.is_some() {
            self.send(Event::Restyled(theme, position));
        }
    }

    /// A promise of the last decisions of the rules, with their reasons.
    pub fn why(&self) -> Promise {
        Promise::resolve(&json::to_js(&self.core.model.borrow().trace()))
    }

    /// A promise of everything that is kept of the visitor.
    pub fn export(&self) -> Promise {
        Promise::resolve(&json::to_js(&self.core.model.borrow().exported(clock::now())))
    }
}
