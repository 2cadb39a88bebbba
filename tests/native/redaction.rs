//! How well personal data is masked: precision and recall over `tests/cases/redaction.jsonl`.
//!
//! A line is `{"text", "finds": [{"kind", "text"}], "note", "lang", "part"}`. The list was written before the code. The
//! rules were then tuned on the lines of the part `dev` only; `test` tells how well they do on lines not looked at. A
//! find counts as right when its kind and its text are exactly those of the list.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;

use askwell::logic::feedback::redact::{self, LONG_RUN};
use serde_json::Value;

/// Precision and recall over all may not fall below this.
const FLOOR: f64 = 0.97;

struct Line {
    text: String,
    finds: Vec<Find>,
    note: String,
    lang: String,
    part: String,
}

#[derive(PartialEq, Clone, Debug)]
struct Find {
    kind: String,
    text: String,
}

#[derive(Default)]
struct Count {
    right: usize,
    wrong: usize,
    missed: usize,
}

impl Count {
    fn precision(&self) -> f64 {
        share(self.right, self.wrong)
    }

    fn recall(&self) -> f64 {
        share(self.right, self.missed)
    }
}

fn share(right: usize, others: usize) -> f64 {
    if right + others == 0 { 1.0 } else { right as f64 / (right + others) as f64 }
}

fn lines() -> Vec<Line> {
    let text =
        fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases/redaction.jsonl")).unwrap();
    let read = |(index, line)| {
        let line = serde_json::from_str(line).ok().and_then(|line| read(&line));
        line.unwrap_or_else(|| panic!("redaction.jsonl, line {}: not as told above", index + 1))
    };
    text.lines().enumerate().map(read).collect()
}

fn read(line: &Value) -> Option<Line> {
    let text = |json: &Value, key: &str| Some(json.get(key)?.as_str()?.to_owned());
    let find = |find: &Value| Some(Find { kind: text(find, "kind")?, text: text(find, "text")? });
    let finds = line.get("finds")?.as_array()?.iter().map(find).collect::<Option<_>>()?;
    let [text, note, lang, part] = ["text", "note", "lang", "part"].map(|key| text(line, key));
    Some(Line { text: text?, finds, note: note?, lang: lang?, part: part? })
}

/// What is masked, as the list writes it.
fn masked(text: &str) -> Vec<Find> {
    let cut = |find: &redact::Find| text.chars().skip(find.start).take(find.end - find.start).collect();
    let finds = redact::finds(text, LONG_RUN);
    finds.iter().map(|find| Find { kind: find.kind.word().to_owned(), text: cut(find) }).collect()
}

/// Counts by group: the kinds, the languages, `all`.
fn counted(part: &str, details: &mut String) -> BTreeMap<String, Count> {
    let mut counts = BTreeMap::<String, Count>::new();
    for line in lines().iter().filter(|line| line.part == part) {
        let (mut missed, mut wrong) = (line.finds.clone(), masked(&line.text));
        let mut add = |find: &Find, count: fn(&mut Count) -> &mut usize| {
            for group in [find.kind.as_str(), &line.lang, "all"] {
                *count(counts.entry(group.to_owned()).or_default()) += 1;
            }
        };
        missed.retain(|find| {
            let same = wrong.iter().position(|other| other == find);
            same.map(|at| wrong.remove(at)).inspect(|find| add(find, |count| &mut count.right)).is_none()
        });
        for find in &missed {
            add(find, |count| &mut count.missed);
        }
        for find in &wrong {
            add(find, |count| &mut count.wrong);
        }
        if part == "dev" && missed.len() + wrong.len() > 0 {
            writeln!(details, "  {} ({})\n    missed {missed:?}, wrong {wrong:?}", line.text, line.note)
                .unwrap();
        }
    }
    counts
}

#[test]
fn personal_data_is_found_and_little_else() {
    for part in ["dev", "test"] {
        let mut details = String::new();
        let counts = counted(part, &mut details);
        println!("{part}: right, wrong, missed; precision, recall");
        for (group, count) in &counts {
            let Count { right, wrong, missed } = count;
            let (precision, recall) = (count.precision(), count.recall());
            println!("{group:>12} {right:4} {wrong:3} {missed:3}  {precision:.3} {recall:.3}");
        }
        println!("{details}");
        let all = &counts["all"];
        assert!(all.precision() >= FLOOR && all.recall() >= FLOOR, "{part}: below {FLOOR}");
    }
}
