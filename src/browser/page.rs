//! What the page and the visitor's browser say of themselves, read once at the start.

use web_sys::{Document, Window};

use super::clock;
use crate::logic::config::resolve::Page;
use crate::logic::json::Json;

/// Below this width, in CSS pixels, or this height the panel covers the page. The same numbers stand in
/// `ui/widget.css`.
const COVERS_PAGE: &str = "(max-width: 480px), (max-height: 420px)";

/// The facts that the configuration depends on.
pub fn facts(document: &Document, window: &Window, attributes: Json) -> Page {
    let languages = window.navigator().languages();
    Page {
        attributes,
        host: window.location().host().unwrap_or_default(),
        html_lang: document
            .document_element()
            .and_then(|html| html.get_attribute("lang"))
            .unwrap_or_default(),
        browser_langs: languages.iter().filter_map(|language| language.as_string()).collect(),
        today: clock::today(),
    }
}

/// A text drawn by chance: 64 bits, as the browser draws for cryptography.
pub fn drawn() -> String {
    let mut bytes = [0_u8; 8];
    let drawn = web_sys::window().and_then(|window| window.crypto().ok());
    if drawn.and_then(|crypto| crypto.get_random_values_with_u8_array(&mut bytes).ok()).is_none() {
        // Every browser that runs WebAssembly has it; a page may have taken it away.
        bytes = js_sys::Math::random().to_le_bytes();
    }
    u64::from_le_bytes(bytes).to_string()
}

/// Whether an open panel would cover the page.
pub fn is_covered_by_panel(window: &Window) -> bool {
    matches(window, COVERS_PAGE)
}

/// Whether focus in a text field raises a keyboard on the screen.
pub fn is_touch(window: &Window) -> bool {
    matches(window, "(pointer: coarse)")
}

fn matches(window: &Window, query: &str) -> bool {
    window.match_media(query).ok().flatten().is_some_and(|list| list.matches())
}
