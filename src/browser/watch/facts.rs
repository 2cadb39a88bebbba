//! What a page and a browser say of themselves.

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Document, Url, Window};

use super::super::plain::{self, member};
use super::products;
use crate::browser::page;
use crate::logic::json::Json;
use crate::logic::rules::signal::{Device, PageFacts};

/// Below this length of the shorter side of the screen, in CSS pixels, a touch device is a phone. The largest phones
/// have 480, the smallest tablets 600.
const TABLET: f64 = 600.0;

/// So many parameters of a query are read.
const MOST_PARAMETERS: usize = 100;

/// What the page says of itself at this moment.
pub fn page_facts(window: &Window) -> PageFacts {
    let location = window.location();
    let url = location.href().unwrap_or_default();
    let mut facts = PageFacts {
        path: location.pathname().unwrap_or_default(),
        query: query(&url),
        url,
        ..PageFacts::default()
    };
    if let Some(document) = window.document() {
        facts.referrer = document.referrer();
        facts.title = document.title();
        facts.lang = lang(&document);
        facts.products = products::read(&document);
    }
    facts
}

fn lang(document: &Document) -> String {
    document.document_element().and_then(|html| html.get_attribute("lang")).unwrap_or_default()
}

/// The parameters, decoded. Of equal names the first.
fn query(url: &str) -> Json {
    let mut members: Vec<(String, Json)> = Vec::new();
    if let Ok(url) = Url::new(url) {
        for pair in Array::from(&url.search_params()).iter().take(MOST_PARAMETERS) {
            let part = |index| Reflect::get_u32(&pair, index).ok().and_then(|part| plain::text(&part));
            let name = part(0).unwrap_or_default();
            if !members.iter().any(|(other, _)| *other == name) {
                members.push((name, Json::Text(part(1).unwrap_or_default())));
            }
        }
    }
    Json::Map(members)
}

/// What does not change while the page stands.
pub fn device(window: &Window) -> Device {
    let navigator = window.navigator();
    Device {
        kind: kind(window).to_owned(),
        locale: navigator.language().unwrap_or_default(),
        time_zone: time_zone().unwrap_or_default(),
        has_privacy_control: member(&navigator, "globalPrivacyControl").is_truthy(),
    }
}

/// A phone is what says so (Chromium alone does) or is touched and small; a tablet is touched and larger. Touch counts
/// where it is the first way to point: a laptop with a touch screen is a desktop.
fn kind(window: &Window) -> &'static str {
    let says_phone = member(&member(&window.navigator(), "userAgentData"), "mobile").is_truthy();
    let screen = member(window, "screen");
    let side = |name| member(&screen, name).as_f64().unwrap_or(TABLET);
    let is_touch = page::is_touch(window);
    if says_phone || (is_touch && side("width").min(side("height")) < TABLET) {
        "phone"
    } else if is_touch {
        "tablet"
    } else {
        "desktop"
    }
}

/// `Intl.DateTimeFormat().resolvedOptions().timeZone`, each step of which an odd browser may lack.
fn time_zone() -> Option<String> {
    let format: Function = member(&member(&js_sys::global(), "Intl"), "DateTimeFormat").dyn_into().ok()?;
    let format = format.call0(&JsValue::UNDEFINED).ok()?;
    let options: Function = member(&format, "resolvedOptions").dyn_into().ok()?;
    plain::text(&member(&options.call0(&format).ok()?, "timeZone"))
}
