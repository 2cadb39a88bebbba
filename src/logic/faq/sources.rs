//! FAQs that are no FAQ file of ours: pages, tables, Markdown, exports of help centres.
//!
//! Each is read into [`Found`] entries, and those become a FAQ file, so that [`read`](super::read) checks them as it checks
//! an owner's. [`page`] is for pages: what they say in JSON-LD ([`jsonld`]), and what is seen in their structure
//! ([`html`] reads it, [`flow`] and [`outline`] find questions in it). [`prose`] turns what was found into Markdown: nothing
//! of a page gets further than as text.

pub mod company;
pub mod csv;
pub mod exports;
mod flow;
pub mod html;
pub mod jsonld;
pub mod lenient;
pub mod markdown;
mod marked;
pub mod outline;
pub mod page;
mod pairs;
pub mod prose;
pub mod sitemap;
mod tree;
mod words;

use super::super::json::Json;

/// The host's reader of JSON: nothing where the text is none.
pub type Parse = fn(&str) -> Option<Json>;

/// How many entries are taken from one place.
const MOST_ENTRIES: usize = 2_000;

/// An entry that was found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Found {
    /// The question, a plain text on one line.
    pub question: String,
    /// Other ways to ask it.
    pub variants: Vec<String>,
    /// The answer, as Markdown.
    pub answer: String,
    /// A BCP 47 tag; empty for every language.
    pub lang: String,
    /// A heading; may be empty.
    pub category: String,
}

impl Found {
    /// An entry of these.
    pub fn new(question: impl Into<String>, answer: impl Into<String>) -> Self {
        Found { question: question.into(), answer: answer.into(), ..Found::default() }
    }

    fn to_json(&self) -> Json {
        let mut members = vec![
            ("question", Json::Text(self.question.clone())),
            ("answer", Json::Text(self.answer.clone())),
        ];
        if !self.variants.is_empty() {
            members.push((
                "variants",
                Json::List(self.variants.iter().map(|text| text.as_str().into()).collect()),
            ));
        }
        if !self.lang.is_empty() {
            members.push(("lang", Json::Text(self.lang.clone())));
        }
        if !self.category.is_empty() {
            members.push(("category", Json::Text(self.category.clone())));
        }
        Json::object(members)
    }
}

/// Entries, each question once: where it is found again, the first answer stays.
#[derive(Debug, Default)]
pub struct Collection {
    entries: Vec<Found>,
    keys: Vec<(String, String)>,
}

impl Collection {
    /// Takes entries that have a question and an answer, and are not there yet.
    pub fn add(&mut self, entries: impl IntoIterator<Item = Found>) {
        for entry in entries {
            let key = (words::key(&entry.question), entry.lang.clone());
            let is_new = !key.0.is_empty() && !entry.answer.is_empty() && !self.keys.contains(&key);
            if is_new && self.entries.len() < MOST_ENTRIES {
                self.keys.push(key);
                self.entries.push(entry);
            }
        }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The entries.
    pub fn into_entries(self) -> Vec<Found> {
        self.entries
    }
}

/// Entries as a FAQ file.
pub fn faq_file(entries: &[Found]) -> Json {
    Json::List(entries.iter().map(Found::to_json).collect())
}

/// Reads a file that is no page: an export in JSON, a table, or Markdown. Nothing where it has no questions. `name` is its
/// address, whose end tells a table from Markdown where the text does not.
pub fn read_file(text: &str, name: &str, parse: Parse) -> Vec<Found> {
    let text = text.trim_start_matches('\u{feff}');
    let mut found = Collection::default();
    if let Some(json) = parse(text) {
        found.add(exports::from_json(&json));
        if found.is_empty() {
            found.add(jsonld::entries(&[json]));
        }
        return found.into_entries();
    }
    let path = name.split(['?', '#']).next().unwrap_or_default().to_ascii_lowercase();
    let is_markdown = [".md", ".markdown", ".mdx"].iter().any(|end| path.ends_with(end));
    if !is_markdown {
        found.add(csv::entries(text));
    }
    if found.is_empty() {
        found.add(markdown::entries(text));
    }
    found.into_entries()
}

#[cfg(test)]
mod tests;
