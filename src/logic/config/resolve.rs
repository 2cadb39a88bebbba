//! From what owners wrote to what the widget uses: one language, every default filled in.

use super::super::feedback::sinks::{Delivery, delivery};
use super::super::json::Json;
use super::super::language;
use super::super::learning::Tally;
use super::super::look::Look;
use super::super::look::pictures::Gallery;
use super::super::matcher::Thresholds;
use super::super::report::{Problem, Read, Reader};
use super::super::strings::LANGUAGES;
use super::local_text::LocalText;
use super::personal::personal;
use super::raw::{FaqSource, Position, RawConfig, RawThresholds, Theme};
pub use super::resolve_contact::{Contact, contact_on_page};
use super::resolve_contact::{resolve_contact, ways};
pub use super::resolve_faq::{Pages, Source};
use super::resolve_faq::{faq_source, faqs};

pub use super::personal::{Personal, Tables};

/// How many suggested questions are looked at; the panel has room for six, and tries which of more are wanted.
const MOST_SUGGESTIONS: usize = 24;

/// What the page says of itself, read once at the edge.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Page {
    /// The `data-*` attributes of the tag, without the prefix: an object of texts. Besides, `inline` is true where the
    /// panel is a part of the page.
    pub attributes: Json,
    /// The host of its address, with the port where there is one.
    pub host: String,
    /// `<html lang>`, or empty.
    pub html_lang: String,
    /// The visitor's languages, best first.
    pub browser_langs: Vec<String>,
    /// Today in the visitor's time zone: `2026-01-31`.
    pub today: String,
}

/// The configuration in force.
#[derive(Debug, Clone, PartialEq)]
pub struct Config {
    /// Part of the storage key; empty where the owner gave none.
    pub site: String,
    /// The language of the interface: one of [`LANGUAGES`].
    pub lang: &'static str,
    /// The languages that visitors may choose from; none, or at least two of [`LANGUAGES`].
    pub languages: Vec<&'static str>,
    /// The owner's choice of colours; the visitor's own wins.
    pub theme: Theme,
    /// The corner of the launcher.
    pub position: Position,
    /// Whether the panel is a part of the page, always open and without a launcher.
    pub is_inline: bool,
    /// Whether there is a launcher; a page may have a button of its own.
    pub has_launcher: bool,
    /// Colours, sizes and pictures.
    pub look: Look,
    /// Which pictures answers may show.
    pub gallery: Gallery,
    /// The heading of the panel; empty for the default of the language.
    pub title: String,
    /// The greeting; empty for the default of the language.
    pub welcome: String,
    /// Ids of the entries to suggest first.
    pub suggestions: Vec<String>,
    /// How to reach a human.
    pub contact: Option<Contact>,
    /// What the contact has of a form, a live chat and office hours, as written; `Null` where it has none of them.
    pub ways: Json,
    /// When a human is offered unasked, beside the usual reasons: a condition; `Null` is never.
    pub offer_when: Json,
    /// Where the FAQ comes from; nothing where it is looked for on the page itself.
    pub faq: Option<Source>,
    /// The addresses of the FAQ by language, relative to the config, where there is one for each. [`Config::faq`] is one
    /// of them.
    pub faqs: Vec<(String, String)>,
    /// When an answer counts as sure.
    pub thresholds: Thresholds,
    /// Whether a semantic pack may be loaded.
    pub has_pack: bool,
    /// Groups of words that mean the same.
    pub synonyms: Vec<Vec<String>>,
    /// What all visitors thought of the entries.
    pub priors: Vec<Tally>,
    /// The surveys as written; `Null` where nothing is said of them.
    pub surveys: Json,
    /// Where feedback goes.
    pub delivery: Delivery,
    /// Who is shown what, when.
    pub personal: Personal,
}

/// Reads a config file and what the page says into one configuration, and tells what could not be used.
/// `file` is the config's name in messages; `json` is `Null` where there is none.
pub fn resolve(file: &str, json: &Json, page: &Page) -> (Config, Vec<Problem>) {
    let (mut config, mut problems) = resolve_basics(file, json, page);
    let (personal, more) = personal(file, json, config.lang);
    config.personal = personal;
    problems.extend(more);
    (config, problems)
}

/// The same without [`Config::personal`].
pub fn resolve_basics(file: &str, json: &Json, page: &Page) -> (Config, Vec<Problem>) {
    let mut reader = Reader::new(file);
    let raw = match json {
        Json::Null => RawConfig::default(),
        given => RawConfig::read(given, &mut reader).unwrap_or_default(),
    };
    let lang = interface_language(&raw, page, &mut reader);
    let text = |text: &Option<LocalText>| local(text.as_ref(), lang);
    let delivery = delivery(raw.feedback.as_ref(), &mut reader);
    let ways = json.get("contact").map(ways).unwrap_or_default();
    let has_receiver = delivery.takes_messages();
    let is_inline = page.attributes.get("inline").and_then(Json::as_bool).unwrap_or_default();
    let config = Config {
        site: attribute(page, "site").map(str::to_owned).or(raw.site.clone()).unwrap_or_default(),
        lang,
        languages: languages(&raw, &mut reader),
        theme: chosen(page, "theme", Theme::from_word).or(raw.theme).unwrap_or_default(),
        position: chosen(page, "position", Position::from_word).or(raw.position).unwrap_or_default(),
        is_inline,
        has_launcher: !is_inline && attribute(page, "launcher") != Some("none"),
        look: look(json, lang, &mut reader),
        gallery: Gallery { allowed: raw.pictures.unwrap_or_default(), host: page.host.clone() },
        title: text(&raw.title),
        welcome: text(&raw.welcome),
        suggestions: raw.suggestions.iter().flatten().take(MOST_SUGGESTIONS).cloned().collect(),
        contact: raw
            .contact
            .as_ref()
            .and_then(|contact| resolve_contact(contact, (lang, &ways, has_receiver), &mut reader)),
        offer_when: raw.contact.as_ref().and_then(|contact| contact.offer_when.clone()).unwrap_or_default().0,
        faq: faq_source(&raw, page, lang),
        faqs: faqs(&raw, page),
        thresholds: resolve_thresholds(raw.thresholds.as_ref(), &mut reader),
        has_pack: raw.semantic.unwrap_or(true),
        delivery,
        personal: Personal::default(),
        surveys: json.get("surveys").cloned().unwrap_or_default(),
        ways,
        synonyms: raw.synonyms.unwrap_or_default(),
        priors: raw.priors.and_then(|priors| priors.entries).unwrap_or_default().0,
    };
    (config, reader.into_problems())
}

pub(super) fn attribute<'page>(page: &'page Page, name: &str) -> Option<&'page str> {
    page.attributes.get(name).and_then(Json::as_text).filter(|value| !value.is_empty())
}

/// A choice made by an attribute. The loader has already reported a wrong word.
fn chosen<T>(page: &Page, name: &str, from_word: fn(&str) -> Option<T>) -> Option<T> {
    attribute(page, name).and_then(from_word)
}

/// The attribute, then the config, then the page, then the browser; English where none can be served.
fn interface_language(raw: &RawConfig, page: &Page, reader: &mut Reader) -> &'static str {
    let by_owner = attribute(page, "lang").or(raw.lang.as_deref()).filter(|tag| *tag != "auto");
    if let Some(tag) = by_owner
        && language::choose(&[tag], &LANGUAGES).is_none()
    {
        let mark = reader.enter("lang");
        reader.report(unspoken(tag));
        reader.leave(mark);
    }
    let mut wanted: Vec<&str> = by_owner.into_iter().collect();
    wanted.push(&page.html_lang);
    wanted.extend(page.browser_langs.iter().map(String::as_str));
    language::choose(&wanted, &LANGUAGES).unwrap_or("en")
}

fn look(json: &Json, lang: &str, reader: &mut Reader) -> Look {
    let Some(look) = json.get("look").filter(|look| **look != Json::Null) else { return Look::default() };
    let mark = reader.enter("look");
    let look = Look::read(look, lang, reader);
    reader.leave(mark);
    look
}

pub(in super::super) fn local(text: Option<&LocalText>, lang: &str) -> String {
    text.map(|text| text.for_language(lang).to_owned()).unwrap_or_default()
}

/// The languages to choose from, each once.
fn languages(raw: &RawConfig, reader: &mut Reader) -> Vec<&'static str> {
    let of_faq: Vec<String> = match &raw.faq {
        Some(FaqSource::PerLanguage(urls)) => urls.iter().map(|(tag, _)| tag.clone()).collect(),
        _ => Vec::new(),
    };
    let mut known: Vec<&'static str> = Vec::new();
    let mark = reader.enter("languages");
    for (at, tag) in raw.languages.as_ref().unwrap_or(&of_faq).iter().enumerate() {
        match language::choose(&[tag], &LANGUAGES) {
            Some(lang) if known.contains(&lang) => {}
            Some(lang) => known.push(lang),
            None if raw.languages.is_some() => {
                let item = reader.enter_item(at);
                reader.report(unspoken(tag));
                reader.leave(item);
            }
            None => {}
        }
    }
    reader.leave(mark);
    if known.len() < 2 { Vec::new() } else { known }
}

fn unspoken(tag: &str) -> String {
    ["the interface does not speak \"", tag, "\" yet; it speaks ", &LANGUAGES.join(", "), "."].concat()
}

fn resolve_thresholds(raw: Option<&RawThresholds>, reader: &mut Reader) -> Thresholds {
    let mut thresholds = Thresholds::default();
    let Some(raw) = raw else { return thresholds };
    let mark = reader.enter("thresholds");
    if let Some(answer) = probability("answer", raw.answer, reader) {
        thresholds.answer = answer;
    }
    if let Some(suggest) = probability("suggest", raw.suggest, reader) {
        thresholds.suggest = suggest;
    }
    if thresholds.suggest > thresholds.answer {
        reader.report(r#""suggest" must not be above "answer"; "answer" is used for both."#);
        thresholds.suggest = thresholds.answer;
    }
    reader.leave(mark);
    thresholds
}

fn probability(key: &str, value: Option<f64>, reader: &mut Reader) -> Option<f32> {
    let value = value?;
    if (0.0..=1.0).contains(&value) {
        #[expect(clippy::cast_possible_truncation, reason = "between 0 and 1, and no one sets 7 digits")]
        return Some(value as f32);
    }
    let mark = reader.enter(key);
    reader.report("expected a number from 0 to 1; it is left out.");
    reader.leave(mark);
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(attributes: &str) -> Page {
        Page { attributes: serde_json::from_str(attributes).unwrap(), ..Page::default() }
    }

    fn resolved(config: &str, page: &Page) -> (Config, Vec<String>) {
        let json = serde_json::from_str(config).unwrap();
        let (config, problems) = resolve("askwell.json", &json, page);
        (config, problems.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn without_a_config_the_defaults_hold() {
        let (config, problems) = resolved("null", &page("{}"));
        assert_eq!((config.lang, config.theme, config.position), ("en", Theme::Auto, Position::Right));
        assert!(config.faq.is_none() && config.contact.is_none() && problems.is_empty());
    }

    #[test]
    fn attributes_win_over_the_file() {
        let attributes =
            page(r#"{"theme": "dark", "position": "left", "lang": "zh-CN", "faq": "x.json", "site": "s"}"#);
        let (config, _) =
            resolved(r#"{"theme": "light", "position": "right", "lang": "en", "faq": []}"#, &attributes);
        assert_eq!((config.lang, config.theme, config.position), ("zh-Hans", Theme::Dark, Position::Left));
        assert_eq!(
            config.faq,
            Some(Source::Url { url: "x.json".into(), is_from_config: false, instead: None })
        );
        assert_eq!(config.site, "s");
    }

    #[test]
    fn the_language_is_taken_from_the_page_then_from_the_browser() {
        for (html_lang, browser, lang) in [
            ("zh", "en", "zh-Hans"),
            ("", "zh-TW", "zh-Hant"),
            ("fr", "zh", "fr"),
            ("tlh", "de-AT", "de"),
            ("tlh", "", "en"),
            ("en-US", "zh", "en"),
        ] {
            let page =
                Page { html_lang: html_lang.into(), browser_langs: vec![browser.into()], ..page("{}") };
            assert_eq!(resolved("{}", &page).0.lang, lang, "{html_lang} {browser}");
        }
    }

    #[test]
    fn an_unknown_language_is_said_and_the_page_decides() {
        let page = Page { html_lang: "zh".into(), ..page("{}") };
        let (config, problems) = resolved(r#"{"lang": "tlh"}"#, &page);
        assert_eq!(config.lang, "zh-Hans");
        assert_eq!(problems.len(), 1, "{problems:?}");
        assert!(problems[0].starts_with("askwell.json at $.lang: "), "{problems:?}");
    }

    #[test]
    fn wrong_values_cost_only_themselves() {
        let (config, problems) = resolved(
            r#"{"theme": "pink", "title": 3, "welcome": "Hi", "contact": {"url": "javascript:x"},
                "thresholds": {"answer": 2, "suggest": 0.99}, "suggestions": ["a", 1], "sugestions": []}"#,
            &page("{}"),
        );
        assert_eq!((config.theme, config.welcome.as_str()), (Theme::Auto, "Hi"));
        assert_eq!(config.suggestions, ["a"]);
        assert!(config.contact.is_none());
        let places: Vec<&str> = problems.iter().map(|text| text.split(": ").next().unwrap()).collect();
        assert_eq!(
            places,
            [
                "askwell.json at $.theme",
                "askwell.json at $.title",
                "askwell.json at $.suggestions[1]",
                "askwell.json at $.sugestions",
                "askwell.json at $.contact",
                "askwell.json at $.contact",
                "askwell.json at $.thresholds.answer",
                "askwell.json at $.thresholds",
            ]
        );
    }

    #[test]
    fn the_languages_to_choose_from_are_the_owners_each_once() {
        let (config, problems) = resolved(r#"{"languages": ["de-AT", "de", "tlh", "fr"]}"#, &page("{}"));
        assert_eq!(config.languages, ["de", "fr"]);
        assert_eq!(problems.len(), 1, "{problems:?}");
        assert!(problems[0].starts_with("askwell.json at $.languages[2]: "), "{problems:?}");
        for text in [
            r#"{"languages": ["de"]}"#,
            r#"{"faq": {"en": "a", "tlh": "b"}}"#,
            r#"{"faq": "a"}"#,
            r#"{"languages": [], "faq": {"en": "a", "de": "b"}}"#,
        ] {
            let (config, problems) = resolved(text, &page("{}"));
            assert!(config.languages.is_empty() && problems.is_empty(), "{text}: {problems:?}");
        }
        let (config, _) = resolved(r#"{"faq": {"en": "a", "de": "b"}}"#, &page(r#"{"faq": "c.json"}"#));
        assert!(config.faqs.is_empty(), "the attribute's file is the only one");
    }

    #[test]
    fn a_config_that_is_no_object_is_said() {
        let (_, problems) = resolved("[1]", &page("{}"));
        assert_eq!(problems, ["askwell.json at $: expected an object, found a list; it is left out."]);
    }

    #[test]
    fn the_faq_follows_the_language() {
        let page = Page { html_lang: "zh".into(), ..page("{}") };
        let (config, problems) = resolved(r#"{"faq": {"en": "en.json", "zh": "zh.json"}}"#, &page);
        let source = |url: &str, instead: Option<&str>| {
            Some(Source::Url { url: url.into(), is_from_config: true, instead: instead.map(str::to_owned) })
        };
        assert_eq!(config.faq, source("zh.json", Some("en.json")));
        assert_eq!((config.faqs.len(), &config.languages), (2, &vec!["en", "zh-Hans"]));
        assert!(problems.is_empty());
        let (config, problems) = resolved(r#"{"faq": {"de": "de.json", "fr": "fr.json"}}"#, &page);
        assert_eq!(config.faq, source("de.json", None));
        assert!(problems.is_empty());
    }

    #[test]
    fn the_faq_may_be_pages_of_the_site() {
        let (config, problems) =
            resolved(r#"{"faq": {"pages": ["/help"], "sitemap": "/s.xml", "match": "/help/"}}"#, &page("{}"));
        let pages =
            Pages { addresses: vec!["/help".into()], sitemap: "/s.xml".into(), start: "/help/".into() };
        assert_eq!((config.faq, problems), (Some(Source::Pages(pages)), vec![]));
    }
}
