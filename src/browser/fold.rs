//! Unicode normalisation by the browser: its tables are there already.

use js_sys::JsString;

/// NFKC and lower case: the [`crate::logic::text::Fold`] of the widget.
pub fn fold(text: &str) -> String {
    JsString::from(text).normalize("NFKC").to_lower_case().into()
}
