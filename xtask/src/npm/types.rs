//! TypeScript declarations from the config's JSON Schema. It knows the part of JSON Schema that our own types are
//! written in; what it does not know becomes `unknown`, which permits everything.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

/// One exported type for each definition, and `Config` for the whole.
pub fn declarations(schema: &Value) -> String {
    let nothing = Map::new();
    let definitions = schema.get("$defs").and_then(Value::as_object).unwrap_or(&nothing);
    let writer = Writer { taken: definitions.keys().map(String::as_str).collect() };
    let mut text = String::from("/** The config and the FAQ, made from askwell.schema.json. */\n");
    for (name, definition) in definitions.iter().map(|(name, given)| (writer.name(name), given)) {
        writer.declare(&mut text, &name, definition);
    }
    writer.declare(&mut text, "Config", schema);
    text
}

struct Writer<'schema> {
    taken: BTreeSet<&'schema str>,
}

impl Writer<'_> {
    /// Names of the Rust types, without what only tells Rust's readers something.
    fn name(&self, name: &str) -> String {
        match name.strip_prefix("Raw") {
            Some("Branch2") => "SurveyBranch".to_owned(),
            Some(short) if self.taken.contains(short) => format!("{short}Settings"),
            Some(short) => short.to_owned(),
            None => name.to_owned(),
        }
    }

    fn declare(&self, text: &mut String, name: &str, schema: &Value) {
        text.push('\n');
        text.push_str(&comment(schema, ""));
        let written = self.written(schema, "");
        if written.starts_with('{') {
            text.extend(["export interface ", name, " ", &written, "\n"]);
        } else {
            text.extend(["export type ", name, " = ", &written, ";\n"]);
        }
    }

    fn written(&self, schema: &Value, indent: &str) -> String {
        let get = |key: &str| schema.get(key);
        if let Some(name) = get("$ref").and_then(Value::as_str) {
            return self.name(name.rsplit('/').next().unwrap_or_default());
        }
        if let Some(constant) = get("const") {
            return constant.to_string();
        }
        if let Some(Value::Array(values)) = get("enum") {
            return union(values.iter().filter(|value| !value.is_null()).map(Value::to_string));
        }
        if let Some(Value::Array(ways)) = get("anyOf").or(get("oneOf")) {
            let ways = ways.iter().filter(|way| way.get("type").is_none_or(|of| of != "null"));
            return union(ways.map(|way| self.written(way, indent)));
        }
        if let Some(then) = get("then") {
            // A value to compare with, or else what the schema says of objects.
            let other = get("else").map(|other| self.written(other, indent));
            let plain = "string | number | boolean | null | readonly unknown[]".to_owned();
            return union([self.written(then, indent), other.unwrap_or(plain)]);
        }
        match get("type") {
            Some(Value::String(word)) => self.of_type(word, schema, indent),
            Some(Value::Array(words)) => {
                // What may be left out may be null as well, which nobody writes; among several it is a value.
                let is_left_out = |word: &str| word == "null" && words.len() == 2;
                let words = words.iter().filter_map(Value::as_str).filter(|word| !is_left_out(word));
                union(words.map(|word| self.of_type(word, schema, indent)))
            }
            _ => "unknown".to_owned(),
        }
    }

    fn of_type(&self, word: &str, schema: &Value, indent: &str) -> String {
        match word {
            "string" | "number" | "boolean" | "null" => word.to_owned(),
            "integer" => "number".to_owned(),
            "array" => {
                let item =
                    schema.get("items").map_or("unknown".to_owned(), |item| self.written(item, indent));
                if item.contains(' ') { format!("({item})[]") } else { format!("{item}[]") }
            }
            "object" => self.object(schema, indent),
            _ => "unknown".to_owned(),
        }
    }

    fn object(&self, schema: &Value, indent: &str) -> String {
        let inner = format!("{indent}  ");
        let mut text = String::from("{\n");
        let mut kinds = Vec::new();
        for (key, value) in schema.get("properties").and_then(Value::as_object).into_iter().flatten() {
            let kind = self.written(value, &inner);
            let name = if key.chars().all(|letter| letter.is_alphanumeric() || "_$".contains(letter)) {
                key.clone()
            } else {
                Value::from(key.as_str()).to_string()
            };
            let mark = if is_required(schema, key) { "" } else { "?" };
            text.push_str(&comment(value, &inner));
            text.extend([&inner, name.as_str(), mark, ": ", &kind, ";\n"]);
            kinds.push(kind);
        }
        let patterns = schema.get("patternProperties").and_then(Value::as_object).into_iter().flatten();
        let others: Vec<&Value> = patterns.map(|(_, value)| value).collect();
        let others =
            if others.is_empty() { schema.get("additionalProperties").into_iter().collect() } else { others };
        let others: Vec<String> = others
            .iter()
            .filter(|other| !other.is_boolean())
            .map(|other| self.written(other, &inner))
            .collect();
        if !others.is_empty() {
            // TypeScript wants the named members to fit as well, and those may be left out.
            let absent = (!kinds.is_empty()).then(|| "undefined".to_owned());
            let kind = union(others.into_iter().chain(kinds).chain(absent));
            text.extend([&inner, "[name: string]: ", &kind, ";\n"]);
        } else if kinds.is_empty() && schema.get("additionalProperties") != Some(&Value::Bool(false)) {
            text.extend([&inner, "[name: string]: unknown;\n"]);
        }
        text + indent + "}"
    }
}

fn is_required(schema: &Value, key: &str) -> bool {
    let required = schema.get("required").and_then(Value::as_array);
    required.is_some_and(|required| required.iter().any(|name| name == key))
}

/// The kinds without repetition.
fn union(kinds: impl IntoIterator<Item = String>) -> String {
    let mut seen = Vec::new();
    for kind in kinds {
        if !seen.contains(&kind) {
            seen.push(kind);
        }
    }
    if seen.iter().any(|kind| kind == "unknown") || seen.is_empty() {
        "unknown".to_owned()
    } else {
        seen.join(" | ")
    }
}

/// The description, with what each word of a choice means.
fn comment(schema: &Value, indent: &str) -> String {
    let described = |of: &Value| of.get("description").and_then(Value::as_str).map(str::to_owned);
    let words = schema.get("oneOf").and_then(Value::as_array).into_iter().flatten();
    let words = words.filter_map(|word| Some(format!("- `{}`: {}", word.get("const")?, described(word)?)));
    let lines: Vec<String> = described(schema).into_iter().chain(words).collect();
    let text = lines.join("\n").replace("*/", "* /");
    match text.lines().count() {
        0 => String::new(),
        1 => format!("{indent}/** {text} */\n"),
        _ => {
            let lines: String = text.lines().flat_map(|line| [indent, " * ", line, "\n"]).collect();
            format!("{indent}/**\n{lines}{indent} */\n")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn check(schema: &Value, expected: &str) {
        assert_eq!(Writer { taken: BTreeSet::new() }.written(schema, ""), expected);
    }

    #[test]
    fn each_form_of_schema_has_its_type() {
        for (schema, expected) in [
            (json!({"type": "string"}), "string"),
            (json!({"type": ["integer", "null"]}), "number"),
            (json!({"type": "array", "items": {"type": "string"}}), "string[]"),
            (json!({"type": "array", "items": {"type": ["string", "number"]}}), "(string | number)[]"),
            (json!({"type": "array"}), "unknown[]"),
            (json!({"type": ["string", "number", "null"]}), "string | number | null"),
            (json!({"anyOf": [{"$ref": "#/$defs/RawThing"}, {"type": "null"}]}), "Thing"),
            (json!({"oneOf": [{"const": "a"}, {"const": "b"}, {"const": "a"}]}), r#""a" | "b""#),
            (json!({"enum": ["a", null]}), r#""a""#),
            (
                json!({"type": "object", "additionalProperties": {"type": "number"}}),
                "{\n  [name: string]: number;\n}",
            ),
            (json!({"type": "object", "additionalProperties": false}), "{\n}"),
            (json!({"if": {}, "then": {"$ref": "#/$defs/A"}, "else": {"$ref": "#/$defs/B"}}), "A | B"),
            (json!({"description": "Anything."}), "unknown"),
        ] {
            check(&schema, expected);
        }
    }

    #[test]
    fn members_have_their_comments_and_may_be_missing() {
        let schema = json!({"type": "object", "required": ["b"], "additionalProperties": false, "properties": {
            "a-b": {"type": "string", "description": "One */ line."}, "b": {"type": "boolean"}}});
        check(&schema, "{\n  /** One * / line. */\n  \"a-b\"?: string;\n  b: boolean;\n}");
    }

    #[test]
    fn a_name_that_is_taken_is_not_given_twice() {
        let schema = json!({"$defs": {"Counts": {"type": "string"}, "RawCounts": {"type": "number"}}, "type": "object"});
        let text = declarations(&schema);
        assert!(
            text.contains("export type Counts = string;")
                && text.contains("export type CountsSettings = number;")
        );
    }
}
