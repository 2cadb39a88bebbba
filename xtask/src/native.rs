//! The commands that run the widget's own logic natively, as `cargo xtask` hands them over (see `delegate`).
//!
//! They share nothing with the runner but this package, because the runner must start while the widget is broken.

mod conformance;
mod evaluate;
mod fuzz;
mod import_survey;
mod predict;
mod priors;
mod replay;
mod sample;
mod schema;
mod scripts;

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};

#[derive(Parser)]
#[command(name = "cargo xtask", disable_help_subcommand = true)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Run GrowthBook's public suite of conditions and experiments
    Conformance(conformance::Options),
    /// Run the shipped matcher over folders with faq.jsonl and queries.jsonl, and print how well it answers
    Evaluate {
        /// The folders, or parents of such folders
        #[arg(required = true)]
        dirs: Vec<PathBuf>,
        /// Which questions: queries.jsonl or val.jsonl
        #[arg(long, default_value = "queries")]
        split: String,
        /// Print one JSON array instead of a table
        #[arg(long)]
        json: bool,
        /// Also write each question's ten best entries to this file
        #[arg(long, value_name = "FILE")]
        predictions: Option<PathBuf>,
        /// Also write each candidate's measures to this file, for fitting the shipped weights
        #[arg(long, value_name = "FILE")]
        evidence: Option<PathBuf>,
        /// Leave the semantic packs out
        #[arg(long)]
        no_pack: bool,
        /// The folder with the semantic packs
        #[arg(long, value_name = "DIR", default_value = "public/askwell/packs")]
        packs: PathBuf,
    },
    /// Ask strange questions and read broken packs; fail where anything panics or leaves its bounds
    Fuzz {
        /// How long
        #[arg(long, default_value_t = 30)]
        seconds: u64,
        /// The first round's seed; each further round takes the next number
        #[arg(long, default_value_t = 1)]
        seed: u64,
        /// Only this target
        #[arg(long, value_parser = ["query", "pack"])]
        only: Option<String>,
    },
    /// Make of a survey for SurveyJS one to put under "surveys" in the config
    ImportSurvey(import_survey::Options),
    /// Measure predictions on public data
    Predict {
        #[command(subcommand)]
        what: predict::What,
    },
    /// Print what to put under "priors" in the config, made of exported feedback
    Priors(priors::Options),
    /// Run scripted conversations, and print which of what is expected holds
    Replay(replay::Options),
    /// Invent feedback of the demo shop from a seed, to try the page "Insights" with
    SampleRecords(sample::Options),
    /// Write the config's JSON Schema from the Rust types
    Schema {
        /// Write nothing; fail where the file differs from the types
        #[arg(long)]
        check: bool,
    },
}

fn main() -> ExitCode {
    match dispatch(Cli::parse().command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nerror: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn dispatch(command: Command) -> Result<()> {
    match command {
        Command::Conformance(options) => conformance::run(&options),
        Command::Evaluate { dirs, split, json, predictions, evidence, no_pack, packs } => {
            let packs = (!no_pack).then_some(packs);
            evaluate::run(&dirs, &evaluate::Options { split, json, predictions, evidence, packs })
        }
        Command::Fuzz { seconds, seed, only } => fuzz::run(seconds, seed, only.as_deref()),
        Command::ImportSurvey(options) => import_survey::run(&options),
        Command::Predict { what } => predict::run(&what),
        Command::Priors(options) => priors::run(&options),
        Command::Replay(options) => replay::run(&options),
        Command::SampleRecords(options) => sample::run(&options),
        Command::Schema { check } => schema::run(check),
    }
}
