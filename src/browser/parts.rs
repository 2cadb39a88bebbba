//! The parts of the widget that only some sites need, each a file of its own beside the widget's.
//!
//! With the feature `split`, `cargo xtask dist` cuts the linked wasm: a file has what is reached through the function that
//! is marked here and through nothing else. So a part is a table of functions, and only that function names the table;
//! who asks for a part waits once, and calls through the table ever after. Without the feature all of it is in one file.

mod people;
mod slot;

use std::cell::{Cell, OnceCell};
use std::rc::Rc;

use web_sys::Window;

use super::clock;
use super::effects::{Dispatch, World, perform};
use super::intl::INTL;
use super::outbox::Outbox;
use super::owner;
use super::sources::{self, Finding};
use super::watch::{self, Watch};
use crate::logic::config::resolve::Pages;
use crate::logic::conversation::model::{Engine, Host, Model, Talk as Understanding, Tasks as Guided};
use crate::logic::conversation::part::Part;
use crate::logic::faq::action::Receiver;
use crate::logic::json::Json;
use crate::logic::report::Problem;
use crate::logic::rules::signal::{Device, Signal, Wishes};
pub use people::{PEOPLE, People, SURVEYS, Surveys};
pub use slot::Slot;

/// The parts that a widget has asked for: each is unset until then, and none where it could not be loaded.
#[derive(Debug, Clone, Default)]
pub struct Loaded {
    /// Personalization.
    pub rules: OnceCell<Option<&'static Rules>>,
    /// The hand-off to humans.
    pub people: Slot<People>,
    /// Surveys and feedback.
    pub surveys: Slot<Surveys>,
    /// What understands messages.
    pub talk: Slot<Talk>,
    /// Guided answers.
    pub tasks: OnceCell<Option<&'static Tasks>>,
}

impl Loaded {
    /// Whether the part was asked for: one that could not be loaded is not waited for again.
    pub fn was_asked_for(&self, part: Part) -> bool {
        match part {
            Part::Rules => self.rules.get().is_some(),
            Part::People => self.people.is_settled(),
            Part::Surveys => self.surveys.is_settled(),
            Part::Talk => self.talk.is_settled(),
            Part::Tasks => self.tasks.get().is_some(),
        }
    }

    /// Lets those that could not be loaded be tried again.
    pub fn forget_failures(&self) {
        self.people.forget_failure();
        self.surveys.forget_failure();
    }

    /// Personalization, where it has come.
    pub fn rules(&self) -> Option<&'static Rules> {
        self.rules.get().copied().flatten()
    }

    /// Guided answers, where they have come.
    pub fn tasks(&self) -> Option<&'static Tasks> {
        self.tasks.get().copied().flatten()
    }
}

/// Listens for what is wished, and tells of it.
type Follow = fn(&Window, &Wishes, Rc<dyn Fn(Signal)>) -> Box<dyn Watching>;

/// Personalization: what rules, products, profiles and predictions need.
#[derive(Debug)]
pub struct Rules {
    /// What decides.
    pub engine: Engine,
    /// The visitor's clock and the page's regular expressions.
    pub host: fn() -> Host,
    /// The visitor's device.
    pub device: fn(&Window) -> Device,
    /// Listens for what happens on the page.
    pub follow: Follow,
}

/// What is listened to on the page. Dropping it ends that.
pub trait Watching {
    /// Counts what is shown as a page of its own: see [`Watch::turn_page`].
    fn turn_page(&self);
}

impl Watching for Watch {
    fn turn_page(&self) {
        Watch::turn_page(self);
    }
}

static RULES: Rules = Rules { engine: Engine::whole(), host, device: watch::device, follow };

fn host() -> Host {
    Host { matches: watch::matches, engine: Some(RULES.engine), ..Host::plain(clock::offset, INTL) }
}

fn follow(window: &Window, wishes: &Wishes, send: Rc<dyn Fn(Signal)>) -> Box<dyn Watching> {
    Box::new(watch::follow(window, wishes, send))
}

/// Personalization, loaded where it is not there yet. Where that fails the site owner is told, and the widget does without.
pub async fn rules() -> Option<&'static Rules> {
    told(split::rules().await, ("askwell-rules.wasm", NO_RULES))
}

const NO_RULES: &str = "Rules, products and entries for some visitors are left out; questions are answered.";

/// What was loaded; where that failed, the site owner is told of the file, and what is missed.
pub fn told<T, E>(loaded: Result<T, E>, (file, missed): (&str, &str)) -> Option<T> {
    if loaded.is_err() {
        owner::warn(&Problem::of_file(file, [NOT_LOADED, missed, COPY].concat()));
    }
    loaded.ok()
}

const NOT_LOADED: &str = "the file could not be loaded: it is missing, is not of this release, or is blocked by the page's \
    Content-Security-Policy (connect-src). ";
const COPY: &str = " Copy the whole askwell folder to the server.";

/// Guided answers, as far as something is decided and done: what is drawn is the widget's affair.
#[derive(Debug)]
pub struct Tasks {
    /// What decides.
    pub engine: Guided,
    /// Hands values to their receiver.
    pub perform: fn(&World, u32, (Receiver, Json), &Dispatch),
}

/// All of it. Who names it has the code with it.
pub static TASKS: Tasks = Tasks { engine: Guided::whole(), perform };

/// What understands messages, and teaches the matcher.
#[derive(Debug)]
pub struct Talk {
    /// What decides.
    pub seam: Understanding,
}

static TALK: Talk = Talk { seam: Understanding::whole() };

/// What understands messages, loaded where it is not there yet. Where that fails the site owner is told.
pub async fn talk() -> Option<&'static Talk> {
    told(split::talk().await, ("askwell-talk.wasm", NO_TALK))
}

const NO_TALK: &str = "Questions are answered one at a time; small talk, wishes for a human and what leans on an earlier \
    question are not understood.";

/// What a page seldom asks for: feedback that goes somewhere, and explanations.
#[derive(Debug)]
pub struct Extras {
    /// Why a question is answered as it is: see [`Model::explain`].
    pub explain: fn(&mut Model, &str, f64) -> Option<Json>,
    /// Sends what there is.
    pub send: fn(&Outbox),
    /// Sends what fits while the page goes out of sight.
    pub send_last: fn(&Outbox),
    /// Sends what waited for the network.
    pub wake: fn(&Outbox),
}

static EXTRAS: Extras = Extras {
    explain: Model::explain,
    send: Outbox::send_by_part,
    send_last: Outbox::send_last_by_part,
    wake: Outbox::wake_by_part,
};

thread_local! {
    static AT_HAND: Cell<Option<&'static Extras>> = const { Cell::new(None) };
}

/// The extras, where they have been loaded.
pub fn extras_at_hand() -> Option<&'static Extras> {
    AT_HAND.get()
}

/// The extras, loaded where they are not there yet. Where that fails the site owner is told.
pub async fn extras() -> Option<&'static Extras> {
    let loaded = told(split::extras().await, ("askwell-extras.wasm", NO_EXTRAS));
    if loaded.is_some() {
        AT_HAND.set(loaded);
    }
    loaded
}

const NO_EXTRAS: &str = "Feedback waits in the browser, and nothing is explained.";

/// What reads FAQs that are no FAQ file of ours: pages, tables, Markdown, exports of help centres.
#[derive(Debug)]
pub struct Sources {
    /// The FAQ in a text, of that address; `Null` where there is none.
    pub read: fn(&str, &str) -> Json,
    /// The FAQ on pages; addresses are relative to the second.
    pub find: fn(Pages, String) -> Finding,
}

static SOURCES: Sources = Sources { read: sources::read, find: sources::find };

/// What reads other FAQs, loaded where it is not there yet. Where that fails the site owner is told.
pub async fn sources() -> Option<&'static Sources> {
    told(split::sources().await, ("askwell-sources.wasm", NO_SOURCES))
}

const NO_SOURCES: &str = "Questions are read from FAQ files only.";

#[cfg(feature = "split")]
#[expect(clippy::unnecessary_wraps, reason = "loading may fail, which the macro adds")]
mod split {
    use wasm_split_helpers::{SplitLoaderError, wasm_split};

    use super::{EXTRAS, Extras, RULES, Rules, SOURCES, Sources, TALK, Talk};

    #[wasm_split(sources, fallible)]
    pub fn sources() -> Result<&'static Sources, SplitLoaderError> {
        Ok(&SOURCES)
    }

    #[wasm_split(rules, fallible)]
    pub fn rules() -> Result<&'static Rules, SplitLoaderError> {
        Ok(&RULES)
    }

    #[wasm_split(talk, fallible)]
    pub fn talk() -> Result<&'static Talk, SplitLoaderError> {
        Ok(&TALK)
    }

    #[wasm_split(extras, fallible)]
    pub fn extras() -> Result<&'static Extras, SplitLoaderError> {
        Ok(&EXTRAS)
    }
}

#[cfg(not(feature = "split"))]
#[expect(clippy::unused_async, reason = "as the others")]
mod split {
    use super::{EXTRAS, Extras, RULES, Rules, SOURCES, Sources, TALK, Talk};

    pub async fn sources() -> Result<&'static Sources, ()> {
        Ok(&SOURCES)
    }

    pub async fn rules() -> Result<&'static Rules, ()> {
        Ok(&RULES)
    }

    pub async fn talk() -> Result<&'static Talk, ()> {
        Ok(&TALK)
    }

    pub async fn extras() -> Result<&'static Extras, ()> {
        Ok(&EXTRAS)
    }
}
