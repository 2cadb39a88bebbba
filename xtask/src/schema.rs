//! `cargo xtask schema`: the config's JSON Schema, generated from the Rust types that read the config.

use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result, bail};

const FILE: &str = "public/askwell/askwell.schema.json";

/// Writes the schema file, or with `check` only compares it.
pub fn run(check: bool) -> Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().context("xtask has no parent folder")?;
    let file = root.join(FILE);
    let schema = askwell::logic::config::schema();
    if fs::read_to_string(&file).is_ok_and(|old| old == schema) {
        println!("{FILE} fits the Rust types.");
        return Ok(());
    }
    if check {
        bail!("{FILE} does not fit the Rust types; write it anew with: cargo xtask schema");
    }
    fs::write(&file, schema).with_context(|| format!("{FILE} could not be written"))?;
    println!("{FILE} is written.");
    Ok(())
}
