//! The launcher that the loader drew before the widget was there: it is replaced by the widget's own.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, ShadowRoot};

use crate::browser::listener::pause;

/// How often a press is waited for, some milliseconds each time: nobody holds a button for long.
const PATIENCE: u32 = 500;

fn placeholder(shadow: &ShadowRoot) -> Option<Element> {
    shadow.query_selector("[data-loader]").ok().flatten()
}

/// Waits while the placeholder is being pressed: a click whose button goes away in between is lost.
pub(super) async fn released(shadow: &ShadowRoot) {
    let is_pressed =
        || placeholder(shadow).is_some_and(|button| button.matches(":active").unwrap_or_default());
    let mut waited = 0;
    while is_pressed() && waited < PATIENCE {
        waited += 1;
        pause(0.0).await;
    }
}

/// Takes the placeholder away. Its focus goes over at once, so that no key press falls between the two.
pub(super) fn take_over(shadow: &ShadowRoot, root: &HtmlElement) {
    let Some(placeholder) = placeholder(shadow) else { return };
    let had_focus = shadow.active_element().is_some_and(|active| active == placeholder);
    if had_focus && let Ok(Some(launcher)) = root.query_selector("[data-focus=launcher]") {
        let _ = launcher.unchecked_into::<HtmlElement>().focus();
    }
    placeholder.remove();
}
