//! Foreign values made harmless: texts of a bounded length, numbers that are numbers, trees of a bounded size.
//!
//! What a profile keeps comes from the page, from its data layer, or from a store that anybody can edit.

use super::super::json::Json;

/// The last moment that a browser's clock can show, in milliseconds since 1970 (ECMA-262, "Time Values").
const LAST_MOMENT: f64 = 8.64e15;

/// The longest text in a tree, in bytes.
const LONGEST_TEXT: usize = 256;

/// The most members or items that are kept of one object or list.
const MOST_MEMBERS: usize = 20;

/// The beginning of a text, at most so many bytes of it, without control characters and blanks around it.
pub fn short(text: &str, bytes: usize) -> String {
    let mut kept = String::new();
    let is_blank = |letter: char| letter.is_whitespace() || letter.is_control();
    for letter in text.trim_start_matches(is_blank).chars().filter(|letter| !letter.is_control()) {
        if kept.len() + letter.len_utf8() > bytes {
            break;
        }
        kept.push(letter);
    }
    kept.truncate(kept.trim_end().len());
    kept
}

/// A moment, in milliseconds since 1970, whatever the clock said: none where it was no number.
pub fn moment(at: f64) -> Option<f64> {
    at.is_finite().then(|| at.clamp(0.0, LAST_MOMENT).floor())
}

/// A stored moment: what lies ahead of `now` was written by a clock that went wrong, and counts as now.
pub fn past(json: Option<&Json>, now: f64) -> Option<f64> {
    Some(moment(json?.as_number()?)?.min(now))
}

/// To three decimals: more say nothing, and sums of prices would show them.
pub fn rounded(number: f64) -> f64 {
    (number * 1_000.0 + 0.5).floor() / 1_000.0
}

/// A number of zero or more, written as such or as a text with a decimal point (`"12.90"`). No other separators:
/// schema.org asks for a point, and none between thousands (<https://schema.org/price>).
pub fn amount(json: &Json) -> Option<f64> {
    let number = match json {
        Json::Number(number) => *number,
        Json::Text(text) => decimal(text.trim())?,
        _ => return None,
    };
    (0.0..1e12).contains(&number).then(|| rounded(number))
}

/// Up to fifteen digits, which an `f64` holds exactly. The standard library's reader would cost ten kilobytes.
fn decimal(text: &str) -> Option<f64> {
    let (mut digits, mut count, mut scale, mut is_behind_point) = (0_u64, 0, 1.0, false);
    for byte in text.bytes() {
        match byte {
            b'0'..=b'9' if count < 15 => {
                digits = digits * 10 + u64::from(byte - b'0');
                count += 1;
                scale *= if is_behind_point { 10.0 } else { 1.0 };
            }
            b'.' if !is_behind_point => is_behind_point = true,
            _ => return None,
        }
    }
    (count > 0).then(|| digits as f64 / scale)
}

/// A text, or a whole number as one; of a list the first, of an object its `@value` or `name`: so do pages write names
/// of brands and categories in JSON-LD. Empty where there is none.
pub fn text(json: Option<&Json>, bytes: usize) -> String {
    let inner = match json {
        Some(Json::List(items)) => items.first(),
        other => other,
    };
    let inner = match inner {
        Some(map @ Json::Map(_)) => map.get("@value").or_else(|| map.get("name")),
        other => other,
    };
    match inner {
        Some(Json::Text(text)) => short(text, bytes),
        Some(Json::Number(number)) => whole(*number),
        _ => String::new(),
    }
}

/// A whole number as a text; empty where it is none that an `f64` holds exactly.
fn whole(number: f64) -> String {
    if !(0.0..9e15).contains(&number) || number.floor() < number {
        return String::new();
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within the type's range")]
    let number = number as u64;
    number.to_string()
}

/// A copy of a tree without what is deeper than `depth`, longer than its bounds, or no JSON (infinite numbers).
pub fn tree(json: &Json, depth: usize) -> Json {
    match json {
        Json::Number(number) if !number.is_finite() => Json::Null,
        Json::Text(text) => Json::Text(short(text, LONGEST_TEXT)),
        Json::List(_) | Json::Map(_) if depth == 0 => Json::Null,
        Json::List(items) => {
            Json::List(items.iter().take(MOST_MEMBERS).map(|item| tree(item, depth - 1)).collect())
        }
        Json::Map(members) => {
            let kept = members.iter().filter(|(name, _)| is_name(name)).take(MOST_MEMBERS);
            Json::Map(kept.map(|(name, value)| (name.clone(), tree(value, depth - 1))).collect())
        }
        other => other.clone(),
    }
}

/// Whether a name may stand in a tree. `__proto__` would change the object that the browser makes of it.
pub fn is_name(name: &str) -> bool {
    (1..=64).contains(&name.len()) && name != "__proto__" && !name.chars().any(char::is_control)
}

/// At most how many bytes a value takes as JSON text.
pub fn cost(json: &Json) -> usize {
    match json {
        Json::Null | Json::Bool(_) => 5,
        // A whole number of up to sixteen digits, and any: a sign, seventeen digits, a point, an exponent.
        Json::Number(number) if number.abs() < 1e15 && number.floor() >= *number => 18,
        Json::Number(_) => 26,
        Json::Text(text) => text_cost(text),
        Json::List(items) => items.iter().map(|item| cost(item) + 1).sum::<usize>() + 2,
        Json::Map(members) => {
            members.iter().map(|(name, value)| text_cost(name) + cost(value) + 2).sum::<usize>() + 2
        }
    }
}

fn text_cost(text: &str) -> usize {
    let one = |byte: u8| match byte {
        b'"' | b'\\' => 2,
        0..=31 => 6,
        _ => 1,
    };
    text.bytes().map(one).sum::<usize>() + 2
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use proptest::prelude::*;

    fn json(text: &str) -> Json {
        serde_json::from_str(text).unwrap()
    }

    #[test]
    fn amounts_are_numbers_or_texts_with_a_point() {
        for (written, read) in [
            ("12.9", Some(12.9)),
            ("\"12.90\"", Some(12.9)),
            ("\" 7 \"", Some(7.0)),
            ("\".5\"", Some(0.5)),
            ("0", Some(0.0)),
            ("\"1299\"", Some(1299.0)),
            ("\"1,299.00\"", None),
            ("\"12,90\"", None),
            ("\"€ 12\"", None),
            ("\"\"", None),
            ("\".\"", None),
            ("\"1.2.3\"", None),
            ("\"1e3\"", None),
            ("\"1234567890123456\"", None),
            ("-1", None),
            ("\"-1\"", None),
            ("1e300", None),
            ("true", None),
            ("[1]", None),
            ("null", None),
        ] {
            assert_eq!(amount(&json(written)), read, "{written}");
        }
        assert_eq!(amount(&Json::Number(f64::NAN)), None);
    }

    #[test]
    fn names_are_found_where_pages_write_them() {
        for (written, read) in [
            ("\" Tea \"", "Tea"),
            ("42", "42"),
            ("4.5", ""),
            ("-1", ""),
            ("1e300", ""),
            (r#"{"@type": "Brand", "name": "Acme"}"#, "Acme"),
            (r#"{"@value": "茶", "@language": "zh"}"#, "茶"),
            (r#"["Games", "Toys"]"#, "Games"),
            (r#"[{"name": "Acme"}]"#, "Acme"),
            ("[]", ""),
            ("null", ""),
            (r#""a\u0000b\n""#, "ab"),
        ] {
            assert_eq!(text(Some(&json(written)), 20), read, "{written}");
        }
        assert_eq!(text(None, 20), "");
    }

    #[test]
    fn texts_are_cut_between_characters() {
        assert_eq!(short("退货政策", 7), "退货");
        assert_eq!(short("abc", 0), "");
        assert_eq!(short("\u{86} a b\u{0}c \u{86}", 9), "a bc");
        assert_eq!(short("ab cd", 3), "ab");
    }

    #[test]
    fn trees_end_at_their_depth_and_hold_no_prototype() {
        let deep = json(r#"{"a": {"b": {"c": 1}}, "__proto__": {"x": 1}, "": 1, "constructor": 2}"#);
        assert_eq!(tree(&deep, 2), json(r#"{"a": {"b": null}, "constructor": 2}"#));
        assert_eq!(tree(&Json::Number(f64::INFINITY), 2), Json::Null);
        assert_eq!(tree(&Json::List(vec![Json::Null; 100]), 1).as_list().unwrap().len(), MOST_MEMBERS);
    }

    #[test]
    fn moments_are_within_what_clocks_show() {
        for (at, read) in [(1.5, Some(1.0)), (-5.0, Some(0.0)), (1e300, Some(LAST_MOMENT)), (f64::NAN, None)]
        {
            assert_eq!(moment(at), read);
        }
        assert_eq!(past(Some(&Json::Number(9.0)), 5.0), Some(5.0));
    }

    /// Any JSON, with the names that our own objects have now and then.
    pub fn any_json() -> impl Strategy<Value = Json> {
        let leaf = prop_oneof![
            Just(Json::Null),
            any::<bool>().prop_map(Json::Bool),
            prop_oneof![any::<f64>(), (-1e6..1e6).prop_map(f64::floor)].prop_map(Json::Number),
            ".{0,12}".prop_map(Json::Text),
        ];
        leaf.prop_recursive(4, 40, 6, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..6).prop_map(Json::List),
                prop::collection::vec(("[a-c_\"\\\\]{0,3}", inner), 0..6).prop_map(Json::Map),
            ]
        })
    }

    proptest! {
        #[test]
        fn the_cost_is_never_below_the_length(value in any_json()) {
            let written = serde_json::to_string(&tree(&value, 6)).unwrap();
            prop_assert!(written.len() <= cost(&tree(&value, 6)), "{}", written);
        }

        #[test]
        fn decimals_are_read_as_the_standard_library_does(text in "[0-9]{1,8}(\\.[0-9]{0,6})?") {
            prop_assert_eq!(decimal(&text), text.parse().ok());
        }
    }
}
