//! The target `query`: whatever is asked, the matcher answers in bounds, in order, and twice the same.

use std::collections::HashSet;
use std::fs;
use std::path::Path;

use anyhow::{Context as _, Result};
use askwell::logic::faq::Faq;
use askwell::logic::faq::read::{Reading, read};
use askwell::logic::json::Json;
use askwell::logic::matcher::{Matcher, Outcome};

use super::chance::{Chance, mutated};
use super::{Checked, Target};
use crate::evaluate::{build, pack};

const LANGUAGES: [&str; 2] = ["en", "zh-Hans"];

/// More than anything shows.
const MOST: usize = 12;

/// An indexed FAQ, and what can be asked of it.
struct Site {
    name: String,
    entries: usize,
    texts: Vec<String>,
    matcher: Matcher,
}

/// The demo's FAQs, each with its pack and without.
pub struct Query {
    sites: Vec<Site>,
}

impl Query {
    /// Reads and indexes the FAQs.
    pub fn load(root: &Path) -> Result<Self> {
        let mut sites = Vec::new();
        for lang in LANGUAGES {
            let faq = faq(root, lang)?;
            let pack = pack(&root.join("public/askwell/packs"), lang)?;
            for (pack, kind) in [(None, "alone"), (pack, "with its pack")] {
                sites.push(Site::new(format!("the {lang} FAQ {kind}"), &faq, build(&faq.entries, pack).0));
            }
        }
        Ok(Query { sites })
    }
}

impl Target for Query {
    fn name(&self) -> &'static str {
        "query"
    }

    fn round(&self, chance: &mut Chance, tell: &mut String) -> Checked {
        let Some(site) = self.sites.get(chance.below(self.sites.len())) else { return Ok(()) };
        let text = question(&site.texts, chance);
        *tell = format!("{text:?} to {}", site.name);
        site.check(&text, chance.below(site.entries))
    }
}

impl Site {
    fn new(name: String, faq: &Faq, matcher: Matcher) -> Self {
        let texts = faq.entries.iter().flat_map(|entry| {
            [&entry.question, &entry.answer, &entry.category].into_iter().chain(&entry.variants).cloned()
        });
        Site { name, entries: faq.entries.len(), texts: texts.collect(), matcher }
    }

    fn check(&self, text: &str, entry: usize) -> Checked {
        let outcome = self.matcher.ask(text);
        check_outcome(&outcome, self.entries)?;
        ensure(outcome == self.matcher.ask(text), "asked again, it answers otherwise")?;
        self.check_completion(text, entry % MOST)?;
        let first = outcome.ranked.first().map(|first| first.entry);
        for entry in first.into_iter().chain([entry]) {
            self.check_explanation(text, entry, &outcome)?;
        }
        ensure(self.matcher.explain(text, self.entries).is_none(), "an entry that is not there is explained")
    }

    fn check_completion(&self, text: &str, limit: usize) -> Checked {
        let found = self.matcher.complete(text, limit);
        ensure(found.len() <= limit, "more completions than asked for")?;
        ensure(found.iter().all(|entry| *entry < self.entries), "a completion that is no entry")?;
        ensure(are_distinct(&found), "a completion twice")?;
        ensure(found == self.matcher.complete(text, limit), "completed again, it is otherwise")
    }

    fn check_explanation(&self, text: &str, entry: usize, outcome: &Outcome) -> Checked {
        let Some(explained) = self.matcher.explain(text, entry) else {
            return Err(format!("entry {entry} is not explained"));
        };
        let rank = outcome.ranked.iter().position(|found| found.entry == entry);
        ensure(explained.rank == rank, format!("entry {entry} is ranked {rank:?}, explained {explained:?}"))?;
        let ranked = rank.and_then(|rank| outcome.ranked.get(rank));
        let is_same = ranked.is_none_or(|ranked| (ranked.score - explained.score).abs() < 1e-4);
        ensure(is_same, format!("entry {entry} is explained by another score than it has"))?;
        let factors = explained.factors.iter().flat_map(|factor| [factor.value, factor.log_odds]);
        let terms = explained.terms.iter().flat_map(|term| [term.weight, term.gained]);
        let rest = [explained.length, explained.score, explained.share];
        let mut numbers = explained.added.into_iter().chain(factors).chain(terms).chain(rest);
        ensure(numbers.all(f32::is_finite), format!("an explanation without numbers: {explained:?}"))?;
        ensure((0.0..=1.0).contains(&explained.confidence), "an explained confidence out of bounds")?;
        ensure(
            explained == self.matcher.explain(text, entry).unwrap_or(explained.clone()),
            "explained otherwise",
        )
    }
}

/// Whether an outcome is in bounds and in order.
pub fn check_outcome(outcome: &Outcome, entries: usize) -> Checked {
    let ranked = &outcome.ranked;
    let is_bounded = ranked.iter().all(|found| (0.0..=1.0).contains(&found.confidence));
    ensure(is_bounded, format!("a confidence out of bounds: {ranked:?}"))?;
    ensure(ranked.iter().all(|found| found.score.is_finite()), format!("a score is no number: {ranked:?}"))?;
    ensure(ranked.is_sorted_by(|one, other| one.score >= other.score), format!("out of order: {ranked:?}"))?;
    ensure(ranked.len() <= 10, "more than ten candidates")?;
    let found: Vec<usize> = ranked.iter().map(|found| found.entry).collect();
    ensure(found.iter().all(|entry| *entry < entries), format!("no such entry: {ranked:?}"))?;
    ensure(are_distinct(&found), format!("an entry twice: {ranked:?}"))
}

/// An error with that text unless it holds.
pub fn ensure(holds: bool, wrong: impl Into<String>) -> Checked {
    if holds { Ok(()) } else { Err(wrong.into()) }
}

fn are_distinct(entries: &[usize]) -> bool {
    entries.iter().collect::<HashSet<_>>().len() == entries.len()
}

/// Mostly what the FAQ says, changed; now and then two of its texts, any characters, or a novel.
fn question(texts: &[String], chance: &mut Chance) -> String {
    let known = mutated(&chance.pick(texts), chance);
    match chance.below(8) {
        0 => wild(chance),
        1 => format!("{known}{}", wild(chance)),
        2 => format!("{known} {}", mutated(&chance.pick(texts), chance)),
        3 if chance.once_in(8) => known.repeat(1 + chance.below(200)),
        _ => known,
    }
}

/// Characters from anywhere in Unicode, those of controls and marks more often.
fn wild(chance: &mut Chance) -> String {
    const BLOCKS: [(usize, usize); 8] = [
        (0x00, 0x80),
        (0x80, 0x180),
        (0x300, 0x70),
        (0x600, 0x200),
        (0x2000, 0x100),
        (0x4e00, 0x5200),
        (0xfe00, 0x200),
        (0, 0x11_0000),
    ];
    let character = |chance: &mut Chance| {
        let (first, count) = chance.pick(&BLOCKS);
        u32::try_from(first + chance.below(count)).ok().and_then(char::from_u32).unwrap_or('\u{fffd}')
    };
    (0..chance.below(40)).map(|_| character(chance)).collect()
}

fn faq(root: &Path, lang: &str) -> Result<Faq> {
    let path = root.join(format!("public/shop/faq.{lang}.json"));
    let text = fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
    let json: Json = serde_json::from_str(&text).with_context(|| format!("{} is no JSON", path.display()))?;
    Ok(read(&json, Reading { file: "faq.json", lang, today: "2026-06-15" }).0)
}
