//! The figures of one run, as `xtask/node/bench.mjs` writes them and `tests/bench/results` keeps them.

use std::collections::BTreeMap;

use serde::Deserialize;

/// One run.
#[derive(Deserialize)]
pub struct Results {
    /// The day, `YYYY-MM-DD`.
    pub date: String,
    pub machine: Machine,
    pub definitions: Definitions,
    pub data: Vec<Data>,
    /// The version of each system, by its name.
    pub versions: BTreeMap<String, String>,
    pub bytes: Vec<Bytes>,
    pub figures: Vec<Figures>,
}

/// Where it ran, and how busy that was: `load` is the load average over the minute before.
#[derive(Deserialize)]
pub struct Machine {
    pub cpu: String,
    pub cores: usize,
    pub memory_gb: usize,
    pub system: String,
    pub browser: String,
    pub load: f64,
    pub load_at_end: f64,
    pub clock_step_us: f64,
}

/// What of `tests/bench/bench.json` is shown.
#[derive(Deserialize)]
pub struct Definitions {
    pub phrasings: usize,
    pub questions: usize,
    pub rounds: usize,
    pub languages: Vec<Named>,
    pub systems: Vec<Named>,
}

/// A language or a system: the name in the data, the title for people.
#[derive(Deserialize)]
pub struct Named {
    pub name: String,
    pub title: String,
}

/// What the entries of one language and size were made from, and what tells them apart from others.
#[derive(Deserialize)]
pub struct Data {
    pub language: String,
    pub size: usize,
    pub base: String,
    pub checksum: String,
}

/// What a visitor downloads for one system.
#[derive(Deserialize)]
pub struct Bytes {
    pub system: String,
    pub raw: usize,
    pub gzip: usize,
}

/// One system in one language at one size.
#[derive(Deserialize)]
pub struct Figures {
    pub language: String,
    pub size: usize,
    pub system: String,
    pub start_ms: f64,
    pub build_ms: f64,
    pub memory_bytes: f64,
    /// The share of the questions whose first entry was the right one.
    pub top1: f64,
    pub p50_us: f64,
    pub p99_us: f64,
    pub passes: usize,
    pub complete: Option<Latency>,
}

/// Percentiles over questions.
#[derive(Deserialize)]
pub struct Latency {
    pub p50_us: f64,
    pub p99_us: f64,
}
