//! Scrolls the transcript so that a turn's question stands at its top.

use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::browser::listener::soon;

pub(super) fn run(root: &HtmlElement, turn: u32) {
    let root = root.clone();
    let selector = ["#turn-", &turn.to_string()].concat();
    soon(move || {
        let Ok(Some(log)) = root.query_selector("[role=log]") else { return };
        let Ok(Some(turn)) = root.query_selector(&selector) else { return };
        // Not `scrollIntoView`: that would scroll the page, too.
        log.set_scroll_top(turn.unchecked_into::<HtmlElement>().offset_top());
    });
}
