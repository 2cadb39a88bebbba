//! What `GrowthBook` has around its experiments: flags with rules and prerequisites, and ways to force a variation.
//!
//! Source: `evalFeature` and `runExperiment` of its `packages/sdk-js/src/core.ts`.

use super::super::super::json::Json;
use super::super::super::report::{Read, Reader};
use super::super::condition::compare::{is_true, text};
use super::super::condition::native::native_matches;
use super::super::condition::{Context, at, holds};
use super::super::experiment::bucket::is_within;
use super::super::experiment::sticky::Sticky;
use super::super::experiment::{Experiment, Outcome};
use super::super::hash::hash;

/// What a flag's rule may hand to its experiment.
const OF_EXPERIMENTS: [&str; 18] = [
    "variations",
    "coverage",
    "weights",
    "hashAttribute",
    "fallbackAttribute",
    "disableStickyBucketing",
    "bucketVersion",
    "minBucketVersion",
    "namespace",
    "meta",
    "ranges",
    "name",
    "phase",
    "seed",
    "hashVersion",
    "filters",
    "condition",
    "key",
];

/// `GrowthBook`'s context of a case, and what was assigned, where that is kept.
pub struct World<'a> {
    pub context: &'a Json,
    pub sticky: Option<Sticky>,
}

impl World<'_> {
    /// What a flag is. `above` are the flags whose prerequisite it is.
    pub fn flag(&mut self, id: &str, above: &[&str]) -> Json {
        if above.contains(&id) {
            return flag(Json::Null, "cyclicPrerequisite", Json::Null);
        }
        let Some(feature) = at(self.context, "features").get(id) else {
            return flag(Json::Null, "unknownFeature", Json::Null);
        };
        let below = [above, &[id]].concat();
        for rule in at(feature, "rules").as_list().unwrap_or_default() {
            if let Some(found) = self.rule(rule, id, &below) {
                return found;
            }
        }
        flag(at(feature, "defaultValue").clone(), "defaultValue", Json::Null)
    }

    /// What a rule makes of its flag; `None` where the next rule is asked.
    fn rule(&mut self, rule: &Json, id: &str, above: &[&str]) -> Option<Json> {
        match self.prerequisites(rule, above) {
            Prerequisites::Met => {}
            Prerequisites::Cyclic => return Some(flag(Json::Null, "cyclicPrerequisite", Json::Null)),
            Prerequisites::Blocking => return Some(flag(Json::Null, "prerequisite", Json::Null)),
            Prerequisites::Missed => return None,
        }
        let mut members = vec![("key".to_owned(), Json::from(id))];
        let of_rule = |name: &&str| Some(((*name).to_owned(), rule.get(name)?.clone()));
        members.extend(OF_EXPERIMENTS.iter().filter_map(of_rule));
        if rule.get("key").is_some() {
            members.remove(0);
        }
        let json = Json::Map(members);
        if let Some(forced) = rule.get("force") {
            let is_forced = self.is_in_rollout(rule, &experiment(&json), id);
            return is_forced.then(|| flag(forced.clone(), "force", at(rule, "id").clone()));
        }
        rule.get("variations")?;
        let result = self.run((&json, id), above);
        let has = |name: &str| at(&result, name) == &Json::Bool(true);
        if !has("inExperiment") || has("passthrough") {
            return None;
        }
        let mut found = flag(at(&result, "value").clone(), "experiment", at(rule, "id").clone());
        if let Json::Map(members) = &mut found {
            members.extend([("experiment".to_owned(), json), ("experimentResult".to_owned(), result)]);
        }
        Some(found)
    }

    /// Whether a forced value applies to the visitor.
    fn is_in_rollout(&self, rule: &Json, experiment: &Experiment, id: &str) -> bool {
        let attributes = at(self.context, "attributes");
        let passes = |filter: &_| super::super::experiment::Filter::has(filter, attributes);
        if !experiment.filters.iter().flatten().all(passes) || !self.holds(rule, attributes) {
            return false;
        }
        let (range, coverage) = (rule.get("range"), at(rule, "coverage").as_number());
        if range.is_none() && coverage.is_none_or(|coverage| coverage == 0.0) {
            return coverage.is_none();
        }
        let (_, value) = experiment.identity(attributes, self.sticky.is_some() && experiment.is_sticky);
        let seed = if experiment.seed.is_empty() { id } else { &experiment.seed };
        let place = hash(seed, &text(value), experiment.hash_version).filter(|_| is_true(value));
        let bound = |name: &str| range.and_then(|range| at(range, name).as_number()).unwrap_or_default();
        place.is_some_and(|place| match range {
            Some(_) => is_within(place, (bound("0"), bound("1"))),
            None => place <= coverage.unwrap_or(1.0),
        })
    }

    fn holds(&self, of: &Json, attributes: &Json) -> bool {
        let context = Context { groups: at(self.context, "savedGroups"), matches: native_matches };
        of.get("condition").is_none_or(|condition| holds(condition, attributes, &context))
    }

    fn prerequisites(&mut self, of: &Json, above: &[&str]) -> Prerequisites {
        for parent in at(of, "parentConditions").as_list().unwrap_or_default() {
            let found = self.flag(&text(at(parent, "id")), above);
            if at(&found, "source").as_text() == Some("cyclicPrerequisite") {
                return Prerequisites::Cyclic;
            }
            let value = Json::object(vec![("value", at(&found, "value").clone())]);
            if !self.holds(parent, &value) {
                let is_gate = is_true(at(parent, "gate"));
                return if is_gate { Prerequisites::Blocking } else { Prerequisites::Missed };
            }
        }
        Prerequisites::Met
    }

    /// What an experiment of a flag gives; outside flags the name is empty.
    pub fn run(&mut self, (json, id): (&Json, &str), above: &[&str]) -> Json {
        let context = self.context;
        let (all, attributes) = (experiment(json), at(context, "attributes"));
        let identity = all.identity(attributes, self.sticky.is_some() && all.is_sticky);
        let given = |variation| all.outcome(variation, identity);
        let outcome = if all.variations < 2 || at(context, "enabled") == &Json::Bool(false) {
            given(None)
        } else if let Some(forced) = self.forced(&all) {
            given(Some(forced))
        } else if !matches!(self.prerequisites(json, above), Prerequisites::Met) {
            given(None)
        } else {
            self.drawn(&all, attributes)
        };
        result(&outcome, json, id)
    }

    /// In quality assurance only what is forced counts.
    fn drawn(&mut self, all: &Experiment, attributes: &Json) -> Outcome {
        let context = Context { groups: at(self.context, "savedGroups"), matches: native_matches };
        let is_testing = is_true(at(self.context, "qaMode"));
        let mut of_test = self.sticky.clone();
        let sticky = if is_testing { &mut of_test } else { &mut self.sticky };
        let outcome = all.run(attributes, &context, sticky.as_mut());
        if is_testing && outcome.is_hashed {
            return all.outcome(None, all.identity(attributes, false));
        }
        outcome
    }

    /// The variation that the address asks for (`?key=1`), or the context.
    fn forced(&self, all: &Experiment) -> Option<usize> {
        let url = at(self.context, "url").as_text().unwrap_or_default();
        let query = url.split('?').nth(1).and_then(|query| query.split('#').next()).unwrap_or_default();
        let value = query.split('&').find_map(|pair| pair.strip_prefix(&all.key)?.strip_prefix('='));
        let asked =
            value.and_then(|value| value.parse().ok()).filter(|&asked: &usize| asked < all.variations);
        let forced = at(self.context, "forcedVariations").get(&all.key).and_then(Json::as_number);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "`as` keeps to what fits"
        )]
        let forced = forced.map(|forced| if forced < 0.0 { usize::MAX } else { forced as usize });
        asked.or(forced)
    }
}

enum Prerequisites {
    Met,
    Missed,
    Blocking,
    Cyclic,
}

/// An experiment, with `GrowthBook`'s own default for the version of the hash.
fn experiment(json: &Json) -> Experiment {
    let mut all = Experiment::read(json, &mut Reader::new("case")).unwrap_or_default();
    if json.get("hashVersion").is_none() {
        all.hash_version = 1;
    }
    all
}

fn flag(value: Json, source: &str, id: Json) -> Json {
    let is_on = is_true(&value);
    Json::object(vec![
        ("value", value),
        ("on", Json::Bool(is_on)),
        ("off", Json::Bool(!is_on)),
        ("source", Json::from(source)),
        ("ruleId", if id == Json::Null { Json::from("") } else { id }),
    ])
}

fn result(outcome: &Outcome, json: &Json, id: &str) -> Json {
    let item = |list: &str| at(at(json, list), &outcome.variation.to_string()).clone();
    let meta = item("meta");
    let mut members = vec![
        ("key", Json::from(outcome.key.as_str())),
        ("featureId", if id.is_empty() { Json::Null } else { Json::from(id) }),
        ("inExperiment", Json::Bool(outcome.is_in)),
        ("hashUsed", Json::Bool(outcome.is_hashed)),
        ("variationId", Json::Number(outcome.variation as f64)),
        ("value", item("variations")),
        ("hashAttribute", Json::from(outcome.attribute.as_str())),
        ("hashValue", outcome.value.clone()),
        ("stickyBucketUsed", Json::Bool(outcome.is_sticky())),
    ];
    members.extend(outcome.bucket.map(|bucket| ("bucket", Json::Number(bucket))));
    members.extend(["name", "passthrough"].iter().filter_map(|name| Some((*name, meta.get(name)?.clone()))));
    Json::object(members)
}
