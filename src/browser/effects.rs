//! Carries out what the model wants done: one variant, one file.

mod build_index;
mod copy;
mod download;
mod fetch_faq;
mod fetch_language;
mod fetch_pack;
mod find_faq;
mod focus;
mod hand_over;
mod perform;
mod print;
mod profile;
mod raise;
mod record;
mod reveal;
mod save;
mod save_text;
mod warn;
mod watch;

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{EventTarget, HtmlElement, ShadowRoot, Window};

pub use build_index::Pace;
pub use copy::run as copy;
pub use hand_over::run as hand_over;
pub use perform::run as perform;
pub use print::run as print;
pub use record::run as record;
pub use save_text::run as save_text;

use super::json;
use super::net;
use super::outbox::Outbox;
use super::parts::{Loaded, Watching};
use super::storage::Store;
use crate::logic::conversation::effect::Effect;
use crate::logic::conversation::event::Event;
use crate::logic::json::Json;

/// Where events go.
pub type Dispatch = Rc<dyn Fn(Event)>;

/// What the effects act upon.
#[derive(Clone)]
pub struct World {
    /// The window of the page.
    pub window: Window,
    /// The element that holds everything the widget draws.
    pub root: HtmlElement,
    /// Where the visitor's state is kept.
    pub store: Store,
    /// What the tag says, and what else the widget was started with.
    pub options: Json,
    /// The address of the config file, or of the page where there is none.
    pub config_url: String,
    /// The address of the folder that holds the widget's files.
    pub base_url: String,
    /// The address that relative addresses of the page are relative to.
    pub page_url: String,
    /// The address of the FAQ file; of the config where the FAQ stands in it. Its actions' addresses are relative to it.
    pub faq_url: Rc<RefCell<String>>,
    /// How fast the index is built.
    pub pace: Pace,
    /// Where feedback is kept and sent from.
    pub outbox: Outbox,
    /// What listens for what happens on the page.
    pub watch: Rc<RefCell<Option<Box<dyn Watching>>>>,
    /// The visitor's state as this tab has last read or written it.
    pub state_seen: Rc<RefCell<String>>,
    /// The parts of the widget that have come.
    pub loaded: Rc<Loaded>,
    /// What had the focus before it went into the panel: there it goes back to.
    pub opener: Rc<RefCell<Option<HtmlElement>>>,
    /// The visitor's profile as this tab has last read or written it.
    pub profile_seen: Rc<RefCell<String>>,
}

impl World {
    /// What is stored of the visitor's profile; `Null` where there is nothing, or nothing that can be read.
    pub fn profile(&self) -> Json {
        let text = self.store.read_text(&self.store.key_of("profile")).unwrap_or_default();
        let profile = json::parse(&text).unwrap_or_default();
        self.profile_seen.replace(text);
        profile
    }

    /// What another tab has stored of the visitor's state, or erased (`Null`), since this one last read or wrote it; nothing
    /// where that cannot be read.
    pub fn state_news(&self) -> Option<Json> {
        let text = self.store.text();
        if text == *self.state_seen.borrow() {
            return None;
        }
        let theirs = if text.is_empty() { Json::Null } else { json::parse(&text).ok()? };
        self.state_seen.replace(text);
        Some(theirs)
    }

    /// Where the page hears of the widget: its element, while that is on the page.
    fn event_target(&self) -> EventTarget {
        match self.root.get_root_node().dyn_into::<ShadowRoot>() {
            Ok(shadow) if shadow.is_connected() => shadow.host().into(),
            _ => self.window.clone().into(),
        }
    }

    /// Carries out one effect. Outcomes are dispatched as events.
    pub fn run(&self, effect: Effect, dispatch: &Dispatch) {
        match effect {
            Effect::Save(json) => save::save(self, &json, dispatch),
            Effect::SaveProfile(json) => profile::save(self, &json, dispatch),
            Effect::Watch(wishes) => watch::run(self, &wishes, dispatch),
            Effect::Download(json) => download::run(&json),
            Effect::SetAside => save::set_aside(&self.store, dispatch),
            Effect::Forget => save::forget(self, dispatch),
            Effect::FetchFaq { url, is_from_config } => {
                let base = if is_from_config { &self.config_url } else { &self.page_url };
                let base = base.clone();
                self.faq_url.replace(net::absolute(&url, &base).unwrap_or_else(|_| base.clone()));
                fetch_faq::run(url, base, dispatch.clone());
            }
            Effect::FindFaq(pages) => find_faq::run(self, pages, dispatch.clone()),
            Effect::FetchPack(pack) => fetch_pack::run(self, pack, dispatch.clone()),
            Effect::FetchLanguage(lang) => fetch_language::run(self, lang, dispatch.clone()),
            Effect::BuildIndex => build_index::run(&self.pace, dispatch.clone()),
            Effect::Focus(target) => focus::run(self, target),
            Effect::Reveal(turn) => reveal::run(&self.root, turn),
            Effect::Record(_)
            | Effect::HandOver(_)
            | Effect::Copy(_)
            | Effect::SaveText(_)
            | Effect::Print(_) => self.run_by_part(effect, dispatch),
            Effect::Perform { attempt, receiver, values } => {
                if let Some(tasks) = self.loaded.tasks() {
                    (tasks.perform)(self, attempt, (receiver, values), dispatch);
                }
            }
            Effect::Raise(event) => raise::run(self, &event),
            Effect::Warn(problem) => warn::run(&problem),
        }
    }
    /// What is decided by a part of the widget is done by it.
    fn run_by_part(&self, effect: Effect, dispatch: &Dispatch) {
        if let (Effect::Record(row), Some(surveys)) = (&effect, self.loaded.surveys.get()) {
            (surveys.record)(self, row.clone());
        }
        let Some(people) = self.loaded.people.get() else { return };
        match effect {
            Effect::HandOver(handover) => (people.hand_over)(self, *handover, dispatch),
            Effect::Copy(text) => (people.copy)(self, &text, dispatch.clone()),
            Effect::SaveText(text) => (people.save_text)(&text),
            Effect::Print(text) => (people.print)(&self.root, &text),
            _ => {}
        }
    }
}
