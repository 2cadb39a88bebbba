//! Numbers, days and times as people of a language write them. The browser has the tables of all languages (`Intl`), so
//! that they come in as functions; native tools write plain ones.

/// The functions. Each takes a BCP 47 tag of [`crate::logic::strings::LANGUAGES`]; moments are in milliseconds since 1970,
/// written in the visitor's time zone.
#[derive(Debug, Clone, Copy)]
pub struct Intl {
    /// A number: `1,234.5`.
    pub number: fn(f64, &str) -> String,
    /// The day of a moment: `December 28, 2026`.
    pub day: fn(f64, &str) -> String,
    /// The clock at a moment: `9:05 AM`.
    pub clock: fn(f64, &str) -> String,
    /// The category that a number's noun stands in: `one`, `few`, `many` or `other` (CLDR plural rules).
    pub plural: fn(f64, &str) -> String,
    /// The name of a language in that language.
    pub name: fn(&str) -> String,
}

/// The text for a count: each beside its category; one that is empty, or not there, is served by the last.
pub fn counted(intl: Intl, (count, lang): (f64, &str), texts: &[(&str, &'static str)]) -> &'static str {
    let category = (intl.plural)(count, lang);
    let found = texts.iter().find(|(name, text)| *name == category && !text.is_empty());
    found.or(texts.last()).map_or("", |(_, text)| text)
}

#[cfg(not(target_arch = "wasm32"))]
mod native {
    use super::super::handoff::when::clock;
    use super::super::rules::condition::compare::text;
    use super::super::time::iso;
    use super::Intl;
    use crate::logic::json::Json;

    impl Intl {
        /// Plain numbers, ISO days and times of UTC, English plurals, and tags in place of names.
        pub fn plain() -> Intl {
            Intl {
                number: |number, _| text(&Json::Number(number)),
                day: |at, _| iso(at).get(..10).unwrap_or_default().to_owned(),
                clock: |at, _| clock(at, |_| 0.0),
                plural: |count, _| {
                    (if (count - 1.0).abs() < f64::EPSILON { "one" } else { "other" }).to_owned()
                },
                name: str::to_owned,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_count_takes_its_own_text_or_the_last() {
        let russian = |count: f64, _: &str| {
            let last = count % 10.0;
            let few = if (1.5..4.5).contains(&last) { "few" } else { "many" };
            (if (0.5..1.5).contains(&last) { "one" } else { few }).to_owned()
        };
        let intl = Intl { plural: russian, ..Intl::plain() };
        let texts = [("one", "заказа"), ("few", ""), ("other", "заказов")];
        for (count, expected) in [(21.0, "заказа"), (3.0, "заказов"), (5.0, "заказов")] {
            assert_eq!(counted(intl, (count, "ru"), &texts), expected, "{count}");
        }
        assert_eq!(counted(intl, (1.0, "ru"), &[]), "");
    }
}
