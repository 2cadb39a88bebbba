//! Where the FAQ comes from: as the config, the tag and the language say.

use super::super::json::Json;
use super::local_text::pick_with_tag;
use super::raw::{FaqSource, RawConfig};
use super::resolve::{Page, attribute};

/// Where the FAQ comes from, its language decided.
#[derive(Debug, Clone, PartialEq)]
pub enum Source {
    /// A file to fetch. `is_from_config` tells what a relative address is relative to.
    Url {
        /// The address as written.
        url: String,
        /// True: relative to the config file. False: to the page, from the attribute.
        is_from_config: bool,
        /// The file of another language, in case that there is none at the address.
        instead: Option<String>,
    },
    /// Entries in the config itself.
    Inline(Json),
    /// Pages to look through.
    Pages(Pages),
}

/// Pages that are looked through for questions; the default is the one that the widget stands on.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Pages {
    /// Their addresses, relative to the config file.
    pub addresses: Vec<String>,
    /// The address of a sitemap; may be empty.
    pub sitemap: String,
    /// What the paths of the sitemap's pages begin with.
    pub start: String,
}

impl Pages {
    /// Whether it is the page that the widget stands on.
    pub fn is_here(&self) -> bool {
        self.addresses.is_empty() && self.sitemap.is_empty()
    }
}

pub(super) fn faq_source(raw: &RawConfig, page: &Page, lang: &str) -> Option<Source> {
    if let Some(url) = attribute(page, "faq") {
        return Some(Source::Url { url: url.to_owned(), is_from_config: false, instead: None });
    }
    match raw.faq.as_ref()? {
        FaqSource::Url(url) => Some(Source::Url { url: url.clone(), is_from_config: true, instead: None }),
        FaqSource::Inline(json) => Some(Source::Inline(json.clone())),
        FaqSource::PerLanguage(urls) => faq_of(urls, lang),
        FaqSource::Pages(raw) => Some(Source::Pages(Pages {
            addresses: raw.pages.clone().unwrap_or_default(),
            sitemap: raw.sitemap.clone().unwrap_or_default(),
            start: raw.r#match.clone().unwrap_or_default(),
        })),
    }
}

/// The FAQ of a language, else the first: visitors come in more languages than a site has answers in.
fn faq_of(urls: &[(String, String)], lang: &str) -> Option<Source> {
    let (_, first) = urls.first()?;
    let (_, url) = pick_with_tag(urls, lang)?;
    let instead = Some(first).filter(|first| *first != url).cloned();
    Some(Source::Url { url: url.clone(), is_from_config: true, instead })
}

pub(super) fn faqs(raw: &RawConfig, page: &Page) -> Vec<(String, String)> {
    match &raw.faq {
        Some(FaqSource::PerLanguage(urls)) if attribute(page, "faq").is_none() => urls.clone(),
        _ => Vec::new(),
    }
}
