//! The JSON Schema of the config file, from the Rust types it is read into. `cargo xtask schema` writes
//! it, and a test says that the written one is up to date.

use schemars::generate::SchemaSettings;
use serde_json::{Value, json};

use super::raw::RawConfig;

/// The schema as JSON text, ready to be written.
pub fn schema() -> String {
    let mut schema = SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<RawConfig>();
    schema.insert("title".to_owned(), json!("Askwell configuration"));
    if let Some(Value::Object(properties)) = schema.get_mut("properties") {
        // Editors look for it, and the reader lets it pass.
        let description = "The address of this schema, for your editor.";
        properties.insert("$schema".to_owned(), json!({ "type": "string", "description": description }));
    }
    let mut text = serde_json::to_string_pretty(&schema).unwrap_or_default();
    text.push('\n');
    text
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_written_schema_is_up_to_date() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/public/askwell/askwell.schema.json");
        let written = std::fs::read_to_string(path).unwrap_or_default();
        assert!(written == super::schema(), "run `cargo xtask schema` and commit the result");
    }
}
