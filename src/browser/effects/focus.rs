//! Moves the keyboard focus, after what it should land on was drawn.

use wasm_bindgen::JsCast;
use web_sys::{FocusOptions, HtmlElement};

use super::World;
use crate::browser::listener::soon;
use crate::browser::page::is_touch;
use crate::logic::conversation::effect::Target;

pub(super) fn run(world: &World, target: Target) {
    let place = match target {
        // On a touch screen the composer would raise the keyboard over what is to be read.
        Target::Panel if is_touch(&world.window) => "panel",
        Target::Panel | Target::Composer => "composer",
        Target::Launcher => "launcher",
        Target::Survey => "survey",
        Target::Handoff => "handoff",
        Target::Wrong => "wrong",
        Target::First => "first",
        Target::Last => "last",
    };
    let selector = ["[data-focus~=", place, "]"].concat();
    let root = world.root.clone();
    soon(move || {
        let Ok(Some(element)) = root.query_selector(&selector) else { return };
        let options = FocusOptions::new();
        // A field that is wrong may be out of sight.
        options.set_prevent_scroll(target != Target::Wrong);
        let _ = element.unchecked_into::<HtmlElement>().focus_with_options(&options);
    });
}
