//! Which variation a visitor got before, so that a change of weights moves nobody.
//!
//! Stored in the shape of `GrowthBook`'s sticky bucket documents: one for each attribute and value that was hashed, with
//! the variation's key under `<experiment>__<bucket version>`.

use super::super::super::json::Json;

/// Documents kept: a visitor has a few attributes to be known by. The oldest goes first.
const MOST_DOCUMENTS: usize = 10;

/// Assignments kept of a document, the newest: experiments of years.
const MOST_ASSIGNMENTS: usize = 200;

/// Longer names and values, in bytes, are not kept.
const LONGEST: usize = 300;

/// What one value of an attribute was assigned.
#[derive(Debug, Clone, PartialEq)]
struct Document {
    attribute: String,
    value: String,
    /// Experiment with bucket version, and variation key.
    assignments: Vec<(String, String)>,
}

/// All that was assigned to the visitor.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Sticky {
    documents: Vec<Document>,
}

/// The name of an experiment's assignment.
pub fn name(experiment: &str, version: u32) -> String {
    [experiment, "__", &version.to_string()].concat()
}

impl Sticky {
    /// The variation key that one value of an attribute was assigned under a [`name`].
    pub fn get(&self, (attribute, value): (&str, &str), name: &str) -> Option<&str> {
        let document = self.documents.iter().find(|document| document.is_of(attribute, value))?;
        document.assignments.iter().find(|(of, _)| of == name).map(|(_, key)| key.as_str())
    }

    /// Assigns a variation key. True where that changes anything, and is to be stored.
    pub fn set(&mut self, (attribute, value): (&str, &str), name: &str, key: &str) -> bool {
        let is_long = [attribute, value, name, key].iter().any(|text| text.len() > LONGEST);
        if is_long || self.get((attribute, value), name) == Some(key) {
            return false;
        }
        let at = self.documents.iter().position(|document| document.is_of(attribute, value));
        let mut document = match at {
            Some(at) => self.documents.remove(at),
            None => {
                Document { attribute: attribute.to_owned(), value: value.to_owned(), assignments: Vec::new() }
            }
        };
        document.assignments.retain(|(of, _)| of != name);
        if document.assignments.len() >= MOST_ASSIGNMENTS {
            document.assignments.remove(0);
        }
        document.assignments.push((name.to_owned(), key.to_owned()));
        if self.documents.len() >= MOST_DOCUMENTS {
            self.documents.remove(0);
        }
        self.documents.push(document);
        true
    }

    /// Takes in what another tab was assigned. Where both were, ours stays: it has been shown.
    pub fn merge(&mut self, other: Sticky) {
        for document in other.documents {
            let of = (document.attribute.as_str(), document.value.as_str());
            for (name, key) in &document.assignments {
                if self.get(of, name).is_none() {
                    self.set(of, name, key);
                }
            }
        }
    }

    /// The list of documents to store; none where nothing was assigned.
    pub fn to_json(&self) -> Option<Json> {
        let one = |document: &Document| {
            let assigned = |(name, key): &(String, String)| (name.clone(), Json::from(key.as_str()));
            Json::object(vec![
                ("attributeName", Json::from(document.attribute.as_str())),
                ("attributeValue", Json::from(document.value.as_str())),
                ("assignments", Json::Map(document.assignments.iter().map(assigned).collect())),
            ])
        };
        (!self.documents.is_empty()).then(|| Json::List(self.documents.iter().map(one).collect()))
    }

    /// Reads such a list; what cannot be read is left out.
    pub fn read(json: Option<&Json>) -> Sticky {
        let mut sticky = Sticky::default();
        for document in json.and_then(Json::as_list).unwrap_or_default() {
            let text = |name: &str| document.get(name).and_then(Json::as_text);
            let (Some(attribute), Some(value)) = (text("attributeName"), text("attributeValue")) else {
                continue;
            };
            let Some(Json::Map(assignments)) = document.get("assignments") else { continue };
            for (name, key) in assignments {
                if let Some(key) = key.as_text() {
                    sticky.set((attribute, value), name, key);
                }
            }
        }
        sticky
    }
}

impl Document {
    fn is_of(&self, attribute: &str, value: &str) -> bool {
        self.attribute == attribute && self.value == value
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::json;

    #[test]
    fn assignments_are_kept_and_come_back() {
        let mut sticky = Sticky::default();
        assert_eq!((sticky.to_json(), sticky.get(("id", "1"), "a__0")), (None, None));
        assert!(sticky.set(("id", "1"), "a__0", "1"));
        assert!(!sticky.set(("id", "1"), "a__0", "1"));
        assert!(sticky.set(("id", "1"), "a__0", "2"));
        assert!(sticky.set(("访客", "一"), "__proto____0", "b"));
        assert_eq!(sticky.get(("id", "1"), "a__0"), Some("2"));
        assert_eq!(sticky.get(("id", "2"), "a__0"), None);
        assert_eq!(Sticky::read(sticky.to_json().as_ref()), sticky);
    }

    #[test]
    fn what_is_stored_is_bounded() {
        let mut sticky = Sticky::default();
        for number in 0..500 {
            sticky.set(("id", "1"), &name("e", number), "0");
            sticky.set(("id", &number.to_string()), "e__0", "0");
        }
        assert!(!sticky.set(("id", &"x".repeat(301)), "e__0", "0"));
        assert_eq!(sticky.documents.len(), MOST_DOCUMENTS);
        assert!(sticky.documents.iter().all(|document| document.assignments.len() <= MOST_ASSIGNMENTS));
        assert_eq!(sticky.get(("id", "1"), "e__499"), Some("0"));
    }

    #[test]
    fn what_cannot_be_read_is_left_out() {
        let json = json!([3, {}, {"attributeName": "id", "attributeValue": 3, "assignments": {"a": "1"}},
            {"attributeName": "id", "attributeValue": "3", "assignments": {"a": 1, "b": "1"}}]);
        let sticky = Sticky::read(Some(&serde_json::from_value(json).unwrap()));
        assert_eq!((sticky.get(("id", "3"), "a"), sticky.get(("id", "3"), "b")), (None, Some("1")));
    }

    proptest! {
        #[test]
        fn what_was_set_last_is_found(steps in prop::collection::vec((0..3_u8, 0..3_u32, 0..3_u8), 1..40)) {
            let mut sticky = Sticky::default();
            for (value, version, key) in steps {
                let (value, name, key) = (value.to_string(), name("e", version), key.to_string());
                sticky.set(("id", &value), &name, &key);
                prop_assert_eq!(sticky.get(("id", &value), &name), Some(key.as_str()));
                prop_assert!(!sticky.set(("id", &value), &name, &key));
            }
        }
    }
}
