//! What the site's visitors thought of its entries, asked and bought, as owners may write it. `cargo xtask priors` makes
//! such a table of exported feedback.

use super::super::json::Json;
use super::super::learning::Tally;
use super::super::predict::hot::Trend;
use super::super::predict::products::Orders;
use super::super::predict::table::{MOST_COUNTS, Row, Table};
use super::super::report::{Read, Reader, settings};
use super::later::{Later, read};
use super::personal::Tables;

settings! {
    /// What all visitors did, counted: how often entries helped, what was asked next, what was bought together.
    pub struct RawPriors {
        /// How often each entry helped, by its id, for example from `askwell:rated` events. Default: none.
        entries: EntryCounts,
        /// How often an entry was asked after another: `{"returns": {"refunds": 34}}`. Before ` > ` may stand the entry
        /// asked before that one: `"delivery > returns"`; `"delivery > *"` counts what was asked after delivery and
        /// one more entry. Default: none.
        next: Later<CountTable>,
        /// What was bought together. Default: none.
        pairs: Later<RawPairs>,
        /// How often each entry was asked lately and in the time before, by its id. An entry whose share of all questions
        /// has surely risen by half is a hot topic. Default: none.
        hot: Later<Trends>,
    }
}

settings! {
    /// Products bought together, by their ids.
    pub struct RawPairs {
        /// In how many orders each product was: `{"tea": 120, "mug": 80}`. Default: none.
        orders: Counts,
        /// In how many orders two products were together, each pair once: `{"tea": {"mug": 38}}`. A product is offered
        /// for pairs of 3 orders or more; those of 2 count besides. Default: none.
        together: CountTable,
    }
}

settings! {
    /// How often an entry was asked.
    pub struct RawTrend {
        /// How often lately, for example in the last week: 0 or more. Default: 0.
        recent: f64,
        /// How often in the time before: 0 or more. Default: 0.
        before: f64,
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

/// Counts by id; those of 0 are left out.
#[derive(Debug, Clone, Default, PartialEq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Counts(
    #[cfg_attr(feature = "schema", schemars(with = "std::collections::BTreeMap<String, f64>"))]
    pub  Vec<(String, f64)>,
);

impl Read for Counts {
    fn read(json: &Json, reader: &mut Reader) -> Option<Self> {
        let mut counts = Vec::new();
        for (id, value) in reader.members(json)? {
            match value.as_number() {
                Some(number) if is_count(number) => {
                    if number > 0.0 {
                        counts.push((id.clone(), number));
                    }
                }
                _ => {
                    let mark = reader.enter(id);
                    reader.report("expected a number of 0 or more; it is left out.");
                    reader.leave(mark);
                }
            }
        }
        Some(Counts(counts))
    }
}

/// Counts by two ids, at most [`MOST_COUNTS`].
#[derive(Debug, Clone, Default, PartialEq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CountTable(
    #[cfg_attr(
        feature = "schema",
        schemars(with = "std::collections::BTreeMap<String, std::collections::BTreeMap<String, f64>>")
    )]
    pub Table,
);

impl Read for CountTable {
    fn read(json: &Json, reader: &mut Reader) -> Option<Self> {
        let (mut rows, mut room) = (Vec::new(), MOST_COUNTS);
        for (of, value) in reader.members(json)? {
            let mark = reader.enter(of);
            let Counts(mut with) = Counts::read(value, reader).unwrap_or_default();
            reader.leave(mark);
            let is_cut = with.len() > room;
            with.truncate(room);
            room -= with.len();
            if !with.is_empty() {
                rows.push(Row { of: of.clone(), with });
            }
            if is_cut {
                reader.report("more than 20000 counts; the rest is left out. Leave out the smallest.");
                break;
            }
        }
        Some(CountTable(Table { rows }))
    }
}

/// Entries and how often they were asked.
#[derive(Debug, Clone, Default, PartialEq)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Trends(
    #[cfg_attr(feature = "schema", schemars(with = "std::collections::BTreeMap<String, RawTrend>"))]
    pub  Vec<Trend>,
);

impl Read for Trends {
    fn read(json: &Json, reader: &mut Reader) -> Option<Self> {
        let mut trends = Vec::new();
        for (id, value) in reader.members(json)? {
            let mark = reader.enter(id);
            trends.extend(trend(id, value, reader));
            reader.leave(mark);
        }
        Some(Trends(trends))
    }
}

/// What predictions are made from, of all that [`RawPriors`] knows.
pub fn tables(json: &Json, reader: &mut Reader) -> Tables {
    let next: CountTable = read(json, "next", reader).unwrap_or_default();
    let pairs: Option<RawPairs> = read(json, "pairs", reader);
    let hot: Trends = read(json, "hot", reader).unwrap_or_default();
    Tables { next: next.0, orders: pairs.as_ref().map(orders).unwrap_or_default(), hot: hot.0 }
}

/// What was bought together, each pair under both products.
fn orders(raw: &RawPairs) -> Orders {
    let items = raw.orders.clone().unwrap_or_default().0;
    let mut orders = Orders { items, ..Orders::default() };
    for row in raw.together.iter().flat_map(|table| &table.0.rows) {
        for (other, together) in &row.with {
            orders.pair(&row.of, other, *together);
        }
    }
    orders
}

fn tally(id: &str, json: &Json, reader: &mut Reader) -> Option<Tally> {
    let raw = RawCounts::read(json, reader)?;
    let helped = count("helped", raw.helped, json, reader);
    let not = count("not", raw.not, json, reader);
    #[expect(clippy::cast_possible_truncation, reason = "counts need no seven digits")]
    let tally = Tally { entry: id.to_owned(), helped: helped? as f32, not: not? as f32 };
    Some(tally)
}

fn trend(id: &str, json: &Json, reader: &mut Reader) -> Option<Trend> {
    let raw = RawTrend::read(json, reader)?;
    let recent = count("recent", raw.recent, json, reader);
    let before = count("before", raw.before, json, reader);
    Some(Trend { entry: id.to_owned(), recent: recent?, before: before? })
}

fn is_count(number: f64) -> bool {
    (0.0..=f64::from(f32::MAX)).contains(&number)
}

/// A count; 0 where none is given, and nothing where what is given is none.
fn count(key: &str, read: Option<f64>, json: &Json, reader: &mut Reader) -> Option<f64> {
    match read {
        Some(number) if is_count(number) => Some(number),
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

    fn tables_of(text: &str) -> (Tables, Vec<String>) {
        let mut reader = Reader::new("askwell.json");
        let tables = tables(&serde_json::from_str(text).unwrap(), &mut reader);
        (tables, reader.into_problems().into_iter().map(|problem| problem.path).collect())
    }

    #[test]
    fn a_wrong_count_of_a_table_costs_that_count_only() {
        let (tables, places) = tables_of(
            r#"{"next": {"a": {"b": 3, "c": "x", "d": -1, "e": 0}, "a > b": 4, "__proto__": {"b": 1}},
                "hot": {"a": {"recent": 3}, "b": {"before": -1}, "c": 4}}"#,
        );
        let rows: Vec<(String, Vec<(String, f64)>)> =
            tables.next.rows.into_iter().map(|row| (row.of, row.with)).collect();
        let row = |of: &str, count| (of.to_owned(), vec![("b".to_owned(), count)]);
        assert_eq!(rows, [row("a", 3.0), row("__proto__", 1.0)]);
        assert_eq!(tables.hot, [Trend { entry: "a".to_owned(), recent: 3.0, before: 0.0 }]);
        assert_eq!(places, ["$.next.a.c", "$.next.a.d", "$.next.a > b", "$.hot.b.before", "$.hot.c"]);
    }

    #[test]
    fn a_pair_counts_once_and_both_ways() {
        let (tables, _) = tables_of(
            r#"{"pairs": {"orders": {"tea": 120, "mug": 80}, "together": {"tea": {"mug": 38, "tea": 9}, "mug": {"tea": 38}}}}"#,
        );
        for (one, other, of) in [("tea", "mug", 120.0), ("mug", "tea", 80.0)] {
            let offers = tables.orders.recommend(&[one]);
            assert_eq!((offers[0].product.as_str(), offers[0].together, offers[0].of), (other, 38.0, of));
        }
    }

    #[test]
    fn a_huge_table_is_cut() {
        let rows: Vec<String> =
            (0..MOST_COUNTS / 2 + 5).map(|n| format!(r#""{n}": {{"a": 1, "b": 1}}"#)).collect();
        let (tables, places) = tables_of(&format!(r#"{{"next": {{{}}}}}"#, rows.join(",")));
        let kept: usize = tables.next.rows.iter().map(|row| row.with.len()).sum();
        assert_eq!((kept, places.len()), (MOST_COUNTS, 1));
    }
}
