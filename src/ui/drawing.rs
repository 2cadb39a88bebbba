//! Views that lie in parts of the widget: nothing stands in their place until the part has come.

use std::cell::Cell;

use super::Ui;
use super::node::Node;
use crate::logic::conversation::view_model::SurveyView;
use crate::logic::conversation::view_model::handoff::HandoffView;

/// Draws the hand-off under the ways to a human.
pub type Handoff = fn(&Ui, &HandoffView) -> Node;
/// Draws a survey.
pub type Survey = fn(&Ui, &SurveyView) -> Node;

// One for all widgets of the page: what has come for one of them is there for the others.
thread_local! {
    static HANDOFF: Cell<Option<Handoff>> = const { Cell::new(None) };
    static SURVEY: Cell<Option<Survey>> = const { Cell::new(None) };
}

/// The view of the hand-off has come.
pub fn set_handoff(draw: Handoff) {
    HANDOFF.set(Some(draw));
}

/// The view of surveys has come.
pub fn set_survey(draw: Survey) {
    SURVEY.set(Some(draw));
}

pub(super) fn handoff(ui: &Ui, view: &HandoffView) -> Option<Node> {
    HANDOFF.get().map(|draw| draw(ui, view))
}

pub(super) fn survey(ui: &Ui, view: &SurveyView) -> Option<Node> {
    SURVEY.get().map(|draw| draw(ui, view))
}
