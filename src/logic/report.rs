//! Reading what somebody else wrote: a value plus a list of problems, never a failure as a whole.
//!
//! Each [`Problem`] names file, JSON path and fix. What is read stands in [`super::config`] and [`super::faq`].

mod nearest;

use std::fmt;

use super::json::Json;
pub use nearest::nearest;

/// Something the site owner should mend. Written to the console, in English.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The file or place that is meant, as the owner knows it: `askwell.json`.
    pub file: String,
    /// Where in it: `$.contact.email`. Empty where the file as a whole is meant.
    pub path: String,
    /// What is wrong, and how to put it right. Whole sentences.
    pub message: String,
}

impl Problem {
    /// A problem of a file as a whole.
    pub fn of_file(file: &str, message: impl Into<String>) -> Self {
        Problem { file: file.to_owned(), path: String::new(), message: message.into() }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str(&self.file)?;
        if !self.path.is_empty() {
            formatter.write_str(" at ")?;
            formatter.write_str(&self.path)?;
        }
        formatter.write_str(": ")?;
        formatter.write_str(&self.message)
    }
}

/// A type that an owner may write in JSON. `None` means unusable, and that the reader was told why.
pub trait Read: Sized {
    /// Reads the value, reporting what cannot be used.
    fn read(json: &Json, reader: &mut Reader) -> Option<Self>;
}

/// Walks a JSON tree, remembers where it is, and collects the problems.
#[derive(Debug)]
pub struct Reader {
    file: String,
    path: String,
    problems: Vec<Problem>,
}

/// Where the reader stood before [`Reader::enter`].
#[must_use = "give it back to `leave`"]
pub struct Mark(usize);

impl Reader {
    /// Starts at the root of the named file.
    pub fn new(file: &str) -> Self {
        Reader { file: file.to_owned(), path: "$".to_owned(), problems: Vec::new() }
    }

    /// Steps into a member of an object.
    pub fn enter(&mut self, member: &str) -> Mark {
        let mark = Mark(self.path.len());
        self.path.push('.');
        self.path.push_str(member);
        mark
    }

    /// Steps into an item of a list.
    pub fn enter_item(&mut self, index: usize) -> Mark {
        let mark = Mark(self.path.len());
        self.path.push('[');
        self.path.push_str(&index.to_string());
        self.path.push(']');
        mark
    }

    /// Steps back out.
    #[expect(clippy::needless_pass_by_value, reason = "a mark is good for one step back")]
    pub fn leave(&mut self, mark: Mark) {
        self.path.truncate(mark.0);
    }

    /// Notes a problem here.
    pub fn report(&mut self, message: impl Into<String>) {
        self.report_at(&self.path.clone(), message);
    }

    /// Where the reader stands, as a JSON path.
    #[cfg(feature = "insight")]
    pub fn place(&self) -> &str {
        &self.path
    }

    /// Notes a problem of another place, for example one that was left before.
    pub fn report_at(&mut self, place: &str, message: impl Into<String>) {
        self.problems.push(Problem {
            file: self.file.clone(),
            path: place.to_owned(),
            message: message.into(),
        });
    }

    /// Notes that another kind of value is needed here. For the last line of a [`Read::read`].
    pub fn expected<T>(&mut self, wanted: &str, found: &Json) -> Option<T> {
        self.report(["expected ", wanted, ", found ", found.kind(), "; it is left out."].concat());
        None
    }

    /// Notes a key that nobody reads, with the nearest one that somebody does.
    pub fn unknown_key(&mut self, key: &str, known: &[&str]) {
        let advice = match nearest(key, known) {
            Some(name) => ["did you mean \"", name, "\"?"].concat(),
            None => ["known keys are ", &known.join(", "), "."].concat(),
        };
        self.report(["unknown key; ", &advice].concat());
    }

    /// The members of an object; anything else is reported.
    pub fn members<'json>(&mut self, json: &'json Json) -> Option<&'json [(String, Json)]> {
        match json {
            Json::Map(members) => Some(members),
            other => self.expected("an object", other),
        }
    }

    /// Goes through the members of an object; `read` is given the place of each among the `known` keys. The rest is
    /// reported. One function for all objects: a copy for each would cost visitors ten kilobytes.
    #[inline(never)]
    pub fn fields(
        &mut self,
        json: &Json,
        known: &[&str],
        read: &mut dyn FnMut(usize, &Json, &mut Reader),
    ) -> Option<()> {
        for (key, value) in self.members(json)? {
            // `null` is how generators say "not set"; `$schema` is for the owner's editor.
            if *value == Json::Null || key == "$schema" {
                continue;
            }
            let mark = self.enter(key);
            match known.iter().position(|name| name == key) {
                Some(at) => read(at, value, self),
                None => self.unknown_key(key, known),
            }
            self.leave(mark);
        }
        Some(())
    }

    /// Goes through the items of a list; anything else is reported. One function for all lists, as [`Self::fields`].
    #[inline(never)]
    pub fn items(&mut self, json: &Json, read: &mut dyn FnMut(&Json, &mut Reader)) -> Option<()> {
        let Json::List(items) = json else {
            return self.expected("a list", json);
        };
        for (index, item) in items.iter().enumerate() {
            let mark = self.enter_item(index);
            read(item, self);
            self.leave(mark);
        }
        Some(())
    }

    /// The place of a word among those that are known; another one is reported.
    #[inline(never)]
    pub fn word(&mut self, json: &Json, known: &[&str]) -> Option<usize> {
        let found = json.as_text().and_then(|word| known.iter().position(|name| *name == word));
        if found.is_none() {
            self.report(["expected one of ", &known.join(", "), "; it is left out."].concat());
        }
        found
    }

    /// All that was noted, in the order of the file.
    pub fn into_problems(self) -> Vec<Problem> {
        self.problems
    }
}

impl Read for String {
    #[inline(never)]
    fn read(json: &Json, reader: &mut Reader) -> Option<Self> {
        match json {
            Json::Text(text) => Some(text.clone()),
            other => reader.expected("a text", other),
        }
    }
}

impl Read for f64 {
    #[inline(never)]
    fn read(json: &Json, reader: &mut Reader) -> Option<Self> {
        json.as_number().or_else(|| reader.expected("a number", json))
    }
}

impl Read for bool {
    #[inline(never)]
    fn read(json: &Json, reader: &mut Reader) -> Option<Self> {
        json.as_bool().or_else(|| reader.expected("true or false", json))
    }
}

impl<T: Read> Read for Vec<T> {
    #[inline(never)]
    fn read(json: &Json, reader: &mut Reader) -> Option<Self> {
        let mut list = Vec::new();
        reader.items(json, &mut |item, reader| list.extend(T::read(item, reader)))?;
        Some(list)
    }
}

/// A field's name as it is written in JSON: `type` is a keyword of Rust, and a field of that name is `r#type`.
pub(crate) const fn key(field: &'static str) -> &'static str {
    match field.as_bytes() {
        [b'r', b'#', name @ ..] => match std::str::from_utf8(name) {
            Ok(name) => name,
            Err(_) => field,
        },
        _ => field,
    }
}

/// Declares an object that owners may write: a struct whose fields are all optional, and its [`Read`].
/// The documentation of each field becomes its description in the JSON Schema.
macro_rules! settings {
    ($(#[$meta:meta])* pub struct $name:ident { $( $(#[$field_meta:meta])* $key:ident: $type:ty, )* }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Default, PartialEq)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(deny_unknown_fields))]
        pub struct $name { $( $(#[$field_meta])* pub $key: Option<$type>, )* }

        impl $crate::logic::report::Read for $name {
            fn read(
                json: &$crate::logic::json::Json,
                reader: &mut $crate::logic::report::Reader,
            ) -> Option<Self> {
                type Field =
                    fn(&mut $name, &$crate::logic::json::Json, &mut $crate::logic::report::Reader);
                const FIELDS: &[Field] =
                    &[$( |all, value, reader| all.$key = <$type>::read(value, reader) ),*];
                const KEYS: &[&str] = &[$($crate::logic::report::key(stringify!($key))),*];
                let mut all = Self::default();
                reader.fields(json, KEYS, &mut |at, value, reader| {
                    if let Some(field) = FIELDS.get(at) {
                        field(&mut all, value, reader);
                    }
                })?;
                Some(all)
            }
        }
    };
}

/// Declares a choice among fixed words, the first being the default, and its [`Read`].
macro_rules! choices {
    ($(#[$meta:meta])* pub enum $name:ident { $( $(#[$item_meta:meta])* $item:ident = $word:literal, )* }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        pub enum $name {
            #[default]
            $( $(#[$item_meta])* #[cfg_attr(feature = "schema", schemars(rename = $word))] $item, )*
        }

        impl $name {
            /// All of them, in the order in which they are declared.
            pub const ALL: [Self; [$($word),*].len()] = [$(Self::$item),*];

            /// The word that stands for the choice in JSON and in attributes.
            pub fn word(self) -> &'static str {
                match self { $( Self::$item => $word, )* }
            }

            /// The choice that a word stands for.
            pub fn from_word(word: &str) -> Option<Self> {
                match word { $( $word => Some(Self::$item), )* _ => None }
            }
        }

        impl $crate::logic::report::Read for $name {
            fn read(
                json: &$crate::logic::json::Json,
                reader: &mut $crate::logic::report::Reader,
            ) -> Option<Self> {
                let at = reader.word(json, &[$($word),*])?;
                Self::ALL.get(at).copied()
            }
        }
    };
}

pub(crate) use {choices, settings};

#[cfg(test)]
mod tests {
    use super::*;

    settings! {
        /// A test object.
        pub struct Sample {
            /// A name.
            name: String,
            /// Some sizes.
            sizes: Vec<f64>,
        }
    }

    fn read(text: &str) -> (Option<Sample>, Vec<String>) {
        let json: Json = serde_json::from_str(text).unwrap();
        let mut reader = Reader::new("sample.json");
        let sample = Sample::read(&json, &mut reader);
        (sample, reader.into_problems().iter().map(ToString::to_string).collect())
    }

    #[test]
    fn a_wrong_value_costs_that_value_only() {
        let (sample, problems) = read(r#"{"name": 3, "sizes": [1, "two", 3]}"#);
        assert_eq!(sample, Some(Sample { name: None, sizes: Some(vec![1.0, 3.0]) }));
        assert_eq!(
            problems,
            [
                "sample.json at $.name: expected a text, found a number; it is left out.",
                "sample.json at $.sizes[1]: expected a number, found a text; it is left out.",
            ]
        );
    }

    #[test]
    fn an_unknown_key_is_answered_with_the_nearest() {
        let (_, problems) = read(r#"{"nmae": "x", "colour": 1, "$schema": "y", "sizes": null}"#);
        assert_eq!(
            problems,
            [
                "sample.json at $.nmae: unknown key; did you mean \"name\"?",
                "sample.json at $.colour: unknown key; known keys are name, sizes.",
            ]
        );
    }
}
