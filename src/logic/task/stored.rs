//! How guided answers outlive the page: the open one, and what is left of those that have ended.

use super::super::json::Json;
use super::super::text::clipped;
use super::response::LONGEST_SAID;
use super::{LONGEST_VALUE, State, Task, Why};

/// The most values that are read back: more than a form may ask for are none of ours.
const MOST_VALUES: usize = 20;

/// What is left of a guided answer that has ended.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Ended {
    /// Whether it was carried out; otherwise it was cancelled.
    pub is_done: bool,
    /// What was said of it, in Markdown, up to [`LONGEST_SAID`] characters. Empty where the receiver said nothing.
    pub said: String,
    /// The values by their slots' names; none of one that was cancelled.
    pub values: Vec<(String, String)>,
    /// Whether a human is offered in its place.
    pub offers_human: bool,
}

impl Ended {
    /// The object to store.
    pub fn to_json(&self) -> Json {
        Json::object(vec![
            ("done", Json::Bool(self.is_done)),
            ("said", Json::from(self.said.as_str())),
            ("values", values_to(&self.values)),
            ("human", Json::Bool(self.offers_human)),
        ])
    }

    /// Reads what was stored; none where it is no such object.
    pub fn read(json: &Json) -> Option<Ended> {
        Some(Ended {
            is_done: json.get("done")?.as_bool()?,
            said: clipped(json.get("said").and_then(Json::as_text).unwrap_or_default(), LONGEST_SAID)
                .to_owned(),
            values: values_from(json.get("values")),
            offers_human: json.get("human").and_then(Json::as_bool).unwrap_or_default(),
        })
    }
}

impl Task {
    /// The object to store, for the turn at that place, from 1. What stands in the field is not kept.
    pub fn to_json(&self, place: u32) -> Json {
        let path = self.path.iter().map(|place| Json::Number(*place as f64)).collect();
        Json::object(vec![
            ("turn", Json::Number(f64::from(place))),
            ("entry", Json::from(self.entry.as_str())),
            ("sent", Json::Bool(matches!(self.state, State::Sending(_) | State::Stuck(Why::Unsettled)))),
            ("values", values_to(&self.values)),
            ("path", Json::List(path)),
        ])
    }

    /// Reads what was stored. What was on its way may have arrived: it is not sent again by itself.
    pub fn read(json: &Json) -> Option<Task> {
        let turn = json.get("turn")?.as_number()?;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "looked up among turns; others are none"
        )]
        let mut task = Task::new(turn as u32, json.get("entry")?.as_text()?);
        task.values = values_from(json.get("values"));
        let path = json.get("path").and_then(Json::as_list).unwrap_or_default();
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "looked up among choices; others are none"
        )]
        task.path
            .extend(path.iter().take(MOST_VALUES).filter_map(Json::as_number).map(|place| place as usize));
        if json.get("sent").and_then(Json::as_bool) == Some(true) {
            task.state = State::Stuck(Why::Unsettled);
        }
        Some(task)
    }
}

fn values_to(values: &[(String, String)]) -> Json {
    let pair = |(name, value): &(String, String)| {
        Json::List(vec![Json::from(name.as_str()), Json::from(value.as_str())])
    };
    Json::List(values.iter().map(pair).collect())
}

fn values_from(json: Option<&Json>) -> Vec<(String, String)> {
    let pairs = json.and_then(Json::as_list).unwrap_or_default().iter().take(MOST_VALUES);
    let pair = |pair: &Json| match pair.as_list()? {
        [Json::Text(name), Json::Text(value)] => {
            Some((name.clone(), clipped(value, LONGEST_VALUE).to_owned()))
        }
        _ => None,
    };
    pairs.filter_map(pair).collect()
}
