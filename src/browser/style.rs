//! Style sheets as objects: they need no permission of any Content-Security-Policy.

use js_sys::Array;
use web_sys::{CssStyleSheet, ShadowRoot};

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
