//! The site's questions and answers: what an entry is, and how a FAQ file is read.
//!
//! [`raw`] is what owners may write, [`read`] checks it and chooses the language, [`entry`] is what the
//! rest of the widget works with.

pub mod action;
pub mod entry;
pub mod raw;
pub mod raw_action;
pub mod read;
mod read_action;
pub mod sources;

use entry::Entry;

/// All entries of one FAQ, in the owner's order.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Faq {
    /// The entries; their ids are unique.
    pub entries: Vec<Entry>,
    /// The other languages that the file has entries in, as BCP 47 tags: read for one of those, it gives them.
    pub others: Vec<String>,
}

impl Faq {
    /// The place of the entry with that id.
    pub fn position(&self, id: &str) -> Option<usize> {
        self.entries.iter().position(|entry| entry.id == id)
    }

    /// The entry with that id.
    pub fn entry(&self, id: &str) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.id == id)
    }
}
