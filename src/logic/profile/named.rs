//! Attributes by name: what the page told of the visitor (`identify`), and what rules set.

use super::super::json::Json;
use super::bounded::{cost, is_name, past, tree};
use super::trail::Stamp;

/// Attributes that are kept; the one longest unheard of makes room.
const MOST: usize = 40;

/// How deep a value may be.
const DEPTH: usize = 3;

/// At most so many bytes are kept of all together.
const MOST_BYTES: usize = 3_072;

/// At most so many bytes are kept of one; a larger one is left out.
const MOST_BYTES_OF_ONE: usize = 1_024;

/// An attribute. `Null` says that it was taken away: another tab may still have it.
#[derive(Debug, Clone, PartialEq)]
pub struct Named {
    /// Its name.
    pub name: String,
    /// Its value.
    pub value: Json,
    /// When it was set, in milliseconds since 1970.
    pub at: f64,
}

/// Attributes, the latest last.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct NamedValues {
    list: Vec<Named>,
}

impl NamedValues {
    /// Those that there are.
    pub fn iter(&self) -> impl Iterator<Item = &Named> {
        self.list.iter().filter(|named| named.value != Json::Null)
    }

    /// Sets one; `null` takes it away.
    pub fn set(&mut self, name: &str, value: &Json, at: f64) {
        let value = tree(value, DEPTH);
        if is_name(name) && cost(&value) <= MOST_BYTES_OF_ONE {
            self.put(Named { name: name.to_owned(), value, at });
            self.bound();
        }
    }

    /// Sets each member of an object; anything else says nothing.
    pub fn set_all(&mut self, json: &Json, at: f64) {
        if let Json::Map(members) = json {
            members.iter().take(MOST).for_each(|(name, value)| self.set(name, value, at));
        }
    }

    /// Takes in what another tab knows: of each the one set later.
    pub fn merge(&mut self, other: NamedValues) {
        for theirs in other.list {
            let ours = self.list.iter().find(|ours| ours.name == theirs.name);
            if ours.is_none_or(|ours| theirs.at > ours.at) {
                self.put(theirs);
            }
        }
        self.bound();
    }

    /// Brings back to now what lies ahead.
    pub fn settle(&mut self, now: f64) {
        self.list.iter_mut().for_each(|named| named.at = named.at.min(now));
    }

    fn put(&mut self, named: Named) {
        self.list.retain(|known| known.name != named.name);
        let place = self.list.iter().position(|known| known.at > named.at).unwrap_or(self.list.len());
        self.list.insert(place, named);
    }

    fn bound(&mut self) {
        while self.list.len() > MOST || cost(&self.to_json(Json::Number)) > MOST_BYTES {
            self.list.remove(0);
        }
    }

    /// The list to store.
    pub fn to_json(&self, stamp: Stamp) -> Json {
        let one = |named: &Named| {
            Json::object(vec![
                ("name", Json::from(named.name.as_str())),
                ("value", named.value.clone()),
                ("at", stamp(named.at)),
            ])
        };
        Json::List(self.list.iter().map(one).collect())
    }

    /// Reads such a list; what cannot be read is left out.
    pub fn read(json: Option<&Json>, now: f64) -> NamedValues {
        let mut read = NamedValues::default();
        for json in json.and_then(Json::as_list).unwrap_or_default().iter().take(MOST) {
            let name = json.get("name").and_then(Json::as_text).unwrap_or_default();
            if let Some(at) = past(json.get("at"), now) {
                read.set(name, json.get("value").unwrap_or(&Json::Null), at);
            }
        }
        read
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn json(text: &str) -> Json {
        serde_json::from_str(text).unwrap()
    }

    fn names(values: &NamedValues) -> Vec<&str> {
        values.iter().map(|named| named.name.as_str()).collect()
    }

    #[test]
    fn the_later_value_holds_in_every_tab() {
        let (mut here, mut there) = (NamedValues::default(), NamedValues::default());
        here.set_all(&json(r#"{"plan": "free", "vip": true}"#), 1.0);
        there.merge(here.clone());
        there.set("plan", &json("\"pro\""), 2.0);
        there.set("vip", &Json::Null, 3.0);
        let before = there.clone();
        there.merge(here.clone());
        here.merge(there.clone());
        assert_eq!((names(&here), &there), (vec!["plan"], &before));
        assert_eq!(here, there);
    }

    #[test]
    fn number_depth_bytes_and_names_are_bounded() {
        let mut values = NamedValues::default();
        for number in 0..200 {
            values.set(&number.to_string(), &Json::Bool(true), f64::from(number));
        }
        assert_eq!((values.iter().count(), names(&values)[0]), (MOST, "160"));
        values.set("long", &Json::List(vec![Json::Text("x".repeat(200)); 20]), 300.0);
        values.set("__proto__", &json(r#"{"polluted": true}"#), 300.0);
        assert!(!names(&values).contains(&"long") && !names(&values).contains(&"__proto__"));
        for number in 0..10 {
            values.set(&number.to_string(), &Json::List(vec![Json::Text("\"".repeat(100)); 4]), 400.0);
        }
        assert!(serde_json::to_string(&values.to_json(Json::Number)).unwrap().len() <= MOST_BYTES);
    }

    #[test]
    fn what_is_no_object_says_nothing() {
        let mut values = NamedValues::default();
        for text in ["null", "1", "[1]", "\"x\"", "{}"] {
            values.set_all(&json(text), 1.0);
        }
        assert_eq!(values, NamedValues::default());
    }
}
