//! `cargo xtask evaluate DIR…`: how well the shipped matcher answers, measured on labelled questions.
//!
//! A folder holds `faq.jsonl` (`{"id","question","variants","lang"}`) and `queries.jsonl`
//! (`{"q","id"}`, `id` null where no entry answers), or is the parent of such folders. The matcher is
//! the one that visitors get, with the thresholds that are shipped; nothing here tunes anything.

use std::fmt::Write as _;
use std::fs;
use std::io::BufWriter;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::time::Instant;

use anyhow::{Context, Result, bail};
use askwell::logic::faq::entry::Entry;
use askwell::logic::matcher::training::Training;
use askwell::logic::matcher::{Matcher, Outcome, Verdict};
use askwell::logic::semantic::pack::Pack;
use askwell::logic::text::native_fold;
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

fn build(entries: &[Entry], pack: Option<Rc<Pack>>) -> (Matcher, f64) {
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
fn pack(folder: &Path, lang: &str) -> Result<Option<Rc<Pack>>> {
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

/// One question's result against its label.
struct Judged {
    /// The place of the right entry, from 0.
    rank: Option<usize>,
    is_in_scope: bool,
    is_answered: bool,
    confidence: f64,
}

impl Judged {
    fn new(query: &Query, outcome: &Outcome) -> Self {
        Judged {
            rank: query.entry.and_then(|right| outcome.ranked.iter().position(|found| found.entry == right)),
            is_in_scope: query.entry.is_some(),
            is_answered: outcome.verdict == Verdict::Answer,
            confidence: outcome.ranked.first().map_or(0.0, |first| f64::from(first.confidence)),
        }
    }

    fn is_right(&self) -> bool {
        self.rank == Some(0)
    }
}

/// The measures of one set; shares are from 0 to 1, and none where there was nothing to count.
struct Figures {
    set: String,
    n_in: usize,
    n_oos: usize,
    top1: Option<f64>,
    top3: Option<f64>,
    mrr: Option<f64>,
    auroc: Option<f64>,
    answered: Option<f64>,
    precision: Option<f64>,
    oos_recall: Option<f64>,
    ece: Option<f64>,
    p50_us: f64,
    p99_us: f64,
    index_bytes: usize,
    build_ms: f64,
}

impl Figures {
    fn of(set: &Set, answered: &[Answered]) -> Self {
        let pairs = set.queries.iter().zip(answered);
        let all: Vec<Judged> = pairs.map(|(query, answered)| Judged::new(query, &answered.outcome)).collect();
        let (inside, outside): (Vec<&Judged>, Vec<&Judged>) =
            all.iter().partition(|judged| judged.is_in_scope);
        let given: Vec<&Judged> = all.iter().filter(|judged| judged.is_answered).collect();
        let mut micros: Vec<f64> = answered.iter().map(|answered| answered.micros).collect();
        micros.sort_by(f64::total_cmp);
        Figures {
            set: set.name.clone(),
            n_in: inside.len(),
            n_oos: outside.len(),
            top1: mean(&inside, |judged| f64::from(judged.is_right())),
            top3: mean(&inside, |judged| f64::from(judged.rank.is_some_and(|rank| rank < 3))),
            mrr: mean(&inside, |judged| judged.rank.map_or(0.0, |rank| 1.0 / (rank + 1) as f64)),
            auroc: auroc(&all),
            answered: mean(&inside, |judged| f64::from(judged.is_answered)),
            precision: mean(&given, |judged| f64::from(judged.is_right())),
            oos_recall: mean(&outside, |judged| f64::from(!judged.is_answered)),
            ece: calibration_error(&all),
            p50_us: quantile(&micros, 0.5),
            p99_us: quantile(&micros, 0.99),
            index_bytes: set.matcher.bytes(),
            build_ms: set.build_ms,
        }
    }

    fn json(&self) -> Value {
        json!({
            "set": self.set, "n_in": self.n_in, "n_oos": self.n_oos,
            "top1": self.top1, "top3": self.top3, "mrr": self.mrr, "auroc": self.auroc,
            "answered": self.answered, "precision": self.precision, "oos_recall": self.oos_recall,
            "ece": self.ece, "p50_us": self.p50_us, "p99_us": self.p99_us,
            "index_bytes": self.index_bytes, "build_ms": self.build_ms,
        })
    }
}

fn mean(all: &[&Judged], value: impl Fn(&Judged) -> f64) -> Option<f64> {
    let sum: f64 = all.iter().map(|judged| value(judged)).sum();
    (!all.is_empty()).then(|| sum / all.len() as f64)
}

/// How often an in-scope question has more confidence than one out of scope; ties count half.
fn auroc(all: &[Judged]) -> Option<f64> {
    let outside = all.iter().filter(|judged| !judged.is_in_scope);
    let mut confidences: Vec<f64> = outside.map(|judged| judged.confidence).collect();
    confidences.sort_by(f64::total_cmp);
    let inside: Vec<&Judged> = all.iter().filter(|judged| judged.is_in_scope).collect();
    let wins = |judged: &Judged| {
        let below = confidences.partition_point(|&other| other < judged.confidence);
        let not_above = confidences.partition_point(|&other| other <= judged.confidence);
        (below + not_above) as f64 / 2.0
    };
    let mean = mean(&inside, wins)?;
    (!confidences.is_empty()).then(|| mean / confidences.len() as f64)
}

/// Expected calibration error over ten bins: confidence against being right, all questions; out of
/// scope nothing is right.
fn calibration_error(all: &[Judged]) -> Option<f64> {
    let bin =
        |judged: &Judged| (0..9).find(|&bin| judged.confidence < f64::from(bin + 1) / 10.0).unwrap_or(9);
    let mut sum = 0.0;
    for number in 0..10 {
        let members: Vec<&Judged> = all.iter().filter(|judged| bin(judged) == number).collect();
        let gap = mean(&members, |judged| judged.confidence - f64::from(judged.is_right()));
        sum += gap.unwrap_or(0.0).abs() * members.len() as f64;
    }
    (!all.is_empty()).then(|| sum / all.len() as f64)
}

fn quantile(sorted: &[f64], share: f64) -> f64 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share of a length")]
    let at = (sorted.len() as f64 * share) as usize;
    sorted.get(at.min(sorted.len().saturating_sub(1))).copied().unwrap_or(0.0)
}

const HEAD: &str = "set                         in  oos  top1  top3   mrr auroc  answ  prec oosrec   ece  p50µs  p99µs   index kB build ms\n";

fn table(figures: &[Figures]) -> String {
    let mut text = HEAD.to_owned();
    for row in figures {
        let shares =
            [row.top1, row.top3, row.mrr, row.auroc, row.answered, row.precision, row.oos_recall, row.ece];
        let _ = write!(text, "{:<25} {:>4} {:>4}", row.set, row.n_in, row.n_oos);
        for share in shares {
            let shown = share.map_or_else(|| "–".to_owned(), |share| format!("{:.1}", share * 100.0));
            let _ = write!(text, " {shown:>5}");
        }
        let kilobytes = row.index_bytes as f64 / 1e3;
        let times = format!("{:>7.0} {:>6.0}", row.p50_us, row.p99_us);
        let _ = writeln!(text, " {times} {kilobytes:>10.0} {:>8.1}", row.build_ms);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judged(is_in_scope: bool, is_right: bool, confidence: f64) -> Judged {
        Judged { rank: is_right.then_some(0), is_in_scope, is_answered: false, confidence }
    }

    fn close(found: Option<f64>, expected: f64) -> bool {
        found.is_some_and(|found| (found - expected).abs() < 1e-9)
    }

    #[test]
    fn auroc_is_one_when_separated_and_half_when_equal() {
        assert!(close(auroc(&[judged(true, true, 0.9), judged(false, false, 0.1)]), 1.0));
        assert!(close(auroc(&[judged(true, true, 0.5), judged(false, false, 0.5)]), 0.5));
        assert!(auroc(&[judged(true, true, 0.5)]).is_none());
        assert!(auroc(&[]).is_none());
    }

    #[test]
    fn calibration_error_is_the_gap_to_the_share_of_right_ones() {
        assert!(close(calibration_error(&[judged(true, true, 1.0), judged(true, false, 0.0)]), 0.0));
        assert!(close(calibration_error(&[judged(true, false, 1.0)]), 1.0));
        assert!(calibration_error(&[]).is_none());
    }

    #[test]
    fn quantiles_of_nothing_and_one() {
        assert!(quantile(&[], 0.5).abs() < 1e-9);
        assert!((quantile(&[3.0], 0.99) - 3.0).abs() < 1e-9);
    }

    #[test]
    fn an_unknown_id_is_an_error_and_null_is_not() {
        let ids = ["a".to_owned()];
        assert!(query(&json!({ "q": "x", "id": "b" }), &ids).is_none());
        assert!(query(&json!({ "q": "x", "id": null }), &ids).is_some_and(|query| query.entry.is_none()));
    }
}
