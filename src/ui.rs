//! What visitors see: Leptos views that draw the view model and send events, and decide nothing.
//!
//! **Views are plain functions that return a [`node::Node`],** drawn again as a whole when their part of the view model
//! changes; only what differs is touched in the document. Each closure costs the visitor bytes, so there is one reactive
//! closure a part, not one a text.

mod answer;
mod composer;
mod node;
mod panel;
mod parts;
mod survey;
mod transcript;

use std::borrow::Cow;
use std::rc::Rc;
use std::sync::Arc;

use leptos::ev;
use leptos::prelude::*;

use crate::logic::conversation::event::Event;
use crate::logic::conversation::view_model::{Fixed, FrameView, ViewModel};
use crate::logic::strings::Strings;
use node::{Attributes, Element, Node, element, live};
use parts::{CHAT, CLOSE, icon, word};

/// The style sheet of the whole widget.
pub const CSS: &str = include_str!("ui/widget.css");

type Dispatch = Rc<dyn Fn(Event)>;

/// What every view is given: the view model to read, and where events go.
#[derive(Clone)]
pub struct Ui {
    view: RwSignal<ViewModel>,
    fixed: Arc<Fixed>,
    dispatch: Dispatch,
}

impl Ui {
    /// Ties a view model to where events go.
    pub fn new(view: RwSignal<ViewModel>, dispatch: Dispatch) -> Self {
        Ui { view, fixed: view.with_untracked(|view| view.fixed.clone()), dispatch }
    }

    /// What a press of a button does: sends that event.
    fn sends(&self, event: Event) -> impl Fn(&ev::Event) + use<> {
        let dispatch = self.dispatch.clone();
        move |_| dispatch(event.clone())
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
pub fn widget(ui: &Ui) -> Node {
    let frame = ui.part(|view| &view.frame);
    let ui = ui.clone();
    live(move || {
        let frame = frame.get();
        element("div", &[("class", "widget")])
            .set("lang", ui.fixed.lang)
            .set("data-theme", frame.theme.word())
            .set("data-position", ui.fixed.position.word())
            .add(frame.is_open.then(|| panel::panel(&ui, &frame)))
            .add((!frame.is_open).then(|| survey::place(&ui, true)))
            .add(launcher(&ui, &frame))
            .into()
    })
}

const LAUNCHER: Attributes =
    &[("type", "button"), ("class", "launcher"), ("part", "launcher"), ("data-focus", "launcher")];

/// The round button in the corner. It takes the place of the one the loader drew, at the same spot.
fn launcher(ui: &Ui, frame: &FrameView) -> Box<Element> {
    let (label, path, event) = if frame.is_open {
        (ui.text(|s| &s.close_help), CLOSE, Event::Closed)
    } else {
        (ui.text(|s| &s.open_help), CHAT, Event::Opened)
    };
    element("button", LAUNCHER)
        .set("aria-label", label)
        .set("aria-expanded", word(frame.is_open))
        .on("click", ui.sends(event))
        .add(icon(path))
}
