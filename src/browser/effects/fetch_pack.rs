//! Fetches a semantic pack while the browser has nothing else to do.

use wasm_bindgen_futures::spawn_local;

use super::{Dispatch, World};
use crate::browser::listener::when_idle;
use crate::browser::net;
use crate::logic::conversation::event::Event;
use crate::logic::semantic::shipped::Shipped;

pub(super) fn run(world: &World, pack: &'static Shipped, dispatch: Dispatch) {
    let base = world.base_url.clone();
    when_idle(move || {
        spawn_local(async move {
            dispatch(match net::fetch_bytes(pack.file, &base, pack.integrity).await {
                Ok(file) => Event::PackArrived(pack.lang, file),
                Err(reason) => Event::PackFailed([&reason, " Questions are answered without it."].concat()),
            });
        });
    });
}
