//! `<Askwell/>`: the widget as a component of somebody's Leptos app, without loader, script tag or second WebAssembly.
//!
//! What it starts is [`super::start`], as the loader would; here is only when it comes and goes. The shipped widget does
//! not reach this file.

use std::cell::RefCell;
use std::rc::{Rc, Weak};

use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{CustomEvent, Event as DomEvent, EventTarget, HtmlElement};

use super::{Widget, start};
use crate::browser::listener::Listener;
use crate::browser::{json, owner};
use crate::logic::conversation::event::Event;
use crate::logic::json::Json;
use crate::logic::report::Problem;

/// A config or a FAQ: where it is, or itself.
///
/// Made from a text: one that begins with `{` or `[` is JSON, as from `include_str!("faq.json")`; every other is an
/// address, relative to the page.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Source(Json);

impl From<&str> for Source {
    fn from(text: &str) -> Self {
        if !text.trim_start().starts_with(['{', '[']) {
            return Source(Json::from(text));
        }
        Source(json::parse(text).unwrap_or_else(|reason| {
            owner::warn(&Problem::of_file("<Askwell/>", reason));
            Json::Null
        }))
    }
}

impl From<String> for Source {
    fn from(text: String) -> Self {
        text.as_str().into()
    }
}

impl From<Json> for Source {
    fn from(json: Json) -> Self {
        Source(json)
    }
}

/// What a question came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answered {
    /// The question as the visitor wrote it.
    pub question: String,
    /// Whether an answer was given.
    pub is_answered: bool,
    /// The ids of the entries that answer, or are offered.
    pub entries: Vec<String>,
}

/// A thumb.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rated {
    /// The id of the entry.
    pub entry: String,
    /// Whether it was said to help.
    pub is_up: bool,
}

/// Works the widget from elsewhere in the app: make one, give it to the component, keep a copy. Does nothing while the
/// widget is not there.
#[derive(Debug, Clone, Copy)]
pub struct Remote(StoredValue<Weak<Widget>, LocalStorage>);

impl Remote {
    /// One that works nothing yet.
    #[expect(clippy::new_without_default, reason = "it belongs to the reactive owner in which it is made")]
    pub fn new() -> Self {
        Remote(StoredValue::new_local(Weak::new()))
    }

    /// Opens the panel.
    pub fn open(self) {
        self.send(Event::Opened);
    }

    /// Closes the panel.
    pub fn close(self) {
        self.send(Event::Closed);
    }

    /// Whether the panel is open.
    pub fn is_open(self) -> bool {
        self.widget().is_some_and(|widget| widget.is_open())
    }

    /// Anything that may happen to it.
    pub fn send(self, event: Event) {
        if let Some(widget) = self.widget() {
            widget.send(event);
        }
    }

    fn widget(self) -> Option<Rc<Widget>> {
        self.0.try_with_value(Weak::upgrade).flatten()
    }
}

/// The widget, on the page as long as this component is.
///
/// ```ignore
/// view! { <Askwell faq=include_str!("faq.json") base="/askwell/" on_answered=|answered: Answered| log!("{answered:?}")/> }
/// ```
#[component]
pub fn Askwell(
    /// The config. Default: every key has its default.
    #[prop(optional, into)]
    config: Source,
    /// The FAQ; wins over the config's.
    #[prop(optional, into)]
    faq: Source,
    /// Part of the storage keys: tells apart several widgets under one web address.
    #[prop(optional, into)]
    site: String,
    /// The language: a tag such as `zh-Hans`. Default: the page's, then the browser's.
    #[prop(optional, into)]
    lang: MaybeProp<String>,
    /// The colours: `auto`, `light` or `dark`.
    #[prop(optional, into)]
    theme: MaybeProp<String>,
    /// The launcher's corner: `right` or `left`.
    #[prop(optional, into)]
    position: MaybeProp<String>,
    /// Whether the panel stands in the page's flow, always open.
    #[prop(optional)]
    inline: bool,
    /// The address of the folder with the files of languages and packs: `dist/askwell`, of which it needs `lang` and `packs`.
    #[prop(default = "/askwell/".into(), into)]
    base: String,
    /// Works it from elsewhere.
    #[prop(optional)]
    remote: Option<Remote>,
    /// The panel was opened.
    #[prop(optional, into)]
    on_opened: Option<Callback<()>>,
    /// The panel was closed.
    #[prop(optional, into)]
    on_closed: Option<Callback<()>>,
    /// A question was replied to.
    #[prop(optional, into)]
    on_answered: Option<Callback<Answered>>,
    /// A thumb was given.
    #[prop(optional, into)]
    on_rated: Option<Callback<Rated>>,
    /// The ways to a human are shown, with the reason.
    #[prop(optional, into)]
    on_escalated: Option<Callback<String>>,
) -> impl IntoView {
    let place = NodeRef::<html::Div>::new();
    let running = StoredValue::new_local(None::<Running>);
    let listen = move |place: &EventTarget| {
        let heard = |name, call: Box<dyn Fn(&Json)>| listener(place, name, call);
        let listeners = [
            on_opened.map(|call| heard("askwell:opened", Box::new(move |_| call.run(())))),
            on_closed.map(|call| heard("askwell:closed", Box::new(move |_| call.run(())))),
            on_answered.map(|call| heard("askwell:answered", Box::new(move |told| call.run(answered(told))))),
            on_rated.map(|call| heard("askwell:rated", Box::new(move |told| call.run(rated(told))))),
            on_escalated
                .map(|call| heard("askwell:escalated", Box::new(move |told| call.run(text(told, "reason"))))),
        ];
        listeners.into_iter().flatten().collect()
    };
    // A change of what may change starts it anew: the conversation is stored.
    Effect::new(move || {
        let Some(place) = place.get() else { return };
        let word = |prop: MaybeProp<String>| Json::Text(prop.get().unwrap_or_default());
        let options = vec![
            ("config", config.0.clone()),
            ("faq", faq.0.clone()),
            ("site", Json::from(site.as_str())),
            ("lang", word(lang)),
            ("theme", word(theme)),
            ("position", word(position)),
            ("inline", Json::Bool(inline)),
            ("base", Json::Text(base.clone())),
            (
                "open",
                Json::Bool(running.with_value(|running| running.as_ref().is_some_and(Running::is_open))),
            ),
        ];
        running.set_value(None);
        running.set_value(Running::start(&place, (Json::object(options), remote), listen));
    });
    html::div().node_ref(place)
}

/// A widget from the moment in which it is asked for. Dropping it takes it off the page, also while it starts.
struct Running {
    host: HtmlElement,
    widget: Rc<Slot>,
    _listeners: Vec<Listener>,
}

type Slot = RefCell<Option<Rc<Widget>>>;

impl Running {
    fn start(
        place: &HtmlElement,
        (options, remote): (Json, Option<Remote>),
        listen: impl Fn(&EventTarget) -> Vec<Listener>,
    ) -> Option<Running> {
        let host = place.owner_document()?.create_element("askwell-widget").ok()?;
        place.append_child(&host).ok()?;
        let host: HtmlElement = host.unchecked_into();
        let listeners = listen(&host);
        let widget = Rc::<Slot>::default();
        let (kept, host_of_it) = (Rc::downgrade(&widget), host.clone());
        spawn_local(async move {
            let started = start(host_of_it, json::to_js(&options)).await.map(Rc::new);
            // Where nobody keeps it, it goes again.
            let (Ok(started), Some(kept)) = (started, kept.upgrade()) else { return };
            if let Some(remote) = remote {
                remote.0.try_set_value(Rc::downgrade(&started));
            }
            kept.replace(Some(started));
        });
        Some(Running { host, widget, _listeners: listeners })
    }

    fn is_open(&self) -> bool {
        self.widget.borrow().as_ref().is_some_and(|widget| widget.is_open())
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.widget.take();
        self.host.remove();
    }
}

fn listener(host: &EventTarget, name: &'static str, call: impl Fn(&Json) + 'static) -> Listener {
    Listener::new(host, name, move |event: DomEvent| {
        let detail = event.dyn_ref::<CustomEvent>().map(CustomEvent::detail).unwrap_or_default();
        call(&json::from_js(&detail));
    })
}

fn text(detail: &Json, key: &str) -> String {
    detail.get(key).and_then(Json::as_text).unwrap_or_default().to_owned()
}

fn answered(detail: &Json) -> Answered {
    let entries = detail.get("entries").and_then(Json::as_list).unwrap_or_default();
    Answered {
        question: text(detail, "question"),
        is_answered: detail.get("answered").and_then(Json::as_bool).unwrap_or_default(),
        entries: entries.iter().filter_map(Json::as_text).map(str::to_owned).collect(),
    }
}

fn rated(detail: &Json) -> Rated {
    Rated { entry: text(detail, "entry"), is_up: text(detail, "rating") == "up" }
}
