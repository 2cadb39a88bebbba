//! JSON as people write it into pages: comments, commas too many, line ends in texts, wrappers for old browsers.

/// The same as strict JSON, as far as it goes. What is strict already stays as it is.
pub fn cleaned(text: &str) -> String {
    let mut clean = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(char) = rest.chars().next() {
        let after = rest.get(char.len_utf8()..).unwrap_or_default();
        if let Some(skipped) = remark(rest) {
            rest = skipped;
        } else if char == '"' {
            rest = string(after, &mut clean);
        } else {
            if matches!(char, ']' | '}') {
                drop_comma(&mut clean);
            }
            clean.push(char);
            rest = after;
        }
    }
    clean
}

/// What follows a comment, or a mark that wraps the whole.
fn remark(text: &str) -> Option<&str> {
    const WRAPPERS: [&str; 5] = ["<![CDATA[", "]]>", "<!--", "-->", ";"];
    if let Some(comment) = text.strip_prefix("//") {
        return Some(comment.split_once('\n').map_or("", |(_, rest)| rest));
    }
    if let Some(comment) = text.strip_prefix("/*") {
        let end = super::tree::find_part(comment, "*/");
        return Some(end.and_then(|end| comment.get(end + 2..)).unwrap_or_default());
    }
    WRAPPERS.iter().find_map(|wrapper| text.strip_prefix(wrapper))
}

fn drop_comma(clean: &mut String) {
    let kept = clean.trim_end();
    if kept.ends_with(',') {
        let length = kept.len() - 1;
        clean.truncate(length);
    }
}

/// Copies a string, whose first quotation mark is taken already, up to its end.
fn string<'text>(text: &'text str, clean: &mut String) -> &'text str {
    clean.push('"');
    let mut is_escaped = false;
    for (at, char) in text.char_indices() {
        match char {
            '\n' => clean.push_str("\\n"),
            char if char < ' ' => clean.push(' '),
            char => clean.push(char),
        }
        if char == '"' && !is_escaped {
            return text.get(at + 1..).unwrap_or_default();
        }
        is_escaped = char == '\\' && !is_escaped;
    }
    ""
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::logic::json::Json;

    fn read(text: &str) -> Option<Json> {
        serde_json::from_str(&cleaned(text)).ok()
    }

    #[test]
    fn what_people_write_is_read() {
        let wanted = read(r#"{"a": [1, "x"]}"#);
        assert!(wanted.is_some());
        for text in [
            r#"{"a": [1, "x",],}"#,
            "// note\n{\"a\": /* one */ [1, \"x\"]}",
            "//<![CDATA[\n{\"a\": [1, \"x\"]}\n//]]>",
            "<!-- {\"a\": [1, \"x\" , ]} -->",
            r#"{"a": [1, "x"]};"#,
        ] {
            assert_eq!(read(text), wanted, "{text}");
        }
    }

    #[test]
    fn texts_keep_what_looks_like_a_remark() {
        for text in [r#""https://a.example/* x */, ]; // y""#, r#""\"// a""#, r#""a\\""#, r#""<!-- -->""#] {
            assert_eq!(cleaned(text), text);
        }
        assert_eq!(read("\"a\nb\tc\""), Some(Json::Text("a\nb c".into())));
    }

    proptest! {
        #[test]
        fn strict_json_means_the_same(text in r#"([\[\]{},:"\\/*;]|[a-c ]|true|1){0,40}"#) {
            if let Ok(strict) = serde_json::from_str::<Json>(&text) {
                prop_assert_eq!(read(&text), Some(strict), "{}", text);
            }
        }

        #[test]
        fn any_text_is_cleaned(text in "(?s).{0,120}") {
            let _ = cleaned(&text);
        }
    }
}
