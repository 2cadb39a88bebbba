//! Values as JavaScript compares them: `GrowthBook`'s cases and SDKs rest on it.
//!
//! Source: ECMA-262, `ToString`, `ToNumber`, `ToBoolean`, `IsLessThan`. Numbers are written and read by own code: the
//! standard library's would cost visitors more bytes than the rest of the conditions.

use std::cmp::Ordering;

use super::super::super::json::Json;
use super::MOST_DEPTH;

/// The digits after the point beyond which numbers are not told apart, and the zeros before it: all powers of ten up to
/// this one are exact.
const MOST_PLACES: usize = 22;

/// `String(value)`.
pub fn text(value: &Json) -> String {
    text_within(value, MOST_DEPTH)
}

/// Lists within lists are joined so deep; what lies deeper is left out.
fn text_within(value: &Json, depth: usize) -> String {
    match value {
        Json::Null => "null".to_owned(),
        Json::Bool(value) => if *value { "true" } else { "false" }.to_owned(),
        Json::Number(number) => text_of_number(*number),
        Json::Text(text) => text.clone(),
        Json::Map(_) => "[object Object]".to_owned(),
        Json::List(items) => {
            let mut joined = String::new();
            for (at, item) in items.iter().enumerate() {
                if at > 0 {
                    joined.push(',');
                }
                if *item != Json::Null && depth > 0 {
                    joined.push_str(&text_within(item, depth - 1));
                }
            }
            joined
        }
    }
}

/// A number in digits, the fewest that mean it. From 10²¹ on and below 10⁻⁶ JavaScript writes powers; this does not.
fn text_of_number(number: f64) -> String {
    if number.is_nan() {
        return "NaN".to_owned();
    }
    let sign = if number < 0.0 { "-" } else { "" };
    if number.is_infinite() {
        return [sign, "Infinity"].concat();
    }
    let (digits, zeros, places) = shortest(number.abs());
    let mut digits = digits.to_string();
    for _ in 0..zeros {
        digits.push('0');
    }
    if places == 0 {
        return [sign, &digits].concat();
    }
    while digits.len() <= places {
        digits.insert(0, '0');
    }
    let (whole, rest) = digits.split_at(digits.len() - places);
    [sign, whole, ".", rest].concat()
}

/// The fewest digits that mean a number, as one whole number, with the zeros behind it, or the places of it that lie
/// behind the point.
#[expect(clippy::float_cmp, reason = "that the digits mean just this number is the question")]
fn shortest(number: f64) -> (u64, usize, usize) {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "positive; `as` keeps to what fits"
    )]
    let whole = |number: f64| number.round() as u64;
    if number < 1e15 && number.fract() == 0.0 {
        return (whole(number), 0, 0);
    }
    for zeros in (0..=MOST_PLACES).rev() {
        let digits = (number / ten_to(zeros)).round();
        if digits > 0.0 && digits < 1e18 && digits * ten_to(zeros) == number {
            return (whole(digits), zeros, 0);
        }
    }
    for places in 1..=MOST_PLACES {
        let digits = (number * ten_to(places)).round();
        if digits > 0.0 && digits < 1e18 && digits / ten_to(places) == number {
            return (whole(digits), 0, places);
        }
    }
    (whole(number), 0, 0)
}

/// A power of ten, exact up to 10²².
fn ten_to(power: usize) -> f64 {
    (0..power).fold(1.0, |product, _| product * 10.0)
}

/// `Number(value)`. What is no number is NaN, which is equal to nothing.
pub fn number(value: &Json) -> f64 {
    match value {
        Json::Null => 0.0,
        Json::Bool(value) => f64::from(u8::from(*value)),
        Json::Number(number) => *number,
        Json::Text(text) => number_of(text.trim()),
        Json::List(_) => number_of(text(value).trim()),
        Json::Map(_) => f64::NAN,
    }
}

/// The number that a text means: decimal, in other bases with their prefix, or infinite. Of more than 19 digits the
/// first 19 count.
fn number_of(text: &str) -> f64 {
    for (prefix, base) in [("0x", 16), ("0X", 16), ("0o", 8), ("0O", 8), ("0b", 2), ("0B", 2)] {
        if let Some(digits) = text.strip_prefix(prefix) {
            return u64::from_str_radix(digits, base).map_or(f64::NAN, |number| number as f64);
        }
    }
    let (sign, rest) = match text.strip_prefix('-') {
        Some(rest) => (-1.0, rest),
        None => (1.0, text.strip_prefix('+').unwrap_or(text)),
    };
    match rest {
        "" if text.is_empty() => 0.0,
        "Infinity" => sign * f64::INFINITY,
        _ => decimal(rest).map_or(f64::NAN, |number| sign * number),
    }
}

/// Digits, perhaps with a point among or beside them, perhaps with a power of ten.
fn decimal(text: &str) -> Option<f64> {
    let (mut digits, mut power, mut count, mut is_after_point) = (0_u64, 0_i32, 0, false);
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        match byte {
            b'0'..=b'9' => {
                count += 1;
                if digits < 10_u64.pow(18) {
                    digits = digits * 10 + u64::from(byte - b'0');
                    power -= i32::from(is_after_point);
                } else {
                    power += i32::from(!is_after_point);
                }
            }
            b'.' if !is_after_point => is_after_point = true,
            b'e' | b'E' if count > 0 => {
                let rest = text.get(text.len() - bytes.len()..)?;
                power += rest.parse::<i32>().ok()?.clamp(-9_999, 9_999);
                break;
            }
            _ => return None,
        }
    }
    let scale = |digits: f64, power: i32| match usize::try_from(power) {
        Ok(power) => digits * ten_to(power.min(400)),
        Err(_) => digits / ten_to((power.unsigned_abs() as usize).min(400)),
    };
    (count > 0).then(|| scale(digits as f64, power))
}

/// Whether JavaScript takes a value for true.
pub fn is_true(value: &Json) -> bool {
    match value {
        Json::Null => false,
        Json::Bool(value) => *value,
        Json::Number(number) => *number != 0.0 && !number.is_nan(),
        Json::Text(text) => !text.is_empty(),
        Json::List(_) | Json::Map(_) => true,
    }
}

/// `===`: the same type and value. Lists and objects are the same as themselves only, so those of a condition are never
/// the same as those of attributes.
pub fn is_same(left: &Json, right: &Json) -> bool {
    match (left, right) {
        (Json::List(_) | Json::Map(_), _) => false,
        _ => left == right,
    }
}

/// Whether two values are written the same in JSON, in the same order. What lies very deep never is.
pub fn is_alike(left: &Json, right: &Json) -> bool {
    is_alike_within(left, right, MOST_DEPTH)
}

fn is_alike_within(left: &Json, right: &Json, depth: usize) -> bool {
    let Some(depth) = depth.checked_sub(1) else { return false };
    match (left, right) {
        (Json::List(left), Json::List(right)) => {
            left.len() == right.len()
                && left.iter().zip(right).all(|(left, right)| is_alike_within(left, right, depth))
        }
        (Json::Map(left), Json::Map(right)) => {
            left.len() == right.len()
                && left
                    .iter()
                    .zip(right)
                    .all(|(left, right)| left.0 == right.0 && is_alike_within(&left.1, &right.1, depth))
        }
        _ => is_same(left, right),
    }
}

/// How `<` and `>` see two values: texts by their UTF-16 units, all else as numbers. `None` where one is no number.
pub fn order(left: &Json, right: &Json) -> Option<Ordering> {
    if is_text(left) && is_text(right) {
        return Some(order_of_texts(&text(left), &text(right)));
    }
    number(left).partial_cmp(&number(right))
}

/// Whether JavaScript compares a value as a text, where the other is one, too.
fn is_text(value: &Json) -> bool {
    matches!(value, Json::Text(_) | Json::List(_) | Json::Map(_))
}

/// The order of two texts by their UTF-16 units.
pub fn order_of_texts(left: &str, right: &str) -> Ordering {
    left.encode_utf16().cmp(right.encode_utf16())
}

/// A version as a text whose order is that of versions: `v1.10.0-rc.1+build` becomes `    1-   10-    0-rc-    1`.
/// Source: `paddedVersionString` of `GrowthBook`'s SDK. What is no version counts as `0`.
pub fn version(value: &Json) -> String {
    let text = match value {
        Json::Number(_) | Json::Text(_) => text(value),
        _ => String::new(),
    };
    let text = if text.is_empty() { "0" } else { &text };
    let text = text.strip_prefix('v').unwrap_or(text);
    let (mut padded, mut part, mut parts) = (String::new(), String::new(), 1);
    for c in text.chars().take_while(|c| *c != '+') {
        if c == '-' || c == '.' {
            pad(&mut padded, &part);
            padded.push('-');
            part.clear();
            parts += 1;
        } else {
            part.push(c);
        }
    }
    pad(&mut padded, &part);
    if parts == 3 {
        // The last of ASCII's characters: a release comes after its candidates.
        padded.push_str("-~");
    }
    padded
}

/// Adds a part of a version; numbers are set to the right of five columns.
fn pad(padded: &mut String, part: &str) {
    if !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()) {
        for _ in part.len()..5 {
            padded.push(' ');
        }
    }
    padded.push_str(part);
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Told by Node: `String(…)` of the left.
    #[test]
    fn numbers_are_written_as_in_javascript() {
        for (number, expected) in [
            (0.0, "0"),
            (-0.0, "0"),
            (7.0, "7"),
            (-120.0, "-120"),
            (0.1 + 0.2, "0.30000000000000004"),
            (1.5, "1.5"),
            (-0.000_001, "-0.000001"),
            (123_456.789, "123456.789"),
            (9_007_199_254_740_992.0, "9007199254740992"),
            (1_152_921_504_606_846_976.0, "1152921504606847000"),
            (f64::NAN, "NaN"),
            (f64::NEG_INFINITY, "-Infinity"),
        ] {
            assert_eq!(text_of_number(number), expected);
        }
    }

    /// Told by Node: `Number(…)` of the left.
    #[test]
    fn texts_are_read_as_numbers_as_in_javascript() {
        for (text, expected) in [
            ("", Some(0.0)),
            (" \n12 ", Some(12.0)),
            ("-1.50", Some(-1.5)),
            ("+.5", Some(0.5)),
            ("5.", Some(5.0)),
            ("1e3", Some(1_000.0)),
            ("1E-2", Some(0.01)),
            ("0x1F", Some(31.0)),
            ("-Infinity", Some(f64::NEG_INFINITY)),
            ("12345678901234567890", Some(12_345_678_901_234_567_890.0)),
            (".", None),
            ("-", None),
            ("1,5", None),
            ("1e", None),
            ("NaN", None),
            ("inf", None),
            ("12px", None),
            ("１２", None),
        ] {
            let found = number(&Json::from(text));
            assert_eq!((!found.is_nan()).then_some(found), expected, "{text:?}");
        }
    }

    #[test]
    fn versions_are_padded() {
        for (given, expected) in [
            ("v1.10.0-rc.1+build", "    1-   10-    0-rc-    1"),
            ("2.0.0", "    2-    0-    0-~"),
            ("", "    0"),
            ("版本", "版本"),
        ] {
            assert_eq!(version(&Json::from(given)), expected);
        }
        assert_eq!(version(&Json::Number(1.5)), "    1-    5");
        assert_eq!(version(&Json::List(vec![])), "    0");
    }

    #[test]
    fn the_order_of_texts_is_that_of_utf16_units() {
        // As code points the second would come first.
        assert_eq!(order_of_texts("😀", "\u{ff01}"), Ordering::Less);
        assert_eq!(order_of_texts("a", "ab"), Ordering::Less);
    }

    proptest! {
        #[test]
        fn whole_numbers_and_cents_go_there_and_back(whole in -1_000_000_000_i64..1_000_000_000) {
            for number in [whole as f64, whole as f64 / 100.0] {
                let written = text_of_number(number);
                prop_assert_eq!(&written, &number.to_string().replace("-0", if number == 0.0 { "0" } else { "-0" }));
                prop_assert!((number_of(&written) - number).abs() < f64::EPSILON);
            }
        }

        #[test]
        fn any_text_is_some_number(text in "[-+.eE0-9xInfity ]{0,24}|.{0,12}") {
            let _ = number_of(&text);
            let _ = version(&Json::Text(text));
        }
    }
}
