//! `cargo xtask import-survey`: a survey made for SurveyJS, as this widget's config wants it.
//!
//! Which part of SurveyJS is understood stands in `src/logic/survey/surveyjs.rs`.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context as _, Result};
use askwell::logic::json::Json;
use askwell::logic::survey::surveyjs::{import, to_text};
use clap::Args;

/// The options of `cargo xtask import-survey`.
#[derive(Args)]
pub struct Options {
    /// The survey's JSON, as SurveyJS Creator saves it
    file: PathBuf,
    /// Where to; without it the survey is printed
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

/// Writes the survey; the problems go to the error output.
pub fn run(options: &Options) -> Result<()> {
    let name = options.file.display().to_string();
    let text = fs::read_to_string(&options.file).with_context(|| format!("{name} could not be read"))?;
    let json: Json = serde_json::from_str(text.trim_start_matches('\u{feff}'))
        .with_context(|| format!("{name} is no JSON"))?;
    let (survey, problems) = import(&json, &name);
    for problem in problems {
        eprintln!("{problem}");
    }
    let survey = to_text(&survey.context("nothing was imported")?);
    match &options.out {
        None => println!("{survey}"),
        Some(out) => {
            fs::write(out, survey + "\n")
                .with_context(|| format!("{} could not be written", out.display()))?;
            println!("{} is written: put it into the list \"surveys\" of the config.", out.display());
        }
    }
    Ok(())
}
