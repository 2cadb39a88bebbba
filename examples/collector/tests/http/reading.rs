//! `GET /records.ndjson` and `/records.csv`: who may read, and what is read.

use askwell::logic::feedback::record::COLUMNS;
use serde_json::{Value, json};

use crate::collector::{BATCH, Collector, TOKEN, rating};

#[test]
fn only_who_shows_the_token_reads() {
    let collector = Collector::start();
    for path in ["/records.ndjson", "/records.csv"] {
        for (header, status) in
            [("Bearer secret", 200), ("Bearer wrong", 401), ("Basic secret", 401), ("", 401)]
        {
            let answer = collector.request("GET", path, &[("authorization", header)]);
            assert_eq!(answer.status, status, "{path} {header}");
            assert_eq!(answer.header("www-authenticate") == "Bearer", status == 401, "{path} {header}");
        }
        assert_eq!(collector.request("GET", path, &[]).status, 401, "{path}");
    }
}

#[test]
fn without_a_token_nobody_reads() {
    let collector = Collector::start_with(&[]);
    for header in ["Bearer ", "Bearer secret"] {
        let answer = collector.request("GET", "/records.csv", &[("authorization", header)]);
        assert_eq!(answer.status, 403);
        assert!(answer.text().contains("--token"), "{}", answer.text());
    }
}

#[test]
fn only_pages_of_named_websites_read() {
    let preflight = [
        ("origin", "https://desk.example"),
        ("access-control-request-method", "GET"),
        ("access-control-request-headers", "authorization"),
    ];
    let collector = Collector::start();
    assert_eq!(
        collector.request("OPTIONS", "/records.csv", &preflight).header("access-control-allow-origin"),
        ""
    );
    let collector = Collector::start_with(&["--token", TOKEN, "--reader", "https://desk.example"]);
    let answer = collector.request("OPTIONS", "/records.csv", &preflight);
    assert_eq!(answer.header("access-control-allow-origin"), "https://desk.example");
    assert_eq!(answer.header("access-control-allow-headers"), "authorization");
    let headers = [("origin", "https://desk.example"), ("authorization", "Bearer secret")];
    let answer = collector.request("GET", "/records.csv", &headers);
    assert_eq!((answer.status, answer.header("access-control-allow-origin")), (200, "https://desk.example"));
}

/// A collector with four rows of three subjects, sent out of order.
fn filled() -> Collector {
    let collector = Collector::start();
    let events = [
        rating("late", "s", 30, &json!({"comment": "better now", "value": 2})),
        rating("early", "s", 10, &json!({"comment": "bad", "value": 1})),
        rating("formula", "t", 20, &json!({"comment": "=HYPERLINK(\"https://evil.example\")", "value": -5})),
        rating("chinese", "u", 5, &json!({"comment": "很好，\n谢谢", "choices": ["a", "b"]})),
    ];
    assert_eq!(collector.post(BATCH, Value::from(events.to_vec()).to_string()).counts(), [4, 0, 0, 0]);
    collector
}

#[test]
fn the_latest_row_of_each_subject_oldest_first() {
    let collector = filled();
    assert_eq!(collector.column("id"), ["chinese", "formula", "late"]);
    let answer = collector.read("/records.ndjson");
    assert_eq!(answer.header("content-type"), "application/x-ndjson");
    assert_eq!(answer.header("cache-control"), "no-store");
}

#[test]
fn since_leaves_out_what_is_older() {
    let collector = filled();
    for (since, count) in [
        ("2026-01-31T23:59:05Z", 3),
        ("2026-01-31T23:59:05.001Z", 2),
        ("2026-02-01T07:59:20%2B08:00", 2),
        ("2026-02-01T07:59:20+08:00", 2),
        ("2026-01-31T23:59:31Z", 0),
    ] {
        let answer = collector.read(&format!("/records.ndjson?since={since}"));
        assert_eq!(answer.text().lines().count(), count, "{since}");
        let answer = collector.read(&format!("/records.csv?since={since}"));
        assert_eq!(rows(&answer.body).len(), count, "{since}");
    }
}

#[test]
fn what_is_asked_wrongly_is_answered_with_a_message() {
    let collector = Collector::start();
    for query in ["since=yesterday", "bom=yes", "sine=2026-01-31T23:59:05Z"] {
        let answer =
            collector.request("GET", &format!("/records.csv?{query}"), &[("authorization", "Bearer secret")]);
        assert_eq!(answer.status, 400, "{query}");
        let name = query.split('=').next().unwrap();
        assert!(answer.json()["reason"].as_str().unwrap().contains(name), "{query}: {}", answer.text());
    }
}

fn rows(bytes: &[u8]) -> Vec<csv::StringRecord> {
    csv::Reader::from_reader(bytes).records().map(Result::unwrap).collect()
}

#[test]
fn the_csv_has_all_columns_and_runs_no_formula() {
    let answer = filled().read("/records.csv");
    assert_eq!(csv::Reader::from_reader(&*answer.body).headers().unwrap(), COLUMNS);
    let cell = |row: usize, name: &str| {
        rows(&answer.body)[row][COLUMNS.iter().position(|column| *column == name).unwrap()].to_owned()
    };
    assert_eq!(cell(0, "comment"), "很好，\n谢谢");
    assert_eq!(cell(0, "choices"), "a | b");
    assert_eq!(cell(1, "comment"), "'=HYPERLINK(\"https://evil.example\")");
    assert_eq!(cell(1, "value"), "-5");
    assert!(answer.text().contains("\r\n"));
}

#[test]
fn the_byte_order_mark_comes_on_demand() {
    let collector = filled();
    let plain = collector.read("/records.csv").body;
    assert_eq!(collector.read("/records.csv?bom=0").body, plain);
    let marked = collector.read("/records.csv?bom=1").body;
    assert_eq!(marked, [b"\xef\xbb\xbf", &*plain].concat());
}

#[test]
fn an_empty_collector_has_a_header_and_no_rows() {
    let collector = Collector::start();
    assert_eq!(collector.read("/records.csv").text(), format!("{}\r\n", COLUMNS.join(",")));
    assert_eq!(collector.read("/records.ndjson").text(), "");
}
