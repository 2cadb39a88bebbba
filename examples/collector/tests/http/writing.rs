//! `POST /events`: what is stored, and what is answered.

use serde_json::json;

use crate::collector::{BATCH, Collector, SINGLE, TEXT, rating, ratings};

#[test]
fn events_arrive_in_each_packing() {
    let collector = Collector::start();
    let [one, two, three, four] = ["a", "b", "c", "d"].map(|id| rating(id, id, 0, &json!({})));
    assert_eq!(collector.post(SINGLE, one.to_string()).counts(), [1, 0, 0, 0]);
    assert_eq!(collector.post(TEXT, two.to_string()).counts(), [1, 0, 0, 0]);
    assert_eq!(collector.post(BATCH, json!([one, three]).to_string()).counts(), [1, 1, 0, 0]);
    assert_eq!(collector.post(TEXT, json!([four, four]).to_string()).counts(), [1, 1, 0, 0]);
    assert_eq!(collector.column("id"), ["a", "b", "c", "d"]);
}

#[test]
fn a_bad_event_costs_itself_only() {
    let collector = Collector::start();
    let mut bad = rating("b", "b", 0, &json!({}));
    bad["data"]["time"] = json!("noon");
    let mut foreign = rating("c", "c", 0, &json!({}));
    foreign["type"] = json!("com.example.other");
    let answer = collector.post(BATCH, json!([rating("a", "a", 0, &json!({})), bad, foreign, 7]).to_string());
    assert_eq!(answer.counts(), [1, 0, 1, 2]);
    let problems = answer.json()["problems"].clone();
    assert_eq!(problems[0]["path"], "$[1].data.time");
    assert_eq!(problems[1]["path"], "$[3]");
    assert!(problems[0]["reason"].as_str().unwrap().contains("RFC 3339"), "{problems}");
    assert_eq!(collector.column("id"), ["a"]);
}

#[test]
fn what_is_no_batch_is_refused_with_its_place() {
    let collector = Collector::start();
    let mut nameless = rating("a", "a", 0, &json!({}));
    nameless["id"] = json!("");
    for (content_type, body, path) in [
        (BATCH, "{".to_owned(), "$"),
        (BATCH, "{}".to_owned(), "$"),
        (SINGLE, "[]".to_owned(), "$"),
        (TEXT, "hello".to_owned(), "$"),
        (TEXT, String::new(), "$"),
        (SINGLE, nameless.to_string(), "$.id"),
    ] {
        let answer = collector.post(content_type, &body);
        assert_eq!((answer.status, answer.json()["path"].as_str()), (400, Some(path)), "{body}");
        assert!(!answer.json()["reason"].as_str().unwrap().is_empty(), "{body}");
    }
}

#[test]
fn other_content_types_are_not_read() {
    let collector = Collector::start();
    for headers in [&[("content-type", "application/json")][..], &[("content-type", "text/html")], &[]] {
        let answer = collector.post_with(headers, "[]");
        assert_eq!(answer.status, 415, "{headers:?}");
        assert!(answer.text().contains("application/cloudevents-batch+json"), "{}", answer.text());
    }
}

#[test]
fn the_largest_body_is_read_and_one_byte_more_is_not() {
    let collector = Collector::start();
    let padded = |length: usize| format!("[{}]", " ".repeat(length - 2));
    assert_eq!(collector.post(BATCH, padded(256 * 1024)).status, 200);
    let answer = collector.post(BATCH, padded(256 * 1024 + 1));
    assert_eq!(answer.status, 413);
    assert!(answer.text().contains("262144 bytes"), "{}", answer.text());

    let small = Collector::start_with(&["--max-body", "10"]);
    assert_eq!(small.post(BATCH, padded(10)).status, 200);
    assert_eq!(small.post(BATCH, padded(11)).status, 413);
}

#[test]
fn an_idempotency_key_repeats_the_answer_and_guards_its_body() {
    let collector = Collector::start();
    let headers = [("content-type", BATCH), ("idempotency-key", "\"8e03978e-40d5-43dd-bc93-6894a57f9324\"")];
    let body = json!(ratings(3)).to_string();
    assert_eq!(collector.post_with(&headers, &body).counts(), [3, 0, 0, 0]);
    assert_eq!(collector.post_with(&headers, &body).counts(), [3, 0, 0, 0]);
    assert_eq!(collector.post(BATCH, &body).counts(), [0, 3, 0, 0]);

    let answer = collector.post_with(&headers, json!(ratings(4)).to_string());
    assert_eq!(answer.status, 422);
    assert!(answer.text().contains("another body"), "{}", answer.text());
    assert_eq!(collector.column("id").len(), 3);

    for key in [String::new(), "k".repeat(256)] {
        let answer = collector.post_with(&[("content-type", BATCH), ("idempotency-key", &key)], "[]");
        assert_eq!(answer.status, 400, "{key}");
    }
}

#[test]
fn pages_of_any_website_may_send_unless_some_are_named() {
    let preflight = [("origin", "https://shop.example"), ("access-control-request-method", "POST")];
    let open = Collector::start();
    let answer = open.request("OPTIONS", "/events", &preflight);
    assert_eq!((answer.status, answer.header("access-control-allow-origin")), (200, "*"));
    let allowed = answer.header("access-control-allow-headers");
    assert!(allowed.contains("content-type") && allowed.contains("idempotency-key"), "{allowed}");
    assert_eq!(open.post(TEXT, "[]").header("access-control-expose-headers"), "retry-after");

    let closed = Collector::start_with(&["--origin", "https://shop.example"]);
    let answer = closed.request("OPTIONS", "/events", &preflight);
    assert_eq!(answer.header("access-control-allow-origin"), "https://shop.example");
    for (origin, status) in [("https://shop.example", 200), ("https://evil.example", 403), ("null", 403)] {
        let answer = closed.post_with(&[("content-type", TEXT), ("origin", origin)], "[]");
        assert_eq!(answer.status, status, "{origin}");
        assert_eq!(answer.header("access-control-allow-origin") == origin, status == 200, "{origin}");
    }
    assert_eq!(closed.post(TEXT, "[]").status, 200, "who is no browser names no origin");
}

#[test]
fn a_page_can_read_why_it_was_refused() {
    let collector = Collector::start_with(&["--max-body", "10"]);
    let headers = [("content-type", TEXT), ("origin", "https://shop.example")];
    for (body, status) in [("[[[[[[[[[[[", 413), ("{", 400)] {
        let answer = collector.post_with(&headers, body);
        assert_eq!((answer.status, answer.header("access-control-allow-origin")), (status, "*"), "{body}");
    }
}

#[test]
fn other_addresses_and_methods_name_the_right_ones() {
    let collector = Collector::start();
    for (method, path, status) in
        [("GET", "/events", 405), ("DELETE", "/records.csv", 405), ("GET", "/", 404), ("GET", "/event", 404)]
    {
        let answer = collector.request(method, path, &[]);
        assert_eq!(answer.status, status, "{method} {path}");
        assert!(answer.text().contains("POST /events"), "{method} {path}: {}", answer.text());
    }
    assert_eq!(collector.request("GET", "/health", &[]).json(), json!({"status": "ok"}));
}
