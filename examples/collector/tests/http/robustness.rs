//! Hostile bodies, and `--chaos`.

use proptest::prelude::*;
use proptest::test_runner::TestRunner;
use serde_json::{Value, json};

use crate::collector::{Answer, BATCH, Collector, SINGLE, TEXT, TOKEN, agent, ratings, request, send};

/// Noise, JSON-like noise, and a sound list with a few bytes changed.
fn any_body() -> impl Strategy<Value = Vec<u8>> {
    let sound = json!(ratings(2)).to_string().into_bytes();
    let changed =
        prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..4).prop_map(move |changes| {
            let mut body = sound.clone();
            for (at, byte) in changes {
                *at.get_mut(&mut body) = byte;
            }
            body
        });
    prop_oneof![
        1 => prop::collection::vec(any::<u8>(), 0..2_000),
        1 => "[\\[\\]{}\",:0-9a-zA-Z\\\\ \u{0}-]{0,300}".prop_map(String::into_bytes),
        2 => changed,
    ]
}

#[test]
fn no_body_breaks_the_receiver() {
    let collector = Collector::start();
    let content_type = prop::sample::select(vec![BATCH, SINGLE, TEXT, "application/json", "\t"]);
    let config = ProptestConfig { cases: 1_000, failure_persistence: None, ..ProptestConfig::default() };
    let done = TestRunner::new(config).run(&(content_type, any_body()), |(content_type, body)| {
        let answer = collector.post(content_type, &body);
        prop_assert!([200, 400, 415].contains(&answer.status), "{}", answer.text());
        prop_assert!(answer.json().is_object());
        Ok(())
    });
    done.unwrap();
    assert_eq!(collector.request("GET", "/health", &[]).status, 200);
    let rows = collector.read("/records.csv");
    assert!(csv::Reader::from_reader(&*rows.body).records().all(|row| row.is_ok()));
}

/// A sender that does what the protocol asks of it: repeats what may be repeated, and halves what is too large.
fn send_faithfully(collector: &Collector, events: &[Value]) -> u32 {
    let mut requests = 0;
    loop {
        requests += 1;
        assert!(requests < 1_000, "it never gets through");
        match post(collector, events).map(|answer| answer.status) {
            Ok(200) => return requests,
            Ok(413) => {
                let (left, right) = events.split_at(events.len() / 2);
                assert!(!left.is_empty(), "a single event is too large");
                return requests + send_faithfully(collector, left) + send_faithfully(collector, right);
            }
            Ok(429 | 500 | 503) | Err(_) => {}
            Ok(status) => panic!("{status}"),
        }
    }
}

/// On a connection of its own: a lost one must not look like a stale one, which the client would replace unasked.
fn post(collector: &Collector, events: &[Value]) -> Result<Answer, ureq::Error> {
    let body = json!(events).to_string();
    send(&agent(), request("POST", &collector.url("/events"), &[("content-type", BATCH)], body.as_bytes()))
}

#[test]
fn a_faithful_sender_gets_everything_through_chaos_and_nothing_twice() {
    let collector = Collector::start_with(&["--token", TOKEN, "--chaos", "7"]);
    let events = ratings(400);
    let requests: u32 = events.chunks(10).map(|list| send_faithfully(&collector, list)).sum();
    assert!(requests > 50, "chaos was not there: {requests} requests for 40 lists");
    let mut stored = collector.column("id");
    stored.sort();
    let mut sent: Vec<_> = events.iter().map(|event| event["id"].as_str().unwrap()).collect();
    sent.sort_unstable();
    assert_eq!(stored, sent);
}

#[test]
fn the_same_seed_brings_the_same_luck() {
    let luck = |seed: &str| -> Vec<Option<u16>> {
        let collector = Collector::start_with(&["--chaos", seed]);
        (0..40).map(|_| post(&collector, &ratings(20)).ok().map(|answer| answer.status)).collect()
    };
    let first = luck("11");
    assert_eq!(first, luck("11"));
    assert_ne!(first, luck("12"));
    for wanted in [None, Some(200), Some(413), Some(429), Some(503)] {
        assert!(first.contains(&wanted), "{wanted:?} in {first:?}");
    }
}

#[test]
fn chaos_says_when_to_come_again_and_lets_a_page_read_it() {
    let collector = Collector::start_with(&["--chaos", "11"]);
    let answers = (0..60).filter_map(|_| post(&collector, &ratings(1)).ok());
    let too_many: Vec<Answer> = answers.filter(|answer| answer.status == 429).collect();
    assert!(!too_many.is_empty());
    for answer in too_many {
        assert_eq!((answer.header("retry-after"), answer.header("access-control-allow-origin")), ("1", "*"));
    }
}
