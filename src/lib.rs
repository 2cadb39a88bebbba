//! Askwell: the customer-service widget that needs no server.
//!
//! Three rings, arrows one way (see `ARCHITECTURE.md`):
//!
//! - [`logic`] decides: config, FAQ, matching, conversation. Pure, and compiled natively too.
//! - `browser` does: storage, network, clock, focus. The only place that names the browser.
//! - `ui` shows: Leptos components over the view model.
//! - `widget` ties the three and is what a page starts.
//! - `studio` ties the same for marketers: a page of its own, behind the feature of that name.

pub mod logic;

#[cfg(target_arch = "wasm32")]
mod browser;
#[cfg(all(target_arch = "wasm32", feature = "studio"))]
pub mod studio;
#[cfg(target_arch = "wasm32")]
mod ui;
#[cfg(target_arch = "wasm32")]
pub mod widget;
