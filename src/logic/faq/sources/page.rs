//! A page: what it says in data, and what is seen in its structure.

use super::super::super::json::Json;
use super::html::read;
use super::{Collection, Found, Parse, company, jsonld, marked, outline};

/// What a page has.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PageFound {
    /// Its questions with their answers.
    pub entries: Vec<Found>,
    /// A contact as the config writes it, or `Null`.
    pub contact: Json,
}

/// Reads a page, what is said for machines first: where it is there, it is the better text. `base` is its address, for
/// its relative links; empty where the answers are shown on this page.
pub fn read_page(html: &str, base: &str, parse: Parse) -> PageFound {
    let mut page = read(html);
    let data = jsonld::values(&page.data, parse);
    let mut found = Collection::default();
    found.add(jsonld::entries(&data));
    found.add(marked::entries(&page.root, base));
    found.add(outline::entries(&mut page, base));
    PageFound { entries: found.into_entries(), contact: company::contact(&data) }
}
