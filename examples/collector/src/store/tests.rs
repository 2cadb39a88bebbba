//! The store on files of their own: nothing twice, all or nothing, the latest state, retention.

use std::io;

use askwell::logic::feedback::record::Kind;
use askwell::logic::json::Json;
use proptest::prelude::*;
use tempfile::TempDir;

use super::read::Reader;
use super::*;

fn open() -> (TempDir, Store) {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&folder.path().join("feedback.sqlite")).unwrap();
    (folder, store)
}

fn event(id: &str, subject: &str, time: i64) -> Event {
    let data = [("id", id), ("kind", "survey"), ("time", "t"), ("submission_id", subject)];
    Event {
        source: "/shop".to_owned(),
        id: id.to_owned(),
        kind: Kind::Survey,
        subject: subject.to_owned(),
        time,
        data: Json::object(data.map(|(name, text)| (name, Json::from(text))).to_vec()),
    }
}

fn delivery(events: Vec<Event>, key: Option<(&str, u8)>) -> Delivery {
    let key = key.map(|(name, byte)| Key { name: name.to_owned(), fingerprint: [byte; 32] });
    Delivery { batch: Batch { events, ..Batch::default() }, key, received: 1_000 }
}

fn counts(stored: usize, known: usize) -> Outcome {
    Outcome::Answer(format!(r#"{{"stored":{stored},"known":{known},"ignored":0,"refused":0}}"#))
}

/// The ids of the rows that a reader gets.
fn latest(folder: &TempDir, since: i64) -> Vec<String> {
    let reader = Reader::open(&folder.path().join("feedback.sqlite")).unwrap();
    let mut ids = Vec::new();
    let all = reader.for_each_latest(since, |record| {
        ids.push(record.id.clone());
        Ok(())
    });
    all.unwrap();
    ids
}

#[test]
fn an_event_is_stored_once() {
    let (_folder, mut store) = open();
    let events = || vec![event("a", "s", 1), event("a", "s", 1), event("b", "s", 2)];
    assert_eq!(store.accept(&delivery(events(), None)).unwrap(), counts(2, 1));
    assert_eq!(store.accept(&delivery(events(), None)).unwrap(), counts(0, 3));
    let other = Event { source: "/other".to_owned(), ..event("a", "s", 1) };
    assert_eq!(store.accept(&delivery(vec![other], None)).unwrap(), counts(1, 0));
}

#[test]
fn a_key_repeats_the_answer_and_guards_its_body() {
    let (folder, mut store) = open();
    let one = || vec![event("a", "s", 1)];
    assert_eq!(store.accept(&delivery(one(), Some(("k", 1)))).unwrap(), counts(1, 0));
    assert_eq!(store.accept(&delivery(one(), Some(("k", 1)))).unwrap(), counts(1, 0));
    let other = delivery(vec![event("b", "t", 1)], Some(("k", 2)));
    assert_eq!(store.accept(&other).unwrap(), Outcome::KeyReused);
    assert_eq!(latest(&folder, 0), ["a"]);
    store.forget_answers(1_001).unwrap();
    assert_eq!(store.accept(&other).unwrap(), counts(1, 0));
}

#[test]
fn the_latest_state_wins_and_the_later_arrival_between_equals() {
    let (folder, mut store) = open();
    let events = vec![
        event("new", "s", 20),
        event("old", "s", 10),
        event("first", "t", 15),
        event("second", "t", 15),
        event("u", "u", 5),
    ];
    store.accept(&delivery(events, None)).unwrap();
    assert_eq!(latest(&folder, i64::MIN), ["u", "second", "new"]);
    assert_eq!(latest(&folder, 15), ["second", "new"]);
    assert_eq!(latest(&folder, 21), [""; 0]);
}

#[test]
fn the_same_subject_of_another_kind_is_another_row() {
    let (folder, mut store) = open();
    let conversation = Event { kind: Kind::Conversation, ..event("b", "s", 2) };
    store.accept(&delivery(vec![event("a", "s", 1), conversation], None)).unwrap();
    assert_eq!(latest(&folder, 0), ["a", "b"]);
}

#[test]
fn retention_goes_by_the_arrival() {
    let (folder, mut store) = open();
    store.accept(&delivery(vec![event("a", "s", 9_999)], None)).unwrap();
    assert_eq!(store.forget_events(1_000).unwrap(), 0);
    assert_eq!(store.forget_events(1_001).unwrap(), 1);
    assert_eq!(latest(&folder, 0), [""; 0]);
}

#[test]
fn a_reader_that_stops_ends_the_reading() {
    let (folder, mut store) = open();
    store.accept(&delivery(vec![event("a", "s", 1), event("b", "t", 2)], None)).unwrap();
    let reader = Reader::open(&folder.path().join("feedback.sqlite")).unwrap();
    let mut seen = 0;
    let stopped = reader.for_each_latest(0, |_| {
        seen += 1;
        Err(io::ErrorKind::BrokenPipe.into())
    });
    assert_eq!((seen, stopped.is_err()), (1, true));
}

#[test]
fn rows_are_read_in_order_without_being_sorted_in_memory() {
    let (_folder, store) = open();
    let plan = ["EXPLAIN QUERY PLAN ", read::LATEST].concat();
    let mut statement = store.connection.prepare(&plan).unwrap();
    let steps: Vec<String> =
        statement.query_map([0], |row| row.get(3)).unwrap().map(Result::unwrap).collect();
    let has = |part: &str| steps.iter().any(|step| step.contains(part));
    assert!(has("USING INDEX by_time") && has("INDEX latest") && !has("TEMP B-TREE"), "{steps:?}");
}

#[test]
fn a_row_written_by_hand_costs_that_row_only() {
    let (folder, mut store) = open();
    store.accept(&delivery(vec![event("a", "s", 1), event("b", "t", 2)], None)).unwrap();
    store.connection.execute("UPDATE events SET data = '{' WHERE id = 'a'", []).unwrap();
    assert_eq!(latest(&folder, 0), ["b"]);
}

#[test]
fn a_database_of_a_newer_release_is_not_touched() {
    let (folder, store) = open();
    store.connection.pragma_update(None, "user_version", 99).unwrap();
    drop(store);
    let error = Store::open(&folder.path().join("feedback.sqlite")).err().unwrap();
    assert!(error.to_string().contains("newer release"), "{error}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    /// The reference is the contract's sentence, done by hand.
    #[test]
    fn readers_get_the_latest_row_of_each_subject(
        rows in prop::collection::vec((0..6_u8, 0..8_i64), 0..40),
        since in 0..8_i64,
    ) {
        let (folder, mut store) = open();
        let mut expected = std::collections::BTreeMap::new();
        for (number, (subject, time)) in rows.into_iter().enumerate() {
            let (id, subject) = (number.to_string(), subject.to_string());
            store.accept(&delivery(vec![event(&id, &subject, time)], None)).unwrap();
            let state = (time, number);
            let latest = expected.entry(subject).or_insert(state);
            *latest = state.max(*latest);
        }
        let mut expected: Vec<_> = expected.into_values().filter(|(time, _)| *time >= since).collect();
        expected.sort_unstable();
        let expected: Vec<String> = expected.into_iter().map(|(_, number)| number.to_string()).collect();
        prop_assert_eq!(latest(&folder, since), expected);
    }
}
