//! Runs every dialogue of `tests/cases/dialogues` over the shipped model. `cargo xtask replay tests/cases/dialogues` lists
//! what fails.

use std::collections::HashSet;
use std::fs;
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use askwell::logic::conversation::replay::{Outcome, Tools, run};
use askwell::logic::json::Json;

/// So many dialogues of each part hold at least. Raised to what `cargo xtask replay` counts when a change lets more of
/// them hold, in the commit of that change; lowered only with a reason there. `test` was never tuned on. Words alone: packs
/// would take minutes here.
const FLOORS: [(&str, usize); 2] = [("dev", 133), ("test", 109)];

/// Of all files, each dialogue with the name of its file. Each begins with a FAQ that is indexed and learned from, so the
/// files are shared out among threads.
fn outcomes() -> Vec<(String, Outcome)> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases/dialogues");
    let paths: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    let next = AtomicUsize::new(0);
    let work = || {
        let mut found = Vec::new();
        while let Some(path) = paths.get(next.fetch_add(1, Ordering::Relaxed)) {
            let name = path.file_stem().unwrap().to_string_lossy().into_owned();
            let file: Json = serde_json::from_str(&fs::read_to_string(path).unwrap())
                .unwrap_or_else(|error| panic!("{name}: {error}"));
            found.extend(run(&file, Tools::NONE).into_iter().map(|outcome| (name.clone(), outcome)));
        }
        found
    };
    let count = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        let threads: Vec<_> = (0..count).map(|_| scope.spawn(work)).collect();
        threads.into_iter().flat_map(|thread| thread.join().unwrap()).collect()
    })
}

#[test]
fn as_many_dialogues_hold_as_ever() {
    let outcomes = outcomes();
    let names: HashSet<_> = outcomes.iter().map(|(file, outcome)| (file, &outcome.id)).collect();
    assert_eq!(names.len(), outcomes.len(), "two dialogues of a file have the same id");
    // What is not understood, or panics, is no finding about the widget, but a mistake.
    let broken: Vec<String> = outcomes
        .iter()
        .flat_map(|(file, outcome)| outcome.failures().map(move |check| (file, outcome, check)))
        .filter(|(.., check)| check.kind == "panic" || (check.kind == "script" && check.step == 0))
        .map(|(file, outcome, check)| format!("{file}, {}: {:?}", outcome.id, check.failure))
        .collect();
    assert!(broken.is_empty(), "{}", broken.join("\n"));
    for (part, floor) in FLOORS {
        let of_part = outcomes.iter().filter(|(_, outcome)| outcome.part == part);
        let held = of_part.clone().filter(|(_, outcome)| outcome.is_held()).count();
        println!("{part}: {held} of {}", of_part.clone().count());
        assert!(held >= floor, "{part}: {held} of {} hold, fewer than {floor}", of_part.count());
    }
    assert!(outcomes.iter().all(|(_, outcome)| FLOORS.iter().any(|(part, _)| outcome.part == *part)));
    assert!(outcomes.len() >= 327, "only {} dialogues", outcomes.len());
}
