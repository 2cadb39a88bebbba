//! The packs that come with the widget, and how a loaded file is known to be one of them.

/// A pack beside the loader.
#[derive(Debug, PartialEq, Eq)]
pub struct Shipped {
    /// The language tag whose FAQs it serves, without region or script.
    pub lang: &'static str,
    /// Its address, relative to the loader's folder.
    pub file: &'static str,
    /// What the browser checks it against (subresource integrity).
    pub integrity: &'static str,
}

/// All of them. `cargo xtask pack` prints the lines after making a pack.
pub const SHIPPED: [Shipped; 2] = [
    Shipped {
        lang: "en",
        file: "packs/en.pack",
        integrity: "sha256-NgiF4//O+lBUue+XxF8Vt8kAV8kZqKYPHyedee30Vdc=",
    },
    Shipped {
        lang: "zh",
        file: "packs/zh.pack",
        integrity: "sha256-rR6+BfgIZv4vrYYK+K/ToSxPz2msKHrVl3O5dXetNVg=",
    },
];

/// The pack for a FAQ in that language, where there is one.
pub fn shipped(tag: &str) -> Option<&'static Shipped> {
    let lang = tag.split('-').next();
    SHIPPED.iter().find(|shipped| Some(shipped.lang) == lang)
}
