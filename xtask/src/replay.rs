//! `cargo xtask replay FILE…`: scripted conversations, run natively over the shipped model.
//!
//! What the files mean stands in `tests/cases/README.md`; who judges them, in `src/logic/conversation/replay.rs`. Scripts
//! of the older kind (`tests/cases/conversations`) are told by their shape, and run as the tests run them.

mod figures;

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use anyhow::{Context as _, Result, ensure};
use askwell::logic::conversation::replay::{Check, Outcome, Tools, is_of_dialogues, run as run_dialogues};
use askwell::logic::json::Json;
use askwell::logic::semantic::shipped::Shipped;
use clap::Args;

use super::scripts::replay::Replay;
use figures::{Played, as_json, print};

/// What packs are relative to, as the loader's folder is on a site.
const PACKS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../public/askwell");

/// The options of `cargo xtask replay`.
#[derive(Args)]
#[expect(clippy::struct_excessive_bools, reason = "switches of a command line")]
pub struct Options {
    /// Files of dialogues or scripts, or folders of them
    #[arg(required = true)]
    files: Vec<PathBuf>,
    /// Only dialogues of this part: those to tune on, or those that nobody looks at
    #[arg(long, default_value = "all", value_parser = ["dev", "test", "all"])]
    part: String,
    /// Also list the failures of the part `test`, which is not to be tuned on
    #[arg(long)]
    all_failures: bool,
    /// Print one JSON object instead of a table
    #[arg(long)]
    json: bool,
    /// Leave the semantic packs out: words alone are judged
    #[arg(long)]
    no_pack: bool,
    /// Also print how long the messages took
    #[arg(long)]
    time: bool,
}

/// Prints each file's counts and failures, and how many dialogues hold. Dialogues that fail are a finding; only files that
/// cannot be read, or hold none, are an error.
pub fn run(options: &Options) -> Result<()> {
    let mut played = Vec::new();
    for file in listed(&options.files)? {
        let mut outcomes = replay(&file, !options.no_pack)?;
        outcomes.retain(|outcome| options.part == "all" || outcome.part == options.part);
        played.push(Played { file: file.display().to_string(), outcomes });
    }
    ensure!(played.iter().any(|file| !file.outcomes.is_empty()), "no dialogue of that part");
    if options.json {
        println!("{}", serde_json::to_string_pretty(&as_json(&played, options.all_failures))?);
    } else {
        print(&played, (options.all_failures, options.time));
    }
    Ok(())
}

/// The files, with those of each folder in the order of their names.
fn listed(paths: &[PathBuf]) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for path in paths {
        if !path.is_dir() {
            files.push(path.clone());
            continue;
        }
        let name = || format!("{} could not be read", path.display());
        let entries: Vec<_> =
            fs::read_dir(path).with_context(name)?.collect::<Result<_, _>>().with_context(name)?;
        let is_json = |path: &PathBuf| path.extension().is_some_and(|extension| extension == "json");
        let mut found: Vec<PathBuf> = entries.into_iter().map(|entry| entry.path()).filter(is_json).collect();
        found.sort();
        files.extend(found);
    }
    Ok(files)
}

fn replay(path: &Path, has_packs: bool) -> Result<Vec<Outcome>> {
    let name = path.display();
    let text = fs::read_to_string(path).with_context(|| format!("{name} could not be read"))?;
    let file: Json = serde_json::from_str(&text).with_context(|| format!("{name} is no JSON"))?;
    if is_of_dialogues(&file) {
        let start = Instant::now();
        // One that is missing or broken is refused by the widget, as it would be on a site.
        let pack = |shipped: &Shipped| fs::read(Path::new(PACKS).join(shipped.file)).unwrap_or_default();
        let tools =
            Tools { stopwatch: &|| start.elapsed().as_secs_f64() * 1e6, pack: has_packs.then_some(&pack) };
        return Ok(run_dialogues(&file, tools));
    }
    ensure!(file.get("steps").is_some(), "{name} has neither `dialogues` nor `steps`");
    let id = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let check = Check { kind: "steps".into(), failure: Replay::run(&file).err(), ..Check::default() };
    Ok(vec![Outcome { id, part: "script".into(), checks: vec![check], took: Vec::new() }])
}
