//! What holds for anything that is learned: bounded, fading, the same in any order, and never a panic.

use proptest::prelude::*;

use super::super::faq::entry::Entry;
use super::super::json::Json;
use super::super::matcher::evidence::Evidence;
use super::super::matcher::grams::{Marks, fingerprint};
use super::*;

const NOW: f64 = 1_781_517_600_000.0;

fn faq(ids: &[&str]) -> Faq {
    let entry = |id: &&str| Entry { id: (*id).to_owned(), ..Entry::default() };
    Faq { entries: ids.iter().map(entry).collect(), ..Faq::default() }
}

/// What it adds to the entries a, b and c for a question.
fn adds(learned: &Learned, question: &str, now: f64) -> [f32; 3] {
    let mut all = [Evidence::default(); 3];
    let experience = learned.experience(&[], &faq(&["a", "b", "c"]), now);
    let mut asked = Marks::default();
    for short in fingerprint(question) {
        asked.insert(short);
    }
    experience.add_to(&mut all, &asked);
    all.map(|evidence| evidence.learned)
}

#[test]
fn what_helped_gains_and_what_did_not_loses() {
    let mut learned = Learned::default();
    learned.note("a", (1.0, 0.0), NOW);
    learned.note("b", (0.0, 1.0), NOW);
    let [a, b, c] = adds(&learned, "", NOW);
    assert!((a - (5.0_f32 / 4.0).ln()).abs() < 1e-6);
    assert!((a + b).abs() < 1e-6 && c.abs() < 1e-6);
}

#[test]
fn an_opinion_taken_back_is_none() {
    let mut learned = Learned::default();
    learned.note("a", (1.0, 0.0), NOW);
    learned.note("a", (-1.0, 0.0), NOW);
    assert!(adds(&learned, "", NOW)[0].abs() < 1e-6);
}

#[test]
fn opinions_fade_by_half_in_sixty_days() {
    let mut learned = Learned::default();
    learned.note("a", (2.0, 0.0), NOW);
    assert!((adds(&learned, "", NOW + HALF_LIFE)[0] - (5.0_f32 / 4.0).ln()).abs() < 1e-5);
    assert!(adds(&learned, "", NOW + 20.0 * HALF_LIFE)[0] < 1e-3);
}

#[test]
fn a_clock_that_stood_ahead_is_got_over() {
    let mut learned = Learned::default();
    learned.note("a", (1.0, 0.0), NOW + 1_000.0 * DAY);
    learned.note("a", (1.0, 0.0), NOW);
    assert!((adds(&learned, "", NOW)[0] - (6.0_f32 / 4.0).ln()).abs() < 1e-5);
}

#[test]
fn a_question_like_a_remembered_one_leads_to_its_entry_once() {
    let mut learned = Learned::default();
    learned.remember(fingerprint("where is my parcel"), "b");
    learned.remember(fingerprint("where is my parcels"), "b");
    assert!((adds(&learned, "where is my parcel", NOW)[1] - 1.5).abs() < 1e-6);
    assert!(adds(&learned, "how do i cancel", NOW)[1].abs() < 1e-6);
    learned.forget(&fingerprint("where is my parcel"), "b");
    assert_eq!(learned, Learned::default());
}

#[test]
fn of_one_question_the_last_choice_is_remembered() {
    let mut learned = Learned::default();
    for entry in ["a", "b"] {
        learned.remember(fingerprint("where is my parcel"), entry);
    }
    let [a, b, _] = adds(&learned, "where is my parcel", NOW);
    assert!(a.abs() < 1e-6 && b > 1.0);
}

#[test]
fn the_oldest_make_room() {
    let mut learned = Learned::default();
    for number in 0..100_u16 {
        learned.note(&number.to_string(), (1.0, 0.0), NOW);
        learned.remember(vec![number], "a");
    }
    learned.remember((0..1_000).collect(), "a");
    learned.remember(Vec::new(), "a");
    assert_eq!((learned.records.len(), learned.memories.len()), (MOST_ENTRIES, MOST_QUESTIONS));
    assert_eq!(learned.records[0].tally.entry, "40");
    assert_eq!(learned.memories[0].print, [70]);
}

#[test]
fn the_owners_counts_weigh_less_each_and_are_bounded_alike() {
    let tally = |entry: &str, helped, not| Tally { entry: entry.into(), helped, not };
    let priors = [tally("a", 1.0, 0.0), tally("gone", 9.0, 0.0), tally("c", 0.0, 1e6)];
    let [(a, small), (c, bounded)] = site_log_odds(&priors, &faq(&["a", "b", "c"]))[..] else { panic!() };
    assert_eq!((a, c), (0, 2));
    assert!((small - (26.0_f32 / 25.0).ln()).abs() < 1e-6 && (bounded + MOST_LOG_ODDS).abs() < 1e-6);
}

#[test]
fn what_cannot_be_read_costs_only_itself() {
    let text = r#"{"entries": [{"id": "a", "helped": 1, "not": 0, "at": 0}, {"id": "b", "helped": "x"}, 3],
        "questions": [{"print": [2, 1], "entry": "a"}, {"print": [1, -5, 7.5], "entry": "a"}, {"print": {}}]}"#;
    let learned = Learned::read(Some(&serde_json::from_str(text).unwrap()));
    assert_eq!(learned.records.len(), 1);
    assert_eq!(learned.memories, [Memory { print: vec![1, 7], entry: "a".into() }]);
    for text in ["null", "[]", "7", r#"{"entries": {}, "questions": "x"}"#] {
        assert_eq!(Learned::read(Some(&serde_json::from_str(text).unwrap())), Learned::default(), "{text}");
    }
}

type Opinion = (String, (f32, f32), f64);

fn taught(opinions: &[Opinion], questions: &[(String, String)]) -> Learned {
    let mut learned = Learned::default();
    for (entry, counts, at) in opinions {
        learned.note(entry, *counts, *at);
    }
    for (entry, text) in questions {
        learned.remember(fingerprint(text), entry);
    }
    learned
}

fn any_opinion() -> impl Strategy<Value = Opinion> {
    let count = 0.0_f32..1.5;
    ("[abc]", (count.clone(), count), 0.0..DAY)
        .prop_map(|(entry, counts, at)| (entry, counts, (NOW + at).round()))
}

proptest! {
    #[test]
    fn the_order_of_opinions_does_not_matter(opinions in prop::collection::vec(any_opinion(), 0..30)) {
        let learn = |opinions: &[Opinion]| adds(&taught(opinions, &[]), "", NOW + 2.0 * DAY);
        let mut reversed = opinions.clone();
        reversed.reverse();
        let (one, other) = (learn(&opinions), learn(&reversed));
        prop_assert!(one.iter().zip(other).all(|(one, other)| (one - other).abs() < 1e-4));
    }

    #[test]
    fn anything_at_all_stays_bounded(
        opinions in prop::collection::vec(("[abc]", any::<(f32, f32)>(), any::<f64>()), 0..20),
        questions in prop::collection::vec(("[abc]", "[a-z ]{0,12}"), 0..20),
        now: f64,
    ) {
        let learned = taught(&opinions, &questions);
        let most = MOST_LOG_ODDS + 1.5 + 1e-5;
        prop_assert!(adds(&learned, "a question", now).iter().all(|add| (-most..=most).contains(add)));
    }

    #[test]
    fn what_is_written_is_read_back(
        opinions in prop::collection::vec(any_opinion(), 0..10),
        questions in prop::collection::vec(("[abc]", "[a-z 问题]{0,12}"), 0..10),
    ) {
        let learned = taught(&opinions, &questions);
        let text = serde_json::to_string(&learned.to_json().unwrap_or_default()).unwrap();
        let json: Json = serde_json::from_str(&text).unwrap();
        prop_assert_eq!(Learned::read(Some(&json)), learned);
    }
}
