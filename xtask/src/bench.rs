//! `cargo xtask bench`: the matcher beside its JavaScript peers, on the same data, in one Chromium.
//!
//! What is measured stands in `tests/bench` (definitions, data, one adapter a system), how in
//! `xtask/node/bench.mjs` and `tests/bench/page.mjs`. This file prepares, hands over, and shows the result.
//! Nothing here judges: figures depend on the machine, so no test holds them.

mod results;
mod table;

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::{env, fs, io};

use anyhow::{Context as _, Result};
use clap::Args;

use crate::tools::{browser, node::Node};
use crate::workspace::Workspace;
use crate::{build, run, say};
use results::Results;

/// The options of `cargo xtask bench`.
#[derive(Args)]
pub struct Options {
    /// Print the figures as JSON; everything else goes to the standard error
    #[arg(long)]
    json: bool,
    /// Keep the figures as tests/bench/results/YYYY-MM-DD.json
    #[arg(long)]
    save: bool,
}

/// Measures, prints, and keeps the result where that is asked for.
pub fn run(workspace: &Workspace, options: &Options) -> Result<()> {
    if options.json {
        return print_json(workspace, options.save);
    }
    let file = measure(workspace)?;
    let text = fs::read_to_string(&file).with_context(|| format!("{} could not be read", file.display()))?;
    let results: Results = serde_json::from_str(&text).context("the figures are not as expected")?;
    table::print(&results);
    if options.save { save(workspace, &results.date, &text) } else { Ok(()) }
}

/// Runs the command once more as its own child, because cargo, npm and the rest print to where it prints.
fn print_json(workspace: &Workspace, saved: bool) -> Result<()> {
    let mut child = Command::new(env::current_exe()?);
    child.arg("bench").args(saved.then_some("--save")).stdout(Stdio::from(io::stderr()));
    run::checked("bench", &mut child)?;
    print!("{}", fs::read_to_string(output(workspace))?);
    Ok(())
}

fn output(workspace: &Workspace) -> PathBuf {
    workspace.scratch("bench-results.json")
}

/// Returns the file with the figures.
fn measure(workspace: &Workspace) -> Result<PathBuf> {
    let node = Node::prepare(&workspace.root)?;
    let browser = browser::prepare(&node)?;
    let matcher = build::bench(workspace, &node)?;
    let file = output(workspace);
    let mut command = node.script("bench.mjs");
    command.arg(browser).arg(matcher).arg(&file);
    say::timed("Measuring in Chromium: some minutes, and best on a machine that does nothing else", || {
        run::checked("The measurement", &mut command)
    })?;
    Ok(file)
}

fn save(workspace: &Workspace, date: &str, text: &str) -> Result<()> {
    let name = Path::new("tests/bench/results").join(format!("{date}.json"));
    let file = workspace.root.join(&name);
    fs::create_dir_all(file.parent().unwrap_or(&workspace.root))?;
    fs::write(&file, text).with_context(|| format!("{} could not be written", file.display()))?;
    say::note(format!("Kept as {}.", name.display()));
    Ok(())
}
