//! The JSON Schema of the condition language. `GrowthBook` publishes none.
//!
//! It describes what is right, for editors. What it rejects is still evaluated, and told of by [`super::check`].

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Map, Value, json};

use super::Condition;
use super::check::TYPES;

/// What is wanted of a value.
struct Wanted;

/// An object of operators.
struct Operators;

impl JsonSchema for Condition {
    fn schema_name() -> Cow<'static, str> {
        "Condition".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let one = generator.subschema_for::<Condition>();
        let wanted = generator.subschema_for::<Wanted>();
        json_schema!({
            "description": "Holds where all members do: attribute paths (\"cart.total\") with the value or the operators \
                            that are wanted, or $and, $or, $nor, $not over further conditions. GrowthBook's language.",
            "type": "object",
            "properties": {
                "$and": { "description": "All of them hold.", "type": "array", "items": one },
                "$or": { "description": "One of them holds, or there are none.", "type": "array", "items": one },
                "$nor": { "description": "None of them holds.", "type": "array", "items": one },
                "$not": one,
            },
            "patternProperties": { "^([^$]|\\$groups$)": wanted, "^$": wanted },
            "additionalProperties": false,
        })
    }
}

impl JsonSchema for Wanted {
    fn schema_name() -> Cow<'static, str> {
        "Wanted".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let operators = generator.subschema_for::<Operators>();
        json_schema!({
            "description": "A value to equal, or operators that all hold.",
            "if": { "type": "object", "minProperties": 1, "propertyNames": { "pattern": "^\\$" } },
            "then": operators,
        })
    }
}

impl JsonSchema for Operators {
    fn schema_name() -> Cow<'static, str> {
        "Operators".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let wanted = generator.subschema_for::<Wanted>();
        let operators = generator.subschema_for::<Operators>();
        let condition = generator.subschema_for::<Condition>();
        let mut properties = Map::new();
        let mut add = |names: &[&str], schema: &Value| {
            properties.extend(names.iter().map(|name| ((*name).to_owned(), schema.clone())));
        };
        let elements = json!({ "if": { "propertyNames": { "pattern": "^\\$" }, "minProperties": 1 },
            "then": operators, "else": condition });
        add(&["$eq", "$ne"], &json!({ "type": ["string", "number", "boolean", "null"] }));
        add(&["$lt", "$lte", "$gt", "$gte"], &json!({ "type": ["string", "number"] }));
        add(&["$veq", "$vne", "$vlt", "$vlte", "$vgt", "$vgte"], &json!({ "type": ["string", "number"] }));
        add(&["$in", "$nin", "$ini", "$nini"], &json!({ "type": "array" }));
        add(&["$all", "$alli"], &json!({ "type": "array", "items": wanted }));
        add(&["$exists"], &json!({ "type": "boolean" }));
        add(&["$type"], &json!({ "enum": TYPES }));
        add(&["$size", "$not"], &json!(wanted));
        add(&["$elemMatch"], &elements);
        add(&["$regex", "$regexi"], &json!({ "type": "string", "maxLength": super::pattern::LONGEST }));
        add(&["$inGroup", "$notInGroup"], &json!({ "type": "string" }));
        json_schema!({
            "description": "Operators; all of them hold.",
            "type": "object",
            "properties": properties,
            "additionalProperties": false,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::super::check::OPERATORS;
    use super::*;

    /// A schema validator of the conditions; whether it accepts them.
    fn accepts(conditions: &[Value]) -> Vec<bool> {
        let schema = serde_json::to_value(schemars::schema_for!(Condition)).unwrap();
        let (mut schemas, mut compiler) = (boon::Schemas::new(), boon::Compiler::new());
        compiler.add_resource("condition.json", schema).unwrap();
        let index = compiler.compile("condition.json", &mut schemas).unwrap();
        conditions.iter().map(|condition| schemas.validate(condition, index).is_ok()).collect()
    }

    #[test]
    fn every_operator_is_described() {
        let schema = serde_json::to_value(schemars::schema_for!(Condition)).unwrap();
        let described = schema["$defs"]["Operators"]["properties"].as_object().unwrap();
        assert_eq!(described.len(), OPERATORS.len());
        assert!(OPERATORS.iter().all(|name| described.contains_key(*name)));
    }

    #[test]
    fn what_is_wrong_is_rejected() {
        let wrong = [
            json!([]),
            json!({"$ands": []}),
            json!({"a": {"$regx": "a"}}),
            json!({"a": {"$in": "a"}}),
            json!({"a": {"$not": {"$gt": true}}}),
            json!({"$not": {"a": {"$type": "text"}}}),
            json!({"a": {"$elemMatch": {"b": {"$inn": []}}}}),
            json!({"$or": [{"a": {"$exists": 1}}]}),
        ];
        assert_eq!(accepts(&wrong), vec![false; wrong.len()]);
    }

    #[test]
    fn the_public_suites_conditions_are_accepted_but_the_malformed() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/data/growthbook/cases.json");
        let Ok(text) = std::fs::read_to_string(path) else {
            eprintln!("skipped: needs {path}, GrowthBook's packages/sdk-js/test/cases.json");
            return;
        };
        let cases: Value = serde_json::from_str(&text).unwrap();
        let cases = cases["evalCondition"].as_array().unwrap();
        let conditions: Vec<Value> = cases.iter().map(|case| case[1].clone()).collect();
        let accepted = accepts(&conditions);
        let rejected: Vec<&str> = cases
            .iter()
            .zip(accepted)
            .filter(|(_, is)| !is)
            .map(|(case, _)| case[0].as_str().unwrap())
            .collect();
        let is_wrong = |name: &&str| {
            name.contains("unknown operator") || name.contains("not array") || name.contains("invalid")
        };
        assert!(rejected.iter().all(is_wrong), "{rejected:?}");
    }
}
