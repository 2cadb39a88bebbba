//! What is suggested, and why: by rules, by what the visitor viewed, by what is hot, by the owner's list; and what
//! others asked next.

use super::super::super::faq::entry::Entry;
use super::super::super::strings::Strings;
use super::super::answering::choice;
use super::super::view_model::{ProductView, ShelfView, Suggested};
use super::Model;

/// How many suggested questions are shown where the owner named none.
const DEFAULT_SUGGESTIONS: usize = 4;

/// How many are shown at most.
const MOST_SUGGESTIONS: usize = 6;

impl Model {
    /// What is suggested before the first question.
    pub(super) fn suggestions(&self) -> Vec<Suggested> {
        if !self.turns.is_empty() {
            return Vec::new();
        }
        let mut list = List { model: self, shown: Vec::new() };
        for id in &self.personal.standing.suggested {
            list.add_id(id, "");
        }
        for (entry, why) in self.of_products() {
            if list.shown.len() < DEFAULT_SUGGESTIONS {
                list.add(entry, &why);
            }
        }
        for id in &self.config.suggestions {
            list.add_id(id, "");
        }
        if self.config.suggestions.is_empty() {
            for entry in &self.library.faq().entries {
                if list.shown.len() < DEFAULT_SUGGESTIONS {
                    list.add(entry, "");
                }
            }
        }
        list.shown
    }

    fn is_hidden(&self, id: &str) -> bool {
        let entries = &self.library.faq().entries;
        self.hidden.iter().filter_map(|place| entries.get(*place)).any(|entry| entry.id == id)
    }

    /// Entries about products that the visitor has viewed, bought or put into the cart, each with the reason.
    fn of_products(&self) -> Vec<(&Entry, String)> {
        let texts = &self.fixed.strings;
        let mut found = Vec::new();
        for (id, name, why) in self.products_known(texts) {
            let about = self.library.faq().entries.iter().filter(|entry| entry.products.contains(&id));
            found.extend(about.map(|entry| (entry, fill(why, &[&name]))));
        }
        found
    }

    /// Products that the visitor has to do with, the closest first: id, name, and the text that says why.
    fn products_known(&self, texts: &Strings) -> Vec<(String, String, &'static str)> {
        let profile = &self.personal.profile;
        let mut known: Vec<(String, String, &'static str)> = Vec::new();
        let mut add = |id: &str, name: &str, why| {
            let listed = self.personal.products().iter().find(|product| product.id == id);
            let name = listed.map_or(name, |product| &product.name);
            if !known.iter().any(|(other, ..)| other == id) {
                known.push((id.to_owned(), if name.is_empty() { id } else { name }.to_owned(), why));
            }
        };
        for product in &profile.cart.items {
            add(&product.id, &product.name, texts.why_cart);
        }
        for trace in profile.products.list.iter().rev() {
            let name = trace.product.as_ref().map_or("", |product| product.name.as_str());
            add(&trace.key, name, texts.why_viewed);
        }
        for order in profile.purchases.orders.iter().rev() {
            for product in &order.products {
                add(&product.id, &product.name, texts.why_bought);
            }
        }
        known
    }

    /// Products that a rule recommends.
    pub(super) fn shelf(&self) -> Option<ShelfView> {
        None
    }

    /// What others asked after the last answer.
    pub(super) fn next_questions(&self) -> Vec<Suggested> {
        Vec::new()
    }
}

/// A list of suggestions that grows: each entry once, none that is hidden.
struct List<'a> {
    model: &'a Model,
    shown: Vec<Suggested>,
}

impl List<'_> {
    fn add_id(&mut self, id: &str, why: &str) {
        if let Some(entry) = self.model.library.faq().entry(id) {
            self.add(entry, why);
        }
    }

    fn add(&mut self, entry: &Entry, why: &str) {
        let is_there = self.shown.iter().any(|item| item.choice.id == entry.id);
        if self.shown.len() < MOST_SUGGESTIONS && !is_there && !self.model.is_hidden(&entry.id) {
            self.shown.push(Suggested { choice: choice(entry), why: why.to_owned() });
        }
    }
}

/// The text with values in its places `{}`, in order.
pub(super) fn fill(text: &str, values: &[&str]) -> String {
    let mut filled = String::new();
    let mut values = values.iter();
    for (at, part) in text.split("{}").enumerate() {
        if at > 0 {
            filled.push_str(values.next().unwrap_or(&""));
        }
        filled.push_str(part);
    }
    filled
}
