//! Loads what is needed to speak another language: its texts, and the owner's own in it.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;

use super::{Dispatch, World};
use crate::browser::options::{self, in_language, text};
use crate::browser::{language, page};
use crate::logic::config::resolve::{Config, resolve_basics};
use crate::logic::conversation::event::{Event, Language};
use crate::logic::json::Json;

pub(super) fn run(world: &World, lang: &'static str, dispatch: Dispatch) {
    let world = world.clone();
    spawn_local(async move {
        let strings = language::strings(lang, &world.base_url, &text(&world.options, "pins")).await;
        // Read once more, from the browser's cache: keeping it all along would cost every visitor the memory.
        let (raw, problem) = options::config(&world.options).await;
        let config = if problem.is_none() { config(&world, &raw, lang).map(Box::new) } else { None };
        dispatch(Event::LanguageArrived(Rc::new(Language { lang, strings, config })));
    });
}

/// Of what is wrong with it the owner has been told when the widget started.
#[inline(never)]
fn config(world: &World, raw: &Json, lang: &'static str) -> Option<Config> {
    let file = &world.config_url;
    let facts = page::facts(&world.window.document()?, &world.window, in_language(&world.options, lang));
    let (mut config, _) = resolve_basics(file, raw, &facts);
    if let Some(rules) = world.loaded.rules() {
        config.personal = rules.engine.settings(file, raw, lang).0;
    }
    Some(config)
}
