//! `cargo xtask predict next DIR` and `predict baskets FILE`: how well the shipped predictions hit on public data.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use askwell::logic::insight::prediction::{Reached, baskets, next_questions};
use clap::Subcommand;

/// What is predicted.
#[derive(Subcommand)]
pub enum What {
    /// The next question: a folder with train, dev and test.jsonl, each line a JSON list of ids
    Next {
        /// The folder
        dir: PathBuf,
        /// Count on train and guess dev, to choose weights by; else count on both and guess test
        #[arg(long)]
        dev: bool,
    },
    /// The product left out of an order: a file with an order a line, ids between commas
    Baskets {
        /// The orders; each fifth is guessed from the others, in five turns
        file: PathBuf,
        /// Guess these orders instead, from all of the first file
        #[arg(long, value_name = "FILE")]
        test: Option<PathBuf>,
    },
}

/// Prints the table.
pub fn run(what: &What) -> Result<()> {
    match what {
        What::Next { dir, dev } => {
            let part = |name: &str| conversations(&dir.join(name).with_extension("jsonl"));
            let (train, test) = if *dev {
                (part("train")?, part("dev")?)
            } else {
                ([part("train")?, part("dev")?].concat(), part("test")?)
            };
            print(&next_questions(&train, &test), ["hit@1", "hit@3"]);
        }
        What::Baskets { file, test } => {
            let all = orders(file)?;
            let reached = match test {
                Some(test) => baskets(&all, &orders(test)?),
                None => in_turns(&all),
            };
            print(&reached, ["hit@5", "hit@10"]);
        }
    }
    Ok(())
}

/// Each fifth order is guessed from the others, five times.
fn in_turns(all: &[Vec<String>]) -> Reached {
    let mut sum = Reached::new();
    for turn in 0..5 {
        let part = |is_test: bool| -> Vec<Vec<String>> {
            let wanted = all.iter().enumerate().filter(|(at, _)| (at % 5 == turn) == is_test);
            wanted.map(|(_, order)| order.clone()).collect()
        };
        let reached = baskets(&part(false), &part(true));
        if sum.is_empty() {
            sum = reached;
        } else {
            sum.iter_mut().zip(reached).for_each(|((_, sum), (_, hits))| sum.add(hits));
        }
    }
    sum
}

fn print(reached: &Reached, [short, long]: [&str; 2]) {
    println!("{:<12} {:>8} {short:>8} {long:>8}", "", "guessed");
    for (name, hits) in reached {
        let [short, long] = hits.shares();
        println!("{name:<12} {:>8} {short:>8.4} {long:>8.4}", hits.guessed);
    }
}

fn text(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("{} could not be read", path.display()))
}

fn conversations(path: &Path) -> Result<Vec<Vec<String>>> {
    let place = |at: usize| format!("{}, line {}: no JSON list of texts", path.display(), at + 1);
    let lines = text(path)?;
    lines
        .lines()
        .enumerate()
        .map(|(at, line)| serde_json::from_str(line).with_context(|| place(at)))
        .collect()
}

/// The orders of a file: one a line, ids between commas.
pub fn orders(path: &Path) -> Result<Vec<Vec<String>>> {
    let ids =
        |line: &str| line.split(',').map(str::trim).filter(|id| !id.is_empty()).map(str::to_owned).collect();
    Ok(text(path)?.lines().map(ids).collect())
}
