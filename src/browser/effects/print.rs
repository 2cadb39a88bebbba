//! Prints a text, and nothing of the page.
//!
//! In a frame without an address: a Content-Security-Policy has nothing to say of it, and it needs neither style nor
//! script. A window of its own would be a pop-up.

use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlIFrameElement};

use crate::browser::listener::{later, soon};

/// How long the frame stays, in milliseconds: some browsers print late.
const STAYS: f64 = 60_000.0;

/// See [`super::Effect`].
pub fn run(root: &HtmlElement, text: &str) {
    let _ = try_print(root, text);
}

fn try_print(root: &HtmlElement, text: &str) -> Option<()> {
    let document = root.owner_document()?;
    let frame: HtmlIFrameElement = document.create_element("iframe").ok()?.dyn_into().ok()?;
    frame.set_class_name("printed");
    let _ = frame.set_attribute("aria-hidden", "true");
    let _ = frame.set_attribute("tabindex", "-1");
    root.append_child(&frame).ok()?;
    let inner = frame.content_document()?;
    inner.set_title(&document.title());
    let body = inner.body()?;
    for line in text.lines() {
        let paragraph = inner.create_element("div").ok()?;
        // A line without content would have no height.
        paragraph.set_text_content(Some(if line.is_empty() { "\u{a0}" } else { line }));
        body.append_child(&paragraph).ok()?;
    }
    // Firefox lays a new frame out in a later task.
    soon(move || {
        if let Some(window) = frame.content_window() {
            let _ = window.focus();
            let _ = window.print();
        }
        later(STAYS, move || frame.remove());
    });
    Some(())
}
