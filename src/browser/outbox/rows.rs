//! Rows in local storage, by folder and name; in memory where they cannot be stored.

use std::cell::RefCell;

use js_sys::Array;

use super::URGENT;
use crate::browser::storage::Store;

/// The rows of one widget.
pub(super) struct Rows {
    store: Store,
    /// What could not be stored, oldest first: key and text.
    unstored: RefCell<Vec<(String, String)>>,
}

impl Rows {
    pub(super) fn new(store: &Store) -> Self {
        Rows { store: store.clone(), unstored: RefCell::default() }
    }

    fn key(&self, folder: &str, name: &str) -> String {
        self.store.key_of(&[folder, "/", name].concat())
    }

    /// Whether it could be stored; kept in memory where not.
    #[inline(never)]
    pub(super) fn write(&self, folder: &str, name: &str, text: &str) -> bool {
        let key = self.key(folder, name);
        let is_stored = self.store.write_text(&key, text);
        if !is_stored {
            let mut unstored = self.unstored.borrow_mut();
            unstored.retain(|(other, _)| *other != key);
            unstored.push((key, text.to_owned()));
        }
        is_stored
    }

    pub(super) fn read(&self, folder: &str, name: &str) -> Option<String> {
        let key = self.key(folder, name);
        let unstored = self.unstored.borrow();
        let kept = unstored.iter().find(|(other, _)| *other == key).map(|(_, text)| text.clone());
        kept.or_else(|| self.store.read_text(&key))
    }

    pub(super) fn remove(&self, folder: &str, name: &str) {
        let key = self.key(folder, name);
        self.unstored.borrow_mut().retain(|(other, _)| *other != key);
        self.store.remove(&key);
    }

    /// The first rows of a folder, by name, as many as have `most` bytes together, and one more.
    #[inline(never)]
    pub(super) fn list(&self, folder: &str, most: usize) -> Vec<(String, String)> {
        let mut sum = 0;
        let mut rows = Vec::new();
        for name in self.names(folder).iter().filter_map(|name| name.as_string()) {
            let Some(text) = self.read(folder, &name) else { continue };
            sum += text.len();
            rows.push((name, text));
            if sum > most {
                break;
            }
        }
        rows
    }

    /// Removes all rows of a folder but messages.
    pub(super) fn clear(&self, folder: &str) {
        self.keep_last(folder, 0);
    }

    /// Removes the first rows of a folder until so many are left. Messages stay: the visitor waits for an answer.
    pub(super) fn keep_last(&self, folder: &str, most: u32) {
        let names = self.names(folder);
        for name in names.iter().take(names.length().saturating_sub(most) as usize) {
            let name = name.as_string().unwrap_or_default();
            if !name.starts_with(URGENT) {
                self.remove(folder, &name);
            }
        }
    }

    /// The names in a folder, in order: the browser sorts.
    fn names(&self, folder: &str) -> Array {
        let prefix = self.key(folder, "");
        let names = Array::new();
        let stored = self.store.keys();
        let unstored = self.unstored.borrow();
        for key in stored.iter().chain(unstored.iter().map(|(key, _)| key)) {
            if let Some(name) = key.strip_prefix(prefix.as_str()) {
                names.push(&name.into());
            }
        }
        names.sort()
    }
}
