//! One element of SurveyJS: the question that it becomes here, or of a matrix the questions.

use super::super::super::config::local_text::LocalText;
use super::super::super::json::Json;
use super::super::super::report::{Read, Reader};
use super::super::raw::{QuestionKind, RawQuestion};
use super::choices::{self, Item};
use super::keys::{OF_QUESTIONS, unread};
use super::texts::{Texts, joined, scalar};
use super::{Draft, ratings};

/// The types that are imported.
const TYPES: [&str; 11] = [
    "rating",
    "radiogroup",
    "dropdown",
    "buttongroup",
    "imagepicker",
    "boolean",
    "checkbox",
    "tagbox",
    "text",
    "comment",
    "matrix",
];

/// How a question is answered: the part of it that its type decides, and what SurveyJS stores for each answer.
#[derive(Debug, Clone, Default)]
pub(super) struct Body {
    pub question: RawQuestion,
    pub values: Vec<Json>,
}

/// An element that is being read.
pub(super) struct Element<'a> {
    pub json: &'a Json,
    pub texts: &'a Texts,
    pub reader: &'a mut Reader,
}

impl Element<'_> {
    /// The text of a key.
    pub fn text(&mut self, key: &str) -> Option<LocalText> {
        self.texts.of(self.json, key, self.reader)
    }

    /// The word of a key, as it stands there.
    pub fn word(&self, key: &str) -> Option<&str> {
        self.json.get(key).and_then(Json::as_text)
    }

    /// Whether a key is true.
    pub fn flag(&mut self, key: &str) -> bool {
        self.value(key).unwrap_or_default()
    }

    /// The value of a key; one of another kind is reported.
    pub fn value<T: Read>(&mut self, key: &str) -> Option<T> {
        let value = self.json.get(key).filter(|value| **value != Json::Null)?;
        self.at(key, |reader| T::read(value, reader))
    }

    /// Notes a problem of a key.
    pub fn report(&mut self, key: &str, message: &str) {
        self.at(key, |reader| reader.report(message));
    }

    fn at<T>(&mut self, key: &str, read: impl FnOnce(&mut Reader) -> T) -> T {
        let mark = self.reader.enter(key);
        let result = read(self.reader);
        self.reader.leave(mark);
        result
    }
}

/// The questions of an element; none where it cannot be used, with a problem that says why.
pub(super) fn drafts(json: &Json, texts: &Texts, reader: &mut Reader) -> Vec<Draft> {
    let mut element = Element { json, texts, reader };
    let kind = element.word("type").unwrap_or_default().to_owned();
    if !TYPES.contains(&kind.as_str()) {
        element
            .reader
            .report(format!("there is no counterpart here of the type \"{kind}\"; it is left out."));
        return Vec::new();
    }
    if json.get("visible").and_then(Json::as_bool) == Some(false) {
        element.report("visible", "the question is hidden; it is left out.");
        return Vec::new();
    }
    unread(json, OF_QUESTIONS, element.reader);
    let title = element.text("title");
    let frame = frame(&mut element);
    if kind == "matrix" {
        return rows(&frame, title.as_ref(), &mut element);
    }
    // SurveyJS shows the name where there is no title.
    let text = title.unwrap_or_else(|| LocalText::Same(frame.name.clone()));
    body(&kind, &text, &mut element)
        .map(|body| draft(&frame, (frame.name.clone(), text), body))
        .into_iter()
        .collect()
}

/// What all questions have.
fn frame(element: &mut Element) -> Draft {
    let name = element.json.get("name").and_then(scalar).filter(|name| !name.trim().is_empty());
    let name = name.unwrap_or_else(|| {
        element.reader.report("a question needs a \"name\"; it is called \"question\".");
        "question".to_owned()
    });
    let condition: Option<String> = element.value("visibleIf");
    let place = format!("{}.visibleIf", element.reader.place());
    let required = Some(element.flag("isRequired"));
    Draft {
        name,
        question: RawQuestion { required, ..RawQuestion::default() },
        values: Vec::new(),
        condition: condition.filter(|text| !text.trim().is_empty()).map(|text| (text, place)),
    }
}

fn draft(frame: &Draft, (name, text): (String, LocalText), body: Body) -> Draft {
    let required = frame.question.required;
    Draft {
        name,
        question: RawQuestion { text: Some(text), required, ..body.question },
        values: body.values,
        condition: frame.condition.clone(),
    }
}

fn body(kind: &str, text: &LocalText, element: &mut Element) -> Option<Body> {
    match kind {
        "rating" => ratings::rating(text, element),
        "boolean" => Some(choices::boolean(element)),
        "text" | "comment" => Some(words(element)),
        "imagepicker" => {
            element.reader.report("its pictures are not shown; visitors choose by the texts.");
            let is_multiple = element.flag("multiSelect");
            choices::choice(is_multiple, element)
        }
        _ => choices::choice(kind == "checkbox" || kind == "tagbox", element),
    }
}

fn words(element: &mut Element) -> Body {
    if element.word("inputType").is_some_and(|kind| kind != "text") {
        element.report("inputType", "any words are taken here: nothing checks them.");
    }
    Body {
        question: RawQuestion { kind: Some(QuestionKind::Comment), ..RawQuestion::default() },
        values: Vec::new(),
    }
}

/// The rows of a matrix as questions.
fn rows(frame: &Draft, title: Option<&LocalText>, element: &mut Element) -> Vec<Draft> {
    let (columns, rows) = (choices::items("columns", element), choices::items("rows", element));
    if rows.is_empty() {
        element.reader.report("a matrix without rows asks nothing; it is left out.");
        return Vec::new();
    }
    let is_scale = ratings::are_steps(&columns);
    let body = if is_scale {
        ratings::scaled(columns, element.reader)
    } else {
        choices::single(columns, element.reader)
    };
    let Some(body) = body else { return Vec::new() };
    let mut frame =
        Draft { name: frame.name.clone(), condition: frame.condition.clone(), ..Draft::default() };
    let is_each_required = ["isRequired", "isAllRowRequired", "eachRowRequired"].map(|key| element.flag(key));
    frame.question.required = Some(is_each_required.contains(&true));
    rows.into_iter()
        .map(|row| {
            let Item { text, id, .. } = row;
            let text = text.unwrap_or_else(|| LocalText::Same(id.clone()));
            let text = title.map_or_else(|| text.clone(), |title| joined(title, &text));
            let mut body = body.clone();
            ratings::measure(&mut body, &text, element.reader);
            draft(&frame, (format!("{}.{id}", frame.name), text), body)
        })
        .collect()
}
