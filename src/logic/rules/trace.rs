//! What was decided and why, as plain data: what `Askwell('why')` gives, and what a test replays.

use super::super::json::Json;
use super::super::time::iso;
use super::decide::{Book, Considered, Occasion, Outcome};
use super::frequency::Capped;

/// Decisions that are kept: what a marketer who tries something out has done last.
const MOST_KEPT: usize = 30;

/// The last decisions, the latest last.
#[derive(Debug, Default)]
pub struct Trace(Vec<Json>);

impl Trace {
    /// Notes a decision, as [`told`].
    pub fn push(&mut self, decision: Json) {
        if self.0.len() >= MOST_KEPT {
            self.0.remove(0);
        }
        self.0.push(decision);
    }

    /// All that is kept, as a list.
    pub fn to_json(&self) -> Json {
        Json::List(self.0.clone())
    }
}

/// A decision as plain data: the occasion with all that it depends on, and what became of each rule.
pub fn told(book: &Book, occasion: &Occasion, considered: &[Considered]) -> Json {
    let happening = occasion.happening;
    let mut what = vec![("on", Json::from(happening.on.word()))];
    if !happening.name.is_empty() {
        what.push(("name", Json::from(happening.name.as_str())));
    }
    what.push(("figure", Json::Number(happening.figure)));
    what.push(("before", Json::Number(happening.before)));
    what.push(("rating", Json::from(happening.rating.word())));
    Json::object(vec![
        ("at", Json::Text(iso(occasion.present.now))),
        ("happened", Json::object(what)),
        ("rules", Json::List(considered.iter().map(|item| verdict(book, item)).collect())),
        ("date", Json::from(occasion.local.date.as_str())),
        ("weekday", Json::Number(f64::from(occasion.local.weekday))),
        ("minutes", Json::Number(f64::from(occasion.local.minutes))),
        ("now", Json::Number(occasion.present.now)),
        ("visit_began", Json::Number(occasion.present.visit_began)),
        ("busy", Json::Bool(occasion.is_busy)),
        ("acted", occasion.memory.to_json()),
        ("variations", occasion.sticky.to_json()),
        ("attributes", occasion.attributes.clone()),
    ])
}

/// What became of a rule: its id, a word, and the reason.
fn verdict(book: &Book, item: &Considered) -> Json {
    let id = |place: usize| Json::from(book.rules.get(place).map_or("", |rule| rule.id.as_str()));
    let mut members = vec![("rule", id(item.rule))];
    let word = match &item.outcome {
        Outcome::Acts(draw) => {
            if let Some(draw) = draw {
                members.push(("variation", Json::from(draw.key.as_str())));
                members.push(("bucket", draw.bucket.map_or(Json::Null, Json::Number)));
                members.push(("sticky", Json::Bool(draw.is_sticky)));
            }
            "acts"
        }
        Outcome::Closed(closed) => {
            members.push(("why", Json::from(closed.word())));
            "not in force"
        }
        Outcome::Capped(capped) => {
            members.push(("why", cap(capped)));
            "capped"
        }
        Outcome::GroupCapped(group, capped) => {
            members.push(("group", Json::from(group.as_str())));
            members.push(("why", cap(capped)));
            "capped"
        }
        Outcome::Fails(failure) => {
            members.push(("why", failure.to_json()));
            "condition fails"
        }
        Outcome::NotInExperiment => "not in the experiment",
        Outcome::Outranked(other) => {
            members.push(("why", id(*other)));
            "outranked"
        }
        Outcome::Busy => "the visitor is being spoken to",
    };
    members.insert(1, ("outcome", Json::from(word)));
    Json::object(members)
}

fn cap(capped: &Capped) -> Json {
    match capped {
        Capped::Dismissed => Json::from("dismissed by the visitor"),
        Capped::Lifetime => Json::from("lifetime"),
        Capped::Custom(place) => Json::Text(["custom[", &place.to_string(), "]"].concat()),
    }
}
