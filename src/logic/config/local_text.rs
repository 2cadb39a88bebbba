//! A text that may be given once, or once per language.

use super::super::json::Json;
use super::super::language;
use super::super::report::{Read, Reader};

/// A text for every visitor, or one per language: `"Hello"` or `{"en": "Hello", "zh-Hans": "您好"}`.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(untagged))]
pub enum LocalText {
    /// The same for everybody.
    Same(String),
    /// By BCP 47 language tag, in the owner's order.
    #[cfg_attr(feature = "schema", schemars(with = "std::collections::BTreeMap<String, String>"))]
    PerLanguage(Vec<(String, String)>),
}

impl LocalText {
    /// The languages it is given in; none where it is the same for everybody.
    pub fn tags(&self) -> Vec<&str> {
        match self {
            LocalText::Same(_) => Vec::new(),
            LocalText::PerLanguage(texts) => texts.iter().map(|(tag, _)| tag.as_str()).collect(),
        }
    }

    /// The text for a reader of `lang`, else the owner's first.
    pub fn for_language(&self, lang: &str) -> &str {
        match self {
            LocalText::Same(text) => text,
            LocalText::PerLanguage(texts) => pick(texts, lang).map_or("", String::as_str),
        }
    }
}

/// The item for a language, else the first.
pub fn pick<'items, T>(items: &'items [(String, T)], lang: &str) -> Option<&'items T> {
    pick_with_tag(items, lang).map(|(_, item)| item)
}

/// The same, with the language that it is in.
pub fn pick_with_tag<'items, T>(items: &'items [(String, T)], lang: &str) -> Option<&'items (String, T)> {
    let tags: Vec<&str> = items.iter().map(|(tag, _)| tag.as_str()).collect();
    let chosen = language::choose(&[lang], &tags);
    let found = items.iter().find(|(tag, _)| Some(tag.as_str()) == chosen);
    found.or_else(|| items.first())
}

impl Read for LocalText {
    #[inline(never)]
    fn read(json: &Json, reader: &mut Reader) -> Option<Self> {
        match json {
            Json::Text(text) => Some(LocalText::Same(text.clone())),
            Json::Map(members) => read_languages(members, reader),
            other => reader.expected("a text, or an object with a text for each language", other),
        }
    }
}

fn read_languages(members: &[(String, Json)], reader: &mut Reader) -> Option<LocalText> {
    let mut texts = Vec::with_capacity(members.len());
    for (tag, value) in members {
        let mark = reader.enter(tag);
        texts.extend(String::read(value, reader).map(|text| (tag.clone(), text)));
        reader.leave(mark);
    }
    (!texts.is_empty()).then_some(LocalText::PerLanguage(texts))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_language_is_read_else_the_first() {
        let json: Json = serde_json::from_str(r#"{"en": "Hi", "zh-Hans": "您好", "fr": 1}"#).unwrap();
        let mut reader = Reader::new("t");
        let text = LocalText::read(&json, &mut reader).unwrap();
        for (lang, expected) in [("en-GB", "Hi"), ("zh", "您好"), ("de", "Hi")] {
            assert_eq!(text.for_language(lang), expected, "{lang}");
        }
        assert_eq!(reader.into_problems().len(), 1);
    }
}
