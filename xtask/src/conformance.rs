//! `cargo xtask conformance`: our conditions and experiments against `GrowthBook`'s public suite.
//!
//! Which sections apply stands in `src/logic/rules/conformance.rs`.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context as _, Result, ensure};
use askwell::logic::json::Json;
use askwell::logic::rules::conformance::run as run_cases;
use clap::Args;

/// The options of `cargo xtask conformance`.
#[derive(Args)]
pub struct Options {
    /// The suite, in the form of GrowthBook's packages/sdk-js/test/cases.json
    file: PathBuf,
}

/// Prints the cases that fail, and how many passed.
pub fn run(options: &Options) -> Result<()> {
    let name = options.file.display();
    let text = fs::read_to_string(&options.file).with_context(|| format!("{name} could not be read"))?;
    let file: Json = serde_json::from_str(&text).with_context(|| format!("{name} is no JSON"))?;
    let report = run_cases(&file);
    for failure in &report.failures {
        println!("{failure}");
    }
    println!("{} of {}", report.passed(), report.total);
    ensure!(report.total > 0, "{name} holds no case that applies");
    ensure!(report.failures.is_empty(), "{} cases failed", report.failures.len());
    Ok(())
}
