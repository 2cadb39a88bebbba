//! Texts with places for attributes: "Welcome back, {visitor.name|friend}!"

use super::super::json::Json;
use super::condition::compare::text as written;

/// A value longer than this is no name for a sentence.
const LONGEST: usize = 80;

/// The text with the attributes in their places: `{path}`, or `{path|what stands there where it is missing}`. Braces
/// that hold no path stay.
pub fn fill(text: &str, attributes: &Json) -> String {
    let mut filled = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let Some((place, behind)) = after.split_once('}').filter(|(place, _)| is_place(place)) else {
            filled.push('{');
            rest = after;
            continue;
        };
        let (path, default) = place.split_once('|').unwrap_or((place, ""));
        filled.push_str(&value(path, attributes).unwrap_or_else(|| default.to_owned()));
        rest = behind;
    }
    filled.push_str(rest);
    filled
}

/// Whether this is a path, with or without a default: a root, a dot and more.
fn is_place(place: &str) -> bool {
    let path = place.split_once('|').map_or(place, |(path, _)| path);
    // Names of attributes in any script: what is no ASCII sign.
    let is_word = |c: char| !c.is_ascii() || c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '-');
    path.contains('.') && path.chars().all(is_word)
}

fn value(path: &str, attributes: &Json) -> Option<String> {
    let mut at = attributes;
    for name in path.split('.') {
        at = at.get(name)?;
    }
    let value = match at {
        Json::Text(text) if text.is_empty() => return None,
        Json::Text(_) | Json::Number(_) => written(at),
        _ => return None,
    };
    (value.len() <= LONGEST).then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_stand_in_their_places() {
        let attributes =
            serde_json::from_str(r#"{"visitor": {"name": "安娜", "empty": ""}, "cart": {"total": 42.5}}"#)
                .unwrap();
        for (text, expected) in [
            ("Hello {visitor.name}!", "Hello 安娜!"),
            ("{cart.total} in {visitor.city|your city}", "42.5 in your city"),
            ("{visitor.none}|{visitor.empty|x}", "|x"),
            ("a { b } {} {c} {visitor.name", "a { b } {} {c} {visitor.name"),
            ("{visitor} {__proto__.x|y}", "{visitor} y"),
        ] {
            assert_eq!(fill(text, &attributes), expected, "{text}");
        }
    }
}
