//! Style sheets as objects: they need no permission of any Content-Security-Policy.

use js_sys::Array;
use wasm_bindgen::JsCast;
use web_sys::{CssStyleSheet, HtmlElement, ShadowRoot};

/// Adds a sheet to those of the shadow root that an element stands in.
pub fn adopt_around(element: &HtmlElement, css: &str) {
    if let Ok(root) = element.get_root_node().dyn_into::<ShadowRoot>() {
        adopt(&root, css);
    }
}

/// Adds a sheet to those of the shadow root.
pub fn adopt(root: &ShadowRoot, css: &str) {
    let Ok(sheet) = CssStyleSheet::new() else { return };
    if sheet.replace_sync(css).is_err() {
        return;
    }
    let sheets: Array = root.adopted_style_sheets().iter().collect();
    sheets.push(&sheet);
    root.set_adopted_style_sheets(&sheets);
}
