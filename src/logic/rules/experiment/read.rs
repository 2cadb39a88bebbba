//! An experiment as an owner writes it: `GrowthBook`'s names, read leniently.

use super::super::super::json::Json;
use super::super::super::report::{Read, Reader};
use super::super::condition::Condition;
use super::bucket::{Namespace, Range};
use super::{Experiment, Filter};

/// Variations beyond these are left out: nobody splits a shop's visitors further.
const MOST_VARIATIONS: usize = 100;

/// What an experiment may say.
const KEYS: [&str; 21] = [
    "key",
    "variations",
    "weights",
    "coverage",
    "ranges",
    "meta",
    "condition",
    "namespace",
    "filters",
    "hashAttribute",
    "fallbackAttribute",
    "hashVersion",
    "seed",
    "bucketVersion",
    "minBucketVersion",
    "disableStickyBucketing",
    "force",
    "active",
    "name",
    "phase",
    "parentConditions",
];

impl Read for Experiment {
    #[inline(never)]
    fn read(json: &Json, reader: &mut Reader) -> Option<Self> {
        let mut all = Experiment::default();
        reader.fields(
            json,
            &KEYS,
            &mut |at, value, reader| match KEYS.get(at).copied().unwrap_or_default() {
                "variations" => all.variations = variations(value, reader),
                "meta" => all.keys = keys(value, reader),
                "condition" => all.condition = Condition::read(value, reader).or(Some(Condition(Json::Null))),
                "weights" => all.weights = Vec::read(value, reader).unwrap_or_default(),
                "ranges" => all.ranges = ranges(value, reader),
                "namespace" => all.namespace = Some(namespace(value, reader)),
                "filters" => all.filters = Vec::read(value, reader),
                "disableStickyBucketing" => all.is_sticky = bool::read(value, reader) != Some(true),
                "active" => all.is_active = bool::read(value, reader) != Some(false),
                key @ ("key" | "hashAttribute" | "fallbackAttribute" | "seed") => {
                    text(&mut all, key, value, reader);
                }
                key @ ("coverage" | "force" | "hashVersion" | "bucketVersion" | "minBucketVersion") => {
                    number(&mut all, key, value, reader);
                }
                // Names for people, and what needs `GrowthBook`'s features.
                _ => {}
            },
        )?;
        if all.key.is_empty() {
            reader.report(
                "\"key\" is missing, the name that the experiment's chance is drawn with; it is left out.",
            );
            return None;
        }
        Some(all)
    }
}

fn text(all: &mut Experiment, key: &str, value: &Json, reader: &mut Reader) {
    let Some(text) = String::read(value, reader).filter(|text| !text.is_empty()) else { return };
    match key {
        "key" => all.key = text,
        "hashAttribute" => all.hash_attribute = text,
        "fallbackAttribute" => all.fallback_attribute = text,
        _ => all.seed = text,
    }
}

fn number(all: &mut Experiment, key: &str, value: &Json, reader: &mut Reader) {
    let Some(number) = f64::read(value, reader) else { return };
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "`as` keeps to what fits")]
    match key {
        "coverage" => all.coverage = number,
        // Not a variation is none.
        "force" => all.force = Some(if number < 0.0 { usize::MAX } else { number as usize }),
        "bucketVersion" => all.bucket_version = number as u32,
        "minBucketVersion" => all.min_bucket_version = number as u32,
        _ => {
            all.hash_version = if number.fract() == 0.0 { number as u32 } else { 0 };
            if !matches!(all.hash_version, 1 | 2) {
                reader.report("expected 1 or 2; nobody takes part. Leave it out for 2.");
            }
        }
    }
}

/// A number of variations, or a list of them, whose values are the caller's business.
fn variations(json: &Json, reader: &mut Reader) -> usize {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "`as` keeps to what fits")]
    let count = match json {
        Json::Number(count) => *count as usize,
        Json::List(items) => items.len(),
        other => {
            reader.expected::<()>("a list of variations, or their number", other);
            0
        }
    };
    count.min(MOST_VARIATIONS)
}

/// A list of pairs.
fn ranges(json: &Json, reader: &mut Reader) -> Option<Vec<Range>> {
    let mut all = Vec::new();
    reader.items(json, &mut |item, reader| all.push(range(item.as_list().unwrap_or_default(), reader)))?;
    Some(all)
}

/// A pair of bounds. One that cannot be read has nobody: those of other variations keep their places.
fn range(items: &[Json], reader: &mut Reader) -> Range {
    if let [Json::Number(start), Json::Number(end)] = items {
        return (*start, *end);
    }
    reader.report("expected two shares from 0 to 1, as in [0, 0.5]; nobody is in it.");
    (0.0, 0.0)
}

fn namespace(json: &Json, reader: &mut Reader) -> Namespace {
    if let Some([Json::Text(name), bounds @ ..]) = json.as_list() {
        return Namespace { name: name.clone(), range: range(bounds, reader) };
    }
    reader.report("expected a name and two shares, as in [\"prices\", 0, 0.5]; nobody is in it.");
    Namespace { name: String::new(), range: (0.0, 0.0) }
}

/// The keys of variations, in their order; empty where one has none.
fn keys(json: &Json, reader: &mut Reader) -> Vec<String> {
    let mut all = Vec::new();
    reader.items(json, &mut |item, reader| {
        reader.members(item);
        all.push(item.get("key").and_then(Json::as_text).unwrap_or_default().to_owned());
    });
    all
}

impl Read for Filter {
    fn read(json: &Json, reader: &mut Reader) -> Option<Self> {
        let mut all = Filter::default();
        let known = ["seed", "attribute", "ranges", "hashVersion"];
        reader.fields(json, &known, &mut |at, value, reader| match at {
            0 => all.seed = String::read(value, reader).unwrap_or_default(),
            1 => all.attribute = String::read(value, reader).unwrap_or_default(),
            2 => all.ranges = ranges(value, reader).unwrap_or_default(),
            _ => all.is_old = f64::read(value, reader) == Some(1.0),
        });
        // One that cannot be read has nobody, rather than everybody.
        Some(all)
    }
}
