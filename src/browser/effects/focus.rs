//! Moves the keyboard focus, after what it should land on was drawn.

use wasm_bindgen::JsCast;
use web_sys::{Element, FocusOptions, HtmlElement, ShadowRoot, Window};

use super::World;
use crate::browser::listener::soon;
use crate::browser::page::is_touch;
use crate::logic::conversation::effect::Target;

/// What stays free at the edge of the transcript, in CSS pixels.
const MARGIN: i32 = 12;

pub(super) fn run(world: &World, target: Target) {
    let place = match target {
        // On a touch screen the composer would raise the keyboard over what is to be read.
        Target::Panel if is_touch(&world.window) => "panel",
        Target::Panel | Target::Composer => "composer",
        Target::Launcher => "launcher",
        Target::Survey => "survey",
        Target::Task => return follow(world),
        Target::Handoff => "handoff",
        Target::Wrong => "wrong",
        Target::First => "first",
        Target::Last => "last",
    };
    if target == Target::Panel {
        note_opener(world);
    }
    let opener = if target == Target::Launcher { world.opener.take() } else { None };
    let root = world.root.clone();
    soon(move || match opener.filter(|opener| opener.is_connected()) {
        Some(opener) => {
            let _ = opener.focus();
        }
        None => {
            focus(&root, place);
        }
    });
}

/// A button of the page that opened the panel gets the focus back.
fn note_opener(world: &World) {
    let active = world.window.document().and_then(|document| document.active_element());
    let Some(active) = active.filter(|active| active.local_name() != "body") else { return };
    let shadow = world.root.get_root_node().dyn_into::<ShadowRoot>();
    if shadow.is_ok_and(|shadow| shadow.host() != active) {
        world.opener.replace(active.dyn_into().ok());
    }
}

/// The focus follows a guided answer, and is taken from nowhere else; what the guided answer shows now comes into view.
fn follow(world: &World) {
    let (root, window) = (world.root.clone(), world.window.clone());
    // Nothing is drawn yet: this is the one that was open, and maybe is no longer.
    let open = root.query_selector(".task.open").ok().flatten();
    soon(move || {
        let here =
            root.get_root_node().dyn_into::<ShadowRoot>().ok().and_then(|shadow| shadow.active_element());
        let is_free = match here {
            Some(element) => element.closest(".task").is_ok_and(|task| task.is_some()),
            None => is_lost(&window),
        };
        // On a touch screen the composer would raise the keyboard over what is to be read.
        if is_free && !focus(&root, "task") && !is_touch(&window) {
            focus(&root, "composer");
        }
        if let (Some(task), Ok(Some(log))) = (open, root.query_selector("[role=log]")) {
            show(&log, task.unchecked_ref());
        }
    });
}

/// Scrolls down as far as the end of the guided answer's turn, but not past its beginning. Nothing is moved under the
/// eyes of who reads elsewhere.
fn show(log: &Element, task: &HtmlElement) {
    let Ok(Some(turn)) = task.closest("article") else { return };
    let turn: &HtmlElement = turn.unchecked_ref();
    let (top, height) = (log.scroll_top(), log.client_height());
    let start = task.offset_top();
    let end = turn.offset_top() + turn.offset_height();
    if start < top + height && end > top {
        log.set_scroll_top(top.max((start - MARGIN).min(end + MARGIN - height)));
    }
}

/// Whether nothing on the page has the focus.
fn is_lost(window: &Window) -> bool {
    let active = window.document().and_then(|document| document.active_element());
    active.is_none_or(|element| element.local_name() == "body")
}

/// Moves the focus. False where there is no such place.
fn focus(root: &HtmlElement, place: &str) -> bool {
    let selector = ["[data-focus~=", place, "]"].concat();
    let Ok(Some(element)) = root.query_selector(&selector) else { return false };
    let options = FocusOptions::new();
    // A field that is wrong may be out of sight.
    options.set_prevent_scroll(place != "wrong");
    let _ = element.unchecked_into::<HtmlElement>().focus_with_options(&options);
    true
}
