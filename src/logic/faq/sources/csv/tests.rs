//! What is read of tables: cases, and the `csv` crate as the reference.

use proptest::prelude::*;

use super::*;

/// The entries as `question = answer`.
fn of(text: &str) -> Vec<String> {
    entries(text).iter().map(|entry| format!("{} = {}", entry.question, entry.answer)).collect()
}

#[test]
fn columns_are_found_by_their_names() {
    for text in [
        "question,answer\nWhy?,So.\n",
        "Answer;Id;Question\r\nSo.;1;Why?\r\n",
        "Q\tA\nWhy?\tSo.",
        "问题,答案\nWhy?,So.",
        "\"Question\",\"Answer\"\n\"Why?\",\"So.\"\n\n",
        "Article Title,Article Body,Status\nWhy?,<p>So.</p>,published\nNo?,No.,Draft",
        "title,body\nWhy?,So.",
    ] {
        assert_eq!(of(text), ["Why? = So."], "{text}");
    }
    for text in ["", "a,b\nc,d", "question\nWhy?", "One line, and no table.\n", "question,price\na,b"] {
        assert!(of(text).is_empty(), "{text}");
    }
}

#[test]
fn a_table_of_questions_needs_no_header() {
    assert_eq!(
        of("Why?,So.\n\"Where, then?\",\"Here;\nor there.\""),
        ["Why? = So.", "Where, then? = Here;\nor there."]
    );
    assert!(of("Hello,World\nWhy?,So.\nA,B").is_empty());
}

#[test]
fn what_else_is_known_is_kept() {
    let found =
        entries("question,answer,category,locale,variants\nWhy?,So.,Basics,en-GB,How come? | What for?");
    let [entry] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!((entry.category.as_str(), entry.lang.as_str()), ("Basics", "en-GB"));
    assert_eq!(entry.variants, ["How come?", "What for?"]);
}

proptest! {
    #[test]
    fn rows_are_read_as_the_reference_reads_them(
        table in prop::collection::vec(prop::collection::vec("[a,;\" \n\u{e9}]{0,6}", 2..4), 1..5),
    ) {
        let mut writer = ::csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
        for row in &table {
            writer.write_record(row).unwrap();
        }
        let text = String::from_utf8(writer.into_inner().unwrap()).unwrap();
        let wanted: Vec<Vec<String>> = table.into_iter().filter(|row| row.iter().any(|cell| !cell.is_empty())).collect();
        prop_assert_eq!(rows(&text, ','), wanted, "{}", text);
    }

    #[test]
    fn any_text_is_read(text in "([\",;\n\r\t]|question|answer|a|é){0,40}") {
        let _ = entries(&text);
    }
}
