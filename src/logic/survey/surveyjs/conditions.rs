//! The part of SurveyJS's expressions that is understood: comparisons of a question with a value, joined by `and`.

use super::super::super::json::Json;
use super::texts::scalar;

/// How a question is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Operator {
    Equal,
    Less,
    AtMost,
    Greater,
    AtLeast,
    Contains,
}

/// As they are written. Beside the signs SurveyJS has words.
const OPERATORS: [(&str, Operator); 13] = [
    ("=", Operator::Equal),
    ("==", Operator::Equal),
    ("equal", Operator::Equal),
    ("<", Operator::Less),
    ("less", Operator::Less),
    ("<=", Operator::AtMost),
    ("lessorequal", Operator::AtMost),
    (">", Operator::Greater),
    ("greater", Operator::Greater),
    (">=", Operator::AtLeast),
    ("greaterorequal", Operator::AtLeast),
    ("contains", Operator::Contains),
    ("contain", Operator::Contains),
];

/// `{question} operator value`.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Comparison {
    /// The name in braces.
    pub question: String,
    pub operator: Operator,
    /// A text, a number, or true or false.
    pub value: Json,
}

impl Comparison {
    /// Whether a stored value meets it. As in SurveyJS, numbers may be written as texts, and letters as large ones.
    pub fn holds(&self, stored: &Json) -> bool {
        let (Some(left), Some(right)) = (scalar(stored), scalar(&self.value)) else { return false };
        let numbers = left.trim().parse::<f64>().ok().zip(right.trim().parse::<f64>().ok());
        let compare = |holds: fn(f64, f64) -> bool| numbers.is_some_and(|(left, right)| holds(left, right));
        match self.operator {
            Operator::Equal => {
                left.to_lowercase() == right.to_lowercase()
                    || compare(|left, right| (left - right).abs() < 1e-9)
            }
            Operator::Less => compare(|left, right| left < right),
            Operator::AtMost => compare(|left, right| left <= right),
            Operator::Greater => compare(|left, right| left > right),
            Operator::AtLeast => compare(|left, right| left >= right),
            Operator::Contains => left.contains(&right),
        }
    }
}

#[derive(Debug, Clone, PartialEq)]
enum Token {
    Question(String),
    Operator(Operator),
    Value(Json),
    And,
}

/// The comparisons, all of which must hold.
///
/// # Errors
/// What is not understood, as it stands in the text.
pub(super) fn parse(text: &str) -> Result<Vec<Comparison>, String> {
    let tokens = tokens(text)?;
    let comparisons = tokens.split(|token| *token == Token::And).map(|part| match part {
        [Token::Question(question), Token::Operator(operator), Token::Value(value)] => {
            Ok(Comparison { question: question.clone(), operator: *operator, value: value.clone() })
        }
        _ => Err(text.trim().to_owned()),
    });
    comparisons.collect()
}

/// Round brackets are passed over: where there is only `and`, they change nothing.
fn tokens(text: &str) -> Result<Vec<Token>, String> {
    let mut all = Vec::new();
    let mut rest = text.trim_start_matches(is_between);
    while let Some(first) = rest.chars().next() {
        let (token, length) = match first {
            '{' => quoted(rest, '}').map(|(name, length)| (Token::Question(name.trim().to_owned()), length)),
            '\'' | '"' => quoted(rest, first).map(|(text, length)| (Token::Value(Json::from(text)), length)),
            _ => word(rest),
        }
        .ok_or_else(|| rest.trim_end().to_owned())?;
        all.push(token);
        rest = rest.get(length..).unwrap_or_default().trim_start_matches(is_between);
    }
    Ok(all)
}

fn is_between(c: char) -> bool {
    c.is_whitespace() || c == '(' || c == ')'
}

/// What stands between the first character and the next `end`, and the length of all in bytes.
fn quoted(text: &str, end: char) -> Option<(&str, usize)> {
    let mut chars = text.chars();
    chars.next()?;
    let (inner, _) = chars.as_str().split_once(end)?;
    Some((inner, inner.len() + 2))
}

/// An operator, a number, true or false, or `and`.
fn word(text: &str) -> Option<(Token, usize)> {
    let is_sign = |c: char| "=<>!&|".contains(c);
    let is_like = |c: char| {
        if text.starts_with(is_sign) { is_sign(c) } else { c.is_alphanumeric() || "-._".contains(c) }
    };
    let length = text.find(|c| !is_like(c)).unwrap_or(text.len());
    let word = text.get(..length)?.to_ascii_lowercase();
    let token = match word.as_str() {
        "and" | "&&" => Token::And,
        "true" => Token::Value(Json::Bool(true)),
        "false" => Token::Value(Json::Bool(false)),
        word => match OPERATORS.iter().find(|(known, _)| *known == word) {
            Some((_, operator)) => Token::Operator(*operator),
            None => Token::Value(Json::Number(word.parse().ok().filter(|number: &f64| number.is_finite())?)),
        },
    };
    Some((token, length))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn comparisons_are_read() {
        let is =
            |question: &str, operator, value| Comparison { question: question.to_owned(), operator, value };
        assert_eq!(
            parse(
                "({ q 1 } <= 6 and {a.b}='it is') && {c} contains \"x\" and {d} greaterorequal -1.5 and {e} = TRUE"
            ),
            Ok(vec![
                is("q 1", Operator::AtMost, Json::Number(6.0)),
                is("a.b", Operator::Equal, Json::from("it is")),
                is("c", Operator::Contains, Json::from("x")),
                is("d", Operator::AtLeast, Json::Number(-1.5)),
                is("e", Operator::Equal, Json::Bool(true)),
            ])
        );
    }

    #[test]
    fn what_is_not_understood_is_named() {
        for (text, part) in [
            ("", ""),
            ("{a} = 1 or {b} = 2", "or {b} = 2"),
            ("{a} notempty", "notempty"),
            ("{a} <> 'x'", "<> 'x'"),
            ("age({a}) > 3", "age({a}) > 3"),
            ("{a} = 'open", "'open"),
            ("{a} =", "{a} ="),
            ("'x' = {a}", "'x' = {a}"),
            ("{a} = ['x']", "['x']"),
            ("{a} = inf", "inf"),
        ] {
            assert_eq!(parse(text), Err(part.to_owned()), "{text}");
        }
    }

    #[test]
    fn values_are_compared_as_in_surveyjs() {
        let number = Json::Number(3.0);
        for (stored, operator, value, holds) in [
            (Json::from("3"), Operator::Equal, number.clone(), true),
            (Json::from("A"), Operator::Equal, Json::from("a"), true),
            (Json::Bool(true), Operator::Equal, Json::from("true"), true),
            (Json::Number(10.0), Operator::Less, number.clone(), false),
            (Json::from("abc"), Operator::Greater, number.clone(), false),
            (Json::from("item10"), Operator::Contains, Json::from("item1"), true),
            (Json::Null, Operator::Equal, number, false),
        ] {
            let comparison = Comparison { question: String::new(), operator, value };
            assert_eq!(comparison.holds(&stored), holds, "{stored:?} {comparison:?}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_without_harm(text in "[{}()'\"=<>&a-z0-9.é你 -]{0,40}") {
            let _ = parse(&text);
        }
    }
}
