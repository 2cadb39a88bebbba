//! What is read of Markdown: cases.

use proptest::prelude::*;

use super::*;

/// The entries as `question = answer`.
fn of(text: &str) -> Vec<String> {
    entries(text).iter().map(|entry| format!("{} = {}", entry.question, entry.answer)).collect()
}

#[test]
fn headings_that_ask_are_questions() {
    for (text, wanted) in [
        (
            "# FAQ\n\nHello.\n\n## Why?\n\nSo.\n\n- a\n- b\n\n## Prices\n\nLow.\n",
            &["Why? = So.\n\n- a\n- b"][..],
        ),
        ("## Why? {#why}\nSo.\n## **Where?** ##\nHere.", &["Why? = So.", "Where? = Here."]),
        ("## Why?\n\n### One\n\na\n\n### Two\n\nb", &["Why? = \n\n**One**\n\na\n\n\n**Two**\n\nb"]),
        ("## Why?\n```\n# no heading?\n```\n", &["Why? = ```\n# no heading?\n```"]),
        ("---\ntitle: Why?\n---\n## Where?\nHere.", &["Where? = Here."]),
        ("**Why?**\n\nSo.\n\n**Where?**\n\nHere.", &["Why? = So.", "Where? = Here."]),
        ("Q: Why?\nA: So.\n\nQ: Where?\nA: Here.", &["Why? = So.", "Where? = Here."]),
        ("问：为什么？\n答：因为。", &["为什么？ = 因为。"]),
        (
            "# FAQ\n## Delivery\n### To islands\nSlow.\n### To moons\nNever.",
            &["To islands = Slow.", "To moons = Never."],
        ),
        ("## Why?\n\n## Where?\nHere.", &["Where? = Here."]),
        ("No heading at all?", &[]),
        ("", &[]),
    ] {
        let found = of(text);
        let squeezed = |texts: Vec<String>| texts.join("|").split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(
            squeezed(found),
            squeezed(wanted.iter().map(|text| (*text).to_owned()).collect()),
            "{text}"
        );
    }
}

proptest! {
    #[test]
    fn any_text_is_read(text in "(#|##|###| |\n|```|---|\\*\\*|Q:|A:|\\?|a|é|=|\\{#){0,50}") {
        let _ = entries(&text);
    }
}
