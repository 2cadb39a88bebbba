//! Texts with places to fill in.

/// The text with `{1}`, `{2}` and so on filled in. What is filled in is not read again.
pub fn filled(text: &str, parts: &[&str]) -> String {
    let mut pieces = text.split('{');
    let mut filled = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (number, rest) = piece.split_once('}').unwrap_or(("", piece));
        let part = number.parse::<usize>().ok().and_then(|number| parts.get(number.checked_sub(1)?));
        filled.push_str(part.unwrap_or(&""));
        filled.push_str(rest);
    }
    filled
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_filled_in_is_not_read_again() {
        for (text, parts, expected) in [
            ("{1} to {2}", ["{2}", "b"], "{2} to b"),
            ("{2}{1}{3}", ["a", "b"], "ba"),
            ("plain", ["a", "b"], "plain"),
            ("{0} {x} {", ["a", "b"], "  "),
        ] {
            assert_eq!(filled(text, &parts), expected);
        }
    }
}
