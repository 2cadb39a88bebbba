//! Which variation of something a visitor gets: by chance that stays, in shares that an owner sets.
//!
//! `GrowthBook`'s experiments: the same fields, the same hash, the same order of steps, so that a visitor gets here what
//! its SDKs would give. Source: `runExperiment` of its `packages/sdk-js/src/core.ts`. What rests on its features, flags
//! and query strings is left to `conformance`. Two defaults are ours: `hashVersion` is 2, and variations without keys are
//! known by their numbers in [`Sticky`] documents, too, where its SDK needs `meta` for them to stick.

pub mod bucket;
mod read;
pub mod sticky;
#[cfg(test)]
mod tests;

use super::super::json::Json;
use super::condition::compare::{is_true, text};
use super::condition::{Condition, Context, at, holds};
use super::hash::hash;
use bucket::{Namespace, Range, choose, is_within, ranges};
use sticky::Sticky;

/// An experiment. Fields say which of `GrowthBook`'s they are.
#[derive(Debug, Clone, PartialEq)]
pub struct Experiment {
    /// `key`: its name, and the seed of its chance where there is no other.
    pub key: String,
    /// `variations`: how many. Fewer than two are no experiment. The first is what those get who do not take part.
    pub variations: usize,
    /// The `key`s in `meta`; where one is missing or empty, the variation's number, from 0.
    pub keys: Vec<String>,
    /// `weights`: their shares, in sum 1. Default: equal.
    pub weights: Vec<f64>,
    /// `coverage`: the part of the visitors that takes part, from 0 to 1. Default: 1.
    pub coverage: f64,
    /// `ranges`: the places of each variation, instead of weights and coverage.
    pub ranges: Option<Vec<Range>>,
    /// `condition`: who may take part.
    pub condition: Option<Condition>,
    /// `namespace`: the part of the visitors that it may have, apart from other experiments.
    pub namespace: Option<Namespace>,
    /// `filters`: the same, of any attribute; they stand instead of the namespace.
    pub filters: Option<Vec<Filter>>,
    /// `hashAttribute`: by which attribute visitors are known. Default: `id`.
    pub hash_attribute: String,
    /// `fallbackAttribute`: by which, where they have none, and assignments are kept. Default: empty, by none.
    pub fallback_attribute: String,
    /// `hashVersion`: 1 or 2, as in [`hash`]. Default: 2.
    pub hash_version: u32,
    /// `seed`. Empty: the key.
    pub seed: String,
    /// `bucketVersion`: another one assigns everybody anew. Default: 0.
    pub bucket_version: u32,
    /// `minBucketVersion`: whoever was assigned under a lower one takes part no more. Default: 0.
    pub min_bucket_version: u32,
    /// Not `disableStickyBucketing`. Default: true.
    pub is_sticky: bool,
    /// `force`: all who would take part get this variation, and count for nothing.
    pub force: Option<usize>,
    /// `active`. Default: true.
    pub is_active: bool,
}

impl Default for Experiment {
    fn default() -> Self {
        Experiment {
            key: String::new(),
            variations: 0,
            keys: Vec::new(),
            weights: Vec::new(),
            coverage: 1.0,
            ranges: None,
            condition: None,
            namespace: None,
            filters: None,
            hash_attribute: String::from("id"),
            fallback_attribute: String::new(),
            hash_version: 2,
            seed: String::new(),
            bucket_version: 0,
            min_bucket_version: 0,
            is_sticky: true,
            force: None,
            is_active: true,
        }
    }
}

/// A part of the visitors, by an attribute and a seed of its own.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Filter {
    /// `seed`.
    pub seed: String,
    /// `attribute`. Empty: `id`.
    pub attribute: String,
    /// `ranges`: the parts.
    pub ranges: Vec<Range>,
    /// Whether `hashVersion` is 1. Default: false, it is 2.
    pub is_old: bool,
}

/// Why somebody got a variation, or takes no part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// Drawn.
    Drawn,
    /// Drawn before, and kept.
    Kept,
    /// `force` says so, or says that there is none.
    Forced,
    /// There are fewer than two variations.
    NoChoice,
    /// It is not active.
    Inactive,
    /// The visitor has no such attribute.
    Nameless,
    /// The filters, or the namespace, leave the visitor to others.
    Elsewhere,
    /// The condition does not hold.
    Condition,
    /// There is no such version of the hash.
    HashVersion,
    /// The visitor was assigned under a version that is blocked.
    Blocked,
    /// The visitor's place is in no range.
    Uncovered,
}

/// What a visitor gets.
#[derive(Debug, Clone, PartialEq)]
pub struct Outcome {
    /// Which variation, from 0.
    pub variation: usize,
    /// Its key.
    pub key: String,
    /// Whether the visitor takes part. Whoever does not gets the first variation.
    pub is_in: bool,
    /// Whether chance decided, now or before: only then does it count for the experiment.
    pub is_hashed: bool,
    /// The visitor's place, from 0 to below 1, where chance decided.
    pub bucket: Option<f64>,
    /// By which attribute the visitor is known.
    pub attribute: String,
    /// Its value; `null` where there is none.
    pub value: Json,
    /// Whether the assignments have changed and are to be stored.
    pub is_to_store: bool,
    /// Why.
    pub reason: Reason,
}

impl Outcome {
    /// Whether what was assigned before decided.
    pub fn is_sticky(&self) -> bool {
        matches!(self.reason, Reason::Kept | Reason::Blocked)
    }
}

/// By what a visitor is known: the attribute's name and value.
pub type Identity<'a> = (&'a str, &'a Json);

/// What was assigned before.
enum Before {
    Nothing,
    Variation(usize),
    Blocked,
}

/// Where the steps end.
struct Draw {
    variation: Option<usize>,
    bucket: Option<f64>,
    reason: Reason,
}

impl Draw {
    fn out(reason: Reason) -> Self {
        Draw { variation: None, bucket: None, reason }
    }
}

impl Experiment {
    /// What a visitor of these attributes gets. `sticky` holds what was assigned before and is assigned now; without it
    /// nothing is kept.
    pub fn run(&self, attributes: &Json, context: &Context, sticky: Option<&mut Sticky>) -> Outcome {
        let mut sticky = sticky.filter(|_| self.is_sticky);
        let identity = self.identity(attributes, sticky.is_some());
        let draw = self.draw((identity, attributes), context, sticky.as_deref());
        let mut outcome = self.outcome(draw.variation, identity);
        outcome.reason = draw.reason;
        if outcome.is_in && draw.reason != Reason::Forced {
            outcome.is_hashed = true;
            outcome.bucket = draw.bucket;
            if let Some(sticky) = &mut sticky {
                let (attribute, value) = (identity.0, text(identity.1));
                let name = sticky::name(&self.key, self.bucket_version);
                outcome.is_to_store = sticky.set((attribute, &value), &name, &outcome.key);
            }
        }
        outcome
    }

    /// What somebody gets who was given this variation, without chance; `None`, and what is none, is the first one
    /// without taking part.
    pub fn outcome(&self, variation: Option<usize>, identity: Identity) -> Outcome {
        let variation = variation.filter(|&variation| variation < self.variations);
        let at = variation.unwrap_or_default();
        Outcome {
            variation: at,
            key: self.key_of(at),
            is_in: variation.is_some(),
            is_hashed: false,
            bucket: None,
            attribute: identity.0.to_owned(),
            value: identity.1.clone(),
            is_to_store: false,
            reason: Reason::Forced,
        }
    }

    /// By what a visitor is known. The value is what counts for nothing, such as `null`, where there is none.
    pub fn identity<'a>(&'a self, attributes: &'a Json, has_fallback: bool) -> Identity<'a> {
        let value = attribute(attributes, &self.hash_attribute);
        if has_fallback && !is_true(value) && !self.fallback_attribute.is_empty() {
            let fallback = attribute(attributes, &self.fallback_attribute);
            if is_true(fallback) {
                return (&self.fallback_attribute, fallback);
            }
        }
        (&self.hash_attribute, value)
    }

    fn key_of(&self, variation: usize) -> String {
        let key = self.keys.get(variation).filter(|key| !key.is_empty());
        key.map_or_else(|| variation.to_string(), String::clone)
    }

    /// The steps, in `GrowthBook`'s order.
    fn draw(&self, visitor: (Identity, &Json), context: &Context, sticky: Option<&Sticky>) -> Draw {
        let ((_, value), attributes) = visitor;
        let before = sticky.map_or(Before::Nothing, |sticky| self.before(attributes, sticky));
        let kept = match before {
            Before::Variation(kept) => Some(kept),
            _ => None,
        };
        let reason = self.unfit(value).or_else(|| match kept {
            None => self.elsewhere(visitor, context),
            Some(_) => None,
        });
        if let Some(reason) = reason {
            return Draw::out(reason);
        }
        let seed = if self.seed.is_empty() { &self.key } else { &self.seed };
        let Some(bucket) = hash(seed, &text(value), self.hash_version) else {
            return Draw::out(Reason::HashVersion);
        };
        if matches!(before, Before::Blocked) {
            return Draw::out(Reason::Blocked);
        }
        let Some(variation) = kept.or_else(|| self.place(bucket)) else {
            return Draw::out(Reason::Uncovered);
        };
        let reason = match (self.force, kept) {
            (Some(_), _) => Reason::Forced,
            (None, Some(_)) => Reason::Kept,
            _ => Reason::Drawn,
        };
        Draw { variation: Some(self.force.unwrap_or(variation)), bucket: Some(bucket), reason }
    }

    /// Why nobody takes part, or nobody without a value to be known by.
    fn unfit(&self, value: &Json) -> Option<Reason> {
        if self.variations < 2 {
            Some(Reason::NoChoice)
        } else if !self.is_active {
            Some(Reason::Inactive)
        } else if !is_true(value) {
            Some(Reason::Nameless)
        } else {
            None
        }
    }

    /// Why this visitor may not take part.
    fn elsewhere(&self, visitor: (Identity, &Json), context: &Context) -> Option<Reason> {
        let ((_, value), attributes) = visitor;
        let is_here = match (&self.filters, &self.namespace) {
            (Some(filters), _) => filters.iter().all(|filter| filter.has(attributes)),
            (None, Some(namespace)) => namespace.has(&text(value)),
            (None, None) => true,
        };
        if !is_here {
            return Some(Reason::Elsewhere);
        }
        let fails = |condition: &Condition| !holds(&condition.0, attributes, context);
        self.condition.as_ref().is_some_and(fails).then_some(Reason::Condition)
    }

    /// What the visitor was assigned before, by the attribute, or else by the one to fall back on.
    fn before(&self, attributes: &Json, sticky: &Sticky) -> Before {
        let of = |name: &str, version: u32| {
            let name_of_it = sticky::name(&self.key, version);
            let value = text(attribute(attributes, name));
            sticky.get((name, &value), &name_of_it).map(str::to_owned)
        };
        let assigned = |version: u32| {
            of(&self.hash_attribute, version).or_else(|| of(&self.fallback_attribute, version))
        };
        // Nobody counts to four thousand millions here because of a typing error.
        if (0..self.min_bucket_version.min(1_000)).any(|version| assigned(version).is_some()) {
            return Before::Blocked;
        }
        let key = assigned(self.bucket_version);
        let variation = key.and_then(|key| (0..self.variations).find(|&at| self.key_of(at) == key));
        variation.map_or(Before::Nothing, Before::Variation)
    }

    fn place(&self, bucket: f64) -> Option<usize> {
        match &self.ranges {
            Some(ranges) => choose(bucket, ranges),
            None => choose(bucket, &ranges(self.variations, self.coverage, &self.weights)),
        }
    }
}

impl Filter {
    /// Whether a visitor of these attributes is in one of the parts.
    pub fn has(&self, attributes: &Json) -> bool {
        let name = if self.attribute.is_empty() { "id" } else { &self.attribute };
        let value = attribute(attributes, name);
        let place = hash(&self.seed, &text(value), if self.is_old { 1 } else { 2 });
        let is_in = |place: f64| self.ranges.iter().any(|&range| is_within(place, range));
        is_true(value) && place.is_some_and(is_in)
    }
}

/// The value of an attribute: of that name, or else at that path.
pub fn attribute<'json>(attributes: &'json Json, name: &str) -> &'json Json {
    attributes.get(name).unwrap_or_else(|| at(attributes, name))
}
