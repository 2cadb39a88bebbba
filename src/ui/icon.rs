//! The few pictures of the interface, as paths.

use leptos::prelude::*;

/// Two speech lines in a bubble.
pub const CHAT: &str = "M4 4h16a1 1 0 0 1 1 1v11a1 1 0 0 1-1 1h-8l-5 4v-4H4a1 1 0 0 1-1-1V5a1 1 0 0 1 1-1zM8 9h8M8 13h5";
/// A cross.
pub const CLOSE: &str = "M6 6l12 12M18 6L6 18";
/// Three dots.
pub const MORE: &str = "M5 12h.01M12 12h.01M19 12h.01";
/// An arrow up.
pub const SEND: &str = "M12 19V5M6 11l6-6 6 6";

/// A picture drawn with strokes in the colour of the text; hidden from screen readers.
#[component]
pub fn Icon(path: &'static str) -> impl IntoView {
    view! {
        <svg viewBox="0 0 24 24" class="icon" aria-hidden="true" focusable="false">
            <path d=path></path>
        </svg>
    }
}
