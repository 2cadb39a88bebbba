//! The judge, judged: for each kind what holds, and what must not.

use std::sync::Arc;

use super::super::super::super::faq::action::SlotKind;
use super::super::super::view_model::task::{FieldView, GivenView, TaskView};
use super::super::super::view_model::{AnswerView, Choice, TurnView};
use super::*;

fn json(text: &str) -> Json {
    serde_json::from_str(text).unwrap()
}

fn shown(id: u32, entry: &str, reply: Reply) -> Shown {
    let view = TurnView {
        id,
        question: "q".into(),
        reply,
        thumb: None,
        softening: None,
        task: None,
        human_offer: None,
    };
    Shown { entry: entry.into(), view }
}

fn answer(id: u32, entry: &str) -> Shown {
    let reply = AnswerView {
        heading: None,
        blocks: Vec::new(),
        links: Vec::new(),
        follow_ups: Vec::new(),
        lang: String::new(),
    };
    shown(id, entry, Reply::Answer(Arc::new(reply)))
}

fn choices(ids: &[&str]) -> Vec<Choice> {
    ids.iter().map(|id| Choice { id: (*id).to_owned(), question: "q".into(), lang: String::new() }).collect()
}

fn with_task(turn: Shown, stage: Stage, given: &[(&str, &str)]) -> Shown {
    let given = given.iter().enumerate().map(|(slot, (name, value))| GivenView {
        slot,
        name: (*name).to_owned(),
        label: "l".into(),
        value: (*value).to_owned(),
    });
    let task = Some(Arc::new(TaskView { given: given.collect(), stage }));
    Shown { view: TurnView { task, ..turn.view }, ..turn }
}

fn asking(name: &str, draft: &str, problem: Option<&str>) -> Stage {
    Stage::Asking(Box::new(FieldView {
        name: name.into(),
        label: "l".into(),
        kind: SlotKind::Text,
        draft: draft.into(),
        problem: problem.map(str::to_owned),
        is_optional: false,
        may_go_back: false,
    }))
}

fn scene(turns: Vec<Shown>) -> Scene {
    Scene { turns, suggested: Vec::new(), upset: "sorry" }
}

/// Judges a step that led from some turns to others.
fn judged(before: Vec<Shown>, after: Vec<Shown>, sent: &[&str], expected: &str) -> Vec<bool> {
    let sent: Vec<Json> = sent.iter().map(|text| json(text)).collect();
    let Json::Map(expected) = json(expected) else { panic!("an object") };
    let (before, after) = (scene(before), scene(after));
    let judge = Judge { before: &before, after: &after, sent: &sent, expected: &expected };
    expected.iter().map(|(kind, wanted)| judge.judge(kind, wanted).is_ok()).collect()
}

/// Whether all of it holds after a message that added these turns.
fn holds(after: Vec<Shown>, expected: &str) -> bool {
    judged(Vec::new(), after, &[], expected).iter().all(|is_held| *is_held)
}

#[test]
fn an_answer_stands_alone() {
    let talk = || shown(1, "thanks", Reply::Talk(Kind::Thanks));
    assert!(holds(vec![answer(1, "a")], r#"{"answer": "a", "topic": "a", "not": "b", "several": ["a"]}"#));
    assert!(holds(vec![talk(), answer(2, "a")], r#"{"answer": "a"}"#));
    assert!(holds(vec![answer(1, "a"), shown(2, "", Reply::NotSure(vec![]))], r#"{"answer": "a"}"#));
    for wrong in [
        vec![],
        vec![answer(1, "b")],
        vec![answer(1, "a"), answer(2, "b")],
        vec![answer(1, "a"), shown(2, "", Reply::Contact)],
        vec![answer(1, "a"), shown(2, "b", Reply::Suggest(choices(&["b"])))],
        vec![shown(1, "a", Reply::Suggest(choices(&["a"])))],
        vec![shown(1, "a", Reply::Gone)],
    ] {
        assert!(!holds(wrong, r#"{"answer": "a"}"#));
    }
}

#[test]
fn an_answer_of_an_earlier_step_counts_no_more() {
    let before = || vec![answer(1, "a")];
    assert_eq!(
        judged(before(), before(), &[], r#"{"answer": "a", "not": "a", "several": []}"#),
        [false, true, true]
    );
}

#[test]
fn several_are_answered_in_their_order() {
    let both = || vec![answer(1, "a"), answer(2, "b")];
    assert!(holds(both(), r#"{"several": ["a", "b"]}"#));
    assert!(!holds(both(), r#"{"several": ["b", "a"]}"#));
    assert!(!holds(both(), r#"{"several": ["a"]}"#));
    assert!(!holds(both(), r#"{"not": "b"}"#));
}

#[test]
fn what_is_offered_is_not_given() {
    let offer = |reply: fn(Vec<Choice>) -> Reply| vec![shown(1, "a", reply(choices(&["a", "b"])))];
    assert!(holds(offer(Reply::Clarify), r#"{"one_of": ["b"], "not": "a", "not_sure": false}"#));
    assert!(holds(offer(Reply::Suggest), r#"{"one_of": ["b", "a"]}"#));
    assert!(!holds(offer(Reply::Suggest), r#"{"one_of": ["a", "c"]}"#));
    assert!(!holds(offer(Reply::NotSure), r#"{"one_of": ["a"]}"#));
    assert!(holds(offer(Reply::NotSure), r#"{"not_sure": true, "human_offered": false, "human": false}"#));
    assert!(!holds(vec![answer(1, "a")], r#"{"not_sure": true}"#));
    assert!(!holds(vec![], r#"{"not_sure": true}"#));
}

#[test]
fn small_talk_is_told_by_its_kind_and_alone() {
    let talk = |kind| shown(1, "", Reply::Talk(kind));
    for (word, kind) in SMALL_TALK {
        assert!(holds(vec![talk(kind)], &format!(r#"{{"smalltalk": "{word}"}}"#)));
        assert!(!holds(vec![talk(Kind::Okay)], &format!(r#"{{"smalltalk": "{word}"}}"#)));
    }
    assert!(!holds(vec![talk(Kind::Thanks), answer(2, "a")], r#"{"smalltalk": "thanks"}"#));
    assert!(!holds(vec![], r#"{"smalltalk": "thanks"}"#));
}

#[test]
fn a_form_is_open_while_another_answer_is_given() {
    let form = || with_task(answer(1, "f"), asking("mail", "", None), &[("number", "A-1")]);
    let after = || vec![form(), answer(2, "a")];
    let held = r#"{"answer": "a", "form": "f", "asks": "mail", "slots": {"number": "A-1"}}"#;
    assert!(judged(vec![form()], after(), &[], held).iter().all(|is_held| *is_held));
    let wrong = r#"{"form": "a", "asks": "number", "slots": {"number": "A-2"}, "done": "f", "invalid": "mail",
        "cancelled": true, "failed": "f"}"#;
    assert_eq!(judged(vec![form()], after(), &[], wrong), [false; 7]);
    assert!(!holds(vec![form()], r#"{"slots": {}}"#));
    assert!(!holds(vec![answer(1, "f")], r#"{"form": "f"}"#));
    for (stage, is_open) in [
        (Stage::Sending, true),
        (Stage::Failed("no".into()), true),
        (Stage::Choosing { ask: String::new(), labels: Vec::new(), may_go_back: false }, true),
        (Stage::Done(Vec::new()), false),
        (Stage::Cancelled, false),
    ] {
        assert_eq!(holds(vec![with_task(answer(1, "f"), stage, &[])], r#"{"form": "f"}"#), is_open);
    }
}

#[test]
fn slots_are_those_of_the_form_that_is_named() {
    let done = || with_task(answer(2, "g"), Stage::Done(Vec::new()), &[("mail", "old")]);
    let turns = || vec![with_task(answer(1, "f"), asking("mail", "", None), &[]), done()];
    let values = r#"{"mail": "x@y.example"}"#;
    let sent = judged(Vec::new(), turns(), &[values], r#"{"done": "g", "slots": {"mail": "x@y.example"}}"#);
    assert_eq!(sent, [true, true]);
    assert_eq!(judged(Vec::new(), turns(), &[values], r#"{"form": "f", "slots": {}}"#), [true, true]);
    assert_eq!(
        judged(Vec::new(), turns(), &[values], r#"{"form": "f", "slots": {"mail": "x"}}"#),
        [true, false]
    );
}

#[test]
fn a_field_filled_in_beforehand_is_a_value_and_a_refused_one_is_none() {
    let field = |problem| vec![with_task(answer(1, "f"), asking("mail", "x", problem), &[])];
    assert!(holds(field(None), r#"{"slots": {"mail": "x"}}"#));
    assert!(holds(field(Some("no")), r#"{"slots": {}, "invalid": "mail", "asks": "mail"}"#));
    assert!(!holds(field(Some("no")), r#"{"slots": {"mail": "x"}}"#));
    assert!(!holds(field(Some(" ")), r#"{"invalid": "mail"}"#));
    assert!(!holds(field(Some("no")), r#"{"invalid": "number"}"#));
}

#[test]
fn done_is_sent_once_and_just_now() {
    let done = || vec![with_task(answer(1, "f"), Stage::Done(Vec::new()), &[])];
    for (sent, is_done) in [(vec![], false), (vec!["{}"], true), (vec!["{}", "{}"], false)] {
        assert_eq!(judged(Vec::new(), done(), &sent, r#"{"done": "f"}"#), [is_done]);
    }
    assert_eq!(judged(Vec::new(), done(), &["{}"], r#"{"done": "g"}"#), [false]);
}

#[test]
fn what_failed_says_so_and_keeps_the_values() {
    let failed = |why: &str, given| vec![with_task(answer(1, "f"), Stage::Failed(why.into()), given)];
    let judged = |turns| judged(Vec::new(), turns, &[r#"{"mail": "x", "note": ""}"#], r#"{"failed": "f"}"#);
    assert_eq!(judged(failed("it is slow", &[("mail", "x")])), [true]);
    assert_eq!(judged(failed("it is slow", &[])), [false]);
    assert_eq!(judged(failed("", &[("mail", "x")])), [false]);
    assert!(!holds(failed("it is slow", &[]), r#"{"failed": "f"}"#));
}

#[test]
fn cancelled_is_what_was_open_and_is_not() {
    let open = || with_task(answer(2, "f"), asking("mail", "", None), &[]);
    let now = |stage| with_task(answer(2, "f"), stage, &[]);
    for (before, after, is_cancelled) in [
        (vec![open()], vec![now(Stage::Cancelled)], true),
        (vec![open()], vec![answer(2, "f")], true),
        (vec![open()], vec![open()], false),
        (vec![open()], vec![now(Stage::Done(Vec::new()))], false),
        (vec![open()], vec![now(Stage::Cancelled), with_task(answer(3, "g"), Stage::Sending, &[])], false),
        (vec![answer(2, "f")], vec![answer(2, "f")], false),
    ] {
        let expected = format!(r#"{{"cancelled": {is_cancelled}}}"#);
        assert_eq!(judged(before, after, &[], &expected), [true]);
    }
}

#[test]
fn a_human_is_offered_on_what_the_step_touched() {
    let offering = |id, offer| {
        let turn = answer(id, "a");
        Shown { view: TurnView { human_offer: offer, ..turn.view }, ..turn }
    };
    let contact = || shown(1, "", Reply::Contact);
    assert!(holds(vec![contact()], r#"{"human": true, "human_offered": true}"#));
    assert!(holds(
        vec![offering(1, Some("would you?"))],
        r#"{"human_offered": true, "human": false, "softened": false}"#
    ));
    assert!(holds(vec![offering(1, Some("sorry"))], r#"{"softened": true}"#));
    assert!(holds(vec![answer(1, "a")], r#"{"human_offered": false, "softened": false}"#));
    // The offer of an earlier turn is none of this one; that of a turn that was rated is.
    let cool = vec![offering(1, Some("would you?")), answer(2, "b")];
    let before = || vec![offering(1, Some("would you?"))];
    assert_eq!(judged(before(), cool, &[], r#"{"human_offered": false}"#), [true]);
    let rated = judged(vec![offering(1, None)], before(), &[], r#"{"human_offered": true, "answer": "a"}"#);
    assert_eq!(rated, [true, false]);
}

#[test]
fn nonsense_is_never_held() {
    for expected in [
        r#"{"answer": 1}"#,
        r#"{"several": "a"}"#,
        r#"{"one_of": [1]}"#,
        r#"{"slots": []}"#,
        r#"{"slots": {"mail": 1}}"#,
        r#"{"human": "yes"}"#,
        r#"{"smalltalk": "weather"}"#,
        r#"{"form": null}"#,
        r#"{"asks": true}"#,
        r#"{"praise": true}"#,
    ] {
        let form = with_task(answer(1, "f"), asking("mail", "", None), &[]);
        assert!(!holds(vec![form], expected), "{expected}");
    }
}

#[test]
fn a_failure_says_what_is_seen() {
    let turn = with_task(answer(1, "f"), asking("mail", "", Some("no")), &[("number", "A-1")]);
    let (before, after) = (scene(Vec::new()), scene(vec![turn]));
    let judge = Judge { before: &before, after: &after, sent: &[], expected: &[] };
    let failure = judge.judge("asks", &Json::from("number")).unwrap_err();
    assert_eq!(failure, "number expected, found f (form asks mail again; number=A-1)");
}
