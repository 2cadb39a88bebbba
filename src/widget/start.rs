//! Starting: everything the widget needs to know is read here, once.

use web_sys::{Document, HtmlElement, ShadowRoot, ShadowRootInit, ShadowRootMode, Window};

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;

use super::{Widget, parts, placeholder};
use crate::browser::effects::{Pace, World};
use crate::browser::intl::INTL;
use crate::browser::options::{self, in_language, text};
use crate::browser::outbox::Outbox;
use crate::browser::storage::Store;
use crate::browser::{clock, fold, json, language, net, owner, page, parts as shell, style};
use crate::logic::config::personal::is_wanted;
use crate::logic::config::resolve::{Config, resolve_basics};
use crate::logic::conversation::event::Event;
use crate::logic::conversation::model::{Host, Model, Setup, wants_tasks};
use crate::logic::json::Json;
use crate::logic::report::Problem;
use crate::logic::saved;
use crate::logic::strings::Strings;

/// Puts a widget into the shadow root of `host`.
///
/// `options` is an object: `base` is the address of the folder that holds the widget's files; `config`,
/// `faq`, `lang`, `theme`, `position` and `site` are as the attributes of the tag; with `open` the panel
/// opens at once. `inline` puts the panel into the flow of the page; with `launcher` "none" no launcher is drawn; `css` is
/// the address of a style sheet that is applied after the widget's own. `pins` is for [`language::strings`]. `config` may be the config
/// itself, and `faq` the FAQ.
///
/// # Errors
/// Only where there is no page to stand on. A broken config or FAQ is reported on the console, and the
/// widget starts with what can be used.
pub async fn start(host: HtmlElement, options: JsValue) -> Result<Widget, JsValue> {
    let options = json::from_js(&options);
    let (raw, problem) = options::config(&options).await;
    if let Some(reason) = problem {
        owner::warn(&Problem::of_file("data-config", reason));
    }
    let mut known = Known::gather(&options, &raw)?;
    if known.wants_rules(&raw) {
        known.take_rules(shell::rules().await, &raw);
    }
    if known.wants_tasks(&raw) {
        known.take_tasks(parts::tasks().await);
    }
    let strings =
        language::strings(known.config.lang, &text(&options, "base"), &text(&options, "pins")).await;
    if strings.is_none() {
        known.config.lang = "en";
    }
    placeholder::released(&shadow_of(&host)?).await;
    known.mount(&host, &options, &strings.unwrap_or_default())
}

/// What is known once the config is there.
///
/// Its functions are kept out of [`start`]: what is compiled into an `async` function is a third larger.
struct Known {
    window: Window,
    document: Document,
    config: Config,
    config_file: String,
    today: String,
    /// What was stored of the conversation when the widget began to start.
    stored: Json,
    loaded: shell::Loaded,
    /// Guided answers, where they were asked for and have come.
    guiding: Option<&'static parts::Guiding>,
}

impl Known {
    #[inline(never)]
    fn gather(options: &Json, raw: &Json) -> Result<Self, JsValue> {
        let window = web_sys::window().ok_or("[askwell] there is no window")?;
        let document = window.document().ok_or("[askwell] there is no document")?;
        let mut facts = page::facts(&document, &window, options.clone());
        let config_url = text(options, "config");
        let config_file = if config_url.is_empty() { "the script tag".to_owned() } else { config_url };
        let (mut config, problems) = resolve_basics(&config_file, raw, &facts);
        problems.iter().for_each(owner::warn);
        // Which language the visitor has chosen is stored under a name that the config gives.
        let stored = Store::new(&config.site).read().unwrap_or_default();
        let chosen = saved::language(&stored).filter(|lang| config.languages.contains(lang));
        if let Some(lang) = chosen.filter(|lang| *lang != config.lang) {
            facts.attributes = in_language(options, lang);
            config = resolve_basics(&config_file, raw, &facts).0;
        }
        let (today, loaded) = (facts.today, shell::Loaded::default());
        Ok(Known { window, document, config, config_file, today, stored, loaded, guiding: None })
    }

    #[inline(never)]
    fn wants_rules(&self, raw: &Json) -> bool {
        let store = Store::new(&self.config.site);
        let stored = store.read_text(&store.key_of("profile")).unwrap_or_default();
        is_wanted(raw, &json::parse(&stored).unwrap_or_default())
    }

    #[inline(never)]
    fn take_rules(&mut self, rules: Option<&'static shell::Rules>, raw: &Json) {
        let _ = self.loaded.rules.set(rules);
        if let Some(rules) = rules {
            let (personal, problems) = rules.engine.settings(&self.config_file, raw, self.config.lang);
            self.config.personal = personal;
            problems.iter().for_each(owner::warn);
        }
    }

    #[inline(never)]
    fn wants_tasks(&self, raw: &Json) -> bool {
        wants_tasks(raw, &self.stored)
    }

    #[inline(never)]
    fn take_tasks(&mut self, guiding: Option<&'static parts::Guiding>) {
        let _ = self.loaded.tasks.set(guiding.map(|guiding| guiding.tasks));
        self.guiding = guiding;
    }

    #[inline(never)]
    fn mount(self, host: &HtmlElement, options: &Json, strings: &Strings) -> Result<Widget, JsValue> {
        let store = Store::new(&self.config.site);
        let (stored, storage_problem) = match store.read() {
            Ok(stored) => (stored, None),
            Err(reason) => (Json::Null, Some(reason)),
        };
        let addresses = (text(options, "config"), text(options, "base"));
        let world = self.world(host, store, (addresses, options))?;
        let profile = world.profile();
        let guiding = self.guiding;
        let look = self.config.look.clone();
        let (model, first) = Model::new(self.setup(strings, (stored, profile)));
        let shadow = shadow_of(host)?;
        let widget = Widget::mount(&shadow, (model, first), world, (&look, guiding));
        let css = text(options, "css");
        if !css.is_empty() {
            spawn_local(adopt_css(shadow.clone(), css));
        }
        placeholder::take_over(&shadow, &widget.root);
        if let Some(reason) = storage_problem {
            widget.send(Event::StorageFailed(reason));
        }
        if options.get("open").and_then(Json::as_bool).unwrap_or_default() {
            widget.send(Event::Opened);
        }
        Ok(widget)
    }

    fn setup(self, strings: &Strings, (stored, profile): (Json, Json)) -> Setup {
        let may_reopen = !page::is_covered_by_panel(&self.window);
        let Known { config, config_file, today, window, loaded, .. } = self;
        let rules = loaded.rules();
        let (seed, now) = (page::drawn(), clock::now());
        let fold = fold::fold;
        let mut host = rules.map_or_else(|| Host::plain(clock::offset, INTL), |rules| (rules.host)());
        host.tasks = loaded.tasks().map(|tasks| tasks.engine);
        let device = rules.map(|rules| (rules.device)(&window)).unwrap_or_default();
        Setup {
            config,
            config_file,
            strings: *strings,
            stored,
            today,
            may_reopen,
            fold,
            host,
            device,
            profile,
            seed,
            now,
        }
    }

    fn world(
        &self,
        host: &HtmlElement,
        store: Store,
        ((config_url, base_url), options): ((String, String), &Json),
    ) -> Result<World, JsValue> {
        let root: HtmlElement = self.document.create_element("div")?.unchecked_into();
        shadow_of(host)?.append_child(&root)?;
        let page_url = self.document.base_uri()?.unwrap_or_default();
        let config_url = if config_url.is_empty() { page_url.clone() } else { config_url };
        let outbox = Outbox::new(&self.window, &store, (self.config.delivery.clone(), config_url.clone()));
        let window = self.window.clone();
        Ok(World {
            window,
            root,
            state_seen: Rc::new(RefCell::new(store.text())),
            store,
            faq_url: Rc::new(RefCell::new(config_url.clone())),
            options: options.clone(),
            config_url,
            base_url,
            page_url,
            pace: Pace::default(),
            outbox,
            watch: Rc::default(),
            loaded: Rc::new(self.loaded.clone()),
            opener: Rc::default(),
            profile_seen: Rc::default(),
        })
    }
}

/// The owner's style sheet, which comes after the widget's own and so wins. Its address is an absolute one.
async fn adopt_css(shadow: ShadowRoot, url: String) {
    match net::fetch_css(&url).await {
        Ok(css) => style::adopt(&shadow, &css),
        Err(reason) => owner::warn(&Problem::of_file("data-theme", reason)),
    }
}

fn shadow_of(host: &HtmlElement) -> Result<ShadowRoot, JsValue> {
    match host.shadow_root() {
        Some(shadow) => Ok(shadow),
        None => host.attach_shadow(&ShadowRootInit::new(ShadowRootMode::Open)),
    }
}
