//! What is said of a receiver's answer: its parts in the owner's words, or the answer itself.
//!
//! Parts of an answer are texts, whatever is in them: every sign that Markdown could take for a mark is escaped.

use super::super::json::Json;
use super::super::rules::condition::compare::text as written;
use super::super::text::clipped;

/// The longest part of an answer that is shown, in characters.
const LONGEST_PART: usize = 500;

/// The longest text that is said of an answer, in characters of Markdown.
pub const LONGEST_SAID: usize = 2_000;

/// How many parts of an answer without a template are shown, and how many items of a list.
const MOST_PARTS: usize = 20;

/// Why nothing can be said of an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unsaid {
    /// It says what is wrong, in plain text.
    Refused(String),
    /// It has nothing of what is needed.
    Odd,
}

/// What is said of an answer, in Markdown; may be empty where there is neither a template nor anything to show.
///
/// # Errors
/// Where the answer says that it is none, or has nothing that the template asks for.
pub fn said(template: &str, answer: &Json, values: &[(&str, &str)]) -> Result<String, Unsaid> {
    if let Some(reason) = reason(answer) {
        return Err(Unsaid::Refused(clipped(reason, LONGEST_PART).to_owned()));
    }
    let text = if template.is_empty() { plainly(answer) } else { filled(template, answer, values) };
    let text = text.ok_or(Unsaid::Odd)?;
    let kept = clipped(&text, LONGEST_SAID);
    // A mark of escape at the end has lost what it was for.
    let is_cut =
        kept.len() < text.len() && kept.bytes().rev().take_while(|byte| *byte == b'\\').count() % 2 == 1;
    Ok(if is_cut { kept.get(..kept.len() - 1).unwrap_or(kept) } else { kept }.to_owned())
}

/// What an answer says is wrong: `{"error": "…"}` or `{"error": {"message": "…"}}`.
fn reason(answer: &Json) -> Option<&str> {
    let error = answer.get("error")?;
    let text = error.as_text().or_else(|| error.get("message")?.as_text())?.trim();
    (!text.is_empty()).then_some(text)
}

/// The template with parts of the answer, and values by their names, in their places. None where it asks for parts of the
/// answer and there is none of them.
fn filled(template: &str, answer: &Json, values: &[(&str, &str)]) -> Option<String> {
    let (mut asked, mut found) = (false, false);
    let mut filled = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let Some((path, behind)) = after.split_once('}').filter(|(path, _)| is_path(path)) else {
            filled.push('{');
            rest = after;
            continue;
        };
        if let Some(part) = at(answer, path).and_then(part) {
            (asked, found) = (true, true);
            escape(&part, &mut filled);
        } else if let Some((_, value)) = values.iter().find(|(name, _)| *name == path) {
            escape(value, &mut filled);
        } else {
            asked = true;
        }
        rest = behind;
    }
    filled.push_str(rest);
    (found || !asked).then_some(filled)
}

fn is_path(path: &str) -> bool {
    let is_name = |c: char| !c.is_ascii() || c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '-');
    !path.is_empty() && path.chars().all(is_name)
}

/// The value at a path; a number steps into a list.
fn at<'json>(answer: &'json Json, path: &str) -> Option<&'json Json> {
    let mut at = answer;
    for name in path.split('.') {
        at = match at {
            Json::List(items) => items.get(name.parse::<usize>().ok()?)?,
            _ => at.get(name)?,
        };
    }
    Some(at)
}

/// A value as a text: plain ones, and lists of them.
fn part(value: &Json) -> Option<String> {
    let text = match value {
        Json::Null | Json::Map(_) => return None,
        Json::List(items) => {
            let texts: Vec<String> = items.iter().take(MOST_PARTS).filter_map(plain).collect();
            texts.join(", ")
        }
        _ => plain(value)?,
    };
    (!text.trim().is_empty()).then(|| clipped(&text, LONGEST_PART).to_owned())
}

fn plain(value: &Json) -> Option<String> {
    match value {
        Json::Bool(_) | Json::Number(_) | Json::Text(_) => Some(written(value)),
        Json::Null | Json::List(_) | Json::Map(_) => None,
    }
}

/// An answer without a template: a text, `{"text": …}`, or the plain members of an object. Empty for "done" without a word.
fn plainly(answer: &Json) -> Option<String> {
    let lines = |text: &str| {
        let mut lines = String::new();
        for line in clipped(text, LONGEST_PART * 2).lines().filter(|line| !line.trim().is_empty()) {
            push_line(line, &mut lines);
        }
        lines
    };
    match answer {
        Json::Null | Json::Bool(true) => Some(String::new()),
        Json::Text(text) => Some(lines(text)),
        Json::Number(_) => part(answer).map(|text| lines(&text)),
        Json::Map(members) => match answer.get("text").and_then(Json::as_text) {
            Some(text) => Some(lines(text)),
            None if members.is_empty() => Some(String::new()),
            None => {
                let mut all = String::new();
                let parts = members.iter().filter_map(|(name, value)| Some((name, part(value)?)));
                for (name, part) in parts.take(MOST_PARTS) {
                    push_line(&[clipped(name, LONGEST_PART), ": ", &part].concat(), &mut all);
                }
                (!all.is_empty()).then_some(all)
            }
        },
        Json::Bool(false) | Json::List(_) => None,
    }
}

/// Adds a line, escaped, behind a hard break.
fn push_line(line: &str, into: &mut String) {
    if !into.is_empty() {
        into.push_str("\\\n");
    }
    escape(line.trim(), into);
}

/// Adds a text so that Markdown takes none of it for a mark; it stays on its line.
fn escape(text: &str, into: &mut String) {
    for c in text.chars() {
        if c.is_ascii_punctuation() {
            into.push('\\');
        }
        into.push(if c.is_control() { ' ' } else { c });
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::markdown::{Block, Inline, parse};
    use super::*;
    use proptest::prelude::*;

    fn say(template: &str, answer: &str) -> Result<String, Unsaid> {
        said(template, &serde_json::from_str(answer).unwrap(), &[("order", "A-1")])
    }

    /// What a visitor reads: paragraphs of plain text.
    fn read(markdown: &str) -> Option<String> {
        let mut text = String::new();
        for block in parse(markdown) {
            let Block::Paragraph(inlines) = block else { return None };
            for inline in inlines {
                match inline {
                    Inline::Text(part) => text.push_str(&part),
                    Inline::Break => text.push('\n'),
                    _ => return None,
                }
            }
        }
        Some(text)
    }

    fn shown(template: &str, answer: &str) -> String {
        read(&say(template, answer).unwrap()).unwrap()
    }

    #[test]
    fn parts_of_an_answer_stand_in_their_places() {
        let answer = r#"{"status": "sent", "days": 2.5, "items": [{"name": "Lamp"}], "tags": ["a", 1, {}], "ok": true}"#;
        for (template, expected) in [
            ("{order} is {status}.", "A-1 is sent."),
            ("{days} {items.0.name} {tags} {ok}", "2.5 Lamp a, 1 true"),
            ("{status} {none} {items} {ok.x}", "sent   "),
            ("{ status } {}", "{ status } {}"),
            ("Thanks", "Thanks"),
        ] {
            assert_eq!(shown(template, answer).trim_end(), expected.trim_end(), "{template}");
        }
        assert_eq!(say("{order} sent", "null"), Ok("A\\-1 sent".into()));
    }

    #[test]
    fn an_answer_with_none_of_the_parts_is_odd() {
        for answer in ["null", "{}", "[]", r#""x""#, r#"{"status": null}"#, r#"{"status": {"a": 1}}"#] {
            assert_eq!(say("It is {status} in {order}", answer), Err(Unsaid::Odd), "{answer}");
        }
    }

    #[test]
    fn without_a_template_the_answer_speaks() {
        for (answer, expected) in [
            (r#""It is *sent*""#, "It is *sent*"),
            (r#"{"text": "one\n\n# two", "id": 3}"#, "one\n# two"),
            (r#"{"status": "sent", "at": 3, "more": {}}"#, "status: sent\nat: 3"),
            ("12", "12"),
            ("null", ""),
            ("true", ""),
            ("{}", ""),
        ] {
            assert_eq!(shown("", answer), expected, "{answer}");
        }
        for answer in ["[1]", "false", r#"{"a": {}}"#] {
            assert_eq!(say("", answer), Err(Unsaid::Odd), "{answer}");
        }
    }

    #[test]
    fn an_error_is_said() {
        for answer in [r#"{"error": " No such order "}"#, r#"{"error": {"message": "No such order"}}"#] {
            assert_eq!(say("{status}", answer), Err(Unsaid::Refused("No such order".into())));
        }
        assert_eq!(say("ok", r#"{"error": null}"#), Ok("ok".into()));
        assert_eq!(say("ok", r#"{"error": ""}"#), Ok("ok".into()));
    }

    #[test]
    fn much_is_cut() {
        let members: Vec<String> = (0..300).map(|at| format!("\"k{at}\": \"{}\"", "!".repeat(900))).collect();
        let many = format!("{{{}}}", members.join(","));
        let text = say("", &many).unwrap();
        assert!(text.chars().count() <= LONGEST_SAID);
        assert!(read(&text).is_some());
        let deep = format!("{}1{}", "[".repeat(60), "]".repeat(60));
        assert_eq!(say("{0.0.0}", &deep), Err(Unsaid::Odd));
    }

    proptest! {
        /// Whatever an answer holds is read as the text it is.
        #[test]
        fn parts_are_never_marks(value in "[ -~\n\t李<>&\\[\\]()*_`#.:/]{0,60}") {
            let answer = Json::object(vec![("v", Json::from(value.as_str()))]);
            let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
            if let Ok(text) = said("{v}", &answer, &[]) {
                prop_assert_eq!(read(&text).map(|text| words(&text)), Some(words(&value)));
            } else {
                prop_assert_eq!(words(&value), "");
            }
            let text = said("", &answer, &[]).unwrap_or_default();
            prop_assert!(read(&text).is_some(), "{}", text);
        }
    }
}
