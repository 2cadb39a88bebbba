//! Imports a survey made for SurveyJS (survey-core 1.x to 3.x), so that it may stand under `"surveys"` in the config.
//!
//! What is imported, in the order of the pages; panels are passed through. Everything else is named with its JSON path
//! and left out, unless it is mere appearance.
//!
//! | SurveyJS | here |
//! |---|---|
//! | `surveyId`, else the file's name | `id` |
//! | `rating`: `rateMin`, `rateMax`, `rateStep`, `rateCount`, `rateValues`; `rateType`; `minRateDescription`, `maxRateDescription` | `rating`: `scale`, `display`, `low`, `high` |
//! | – 0 to 10 | `metric` "nps" |
//! | – 1 to 7, asking in its title for ease or effort, in English or Chinese | `metric` "ces" |
//! | – all others; 4, 6, 8, 9 and more than 10 points become the nearest scale there is | `metric` "csat" |
//! | `radiogroup`, `dropdown`, `buttongroup`, `imagepicker` (its texts); `boolean` | `single_choice` |
//! | `checkbox`, `tagbox`, `imagepicker` with `multiSelect` | `multiple_choice` |
//! | – `choices`: texts, numbers, `{value, text}`; `hasOther`/`showOtherItem`, `hasNone`/`showNoneItem` | `options` |
//! | `text`, `comment` | `comment` |
//! | `matrix`: each row | a rating where the columns' values are numbers in steps of one, else `single_choice` |
//! | `name`; of a matrix row `name.row` | `id` |
//! | `title` without HTML; texts by language: `{"default": …, "zh-cn": …}` | `text`, by BCP 47 tag |
//! | `isRequired`; of a matrix also `isAllRowRequired`, `eachRowRequired`: each row | `required` |
//! | `visibleIf`: comparisons `=`, `<`, `<=`, `>`, `>=`, `contains` of a question with a value, joined by `and` | `next` of the questions before |
//!
//! A condition can be kept where the way to its question decides it: see [`ways`]. Where it cannot, the question is
//! asked of everybody, and a problem says so. What SurveyJS calls a default is not the default here: a question
//! without `isRequired` may be skipped.

mod choices;
mod conditions;
mod elements;
mod keys;
mod ratings;
mod texts;
mod ways;
mod write;

use super::super::insight::files::Plain;
use super::super::json::Json;
use super::super::report::{Problem, Reader};
use super::definition::MOST_QUESTIONS;
use super::raw::{RawQuestion, RawSurvey};
use keys::{OF_CONTAINERS, unread};
use texts::Texts;

/// A question on its way.
#[derive(Debug, Default)]
struct Draft {
    /// How SurveyJS's conditions call it.
    name: String,
    /// The question, without its ways on.
    question: RawQuestion,
    /// What SurveyJS stores for each point, from the lowest, or for each option. Empty where it is answered in words.
    values: Vec<Json>,
    /// Its `visibleIf`, and where that stands.
    condition: Option<(String, String)>,
}

/// Makes of SurveyJS's JSON a survey as [`RawSurvey`] reads it; none where no question can be used. `file` is its name
/// in the problems.
pub fn import(json: &Json, file: &str) -> (Option<Json>, Vec<Problem>) {
    let mut intake =
        Intake { reader: Reader::new(file), texts: Texts::new(json.get("locale")), drafts: Vec::new() };
    if intake.reader.members(json).is_some() {
        intake.container(json);
    }
    let Intake { mut reader, mut drafts, .. } = intake;
    if drafts.len() > MOST_QUESTIONS {
        reader.report("a survey here has 20 questions at most; the rest is left out.");
        drafts.truncate(MOST_QUESTIONS);
    }
    ways::lay(&mut drafts, &mut reader);
    let questions: Vec<RawQuestion> = drafts.into_iter().map(|draft| draft.question).collect();
    if questions.is_empty() {
        reader.report("there is no question in it that can be imported.");
        return (None, reader.into_problems());
    }
    let survey = RawSurvey { id: Some(id(json, file)), questions: Some(questions), ..RawSurvey::default() };
    (Some(write::survey(&survey)), reader.into_problems())
}

/// The survey as text to put under `"surveys"`, indented.
pub fn to_text(survey: &Json) -> String {
    serde_json::to_string_pretty(&Plain(survey)).unwrap_or_default()
}

/// The survey's own id, else the file's name without folders and ending.
fn id(json: &Json, file: &str) -> String {
    let own = json.get("surveyId").and_then(Json::as_text).map(str::trim).unwrap_or_default();
    let name = file.rsplit(['/', '\\']).next().unwrap_or(file);
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    [own, stem, "survey"].into_iter().find(|id| !id.is_empty()).unwrap_or_default().to_owned()
}

/// Collects the questions.
struct Intake {
    reader: Reader,
    texts: Texts,
    drafts: Vec<Draft>,
}

impl Intake {
    /// The survey, a page or a panel: what stands in it. The object was asked for before.
    fn container(&mut self, json: &Json) {
        unread(json, OF_CONTAINERS, &mut self.reader);
        self.each(json, "pages", |intake, page| {
            if intake.reader.members(page).is_some() {
                intake.container(page);
            }
        });
        // `questions` is what `elements` was called in SurveyJS's first years.
        self.each(json, "elements", Intake::element);
        self.each(json, "questions", Intake::element);
    }

    /// Goes through a list.
    fn each(&mut self, json: &Json, key: &str, mut take: impl FnMut(&mut Self, &Json)) {
        let Some(list) = json.get(key) else { return };
        let mark = self.reader.enter(key);
        let items: Option<&[Json]> = list.as_list().or_else(|| self.reader.expected("a list", list));
        for (at, item) in items.unwrap_or_default().iter().enumerate() {
            let mark = self.reader.enter_item(at);
            take(self, item);
            self.reader.leave(mark);
        }
        self.reader.leave(mark);
    }

    fn element(&mut self, json: &Json) {
        if self.reader.members(json).is_none() {
            return;
        }
        if json.get("type").and_then(Json::as_text) == Some("panel") {
            return self.container(json);
        }
        for draft in elements::drafts(json, &self.texts, &mut self.reader) {
            self.take(draft);
        }
    }

    /// Takes a question, under an id that no other has: "end" has a meaning of its own where a branch leads.
    fn take(&mut self, mut draft: Draft) {
        let drafts = &self.drafts;
        let is_taken =
            |id: &str| id == "end" || drafts.iter().any(|other| other.question.id.as_deref() == Some(id));
        let mut id = draft.name.clone();
        if is_taken(&id) {
            let free = (2..drafts.len() + 4)
                .map(|number| format!("{}-{number}", draft.name))
                .find(|id| !is_taken(id));
            id = free.unwrap_or_default();
            self.reader.report(format!("the name \"{}\" is taken; here it is called \"{id}\".", draft.name));
        }
        draft.question.id = Some(id);
        self.drafts.push(draft);
    }
}
