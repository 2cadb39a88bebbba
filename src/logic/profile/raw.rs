//! What owners may say about remembering visitors, and what it comes to.

use super::super::report::{Reader, settings};

pub use super::super::time::DAY_MS as DAY;

settings! {
    /// What the widget remembers of a visitor, on the visitor's device and nowhere else: pages and products viewed,
    /// cart, purchases, topics and ratings, for rules and suggestions. The visitor can see, export and erase it.
    pub struct RawProfile {
        /// Whether it is remembered from one page to the next. With false it is forgotten with each page. Default:
        /// true.
        remember: bool,
        /// Whether it takes the visitor's consent, told by `Askwell('consent', {"personalization": "granted"})` or by
        /// a consent manager. With false it is stored once the visitor has used the widget. Default: false.
        consent: bool,
        /// Days after which a view of a page or product, or a topic, counts half. From 0.1 to 365. Default: 14.
        half_life_days: f64,
        /// Days without a visit after which all is forgotten. From 1 to 730. Default: 180.
        keep_days: f64,
        /// Whether Global Privacy Control is honoured: where the browser sends it, nothing of this is stored. Default:
        /// true.
        privacy_control: bool,
    }
}

/// How a visitor is remembered.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Keeping {
    /// Whether from one page to the next.
    pub remember: bool,
    /// Whether only with consent.
    pub needs_consent: bool,
    /// Whether Global Privacy Control is honoured.
    pub has_privacy_control: bool,
    /// After so many milliseconds something counts half.
    pub half_life: f64,
    /// After so many milliseconds without a visit all is forgotten.
    pub keep: f64,
}

impl Default for Keeping {
    fn default() -> Self {
        Keeping {
            remember: true,
            needs_consent: false,
            has_privacy_control: true,
            half_life: 14.0 * DAY,
            keep: 180.0 * DAY,
        }
    }
}

impl Keeping {
    /// What an owner's settings come to. A number out of its range is reported, and the default used.
    pub fn resolve(raw: &RawProfile, reader: &mut Reader) -> Keeping {
        let default = Keeping::default();
        let mut days = |name, given: Option<f64>, (least, most): (f64, f64)| {
            let days = given?;
            if (least..=most).contains(&days) {
                return Some(days * DAY);
            }
            let mark = reader.enter(name);
            reader.report(
                [
                    "expected days from ",
                    if least < 1.0 { "0.1 to 365" } else { "1 to 730" },
                    "; the default is used.",
                ]
                .concat(),
            );
            reader.leave(mark);
            None
        };
        Keeping {
            remember: raw.remember.unwrap_or(default.remember),
            needs_consent: raw.consent.unwrap_or(default.needs_consent),
            has_privacy_control: raw.privacy_control.unwrap_or(default.has_privacy_control),
            half_life: days("half_life_days", raw.half_life_days, (0.1, 365.0)).unwrap_or(default.half_life),
            keep: days("keep_days", raw.keep_days, (1.0, 730.0)).unwrap_or(default.keep),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::report::Read;
    use super::*;

    fn resolve(json: &str) -> (Keeping, Vec<String>) {
        let mut reader = Reader::new("askwell.json");
        let raw = RawProfile::read(&serde_json::from_str(json).unwrap(), &mut reader).unwrap();
        let keeping = Keeping::resolve(&raw, &mut reader);
        (keeping, reader.into_problems().iter().map(ToString::to_string).collect())
    }

    #[test]
    fn nothing_said_is_the_default() {
        assert_eq!(resolve("{}"), (Keeping::default(), vec![]));
    }

    #[test]
    fn everything_can_be_said() {
        let (keeping, problems) = resolve(
            r#"{"remember": false, "consent": true, "half_life_days": 1, "keep_days": 30, "privacy_control": false}"#,
        );
        let expected = Keeping {
            remember: false,
            needs_consent: true,
            has_privacy_control: false,
            half_life: DAY,
            keep: 30.0 * DAY,
        };
        assert_eq!((keeping, problems), (expected, vec![]));
    }

    #[test]
    fn what_is_out_of_range_is_reported_and_the_default_used() {
        let (keeping, problems) = resolve(r#"{"half_life_days": 0, "keep_days": 1e9}"#);
        assert_eq!(keeping, Keeping::default());
        assert_eq!(
            problems,
            [
                "askwell.json at $.half_life_days: expected days from 0.1 to 365; the default is used.",
                "askwell.json at $.keep_days: expected days from 1 to 730; the default is used.",
            ]
        );
    }
}
