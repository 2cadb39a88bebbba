//! Gets the texts in which FAQs are looked for by [`crate::logic::faq::sources`]. A part of its own: see [`super::parts`].

use std::future::Future;
use std::pin::Pin;

use js_sys::{JsString, Reflect};
use wasm_bindgen::JsCast;
use web_sys::{Document, Url};

use super::listener::pause;
use super::{json, net, owner};
use crate::logic::config::resolve::Pages;
use crate::logic::faq::sources::html::MOST_BYTES;
use crate::logic::faq::sources::page::{PageFound, read_page};
use crate::logic::faq::sources::sitemap::addresses;
use crate::logic::faq::sources::{Collection, faq_file, read_file};
use crate::logic::json::Json;
use crate::logic::report::Problem;

/// What is being looked for; `Null` where there is nothing.
pub type Finding = Pin<Box<dyn Future<Output = Json>>>;

/// How many pages are fetched.
const MOST_PAGES: usize = 20;

/// How many sitemaps are fetched, where one lists others.
const MOST_SITEMAPS: usize = 5;

/// How often it is asked whether the page is complete, and how long is waited in between, in milliseconds: the widget may
/// be wanted while the page is still being sent.
const PATIENCE: usize = 100;
const PAUSE: f64 = 100.0;

/// The FAQ in a text of that address; `Null` where there is none.
pub(super) fn read(text: &str, url: &str) -> Json {
    if text.trim_start().starts_with('<') {
        return of_page(read_page(cut(text), url, parse));
    }
    match read_file(text, url, parse) {
        entries if entries.is_empty() => Json::Null,
        entries => faq_file(&entries),
    }
}

/// The FAQ on pages. An address is relative to `base`.
pub(super) fn find(pages: Pages, base: String) -> Finding {
    Box::pin(async move { if pages.is_here() { here().await } else { on(pages, base).await } })
}

async fn here() -> Json {
    let Some(document) = web_sys::window().and_then(|window| window.document()) else { return Json::Null };
    for _ in 0..PATIENCE {
        if Reflect::get(&document, &"readyState".into()).is_ok_and(|state| state != "loading") {
            break;
        }
        pause(PAUSE).await;
    }
    html_of(&document).map_or(Json::Null, |html| of_page(read_page(&html, "", parse)))
}

/// The page as it is now, written down: reading it runs nothing, and needs no leave of the page's policy.
fn html_of(document: &Document) -> Option<String> {
    let html = Reflect::get(document.document_element()?.as_ref(), &"outerHTML".into()).ok()?;
    let most = u32::try_from(MOST_BYTES).unwrap_or(u32::MAX);
    Some(html.dyn_into::<JsString>().ok()?.slice(0, most).into())
}

async fn on(pages: Pages, base: String) -> Json {
    let mut wanted = Wanted { base, urls: Vec::new() };
    pages.addresses.iter().for_each(|address| wanted.add(address, ""));
    if !pages.sitemap.is_empty() {
        wanted.add_sitemap(&pages).await;
    }
    let mut found = Collection::default();
    for (url, text) in texts(wanted.urls).await {
        let page = read_page(cut(&text), &url, parse);
        if page.entries.is_empty() {
            owner::warn(&Problem::of_file(&url, "no questions were found on this page."));
        }
        found.add(page.entries);
    }
    faq_file(&found.into_entries())
}

/// The pages that are to be read.
struct Wanted {
    base: String,
    urls: Vec<String>,
}

impl Wanted {
    /// Adds a page of this site whose path begins so.
    fn add(&mut self, address: &str, start: &str) {
        let Ok(url) = Url::new_with_base(address, &self.base) else {
            return owner::warn(&Problem::of_file(address, "this is not a web address."));
        };
        if !is_ours(&url) {
            let reason = "it is of another web address than this page, and is not read.";
            return owner::warn(&Problem::of_file(address, reason));
        }
        let href = url.href();
        if url.pathname().starts_with(start) && self.urls.len() < MOST_PAGES && !self.urls.contains(&href) {
            self.urls.push(href);
        }
    }

    async fn add_sitemap(&mut self, pages: &Pages) {
        let Ok(first) = net::absolute(&pages.sitemap, &self.base) else { return };
        let mut maps = vec![first];
        let mut at = 0;
        while let Some(map) = maps.get(at).filter(|_| at < MOST_SITEMAPS).cloned() {
            at += 1;
            if !Url::new(&map).is_ok_and(|url| is_ours(&url)) {
                continue;
            }
            for (_, xml) in texts(vec![map]).await {
                for address in addresses(cut(&xml)) {
                    if address.bytes().rev().take(4).eq(*b"lmx.") {
                        maps.push(address);
                    } else {
                        self.add(&address, &pages.start);
                    }
                }
            }
        }
    }
}

fn is_ours(url: &Url) -> bool {
    let origin = web_sys::window().and_then(|window| window.location().origin().ok());
    origin.is_some_and(|origin| origin == url.origin())
}

/// The texts at these addresses, all asked for at once. Of those that cannot be fetched the site owner is told.
async fn texts(urls: Vec<String>) -> Vec<(String, String)> {
    let asked: Vec<_> = urls.iter().map(|url| net::ask(url)).collect();
    let mut found = Vec::new();
    for (url, asked) in urls.into_iter().zip(asked) {
        match net::text_of(&url, asked).await {
            Ok(text) => found.push((url, text)),
            Err(reason) => owner::warn(&Problem::of_file(&url, reason)),
        }
    }
    found
}

fn of_page(page: PageFound) -> Json {
    if page.entries.is_empty() && page.contact == Json::Null {
        return Json::Null;
    }
    Json::object(vec![("faq", faq_file(&page.entries)), ("contact", page.contact)])
}

fn parse(text: &str) -> Option<Json> {
    json::parse(text).ok()
}

/// As much of a text as is read.
fn cut(text: &str) -> &str {
    let end = (0..=MOST_BYTES.min(text.len())).rev().find(|end| text.is_char_boundary(*end));
    text.get(..end.unwrap_or_default()).unwrap_or(text)
}
