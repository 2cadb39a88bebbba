//! Exports in all their forms, whole and broken.

use proptest::prelude::*;

use super::*;
use crate::logic::feedback::record::{COLUMNS, Kind};

fn rating(id: &str, value: f64, time: &str) -> Record {
    Record {
        id: id.to_owned(),
        kind: Kind::Rating,
        time: time.to_owned(),
        submission_id: "s".to_owned(),
        question_id: "q".to_owned(),
        metric: "csat".to_owned(),
        scale: Some(5.0),
        value: Some(value),
        ..Record::default()
    }
}

/// Rows of subjects of their own.
fn rows(count: usize) -> Vec<Record> {
    let row = |at: usize| Record {
        submission_id: format!("s{at}"),
        comment: "said \"no\",\nand left".to_owned(),
        ..rating(&format!("id{at}"), 4.0, "2026-01-31T10:00:00Z")
    };
    (0..count).map(row).collect()
}

fn import(text: &str) -> Import {
    read(&[File { name: "f", bytes: text.as_bytes() }])
}

fn problems(import: &Import) -> Vec<String> {
    import.problems.iter().map(ToString::to_string).collect()
}

fn ids(import: &Import) -> Vec<&str> {
    import.records.iter().map(|record| record.id.as_str()).collect()
}

#[test]
fn all_forms_give_the_same_rows() {
    let rows = rows(3);
    let objects: Vec<String> = to_ndjson(&rows).lines().map(str::to_owned).collect();
    let event = |data: &String| {
        format!(r#"{{"specversion":"1.0","id":"e","source":"/","type":"askwell.rating","data":{data}}}"#)
    };
    let events: Vec<String> = objects.iter().map(event).collect();
    let pretty: Vec<serde_json::Value> =
        objects.iter().map(|text| serde_json::from_str(text).unwrap()).collect();
    let csv = to_csv(&rows, false);
    let wide: Vec<u8> = format!("\u{feff}{csv}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    let forms = [
        csv.clone().into_bytes(),
        to_csv(&rows, true).into_bytes(),
        csv.replace('\n', "\r\n").into_bytes(),
        wide,
        objects.join("\n").into_bytes(),
        format!("[{}]", objects.join(",")).into_bytes(),
        serde_json::to_vec_pretty(&pretty).unwrap(),
        format!("[{}]", events.join(",\n")).into_bytes(),
        events.join("\n").into_bytes(),
    ];
    for (at, bytes) in forms.iter().enumerate() {
        let found = read(&[File { name: "f", bytes }]);
        assert_eq!(problems(&found), Vec::<String>::new(), "form {at}");
        let comments = found.records.iter().map(|record| record.comment.replace('\r', ""));
        assert!(comments.eq(rows.iter().map(|record| record.comment.clone())), "form {at}");
        assert_eq!(ids(&found), ["id0", "id1", "id2"], "form {at}");
    }
}

#[test]
fn columns_may_stand_in_any_order_and_others_are_noted_once() {
    let text =
        "mood;time;\"kind\";id;value;scale;agent\n;2026-01-31T10:00:00Z;rating;a;4;5;\n\nx;;;;;;\n;;;;;;\n";
    let found = import(text);
    assert_eq!(ids(&found), ["a"]);
    let said = problems(&found);
    assert_eq!(said.len(), 2, "{said:?}");
    assert_eq!(said[0], "f, line 1: columns that are not known are ignored: mood, agent.");
    assert!(said[1].starts_with("f, line 4: a row needs an `id`"), "{said:?}");
}

#[test]
fn the_formula_guard_is_put_on_and_taken_off() {
    for (comment, cell) in [
        ("=1+1", "'=1+1"),
        ("@you", "'@you"),
        ("-", "'-"),
        ("+49", "+49"),
        ("-5", "-5"),
        ("＝A1", "'＝A1"),
        ("'=quoted", "''=quoted"),
        ("'tis", "'tis"),
        ("it's", "it's"),
    ] {
        let row = Record { comment: comment.to_owned(), ..rating("a", 4.0, "2026-01-31T10:00:00Z") };
        let csv = to_csv(std::slice::from_ref(&row), false);
        assert!(csv.contains(&format!(",{cell},")), "{csv}");
        assert_eq!(import(&csv).records, [row], "{comment}");
    }
}

#[test]
fn the_latest_state_of_a_subject_counts_whatever_the_order() {
    let states = [
        rating("b", 2.0, "2026-01-31T10:00:00.002Z"),
        rating("a", 1.0, "2026-01-31T10:00:00Z"),
        rating("d", 4.0, "2026-01-31T10:00:01Z"),
        rating("c", 3.0, "2026-01-31T10:00:01Z"),
    ];
    for turn in 0..states.len() {
        let mut turned = states.clone();
        turned.rotate_left(turn);
        let (csv, json) = (to_csv(&turned[..2], false), to_ndjson(&turned[1..]));
        let found =
            read(&[File { name: "a", bytes: csv.as_bytes() }, File { name: "b", bytes: json.as_bytes() }]);
        assert_eq!((ids(&found), found.superseded), (vec!["d"], 4), "turned by {turn}");
        let onto = read_onto(turned[..2].to_vec(), &[File { name: "b", bytes: json.as_bytes() }]);
        assert_eq!(onto, found);
    }
}

#[test]
fn a_row_that_names_no_subject_stands_for_itself() {
    let nameless =
        |id: &str| Record { submission_id: String::new(), ..rating(id, 4.0, "2026-01-31T10:00:00Z") };
    let found = import(&to_ndjson(&[nameless("a"), nameless("b"), nameless("a")]));
    assert_eq!((ids(&found), found.superseded), (vec!["a", "b"], 1));
}

#[test]
fn a_broken_line_costs_that_line() {
    let head = "id,kind,time,began,submission_id,question_id,scale,value,comment,questions\n";
    let good = |id: &str| format!("{id},rating,2026-01-31T10:00:00Z,,{id},q,5,4,\"a, \"\"b\"\"\",\n");
    for (bad, expected) in [
        ("x,rating,2026-01-31T10:00:00Z,,x", "the row has 5 cells, the header 10"),
        ("x,rating,2026-01-31T10:00:00Z,,x,q,5,4,,,,more", "the row has 12 cells, the header 10"),
        ("x,rating,2026-01-31T10:00:00Z,,x,q,5,4,\"never closed,", "a quote is opened and not closed"),
        ("x,rating,31.01.2026 10:00,,x,q,5,4,,", "`time` is \"31.01.2026 10:00\""),
        ("x,rating,2026-01-31T10:00:00Z,soon,x,q,5,4,,", "`began` is \"soon\""),
        ("x,rating,2026-01-31T10:00:00Z,,x,q,5,6,,", "whole numbers from 1 to 5"),
        ("x,rating,2026-01-31T10:00:00Z,,x,q,11,11,,", "whole numbers from 0 to 10"),
        ("x,rating,2026-01-31T10:00:00Z,,x,q,5,4.5,,", "`value` is 4.5"),
        ("x,rating,2026-01-31T10:00:00Z,,x,q,,4,,", "`scale` is empty"),
        ("x,rating,2026-01-31T10:00:00Z,,x,q,5,good,,", "`value` is \"good\""),
        ("x,conversation,2026-01-31T10:00:00Z,,x,,,,,-1", "`questions` is -1"),
        ("x,mystery,2026-01-31T10:00:00Z,,x,q,5,4,,", "a row needs an `id`"),
    ] {
        let text = [head, &good("a"), &good("b"), bad, "\n", &good("c"), &good("d")].concat();
        let found = import(&text);
        assert_eq!(ids(&found), ["a", "b", "c", "d"], "{bad}");
        let said = problems(&found);
        assert_eq!(said.len(), 1, "{said:?}");
        assert!(said[0].starts_with("f, line 4: ") && said[0].contains(expected), "{said:?}");
    }
}

#[test]
fn a_broken_object_costs_that_object() {
    let good = |id: &str| {
        format!(r#"{{"id":"{id}","kind":"rating","time":"2026-01-31T10:00:00Z","value":4,"scale":5}}"#)
    };
    for (bad, expected) in [
        (r#"{"id":"x","kind":"rating","#, "this is no JSON"),
        (r#"{"id":"x","comment":"never closed}"#, "this is no JSON"),
        (r#"{"id":"x"]"#, "this is no JSON"),
        ("nonsense", "this is no JSON"),
        ("17", "expected a row as an object, found 17"),
        (r#"{"id":"x"}"#, "a row needs an `id`"),
        (r#"{"id":"x","kind":"rating","time":"2026-01-31T10:00:00Z","value":"4"}"#, "`value` is \"4\""),
        (r#"{"specversion":"1.0","type":"other","data":3}"#, "the CloudEvent (other) has no row"),
    ] {
        for list in [false, true] {
            let between = if list { ",\n" } else { "\n" };
            let text = [good("a"), good("b"), bad.to_owned(), good("c"), good("d")].join(between);
            let found = import(&if list { format!("[{text}]") } else { text });
            assert_eq!(ids(&found), ["a", "b", "c", "d"], "{bad}");
            let said = problems(&found);
            assert!(said.iter().all(|said| said.contains(expected)) && said.len() == 1, "{said:?}");
            assert!(said[0].starts_with("f, line 3") || said[0].starts_with("f, line 4"), "{said:?}");
        }
    }
}

#[test]
fn files_that_are_no_export_are_said() {
    for (text, expected) in [
        ("", "f: it is empty."),
        (" \n", "f: it is empty."),
        ("name,mail\na,b\n", "f, line 1: the header line lacks the columns id, kind, time"),
        ("\u{fffd}", "the header line lacks"),
    ] {
        let found = import(text);
        assert!(found.records.is_empty());
        assert!(problems(&found)[0].contains(expected), "{:?}", problems(&found));
    }
    let found =
        read(&[File { name: "f", bytes: b"id,kind,time,comment\na,rating,2026-01-31T10:00:00Z,\xb2\xbb\n" }]);
    assert!(problems(&found)[0].contains("not in UTF-8"));
    assert_eq!(found.records.len(), 1);
}

#[test]
fn a_large_file_with_broken_rows_is_read_on_and_the_problems_are_counted() {
    let mut text = to_csv(&[], true);
    for (at, row) in rows(25_000).iter().enumerate() {
        let row = Record { query: "a long question ".repeat(9), ..row.clone() };
        let csv = to_csv(&[row], false);
        let line = csv.split_once('\n').unwrap().1;
        text.push_str(if at % 250 == 0 { "\"broken,\n" } else { "" });
        text.push_str(line);
    }
    assert!(text.len() > 5_000_000);
    let found = import(&text);
    assert_eq!(found.records.len(), 25_000);
    assert_eq!((found.problems.len(), found.further_problems), (MOST_PROBLEMS, 80));
}

proptest! {
    #[test]
    fn any_bytes_are_read_without_harm(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        read(&[File { name: "f", bytes: &bytes }]);
    }

    #[test]
    fn any_text_after_a_header_is_read_without_harm(text in "([a-z,;\"'\n\r{}\\[\\]:=-]|\\PC){0,120}") {
        import(&[COLUMNS.join(","), "\n".to_owned(), text.clone()].concat());
        import(&["{\"id\":", &text].concat());
    }

    #[test]
    fn what_is_written_is_read_back(comments in prop::collection::vec("['=+@\\-\", \n]{0,6}|\\PC{0,20}", 0..6)) {
        let mut rows = rows(comments.len());
        for (row, comment) in rows.iter_mut().zip(comments) {
            row.comment = comment;
        }
        prop_assert_eq!(&import(&format!("\n{}", to_ndjson(&rows))).records, &rows);
        prop_assert_eq!(&import(&to_csv(&rows, true)).records, &rows);
    }
}
