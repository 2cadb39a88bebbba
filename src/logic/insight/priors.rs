//! Makes the owner's table of predictions ("priors" in the config) of exported feedback, so that nobody writes it by hand.
//!
//! Rows of conversations tell what was asked, and in which order; thumbs, which entries helped. No row knows of orders:
//! those come as baskets of their own. What is seen once says little and could be told apart: it is left out.

use super::super::feedback::record::{Kind, Record};
use super::super::json::Json;
use super::super::predict::hot::{self, Trend};
use super::super::predict::next;
use super::super::predict::products::{LEAST_COUNTED, Orders};
use super::super::predict::table::Table;
use super::super::time::{DAY, from_iso};
use super::files::Plain;

/// How the table is made.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Request {
    /// How many days before the last conversation are recent, for hot topics.
    pub days: f64,
    /// What followed less often is left out.
    pub least: f64,
}

impl Default for Request {
    /// A week; twice.
    fn default() -> Self {
        Request { days: 7.0, least: 2.0 }
    }
}

/// The object to put under "priors". Parts without counts are left out.
pub fn priors(records: &[Record], baskets: &[Vec<String>], request: Request) -> Json {
    let parts = vec![
        ("entries", entries(records)),
        ("next", table(&transitions(records), |count| count >= request.least)),
        ("pairs", pairs(baskets)),
        ("hot", trends(records, request.days)),
    ];
    let is_any = |part: &Json| !matches!(part, Json::Map(members) if members.is_empty());
    Json::object(parts.into_iter().filter(|(_, part)| is_any(part)).collect())
}

/// The object as text, whole numbers without a fraction.
pub fn to_text(priors: &Json) -> String {
    serde_json::to_string(&Plain(priors)).unwrap_or_default()
}

/// The entries that answered in a conversation, in order; one that answered twice in a row once.
fn walk(record: &Record) -> Vec<&str> {
    let mut walk: Vec<&str> = record.entries.iter().map(String::as_str).filter(|id| !id.is_empty()).collect();
    walk.dedup();
    walk
}

fn conversations(records: &[Record]) -> impl Iterator<Item = &Record> {
    records.iter().filter(|record| record.kind == Kind::Conversation)
}

fn transitions(records: &[Record]) -> Table {
    let mut table = Table::default();
    for record in conversations(records) {
        let walk = walk(record);
        for (at, entry) in walk.iter().enumerate().skip(1) {
            next::count(&mut table, walk.get(..at).unwrap_or_default(), entry);
        }
    }
    table
}

/// Thumbs up and down of each entry.
fn entries(records: &[Record]) -> Json {
    let mut all: Vec<(&str, [f64; 2])> = Vec::new();
    let is_thumb = |record: &&Record| {
        record.kind == Kind::Rating && record.metric == "thumb" && !record.entry_id.is_empty()
    };
    for record in records.iter().filter(is_thumb) {
        let Some(value) = record.value else { continue };
        let [up, down] = if value > 1.0 { [1.0, 0.0] } else { [0.0, 1.0] };
        match all.iter_mut().find(|(id, _)| *id == record.entry_id) {
            Some((_, [helped, not])) => {
                *helped += up;
                *not += down;
            }
            None => all.push((&record.entry_id, [up, down])),
        }
    }
    let one = |(id, [helped, not]): &(&str, [f64; 2])| {
        let counts = vec![("helped", Json::Number(*helped)), ("not", Json::Number(*not))];
        ((*id).to_owned(), Json::object(counts))
    };
    Json::Map(all.iter().map(one).collect())
}

/// How often each entry was asked in the days before the last conversation, and before those.
fn trends(records: &[Record], days: f64) -> Json {
    let moment = |record: &Record| {
        from_iso(if record.began.is_empty() { &record.time } else { &record.began }).unwrap_or(f64::NAN)
    };
    let last = conversations(records).map(moment).fold(f64::NEG_INFINITY, f64::max);
    let mut all: Vec<Trend> = Vec::new();
    for record in conversations(records) {
        let is_recent = last - moment(record) < days * DAY as f64;
        for entry in walk(record) {
            hot::add(&mut all, entry, is_recent);
        }
    }
    let one = |trend: &Trend| {
        let counts = vec![("recent", Json::Number(trend.recent)), ("before", Json::Number(trend.before))];
        (trend.entry.clone(), Json::object(counts))
    };
    Json::Map(all.iter().map(one).collect())
}

/// What was bought together, each pair once, with the orders of each product that is in a pair.
fn pairs(baskets: &[Vec<String>]) -> Json {
    let mut orders = Orders::default();
    for basket in baskets {
        orders.add(&basket.iter().map(String::as_str).collect::<Vec<&str>>());
    }
    let mut once = Table::default();
    for row in &orders.together.rows {
        for (other, count) in
            row.with.iter().filter(|(other, count)| row.of < *other && *count >= LEAST_COUNTED)
        {
            once.add(&row.of, other, *count);
        }
    }
    if once.rows.is_empty() {
        return Json::Map(Vec::new());
    }
    let is_used =
        |id: &str| once.rows.iter().any(|row| row.of == id || row.with.iter().any(|(with, _)| with == id));
    let items: Vec<(String, f64)> = orders.items.into_iter().filter(|(id, _)| is_used(id)).collect();
    Json::object(vec![("orders", counts(&items)), ("together", table(&once, |_| true))])
}

fn counts(counts: &[(String, f64)]) -> Json {
    Json::Map(counts.iter().map(|(id, count)| (id.clone(), Json::Number(*count))).collect())
}

/// The rows, the most frequent first, without counts that are not wanted.
fn table(table: &Table, is_wanted: impl Fn(f64) -> bool) -> Json {
    let row = |row: &super::super::predict::table::Row| {
        let mut with: Vec<(String, f64)> =
            row.with.iter().filter(|(_, count)| is_wanted(*count)).cloned().collect();
        with.sort_by(|one, other| other.1.total_cmp(&one.1).then_with(|| one.0.cmp(&other.0)));
        (!with.is_empty()).then(|| (row.of.clone(), counts(&with)))
    };
    Json::Map(table.rows.iter().filter_map(row).collect())
}

#[cfg(test)]
mod tests {
    use super::super::super::config::priors::{RawPriors, tables};
    use super::super::super::report::{Read, Reader};
    use super::super::sample::tests::rows;
    use super::*;

    fn conversation(day: u32, entries: &[&str]) -> Record {
        Record {
            kind: Kind::Conversation,
            time: format!("2026-01-{day:02}T12:00:00.000Z"),
            entries: entries.iter().map(ToString::to_string).collect(),
            ..Record::default()
        }
    }

    fn thumb(entry: &str, value: f64) -> Record {
        let (kind, metric) = (Kind::Rating, "thumb".to_owned());
        Record { kind, metric, entry_id: entry.to_owned(), value: Some(value), ..Record::default() }
    }

    #[test]
    fn rows_become_the_table() {
        let records = [
            conversation(1, &["a", "a", "b", "c"]),
            conversation(20, &["a", "b", "c"]),
            conversation(21, &["b", "d"]),
            thumb("a", 2.0),
            thumb("a", 1.0),
            Record { metric: "csat".to_owned(), ..thumb("a", 5.0) },
        ];
        let baskets = ["t,m", "t,m", "t,m,m", "t,x"].map(|line| line.split(',').map(str::to_owned).collect());
        let text = to_text(&priors(&records, &baskets, Request::default()));
        let expected = concat!(
            r#"{"entries":{"a":{"helped":1,"not":1}},"#,
            r#""next":{"a":{"b":2},"b":{"c":2},"a > *":{"c":2},"a > b":{"c":2}},"#,
            r#""pairs":{"orders":{"t":4,"m":3},"together":{"m":{"t":3}}},"#,
            r#""hot":{"a":{"recent":1,"before":1},"b":{"recent":2,"before":1},"#,
            r#""c":{"recent":1,"before":1},"d":{"recent":1,"before":0}}}"#,
        );
        assert_eq!(text, expected);
        assert_eq!(to_text(&priors(&[], &[], Request::default())), "{}");
    }

    #[test]
    fn what_is_made_can_be_read_and_the_invented_hot_topic_is_found() {
        let baskets = vec![vec!["t".to_owned(), "m".to_owned()]; 5];
        let json = priors(&rows(3, 20_000), &baskets, Request::default());
        let mut reader = Reader::new("askwell.json");
        RawPriors::read(&json, &mut reader).unwrap();
        let tables = tables(&json, &mut reader);
        assert_eq!(reader.into_problems(), []);
        assert_eq!(tables.orders.items, [("t".to_owned(), 5.0), ("m".to_owned(), 5.0)]);
        let hot = hot::Asked::default().hot(&tables.hot, 0.0);
        let ids: Vec<&str> = hot.iter().map(|hot| hot.trend.entry.as_str()).collect();
        assert_eq!(ids, ["entry-4"]);
        assert!(!tables.next.rows.is_empty());
    }
}
