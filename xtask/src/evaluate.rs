//! `cargo xtask evaluate DIR…`: how well the shipped matcher answers, measured on labelled questions.
//!
//! A folder holds `faq.jsonl` (`{"id","question","variants","lang"}`) and `queries.jsonl`
//! (`{"q","id"}`, `id` null where no entry answers), or is the parent of such folders. The matcher is
//! the one that visitors get, with the thresholds that are shipped; nothing here tunes anything.

mod figures;

use std::fs;
use std::io::BufWriter;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::time::Instant;

use anyhow::{Context, Result, bail};
use askwell::logic::faq::entry::Entry;
use askwell::logic::matcher::training::Training;
use askwell::logic::matcher::{Matcher, Outcome};
use askwell::logic::semantic::pack::Pack;
use askwell::logic::text::native_fold;
use figures::{Figures, table};
use serde_json::{Value, json};

/// What `evaluate` is asked for.
pub struct Options {
    /// The name of the file of questions, without its ending.
    pub split: String,
    /// Whether to print JSON.
    pub json: bool,
    /// Where the rankings are written to, one line a question.
    pub predictions: Option<PathBuf>,
    /// Where each candidate's measures are written to: what the shipped weights are fitted on.
    pub evidence: Option<PathBuf>,
    /// The folder with the semantic packs; none leaves them out.
    pub packs: Option<PathBuf>,
}

/// Evaluates each folder and prints a table, or JSON. `split` names the file of questions without its
/// ending; `predictions` is the file that the rankings are written to, one line a question.
pub fn run(dirs: &[PathBuf], options: &Options) -> Result<()> {
    let Options { split, json, predictions, evidence, packs } = options;
    let mut output = predictions.as_deref().map(create).transpose()?;
    let mut evidence = evidence.as_deref().map(create).transpose()?;
    let mut figures = Vec::new();
    for dir in sets(dirs, split)? {
        let set = Set::load(&dir, split, packs.as_deref())?;
        if let Some(evidence) = &mut evidence {
            set.write_evidence(evidence)?;
        }
        let answered = set.answer();
        if let Some(output) = &mut output {
            set.write_predictions(&answered, output)?;
        }
        figures.push(Figures::of(&set, &answered));
    }
    if *json {
        println!("{}", Value::Array(figures.iter().map(Figures::json).collect()));
    } else {
        print!("{}", table(&figures));
    }
    Ok(())
}

fn create(path: &Path) -> Result<BufWriter<fs::File>> {
    let file = fs::File::create(path).with_context(|| format!("cannot write {}", path.display()))?;
    Ok(BufWriter::new(file))
}

/// The folders to evaluate: those named, and the children of those that are parents.
fn sets(dirs: &[PathBuf], split: &str) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for dir in dirs {
        let before = found.len();
        for candidate in [vec![dir.clone()], children(dir)].concat() {
            match missing(&candidate, split) {
                None => found.push(candidate),
                Some("faq.jsonl") => {}
                Some(name) => eprintln!("Skipped {}: it has no {name}.", candidate.display()),
            }
        }
        if found.len() == before {
            eprintln!("Skipped {}: no faq.jsonl with {split}.jsonl in it or below.", dir.display());
        }
    }
    if found.is_empty() {
        bail!("there is nothing to evaluate: name a folder that holds faq.jsonl and {split}.jsonl");
    }
    Ok(found)
}

fn children(dir: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(dir).into_iter().flatten().flatten();
    let mut folders: Vec<PathBuf> = entries.map(|entry| entry.path()).filter(|path| path.is_dir()).collect();
    folders.sort();
    folders
}

fn missing(dir: &Path, split: &str) -> Option<&'static str> {
    if !dir.join("faq.jsonl").is_file() {
        return Some("faq.jsonl");
    }
    (!dir.join(format!("{split}.jsonl")).is_file()).then_some("file of questions")
}

/// A labelled question.
struct Query {
    text: String,
    /// The entry that answers it; none where it is out of scope.
    entry: Option<usize>,
}

/// A folder, read and indexed.
struct Set {
    name: String,
    ids: Vec<String>,
    queries: Vec<Query>,
    matcher: Matcher,
    build_ms: f64,
}

/// What the matcher made of one question.
struct Answered {
    outcome: Outcome,
    micros: f64,
}

impl Set {
    fn load(dir: &Path, split: &str, packs: Option<&Path>) -> Result<Self> {
        let entries = lines(&dir.join("faq.jsonl"), entry)?;
        let ids: Vec<String> = entries.iter().map(|entry| entry.id.clone()).collect();
        let queries = lines(&dir.join(format!("{split}.jsonl")), |value| query(value, &ids))?;
        let lang = lines(&dir.join("faq.jsonl"), |value| text(value, "lang"))?
            .into_iter()
            .next()
            .unwrap_or_default();
        let pack = packs.map(|packs| pack(packs, &lang)).transpose()?.flatten();
        let (matcher, build_ms) = build(&entries, pack);
        let name = dir.canonicalize()?.file_name().unwrap_or_default().to_string_lossy().into_owned();
        Ok(Set { name, ids, queries, matcher, build_ms })
    }

    /// Asks everything, the first questions twice: caches should be as warm as in a conversation.
    fn answer(&self) -> Vec<Answered> {
        for query in self.queries.iter().take(50) {
            std::hint::black_box(self.matcher.ask(&query.text));
        }
        self.queries.iter().map(|query| timed(&self.matcher, &query.text)).collect()
    }

    fn write_predictions(&self, answered: &[Answered], output: &mut impl std::io::Write) -> Result<()> {
        for (query, answered) in self.queries.iter().zip(answered) {
            let ranked: Vec<Value> = answered
                .outcome
                .ranked
                .iter()
                .map(|found| json!({ "id": self.ids.get(found.entry), "score": found.score }))
                .collect();
            writeln!(output, "{}", json!({ "q": query.text, "ranked": ranked }))?;
        }
        Ok(output.flush()?)
    }
}

impl Set {
    /// A line a question: the place of the right entry's id among the candidates, their measures, and what the
    /// confidence rests on.
    fn write_evidence(&self, output: &mut impl std::io::Write) -> Result<()> {
        for query in &self.queries {
            let (found, length) = self.matcher.evidence(&query.text);
            let measures: Vec<_> = found.iter().map(|found| found.evidence.measures()).collect();
            let right = query.entry.and_then(|right| found.iter().position(|found| found.entry == right));
            let line = json!({
                "set": self.name, "in": query.entry.is_some(), "right": right, "length": length, "measures": measures,
            });
            writeln!(output, "{line}")?;
        }
        Ok(output.flush()?)
    }
}

fn timed(matcher: &Matcher, question: &str) -> Answered {
    let start = Instant::now();
    let outcome = matcher.ask(question);
    Answered { outcome, micros: start.elapsed().as_secs_f64() * 1e6 }
}

/// The matcher that visitors get, learned out, and the milliseconds that took.
pub fn build(entries: &[Entry], pack: Option<Rc<Pack>>) -> (Matcher, f64) {
    let start = Instant::now();
    let mut matcher = Matcher::new(native_fold);
    if let Some(pack) = pack {
        matcher = matcher.with_pack(pack);
    }
    for entry in entries {
        matcher.add(entry);
    }
    matcher.finish();
    let mut training = Training::new(&matcher);
    while !training.step(&mut matcher, entries) {}
    (matcher, start.elapsed().as_secs_f64() * 1e3)
}

/// The pack of a FAQ in that language, where there is one.
pub fn pack(folder: &Path, lang: &str) -> Result<Option<Rc<Pack>>> {
    let name = lang.split('-').next().unwrap_or_default();
    let path = folder.join(format!("{name}.pack"));
    if !path.is_file() {
        return Ok(None);
    }
    let file = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
    match Pack::read(&file) {
        Ok(pack) => Ok(Some(Rc::new(pack))),
        Err(broken) => bail!("{} {}", path.display(), broken.advice()),
    }
}

/// Reads a file of JSON lines; an error names the file and line.
fn lines<T>(path: &Path, read: impl Fn(&Value) -> Option<T>) -> Result<Vec<T>> {
    let text = fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    let mut items = Vec::new();
    for (number, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let place = || format!("{}, line {}", path.display(), number + 1);
        let value: Value = serde_json::from_str(line).with_context(place)?;
        items
            .push(read(&value).with_context(|| format!("{}: a field is missing or an id unknown", place()))?);
    }
    Ok(items)
}

fn text(value: &Value, key: &str) -> Option<String> {
    value.get(key)?.as_str().map(str::to_owned)
}

fn entry(value: &Value) -> Option<Entry> {
    let variants = value.get("variants").and_then(Value::as_array).cloned().unwrap_or_default();
    Some(Entry {
        id: text(value, "id")?,
        question: text(value, "question")?,
        variants: variants.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
        answer: text(value, "answer").unwrap_or_default(),
        ..Entry::default()
    })
}

fn query(value: &Value, ids: &[String]) -> Option<Query> {
    let entry = match value.get("id")? {
        Value::Null => None,
        id => Some(ids.iter().position(|known| Some(known.as_str()) == id.as_str())?),
    };
    Some(Query { text: text(value, "q")?, entry })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_id_is_an_error_and_null_is_not() {
        let ids = ["a".to_owned()];
        assert!(query(&json!({ "q": "x", "id": "b" }), &ids).is_none());
        assert!(query(&json!({ "q": "x", "id": null }), &ids).is_some_and(|query| query.entry.is_none()));
    }
}
