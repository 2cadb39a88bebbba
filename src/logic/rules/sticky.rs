//! Which variation of an experiment a visitor has, so that it stays theirs when weights change.

use super::super::json::Json;

/// Experiments remembered; the one drawn longest ago makes room.
const MOST_REMEMBERED: usize = 100;

/// The visitor's variations: the experiment with its bucket version, and the variation's key. GrowthBook's sticky
/// bucket documents, of the one visitor that a browser has.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Sticky(Vec<(String, String)>);

impl Sticky {
    /// The key of the variation that the visitor has.
    pub fn get(&self, experiment: &str) -> Option<&str> {
        self.0.iter().find(|(key, _)| key == experiment).map(|(_, variation)| variation.as_str())
    }

    /// Notes a variation; true where that is news.
    pub fn set(&mut self, experiment: &str, variation: &str) -> bool {
        if self.get(experiment) == Some(variation) {
            return false;
        }
        self.0.retain(|(key, _)| key != experiment);
        let too_many = (self.0.len() + 1).saturating_sub(MOST_REMEMBERED);
        self.0.drain(..too_many);
        self.0.push((experiment.to_owned(), variation.to_owned()));
        true
    }

    /// Takes in what another tab has drawn. Where both drew, ours stays: it has been shown.
    pub fn merge(&mut self, other: Sticky) {
        for (experiment, variation) in other.0 {
            if self.get(&experiment).is_none() {
                self.set(&experiment, &variation);
            }
        }
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The object to store.
    pub fn to_json(&self) -> Json {
        Json::Map(
            self.0.iter().map(|(key, variation)| (key.clone(), Json::from(variation.as_str()))).collect(),
        )
    }

    /// Reads what was stored; what cannot be read is left out.
    pub fn read(json: Option<&Json>) -> Sticky {
        let mut sticky = Sticky::default();
        if let Some(Json::Map(members)) = json {
            for (experiment, variation) in members {
                if let Some(variation) = variation.as_text() {
                    sticky.set(experiment, variation);
                }
            }
        }
        sticky
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variations_stay_and_are_bounded() {
        let mut sticky = Sticky::default();
        assert!(sticky.set("a", "1"));
        assert!(!sticky.set("a", "1"));
        let mut other = Sticky::default();
        other.set("a", "0");
        other.set("b", "2");
        sticky.merge(other);
        assert_eq!((sticky.get("a"), sticky.get("b"), sticky.get("c")), (Some("1"), Some("2"), None));
        let text = serde_json::to_string(&sticky.to_json()).unwrap();
        assert_eq!(Sticky::read(Some(&serde_json::from_str(&text).unwrap())), sticky);
        for number in 0..MOST_REMEMBERED {
            sticky.set(&number.to_string(), "0");
        }
        assert_eq!((sticky.0.len(), sticky.get("a")), (MOST_REMEMBERED, None));
    }
}
