//! The config file as owners may write it: every key optional, each documented with its default.

use super::super::feedback::raw::RawFeedback;
use super::super::handoff::raw::{FormWish, RawLiveChat, RawOfficeHours};
use super::super::json::Json;
use super::super::look::raw::{Pictures, RawLook};
use super::super::profile::raw::RawProfile;
use super::super::report::{Read, Reader, choices, settings};
use super::super::rules::condition::Condition;
use super::super::rules::product::RawProduct;
use super::super::rules::raw::{RawGroup, RawRule};
use super::super::survey::raw::RawSurvey;
use super::later::Later;
use super::local_text::LocalText;
use super::priors::RawPriors;

choices! {
    /// The colours of the widget.
    pub enum Theme {
        /// Follows the visitor's system.
        Auto = "auto",
        /// Always light.
        Light = "light",
        /// Always dark.
        Dark = "dark",
    }
}

choices! {
    /// The corner in which the launcher stands.
    pub enum Position {
        /// Bottom right.
        Right = "right",
        /// Bottom left.
        Left = "left",
        /// Bottom, in the middle.
        Center = "center",
    }
}

settings! {
    /// Askwell's configuration. Every key is optional.
    pub struct RawConfig {
        /// A short name of the site, part of the key under which the browser stores the conversation.
        /// Needed only where several widgets share one web address. Default: none.
        site: String,
        /// The language of the interface: "auto" or a BCP 47 tag such as "en" or "zh-Hans". With "auto" the
        /// page's `<html lang>` decides, then the visitor's browser. The attribute `data-lang` wins.
        /// Default: "auto".
        lang: String,
        /// The languages of the interface that visitors may choose from in the options, as BCP 47 tags; none is offered
        /// where there is but one. Default: those of `faq`, where that has an address for each.
        languages: Vec<String>,
        /// The colours. The attribute `data-theme` wins. Default: "auto".
        theme: Theme,
        /// The corner of the launcher. The attribute `data-position` wins. Default: "right".
        position: Position,
        /// Colours, sizes and pictures of the widget. Default: as in the demo.
        look: Later<RawLook>,
        /// Which pictures answers may show. Default: "same-origin".
        pictures: Pictures,
        /// The heading of the panel. Default: "Help" in the visitor's language.
        title: LocalText,
        /// The greeting above the first question. Default: a short one in the visitor's language.
        welcome: LocalText,
        /// The ids of the FAQ entries to suggest before the first question; six are shown. Of more, up to twelve are tried,
        /// and those that this visitor chooses come first. Default: four of the first twelve entries of the FAQ.
        suggestions: Vec<String>,
        /// How visitors reach a human. Default: none, and then no such way is offered.
        contact: RawContact,
        /// The questions and answers: a list of entries; the address (relative to this file) of a FAQ file, a table (CSV),
        /// Markdown, a help centre's export or a page that has them; an address for each language; or pages of this site,
        /// as in `{"pages": ["/help"]}`. The attribute `data-faq` wins. Default: what the page itself has, in JSON-LD
        /// (schema.org), microdata, or what it opens and closes.
        faq: FaqSource,
        /// How sure the widget must be. Default: as measured on public question sets.
        thresholds: RawThresholds,
        /// Whether questions are also compared by meaning. It takes a file of about a megabyte, loaded from
        /// the widget's own folder once a visitor has opened the panel and the browser is idle. Default: true.
        semantic: bool,
        /// Groups of words that mean the same on your site, such as `["attic", "loft"]`. Single words, or
        /// Chinese words of up to two characters; a small list of service words is built in. Default: none.
        synonyms: Vec<Vec<String>>,
        /// What all your visitors thought of the entries, to rank by: `{"entries": {"returns": {"helped": 120,
        /// "not": 8}}}`. It turns the order of close entries and no more. What they asked next and bought together
        /// (`next`, `pairs`, `hot`) is what predictions are made from. Default: none.
        priors: RawPriors,
        /// Short surveys; the first that fits the moment is shown. An empty list asks nothing. Default: how satisfied
        /// the visitor is, asked once when they close the panel after an answer.
        surveys: Later<Vec<RawSurvey>>,
        /// Rules that greet, suggest, recommend and offer help according to who is visiting and what they do. Default: none.
        rules: Later<Vec<RawRule>>,
        /// Limits that several rules share. Default: none.
        rule_groups: Later<Vec<RawGroup>>,
        /// Lists that conditions name by `$inGroup`: `{"vip": ["anna", "bo"]}`. Default: none.
        saved_groups: Later<Json>,
        /// The products that rules may recommend. Default: none.
        products: Later<Vec<RawProduct>>,
        /// What is remembered of a visitor. Default: what they viewed, bought, asked and rated, once they have used the
        /// widget or consented; nothing where no rules or products are given.
        profile: Later<RawProfile>,
        /// Where ratings and figures of conversations go. Default: they stay in the visitor's browser.
        feedback: RawFeedback,
    }
}

settings! {
    /// The ways to a human. At least one of `email`, `phone`, `url`, `form` and `live_chat` is needed.
    pub struct RawContact {
        /// What the contact is called. Default: "Talk to a person" in the visitor's language.
        label: LocalText,
        /// An e-mail address.
        email: String,
        /// A telephone number, as people write it.
        phone: String,
        /// The address of a contact page.
        url: String,
        /// When somebody answers, as people write it: "Mon–Fri 9–17". Default: not shown.
        hours: LocalText,
        /// When a human is offered unasked, beside two questions in a row without an answer, one asked twice, two thumbs
        /// down and anger: a condition as in `rules`, such as `{"conversation.no_matches": {"$gte": 1}}`. Default: never.
        offer_when: Condition,
        /// When somebody is there: visitors are told whether that is now, or when next. Default: nothing is told.
        office_hours: Later<RawOfficeHours>,
        /// Whether visitors may leave a message, which is sent as feedback is: `true`, or an object. Default: false.
        form: Later<FormWish>,
        /// A live chat to open with the conversation so far, while somebody is there. Default: none.
        live_chat: Later<RawLiveChat>,
    }
}

settings! {
    /// Probabilities, from 0 to 1.
    pub struct RawThresholds {
        /// How likely an answer has to be right to be given at once. Higher means fewer wrong answers and more
        /// questions back. Default 0.75.
        answer: f64,
        /// How likely it has to be that the FAQ answers the question at all, for the best entries to be offered to
        /// choose from; below, the widget says it is not sure. Default 0.6.
        suggest: f64,
    }
}

/// Where the questions and answers come from.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(untagged))]
pub enum FaqSource {
    /// The address of a FAQ file.
    Url(String),
    /// The entries themselves.
    #[cfg_attr(feature = "schema", schemars(with = "Vec<super::super::faq::raw::RawEntry>"))]
    Inline(Json),
    /// The address of a FAQ file for each language.
    #[cfg_attr(feature = "schema", schemars(with = "std::collections::BTreeMap<String, String>"))]
    PerLanguage(Vec<(String, String)>),
    /// Pages of this site.
    Pages(RawPages),
}

settings! {
    /// Pages of the same web address as the page that shows the widget; at most 20 are read.
    pub struct RawPages {
        /// Their addresses. Default: none.
        pages: Vec<String>,
        /// The address of a sitemap that lists them, too. Default: none.
        sitemap: String,
        /// What the paths of those of the sitemap begin with: `/help/`. Default: all are taken.
        r#match: String,
    }
}

impl Read for FaqSource {
    fn read(json: &Json, reader: &mut Reader) -> Option<Self> {
        match json {
            Json::Text(url) => Some(FaqSource::Url(url.clone())),
            Json::List(_) => Some(FaqSource::Inline(json.clone())),
            Json::Map(members) if members.iter().any(|(name, _)| name == "faq") => {
                Some(FaqSource::Inline(json.clone()))
            }
            Json::Map(members) if members.iter().any(|(name, _)| name == "pages" || name == "sitemap") => {
                RawPages::read(json, reader).map(FaqSource::Pages)
            }
            Json::Map(_) => match LocalText::read(json, reader)? {
                LocalText::PerLanguage(urls) => Some(FaqSource::PerLanguage(urls)),
                LocalText::Same(url) => Some(FaqSource::Url(url)),
            },
            other => reader.expected("a list of entries, an address, or an address for each language", other),
        }
    }
}

/// A value that is taken as it stands.
impl Read for Json {
    fn read(json: &Json, _: &mut Reader) -> Option<Self> {
        Some(json.clone())
    }
}
