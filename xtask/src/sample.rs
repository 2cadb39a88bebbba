//! `cargo xtask sample-records`: feedback invented from a seed, as a file for the page "Insights".

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::{Context as _, Result};
use askwell::logic::faq::Faq;
use askwell::logic::faq::read::{Reading, read};
use askwell::logic::insight::files::{to_csv, to_ndjson};
use askwell::logic::insight::sample::{Plan, Site, records};
use askwell::logic::time::from_iso;
use clap::Args;

/// The options of `cargo xtask sample-records`.
#[derive(Args)]
pub struct Options {
    /// How many rows
    #[arg(default_value_t = 2_000)]
    rows: usize,
    /// The same seed gives the same rows
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Over how many days
    #[arg(long, default_value_t = 90)]
    days: u32,
    /// The last day, such as 2026-01-31 [default: today]
    #[arg(long)]
    until: Option<String>,
    /// Where to; CSV where it ends in .csv, else NDJSON
    #[arg(long, value_name = "FILE", default_value = "sample.csv")]
    out: PathBuf,
}

/// Writes the file.
pub fn run(options: &Options) -> Result<()> {
    let until = match &options.until {
        Some(day) => from_iso(&format!("{day}T23:59:59Z"))
            .with_context(|| format!("{day} is no day such as 2026-01-31"))?,
        None => SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs_f64() * 1e3,
    };
    let (en, zh) = (faq("en")?, faq("zh-Hans")?);
    let sites = [Site { locale: "en", faq: &en }, Site { locale: "zh-Hans", faq: &zh }];
    let rows = records(&sites, Plan { seed: options.seed, rows: options.rows, days: options.days, until });
    let is_csv = options.out.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("csv"));
    let text = if is_csv { to_csv(&rows, true) } else { to_ndjson(&rows) };
    let name = options.out.display();
    fs::write(&options.out, text).with_context(|| format!("{name} could not be written"))?;
    println!("{} rows are in {name}.", rows.len());
    Ok(())
}

/// The demo's FAQ.
fn faq(lang: &str) -> Result<Faq> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().context("xtask has no parent folder")?;
    let name = format!("public/shop/faq.{lang}.json");
    let text = fs::read_to_string(root.join(&name)).with_context(|| format!("{name} could not be read"))?;
    let json = serde_json::from_str(&text).with_context(|| format!("{name} is no JSON"))?;
    Ok(read(&json, Reading { file: &name, lang, today: "2026-01-31" }).0)
}
