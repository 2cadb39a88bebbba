//! SurveyJS's ratings: their values, the scale that they become here, and what it measures.

use std::cmp::Reverse;

use super::super::super::config::local_text::LocalText;
use super::super::super::json::Json;
use super::super::super::report::Reader;
use super::super::definition::SCALES;
use super::super::raw::{Display, Metric, QuestionKind, RawQuestion};
use super::choices::{Item, items};
use super::elements::{Body, Element};
use super::texts::{all, scalar};

/// More values than this are cut off: they come down to ten points in any case.
const MOST_VALUES: f64 = 1_000.0;

/// The numbers of points for which there are faces.
const FACES: [f64; 3] = [2.0, 3.0, 5.0];

/// A title with one of these asks how easy something was.
const EASE: [&str; 5] = ["ease", "easy", "easier", "easily", "effortless"];
const EASE_CHINESE: [&str; 8] = ["容易", "轻松", "輕鬆", "简单", "簡單", "方便", "省力", "省事"];

/// A title with one of these asks how hard it was, or leaves open which end is the better one.
const EFFORT: [&str; 2] = ["effort", "efforts"];
const EFFORT_CHINESE: [&str; 6] = ["费力", "費力", "费劲", "精力", "力气", "努力"];

/// A question of the type "rating".
pub(super) fn rating(text: &LocalText, element: &mut Element) -> Option<Body> {
    let mut values = items("rateValues", element);
    if values.is_empty() || element.flag("autoGenerate") {
        values = generated(element);
    }
    let mut body = scaled(values, element.reader)?;
    measure(&mut body, text, element.reader);
    let question = &mut body.question;
    if let Some(low) = element.text("minRateDescription") {
        question.low = Some(low);
    }
    if let Some(high) = element.text("maxRateDescription") {
        question.high = Some(high);
    }
    // Its name in the first releases that had it.
    let kind = ["rateType", "rateDisplayMode"].into_iter().find_map(|key| element.word(key));
    question.display = Some(match kind {
        Some("stars") => Display::Stars,
        Some("smileys") if question.scale.is_some_and(|points| FACES.contains(&points)) => Display::Faces,
        Some("smileys") => {
            element.report("rateType", "there are faces for 2, 3 and 5 points only; numbers are shown.");
            Display::Numbers
        }
        _ => Display::Numbers,
    });
    Some(body)
}

/// The values from `rateMin` to `rateMax`.
fn generated(element: &mut Element) -> Vec<Item> {
    let mut number = |key: &str| element.value::<f64>(key).filter(|number| number.is_finite());
    let (min, max, count) = (number("rateMin").unwrap_or(1.0), number("rateMax"), number("rateCount"));
    let step = number("rateStep").filter(|step| *step > 0.0).unwrap_or(1.0);
    let steps = max.or(count.is_none().then_some(5.0)).map(|max| ((max - min) / step).floor());
    let steps = steps.or(count.map(|count| count - 1.0)).unwrap_or_default();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to what fits")]
    let last = steps.clamp(0.0, MOST_VALUES) as usize;
    let item = |at: usize| {
        let value = Json::Number(min + step * at as f64);
        Item { id: scalar(&value).unwrap_or_default(), value, text: None }
    };
    (0..=last).map(item).collect()
}

/// A rating with these values, the lowest first; numbers that fall are turned round.
pub(super) fn scaled(mut values: Vec<Item>, reader: &mut Reader) -> Option<Body> {
    let numbers = numbers(&values);
    if numbers.len() > 1
        && numbers.len() == values.len()
        && numbers.windows(2).all(|pair| pair.first() > pair.last())
    {
        values.reverse();
    }
    let count = values.len();
    if count < 2 {
        reader.report("a rating needs two points at least; it is left out.");
        return None;
    }
    let words: Vec<Option<LocalText>> = values.iter().map(words).collect();
    if words.iter().skip(1).take(count - 2).any(Option::is_some) {
        reader.report("only the lowest and the highest point have words here; the others are left out.");
    }
    let is_nps = is_run(&values, 0.0, 11);
    let points = if is_nps { count } else { nearest(count) };
    if points != count {
        reader.report(format!("there is no scale of {count} points here; it gets {points}."));
    }
    let at = |point: usize| (2 * point * (count - 1) + points - 1) / (2 * (points - 1));
    let stored =
        (0..points).filter_map(|point| values.get(at(point))).map(|item| item.value.clone()).collect();
    let question = RawQuestion {
        kind: Some(QuestionKind::Rating),
        metric: Some(if is_nps { Metric::Nps } else { Metric::Csat }),
        scale: (!is_nps).then_some(points as f64),
        display: Some(Display::Numbers),
        low: words.first().cloned().flatten(),
        high: words.last().cloned().flatten(),
        ..RawQuestion::default()
    };
    Some(Body { question, values: stored })
}

/// Takes a rating of 1 to 7 for a Customer Effort Score where its text asks for that.
pub(super) fn measure(body: &mut Body, text: &LocalText, reader: &mut Reader) {
    let items = body.values.iter().map(|value| Item { value: value.clone(), id: String::new(), text: None });
    if body.question.scale != Some(7.0) || !is_run(&items.collect::<Vec<_>>(), 1.0, 7) {
        return;
    }
    let names_ease = all(text).into_iter().any(|text| has_word(text, &EASE, &EASE_CHINESE));
    let names_effort = all(text).into_iter().any(|text| has_word(text, &EFFORT, &EFFORT_CHINESE));
    if !names_ease && !names_effort {
        return;
    }
    if !names_ease {
        let message = "it is counted as a Customer Effort Score, where 7 is the least effort; turn the text round if \
                       here 7 is the most.";
        reader.report(message);
    }
    body.question.metric = Some(Metric::Ces);
    body.question.scale = None;
}

fn has_word(text: &str, english: &[&str], chinese: &[&str]) -> bool {
    let small = text.to_lowercase();
    let mut words = small.split(|c: char| !c.is_alphanumeric());
    words.any(|word| english.contains(&word)) || chinese.iter().any(|part| text.contains(part))
}

/// Whether the values are numbers in steps of one, rising or falling: the columns of a scale.
pub(super) fn are_steps(values: &[Item]) -> bool {
    let numbers = numbers(values);
    let is_step = |by: f64| {
        numbers.iter().zip(numbers.iter().skip(1)).all(|(first, second)| (second - first - by).abs() < 1e-9)
    };
    numbers.len() == values.len() && values.len() > 1 && (is_step(1.0) || is_step(-1.0))
}

/// Whether the values are so many numbers in steps of one from the first on.
fn is_run(values: &[Item], first: f64, count: usize) -> bool {
    let numbers = numbers(values);
    let is_at = |(at, number): (usize, &f64)| (number - first - at as f64).abs() < 1e-9;
    numbers.len() == count && values.len() == count && numbers.iter().enumerate().all(is_at)
}

/// The values that are numbers, or read as such.
fn numbers(values: &[Item]) -> Vec<f64> {
    values.iter().filter_map(|item| scalar(&item.value)?.trim().parse().ok()).collect()
}

/// What a point is called, where that is more than its number.
fn words(item: &Item) -> Option<LocalText> {
    let own = item.text.clone().filter(|text| all(text) != [item.id.as_str()]);
    let is_number = item.id.trim().parse::<f64>().is_ok();
    own.or_else(|| (!is_number).then(|| LocalText::Same(item.id.clone())))
}

/// The scale there is with the nearest number of points; of two the larger, so that no two points become one.
fn nearest(count: usize) -> usize {
    let all = SCALES.into_iter().map(usize::from);
    all.min_by_key(|points| (points.abs_diff(count), Reverse(*points))).unwrap_or_default()
}
