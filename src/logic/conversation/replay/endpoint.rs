//! The owner's endpoint of a dialogue, as it behaves in `tests/cases/dialogues`.

use super::super::super::json::Json;
use super::super::event::Failure;

/// How long an endpoint takes that answers, and how long one is waited for that does not, in milliseconds.
const QUICK: f64 = 300.0;
const PATIENCE: f64 = 15_000.0;

/// What the endpoint does.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Endpoint {
    /// How it fails; none where it does not.
    trouble: Option<Trouble>,
    /// Whether it fails the first time only.
    is_once: bool,
}

#[derive(Debug, Clone, PartialEq)]
enum Trouble {
    /// After [`PATIENCE`] in milliseconds, or at once.
    Fails(Failure),
    Hangs,
}

/// What an endpoint gives, and after how many milliseconds.
pub(super) type Answer = (f64, Result<Json, Failure>);

impl Endpoint {
    /// Reads `ok`, `timeout`, `500`, `html`, `5MB`, `redirect`, `hangs`, each of the troubles also as `…-once`.
    pub fn read(word: Option<&str>) -> Result<Endpoint, String> {
        let word = word.unwrap_or("ok");
        let (kind, is_once) = word.strip_suffix("-once").map_or((word, false), |kind| (kind, true));
        let trouble = match kind {
            "ok" => None,
            "timeout" => Some(Trouble::Fails(Failure::Slow)),
            "html" | "5MB" => Some(Trouble::Fails(Failure::Odd)),
            "redirect" => Some(Trouble::Fails(Failure::Unreachable)),
            "hangs" => Some(Trouble::Hangs),
            status => match status.parse() {
                Ok(status @ 400..=599) => Some(Trouble::Fails(Failure::Refused(status))),
                _ => return Err(format!("unknown endpoint `{word}`")),
            },
        };
        Ok(Endpoint { trouble, is_once })
    }

    /// What it gives to a call, counted from 0; none where it hangs.
    pub fn answer(&self, call: usize) -> Option<Answer> {
        let trouble = self.trouble.as_ref().filter(|_| !self.is_once || call == 0);
        match trouble {
            None => Some((QUICK, Ok(Json::object(vec![("text", Json::from("OK"))])))),
            Some(Trouble::Hangs) => None,
            Some(Trouble::Fails(failure)) => {
                let after = if *failure == Failure::Slow { PATIENCE } else { QUICK };
                Some((after, Err(failure.clone())))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn given(word: &str, call: usize) -> Option<Result<Json, Failure>> {
        Endpoint::read(Some(word)).unwrap().answer(call).map(|(_, given)| given)
    }

    #[test]
    fn each_word_does_what_it_says() {
        for (word, failure) in [
            ("timeout", Failure::Slow),
            ("404", Failure::Refused(404)),
            ("html", Failure::Odd),
            ("5MB", Failure::Odd),
            ("redirect", Failure::Unreachable),
        ] {
            assert_eq!(given(word, 0), Some(Err(failure.clone())), "{word}");
            assert_eq!(given(word, 1), Some(Err(failure)), "{word}");
            assert!(given(&[word, "-once"].concat(), 1).unwrap().is_ok(), "{word}");
        }
        assert_eq!(given("hangs", 0), None);
        assert!(given("ok", 0).unwrap().is_ok());
        assert!(Endpoint::read(None).unwrap().answer(0).unwrap().1.is_ok());
    }

    #[test]
    fn other_words_are_said() {
        for word in ["", "200", "9999", "slow", "once"] {
            assert!(Endpoint::read(Some(word)).is_err(), "{word}");
        }
    }
}
