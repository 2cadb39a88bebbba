//! The JSON Schema of the language. None is public; editors complete and check conditions by ours.
#![cfg(feature = "schema")]

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Value, json};

use super::super::super::profile::attributes::ROOTS;
use super::Condition;

impl JsonSchema for Condition {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Condition".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let condition = generator.subschema_for::<Condition>();
        let value = generator.subschema_for::<Value_>();
        let list = json!({"type": "array", "items": condition});
        let paths = format!("^({})(\\..+)?$", ROOTS.join("|"));
        json_schema!({
            "description": "What must hold of visitor, page, behaviour, cart, purchases, conversation and time: GrowthBook's condition language. Members are paths into the attributes; all must hold.",
            "type": "object",
            "properties": {
                "$or": {"description": "One of these holds.", "allOf": [list]},
                "$nor": {"description": "None of these holds.", "allOf": [list]},
                "$and": {"description": "All of these hold.", "allOf": [list]},
                "$not": {"description": "This does not hold.", "allOf": [condition]}
            },
            "patternProperties": { paths: value },
            "additionalProperties": false
        })
    }
}

/// What must hold at a path: a value, or operators.
struct Value_;

impl JsonSchema for Value_ {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "ConditionValue".into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let value = generator.subschema_for::<Value_>();
        let list = |about: &str| json!({"description": about, "type": "array"});
        let text = |about: &str| json!({"description": about, "type": "string"});
        let any =
            |about: &str| json!({"description": about, "type": ["string", "number", "boolean", "null"]});
        let operators: Value = json!({
            "$eq": any("Equal, of the same type."), "$ne": any("Not equal."),
            "$lt": any("Less."), "$lte": any("Less or equal."), "$gt": any("Greater."), "$gte": any("Greater or equal."),
            "$exists": {"description": "Whether there is a value.", "type": "boolean"},
            "$in": list("Among these; of a list, any item."), "$nin": list("Not among these."),
            "$ini": list("Among these, whatever the case."), "$nini": list("Not among these, whatever the case."),
            "$inGroup": text("Among the saved group of this name."), "$notInGroup": text("Not among it."),
            "$all": list("A list that has all of these."), "$alli": list("The same, whatever the case."),
            "$size": {"description": "The length of a list.", "anyOf": [{"type": "number"}, value]},
            "$elemMatch": {"description": "An item of the list that fits.", "type": "object"},
            "$not": {"description": "Not so.", "allOf": [value]},
            "$regex": text("Fits this regular expression."), "$regexi": text("The same, whatever the case."),
            "$type": {"enum": ["string", "number", "boolean", "array", "object", "null"]},
            "$veq": text("The same version."), "$vne": text("Another version."), "$vgt": text("A later version."),
            "$vgte": text("This version or later."), "$vlt": text("An earlier version."), "$vlte": text("This version or earlier.")
        });
        json_schema!({
            "anyOf": [
                {"type": ["string", "number", "boolean", "null", "array"]},
                {"type": "object", "properties": operators, "additionalProperties": false}
            ]
        })
    }
}
