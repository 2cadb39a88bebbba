//! Runs, by cases and by chance.

use super::super::super::report::{Read, Reader};
use super::super::super::strings::Strings;
use super::super::definition::{Reading, surveys};
use super::super::raw::RawSurvey;
use super::*;
use proptest::prelude::*;

fn survey(json: &str) -> Survey {
    let mut reader = Reader::new("askwell.json");
    let raw = Vec::<RawSurvey>::read(&serde_json::from_str(json).unwrap(), &mut reader);
    let strings = Strings::default();
    surveys(raw.as_ref(), &mut Reading { lang: "en", strings: &strings, reader: &mut reader }).remove(0)
}

fn branching() -> Survey {
    survey(
        r#"[{"questions": [
        {"metric": "csat", "next": [{"at_most": 2, "go": "why"}, {"at_least": 5, "go": "end"}]},
        {"id": "what", "kind": "multiple_choice", "options": [{"id": "speed"}, {"id": "price"}], "next": [{"chosen": "price", "go": "end"}]},
        {"id": "why"}]}]"#,
    )
}

fn new(survey: &Survey, turn: usize) -> Run {
    Run::new(survey, turn, ("s".to_owned(), 0.0))
}

fn say(run: &mut Run, survey: &Survey, answer: Option<Answer>) -> Option<Step> {
    if let Some(answer) = answer {
        run.pick(survey, answer);
    }
    run.go_on(survey)
}

#[test]
fn branches_go_by_score_and_choice() {
    let survey = branching();
    for (score, place) in [(1, Some(2)), (3, Some(1)), (5, None)] {
        let mut run = new(&survey, 0);
        let step = say(&mut run, &survey, Some(Answer::Score(score))).unwrap();
        assert_eq!((run.place(), step.is_over), (place, place.is_none()));
    }
    let mut run = new(&survey, 0);
    say(&mut run, &survey, Some(Answer::Score(4)));
    assert!(
        say(&mut run, &survey, Some(Answer::Chosen(vec!["speed".into(), "price".into()]))).unwrap().is_over
    );
    assert_eq!(run.status(), Status::Sent);
}

#[test]
fn a_required_question_holds_and_what_it_does_not_offer_is_no_answer() {
    let survey = branching();
    let mut run = new(&survey, 0);
    for answer in [None, Some(Answer::Score(6)), Some(Answer::Score(0)), Some(Answer::Words("x".into()))] {
        assert_eq!(say(&mut run, &survey, answer), None);
    }
    assert_eq!(run.status(), Status::Shown);
}

#[test]
fn going_back_and_another_way_takes_answers_back() {
    let survey = branching();
    let mut run = new(&survey, 0);
    say(&mut run, &survey, Some(Answer::Score(3)));
    say(&mut run, &survey, Some(Answer::Chosen(vec!["speed".into()])));
    run.go_back();
    run.go_back();
    assert_eq!(run.draft, Some(Answer::Score(3)));
    let step = say(&mut run, &survey, Some(Answer::Score(2))).unwrap();
    assert_eq!(step.changed, [0, 1]);
    assert_eq!((run.place(), run.answer(1)), (Some(2), None));
    assert_eq!(run.status(), Status::Partial);
}

#[test]
fn rotated_questions_take_turns() {
    let survey = survey(r#"[{"template": "dimensions", "rotate": 2}]"#);
    for (turn, expected) in [(0, [0, 1]), (1, [2, 3]), (2, [0, 1])] {
        let mut run = new(&survey, turn);
        for place in expected {
            assert_eq!(run.place(), Some(place), "turn {turn}");
            say(&mut run, &survey, Some(Answer::Score(4)));
        }
        assert_eq!(run.place(), Some(4));
    }
}

fn any_answer() -> impl Strategy<Value = Answer> {
    prop_oneof![
        (0_u8..9).prop_map(Answer::Score),
        prop::collection::vec(
            prop::sample::select(vec!["speed".to_owned(), "price".to_owned(), "x".to_owned()]),
            0..3
        )
        .prop_map(Answer::Chosen),
        "[ a-z]{0,6}".prop_map(Answer::Words),
    ]
}

#[derive(Debug, Clone)]
enum Move {
    Pick(Answer),
    On,
    Back,
}

fn any_moves() -> impl Strategy<Value = Vec<Move>> {
    let one = prop_oneof![any_answer().prop_map(Move::Pick), Just(Move::On), Just(Move::Back)];
    prop::collection::vec(one, 0..30)
}

proptest! {
    #[test]
    fn any_moves_keep_a_run_whole(moves in any_moves()) {
        let survey = branching();
        let mut run = new(&survey, 0);
        for one in moves {
            let was_over = run.place().is_none();
            match one {
                Move::Pick(answer) => run.pick(&survey, answer),
                Move::On => {
                    run.go_on(&survey);
                }
                Move::Back => run.go_back(),
            }
            prop_assert!(!was_over || run.place().is_none(), "what is over stays over");
            prop_assert!(run.path.windows(2).all(|pair| pair[0] < pair[1]), "{:?}", run.path);
            let stored = run.to_json(&survey);
            let read = Run::read(&stored, std::slice::from_ref(&survey));
            let expected = Run { draft: run.place().and_then(|place| run.answer(place)).cloned(), ..run.clone() };
            prop_assert_eq!(read, (!run.path.is_empty()).then_some(expected));
        }
    }
}
