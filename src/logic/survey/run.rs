//! One showing of a survey: which question is asked, what was answered, where it goes on.
//!
//! A value that is picked is not an answer yet: that it becomes when the visitor goes on. So arrow keys may move over a
//! scale without answering.

use super::super::json::Json;
use super::definition::{Body, Branch, Question, Survey};

/// The longest comment that is kept, in characters.
pub const LONGEST_COMMENT: usize = 2_000;

/// What a visitor answered.
#[derive(Debug, Clone, PartialEq)]
pub enum Answer {
    /// A point of the scale.
    Score(u8),
    /// The ids of options.
    Chosen(Vec<String>),
    /// Words.
    Words(String),
}

/// What became of a survey.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// Shown, and nothing answered yet.
    Shown,
    /// Some questions were answered.
    Partial,
    /// Finished.
    Sent,
    /// Closed by the visitor before its end.
    Dismissed,
    /// Left with the page.
    Abandoned,
}

impl Status {
    /// Its word in records.
    pub fn word(self) -> &'static str {
        match self {
            Status::Shown => "shown",
            Status::Partial => "partial",
            Status::Sent => "sent",
            Status::Dismissed => "dismissed",
            Status::Abandoned => "abandoned",
        }
    }
}

/// What going on has done.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Step {
    /// Places of questions whose answers changed, or were taken back since the way now leads past them.
    pub changed: Vec<usize>,
    /// Whether the survey is finished.
    pub is_over: bool,
}

/// A showing of a survey. Questions are named by their place in it.
#[derive(Debug, Clone, PartialEq)]
pub struct Run {
    /// The survey's id.
    pub survey: String,
    /// Names this showing; all its answers share it.
    pub submission: String,
    /// When it was shown, in milliseconds since 1970.
    pub began: f64,
    /// How often the survey was shown to this visitor before: decides which rotated questions are asked.
    turn: usize,
    /// The questions that were asked, the present one last. Empty once it is over.
    path: Vec<usize>,
    answers: Vec<(usize, Answer)>,
    /// What is picked for the present question.
    pub draft: Option<Answer>,
}

impl Run {
    /// Begins at the first question.
    pub fn new(survey: &Survey, turn: usize, (submission, now): (String, f64)) -> Run {
        let mut run = Run {
            survey: survey.id.clone(),
            submission,
            began: now,
            turn,
            path: Vec::new(),
            answers: Vec::new(),
            draft: None,
        };
        run.path.extend(run.first_from(survey, 0));
        run
    }

    /// The place of the present question; none when the survey is over.
    pub fn place(&self) -> Option<usize> {
        self.path.last().copied()
    }

    /// The present question.
    pub fn question<'survey>(&self, survey: &'survey Survey) -> Option<&'survey Question> {
        survey.questions.get(self.place()?)
    }

    /// Whether there is a question before the present one.
    pub fn can_go_back(&self) -> bool {
        self.path.len() > 1
    }

    /// The answer to the question at a place.
    pub fn answer(&self, place: usize) -> Option<&Answer> {
        self.answers.iter().find(|(other, _)| *other == place).map(|(_, answer)| answer)
    }

    /// How the showing stands, as long as it was neither dismissed nor left.
    pub fn status(&self) -> Status {
        match (self.path.is_empty(), self.answers.is_empty()) {
            (true, _) => Status::Sent,
            (false, false) => Status::Partial,
            (false, true) => Status::Shown,
        }
    }

    /// Picks a value for the present question; one that it does not offer is passed over.
    pub fn pick(&mut self, survey: &Survey, answer: Answer) {
        let Some(question) = self.question(survey) else { return };
        match (&question.body, answer) {
            (Body::Rating(scale), Answer::Score(score)) if (scale.first..=scale.last()).contains(&score) => {
                self.draft = Some(Answer::Score(score));
            }
            (Body::Choice { options, is_multiple }, Answer::Chosen(chosen)) => {
                let mut chosen = chosen;
                chosen.retain(|id| options.iter().any(|(known, _)| known == id));
                if !is_multiple {
                    chosen.truncate(1);
                }
                self.draft = (!chosen.is_empty()).then_some(Answer::Chosen(chosen));
            }
            (Body::Comment, Answer::Words(words)) => {
                let words: String = words.chars().take(LONGEST_COMMENT).collect();
                self.draft = (!words.trim().is_empty()).then_some(Answer::Words(words));
            }
            _ => {}
        }
    }

    /// Whether the visitor may go on: something is picked, or nothing need be.
    pub fn may_go_on(&self, survey: &Survey) -> bool {
        self.draft.is_some() || self.question(survey).is_some_and(|question| !question.is_required)
    }

    /// Answers the present question with what is picked, or skips it, and goes on. None where it must be answered.
    pub fn go_on(&mut self, survey: &Survey) -> Option<Step> {
        let place = self.place().filter(|_| self.may_go_on(survey))?;
        let question = survey.questions.get(place)?;
        let answer = self.draft.take();
        let to = question
            .branches
            .iter()
            .find(|branch| holds(branch, answer.as_ref()))
            .map_or(place + 1, |branch| branch.to);
        let next = self.first_from(survey, to);
        let end = next.unwrap_or(survey.questions.len());
        let mut changed = Vec::new();
        if self.answer(place) != answer.as_ref() {
            changed.push(place);
        }
        self.answers.retain(|(other, _)| {
            let is_passed = *other > place && *other < end;
            if is_passed {
                changed.push(*other);
            }
            *other != place && !is_passed
        });
        self.answers.extend(answer.map(|answer| (place, answer)));
        match next {
            Some(next) => {
                self.path.push(next);
                self.draft = self.answer(next).cloned();
            }
            None => self.path.clear(),
        }
        Some(Step { changed, is_over: next.is_none() })
    }

    /// Goes back to the question before; what was answered there is picked again.
    pub fn go_back(&mut self) {
        if self.can_go_back() {
            self.path.pop();
            self.draft = self.place().and_then(|place| self.answer(place)).cloned();
        }
    }

    /// The first question from a place on that is asked in this showing.
    fn first_from(&self, survey: &Survey, from: usize) -> Option<usize> {
        (from..survey.questions.len()).find(|&place| self.is_asked(survey, place))
    }

    /// Whether a question is asked in this showing: a rotated one only when its turn has come.
    fn is_asked(&self, survey: &Survey, place: usize) -> bool {
        let rotated = |question: &&Question| question.is_rotated;
        let before = survey.questions.iter().take(place).filter(rotated).count();
        let all = survey.questions.iter().filter(rotated).count();
        match survey.questions.get(place) {
            Some(question) if question.is_rotated => {
                let first = (self.turn * survey.rotate) % all.max(1);
                (before + all - first) % all.max(1) < survey.rotate
            }
            other => other.is_some(),
        }
    }

    /// The object to store.
    pub fn to_json(&self, survey: &Survey) -> Json {
        let name =
            |place: &usize| survey.questions.get(*place).map(|question| Json::from(question.id.as_str()));
        let answers = self.answers.iter().filter_map(|(place, answer)| {
            let question = survey.questions.get(*place)?;
            Some((question.id.clone(), answer_to(answer)))
        });
        Json::object(vec![
            ("survey", Json::from(self.survey.as_str())),
            ("submission", Json::from(self.submission.as_str())),
            ("began", Json::Number(self.began)),
            ("turn", Json::Number(self.turn as f64)),
            ("path", Json::List(self.path.iter().filter_map(name).collect())),
            ("answers", Json::Map(answers.collect())),
        ])
    }

    /// Reads what was stored; none where it does not fit the surveys that there are now.
    pub fn read(json: &Json, surveys: &[Survey]) -> Option<Run> {
        let text = |name| json.get(name).and_then(Json::as_text);
        let id = text("survey")?;
        let survey = surveys.iter().find(|survey| survey.id == id)?;
        let place = |id: &str| survey.questions.iter().position(|question| question.id == id);
        let path =
            json.get("path")?.as_list()?.iter().map(|id| place(id.as_text()?)).collect::<Option<Vec<_>>>()?;
        let Json::Map(stored) = json.get("answers")? else { return None };
        let mut run = Run {
            survey: id.to_owned(),
            submission: text("submission")?.to_owned(),
            began: json.get("began").and_then(Json::as_number)?,
            turn: json.get("turn").and_then(Json::as_number).and_then(small)?,
            path: Vec::new(),
            answers: Vec::new(),
            draft: None,
        };
        // Each answer goes the way of a new one, so that what a scale does not offer is dropped.
        for (id, answer) in stored {
            let place = place(id)?;
            run.path = vec![place];
            run.draft = None;
            run.pick(survey, answer_from(answer)?);
            run.answers.extend(run.draft.take().map(|answer| (place, answer)));
        }
        run.path = path;
        let is_rising = run.path.windows(2).all(|pair| pair.first() < pair.last());
        run.draft = run.place().and_then(|place| run.answer(place)).cloned();
        (is_rising && !run.path.is_empty()).then_some(run)
    }
}

fn small(number: f64) -> Option<usize> {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "asked before")]
    (0.0..1e6).contains(&number).then_some(number as usize)
}

fn holds(branch: &Branch, answer: Option<&Answer>) -> bool {
    let score = match answer {
        Some(Answer::Score(score)) => Some(f64::from(*score)),
        _ => None,
    };
    let is_chosen = |id: &String| matches!(answer, Some(Answer::Chosen(chosen)) if chosen.contains(id));
    branch.at_most.is_none_or(|most| score.is_some_and(|score| score <= most))
        && branch.at_least.is_none_or(|least| score.is_some_and(|score| score >= least))
        && branch.chosen.as_ref().is_none_or(is_chosen)
}

fn answer_to(answer: &Answer) -> Json {
    match answer {
        Answer::Score(score) => Json::Number(f64::from(*score)),
        Answer::Chosen(chosen) => Json::List(chosen.iter().map(|id| Json::from(id.as_str())).collect()),
        Answer::Words(words) => Json::from(words.as_str()),
    }
}

fn answer_from(json: &Json) -> Option<Answer> {
    match json {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "asked before")]
        Json::Number(score) if (0.0..=255.0).contains(score) => Some(Answer::Score(*score as u8)),
        Json::List(ids) => {
            Some(Answer::Chosen(ids.iter().filter_map(Json::as_text).map(str::to_owned).collect()))
        }
        Json::Text(words) => Some(Answer::Words(words.clone())),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
