//! The products that rules may recommend.

use super::super::config::local_text::LocalText;
use super::super::report::{Reader, settings};
use super::super::url::safe_url;

settings! {
    /// A product that rules may recommend.
    pub struct RawProduct {
        /// What the shop's events and pages name it by: its SKU or id.
        id: String,
        /// What visitors read.
        name: LocalText,
        /// Its page.
        url: String,
        /// What it costs, as visitors read it: "¥68". Default: not shown.
        price: LocalText,
    }
}

/// A product.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Product {
    /// Names it in events.
    pub id: String,
    /// What visitors read.
    pub name: String,
    /// Its page.
    pub url: String,
    /// What it costs; may be empty.
    pub price: String,
}

/// The products of a config for a reader of a language; those that cannot be used are left out with a message.
pub fn products(raw: &[RawProduct], lang: &str, reader: &mut Reader) -> Vec<Product> {
    let mut all = Vec::new();
    for (at, raw) in raw.iter().enumerate() {
        let mark = reader.enter_item(at);
        let text =
            |text: &Option<LocalText>| text.as_ref().map_or("", |text| text.for_language(lang)).to_owned();
        let (id, name) = (raw.id.clone().unwrap_or_default(), text(&raw.name));
        let url = raw.url.as_deref().and_then(safe_url);
        match url {
            Some(url) if !id.is_empty() && !name.is_empty() => {
                all.push(Product { id, name, url, price: text(&raw.price) });
            }
            _ => reader.report(
                "a product needs an \"id\", a \"name\" and a \"url\" that begins with https:// or http://, or is of this site; it is left out.",
            ),
        }
        reader.leave(mark);
    }
    all
}
