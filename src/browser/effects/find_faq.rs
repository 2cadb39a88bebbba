//! Looks for questions on pages: the one that the widget stands on, or others of the site.

use wasm_bindgen_futures::spawn_local;

use super::{Dispatch, World};
use crate::browser::parts;
use crate::logic::config::resolve::Pages;
use crate::logic::conversation::event::Event;
use crate::logic::json::Json;

pub(super) fn run(world: &World, pages: Pages, dispatch: Dispatch) {
    let base = world.config_url.clone();
    spawn_local(async move {
        let found = match parts::sources().await {
            Some(sources) => (sources.find)(pages, base).await,
            None => Json::Null,
        };
        dispatch(Event::FaqArrived(found));
    });
}
