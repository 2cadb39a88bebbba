//! `cargo xtask priors FILE…`: what to put under "priors" in the config, made of exported feedback.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context as _, Result};
use askwell::logic::insight::files::{File, read};
use askwell::logic::insight::priors::{Request, priors, to_text};
use clap::Args;

use crate::predict::orders;

/// The options of `cargo xtask priors`.
#[derive(Args)]
pub struct Options {
    /// Exported feedback: CSV, NDJSON, JSON or CloudEvents
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// A file with an order a line, product ids between commas: what is bought together
    #[arg(long, value_name = "FILE")]
    orders: Option<PathBuf>,
    /// How many days up to the last conversation are recent
    #[arg(long, default_value_t = 7.0)]
    days: f64,
    /// Leave out what followed less often
    #[arg(long, default_value_t = 2.0)]
    least: f64,
}

/// Prints the object; what is wrong with the files goes to the error output.
pub fn run(options: &Options) -> Result<()> {
    let mut files = Vec::new();
    for path in &options.files {
        let name = path.display().to_string();
        let bytes = fs::read(path).with_context(|| format!("{name} could not be read"))?;
        files.push((name, bytes));
    }
    let files: Vec<File> = files.iter().map(|(name, bytes)| File { name, bytes }).collect();
    let import = read(&files);
    for problem in &import.problems {
        eprintln!("{problem}");
    }
    if import.further_problems > 0 {
        eprintln!("… and {} more.", import.further_problems);
    }
    let baskets = options.orders.as_deref().map(orders).transpose()?.unwrap_or_default();
    let request = Request { days: options.days, least: options.least };
    println!("{}", to_text(&priors(&import.records, &baskets, request)));
    Ok(())
}
