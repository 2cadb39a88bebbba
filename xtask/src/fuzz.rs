//! `cargo xtask fuzz`: strange questions and broken packs, as many as there is time for.
//!
//! Each round has a seed of its own, so that a failure is made again by `--seed` with the number it printed. The
//! targets: `query` asks the demo's FAQs what nobody would ask, `pack` alters files behind a checksum that fits.

mod chance;
mod pack;
mod query;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};
use chance::Chance;

/// One kind of input.
trait Target {
    /// What it is called.
    fn name(&self) -> &'static str;

    /// Makes an input and checks what comes of it. The input is told before it is tried, so that it is known
    /// after a panic.
    fn round(&self, chance: &mut Chance, tell: &mut String) -> Checked;
}

/// What is wrong, if something is.
type Checked = std::result::Result<(), String>;

/// The targets, with the files that they need.
pub struct Fuzzer {
    targets: Vec<Box<dyn Target>>,
}

impl Fuzzer {
    /// Reads what the targets need from the repository.
    ///
    /// # Errors
    /// A file is missing or broken.
    pub fn load(root: &Path) -> Result<Self> {
        Ok(Fuzzer { targets: vec![Box::new(query::Query::load(root)?), Box::new(pack::Packs::load(root)?)] })
    }

    /// Leaves all targets out but the one of that name.
    fn keep(&mut self, name: &str) {
        self.targets.retain(|target| target.name() == name);
    }

    /// A round of each target. An error names the seed and the input.
    fn round(&self, seed: u64) -> Result<()> {
        for target in &self.targets {
            let mut input = String::new();
            let mut chance = Chance::new(seed);
            let checked = catch_unwind(AssertUnwindSafe(|| target.round(&mut chance, &mut input)));
            if let Err(wrong) = checked.unwrap_or_else(|_| Err("it panicked".into())) {
                bail!("{}: {wrong}\n  seed: {seed}\n  input: {input}", target.name());
            }
        }
        Ok(())
    }
}

/// Rounds for that long, from that seed on, of all targets or of one.
pub fn run(seconds: u64, seed: u64, only: Option<&str>) -> Result<()> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().context("xtask has no parent folder")?;
    println!("Reading the demo's FAQs and the packs …");
    let mut fuzzer = Fuzzer::load(root)?;
    if let Some(name) = only {
        fuzzer.keep(name);
    }
    println!("Fuzzing for {seconds} s from seed {seed} on …");
    let (start, time) = (Instant::now(), Duration::from_secs(seconds));
    let mut count = 0;
    while start.elapsed() < time || count == 0 {
        fuzzer.round(seed.wrapping_add(count))?;
        count += 1;
    }
    println!("{count} rounds of each target, and nothing wrong.");
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(target: &str, rounds: u64) {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
        let mut fuzzer = Fuzzer::load(root).unwrap();
        fuzzer.keep(target);
        for seed in 0..rounds {
            if let Err(wrong) = fuzzer.round(seed) {
                panic!("{wrong:#}");
            }
        }
    }

    /// Fewer rounds than for packs: unoptimised, each takes 15 ms.
    #[test]
    fn strange_questions_are_answered_in_bounds() {
        check("query", 500);
    }

    #[test]
    fn broken_packs_are_refused_or_harmless() {
        check("pack", 2_000);
    }
}
