//! The widget's one key in local storage.
//!
//! gloo-storage panics where the page blocks storage (a sandboxed frame, cookies refused), so that is
//! asked first through web-sys; and only its `raw()` is used, since its typed calls cost 14 kB of
//! `serde_json`.

use gloo_storage::{LocalStorage, Storage};

use super::json;
use crate::logic::json::Json;

/// What stands before every key, so that an owner knows whose it is.
const PREFIX: &str = "askwell.v1";

/// The storage of one widget, or the reason why there is none.
#[derive(Debug, Clone)]
pub struct Store {
    key: String,
}

impl Store {
    /// The store of the widget of that site name.
    pub fn new(site: &str) -> Self {
        let key = if site.is_empty() { PREFIX.to_owned() } else { [PREFIX, ".", site].concat() };
        Store { key }
    }

    /// What is stored: `Null` where there is nothing, a text where it is not JSON.
    ///
    /// # Errors
    /// Why there is no storage, in words for the site owner.
    pub fn read(&self) -> Result<Json, String> {
        let text = raw()?.get_item(&self.key).ok().flatten();
        Ok(text.map_or(Json::Null, |text| json::parse(&text).unwrap_or(Json::Text(text))))
    }

    /// What is stored, as it stands; empty where there is nothing.
    pub fn text(&self) -> String {
        self.read_text(&self.key).unwrap_or_default()
    }

    /// Stores the visitor's state, as it stands.
    ///
    /// # Errors
    /// Why it could not be stored, in words for the site owner.
    pub fn write(&self, text: &str) -> Result<(), String> {
        raw()?.set_item(&self.key, text).map_err(|_| "nothing more fits into it.".to_owned())
    }

    /// Keeps what is there under another name.
    ///
    /// # Errors
    /// Why it could not be stored, in words for the site owner.
    pub fn set_aside(&self) -> Result<(), String> {
        let storage = raw()?;
        let old = storage.get_item(&self.key).ok().flatten().unwrap_or_default();
        storage
            .set_item(&[&self.key, ".broken"].concat(), &old)
            .map_err(|_| "nothing more fits into it.".to_owned())
    }

    /// Removes everything the widget has stored.
    ///
    /// # Errors
    /// Why there is no storage, in words for the site owner.
    pub fn forget(&self) -> Result<(), String> {
        let storage = raw()?;
        let _ = storage.remove_item(&self.key);
        let _ = storage.remove_item(&[&self.key, ".broken"].concat());
        let consent = self.key_of("consent/");
        for key in self.keys().iter().filter(|key| **key != consent) {
            let _ = storage.remove_item(key);
        }
        Ok(())
    }

    /// The key of the visitor's state.
    pub fn key(&self) -> &str {
        &self.key
    }

    /// The key of something beside the visitor's state.
    pub fn key_of(&self, name: &str) -> String {
        [&self.key, "/", name].concat()
    }

    /// All such keys that are there, in no order.
    pub fn keys(&self) -> Vec<String> {
        let Ok(storage) = raw() else { return Vec::new() };
        let prefix = self.key_of("");
        all_keys(&storage).filter(|key| key.starts_with(&prefix)).collect()
    }

    /// The text under such a key.
    pub fn read_text(&self, key: &str) -> Option<String> {
        raw().ok()?.get_item(key).ok().flatten()
    }

    /// Stores a text under such a key; false where it cannot.
    pub fn write_text(&self, key: &str, text: &str) -> bool {
        raw().is_ok_and(|storage| storage.set_item(key, text).is_ok())
    }

    /// Removes such a key.
    pub fn remove(&self, key: &str) {
        if let Ok(storage) = raw() {
            let _ = storage.remove_item(key);
        }
    }
}

/// The rows of feedback of all widgets under this address, whatever their `data-site`: those under `…/row/…`.
#[cfg(feature = "studio")]
pub fn rows_of_all_sites() -> Vec<String> {
    let Ok(storage) = raw() else { return Vec::new() };
    let rows = all_keys(&storage).filter(|key| key.starts_with(PREFIX) && key.contains("/row/"));
    rows.filter_map(|key| storage.get_item(&key).ok().flatten()).collect()
}

fn all_keys(storage: &web_sys::Storage) -> impl Iterator<Item = String> {
    (0..storage.length().unwrap_or_default()).filter_map(|at| storage.key(at).ok().flatten())
}

fn raw() -> Result<web_sys::Storage, String> {
    let is_there = web_sys::window().and_then(|window| window.local_storage().ok()).flatten().is_some();
    if is_there { Ok(LocalStorage::raw()) } else { Err("this page may not use it.".to_owned()) }
}
