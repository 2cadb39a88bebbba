//! Which rules act on something that happened, and why the others do not.
//!
//! Pure: the same occasion gives the same decision, so that a trace can be replayed.

use super::super::json::Json;
use super::condition::{Context, Failure, explain};
use super::draw::{Draw, draw};
use super::experiment::sticky::Sticky;
use super::frequency::{Capped, Memory, Present};
use super::happening::Happening;
use super::rule::{Group, Rule};
use super::schedule::{Closed, Local};

/// All that a decision depends on, beside the rules.
pub struct Occasion<'a> {
    /// What happened.
    pub happening: &'a Happening,
    /// What conditions are about: see [`super::super::profile::attributes`].
    pub attributes: &'a Json,
    /// The visitor's clock and calendar.
    pub local: &'a Local,
    /// The moment, as caps count it.
    pub present: Present,
    /// What rules did before.
    pub memory: &'a Memory,
    /// Which variations the visitor has.
    pub sticky: &'a Sticky,
    /// Whether the visitor is being spoken to already: by a prompt, or by a survey.
    pub is_busy: bool,
}

/// The rules, and what they share.
pub struct Book<'a> {
    /// The rules.
    pub rules: &'a [Rule],
    /// The limits they share.
    pub groups: &'a [Group],
    /// Saved groups of the conditions, and regular expressions.
    pub context: Context<'a>,
}

/// A rule that was set off, and what came of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Considered {
    /// The rule's place.
    pub rule: usize,
    /// What came of it.
    pub outcome: Outcome,
}

/// What came of a rule that was set off.
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome {
    /// It acts, in a variation where it has an experiment.
    Acts(Option<Draw>),
    /// It is not in force now.
    Closed(Closed),
    /// It has acted often enough, or was dismissed.
    Capped(Capped),
    /// The rules of this group have.
    GroupCapped(String, Capped),
    /// The condition does not hold: which part of it, what it wanted, and what was found.
    Fails(Json),
    /// The visitor takes no part in its experiment.
    NotInExperiment,
    /// A rule of higher priority speaks up: its place.
    Outranked(usize),
    /// The visitor is being spoken to already.
    Busy,
}

/// What becomes of each rule that is set off, in the order in which they act: by priority, then as written.
pub fn decide(book: &Book, occasion: &Occasion) -> Vec<Considered> {
    let mut considered: Vec<Considered> = Vec::new();
    let groups = full_groups(book, occasion);
    let is_off = |rule: &Rule| rule.triggers.iter().any(|trigger| occasion.happening.sets_off(trigger));
    for (place, rule) in book.rules.iter().enumerate().filter(|(_, rule)| is_off(rule)) {
        let outcome = outcome(book, rule, (occasion, &groups));
        let before = |other: &Considered| priority(book, other.rule) >= rule.priority;
        // From behind: rules of one priority, which most are, need no search.
        let at = considered.iter().rposition(before).map_or(0, |last| last + 1);
        considered.insert(at, Considered { rule: place, outcome });
    }
    rank(book, occasion.is_busy, &mut considered);
    considered
}

fn priority(book: &Book, place: usize) -> f64 {
    book.rules.get(place).map_or(0.0, |rule| rule.priority)
}

/// The groups that hold their rules back, each with the reason: the same for all rules of a decision.
fn full_groups(book: &Book, occasion: &Occasion) -> Vec<(String, Capped)> {
    let mut full = Vec::new();
    for group in book.groups {
        let members = book.rules.iter().filter(|rule| rule.groups.contains(&group.id));
        let members: Vec<&str> = members.map(|rule| rule.id.as_str()).collect();
        if let Err(capped) = occasion.memory.check(&members, &group.frequency, occasion.present) {
            full.push((group.id.clone(), capped));
        }
    }
    full
}

fn outcome(book: &Book, rule: &Rule, (occasion, full): (&Occasion, &[(String, Capped)])) -> Outcome {
    if let Err(closed) = rule.schedule.check(occasion.local) {
        return Outcome::Closed(closed);
    }
    if let Err(capped) = occasion.memory.check(&[&rule.id], &rule.frequency, occasion.present) {
        return Outcome::Capped(capped);
    }
    if let Some((group, capped)) = full.iter().find(|(group, _)| rule.groups.contains(group)) {
        return Outcome::GroupCapped(group.clone(), capped.clone());
    }
    if rule.condition != Json::Null
        && let Err(failure) = explain(&rule.condition, occasion.attributes, &book.context)
    {
        return Outcome::Fails(told(&failure));
    }
    match &rule.experiment {
        None => Outcome::Acts(None),
        Some(experiment) => {
            match draw(experiment, occasion.attributes, (&book.context, &mut occasion.sticky.clone())) {
                Some(draw) => Outcome::Acts(Some(draw)),
                None => Outcome::NotInExperiment,
            }
        }
    }
}

fn told(failure: &Failure) -> Json {
    let mut members = vec![
        ("path", Json::from(failure.path)),
        ("operator", Json::from(failure.operator)),
        ("wanted", failure.wanted.clone()),
        ("found", failure.found.clone()),
    ];
    if failure.is_refused {
        members.push(("refused", Json::Bool(true)));
    }
    Json::object(members)
}

/// Lets one rule speak up at most: the first.
fn rank(book: &Book, is_busy: bool, considered: &mut [Considered]) {
    let mut speaker = None;
    for item in considered {
        let Outcome::Acts(draw) = &item.outcome else { continue };
        let variation = draw.as_ref().map(|draw| draw.variation);
        if !book.rules.get(item.rule).is_some_and(|rule| rule.speaks_up(variation)) {
            continue;
        }
        match speaker {
            Some(other) => item.outcome = Outcome::Outranked(other),
            None if is_busy => item.outcome = Outcome::Busy,
            None => speaker = Some(item.rule),
        }
    }
}
