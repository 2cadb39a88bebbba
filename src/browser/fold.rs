//! Unicode normalisation by the browser: its tables are there already.

use js_sys::JsString;

use crate::logic::text::is_accent;

/// The [`crate::logic::text::Fold`] of the widget.
pub fn fold(text: &str) -> String {
    let apart: String = JsString::from(text).normalize("NFKD").into();
    let plain: String = apart.chars().filter(|&c| !is_accent(c)).collect();
    JsString::from(plain).normalize("NFC").to_lower_case().into()
}
