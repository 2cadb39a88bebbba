//! What comes together, what stays apart, and the draft.

use std::fmt::Write as _;

use proptest::prelude::*;

use super::*;
use crate::logic::faq::read::{Reading, read};
use crate::logic::text::native_fold;

fn asked_of(texts: &[&str]) -> Vec<Asked> {
    let asked = |(at, text): (usize, &&str)| Asked {
        text: (*text).to_owned(),
        locale: if text.is_ascii() { "en" } else { "zh-Hans" }.to_owned(),
        moment: at as f64,
    };
    texts.iter().enumerate().map(asked).collect()
}

/// Which questions come together: one line a cluster, the texts in the order in which they were given.
fn together(texts: &[&str]) -> Vec<Vec<usize>> {
    let clusters = clusters(&asked_of(texts), native_fold);
    let place = |member: &Member| texts.iter().position(|text| *text == member.text).unwrap();
    let mut groups: Vec<Vec<usize>> =
        clusters.iter().map(|cluster| cluster.members.iter().map(place).collect()).collect();
    for group in &mut groups {
        group.sort_unstable();
    }
    groups.sort();
    groups
}

#[test]
fn near_duplicates_come_together_and_others_do_not() {
    for (texts, expected) in [
        (
            &[
                "Do you ship to Norway?",
                "is shipping to norway possible",
                "shiping to Norway",
                "Do you ship to Sweden?",
            ][..],
            vec![vec![0, 1, 2], vec![3]],
        ),
        (
            &["Can I change my order?", "Can I cancel my order?", "How can I cancel an oder"],
            vec![vec![0], vec![1, 2]],
        ),
        (
            &["Do you sell gift cards?", "gift card", "Is there a student discount?"],
            vec![vec![0, 1], vec![2]],
        ),
        (&["可以寄到挪威吗", "你们能寄到挪威吗？", "有没有学生优惠"], vec![vec![0, 1], vec![2]]),
        (&["能开发票吗", "怎么开发票", "可以养猫吗"], vec![vec![0, 1], vec![2]]),
        (&["how are you", "👍", "?"], vec![vec![0], vec![1], vec![2]]),
    ] {
        assert_eq!(together(texts), expected, "{texts:?}");
    }
}

#[test]
fn a_cluster_has_its_size_its_typical_question_and_its_members() {
    let texts = [
        "gift card?",
        "Do you sell gift cards?",
        "do you sell gift cards",
        "Do you sell gift cards?",
        "Where can I buy a gift card in a shop near me today",
        "  ",
    ];
    let found = clusters(&asked_of(&texts), native_fold);
    let first = &found[0];
    assert_eq!((first.question.as_str(), first.size), ("Do you sell gift cards?", 4));
    let members: Vec<(&str, u32)> =
        first.members.iter().map(|member| (member.text.as_str(), member.count)).collect();
    assert_eq!(members, [("Do you sell gift cards?", 3), ("gift card?", 1)]);
    assert_eq!((first.locale.as_str(), first.last), ("en", 3.0));
    assert_eq!(found.iter().map(|cluster| cluster.size).sum::<u32>(), 5);
    assert_eq!(clusters(&[], native_fold), []);
}

#[test]
fn a_rated_question_is_counted_with_its_conversation() {
    let row = |kind: Kind, conversation: &str, query: &str| Record {
        kind,
        time: "2026-01-31T10:00:00Z".to_owned(),
        conversation_id: conversation.to_owned(),
        query: query.to_owned(),
        query_class: NOT_SURE.to_owned(),
        ..Record::default()
    };
    let conversation =
        Record { unanswered: vec!["why".to_owned(), "how".to_owned()], ..row(Kind::Conversation, "a", "") };
    let answered = Record { query_class: "answer".to_owned(), ..row(Kind::Rating, "a", "when") };
    let rows = Rows::of(vec![
        row(Kind::Rating, "a", "why"),
        conversation,
        row(Kind::Survey, "a", "where"),
        row(Kind::Rating, "a", "where"),
        row(Kind::Rating, "b", "why"),
        row(Kind::Rating, "b", ""),
        answered,
    ]);
    let texts =
        |filter: &Filter| asked(&rows, filter).into_iter().map(|asked| asked.text).collect::<Vec<_>>();
    assert_eq!(texts(&Filter::default()), ["why", "how", "where", "why"]);
    assert_eq!(texts(&Filter { until: Some(0.0), ..Filter::default() }), Vec::<String>::new());
}

#[test]
fn a_draft_is_a_faq_file_that_waits_for_answers() {
    let texts = ["gift card", "gift card", "Do you sell gift cards?", "可以寄到挪威吗"];
    let found = clusters(&asked_of(&texts), native_fold);
    let reading = |answer: &str, lang: &'static str| {
        let json = serde_json::from_str(&to_faq(&found, answer)).unwrap();
        read(&json, Reading { file: "faq.json", lang, today: "2026-01-31" })
    };
    let (faq, problems) = reading("(an answer is wanted)", "en");
    assert_eq!(problems, []);
    assert_eq!(faq.entries.len(), 1);
    assert_eq!(faq.entries[0].question, "gift card");
    assert_eq!(faq.entries[0].variants, ["Do you sell gift cards?"]);
    assert_eq!(reading("(an answer is wanted)", "zh").0.entries[0].question, "可以寄到挪威吗");
    let (faq, problems) = reading("", "en");
    assert_eq!((faq.entries.len(), problems.len()), (0, 2));
}

#[test]
fn a_draft_has_no_more_variants_than_help() {
    let texts: Vec<String> = (0..20).map(|at| format!("gift cards number {at}00{at}")).collect();
    let members = texts.iter().map(|text| Member { text: text.clone(), count: 1 }).collect();
    let cluster = Cluster { question: texts[0].clone(), size: 20, members, locale: String::new(), last: 0.0 };
    let json: Json = serde_json::from_str(&to_faq(&[cluster], "")).unwrap();
    let entry = &json.get("faq").unwrap().as_list().unwrap()[0];
    assert_eq!(entry.get("variants").unwrap().as_list().unwrap().len(), MOST_VARIANTS);
    assert_eq!(entry.get("lang"), None);
}

#[test]
fn what_shares_no_rare_trigram_is_not_alike() {
    let mut texts = vec![String::new()];
    for (at, word) in ["parcel", "norway", "gift", "refund", "coupon", "invoice"].into_iter().enumerate() {
        for other in ["late", "lost", "card", "code", "parcel", "norwegian"] {
            texts.push(format!("{word} {other}"));
            let _ = write!(texts[at], " {other} {word}");
        }
    }
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    let likeness = Likeness::new(&texts);
    for one in 0..texts.len() {
        let rare = likeness.rarest(one, leaders::ALIKE);
        for other in 0..texts.len() {
            let shares = likeness.rarest(other, leaders::ALIKE).iter().any(|gram| rare.contains(gram));
            assert!(shares || likeness.of(one, other) < leaders::ALIKE, "{} / {}", texts[one], texts[other]);
        }
    }
}

proptest! {
    #[test]
    fn the_order_is_irrelevant_and_nothing_is_lost(
        texts in prop::collection::vec("(ship|gift|card|order|norway|cancel|the|to| ){1,6}|[退货寄到挪威吗]{1,5}", 0..30),
        turn in 0_usize..30,
    ) {
        let all: Vec<Asked> =
            texts.iter().map(|text| Asked { text: text.clone(), locale: "en".to_owned(), moment: 0.0 }).collect();
        let mut turned = all.clone();
        turned.rotate_left(turn % all.len().max(1));
        let found = clusters(&all, native_fold);
        let asked = texts.iter().filter(|text| !text.trim().is_empty()).count();
        prop_assert_eq!(found.iter().map(|cluster| cluster.size as usize).sum::<usize>(), asked);
        for cluster in &found {
            prop_assert!(cluster.members.iter().any(|member| member.text == cluster.question));
        }
        prop_assert_eq!(clusters(&turned, native_fold), found);
    }
}

#[test]
fn slices_change_nothing() {
    let texts = [
        "gift card",
        "Do you sell gift cards?",
        "gift card",
        "可以寄到挪威吗",
        " ",
        "Do you ship to Norway?",
    ];
    for most in [1, 2, 5] {
        let mut clusterer = Clusterer::new(asked_of(&texts));
        while !clusterer.step(most, native_fold) {}
        assert_eq!(clusterer.finish(), clusters(&asked_of(&texts), native_fold));
    }
}
