//! Cases with what they should give, and comparison with pulldown-cmark.
#![allow(clippy::format_collect, reason = "clearer here, and a test may take its time")]

use proptest::prelude::*;

use super::reference::reference;
use super::*;

fn text(text: &str) -> Inline {
    Inline::Text(text.to_owned())
}

fn paragraph(line: &[Inline]) -> Vec<Block> {
    vec![Block::Paragraph(line.to_vec())]
}

#[test]
fn ordinary_answers_read_as_the_reference_reads_them() {
    for markdown in [
        "",
        "One line.",
        "Two\nlines and a  \nhard break, and\\\nanother.",
        "First.\n\nSecond.",
        "Send it **back** within *30 days*, see [returns](/returns).",
        "***both***, __strong__, _light_, snake_case_name, 2 * 3 * 4, 5*6",
        "**a *b* c** and *a **b** c* and **a *b***",
        "1. Pack\n2. Post `RMA-1`\n3. Wait",
        "3) third\n4) fourth",
        "Before:\n- one\n- two\n\nAfter.",
        "- one\n\n- two",
        "- one\n  - inner\n  - more\n- two",
        "1. one\n   - inner\n2. two",
        "- one\n  goes on\n- two\nlazily",
        "- one\n\n  second paragraph\n- two",
        "* a\n+ b",
        "# Title\n## Smaller ##\ntext\n#no title",
        "> quoted\n> more\nlazy\n\nnot",
        "> - a\n> - b",
        "```\nlet a = 1;\n\n  b\n```\nafter",
        "~~~ rust\ncode\n~~~",
        "a\n\n---\n\nb\n***",
        "Call `a`` b` or `` x`y ``, and ` `.",
        "<https://a.example/x?y=1> or <help@shop.example>",
        "[a \\] b](<a b.html> \"title\") [c](d.html 'title')",
        "[x](a_(b).html) [**bold** text](#top)",
        "Escaped \\*stars\\* and \\[brackets\\], a \\ and \\q",
        "Tom &amp; Jerry &lt;3",
        "In the year\n1998. It was",
        "[not a link] (x) and [not](either",
        "*not closed and **not either",
        "** spaced ** and * spaced *",
        "**粗体**和*斜体*，请看[退货](/returns)。",
    ] {
        assert_eq!(parse(markdown), reference(markdown), "{markdown}");
    }
}

#[test]
fn chinese_punctuation_does_not_undo_emphasis() {
    let line = [Inline::Strong(vec![text("注意：")]), text("请在 30 天内寄回。")];
    assert_eq!(parse("**注意：**请在 30 天内寄回。"), paragraph(&line));
}

#[test]
fn html_is_text() {
    for html in [
        "Hi <b onclick=alert(1)>you</b>",
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "a<br>b",
        "<!-- x -->",
        "<?php",
    ] {
        assert_eq!(parse(html), paragraph(&[text(html)]), "{html}");
    }
}

#[test]
fn unsafe_links_keep_their_words_only() {
    for markdown in [
        "[x](javascript:alert(1))",
        "[x](<java\tscript:alert(1)>)",
        "[x](data:text/html,a)",
        "[x](  JAVASCRIPT:a )",
        "[x]()",
    ] {
        assert_eq!(parse(markdown), paragraph(&[text("x")]), "{markdown}");
    }
    assert_eq!(parse("<javascript:alert(1)>"), paragraph(&[text("<javascript:alert(1)>")]));
}

#[test]
fn pictures_have_a_safe_address_or_are_their_description() {
    for markdown in [
        "![a cat](javascript:x)",
        "![a cat](mailto:a@b.c)",
        "![a cat](#cat)",
        "![a cat](data:image/png,x)",
        "![a cat]()",
    ] {
        assert_eq!(parse(markdown), paragraph(&[text("a cat")]), "{markdown}");
    }
    let Inline::Picture { url, text: alt } = &picture("![a *black* cat](/cat.png \"Minka\")") else {
        panic!()
    };
    assert_eq!((url.as_str(), plain(alt).as_str()), ("/cat.png", "a black cat"));
    let Inline::Link { text: inner, .. } = &picture("[![a cat](cat.png)](/cats)") else { panic!() };
    assert_eq!(plain(inner), "a cat");
}

/// The one inline of a paragraph.
fn picture(markdown: &str) -> Inline {
    assert_eq!(parse(markdown), reference(markdown), "{markdown}");
    match parse(markdown).as_slice() {
        [Block::Paragraph(line)] => line.first().unwrap().clone(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn nesting_is_bounded_and_loses_no_text() {
    for markdown in [
        format!("{}deep", "> ".repeat(5_000)),
        format!("{}deep{}", "*a ".repeat(3_000), " b*".repeat(3_000)),
        format!("{}deep{}", "[".repeat(5_000), "](x)".repeat(5_000)),
        format!("{}deep", "- ".repeat(5_000)),
        format!("{}deep", "`a ".repeat(3_000)),
    ] {
        let shown = format!("{:?}", parse(&markdown));
        assert!(shown.contains("deep"), "{}", &shown[..80]);
        let levels = ["Quote", "List", "Emphasis", "Link"].map(|name| shown.matches(name).count());
        assert!(levels.iter().all(|count| *count <= 4_000), "{levels:?}");
    }
}

/// Words, in scripts with and without spaces.
fn words() -> impl Strategy<Value = String> {
    "(parcel|30 days|price|Geld|退货|运费){1,3}"
}

fn inline() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => words(),
        1 => words().prop_map(|w| format!("**{w}**")),
        1 => words().prop_map(|w| format!("*{w}*")),
        1 => words().prop_map(|w| format!("`{w}`")),
        1 => words().prop_map(|w| format!("[{w}](/a?b=c#d)")),
        1 => words().prop_map(|w| format!("[**{w}**](mailto:a@b.example)")),
        1 => words().prop_map(|w| format!("![{w}](/a.png \"{w}\")")),
    ]
}

fn line() -> impl Strategy<Value = String> {
    prop::collection::vec(inline(), 1..4).prop_map(|parts| parts.join(" "))
}

fn block() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => prop::collection::vec(line(), 1..3).prop_map(|lines| lines.join("\n")),
        1 => line().prop_map(|line| format!("## {line}")),
        1 => prop::collection::vec(line(), 1..4).prop_map(|lines| lines.iter().map(|line| format!("- {line}\n")).collect()),
        1 => prop::collection::vec(line(), 1..4).prop_map(|lines| lines.iter().enumerate().map(|(at, line)| format!("{}. {line}\n", at + 1)).collect()),
        1 => line().prop_map(|line| format!("> {line}")),
        1 => line().prop_map(|line| format!("```\n{line}\n```")),
    ]
}

proptest! {
    #[test]
    fn what_owners_write_is_read_as_the_reference_reads_it(blocks in prop::collection::vec(block(), 1..5)) {
        // Two lists in a row would be one; a rule keeps them apart on both sides.
        let markdown = blocks.join("\n\n---\n\n");
        prop_assert_eq!(parse(&markdown), reference(&markdown), "{}", markdown);
    }

    #[test]
    fn any_text_is_read(markdown in "(?s).{0,200}") {
        let _ = parse(&markdown);
    }

    #[test]
    fn marks_in_any_order_are_read(markdown in r"([*_`>#\[\]()!<-]|\n|\t| {1,4}|[0-9][.]|a|<b>|&lt;){0,80}") {
        let _ = parse(&markdown);
    }
}

#[test]
fn spaces_of_several_bytes_lose_no_text() {
    let item = |text: &str| vec![Block::Paragraph(vec![Inline::Text(text.to_owned())])];
    for (markdown, items) in [
        ("- \u{a0}one", vec![item("one")]),
        ("-\u{a0}one\n-\u{3000}two", vec![item("one"), item("two")]),
        ("- 一\n\u{3000}\u{3000}二", vec![item("一 二")]),
    ] {
        assert_eq!(parse(markdown), [Block::List { first: None, items }], "{markdown:?}");
    }
}

proptest! {
    #[test]
    fn no_letter_is_lost(markdown in "([-*>#1.甲 \u{a0}\u{3000}\t]|- |1\\. |\n){0,40}") {
        let count = |text: &str| text.matches('甲').count();
        prop_assert_eq!(count(&format!("{:?}", parse(&markdown))), count(&markdown));
    }
}
