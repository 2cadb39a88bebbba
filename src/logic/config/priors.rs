//! What the site's visitors thought of its entries, as owners may write it.

use super::super::json::Json;
use super::super::learning::Tally;
use super::super::report::{Read, Reader, settings};

settings! {
    /// How often entries helped, counted over all visitors, for example from `askwell:rated` events.
    pub struct RawPriors {
        /// The counts of each entry, by its id.
        entries: EntryCounts,
    }
}

settings! {
    /// What visitors thought of one entry.
    pub struct RawCounts {
        /// How often it helped: 0 or more. Default: 0.
        helped: f64,
        /// How often it did not: 0 or more. Default: 0.
        not: f64,
    }
}

/// Counts by entry. Those of an entry are used together or not at all.
#[derive(Debug, Clone, Default, PartialEq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct EntryCounts(
    #[cfg_attr(feature = "schema", schemars(with = "std::collections::BTreeMap<String, RawCounts>"))]
    pub  Vec<Tally>,
);

impl Read for EntryCounts {
    fn read(json: &Json, reader: &mut Reader) -> Option<Self> {
        let mut counts = Vec::new();
        for (id, value) in reader.members(json)? {
            let mark = reader.enter(id);
            counts.extend(tally(id, value, reader));
            reader.leave(mark);
        }
        Some(EntryCounts(counts))
    }
}

fn tally(id: &str, json: &Json, reader: &mut Reader) -> Option<Tally> {
    let raw = RawCounts::read(json, reader)?;
    let helped = count("helped", raw.helped, json, reader);
    let not = count("not", raw.not, json, reader);
    Some(Tally { entry: id.to_owned(), helped: helped?, not: not? })
}

/// A count; 0 where none is given, and nothing where what is given is none.
fn count(key: &str, read: Option<f64>, json: &Json, reader: &mut Reader) -> Option<f32> {
    match read {
        Some(number) if (0.0..=f64::from(f32::MAX)).contains(&number) =>
        {
            #[expect(clippy::cast_possible_truncation, reason = "counts need no seven digits")]
            Some(number as f32)
        }
        None if json.get(key).is_none_or(|given| *given == Json::Null) => Some(0.0),
        None => None,
        Some(_) => {
            let mark = reader.enter(key);
            reader.report("expected a number of 0 or more; the entry's counts are left out.");
            reader.leave(mark);
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wrong_counts_cost_their_entry_only() {
        let json = serde_json::from_str(
            r#"{"entries": {"a": {"helped": 120, "not": 8}, "b": {"helped": -1}, "c": {"not": "x"}, "d": 3,
                "e": {}, "f": {"helpd": 1}}}"#,
        );
        let mut reader = Reader::new("askwell.json");
        let priors = RawPriors::read(&json.unwrap(), &mut reader).unwrap();
        let kept: Vec<(String, f32, f32)> = priors
            .entries
            .unwrap()
            .0
            .into_iter()
            .map(|tally| (tally.entry, tally.helped, tally.not))
            .collect();
        let expected = [("a", 120.0, 8.0), ("e", 0.0, 0.0), ("f", 0.0, 0.0)];
        assert_eq!(kept, expected.map(|(id, helped, not)| (id.to_owned(), helped, not)));
        let places: Vec<String> = reader.into_problems().into_iter().map(|problem| problem.path).collect();
        assert_eq!(places, ["$.entries.b.helped", "$.entries.c.not", "$.entries.d", "$.entries.f.helpd"]);
    }
}
