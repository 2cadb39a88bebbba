//! From what owners wrote of a survey to what is asked: one language, every default filled in.
//!
//! A branch leads to a later question or to the end, so that no definition can go in circles.

use super::super::config::local_text::LocalText;
use super::super::json::Json;
use super::super::report::Reader;
use super::super::strings::Strings;
use super::raw::{Display, Metric, Moment, QuestionKind, RawBranch, RawOption, RawQuestion, RawSurvey};
use super::templates::{asked, ready_made};

/// How many questions a survey may have: more is no survey for a corner of a page.
pub(super) const MOST_QUESTIONS: usize = 20;

/// The numbers of points that a rating may have, beside the 0 to 10 of NPS.
pub(super) const SCALES: [u8; 5] = [2, 3, 5, 7, 10];

/// A survey, ready to be asked.
#[derive(Debug, Clone, PartialEq)]
pub struct Survey {
    /// Names it in the records.
    pub id: String,
    /// The questions, in order; never none.
    pub questions: Vec<Question>,
    /// How many of the rotated questions are asked in one showing.
    pub rotate: usize,
    /// When it is shown.
    pub on: Moment,
    /// With [`Moment::Answers`]: after how many questions.
    pub count: usize,
    /// The share of visitors who are asked, 0 to 1.
    pub sample: f64,
    /// Days without any survey before this one.
    pub wait_days: f64,
    /// Whether it is asked again after it was finished or dismissed.
    pub is_recurring: bool,
    /// What must hold of visitor, page and conversation; `Null` always does.
    pub condition: Json,
}

/// A question.
#[derive(Debug, Clone, PartialEq)]
pub struct Question {
    /// Names it in the records, and within the survey.
    pub id: String,
    /// What is asked.
    pub text: String,
    /// How it is answered.
    pub body: Body,
    /// Whether it must be answered.
    pub is_required: bool,
    /// Whether it takes turns with others.
    pub is_rotated: bool,
    /// Where to go on; the first that applies.
    pub branches: Vec<Branch>,
}

/// How a question is answered.
#[derive(Debug, Clone, PartialEq)]
pub enum Body {
    /// By points.
    Rating(Scale),
    /// By choosing: the ids and texts of the options, and whether several may be chosen.
    Choice {
        /// Id and text of each.
        options: Vec<(String, String)>,
        /// Whether several may be chosen.
        is_multiple: bool,
    },
    /// In words.
    Comment,
}

/// The points of a rating.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scale {
    /// What is measured.
    pub metric: Metric,
    /// How many points there are.
    pub points: u8,
    /// The lowest point: 0 for NPS, else 1.
    pub first: u8,
    /// How it looks.
    pub display: Display,
    /// What the lowest point means.
    pub low: String,
    /// What the highest point means.
    pub high: String,
}

impl Scale {
    /// The highest point.
    pub fn last(&self) -> u8 {
        self.first + self.points - 1
    }
}

/// Where to go on. What is not given holds.
#[derive(Debug, Clone, PartialEq)]
pub struct Branch {
    /// The highest score.
    pub at_most: Option<f64>,
    /// The lowest score.
    pub at_least: Option<f64>,
    /// The option that was chosen.
    pub chosen: Option<String>,
    /// The place of the question to go on with: its number of questions or more is the end.
    pub to: usize,
}

/// What a definition is read with.
pub struct Reading<'a> {
    /// The language of the visitor.
    pub lang: &'a str,
    /// The interface's texts.
    pub strings: &'a Strings,
    /// Where problems go; it stands at the list of surveys.
    pub reader: &'a mut Reader,
}

/// The surveys of a config; a survey that cannot be used is left out with a message. Without any: satisfaction, asked
/// when the panel is closed.
pub fn surveys(raw: Option<&Vec<RawSurvey>>, reading: &mut Reading) -> Vec<Survey> {
    let default = vec![RawSurvey::default()];
    let mut all: Vec<Survey> = Vec::new();
    for (at, raw) in raw.unwrap_or(&default).iter().enumerate() {
        let mark = reading.reader.enter_item(at);
        let survey = survey(raw, reading);
        if all.iter().any(|other| other.id == survey.id) {
            reading.reader.report("another survey has the same id; this one is left out.");
        } else {
            all.push(survey);
        }
        reading.reader.leave(mark);
    }
    all
}

fn survey(raw: &RawSurvey, reading: &mut Reading) -> Survey {
    let template = raw.template.unwrap_or_default();
    let written: &[RawQuestion] = raw.questions.as_deref().unwrap_or_default();
    let ready_made = ready_made(template);
    let own_id = if written.is_empty() { template.word() } else { "survey" };
    let mark = reading.reader.enter("questions");
    let questions = questions(if written.is_empty() { &ready_made } else { written }, reading);
    reading.reader.leave(mark);
    Survey {
        id: raw.id.clone().unwrap_or_else(|| own_id.to_owned()),
        questions,
        rotate: whole(raw.rotate, 1),
        on: raw.on.unwrap_or_default(),
        count: whole(raw.count, 3),
        sample: raw.sample.unwrap_or(1.0).clamp(0.0, 1.0),
        wait_days: raw.wait_days.unwrap_or(30.0).max(0.0),
        is_recurring: raw.recurring.unwrap_or_default(),
        condition: raw.condition.clone().unwrap_or_default().0,
    }
}

/// A count of at least one.
fn whole(given: Option<f64>, default: usize) -> usize {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to what fits")]
    given.map_or(default, |number| number.clamp(1.0, 1_000.0) as usize)
}

fn questions(raw: &[RawQuestion], reading: &mut Reading) -> Vec<Question> {
    let raw = raw.get(..MOST_QUESTIONS).unwrap_or_else(|| {
        if raw.len() > MOST_QUESTIONS {
            reading.reader.report("a survey has 20 questions at most; the rest is left out.");
        }
        raw
    });
    let ids: Vec<String> = raw.iter().enumerate().map(|(at, raw)| id(at, raw)).collect();
    let mut all = Vec::with_capacity(raw.len());
    for (at, raw) in raw.iter().enumerate() {
        let mark = reading.reader.enter_item(at);
        if ids.iter().position(|id| ids.get(at) == Some(id)) != Some(at) {
            reading.reader.report("another question has the same id: their answers cannot be told apart.");
        }
        all.push(question(at, raw, (&ids, reading)));
        reading.reader.leave(mark);
    }
    all
}

fn id(at: usize, raw: &RawQuestion) -> String {
    raw.id.clone().unwrap_or_else(|| match raw.metric {
        Some(metric) => metric.word().to_owned(),
        None => ["question-", &(at + 1).to_string()].concat(),
    })
}

fn question(at: usize, raw: &RawQuestion, (ids, reading): (&[String], &mut Reading)) -> Question {
    let has_options = raw.options.as_ref().is_some_and(|options| !options.is_empty());
    let kind = raw.kind.unwrap_or(match raw.metric {
        _ if has_options => QuestionKind::Single,
        Some(_) => QuestionKind::Rating,
        None => QuestionKind::Comment,
    });
    let metric = raw.metric.unwrap_or_default();
    let default = if kind == QuestionKind::Rating {
        asked(metric, reading.strings)
    } else {
        reading.strings.survey_comment
    };
    Question {
        id: id(at, raw),
        text: text(raw.text.as_ref(), default, reading.lang),
        body: match kind {
            QuestionKind::Rating => Body::Rating(scale(raw, metric, reading)),
            QuestionKind::Comment => Body::Comment,
            QuestionKind::Single | QuestionKind::Multiple => {
                choice(raw, kind == QuestionKind::Multiple, reading)
            }
        },
        is_required: raw.required.unwrap_or(at == 0),
        is_rotated: raw.rotated.unwrap_or_default(),
        branches: branches(at, raw.next.as_deref().unwrap_or_default(), (ids, reading)),
    }
}

fn text(given: Option<&LocalText>, default: &str, lang: &str) -> String {
    given.map(|text| text.for_language(lang)).filter(|text| !text.is_empty()).unwrap_or(default).to_owned()
}

fn scale(raw: &RawQuestion, metric: Metric, reading: &mut Reading) -> Scale {
    let strings = reading.strings;
    let (points, first) = match metric {
        Metric::Nps => (11, 0),
        Metric::Ces => (7, 1),
        _ => (points(raw.scale, reading.reader), 1),
    };
    let (low, high) = match metric {
        Metric::Csat => (strings.survey_bad, strings.survey_good),
        Metric::Nps => (strings.survey_unlikely, strings.survey_likely),
        _ => (strings.survey_disagree, strings.survey_agree),
    };
    let is_starred = metric == Metric::Csat && points <= 5;
    let display = raw.display.unwrap_or(if is_starred { Display::Stars } else { Display::Numbers });
    let has_faces = [2, 3, 5].contains(&points);
    Scale {
        metric,
        points,
        first,
        display: if display == Display::Faces && !has_faces { Display::Numbers } else { display },
        low: text(raw.low.as_ref(), low, reading.lang),
        high: text(raw.high.as_ref(), high, reading.lang),
    }
}

fn points(given: Option<f64>, reader: &mut Reader) -> u8 {
    let Some(given) = given else { return 5 };
    let known = SCALES.into_iter().find(|&points| (f64::from(points) - given).abs() < 0.001);
    known.unwrap_or_else(|| {
        let mark = reader.enter("scale");
        reader.report("a rating has 2, 3, 5, 7 or 10 points; it gets 5.");
        reader.leave(mark);
        5
    })
}

fn choice(raw: &RawQuestion, is_multiple: bool, reading: &mut Reading) -> Body {
    let mut options: Vec<(String, String)> = Vec::new();
    for option in raw.options.iter().flatten() {
        let RawOption { id, text } = option;
        let read =
            text.as_ref().map(|text| text.for_language(reading.lang)).or(id.as_deref()).unwrap_or_default();
        let id = id.as_deref().or(Some(read)).unwrap_or_default();
        if !id.is_empty() && !options.iter().any(|(other, _)| other == id) {
            options.push((id.to_owned(), read.to_owned()));
        }
    }
    if options.is_empty() {
        reading.reader.report("a choice needs options; the visitor is asked for words instead.");
        return Body::Comment;
    }
    Body::Choice { options, is_multiple }
}

fn branches(at: usize, raw: &[RawBranch], (ids, reading): (&[String], &mut Reading)) -> Vec<Branch> {
    let mut all = Vec::new();
    let mark = reading.reader.enter("next");
    for (number, branch) in raw.iter().enumerate() {
        let mark = reading.reader.enter_item(number);
        let go = branch.go.as_deref().unwrap_or("end");
        let to = if go == "end" { Some(ids.len()) } else { ids.iter().position(|id| id == go) };
        match to {
            Some(to) if to > at => all.push(Branch {
                at_most: branch.at_most,
                at_least: branch.at_least,
                chosen: branch.chosen.clone(),
                to,
            }),
            Some(_) => {
                reading.reader.report("\"go\" leads back; only later questions can follow. It is left out.");
            }
            None => reading.reader.report(
                ["there is no question \"", go, "\"; known: ", &ids.join(", "), ", end. It is left out."]
                    .concat(),
            ),
        }
        reading.reader.leave(mark);
    }
    reading.reader.leave(mark);
    all
}

#[cfg(test)]
mod tests {
    use super::super::super::report::Read;
    use super::*;

    fn read(json: &str) -> (Vec<Survey>, Vec<String>) {
        let mut reader = Reader::new("askwell.json");
        let raw = Vec::<RawSurvey>::read(&serde_json::from_str(json).unwrap(), &mut reader);
        let strings = Strings::default();
        let all =
            surveys(raw.as_ref(), &mut Reading { lang: "zh-Hans", strings: &strings, reader: &mut reader });
        (all, reader.into_problems().iter().map(ToString::to_string).collect())
    }

    #[test]
    fn nothing_written_asks_for_satisfaction() {
        let mut reader = Reader::new("askwell.json");
        let strings = Strings::default();
        let all = surveys(None, &mut Reading { lang: "en", strings: &strings, reader: &mut reader });
        let [survey] = all.as_slice() else { panic!("{all:?}") };
        assert_eq!((survey.id.as_str(), survey.questions.len(), survey.on), ("csat", 2, Moment::Closed));
        let Body::Rating(scale) = &survey.questions[0].body else { panic!() };
        assert_eq!((scale.points, scale.first, scale.last(), scale.display), (5, 1, 5, Display::Stars));
        assert!(survey.questions[0].is_required && !survey.questions[1].is_required);
        assert_eq!(survey.questions[1].body, Body::Comment);
    }

    #[test]
    fn metrics_bring_their_scales() {
        let (all, problems) = read(
            r#"[{"questions": [
            {"metric": "nps", "scale": 5}, {"metric": "ces"}, {"metric": "csat", "scale": 2, "display": "faces"},
            {"metric": "brand_value", "scale": 7, "display": "faces"}]}]"#,
        );
        let scales: Vec<_> = all[0]
            .questions
            .iter()
            .map(|question| match &question.body {
                Body::Rating(scale) => (scale.first, scale.last(), scale.display),
                _ => panic!(),
            })
            .collect();
        assert_eq!(problems, Vec::<String>::new());
        assert_eq!(
            scales,
            [
                (0, 10, Display::Numbers),
                (1, 7, Display::Numbers),
                (1, 2, Display::Faces),
                (1, 7, Display::Numbers),
            ]
        );
    }

    #[test]
    fn what_cannot_be_used_is_named() {
        let (all, problems) = read(
            r#"[
            {"id": "a", "questions": [
                {"id": "one", "options": [{"text": {"en": "yes", "zh-Hans": "是"}}, {}, {"id": "x"}, {"id": "x"}],
                 "next": [{"chosen": "x", "go": "end"}, {"go": "one"}, {"go": "three"}]},
                {"id": "two", "kind": "single_choice"}, {"id": "two", "metric": "csat", "scale": 4}]},
            {"id": "a"}, {"kind": "nps"}, {"questions": [{"kind": "matrix"}]}]"#,
        );
        let options = vec![("是".to_owned(), "是".to_owned()), ("x".to_owned(), "x".to_owned())];
        assert_eq!(all[0].questions[0].body, Body::Choice { options, is_multiple: false });
        assert_eq!(all[0].questions[0].branches.len(), 1);
        assert_eq!(all[0].questions[1].body, Body::Comment);
        assert_eq!(all.iter().map(|survey| survey.id.as_str()).collect::<Vec<_>>(), ["a", "csat", "survey"]);
        let expected = [
            "$[2].kind",
            "$[3].questions[0].kind",
            "$[0].questions[0].next[1]",
            "$[0].questions[0].next[2]",
            "$[0].questions[1]",
            "$[0].questions[2]",
            "$[0].questions[2].scale",
            "$[1]",
        ];
        for (problem, place) in problems.iter().zip(expected) {
            assert!(problem.contains(place), "{place}: {problem}");
        }
        assert_eq!(problems.len(), expected.len(), "{problems:#?}");
    }
}
