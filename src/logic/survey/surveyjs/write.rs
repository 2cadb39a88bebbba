//! Writes a survey as owners write it: the counterpart of what `settings!` reads.

use super::super::super::config::local_text::LocalText;
use super::super::super::json::Json;
use super::super::raw::{RawBranch, RawOption, RawQuestion, RawSurvey};

/// The survey's id and questions; an import has nothing else.
pub(super) fn survey(survey: &RawSurvey) -> Json {
    let questions = survey.questions.iter().flatten().map(question).collect();
    given([("id", word(survey.id.as_ref())), ("questions", Some(Json::List(questions)))])
}

fn question(question: &RawQuestion) -> Json {
    given([
        ("id", word(question.id.as_ref())),
        ("kind", question.kind.map(|kind| Json::from(kind.word()))),
        ("text", question.text.as_ref().map(text)),
        ("metric", question.metric.map(|metric| Json::from(metric.word()))),
        ("scale", question.scale.map(Json::Number)),
        ("display", question.display.map(|display| Json::from(display.word()))),
        ("low", question.low.as_ref().map(text)),
        ("high", question.high.as_ref().map(text)),
        ("options", list(question.options.as_ref(), option)),
        ("required", question.required.map(Json::Bool)),
        ("next", list(question.next.as_ref(), branch)),
    ])
}

fn option(option: &RawOption) -> Json {
    given([("id", word(option.id.as_ref())), ("text", option.text.as_ref().map(text))])
}

fn branch(branch: &RawBranch) -> Json {
    given([
        ("at_least", branch.at_least.map(Json::Number)),
        ("at_most", branch.at_most.map(Json::Number)),
        ("chosen", word(branch.chosen.as_ref())),
        ("go", word(branch.go.as_ref())),
    ])
}

fn text(text: &LocalText) -> Json {
    match text {
        LocalText::Same(text) => Json::from(text.as_str()),
        LocalText::PerLanguage(texts) => {
            Json::Map(texts.iter().map(|(tag, text)| (tag.clone(), Json::from(text.as_str()))).collect())
        }
    }
}

fn word(word: Option<&String>) -> Option<Json> {
    word.map(|word| Json::from(word.as_str()))
}

fn list<T>(items: Option<&Vec<T>>, write: fn(&T) -> Json) -> Option<Json> {
    items.map(|items| Json::List(items.iter().map(write).collect()))
}

/// An object of the members that are given.
fn given<const N: usize>(members: [(&str, Option<Json>); N]) -> Json {
    Json::object(members.into_iter().filter_map(|(name, value)| Some((name, value?))).collect())
}
