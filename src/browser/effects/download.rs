//! Hands something to the visitor as a file.

use js_sys::Array;
use wasm_bindgen::JsCast;
use web_sys::{Blob, BlobPropertyBag, HtmlElement, Url};

use super::World;
use crate::browser::json;
use crate::browser::listener::later;
use crate::logic::json::Json;

const NAME: &str = "askwell.json";

/// The address of the file lives as long as a browser may take to ask where to put it.
const LIVES: f64 = 60_000.0;

pub(super) fn run(world: &World, content: &Json) {
    let Some(document) = world.window.document() else { return };
    let init = BlobPropertyBag::new();
    init.set_type("application/json");
    let parts = Array::of1(&json::to_text(content).into());
    let Ok(blob) = Blob::new_with_str_sequence_and_options(&parts, &init) else { return };
    let Ok(url) = Url::create_object_url_with_blob(&blob) else { return };
    if let Ok(link) = document.create_element("a") {
        let _ = link.set_attribute("href", &url);
        let _ = link.set_attribute("download", NAME);
        link.unchecked_into::<HtmlElement>().click();
    }
    later(LIVES, move || {
        let _ = Url::revoke_object_url(&url);
    });
}
