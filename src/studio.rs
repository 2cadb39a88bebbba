//! The marketers' page "Insights": ties its state ([`crate::logic::insight::page`]), its views and the browser. Visitors
//! never download it.

mod view;

use std::cell::Cell;
use std::rc::{Rc, Weak};

use leptos::mount::mount_to;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::browser::download;
use crate::browser::fold::fold;
use crate::browser::listener::{Listener, soon};
use crate::browser::studio::files::{self, Dispatch};
use crate::browser::studio::{collector, document, rows};
use crate::browser::{clock, net};
use crate::logic::insight::page::Page;
use crate::logic::insight::page::event::{Effect, Event, Failure};
use view::Ui;

/// How long the page may be held at a time by short steps, in milliseconds.
const SLICE: f64 = 40.0;

/// The languages of the FAQ that invented rows are about.
const SAMPLES: [&str; 2] = ["en", "zh-Hans"];

/// Starts the page in the document; it lives as long as that.
pub fn start() {
    let Some(place) = document::place() else { return };
    let owner = Owner::new();
    let page = owner.with(|| RwSignal::new(Page::new(document::width())));
    let core = Rc::new(Core { page, is_working: Cell::new(false) });
    let dispatch = dispatcher(&core);
    let mut listeners: Vec<Listener> = files::watch(&dispatch);
    let resized = dispatch.clone();
    listeners.extend(document::follow_width(move |width| resized(Event::Resized(width))));
    let send = dispatch.clone();
    let mounted = owner.with(|| {
        let send = UnsyncCallback::new(move |event| send(event));
        mount_to(place, move || view::page(&Ui::new(page, send)))
    });
    dispatch(Event::LanguageChosen(document::language()));
    std::mem::forget((owner, core, listeners, mounted));
}

struct Core {
    page: RwSignal<Page>,
    is_working: Cell<bool>,
}

fn dispatcher(core: &Rc<Core>) -> Dispatch {
    let core = Rc::downgrade(core);
    Rc::new(move |event| {
        if let Some(core) = core.upgrade() {
            core.take(event);
        }
    })
}

impl Core {
    fn take(self: &Rc<Self>, event: Event) {
        let effects = self.page.try_update(|page| page.update(event)).unwrap_or_default();
        for effect in effects {
            self.run(effect);
        }
    }

    fn run(self: &Rc<Self>, effect: Effect) {
        match effect {
            Effect::SetLanguage(lang, title) => document::set_language(lang, &title),
            Effect::Download { name, mime, text } => download::save(&name, mime, &text),
            Effect::ReadBrowser(name) => self.take(match rows::read(name) {
                Some(file) => Event::FilesRead(vec![file]),
                None => Event::Failed(Failure::NoRows),
            }),
            Effect::FetchWords(lang) => self.when(fetch_words(lang)),
            Effect::FetchSample => self.when(fetch_sample()),
            Effect::FetchRows { url, token } => self.when(fetch_rows(url, token)),
            Effect::Work => self.begin_work(),
        }
    }

    /// Takes the event that a promise ends with, if it does.
    fn when(self: &Rc<Self>, promise: impl Future<Output = Option<Event>> + 'static) {
        let core = self.clone();
        spawn_local(async move {
            if let Some(event) = promise.await {
                core.take(event);
            }
        });
    }

    fn begin_work(self: &Rc<Self>) {
        if !self.is_working.replace(true) {
            work_soon(Rc::downgrade(self));
        }
    }

    /// Does short steps for a while, or one of the others, after which the page is to be drawn; true when nothing is
    /// left.
    fn work(&self) -> bool {
        let start = clock::now();
        let slice = |page: &mut Page| loop {
            let was_short = page.is_in_slices();
            if page.work(fold) {
                return true;
            }
            if !was_short || !page.is_in_slices() || clock::now() - start > SLICE {
                return false;
            }
        };
        self.page.try_update(slice).unwrap_or(true)
    }
}

/// Goes on once the browser has drawn.
fn work_soon(core: Weak<Core>) {
    soon(move || {
        let Some(at_work) = core.upgrade() else { return };
        if at_work.work() {
            at_work.is_working.set(false);
        } else {
            work_soon(core);
        }
    });
}

async fn fetch_words(lang: &'static str) -> Option<Event> {
    let json = net::fetch_json_from(&[lang, ".json"].concat(), &document::base()).await.ok()?;
    Some(Event::WordsRead(lang, json))
}

async fn fetch_sample() -> Option<Event> {
    let mut faqs = Vec::new();
    for lang in SAMPLES {
        let name = ["faq.", lang, ".json"].concat();
        if let Ok(json) = net::fetch_json_from(&name, &document::base()).await {
            faqs.push((lang.to_owned(), json));
        }
    }
    Some(Event::SampleRead { faqs, now: clock::now() })
}

async fn fetch_rows(url: String, token: String) -> Option<Event> {
    Some(match collector::fetch(url, &token).await {
        Ok(file) => Event::FilesRead(vec![file]),
        Err(failure) => Event::Failed(failure),
    })
}
