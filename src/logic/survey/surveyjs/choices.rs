//! SurveyJS's lists of items, and the choices made of them.

use super::super::super::config::local_text::LocalText;
use super::super::super::json::Json;
use super::super::super::report::Reader;
use super::super::raw::{QuestionKind, RawOption, RawQuestion};
use super::elements::{Body, Element};
use super::keys::unread;
use super::texts::{Texts, scalar};

/// An item of `choices`, `rateValues`, `columns` or `rows`.
#[derive(Debug, Clone)]
pub(super) struct Item {
    /// What SurveyJS stores: a text, a number, or true or false.
    pub value: Json,
    /// The value as text.
    pub id: String,
    /// What visitors read; none where it is the value.
    pub text: Option<LocalText>,
}

/// An option that SurveyJS adds to a choice.
struct Added {
    /// The keys that ask for it: the old one and today's.
    keys: [&'static str; 2],
    /// What is stored.
    value: &'static str,
    /// The key of its text, and the text in English and Chinese.
    text: (&'static str, &'static str, &'static str),
}

const ADDED: [Added; 2] = [
    Added { keys: ["hasOther", "showOtherItem"], value: "other", text: ("otherText", "Other", "其他") },
    Added { keys: ["hasNone", "showNoneItem"], value: "none", text: ("noneText", "None", "无") },
];

/// The items of a list; of those with the same value the first.
pub(super) fn items(key: &str, element: &mut Element) -> Vec<Item> {
    let Some(list) = element.json.get(key).filter(|list| **list != Json::Null) else { return Vec::new() };
    let (texts, reader) = (element.texts, &mut *element.reader);
    let mark = reader.enter(key);
    let mut all: Vec<Item> = Vec::new();
    let given: Option<&[Json]> = list.as_list().or_else(|| reader.expected("a list", list));
    for (at, json) in given.unwrap_or_default().iter().enumerate() {
        let mark = reader.enter_item(at);
        let item = item(json, texts, reader);
        if item.as_ref().is_some_and(|item| all.iter().any(|other| other.id == item.id)) {
            reader.report("an item before has the same value; this one is left out.");
        } else {
            all.extend(item);
        }
        reader.leave(mark);
    }
    reader.leave(mark);
    all
}

fn item(json: &Json, texts: &Texts, reader: &mut Reader) -> Option<Item> {
    let (value, text) = match json {
        Json::Map(_) => {
            unread(json, &["value", "text", "imageLink"], reader);
            (json.get("value").unwrap_or(&Json::Null), texts.of(json, "text", reader))
        }
        other => (other, None),
    };
    let id = scalar(value).filter(|id| !id.trim().is_empty());
    let id = id.or_else(|| reader.expected("a value that is a text or a number", value))?;
    Some(Item { value: value.clone(), id, text })
}

/// One of the `choices`, or any of them.
pub(super) fn choice(is_multiple: bool, element: &mut Element) -> Option<Body> {
    let mut all = items("choices", element);
    for Added { keys, value, text: (key, english, chinese) } in &ADDED {
        if keys.map(|key| element.flag(key)).contains(&true) && !all.iter().any(|item| item.id == *value) {
            let text = element.text(key).unwrap_or_else(|| in_both(english, chinese));
            all.push(Item { value: Json::from(*value), id: (*value).to_owned(), text: Some(text) });
        }
    }
    let mut body = single(all, element.reader)?;
    if is_multiple {
        body.question.kind = Some(QuestionKind::Multiple);
    }
    Some(body)
}

/// One of the items.
pub(super) fn single(items: Vec<Item>, reader: &mut Reader) -> Option<Body> {
    if items.is_empty() {
        reader.report("there is nothing to choose from in it; it is left out.");
        return None;
    }
    let values = items.iter().map(|item| item.value.clone()).collect();
    let options = items.into_iter().map(|Item { id, text, .. }| RawOption { id: Some(id), text }).collect();
    let question =
        RawQuestion { kind: Some(QuestionKind::Single), options: Some(options), ..RawQuestion::default() };
    Some(Body { question, values })
}

/// Yes or no.
pub(super) fn boolean(element: &mut Element) -> Body {
    let mut side = |is_true: bool, (value, label): (&str, &str), (english, chinese): (&str, &str)| {
        let own = element.json.get(value).and_then(|value| Some((value.clone(), scalar(value)?)));
        let own = own.filter(|(_, id)| !id.trim().is_empty());
        let (value, id) = own.unwrap_or_else(|| (Json::Bool(is_true), is_true.to_string()));
        let text = element.text(label).unwrap_or_else(|| in_both(english, chinese));
        (value, RawOption { id: Some(id), text: Some(text) })
    };
    let (values, options) = [
        side(true, ("valueTrue", "labelTrue"), ("Yes", "是")),
        side(false, ("valueFalse", "labelFalse"), ("No", "否")),
    ]
    .into_iter()
    .unzip();
    let question =
        RawQuestion { kind: Some(QuestionKind::Single), options: Some(options), ..RawQuestion::default() };
    Body { question, values }
}

fn in_both(english: &str, chinese: &str) -> LocalText {
    LocalText::PerLanguage(vec![
        ("en".to_owned(), english.to_owned()),
        ("zh-Hans".to_owned(), chinese.to_owned()),
    ])
}
