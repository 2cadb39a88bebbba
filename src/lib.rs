//! Askwell: the customer-service widget that needs no server.
//!
//! Three rings, arrows one way (see `ARCHITECTURE.md`):
//!
//! - [`logic`] decides: config, FAQ, matching, conversation. Pure, and compiled natively too.
//! - `browser` does: storage, network, clock, focus. The only place that names the browser.
//! - `ui` shows: Leptos components over the view model.
//! - `widget` ties the three and is what a page starts.
//!   `widget::component` is it for other people's Leptos apps: [`Askwell`](#in-a-leptos-app).
//! - `studio` ties the same for marketers: a page of its own, behind the feature of that name.
//!
//! # In a Leptos app
//!
//! For `wasm32-unknown-unknown`, where alone it exists (on a server put it behind `#[cfg(target_arch = "wasm32")]`):
//!
//! ```ignore
//! use askwell::{Answered, Askwell, Remote};
//! use leptos::prelude::*;
//!
//! #[component]
//! fn App() -> impl IntoView {
//!     let help = Remote::new();
//!     view! {
//!         <button on:click=move |_| help.open()>"Help"</button>
//!         <Askwell
//!             faq=include_str!("faq.json")
//!             remote=help
//!             on_answered=|answered: Answered| leptos::logging::log!("{}", answered.question)
//!         />
//!     }
//! }
//! ```
//!
//! The folders `lang` and `packs` of `dist/askwell` belong under the address `base` (`/askwell/`). A whole app:
//! `examples/leptos-app`. Native tools need [`logic`] alone.

pub mod logic;

#[cfg(target_arch = "wasm32")]
mod browser;
#[cfg(all(target_arch = "wasm32", feature = "studio"))]
pub mod studio;
#[cfg(target_arch = "wasm32")]
mod ui;
#[cfg(target_arch = "wasm32")]
pub mod widget;

#[cfg(target_arch = "wasm32")]
pub use widget::component::{Answered, Askwell, AskwellProps, Rated, Remote, Source};
