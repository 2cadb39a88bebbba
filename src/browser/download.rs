//! Hands something to the visitor as a file.

use js_sys::Array;
use wasm_bindgen::JsCast;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

use super::listener::later;

/// How long an address of a file in memory stays, in milliseconds: Safari reads it late.
const ADDRESS_STAYS: f64 = 30_000.0;

/// Hands a file to the visitor; nothing where the browser refuses.
pub fn save(name: &str, mime: &str, text: &str) {
    let _ = try_save(name, mime, text);
}

fn try_save(name: &str, mime: &str, text: &str) -> Option<()> {
    let options = BlobPropertyBag::new();
    options.set_type(mime);
    let blob = Blob::new_with_str_sequence_and_options(&Array::of1(&text.into()), &options).ok()?;
    let url = Url::create_object_url_with_blob(&blob).ok()?;
    let link: HtmlAnchorElement = web_sys::window()?.document()?.create_element("a").ok()?.dyn_into().ok()?;
    link.set_href(&url);
    link.set_download(name);
    link.click();
    later(ADDRESS_STAYS, move || {
        let _ = Url::revoke_object_url(&url);
    });
    Some(())
}
