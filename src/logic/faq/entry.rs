//! One question with its answer, after the FAQ file was checked and its language chosen.

use super::super::json::Json;
use super::action::Action;

/// A question that the site answers.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Entry {
    /// Names the entry in links, ratings and saved state. Unique in its FAQ; made from the question
    /// where the owner gave none.
    pub id: String,
    /// The language of its texts, as a BCP 47 tag; empty where that is not known.
    pub lang: String,
    /// The question as the visitor reads it. Plain text, never empty.
    pub question: String,
    /// Other ways to ask the same. Never shown, only matched.
    pub variants: Vec<String>,
    /// The answer, in Markdown. Never empty.
    pub answer: String,
    /// A heading under which the owner groups entries.
    pub category: String,
    /// Words and product names that point to this entry.
    pub keywords: Vec<String>,
    /// Pages to offer under the answer.
    pub links: Vec<Link>,
    /// The ids of the entries that visitors tend to ask next.
    pub follow_ups: Vec<String>,
    /// Ids of the products that the entry is about: suggested to those who viewed them.
    pub products: Vec<String>,
    /// Whom the entry is for: a condition as in [`crate::logic::rules::condition`]; `Null` is everybody.
    pub audience: Json,
    /// What it does beside its answer.
    pub action: Option<Action>,
    /// Whether the owner gave it one that was not read, since the code for that could not be loaded.
    pub lacks_action: bool,
}

/// A page to offer under an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// What the visitor reads.
    pub label: String,
    /// Where it leads; only safe schemes get this far.
    pub url: String,
}
