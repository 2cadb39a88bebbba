//! Loads what is needed to speak another language: its texts, and the owner's own in it.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;

use super::{Dispatch, World};
use crate::browser::{language, net, page};
use crate::logic::config::resolve::{Config, resolve_basics};
use crate::logic::conversation::event::{Event, Language};
use crate::logic::json::Json;

pub(super) fn run(world: &World, lang: &'static str, dispatch: Dispatch) {
    let world = world.clone();
    spawn_local(async move {
        let strings = language::strings(lang, &world.base_url).await;
        // Read once more, from the browser's cache: keeping it all along would cost every visitor the memory.
        let url = world.options.get("config").and_then(Json::as_text).unwrap_or_default().to_owned();
        let raw = if url.is_empty() { Some(Json::Null) } else { net::fetch_json(&url).await.ok() };
        let config = raw.and_then(|raw| config(&world, (&url, &raw), lang)).map(Box::new);
        dispatch(Event::LanguageArrived(Rc::new(Language { lang, strings, config })));
    });
}

/// Of what is wrong with it the owner has been told when the widget started.
#[inline(never)]
fn config(world: &World, (file, raw): (&str, &Json), lang: &'static str) -> Option<Config> {
    let facts = page::facts(&world.window.document()?, &world.window, in_language(&world.options, lang));
    let (mut config, _) = resolve_basics(file, raw, &facts);
    if let Some(rules) = world.loaded.rules() {
        config.personal = rules.engine.settings(file, raw, lang).0;
    }
    Some(config)
}

/// The options as if the tag asked for that language.
pub fn in_language(options: &Json, lang: &str) -> Json {
    let Json::Map(members) = options else { return Json::Null };
    let mut members: Vec<(String, Json)> =
        members.iter().filter(|(name, _)| name != "lang").cloned().collect();
    members.push(("lang".to_owned(), Json::from(lang)));
    Json::Map(members)
}
