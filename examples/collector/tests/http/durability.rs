//! What was acknowledged stays, whatever happens; what is too old goes.

use std::sync::Mutex;
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use crate::collector::{BATCH, Collector, TEXT, TOKEN, agent, ratings, request, send};

#[test]
fn eight_senders_of_the_same_events_store_each_once() {
    let collector = Collector::start();
    let events = ratings(1_000);
    let stored: u64 = thread::scope(|scope| {
        let senders: Vec<_> = (0..8)
            .map(|number| {
                scope.spawn({
                    let (collector, events) = (&collector, &events);
                    move || send_all(collector, events, number)
                })
            })
            .collect();
        senders.into_iter().map(|sender| sender.join().unwrap()).sum()
    });
    assert_eq!(stored, 1_000);
    assert_eq!(collector.column("id").len(), 1_000);
}

/// Sends the events in lists of 25, beginning at another place than the other senders; says how many were new.
fn send_all(collector: &Collector, events: &[Value], number: usize) -> u64 {
    let (agent, url) = (agent(), collector.url("/events"));
    let mut lists: Vec<_> = events.chunks(25).collect();
    lists.rotate_left(number * 5);
    let post = |list| {
        let request = request("POST", &url, &[("content-type", BATCH)], json!(list).to_string().as_bytes());
        let [stored, known, ..] = send(&agent, request).unwrap().counts();
        assert_eq!(stored + known, 25);
        stored
    };
    lists.into_iter().map(post).sum()
}

#[test]
fn a_killed_process_loses_nothing_it_acknowledged() {
    let mut collector = Collector::start();
    let acknowledged = Mutex::new(Vec::new());
    let url = collector.url("/events");
    thread::scope(|scope| {
        for sender in 0..4 {
            let (url, acknowledged) = (&url, &acknowledged);
            scope.spawn(move || send_until_it_dies(url, sender, acknowledged));
        }
        while acknowledged.lock().unwrap().len() < 200 {
            thread::sleep(Duration::from_millis(1));
        }
        collector.kill();
    });
    collector.kill_and_restart(&["--token", TOKEN]);
    let mut stored = collector.column("id");
    stored.sort();
    let acknowledged = acknowledged.into_inner().unwrap();
    assert!(acknowledged.len() >= 200);
    for id in acknowledged {
        assert!(stored.binary_search(&id).is_ok(), "{id} was acknowledged and is lost");
    }
}

fn send_until_it_dies(url: &str, sender: usize, acknowledged: &Mutex<Vec<String>>) {
    let agent = agent();
    for number in 0.. {
        let id = format!("{sender}-{number}");
        let event = crate::collector::rating(&id, &id, 0, &json!({}));
        let answer =
            send(&agent, request("POST", url, &[("content-type", TEXT)], event.to_string().as_bytes()));
        match answer {
            Ok(answer) => assert_eq!(answer.counts(), [1, 0, 0, 0]),
            Err(_) => return,
        }
        acknowledged.lock().unwrap().push(id);
    }
}

#[cfg(unix)]
#[test]
fn a_process_that_is_told_to_stop_ends_well() {
    let mut collector = Collector::start();
    assert_eq!(collector.post(BATCH, json!(ratings(3)).to_string()).counts(), [3, 0, 0, 0]);
    let start = Instant::now();
    assert!(collector.stop().success());
    assert!(start.elapsed() < Duration::from_secs(5));
    let leftovers = collector.database().with_extension("sqlite-wal");
    assert!(!leftovers.exists(), "the database was not closed");
}

#[test]
fn old_rows_are_deleted_at_the_start_where_that_is_asked_for() {
    let mut collector = Collector::start();
    collector.post(BATCH, json!(ratings(4)).to_string());
    collector.kill();
    let age = |id: &str, days: i64| {
        let database = rusqlite::Connection::open(collector.database()).unwrap();
        let sql = "UPDATE events SET received = received - ?1 * 86400000 WHERE id = ?2";
        assert_eq!(database.execute(sql, (days, id)).unwrap(), 1);
    };
    age("e0", 8);
    age("e1", 6);
    collector.kill_and_restart(&["--token", TOKEN]);
    assert_eq!(collector.column("id"), ["e0", "e1", "e2", "e3"]);
    collector.kill_and_restart(&["--token", TOKEN, "--retain-days", "7"]);
    let start = Instant::now();
    while collector.column("id").len() == 4 && start.elapsed() < Duration::from_secs(5) {
        thread::sleep(Duration::from_millis(10));
    }
    assert_eq!(collector.column("id"), ["e1", "e2", "e3"]);
}
