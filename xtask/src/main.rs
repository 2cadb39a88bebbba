//! `cargo xtask <command>`: everything a developer, the CI or a release does with this repository.
//!
//! This file reads the command line and hands over, nothing else. Where to look next:
//!
//! | module | what it does |
//! |---|---|
//! | `bench` | the matcher beside its JavaScript peers, in Chromium |
//! | `build` | the widget: cargo → wasm-bindgen → wasm-opt → minified glue |
//! | `site` | the files of `dist/`, in memory and on disk |
//! | `npm` | the npm package in `dist/npm` |
//! | `serve` | the development server: watch, rebuild, reload |
//! | `steps` | what `test` runs, in order, and the summary |
//! | `browser_tests` | runs wasm-bindgen tests in Chromium without a chromedriver |
//! | `trunk` | the hook of Trunk's builds, and the proof that both ways give the same bytes |
//! | `split` | cuts the widget into what every site needs and what some do |
//! | `sizes` | bytes on the wire and their limits |
//! | `pack` | makes the semantic packs with Python, and tells their integrity |
//! | `delegate` | `conformance`, `evaluate`, `fuzz`, `import-survey`, `predict`, `priors`, `replay`, `sample-records`, `schema`: handed to `native`, which links the widget's logic |
//! | `tools` | finds or installs Node, npm packages, a browser, the wasm target |

mod bench;
mod browser_tests;
mod build;
mod cache;
mod delegate;
mod npm;
mod pack;
mod run;
mod say;
mod serve;
mod site;
mod sizes;
mod split;
mod steps;
mod tools;
mod trunk;
mod workspace;

use std::process::ExitCode;

use anyhow::Result;
use clap::{Args, Parser, Subcommand};
use workspace::Workspace;

#[derive(Parser)]
#[command(name = "cargo xtask", about = "Askwell's developer commands", disable_help_subcommand = true)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Build the demo shop, open it in the browser, rebuild and reload on every change
    Serve(serve::Options),
    /// Run every check: formatting, lints, native tests, browser tests, sizes, end-to-end tests
    Test(steps::Options),
    /// Write dist/: the demo, the folder to copy to a web server, and the npm package
    Dist,
    /// Print the bytes a visitor downloads; fail beyond the limits
    Sizes,
    /// Make the semantic packs from their training text (needs Python; minutes)
    Pack(pack::Options),
    /// Run GrowthBook's public suite of conditions and experiments
    #[command(disable_help_flag = true)]
    Conformance(Delegated),
    /// Measure the matcher on folders of test questions
    #[command(disable_help_flag = true)]
    Evaluate(Delegated),
    /// Measure the matcher and its JavaScript peers in Chromium: bytes, index, memory, latency
    Bench(bench::Options),
    /// Ask the matcher strange questions, and hand it broken packs (--seconds 30 --seed 1)
    #[command(disable_help_flag = true)]
    Fuzz(Delegated),
    /// Make of a survey for SurveyJS one to put under "surveys" in the config
    #[command(disable_help_flag = true)]
    ImportSurvey(Delegated),
    /// Measure predictions on public data: next DIR, or baskets FILE
    #[command(disable_help_flag = true)]
    Predict(Delegated),
    /// Print what to put under "priors" in the config, made of exported feedback
    #[command(disable_help_flag = true)]
    Priors(Delegated),
    /// Run scripted conversations over the shipped model: FILE… of tests/cases/dialogues or conversations
    #[command(disable_help_flag = true)]
    Replay(Delegated),
    /// Invent feedback of the demo shop from a seed, to try the page "Insights" with
    #[command(disable_help_flag = true)]
    SampleRecords(Delegated),
    /// Write the config's JSON Schema from the Rust types
    #[command(disable_help_flag = true)]
    Schema(Delegated),
    /// The last step of a Trunk build; Trunk calls it
    #[command(hide = true)]
    TrunkHook,
    /// The runner of `cargo test --target wasm32-unknown-unknown`; cargo calls it
    #[command(hide = true, disable_help_flag = true)]
    BrowserTest(Delegated),
    /// wasm-bindgen's own test server; `browser-test` starts and ends it
    #[command(hide = true, disable_help_flag = true)]
    BrowserTestServer(Delegated),
}

/// Options that another program reads.
#[derive(Args)]
struct Delegated {
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    args: Vec<String>,
}

fn main() -> ExitCode {
    if trunk::is_called_as_wasm_bindgen() {
        return exit(wasm_bindgen_cli::wasm_bindgen::run_cli_with_args(std::env::args_os()));
    }
    exit(dispatch(Cli::parse().command))
}

fn dispatch(command: Command) -> Result<()> {
    let workspace = Workspace::find()?;
    match command {
        Command::Serve(options) => serve::run(&workspace, &options),
        Command::Test(options) => steps::run(&workspace, &options),
        Command::Dist => site::dist(&workspace),
        Command::Sizes => sizes::run(&workspace),
        Command::Pack(options) => pack::run(&workspace, &options),
        Command::Conformance(rest) => delegate::run(&workspace, "conformance", &rest.args),
        Command::Evaluate(rest) => delegate::run(&workspace, "evaluate", &rest.args),
        Command::Bench(options) => bench::run(&workspace, &options),
        Command::Fuzz(rest) => delegate::run(&workspace, "fuzz", &rest.args),
        Command::ImportSurvey(rest) => delegate::run(&workspace, "import-survey", &rest.args),
        Command::Predict(rest) => delegate::run(&workspace, "predict", &rest.args),
        Command::Priors(rest) => delegate::run(&workspace, "priors", &rest.args),
        Command::Replay(rest) => delegate::run(&workspace, "replay", &rest.args),
        Command::SampleRecords(rest) => delegate::run(&workspace, "sample-records", &rest.args),
        Command::Schema(rest) => delegate::run(&workspace, "schema", &rest.args),
        Command::TrunkHook => trunk::hook(&workspace),
        Command::BrowserTest(rest) => browser_tests::run(&workspace, &rest.args),
        Command::BrowserTestServer(rest) => browser_tests::serve(&rest.args),
    }
}

fn exit(result: Result<()>) -> ExitCode {
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            say::error(&error);
            ExitCode::FAILURE
        }
    }
}
