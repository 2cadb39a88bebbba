//! Keeps the panel inside what can be seen while a phone's keyboard is up.
//!
//! iOS does not shrink the layout viewport for its keyboard: without this the composer would stand
//! beneath it. The style sheet reads the two custom properties where the panel covers the page.

use web_sys::{HtmlElement, VisualViewport, Window};

use super::listener::Listener;

/// Writes height and offset of the visible part into custom properties of `root`, now and at each change.
pub fn follow(window: &Window, root: &HtmlElement) -> Vec<Listener> {
    let Some(viewport) = window.visual_viewport() else { return Vec::new() };
    write(&viewport, root);
    let listen = |name| {
        let root = root.clone();
        let seen = viewport.clone();
        Listener::new(&viewport, name, move |_| write(&seen, &root))
    };
    vec![listen("resize"), listen("scroll")]
}

fn write(viewport: &VisualViewport, root: &HtmlElement) {
    let style = root.style();
    let _ = style.set_property("--askwell-viewport-height", &pixels(viewport.height()));
    let _ = style.set_property("--askwell-viewport-top", &pixels(viewport.offset_top()));
}

fn pixels(length: f64) -> String {
    #[expect(clippy::cast_possible_truncation, reason = "a screen has fewer than 2^31 pixels")]
    let whole = length.round() as i32;
    [&whole.to_string(), "px"].concat()
}
