//! The document around the page: its language and title, the window's width, what the browser prefers to read.

use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::browser::listener::Listener;

/// The element that the page is drawn into, emptied.
pub fn place() -> Option<HtmlElement> {
    let place = web_sys::window()?.document()?.get_element_by_id("studio")?;
    place.set_text_content(None);
    place.dyn_into().ok()
}

/// The address of this page, that those of its files are relative to.
pub fn base() -> String {
    web_sys::window().and_then(|window| window.location().href().ok()).unwrap_or_default()
}

/// The language that the visitor reads best, as the browser says.
pub fn language() -> String {
    web_sys::window().and_then(|window| window.navigator().language()).unwrap_or_default()
}

/// Tells the document its language and title.
pub fn set_language(lang: &str, title: &str) {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return };
    document.set_title(title);
    if let Some(root) = document.document_element() {
        let _ = root.set_attribute("lang", lang);
    }
}

/// How wide the window is, in pixels.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped")]
pub fn width() -> u32 {
    let width = web_sys::window().and_then(|window| window.inner_width().ok()?.as_f64());
    width.unwrap_or(1_000.0).clamp(200.0, 10_000.0) as u32
}

/// Calls `resized` with the width whenever the window changes it.
pub fn follow_width(resized: impl Fn(u32) + 'static) -> Option<Listener> {
    Some(Listener::new(&web_sys::window()?.into(), "resize", move |_| resized(width())))
}
