//! What visitors see: Leptos views that draw the view model and send events, and decide nothing.
//!
//! **Views are plain functions that return a [`node::Node`],** drawn again as a whole when their part of the view
//! model changes; only what differs is touched in the document. Each closure costs the visitor bytes, so there is one
//! reactive closure a part, not one a text.

mod answer;
mod composer;
mod handoff;
pub mod node;
mod offers;
mod panel;
mod parts;
mod survey;
mod task;
mod transcript;

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use leptos::ev;
use leptos::prelude::{ArcTrigger, Notify, Track};

use crate::logic::conversation::event::Event;
use crate::logic::conversation::view_model::{Fixed, FrameView, ViewModel};
use crate::logic::strings::Strings;
use node::{Element, Node, element, live};
use parts::{CHAT, CLOSE, icon, word};

/// The style sheet of the whole widget.
pub const CSS: &str = concat!(include_str!("ui/widget.css"), include_str!("ui/task.css"));

type Dispatch = Rc<dyn Fn(Event)>;

/// The view model that is shown. Each part tells for itself when it changed, so that typing redraws the composer only.
///
/// A signal of the whole and a memo for each part would be the usual way; their code is there once for each type.
pub struct Shown {
    view: RefCell<Rc<ViewModel>>,
    frame: ArcTrigger,
    transcript: ArcTrigger,
    composer: ArcTrigger,
    survey: ArcTrigger,
    teaser: ArcTrigger,
}

impl Shown {
    /// Shows a view model.
    pub fn new(view: ViewModel) -> Self {
        Shown {
            view: RefCell::new(Rc::new(view)),
            frame: ArcTrigger::new(),
            transcript: ArcTrigger::new(),
            composer: ArcTrigger::new(),
            survey: ArcTrigger::new(),
            teaser: ArcTrigger::new(),
        }
    }

    /// Shows another one.
    pub fn set(&self, view: ViewModel) {
        let view = Rc::new(view);
        let before = self.view.replace(view.clone());
        for (part, is_same) in [
            (&self.frame, before.frame == view.frame),
            (&self.transcript, before.transcript == view.transcript),
            (&self.composer, before.composer == view.composer),
            (&self.survey, before.survey == view.survey),
            (&self.teaser, before.teaser == view.teaser),
        ] {
            if !is_same {
                part.notify();
            }
        }
    }

    /// The view model. Who reads it so is not told of changes.
    pub fn view(&self) -> Rc<ViewModel> {
        self.view.borrow().clone()
    }
}

/// What every view is given: the view model to read, and where events go.
#[derive(Clone)]
pub struct Ui {
    shown: Rc<Shown>,
    fixed: Arc<Fixed>,
    dispatch: Dispatch,
}

impl Ui {
    /// Ties a view model to where events go.
    pub fn new(shown: Rc<Shown>, dispatch: Dispatch) -> Self {
        let fixed = shown.view().fixed.clone();
        Ui { shown, fixed, dispatch }
    }

    /// What a press of a button does: sends that event.
    fn sends(&self, event: Event) -> impl Fn(&ev::Event) + use<> {
        let dispatch = self.dispatch.clone();
        move |_| dispatch(event.clone())
    }

    /// The view model, of which one part is read: who calls is drawn again when that part changes.
    fn part(&self, part: fn(&Shown) -> &ArcTrigger) -> Rc<ViewModel> {
        part(&self.shown).track();
        self.shown.view()
    }

    /// What hardly changes, as it is now: a page's own contact comes later than the first drawing.
    fn present(&self) -> Arc<Fixed> {
        self.shown.view().fixed.clone()
    }

    /// The texts of the interface.
    fn texts(&self) -> &Strings {
        &self.fixed.strings
    }
}

/// The whole widget: its launcher, and the panel while it is open.
pub fn widget(ui: &Ui) -> Node {
    let ui = ui.clone();
    live(move || {
        let frame = &ui.part(|shown| &shown.frame).frame;
        element("div", "class=widget")
            .set("lang", ui.fixed.lang)
            .set("data-theme", frame.theme.word())
            .set("data-position", ui.fixed.position.word())
            .child(frame.is_open.then(|| panel::panel(&ui, frame)))
            .child((!frame.is_open).then(|| survey::place(&ui, true)))
            .child((!frame.is_open).then(|| offers::teaser_place(&ui)))
            .child(launcher(&ui, frame))
            .into()
    })
}

const LAUNCHER: &str = "type=button; class=launcher; part=launcher; data-focus=launcher";

/// The round button in the corner. It takes the place of the one the loader drew, at the same spot.
fn launcher(ui: &Ui, frame: &FrameView) -> Element {
    let (label, path, event) = if frame.is_open {
        (ui.texts().close_help, CLOSE, Event::Closed)
    } else {
        (ui.texts().open_help, CHAT, Event::Opened)
    };
    element("button", LAUNCHER)
        .set("aria-label", label)
        .set("aria-expanded", word(frame.is_open))
        .on("click", ui.sends(event))
        .child(icon(path))
}
