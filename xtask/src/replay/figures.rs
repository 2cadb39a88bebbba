//! What `cargo xtask replay` prints: counts for each file and part, failures, and the sum.

use askwell::logic::conversation::replay::{Check, Outcome};
use serde_json::{Value, json};

/// What is said of a message that fails is cut after so many characters.
const LONGEST_SAID: usize = 60;

/// The dialogues of a file.
pub struct Played {
    pub file: String,
    pub outcomes: Vec<Outcome>,
}

/// How many of how many.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
struct Share {
    held: usize,
    total: usize,
}

impl Share {
    fn count(&mut self, is_held: bool) {
        self.held += usize::from(is_held);
        self.total += 1;
    }
}

/// The counts of a part.
#[derive(Debug, PartialEq, Default)]
struct Counts {
    dialogues: Share,
    expectations: Share,
    /// By kind, in the order in which they were met.
    kinds: Vec<(String, Share)>,
}

impl Counts {
    fn of<'o>(outcomes: impl Iterator<Item = &'o Outcome>) -> Counts {
        let mut counts = Counts::default();
        for outcome in outcomes {
            counts.dialogues.count(outcome.is_held());
            for check in &outcome.checks {
                let is_held = check.failure.is_none();
                counts.expectations.count(is_held);
                let place = counts.kinds.iter().position(|(kind, _)| *kind == check.kind);
                let place = place.unwrap_or_else(|| {
                    counts.kinds.push((check.kind.clone(), Share::default()));
                    counts.kinds.len() - 1
                });
                counts.kinds.get_mut(place).into_iter().for_each(|(_, share)| share.count(is_held));
            }
        }
        counts
    }

    fn line(&self) -> String {
        let kinds: Vec<String> =
            self.kinds.iter().map(|(kind, share)| format!("{kind} {}/{}", share.held, share.total)).collect();
        let Share { held, total } = self.dialogues;
        format!(
            "{held} of {total} dialogues, {} of {} expectations: {}",
            self.expectations.held,
            self.expectations.total,
            kinds.join(", ")
        )
    }
}

/// The parts that there are, in the order of their names.
fn parts(outcomes: &[&Outcome]) -> Vec<String> {
    let mut parts: Vec<String> = outcomes.iter().map(|outcome| outcome.part.clone()).collect();
    parts.sort();
    parts.dedup();
    parts
}

/// What is not to be tuned on is not to be looked at.
fn may_list(part: &str, lists_all: bool) -> bool {
    part != "test" || lists_all
}

/// Prints all counts and failures, and the sum as the last line.
pub fn print(played: &[Played], (lists_all, has_times): (bool, bool)) {
    for Played { file, outcomes } in played.iter().filter(|played| !played.outcomes.is_empty()) {
        println!("{file}");
        let outcomes: Vec<&Outcome> = outcomes.iter().collect();
        for part in parts(&outcomes) {
            let of_part = || outcomes.iter().copied().filter(|outcome| outcome.part == part);
            println!("  {part:<6} {}", Counts::of(of_part()).line());
            for outcome in of_part().filter(|_| may_list(&part, lists_all)) {
                outcome.failures().for_each(|check| println!("    {}", failure(&outcome.id, check)));
            }
        }
    }
    let all: Vec<&Outcome> = played.iter().flat_map(|played| &played.outcomes).collect();
    println!("all files");
    for part in parts(&all) {
        println!(
            "  {part:<6} {}",
            Counts::of(all.iter().copied().filter(|outcome| outcome.part == part)).line()
        );
    }
    if has_times {
        println!("{}", times(&all));
    }
    let Share { held, total } = Counts::of(all.into_iter()).dialogues;
    println!("{held} of {total}");
}

fn failure(id: &str, check: &Check) -> String {
    let failure = check.failure.as_deref().unwrap_or_default();
    if check.step == 0 {
        return format!("{id}: {}: {failure}", check.kind);
    }
    let mut said: String = check.said.chars().take(LONGEST_SAID).collect();
    if said.len() < check.said.len() {
        said.push('…');
    }
    format!("{id}, turn {} “{said}”: {}: {failure}", check.step, check.kind)
}

/// The middle, the 95th of a hundred, and the longest.
fn times(outcomes: &[&Outcome]) -> String {
    let mut took: Vec<f64> = outcomes.iter().flat_map(|outcome| outcome.took.iter().copied()).collect();
    took.sort_by(f64::total_cmp);
    let at =
        |percent: usize| took.get(took.len().saturating_sub(1) * percent / 100).copied().unwrap_or_default();
    format!(
        "{} messages: median {:.0} µs, 95th percentile {:.0} µs, longest {:.0} µs",
        took.len(),
        at(50),
        at(95),
        at(100)
    )
}

/// The same for machines.
pub fn as_json(played: &[Played], lists_all: bool) -> Value {
    let mut files = Vec::new();
    for Played { file, outcomes } in played {
        let outcomes: Vec<&Outcome> = outcomes.iter().collect();
        for part in parts(&outcomes) {
            let of_part = || outcomes.iter().copied().filter(|outcome| outcome.part == part);
            let counts = Counts::of(of_part());
            let listed = of_part().filter(|_| may_list(&part, lists_all));
            let failures = listed.flat_map(|outcome| {
                outcome.failures().map(|check| {
                    json!({"dialogue": outcome.id, "turn": check.step, "said": check.said, "kind": check.kind,
                        "failure": check.failure})
                })
            });
            files.push(json!({
                "file": file,
                "part": part,
                "held": counts.dialogues.held,
                "total": counts.dialogues.total,
                "kinds": kinds(&counts),
                "failures": failures.collect::<Vec<_>>(),
            }));
        }
    }
    let counts = Counts::of(played.iter().flat_map(|played| &played.outcomes));
    json!({
        "files": files,
        "kinds": kinds(&counts),
        "held": counts.dialogues.held,
        "total": counts.dialogues.total,
    })
}

fn kinds(counts: &Counts) -> Value {
    let kinds = counts.kinds.iter();
    kinds.map(|(kind, share)| (kind.clone(), json!({"held": share.held, "total": share.total}))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outcome(id: &str, part: &str, checks: &[(&str, Option<&str>)]) -> Outcome {
        let check = |(kind, failure): &(&str, Option<&str>)| Check {
            kind: (*kind).to_owned(),
            step: 1,
            said: "where is my order".into(),
            failure: failure.map(str::to_owned),
        };
        Outcome {
            id: id.into(),
            part: part.into(),
            checks: checks.iter().map(check).collect(),
            took: vec![3.0, 1.0, 2.0],
        }
    }

    #[test]
    fn counts_and_failures_are_told_for_each_part() {
        let outcomes = vec![
            outcome("a", "dev", &[("form", None), ("asks", Some("email expected, found no turn"))]),
            outcome("b", "dev", &[("form", None)]),
            outcome("c", "test", &[("form", Some("x"))]),
        ];
        let dev = Counts::of(outcomes.iter().filter(|outcome| outcome.part == "dev"));
        assert_eq!(dev.line(), "1 of 2 dialogues, 2 of 3 expectations: form 2/2, asks 0/1");
        assert_eq!(
            failure("a", &outcomes[0].checks[1]),
            "a, turn 1 “where is my order”: asks: email expected, found no turn"
        );
        let told = as_json(&[Played { file: "f".into(), outcomes }], false);
        assert_eq!((&told["held"], &told["total"]), (&json!(1), &json!(3)));
        assert_eq!(told["kinds"]["form"], json!({"held": 2, "total": 3}));
        assert_eq!(told["files"][0]["failures"][0]["dialogue"], "a");
        assert_eq!(told["files"][1]["failures"], json!([]));
    }

    #[test]
    fn times_are_told_from_the_middle_to_the_longest() {
        let (a, b) = (outcome("a", "dev", &[]), outcome("b", "dev", &[]));
        assert_eq!(times(&[&a, &b]), "6 messages: median 2 µs, 95th percentile 3 µs, longest 3 µs");
        assert_eq!(times(&[]), "0 messages: median 0 µs, 95th percentile 0 µs, longest 0 µs");
    }
}
