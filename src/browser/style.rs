//! Style sheets as objects: they need no permission of any Content-Security-Policy.

use js_sys::Array;
use wasm_bindgen::JsCast;
use web_sys::{CssStyleSheet, HtmlElement, ShadowRoot};

use crate::logic::look::Look;

/// Adds a sheet to those of the shadow root that an element stands in.
pub fn adopt_around(element: &HtmlElement, css: &str) {
    if let Ok(root) = element.get_root_node().dyn_into::<ShadowRoot>() {
        adopt(&root, css);
    }
}

/// Writes the look into custom properties of `root`, and its layer into a sheet of `shadow`, whose host is what is layered.
pub fn dress(shadow: &ShadowRoot, root: &HtmlElement, look: &Look) {
    let style = root.style();
    for (property, value) in &look.properties {
        let _ = style.set_property(property, value);
    }
    if let Some(layer) = &look.layer {
        adopt(shadow, &[":host{z-index:var(--askwell-z-index,", layer, ")}"].concat());
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
