//! What visitors see: Leptos views that draw the view model and send events, and decide nothing.
//!
//! **Views are plain functions that return a [`node::Node`],** drawn again as a whole when their part of the view
//! model changes; only what differs is touched in the document. Each closure costs the visitor bytes, so there is one
//! reactive closure a part, not one a text.

mod answer;
mod composer;
pub mod drawing;
pub mod handoff;
pub mod node;
mod offers;
mod panel;
mod parts;
pub mod survey;
mod task;
mod transcript;

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::Arc;

use leptos::ev;
use leptos::prelude::{ArcTrigger, Notify, Track};

use crate::logic::conversation::event::Event;
use crate::logic::conversation::view_model::task::TaskView;
use crate::logic::conversation::view_model::{
    AskingView, Fixed, FrameView, SurveyState, SurveyView, ViewModel,
};
use crate::logic::language::{direction, is_same};
use crate::logic::look::sheet;
use crate::logic::strings::Strings;
use node::{Element, Node, element, live};
use parts::{CHAT, CLOSE, icon, picture, word};

/// As they are written: the sheet of what every site has, and that of guided answers.
const WRITTEN: [&str; 2] =
    [concat!(include_str!("ui/widget.css"), include_str!("ui/problem.css")), include_str!("ui/task.css")];
const TIGHT: [u8; sheet::length(WRITTEN[0])] = sheet::tight(WRITTEN[0]);
const TIGHT_TASK: [u8; sheet::length(WRITTEN[1])] = sheet::tight(WRITTEN[1]);
/// The style sheet of what every site has, without its comments and needless spaces.
pub const CSS: &str = sheet::text(&TIGHT);

/// What draws guided answers: a part of the widget that sites without them do not load.
#[derive(Debug)]
pub struct Guided {
    /// Draws one, as [`task::task`] says.
    task: fn(&Ui, &TaskView, bool) -> Node,
    /// Its style sheet.
    pub css: &'static str,
}

/// All of it. Who names it has the code with it.
pub static GUIDED: Guided = Guided { task: task::task, css: sheet::text(&TIGHT_TASK) };

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
    guided: Cell<Option<&'static Guided>>,
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
            guided: Cell::new(None),
        }
    }

    /// What draws guided answers has come; what shows some is drawn after it.
    pub fn take_guided(&self, guided: &'static Guided) {
        self.guided.set(Some(guided));
    }

    /// Shows another one.
    pub fn set(&self, view: ViewModel) {
        let view = Rc::new(view);
        let before = self.view.replace(view.clone());
        // In another language, the whole is drawn again.
        let is_frame_same = before.frame == view.frame && Arc::ptr_eq(&before.fixed, &view.fixed);
        for (part, is_same) in [
            (&self.frame, is_frame_same),
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

    /// The same, in the language that is spoken now.
    fn now(&self) -> Ui {
        Ui::new(self.shown.clone(), self.dispatch.clone())
    }

    /// The language of a text, as an attribute, where it is another than the interface's.
    fn foreign(&self, lang: &str) -> Option<String> {
        (!lang.is_empty() && !is_same(lang, self.fixed.lang)).then(|| lang.to_owned())
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
        let ui = ui.now();
        let frame = &ui.part(|shown| &shown.frame).frame;
        let fixed = &ui.fixed;
        element("div", "class=widget")
            .set("lang", ui.fixed.lang)
            .set("dir", direction(ui.fixed.lang))
            .set("data-theme", frame.theme.word())
            .set("data-position", if fixed.is_inline { "inline" } else { frame.position.word() })
            .flag("data-bare", !fixed.has_launcher)
            .child(frame.is_open.then(|| panel::panel(&ui, frame)))
            .child((!frame.is_open).then(|| survey_place(&ui, true)))
            .child((!frame.is_open).then(|| offers::teaser_place(&ui)))
            .child(fixed.has_launcher.then(|| launcher(&ui, frame)))
            .into()
    })
}

/// The survey, where the panel is open as `is_alone` says not, or the other way round.
fn survey_place(ui: &Ui, is_alone: bool) -> Node {
    let ui = ui.clone();
    live(move || {
        let view = ui.part(|shown| &shown.survey);
        let survey = view.survey.as_ref().filter(|survey| survey.is_alone == is_alone);
        let drawn = survey.and_then(|survey| drawing::survey(&ui, survey)).into();
        // What stands alone takes the focus, and so do later questions: only the first one in the panel has to be told.
        let is_told = |asking: &&AskingView| !is_alone && !asking.may_go_back;
        let told = survey.and_then(asking_of).filter(is_told).map(|asking| asking.text.clone());
        let status = element("p", "class=unseen; role=status").child(told.unwrap_or_default());
        vec![status.into(), drawn].into()
    })
}

fn asking_of(survey: &SurveyView) -> Option<&AskingView> {
    match &survey.state {
        SurveyState::Asking(asking) => Some(asking),
        SurveyState::Thanks => None,
    }
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
        .child(ui.fixed.icon.as_ref().filter(|_| !frame.is_open).map(|icon| picture("badge", icon)))
        .child(icon(path))
}
