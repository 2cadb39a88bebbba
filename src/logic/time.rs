//! Moments as text: RFC 3339 in UTC, to the millisecond.

/// Milliseconds in a day.
pub const DAY: i64 = 86_400_000;

/// The same, to reckon with moments and lengths of time.
pub const DAY_MS: f64 = DAY as f64;

/// The moment as text: `2026-01-31T23:59:59.001Z`. `ms` counts from 1970; what lies outside the years 0 to 9999 is
/// moved to the nearest end, since the format has four digits.
pub fn iso(ms: f64) -> String {
    const FIRST: f64 = -62_167_219_200_000.0;
    const LAST: f64 = 253_402_300_799_999.0;
    #[expect(clippy::cast_possible_truncation, reason = "clamped to what fits")]
    let ms = if ms.is_nan() { 0 } else { ms.clamp(FIRST, LAST) as i64 };
    let (year, month, day) = date(ms.div_euclid(DAY));
    let rest = ms.rem_euclid(DAY);
    let mut text = String::with_capacity(24);
    for (value, digits, after) in [
        (year, 4, '-'),
        (month, 2, '-'),
        (day, 2, 'T'),
        (rest / 3_600_000, 2, ':'),
        (rest / 60_000 % 60, 2, ':'),
        (rest / 1_000 % 60, 2, '.'),
        (rest % 1_000, 3, 'Z'),
    ] {
        let number = value.to_string();
        text.extend(std::iter::repeat_n('0', digits - number.len().min(digits)));
        text.push_str(&number);
        text.push(after);
    }
    text
}

/// The moment that a text names, in milliseconds since 1970: what [`iso`] writes, with or without a fraction. None
/// where it is no such text, or names a day that there is not.
pub fn from_iso(text: &str) -> Option<f64> {
    let text = text.strip_suffix('Z')?;
    let (whole, fraction) = text.split_once('.').unwrap_or((text, "0"));
    let (day, clock) = whole.split_once('T')?;
    let [year, month, date_] = numbers(day, '-', [4, 2, 2])?;
    let [hour, minute, second] = numbers(clock, ':', [2, 2, 2])?;
    let is_fraction = (1..=9).contains(&fraction.len()) && number(fraction, fraction.len()).is_some();
    if hour > 23 || minute > 59 || second > 59 || !is_fraction {
        return None;
    }
    let days = days(year, month, date_);
    if date(days) != (year, month, date_) {
        return None;
    }
    let thousandths: String = fraction.chars().chain("000".chars()).take(3).collect();
    let part = number(&thousandths, 3)?;
    let seconds = (hour * 60 + minute) * 60 + second;
    Some((days * DAY + seconds * 1_000 + part) as f64)
}

fn numbers(text: &str, between: char, digits: [usize; 3]) -> Option<[i64; 3]> {
    let mut parts = text.split(between);
    let [first, second, third] = digits;
    let all = [number(parts.next()?, first)?, number(parts.next()?, second)?, number(parts.next()?, third)?];
    parts.next().is_none().then_some(all)
}

fn number(text: &str, digits: usize) -> Option<i64> {
    let is_plain = text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit());
    if is_plain { text.parse().ok() } else { None }
}

/// The proleptic Gregorian date of a day, counted from 1970: year, month, day of the month. Algorithm: Howard Hinnant,
/// "chrono-Compatible Low-Level Date Algorithms", `civil_from_days`.
pub fn date(day: i64) -> (i64, i64, i64) {
    let day = day + 719_468;
    let era = day.div_euclid(146_097);
    let of_era = day.rem_euclid(146_097);
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let shifted = (5 * of_year + 2) / 153;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    (year + era * 400 + i64::from(month <= 2), month, of_year - (153 * shifted + 2) / 5 + 1)
}

/// The day of a date, counted from 1970: `days_from_civil` of the same source.
pub fn days(year: i64, month: i64, day: i64) -> i64 {
    let year = year - i64::from(month <= 2);
    let shifted = if month > 2 { month - 3 } else { month + 9 };
    let of_year = (153 * shifted + 2) / 5 + day - 1;
    let of_era = year.rem_euclid(400) * 365 + year.rem_euclid(400) / 4 - year.rem_euclid(400) / 100 + of_year;
    year.div_euclid(400) * 146_097 + of_era - 719_468
}

/// How many days a day, counted from 1970, is after Monday: 1970 began on a Thursday.
pub fn weekday(day: i64) -> i64 {
    (day + 3).rem_euclid(7)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn known_moments() {
        for (ms, text) in [
            (0.0, "1970-01-01T00:00:00.000Z"),
            (951_782_400_000.0, "2000-02-29T00:00:00.000Z"),
            (1_769_903_999_001.0, "2026-01-31T23:59:59.001Z"),
            (-1.0, "1969-12-31T23:59:59.999Z"),
        ] {
            assert_eq!(iso(ms), text);
            assert_eq!(from_iso(text), Some(ms));
        }
        assert_eq!(iso(f64::INFINITY), "9999-12-31T23:59:59.999Z");
        assert_eq!(from_iso("2026-01-31T23:59:59Z"), Some(1_769_903_999_000.0));
    }

    #[test]
    fn what_is_no_moment_is_none() {
        for text in [
            "",
            "Z",
            "2026-02-30T00:00:00Z",
            "2026-1-1T00:00:00Z",
            "2026-01-01T24:00:00Z",
            "2026-01-01",
            "2026-01-01T00:00:00.Z",
            "2026-01-01T00:00:00.123xZ",
        ] {
            assert_eq!(from_iso(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(ms in -62_167_219_200_000_i64..253_402_300_799_999) {
            prop_assert_eq!(from_iso(&iso(ms as f64)), Some(ms as f64));
        }

        #[test]
        fn any_text_is_read_without_harm(text in ".{0,30}") {
            let _ = from_iso(&text);
        }
    }
}
