//! SurveyJS's texts: by language, with HTML.

use super::super::super::config::local_text::LocalText;
use super::super::super::json::Json;
use super::super::super::report::{Read, Reader};

/// Where SurveyJS's tags are not those of BCP 47, or say less than they mean.
const TAGS: [(&str, &str); 5] =
    [("zh-cn", "zh-Hans"), ("zh-tw", "zh-Hant"), ("gr", "el"), ("rs", "sr"), ("ua", "uk")];

/// The entities that editors write; numbers are read apart.
const ENTITIES: [(&str, &str); 6] =
    [("amp", "&"), ("lt", "<"), ("gt", ">"), ("quot", "\""), ("apos", "'"), ("nbsp", " ")];

/// Elements within a word or a line; the others stand apart.
const INLINE: [&str; 7] = ["a", "b", "em", "i", "span", "strong", "u"];

/// Elements whose content is no text for visitors.
const SILENT: [&str; 2] = ["script", "style"];

/// How the texts of a survey are read.
#[derive(Debug)]
pub(super) struct Texts {
    /// What is meant by "default".
    default: String,
}

impl Texts {
    /// With the survey's `locale`; English where it has none, as in SurveyJS.
    pub fn new(locale: Option<&Json>) -> Texts {
        let locale = locale.and_then(Json::as_text).filter(|tag| !tag.is_empty() && *tag != "default");
        Texts { default: locale.map_or_else(|| "en".to_owned(), bcp_47) }
    }

    /// The text of a key; none where it is not given, or empty.
    pub fn of(&self, json: &Json, key: &str, reader: &mut Reader) -> Option<LocalText> {
        let value = json.get(key).filter(|value| **value != Json::Null)?;
        let mark = reader.enter(key);
        let text = self.read(value, reader);
        reader.leave(mark);
        text
    }

    fn read(&self, json: &Json, reader: &mut Reader) -> Option<LocalText> {
        let Json::Map(members) = json else {
            return filled(&scalar(json).or_else(|| reader.expected("a text", json))?, reader)
                .map(LocalText::Same);
        };
        let mut texts: Vec<(String, String)> = Vec::new();
        for (tag, value) in members {
            let tag = if tag == "default" { self.default.clone() } else { bcp_47(tag) };
            let mark = reader.enter(&tag);
            let text = String::read(value, reader).and_then(|text| filled(&text, reader));
            reader.leave(mark);
            if !tag.is_empty() && !texts.iter().any(|(other, _)| *other == tag) {
                texts.extend(text.map(|text| (tag, text)));
            }
        }
        match texts.as_slice() {
            [] => None,
            // One text is read whatever the visitor's language: so no tag is needed.
            [(_, only)] => Some(LocalText::Same(only.clone())),
            _ => Some(LocalText::PerLanguage(texts)),
        }
    }
}

/// A text, a number or a truth value as text.
pub(super) fn scalar(json: &Json) -> Option<String> {
    match json {
        Json::Text(text) => Some(text.clone()),
        Json::Number(number) => Some(number.to_string()),
        Json::Bool(value) => Some(value.to_string()),
        Json::Null | Json::List(_) | Json::Map(_) => None,
    }
}

/// Both texts in one line, in every language that either has.
pub(super) fn joined(first: &LocalText, second: &LocalText) -> LocalText {
    let line = |lang: &str| format!("{} – {}", first.for_language(lang), second.for_language(lang));
    let mut tags: Vec<&String> = Vec::new();
    for text in [first, second] {
        if let LocalText::PerLanguage(texts) = text {
            let new = texts.iter().map(|(tag, _)| tag).filter(|tag| !tags.contains(tag)).collect::<Vec<_>>();
            tags.extend(new);
        }
    }
    if tags.is_empty() {
        return LocalText::Same(line(""));
    }
    LocalText::PerLanguage(tags.into_iter().map(|tag| (tag.clone(), line(tag))).collect())
}

/// The text in every language.
pub(super) fn all(text: &LocalText) -> Vec<&str> {
    match text {
        LocalText::Same(text) => vec![text],
        LocalText::PerLanguage(texts) => texts.iter().map(|(_, text)| text.as_str()).collect(),
    }
}

/// The tag in the spelling of BCP 47 (RFC 5646, section 2.1.1): language small, script with a capital, region large.
fn bcp_47(tag: &str) -> String {
    let small = tag.trim().to_ascii_lowercase().replace('_', "-");
    if let Some((_, known)) = TAGS.iter().find(|(ours, _)| *ours == small) {
        return (*known).to_owned();
    }
    let spelt = small.split('-').enumerate().map(|(at, part)| match (at, part.len()) {
        (0, _) => part.to_owned(),
        (_, 2) => part.to_ascii_uppercase(),
        (_, 4) => part.chars().take(1).map(|c| c.to_ascii_uppercase()).chain(part.chars().skip(1)).collect(),
        _ => part.to_owned(),
    });
    spelt.collect::<Vec<String>>().join("-")
}

/// The text without HTML; none where nothing is left. A placeholder is reported.
fn filled(text: &str, reader: &mut Reader) -> Option<String> {
    let plain = plain(text);
    let has_placeholder = plain.split_once('{').is_some_and(|(_, rest)| rest.contains('}'));
    if has_placeholder {
        reader.report("words in braces are not replaced here; visitors would read them: rewrite the text.");
    }
    (!plain.is_empty()).then_some(plain)
}

/// The words that HTML shows, in one line.
fn plain(html: &str) -> String {
    let mut text = String::new();
    let mut rest = html;
    while let Some(at) = rest.find(['<', '&']) {
        text.push_str(rest.get(..at).unwrap_or_default());
        rest = rest.get(at..).unwrap_or_default();
        let Some((shown, length)) = tag(rest).or_else(|| entity(rest)) else {
            text.push_str(rest.get(..1).unwrap_or_default());
            rest = rest.get(1..).unwrap_or_default();
            continue;
        };
        text.push_str(&shown);
        rest = rest.get(length..).unwrap_or_default();
    }
    text.push_str(rest);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What the tag at the beginning shows, and its length in bytes. "a < b" is none.
fn tag(text: &str) -> Option<(String, usize)> {
    let inner = text.strip_prefix('<')?;
    inner.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/' || c == '!').then_some(())?;
    let end = text.find('>')? + 1;
    let name: String =
        inner.trim_start_matches('/').chars().take_while(char::is_ascii_alphanumeric).collect();
    let name = name.to_ascii_lowercase();
    let shown = if INLINE.contains(&name.as_str()) { "" } else { " " };
    if !SILENT.contains(&name.as_str()) || inner.starts_with('/') {
        return Some((shown.to_owned(), end));
    }
    let close = format!("</{name}>");
    // Small letters of ASCII have the length of the large ones, so that places fit.
    let length = text.to_ascii_lowercase().find(&close).map_or(text.len(), |at| at + close.len());
    Some((shown.to_owned(), length))
}

/// What the entity at the beginning stands for, and its length in bytes.
fn entity(text: &str) -> Option<(String, usize)> {
    let (name, _) = text.strip_prefix('&')?.split_once(';')?;
    let code = |digits: &str, radix| u32::from_str_radix(digits, radix).ok().and_then(char::from_u32);
    let shown = match name.strip_prefix('#') {
        Some(number) => match number.strip_prefix(['x', 'X']) {
            Some(digits) => code(digits, 16)?.to_string(),
            None => code(number, 10)?.to_string(),
        },
        None => ENTITIES.iter().find(|(known, _)| *known == name).map(|(_, shown)| (*shown).to_owned())?,
    };
    Some((shown, name.len() + 2))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn html_becomes_its_words() {
        for (html, expected) in [
            ("How was it?", "How was it?"),
            ("<h3>How <b>easy</b> was&nbsp;it?</h3><br/>Tell us", "How easy was it? Tell us"),
            ("<STYLE>p { color: red }</style>Hi<script>x()</script>", "Hi"),
            ("a < b & c > d", "a < b & c > d"),
            ("&lt;b&gt; &#39;&#x4f60;&#xd800;&unknown;", "<b> '你&#xd800;&unknown;"),
            ("<b>un</b>bound <p", "unbound <p"),
            ("一<!-- 二 -->三", "一 三"),
            ("<script>never closed", ""),
        ] {
            assert_eq!(plain(html), expected, "{html}");
        }
    }

    #[test]
    fn tags_are_spelt_as_in_bcp_47() {
        for (tag, expected) in [
            ("zh-cn", "zh-Hans"),
            ("zh-TW", "zh-Hant"),
            ("pt-br", "pt-BR"),
            ("nl-BE", "nl-BE"),
            ("sr_latn_rs", "sr-Latn-RS"),
            ("ua", "uk"),
            ("de", "de"),
            ("", ""),
        ] {
            assert_eq!(bcp_47(tag), expected, "{tag}");
        }
    }

    proptest! {
        #[test]
        fn any_html_is_read_without_harm(html in "[<>&;#/!a-z0-9 x\"İé你]{0,40}") {
            prop_assert!(!plain(&html).contains("  "));
        }
    }
}
