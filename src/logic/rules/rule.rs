//! From what owners wrote of a rule to what is decided with: one language, every default filled in.

use super::super::json::Json;
use super::super::report::Reader;
use super::action::{Action, Reading, actions};
use super::bucket::Range;
use super::frequency::Frequency;
use super::raw::{On, Rating, RawExperiment, RawGroup, RawRule, TriggerFields};
use super::schedule::Schedule;

/// More rules than this are a mistake of whatever wrote them; the rest is left out.
pub const MOST_RULES: usize = 2_000;

/// A rule.
#[derive(Debug, Clone, PartialEq)]
pub struct Rule {
    /// Names it.
    pub id: String,
    /// What sets it off; one is enough. Never none.
    pub triggers: Vec<Trigger>,
    /// What must hold; `Null` always does.
    pub condition: Json,
    /// When it is in force.
    pub schedule: Schedule,
    /// How often it may act.
    pub frequency: Frequency,
    /// Ids of the groups whose limits it shares.
    pub groups: Vec<String>,
    /// The higher goes first.
    pub priority: f64,
    /// Different actions for different visitors.
    pub experiment: Option<Experiment>,
    /// What is done in any case.
    pub actions: Vec<Action>,
}

impl Rule {
    /// What is done in a variation; none where there is no experiment.
    pub fn actions_in(&self, variation: Option<usize>) -> impl Iterator<Item = &Action> {
        let varied = self.experiment.as_ref().zip(variation);
        let varied = varied.and_then(|(experiment, at)| experiment.variations.get(at));
        self.actions.iter().chain(varied.into_iter().flat_map(|variation| &variation.actions))
    }

    /// Whether it would speak up in a variation: only one rule may at a time.
    pub fn speaks_up(&self, variation: Option<usize>) -> bool {
        self.actions_in(variation).any(Action::speaks_up)
    }
}

/// What sets a rule off.
#[derive(Debug, Clone, PartialEq)]
pub struct Trigger {
    /// What happens.
    pub on: On,
    /// Seconds, percent, count, value or minutes: what `on` takes.
    pub figure: f64,
    /// The selector or the name that `on` takes.
    pub name: String,
    /// How an answer was rated; none for either way.
    pub rating: Option<Rating>,
}

/// Which visitors get which variation.
#[derive(Debug, Clone, PartialEq)]
pub struct Experiment {
    /// Names it.
    pub key: String,
    /// The ways.
    pub variations: Vec<Variation>,
    /// The share of each; none for equal ones.
    pub weights: Option<Vec<f64>>,
    /// The share of visitors who take part, 0 to 1.
    pub coverage: f64,
    /// A line that experiments share, and the part of it that is this one's.
    pub namespace: Option<(String, Range)>,
    /// The path of the attribute that a visitor is known by.
    pub hash_attribute: String,
    /// What the draw is seeded with.
    pub seed: String,
    /// Whether a visitor keeps what was drawn.
    pub is_sticky: bool,
    /// What was drawn in an earlier version is forgotten.
    pub bucket_version: u32,
}

/// One way of several.
#[derive(Debug, Clone, PartialEq)]
pub struct Variation {
    /// Names it.
    pub key: String,
    /// What is done.
    pub actions: Vec<Action>,
}

/// A limit that several rules share.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// Names it.
    pub id: String,
    /// How often all of them may act.
    pub frequency: Frequency,
}

/// The rules of a config for a reader of a language. One that cannot be used is left out with a message; the reader
/// stands at the list.
pub fn rules(raw: &[RawRule], lang: &str, reader: &mut Reader) -> Vec<Rule> {
    let mut all: Vec<Rule> = Vec::new();
    for (at, raw) in raw.iter().enumerate() {
        let mark = reader.enter_item(at);
        if at == MOST_RULES {
            reader.report("this rule and those behind it are left out: no more than 2,000 are read.");
            reader.leave(mark);
            break;
        }
        let rule = rule(raw, at, &mut Reading { lang, reader });
        if rule.actions.is_empty() && rule.experiment.is_none() {
            reader.report("the rule does nothing; give it \"actions\". It is left out.");
        } else if all.iter().any(|other| other.id == rule.id) {
            reader.report("another rule has the same id; this one is left out.");
        } else {
            all.push(rule);
        }
        reader.leave(mark);
    }
    all
}

/// The groups of a config.
pub fn groups(raw: &[RawGroup], reader: &mut Reader) -> Vec<Group> {
    let mut all = Vec::new();
    for (at, raw) in raw.iter().enumerate() {
        let mark = reader.enter_item(at);
        match &raw.id {
            Some(id) => {
                let mut frequency = Frequency::read(raw.frequency.as_ref(), false, reader);
                // That one rule was dismissed silences the others only where the owner says so.
                if raw.frequency.as_ref().is_none_or(|raw| raw.dismissed_days.is_none()) {
                    frequency.dismissed_days = 0.0;
                }
                all.push(Group { id: id.clone(), frequency });
            }
            None => reader.report("the group needs an \"id\"; it is left out."),
        }
        reader.leave(mark);
    }
    all
}

fn rule(raw: &RawRule, at: usize, reading: &mut Reading) -> Rule {
    let id = raw.id.clone().unwrap_or_else(|| ["rule-", &(at + 1).to_string()].concat());
    let mut triggers: Vec<Trigger> =
        raw.triggers.iter().flatten().filter_map(|raw| trigger(&raw.0, reading.reader)).collect();
    if triggers.is_empty() && raw.triggers.as_ref().is_none_or(Vec::is_empty) {
        triggers.extend(trigger(&TriggerFields::default(), reading.reader));
    }
    let actions = actions(raw.actions.as_deref(), reading);
    let experiment = raw.experiment.as_ref().and_then(|raw| experiment(raw, &id, reading));
    let varied = experiment.iter().flat_map(|experiment| &experiment.variations);
    let is_loud = actions.iter().chain(varied.flat_map(|way| &way.actions)).any(Action::speaks_up);
    Rule {
        triggers,
        condition: raw.condition.clone().map_or(Json::Null, |condition| condition.0),
        schedule: Schedule::read(raw.schedule.as_ref(), reading.reader),
        frequency: Frequency::read(raw.frequency.as_ref(), is_loud, reading.reader),
        groups: raw.groups.clone().unwrap_or_default(),
        priority: raw.priority.unwrap_or_default(),
        experiment,
        actions,
        id,
    }
}

fn trigger(raw: &TriggerFields, reader: &mut Reader) -> Option<Trigger> {
    let on = raw.on.unwrap_or_default();
    let (figure, default) = match on {
        On::TimeOnPage | On::Idle => (raw.seconds, 30.0),
        On::ScrollDepth => (raw.percent.map(|percent| percent.clamp(1.0, 100.0)), 50.0),
        On::NoMatch => (raw.count, 1.0),
        On::CartValue => (raw.value, 0.0),
        On::CartAbandoned => (raw.minutes, 30.0),
        _ => (None, 0.0),
    };
    let (name, key) = match on {
        On::ElementClick | On::ElementVisible => (raw.selector.as_ref(), "selector"),
        On::Event => (raw.name.as_ref(), "name"),
        _ => (None, ""),
    };
    if !key.is_empty() && name.is_none_or(String::is_empty) {
        reader.report(["the trigger \"", on.word(), "\" needs a \"", key, "\"; it is left out."].concat());
        return None;
    }
    let name = name.cloned().unwrap_or_default();
    Some(Trigger { on, figure: figure.unwrap_or(default).max(0.0), name, rating: raw.rating })
}

fn experiment(raw: &RawExperiment, id: &str, reading: &mut Reading) -> Option<Experiment> {
    let mark = reading.reader.enter("experiment");
    let key = raw.key.clone().unwrap_or_else(|| id.to_owned());
    let mut variations = Vec::new();
    for (at, raw) in raw.variations.iter().flatten().enumerate() {
        let key = raw.key.clone().unwrap_or_else(|| at.to_string());
        variations.push(Variation { key, actions: actions(raw.actions.as_deref(), reading) });
    }
    let is_usable = variations.len() > 1;
    if !is_usable {
        reading.reader.report("an experiment needs two \"variations\" or more; it is left out.");
    }
    let weights = raw.weights.clone().filter(|weights| fits(weights, variations.len(), reading.reader));
    let namespace = raw.namespace.as_deref().and_then(|raw| namespace(raw, reading.reader));
    reading.reader.leave(mark);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to what fits")]
    let bucket_version = raw.bucket_version.unwrap_or_default().clamp(0.0, 1e9) as u32;
    is_usable.then(|| Experiment {
        seed: raw.seed.clone().unwrap_or_else(|| key.clone()),
        key,
        variations,
        weights,
        coverage: raw.coverage.unwrap_or(1.0).clamp(0.0, 1.0),
        namespace,
        hash_attribute: raw.hash_attribute.clone().unwrap_or_else(|| "id".to_owned()),
        is_sticky: raw.sticky.unwrap_or(true),
        bucket_version,
    })
}

fn fits(weights: &[f64], count: usize, reader: &mut Reader) -> bool {
    let sum: f64 = weights.iter().sum();
    let is_so = weights.len() == count && (0.99..=1.01).contains(&sum);
    if !is_so {
        reader.report("\"weights\" must be one for each variation and add up to 1; equal ones are used.");
    }
    is_so
}

fn namespace(raw: &[Json], reader: &mut Reader) -> Option<(String, Range)> {
    let read = match raw {
        [name, from, to] => name.as_text().zip(from.as_number().zip(to.as_number())),
        _ => None,
    };
    if read.is_none() {
        reader.report("\"namespace\" must be a name and two numbers from 0 to 1, such as [\"greetings\", 0, 0.5]; it is left out.");
    }
    read.map(|(name, range)| (name.to_owned(), range))
}
