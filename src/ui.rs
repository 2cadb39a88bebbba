//! What visitors see: Leptos views that draw the view model and send events, and decide nothing.
//!
//! **No subtree may be fully static.** Leptos turns such a one into `innerHTML`, which Trusted Types
//! forbid; a text or attribute in braces keeps it an element. The end-to-end test under
//! `require-trusted-types-for 'script'` guards this.
//!
//! **Views are plain functions that return `AnyView`,** drawn again as a whole when their part of the view
//! model changes; Leptos touches only what differs. Each closure and each type of view that Leptos sees
//! costs the visitor one to six kilobytes, so there is one reactive closure a part, not one a text.

mod answer;
mod composer;
mod panel;
mod parts;
mod survey;
mod transcript;

use std::borrow::Cow;
use std::sync::Arc;

use leptos::ev::MouseEvent;
use leptos::prelude::*;

use crate::logic::conversation::event::Event;
use crate::logic::conversation::view_model::{Fixed, FrameView, ViewModel};
use crate::logic::strings::Strings;
use parts::{CHAT, CLOSE, icon, live};

/// The style sheet of the whole widget.
pub const CSS: &str = include_str!("ui/widget.css");

/// What every view is given: the view model to read, and where events go.
#[derive(Clone)]
pub struct Ui {
    view: RwSignal<ViewModel>,
    fixed: Arc<Fixed>,
    dispatch: UnsyncCallback<Event>,
}

impl Ui {
    /// Ties a view model to where events go.
    pub fn new(view: RwSignal<ViewModel>, dispatch: UnsyncCallback<Event>) -> Self {
        Ui { view, fixed: view.with_untracked(|view| view.fixed.clone()), dispatch }
    }

    /// What a press of a button does: sends that event.
    fn sends(&self, event: Event) -> impl Fn(MouseEvent) + Clone + use<> {
        let dispatch = self.dispatch;
        move |_| dispatch.run(event.clone())
    }

    /// A part of the view model; what depends on it is drawn again only when that part changes.
    fn part<T: PartialEq + Send + Sync + Clone + 'static>(&self, pick: fn(&ViewModel) -> &T) -> Memo<T> {
        let view = self.view;
        Memo::new(move |_| view.with(|view| pick(view).clone()))
    }

    /// A text of the interface.
    fn text(&self, pick: fn(&Strings) -> &Cow<'static, str>) -> String {
        pick(&self.fixed.strings).to_string()
    }
}

/// The whole widget: its launcher, and the panel while it is open.
pub fn widget(ui: &Ui) -> impl IntoView + use<> {
    let frame = ui.part(|view| &view.frame);
    let ui = ui.clone();
    live(move || {
        let frame = frame.get();
        view! {
            <div
                class="widget"
                lang=ui.fixed.lang
                data-theme=frame.theme.word()
                data-position=ui.fixed.position.word()
            >
                {frame.is_open.then(|| panel::panel(&ui, &frame))}
                {(!frame.is_open).then(|| survey::place(&ui, true))}
                {launcher(&ui, &frame)}
            </div>
        }
        .into_any()
    })
}

/// The round button in the corner. It takes the place of the one the loader drew, at the same spot.
fn launcher(ui: &Ui, frame: &FrameView) -> impl IntoView + use<> {
    let (label, path, event) = if frame.is_open {
        (ui.text(|s| &s.close_help), CLOSE, Event::Closed)
    } else {
        (ui.text(|s| &s.open_help), CHAT, Event::Opened)
    };
    view! {
        <button
            type="button"
            class="launcher"
            part="launcher"
            data-focus="launcher"
            aria-label=label
            aria-expanded=frame.is_open.to_string()
            on:click=ui.sends(event)
        >
            {icon(path)}
        </button>
    }
}
