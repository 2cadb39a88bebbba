//! Comparing values as JavaScript does: texts with texts, everything else as numbers.

use super::super::super::json::Json;

/// How two values stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    Less,
    Equal,
    Greater,
    /// They cannot be compared: all comparisons are false.
    None,
}

impl Order {
    fn of<T: PartialOrd>(one: &T, other: &T) -> Order {
        match one.partial_cmp(other) {
            Some(std::cmp::Ordering::Less) => Order::Less,
            Some(std::cmp::Ordering::Equal) => Order::Equal,
            Some(std::cmp::Ordering::Greater) => Order::Greater,
            None => Order::None,
        }
    }
}

/// JavaScript's `<` and `>`. Texts are compared by UTF-16 code units.
pub(super) fn compare(one: &Json, other: &Json) -> Order {
    match (one, other) {
        (Json::Text(one), Json::Text(other)) => texts(one, other),
        _ => Order::of(&number(one), &number(other)),
    }
}

pub(super) fn texts(one: &str, other: &str) -> Order {
    let mut others = other.encode_utf16();
    for unit in one.encode_utf16() {
        match others.next() {
            None => return Order::Greater,
            Some(other) if other != unit => return Order::of(&unit, &other),
            Some(_) => {}
        }
    }
    if others.next().is_some() { Order::Less } else { Order::Equal }
}

/// JavaScript's `===`; lists and objects are never the same.
pub(super) fn is_same(one: &Json, other: &Json) -> bool {
    match (one, other) {
        (Json::List(_) | Json::Map(_), _) => false,
        _ => one == other,
    }
}

/// JavaScript's `Number(value)`.
pub(super) fn number(value: &Json) -> f64 {
    match value {
        Json::Null => 0.0,
        Json::Bool(is_so) => f64::from(u8::from(*is_so)),
        Json::Number(number) => *number,
        Json::Text(text) => number_in(text.trim()),
        Json::List(items) if items.is_empty() => 0.0,
        Json::List(_) | Json::Map(_) => f64::NAN,
    }
}

/// A decimal number in a text: sign, digits, point. Exponents and other notations are no numbers here; nobody writes
/// them into attributes, and the standard library's reader would cost ten kilobytes.
fn number_in(text: &str) -> f64 {
    let (sign, digits) = match text.strip_prefix('-') {
        Some(rest) => (-1.0, rest),
        None => (1.0, text.strip_prefix('+').unwrap_or(text)),
    };
    if text.is_empty() {
        return 0.0;
    }
    let (mut whole, mut scale, mut is_behind_point, mut has_digits) = (0.0, 1.0, false, false);
    for byte in digits.bytes() {
        match byte {
            b'0'..=b'9' => {
                whole = whole * 10.0 + f64::from(byte - b'0');
                scale *= if is_behind_point { 10.0 } else { 1.0 };
                has_digits = true;
            }
            b'.' if !is_behind_point => is_behind_point = true,
            _ => return f64::NAN,
        }
    }
    if has_digits { sign * whole / scale } else { f64::NAN }
}

/// JavaScript's `String(value)`, as far as it is one: lists and objects are told by their kind.
pub(super) fn text(value: &Json) -> String {
    match value {
        Json::Null => "null".to_owned(),
        Json::Bool(is_so) => (if *is_so { "true" } else { "false" }).to_owned(),
        Json::Number(number) => number.to_string(),
        Json::Text(text) => text.clone(),
        Json::List(items) => items.iter().map(text).collect::<Vec<String>>().join(","),
        Json::Map(_) => "[object Object]".to_owned(),
    }
}

/// Whether JavaScript takes a value for true.
pub(super) fn loosely(value: &Json) -> bool {
    match value {
        Json::Null => false,
        Json::Bool(is_so) => *is_so,
        Json::Number(number) => *number != 0.0 && !number.is_nan(),
        Json::Text(text) => !text.is_empty(),
        Json::List(_) | Json::Map(_) => true,
    }
}

/// Small letters, for comparing; of the alphabets that have them in one step, not more: the tables would cost bytes.
pub(super) fn lower(text: &str) -> String {
    text.chars()
        .map(|letter| match letter {
            'À'..='Þ' if letter != '×' => shifted(letter, 32),
            'Α'..='Ω' | 'А'..='Я' => shifted(letter, 32),
            'Ѐ'..='Џ' => shifted(letter, 80),
            other => other.to_ascii_lowercase(),
        })
        .collect()
}

fn shifted(letter: char, by: u32) -> char {
    char::from_u32(u32::from(letter) + by).unwrap_or(letter)
}

/// The name of a value's type, as `$type` has it.
pub(super) fn type_name(value: &Json) -> &'static str {
    match value {
        Json::Null => "null",
        Json::Bool(_) => "boolean",
        Json::Number(_) => "number",
        Json::Text(_) => "string",
        Json::List(_) => "array",
        Json::Map(_) => "object",
    }
}
