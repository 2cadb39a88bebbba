//! What is done with surveys by the part of the widget that asks and tells: see [`super`] for what everybody loads of it.

use super::super::super::super::feedback::redact::redact;
use super::super::super::super::feedback::row::Row;
use super::super::super::super::json::Json;
use super::super::super::super::report::{Problem, Read, Reader};
use super::super::super::super::saved::ReplyKind;
use super::super::super::super::strings::Strings;
use super::super::super::super::survey::definition::{Body, Reading, Survey, surveys};
use super::super::super::super::survey::memory::{End, Memory};
use super::super::super::super::survey::raw::{Moment, RawSurvey};
use super::super::super::super::survey::run::{Answer, Run, Status};
use super::super::super::effect::{Effect, Target};
use super::super::super::event::Event;
use super::super::super::view_model::{AskingView, SurveyState, SurveyView};
use super::super::telling::rows::tell_way;
use super::super::telling::{PAUSE, is_answered};
use super::super::{Model, raise};
use super::Desk;

impl Desk {
    /// Takes up what is written of surveys, and what was stored.
    fn take_up(&mut self, surveys: Vec<Survey>, now: f64) {
        // One that was begun longer ago is not taken up again: the conversation it asks about is over.
        let run = Run::read(&self.stored_run, &surveys);
        self.run = run.filter(|run| (0.0..PAUSE).contains(&(now - run.began)));
        self.memory = Memory::read(Some(&self.stored_memory));
        self.memory.forget_the_future(now);
        self.surveys = surveys;
    }

    /// What is stored of the memory, and of the showing that is on; `Null` where there is none.
    pub(in super::super) fn stored(&self) -> (Json, Json) {
        let run = self.present().map_or(Json::Null, |(run, survey)| run.to_json(survey));
        (self.memory.to_json().unwrap_or_default(), run)
    }

    /// Takes in what another tab remembers.
    pub(in super::super) fn merge(&mut self, theirs: &Json, now: f64) {
        self.memory.merge(Memory::read(Some(theirs)), now);
    }

    fn present(&self) -> Option<(&Run, &Survey)> {
        let run = self.run.as_ref()?;
        Some((run, self.surveys.iter().find(|survey| survey.id == run.survey)?))
    }

    fn present_mut(&mut self) -> Option<(&mut Run, &Survey)> {
        self.is_left = false;
        let run = self.run.as_mut()?;
        let survey = self.surveys.iter().find(|survey| survey.id == run.survey)?;
        Some((run, survey))
    }

    /// All answers so far, for the survey's row.
    fn responses(&self) -> Vec<String> {
        let Some((run, survey)) = self.present() else { return Vec::new() };
        let answered = survey.questions.iter().enumerate().filter_map(|(place, question)| {
            let answer = match run.answer(place)? {
                Answer::Score(score) => score.to_string(),
                Answer::Chosen(chosen) => chosen.join("+"),
                Answer::Words(words) => redact(words).text,
            };
            Some([&question.id, "=", &answer].concat())
        });
        answered.collect()
    }

    /// What is to be seen of it.
    pub(in super::super) fn view(&self, is_open: bool) -> Option<SurveyView> {
        if !is_open && !self.is_alone {
            return None;
        }
        let state = match self.present() {
            Some((run, survey)) => SurveyState::Asking(Box::new(asking(run, survey)?)),
            None if self.is_thanked => SurveyState::Thanks,
            None => return None,
        };
        Some(SurveyView { is_alone: !is_open, state })
    }
}

fn asking(run: &Run, survey: &Survey) -> Option<AskingView> {
    let question = run.question(survey)?;
    let words = match &run.draft {
        Some(Answer::Words(words)) => words.as_str(),
        _ => "",
    };
    let redacted = redact(words);
    Some(AskingView {
        text: question.text.clone(),
        body: question.body.clone(),
        draft: run.draft.clone(),
        may_skip: !question.is_required && run.draft.is_none(),
        may_go_on: run.draft.is_some(),
        may_go_back: run.can_go_back(),
        masked: (!redacted.masked.is_empty()).then_some(redacted.text),
    })
}

/// Reads the surveys of a config; what cannot be used goes to the console.
fn read(written: &Json, (file, lang, strings): (&str, &str, &Strings)) -> (Vec<Survey>, Vec<Problem>) {
    let mut reader = Reader::new(file);
    let mark = reader.enter("surveys");
    let raw = if *written == Json::Null { None } else { Vec::<RawSurvey>::read(written, &mut reader) };
    let surveys = surveys(raw.as_ref(), &mut Reading { lang, strings, reader: &mut reader });
    reader.leave(mark);
    (surveys, reader.into_problems())
}

impl Model {
    /// Reads the surveys of the config, and takes up what was stored of them.
    pub(in super::super) fn take_up_surveys(&mut self, now: f64, effects: &mut Vec<Effect>) {
        let place = (self.config_file.as_str(), self.config.lang, &self.fixed.strings);
        let (surveys, problems) = read(&self.config.surveys, place);
        effects.extend(problems.into_iter().map(Effect::Warn));
        self.desk.take_up(surveys, now);
        let conditions = &mut self.desk.surveys.iter().map(|survey| (survey.id.as_str(), &survey.condition));
        self.personal.check((&self.config_file, "surveys"), conditions, effects);
    }

    /// Asks the same in other words: of another language.
    pub(in super::super) fn reword_surveys(&mut self) {
        let place = (self.config_file.as_str(), self.config.lang, &self.fixed.strings);
        self.desk.surveys = read(&self.config.surveys, place).0;
    }

    /// The visitor does something in a survey.
    pub(in super::super) fn survey_event_by_part(
        &mut self,
        event: Event,
        now: f64,
        effects: &mut Vec<Effect>,
    ) {
        match event {
            Event::SurveyPicked(answer) => self.survey_picked(answer),
            Event::SurveyCleared => self.survey_cleared(),
            Event::SurveyNext => self.survey_next(now, effects),
            Event::SurveyBack => self.survey_back(effects),
            Event::SurveyDismissed => self.survey_dismissed(now, effects),
            _ => {}
        }
    }

    /// Shows the survey of a moment, where one may be shown.
    pub(in super::super) fn survey_at_by_part(
        &mut self,
        moment: Moment,
        now: f64,
        effects: &mut Vec<Effect>,
    ) {
        if self.desk.run.is_some() {
            return;
        }
        let asked = self.session_turns().filter(|turn| turn.reply != ReplyKind::Talk).count();
        let has_answer = self.session_turns().any(is_answered);
        let visitor = self.identity.visitor();
        let is_due = |survey: &&Survey| {
            survey.on == moment
                && (moment != Moment::Closed || has_answer)
                && (moment != Moment::Answers || asked >= survey.count)
                && self.desk.memory.check(survey, (&visitor, now)).is_ok()
                && (survey.condition == Json::Null || self.holds(&survey.condition, now))
        };
        if let Some(survey) = self.desk.surveys.iter().find(is_due).cloned() {
            self.show_survey(&survey, now, effects);
        }
    }

    /// Shows a survey that the page asks for by name; only its sample and repetition are left out of account.
    pub(in super::super) fn survey_called_by_part(&mut self, id: &str, now: f64, effects: &mut Vec<Effect>) {
        match self.desk.surveys.iter().find(|survey| survey.id == id).cloned() {
            Some(survey) if self.desk.run.is_none() => self.show_survey(&survey, now, effects),
            Some(_) => {}
            None => {
                let known: Vec<&str> = self.desk.surveys.iter().map(|survey| survey.id.as_str()).collect();
                let message = ["there is no survey \"", id, "\"; known: ", &known.join(", "), "."].concat();
                effects.push(Effect::Warn(Problem::of_file("Askwell('survey')", message)));
            }
        }
    }

    /// Shows a survey that a rule asks for, where it may be shown.
    pub(in super::super) fn survey_by_rule_by_part(&mut self, id: &str, now: f64, effects: &mut Vec<Effect>) {
        let visitor = self.identity.visitor();
        let survey = self.desk.surveys.iter().find(|survey| survey.id == id);
        let survey = survey.filter(|survey| self.desk.memory.check(survey, (&visitor, now)).is_ok());
        if let Some(survey) = survey.cloned().filter(|_| self.desk.run.is_none()) {
            self.show_survey(&survey, now, effects);
        }
    }

    fn show_survey(&mut self, survey: &Survey, now: f64, effects: &mut Vec<Effect>) {
        let turn = self.desk.memory.times(&survey.id);
        let run = Run::new(survey, turn, (self.identity.draw(), now));
        self.desk.memory.show(&survey.id, now);
        self.desk.is_thanked = false;
        self.desk.is_left = false;
        self.desk.is_alone = !self.panel.is_open;
        self.desk.run = Some(run);
        self.is_unsaved = true;
        if self.desk.is_alone {
            effects.push(Effect::Focus(Target::Survey));
        }
        self.tell_survey(Status::Shown, now, effects);
    }

    fn survey_picked(&mut self, answer: Answer) {
        if let Some((run, survey)) = self.desk.present_mut() {
            run.pick(survey, answer);
        }
    }

    /// The field of a comment was emptied, or the last option of a choice taken back.
    fn survey_cleared(&mut self) {
        if let Some((run, _)) = self.desk.present_mut() {
            run.draft = None;
        }
    }

    fn survey_next(&mut self, now: f64, effects: &mut Vec<Effect>) {
        let Some((run, survey)) = self.desk.present_mut() else { return };
        let Some(step) = run.go_on(survey) else { return };
        self.is_unsaved = true;
        for place in step.changed {
            self.tell_answer(place, now, effects);
        }
        if step.is_over {
            self.tell_survey(Status::Sent, now, effects);
            self.end_survey(End::Sent);
            self.desk.is_thanked = true;
        } else {
            self.tell_survey(Status::Partial, now, effects);
        }
        effects.push(Effect::Focus(Target::Survey));
    }

    fn survey_back(&mut self, effects: &mut Vec<Effect>) {
        if let Some((run, _)) = self.desk.present_mut() {
            run.go_back();
            effects.push(Effect::Focus(Target::Survey));
        }
    }

    fn survey_dismissed(&mut self, now: f64, effects: &mut Vec<Effect>) {
        if self.desk.run.is_some() {
            self.tell_survey(Status::Dismissed, now, effects);
            self.end_survey(End::Dismissed);
        }
        self.desk.is_thanked = false;
        let target = if self.panel.is_open { Target::Composer } else { Target::Launcher };
        effects.push(Effect::Focus(target));
    }

    fn end_survey(&mut self, end: End) {
        if let Some(run) = self.desk.run.take() {
            self.desk.memory.end(&run.survey, end);
            self.is_unsaved = true;
        }
    }

    /// The page goes out of sight: what is not told yet is told now.
    pub(in super::super) fn page_hidden_by_part(&mut self, now: f64, effects: &mut Vec<Effect>) {
        let is_shown = self.panel.is_open || self.desk.is_alone;
        if is_shown && self.desk.run.is_some() && !self.desk.is_left {
            self.desk.is_left = true;
            self.tell_survey(Status::Abandoned, now, effects);
        }
        self.tell_conversation_by_part(now, effects);
    }

    /// Tells how a showing stands.
    fn tell_survey(&mut self, status: Status, now: f64, effects: &mut Vec<Effect>) {
        let Some(mut row) = self.survey_row("survey", now) else { return };
        row.text("status", status.word());
        row.list("responses", self.desk.responses());
        let detail =
            vec![("survey", Json::from(row.get("survey_id"))), ("status", Json::from(status.word()))];
        effects.push(Effect::Record(row));
        effects.push(raise("askwell:survey", detail));
    }

    /// Tells the answer to a question; an empty one takes back what was told before.
    fn tell_answer(&mut self, place: usize, now: f64, effects: &mut Vec<Effect>) {
        let Some(mut row) = self.survey_row("rating", now) else { return };
        let Some((run, survey)) = self.desk.present() else { return };
        let Some(question) = survey.questions.get(place) else { return };
        row.text("question_id", &question.id);
        match &question.body {
            Body::Rating(scale) => {
                row.text("metric", scale.metric.word());
                row.number("scale", f64::from(scale.points));
            }
            Body::Choice { .. } => row.text("metric", "choice"),
            Body::Comment => row.text("metric", "comment"),
        }
        match run.answer(place) {
            Some(Answer::Score(score)) => row.number("value", f64::from(*score)),
            Some(Answer::Chosen(chosen)) => row.list("choices", chosen.clone()),
            Some(Answer::Words(words)) => row.text("comment", &redact(words).text),
            None => {}
        }
        effects.push(Effect::Record(row));
    }

    /// A row about the survey that is shown, and the answer that the survey asks about: the last one.
    fn survey_row(&mut self, kind: &str, now: f64) -> Option<Row> {
        let (survey, submission, began) = {
            let run = self.desk.run.as_ref()?;
            (run.survey.clone(), run.submission.clone(), run.began)
        };
        let mut row = self.row(kind, (began, now));
        row.text("survey_id", &survey);
        row.text("submission_id", &submission);
        let last = self.session_turns().rev().find(|turn| is_answered(turn)).cloned();
        if let Some(turn) = last {
            self.tell_turn(&mut row, &turn);
        }
        tell_way(&mut row, self.session_turns());
        Some(row)
    }
}
