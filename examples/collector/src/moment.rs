//! Moments as text, by RFC 3339 with any offset, in milliseconds since 1970.
//!
//! The widget writes UTC, which `askwell::logic::time` reads; others may post and ask with offsets.

use askwell::logic::time::from_iso;

/// The moment that such a text names. None where it is none; a leap second (`:60`) is none either.
pub fn read(text: &str) -> Option<i64> {
    read_utc(text).or_else(|| {
        let (local, offset) = text.split_at_checked(text.len().checked_sub("+00:00".len())?)?;
        let sign = match offset.chars().next()? {
            '+' => 1,
            '-' => -1,
            _ => return None,
        };
        let local = read_utc(&format!("{local}Z"))?;
        let offset = read_utc(&format!("1970-01-01T{}:00Z", offset.get(1..)?))?;
        Some(local - sign * offset)
    })
}

/// The same for UTC only: the text ends in `Z`.
pub fn read_utc(text: &str) -> Option<i64> {
    #[expect(clippy::cast_possible_truncation, reason = "four digits of a year keep it below 2^48")]
    from_iso(text).map(|ms| ms as i64)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn offsets_are_counted() {
        for (text, ms) in [
            ("1970-01-01T00:00:00Z", Some(0)),
            ("1970-01-01T01:30:00.5+01:30", Some(500)),
            ("1969-12-31T23:59:59-00:01", Some(59_000)),
            ("1970-01-01T00:00:00", None),
            ("1970-01-01T00:00:00+1:00", None),
            ("1970-01-01T00:00:00*01:00", None),
            ("1970-01-01T00:00:00+25:00", None),
            ("1970-01-01T00:00:00Z+01:00", None),
            ("1970-01-01T00:00:60Z", None),
            ("", None),
            ("é0:00", None),
        ] {
            assert_eq!(read(text), ms, "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_without_harm(text in ".{0,30}") {
            let _ = read(&text);
        }
    }
}
