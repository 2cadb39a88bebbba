//! The import of SurveyJS: the cases of `tests/cases/surveyjs.json`, and what must hold of any survey.
//!
//! A case is `{"name", "given", "survey", "problems"}`: of each problem the place with which it begins.

use std::fs;

use askwell::logic::json::Json;
use askwell::logic::report::{Problem, Read, Reader};
use askwell::logic::strings::Strings;
use askwell::logic::survey::definition::{Body, Reading, Survey, surveys};
use askwell::logic::survey::raw::RawSurvey;
use askwell::logic::survey::run::{Answer, Run};
use askwell::logic::survey::surveyjs::{import, to_text};
use proptest::prelude::*;
use serde_json::{Value, json};

/// The survey as the widget reads it, which must have nothing to complain of.
fn read(survey: &Json) -> Survey {
    let list = serde_json::from_str(&format!("[{}]", to_text(survey))).unwrap();
    let mut reader = Reader::new("askwell.json");
    let raw = Vec::<RawSurvey>::read(&list, &mut reader);
    let strings = Strings::default();
    let all = surveys(raw.as_ref(), &mut Reading { lang: "en", strings: &strings, reader: &mut reader });
    assert_eq!(reader.into_problems(), [], "{}", to_text(survey));
    all.into_iter().next().unwrap()
}

fn imported(given: &Value) -> (Option<Json>, Vec<Problem>) {
    import(&serde_json::from_value(given.clone()).unwrap(), "folder/case.json")
}

#[test]
fn cases() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases/surveyjs.json");
    let cases: Vec<Json> = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    assert!(!cases.is_empty());
    for case in cases {
        let name = case.get("name").and_then(Json::as_text).unwrap();
        let (survey, problems) = import(case.get("given").unwrap(), "folder/case.json");
        let written = survey.as_ref().map(to_text).unwrap_or_default();
        assert_eq!(survey.as_ref().unwrap_or(&Json::Null), case.get("survey").unwrap(), "{name}: {written}");
        let texts: Vec<String> = problems.iter().map(ToString::to_string).collect();
        let places = case.get("problems").and_then(Json::as_list).unwrap().iter().filter_map(Json::as_text);
        let places: Vec<String> = places.map(|place| format!("folder/case.json at {place}")).collect();
        let do_fit = texts.iter().zip(&places).all(|(text, place)| text.starts_with(place));
        assert!(do_fit && texts.len() == places.len(), "{name}: {texts:#?}");
        if let Some(survey) = survey {
            read(&survey);
        }
    }
}

#[test]
fn more_than_twenty_questions_are_cut_before_ways_are_laid() {
    let mut elements: Vec<Value> =
        (0..20).map(|at| json!({"type": "boolean", "name": format!("q{at}")})).collect();
    elements.push(json!({"type": "comment", "name": "why", "visibleIf": "{q19} = true"}));
    let (survey, problems) = imported(&json!({"elements": elements}));
    assert_eq!(problems.len(), 1, "{problems:?}");
    assert_eq!(read(&survey.unwrap()).questions.len(), 20);
}

/// A question of an invented survey: one of four types, with comparisons of earlier questions.
#[derive(Debug, Clone)]
struct Invented {
    kind: usize,
    is_required: bool,
    /// How far back, which operator, which value.
    comparisons: Vec<(usize, usize, usize)>,
}

const TYPES: [&str; 4] = ["rating", "radiogroup", "checkbox", "boolean"];
const OPTIONS: [&str; 3] = ["a", "b", "c"];
const SIGNS: [&str; 5] = ["=", "<", "<=", ">", ">="];

impl Invented {
    /// A comparison of this question, in SurveyJS's words.
    fn compared(&self, name: usize, (operator, value): (usize, usize)) -> String {
        match self.kind {
            0 => format!("{{q{name}}} {} {}", SIGNS[operator], value + 1),
            1 => format!("{{q{name}}} = '{}'", OPTIONS[value % 3]),
            2 => format!("{{q{name}}} contains '{}'", OPTIONS[value % 3]),
            _ => format!("{{q{name}}} = {}", value % 2 == 0),
        }
    }

    /// Whether an answer meets such a comparison. An answer is a score, an index, or a set of bits; none is none.
    fn meets(&self, answer: Option<usize>, (operator, value): (usize, usize)) -> bool {
        let Some(answer) = answer else { return false };
        match self.kind {
            0 => {
                [answer == value, answer < value, answer <= value, answer > value, answer >= value][operator]
            }
            1 => answer == value % 3,
            2 => answer >> (value % 3) & 1 == 1,
            _ => answer == value % 2,
        }
    }

    /// The answer, drawn from a number.
    fn answer(&self, drawn: usize) -> Option<usize> {
        let answers = [5, 3, 7, 2][self.kind];
        let from = usize::from(self.is_required);
        let drawn = drawn % (answers + 1 - from) + from;
        // Of a set, no bit is no answer.
        if self.kind == 2 { Some(drawn).filter(|set| *set > 0) } else { drawn.checked_sub(1) }
    }

    fn given(&self, answer: usize) -> Answer {
        match self.kind {
            0 => Answer::Score(u8::try_from(answer).unwrap() + 1),
            1 => Answer::Chosen(vec![OPTIONS[answer].to_owned()]),
            2 => {
                let chosen = (0..3).filter(|bit| answer >> bit & 1 == 1);
                Answer::Chosen(chosen.map(|bit| OPTIONS[bit].to_owned()).collect())
            }
            _ => Answer::Chosen(vec![(answer == 0).to_string()]),
        }
    }
}

fn invented() -> impl Strategy<Value = Vec<Invented>> {
    let comparison = (1..3_usize, 0..5_usize, 0..5_usize);
    let question = (0..4_usize, any::<bool>(), prop::collection::vec(comparison, 0..3))
        .prop_map(|(kind, is_required, comparisons)| Invented { kind, is_required, comparisons });
    prop::collection::vec(question, 2..7)
}

fn surveyjs(questions: &[Invented]) -> Value {
    let element = |(at, question): (usize, &Invented)| {
        let back = |(back, operator, value): &(usize, usize, usize)| {
            let of = at.checked_sub(*back)?;
            Some(questions[of].compared(of, (*operator, *value)))
        };
        let conditions: Vec<String> = question.comparisons.iter().filter_map(back).collect();
        json!({
            "type": TYPES[question.kind], "name": format!("q{at}"), "isRequired": question.is_required,
            "choices": OPTIONS, "visibleIf": conditions.join(" and "),
        })
    };
    json!({"elements": questions.iter().enumerate().map(element).collect::<Vec<_>>()})
}

/// The questions that SurveyJS shows, given these answers, where some conditions are not kept.
fn shown(questions: &[Invented], answers: &[Option<usize>], dropped: &[usize]) -> Vec<usize> {
    let mut all = Vec::new();
    for (at, question) in questions.iter().enumerate() {
        let holds = |(back, operator, value): &(usize, usize, usize)| {
            at.checked_sub(*back).is_none_or(|of| {
                let answer = answers[of].filter(|_| all.contains(&of));
                questions[of].meets(answer, (*operator, *value))
            })
        };
        if dropped.contains(&at) || question.comparisons.iter().all(holds) {
            all.push(at);
        }
    }
    all
}

/// The questions that the widget asks.
fn asked(survey: &Survey, questions: &[Invented], answers: &[Option<usize>]) -> Vec<usize> {
    let mut run = Run::new(survey, 0, ("s".to_owned(), 0.0));
    let mut all = Vec::new();
    while let Some(place) = run.place() {
        all.push(place);
        if let Some(answer) = answers[place] {
            run.pick(survey, questions[place].given(answer));
        }
        run.go_on(survey).unwrap();
    }
    all
}

fn any_json() -> impl Strategy<Value = Value> {
    let key = prop::sample::select(vec![
        "type",
        "name",
        "title",
        "choices",
        "elements",
        "pages",
        "rateValues",
        "rateMin",
        "rateMax",
        "rateStep",
        "rateCount",
        "rows",
        "columns",
        "visibleIf",
        "value",
        "text",
        "default",
        "zh-cn",
        "isRequired",
        "locale",
    ]);
    let word = prop::sample::select(vec![
        "rating",
        "matrix",
        "checkbox",
        "radiogroup",
        "boolean",
        "imagepicker",
        "panel",
        "comment",
        "a",
        "end",
        "1",
        "<b>",
        "{a} = 1",
        "{question} contains 'a'",
    ]);
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        (-3..12_i32).prop_map(Value::from),
        word.prop_map(Value::from),
        ".{0,6}".prop_map(Value::from),
    ];
    leaf.prop_recursive(5, 60, 6, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::vec((key.clone(), inner), 0..8).prop_map(|members| members
                .into_iter()
                .map(|(key, value)| (key.to_owned(), value))
                .collect()),
        ]
    })
}

fn any_element() -> impl Strategy<Value = Value> {
    let kind =
        prop::sample::select(vec!["rating", "matrix", "checkbox", "radiogroup", "boolean", "text", "panel"]);
    (kind, any_json()).prop_map(|(kind, mut json)| {
        if let Value::Object(members) = &mut json {
            members.insert("type".to_owned(), kind.into());
        }
        json
    })
}

proptest! {
    #[test]
    fn the_widget_asks_what_surveyjs_shows(
        questions in invented(),
        drawn in prop::collection::vec(prop::collection::vec(0..100_usize, 7), 20),
    ) {
        let (survey, problems) = imported(&surveyjs(&questions));
        let survey = read(&survey.unwrap());
        let dropped: Vec<usize> = (0..questions.len())
            .filter(|at| problems.iter().any(|problem| problem.path == format!("$.elements[{at}].visibleIf")))
            .collect();
        prop_assert_eq!(dropped.len(), problems.len());
        for drawn in drawn {
            let answers: Vec<_> = questions.iter().zip(drawn).map(|(question, drawn)| question.answer(drawn)).collect();
            prop_assert_eq!(asked(&survey, &questions, &answers), shown(&questions, &answers, &dropped));
        }
    }

    #[test]
    fn anything_is_imported_without_harm_and_leads_forward(
        json in any_json(),
        elements in prop::collection::vec(any_element(), 0..8),
    ) {
        for given in [json, json!({"elements": elements})] {
            let Some(survey) = imported(&given).0 else { continue };
            let survey = read(&survey);
            prop_assert!(!survey.questions.is_empty());
            for (at, question) in survey.questions.iter().enumerate() {
                prop_assert!(question.branches.iter().all(|branch| branch.to > at));
                if let Body::Choice { options, .. } = &question.body {
                    prop_assert!(!options.is_empty());
                }
            }
        }
    }
}
