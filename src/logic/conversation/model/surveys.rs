//! The seam of surveys and feedback: asking visitors, and writing the rows that tell of a conversation, masked.
//!
//! It is a part of the widget of its own (`browser/parts.rs`), fetched in the background right after the first answer:
//! nothing is to be told before, and by the first thumb it is there. What happens meanwhile waits in the [`Desk`], and what
//! is not told when the page goes is stored with the conversation and told on the next page. Nothing is ever told without
//! it, since it is what masks. As with the engine, what it does is named here alone.
//!
//! [`Desk`]: super::surveying::Desk

use std::fmt::Debug;

use super::super::super::feedback::row::Row;
use super::super::super::json::Json;
use super::super::super::saved::SavedTurn;
use super::super::super::survey::raw::Moment;
use super::super::effect::Effect;
use super::super::event::Event;
use super::super::view_model::SurveyView;
use super::Model;
use super::surveying::{Desk, Missed};
use super::telling::is_answered;

/// A moment of surveys is over after so many milliseconds.
const LATE: f64 = 3_000.0;

/// The code of surveys and feedback.
#[derive(Debug, Clone, Copy)]
pub struct Surveys(pub(super) &'static dyn AsksAndTells);

impl Surveys {
    /// The one there is. Who names this function has all of the code with it.
    pub const fn whole() -> Surveys {
        Surveys(&Whole)
    }
}

/// What the part does; the model's functions of the same names say what it is good for.
pub(super) trait AsksAndTells: Debug + Sync {
    fn take_up(&self, model: &mut Model, now: f64, effects: &mut Vec<Effect>);
    fn reword(&self, model: &mut Model);
    fn at(&self, model: &mut Model, moment: Moment, now: f64, effects: &mut Vec<Effect>);
    fn called(&self, model: &mut Model, id: &str, now: f64, effects: &mut Vec<Effect>);
    fn by_rule(&self, model: &mut Model, id: &str, now: f64, effects: &mut Vec<Effect>);
    fn event(&self, model: &mut Model, event: Event, now: f64, effects: &mut Vec<Effect>);
    fn page_hidden(&self, model: &mut Model, now: f64, effects: &mut Vec<Effect>);
    fn tell_thumb(&self, model: &mut Model, turn: &SavedTurn, now: f64, effects: &mut Vec<Effect>);
    fn tell_conversation(&self, model: &mut Model, now: f64, effects: &mut Vec<Effect>);
    fn message(&self, model: &mut Model, now: f64) -> Option<Row>;
    fn merge(&self, desk: &mut Desk, theirs: &Json, now: f64);
    fn view(&self, desk: &Desk, is_open: bool) -> Option<SurveyView>;
    fn stored(&self, desk: &Desk) -> (Json, Json);
}

#[derive(Debug)]
struct Whole;

impl AsksAndTells for Whole {
    fn take_up(&self, model: &mut Model, now: f64, effects: &mut Vec<Effect>) {
        model.take_up_surveys(now, effects);
    }

    fn reword(&self, model: &mut Model) {
        model.reword_surveys();
    }

    fn at(&self, model: &mut Model, moment: Moment, now: f64, effects: &mut Vec<Effect>) {
        model.survey_at_by_part(moment, now, effects);
    }

    fn called(&self, model: &mut Model, id: &str, now: f64, effects: &mut Vec<Effect>) {
        model.survey_called_by_part(id, now, effects);
    }

    fn by_rule(&self, model: &mut Model, id: &str, now: f64, effects: &mut Vec<Effect>) {
        model.survey_by_rule_by_part(id, now, effects);
    }

    fn event(&self, model: &mut Model, event: Event, now: f64, effects: &mut Vec<Effect>) {
        model.survey_event_by_part(event, now, effects);
    }

    fn page_hidden(&self, model: &mut Model, now: f64, effects: &mut Vec<Effect>) {
        model.page_hidden_by_part(now, effects);
    }

    fn tell_thumb(&self, model: &mut Model, turn: &SavedTurn, now: f64, effects: &mut Vec<Effect>) {
        model.tell_thumb_by_part(turn, now, effects);
    }

    fn tell_conversation(&self, model: &mut Model, now: f64, effects: &mut Vec<Effect>) {
        model.tell_conversation_by_part(now, effects);
    }

    fn message(&self, model: &mut Model, now: f64) -> Option<Row> {
        model.message_by_part(now)
    }

    fn merge(&self, desk: &mut Desk, theirs: &Json, now: f64) {
        desk.merge(theirs, now);
    }

    fn view(&self, desk: &Desk, is_open: bool) -> Option<SurveyView> {
        desk.view(is_open)
    }

    fn stored(&self, desk: &Desk) -> (Json, Json) {
        desk.stored()
    }
}

impl Model {
    /// The part has come: what waited for it is done now.
    pub fn take_surveys(&mut self, surveys: Surveys, now: f64) -> Vec<Effect> {
        let mut effects = Vec::new();
        self.use_surveys(surveys, now, &mut effects);
        self.settle(now, &mut effects);
        effects
    }

    pub(super) fn use_surveys(&mut self, surveys: Surveys, now: f64, effects: &mut Vec<Effect>) {
        self.surveys = Some(surveys);
        surveys.0.take_up(self, now, effects);
        let missed = self.desk.take_missed();
        // So that it is not told once more on the next page.
        self.is_unsaved |= !missed.is_empty();
        for (missed, at) in missed {
            match missed {
                // What comes up late would take the focus of who does something else by now.
                Missed::Moment(_) if now - at > LATE => {}
                Missed::Moment(moment) => surveys.0.at(self, moment, now, effects),
                Missed::Called(id) => surveys.0.called(self, &id, now, effects),
                Missed::Ruled(id) => surveys.0.by_rule(self, &id, now, effects),
                Missed::Thumb(id) => {
                    let turn = self.turns.iter().map(|turn| &turn.record).find(|turn| turn.id == id).cloned();
                    if let Some(turn) = turn {
                        surveys.0.tell_thumb(self, &turn, at, effects);
                    }
                }
                Missed::Conversation => surveys.0.tell_conversation(self, at, effects),
            }
        }
    }

    /// Shows the survey of a moment, where one may be shown.
    pub(super) fn survey_at(&mut self, moment: Moment, now: f64, effects: &mut Vec<Effect>) {
        match self.surveys {
            Some(surveys) => surveys.0.at(self, moment, now, effects),
            // Where nothing was answered yet no survey is shown at the end, and the part need not come.
            None if moment == Moment::Closed && !self.session_turns().any(is_answered) => {}
            None => self.desk.miss(Missed::Moment(moment), now),
        }
    }

    /// Shows a survey that the page asks for by name; only its sample and repetition are left out of account.
    pub(super) fn survey_called(&mut self, id: String, now: f64, effects: &mut Vec<Effect>) {
        match self.surveys {
            Some(surveys) => surveys.0.called(self, &id, now, effects),
            None => self.desk.miss(Missed::Called(id), now),
        }
    }

    /// Shows a survey that a rule asks for, where it may be shown.
    pub(super) fn survey_by_rule(&mut self, id: &str, now: f64, effects: &mut Vec<Effect>) {
        match self.surveys {
            Some(surveys) => surveys.0.by_rule(self, id, now, effects),
            None => self.desk.miss(Missed::Ruled(id.to_owned()), now),
        }
    }

    /// The visitor does something in a survey.
    pub(super) fn survey_event(&mut self, event: Event, now: f64, effects: &mut Vec<Effect>) {
        if let Some(surveys) = self.surveys {
            surveys.0.event(self, event, now, effects);
        }
    }

    /// The page goes out of sight: what is not told yet is told now. What was told by an earlier page, and nothing was
    /// added to, is no reason to fetch the part.
    pub(super) fn page_hidden(&mut self, now: f64, effects: &mut Vec<Effect>) {
        match self.surveys {
            Some(surveys) => surveys.0.page_hidden(self, now, effects),
            None if self.desk.is_waiting() => self.tell_conversation(now, effects),
            None => {}
        }
    }

    /// Tells a thumb.
    pub(super) fn tell_thumb(&mut self, turn: &SavedTurn, now: f64, effects: &mut Vec<Effect>) {
        match self.surveys {
            Some(surveys) => surveys.0.tell_thumb(self, turn, now, effects),
            None => self.desk.miss(Missed::Thumb(turn.id), now),
        }
    }

    /// Tells how the conversation went so far, where that has changed.
    pub(super) fn tell_conversation(&mut self, now: f64, effects: &mut Vec<Effect>) {
        match self.surveys {
            _ if self.session_turns().next().is_none() => {}
            Some(surveys) => surveys.0.tell_conversation(self, now, effects),
            None => {
                self.desk.miss(Missed::Conversation, now);
                self.is_unsaved = true;
            }
        }
    }

    /// What a form for a message was filled in with, as a row.
    pub(super) fn message(&mut self, now: f64) -> Option<Row> {
        self.surveys?.0.message(self, now)
    }

    /// The survey to be seen.
    pub(super) fn survey_view(&self) -> Option<SurveyView> {
        self.surveys?.0.view(&self.desk, self.panel.is_open)
    }

    /// What is stored of the surveys that were seen, and of the one that is shown.
    pub(super) fn surveys_json(&self) -> (Json, Json) {
        match self.surveys {
            Some(surveys) => surveys.0.stored(&self.desk),
            None => (self.desk.stored_memory.clone(), self.desk.stored_run.clone()),
        }
    }

    /// Another tab has stored this of the surveys that it showed.
    pub(super) fn merge_surveys(&mut self, theirs: Json, now: f64) {
        match self.surveys {
            Some(surveys) => surveys.0.merge(&mut self.desk, &theirs, now),
            None if theirs != Json::Null => self.desk.stored_memory = theirs,
            None => {}
        }
    }
}
