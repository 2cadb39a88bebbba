//! How tables of texts are declared, and read in other languages.

use super::super::json::Json;
use super::super::report::{Problem, Reader};

/// Declares a table of texts in English, which is read in another language by `translated`. A page has one language, so
/// that its texts are never let go: code to copy and to drop each of them would cost visitors more than the texts.
macro_rules! strings {
    ($(#[$about:meta])* $Table:ident; $( $(#[$meta:meta])* $key:ident = $english:literal, )*) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub struct $Table { $( $(#[$meta])* pub $key: &'static str, )* }

        impl Default for $Table {
            // One copy of bytes; written out, it would be four instructions a text, wherever a table begins.
            #[inline(never)]
            fn default() -> Self {
                static ENGLISH: $Table = $Table { $( $key: $english, )* };
                ENGLISH
            }
        }

        impl $Table {
            /// The names of all texts.
            pub const KEYS: &'static [&'static str] = &[$(stringify!($key)),*];

            /// The texts of another language over the English ones; what is missing or wrong stays English and
            /// is reported.
            #[inline(never)]
            pub fn translated(
                json: &$crate::logic::json::Json,
                file: &str,
            ) -> (Self, Vec<$crate::logic::report::Problem>) {
                let mut table = Self::default();
                let mut texts = [$(&mut table.$key),*];
                // One text of names, and not a list of them with an address each.
                let keys = concat!($(stringify!($key), " "),*);
                let problems = $crate::logic::strings::overlay(json, file, (keys, &mut texts));
                (table, problems)
            }

            /// The texts in the order of the keys, for tests.
            #[cfg(not(target_arch = "wasm32"))]
            pub fn texts(&self) -> Vec<&str> {
                vec![$(self.$key),*]
            }
        }
    };
}

pub(crate) use strings;

/// Whether a text is for a number that not every language has a form of its own for.
fn is_optional(key: &str, keys: &[&str]) -> bool {
    let mut bases = ["_one", "_few", "_many"].iter().filter_map(|category| key.strip_suffix(*category));
    bases.any(|base| keys.contains(&base))
}

/// Puts the texts of a file over those of a table, given with their keys, a space behind each.
pub(crate) fn overlay(
    json: &Json,
    file: &str,
    (keys, texts): (&str, &mut [&mut &'static str]),
) -> Vec<Problem> {
    let keys: Vec<&str> = keys.split(' ').filter(|key| !key.is_empty()).collect();
    let mut reader = Reader::new(file);
    let members = reader.members(json).unwrap_or_default();
    for (key, _) in members.iter().filter(|(name, _)| !keys.contains(&name.as_str())) {
        let mark = reader.enter(key);
        reader.unknown_key(key, &keys);
        reader.leave(mark);
    }
    for (key, text) in keys.iter().zip(texts) {
        let mark = reader.enter(key);
        match json.get(key) {
            Some(Json::Text(translated)) => **text = translated.clone().leak(),
            Some(_) => reader.report("expected a text."),
            None if is_optional(key, &keys) => **text = "",
            None => reader.report("this text is missing; English is shown."),
        }
        reader.leave(mark);
    }
    reader.into_problems()
}
