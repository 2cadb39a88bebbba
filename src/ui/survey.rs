//! A survey: a question at a time, in the panel or, where that is closed, on its own.
//!
//! Points and options are the browser's radio buttons and checkboxes, drawn over: its groups have the keys that the ARIA
//! Authoring Practices ask for, in every language and direction. Moving over a scale picks, and never sends.

use leptos::prelude::*;

use super::Ui;
use super::node::{Element, Node, element};
use super::parts::{CLOSE, button, icon, key_of, line};
use crate::logic::conversation::event::Event;
use crate::logic::conversation::view_model::{AskingView, SurveyState, SurveyView};
use crate::logic::survey::definition::{Body, Scale};
use crate::logic::survey::raw::Display;
use crate::logic::survey::run::Answer;

const STAR: &str = "M12 3l2.7 5.8 6.3.8-4.6 4.3 1.2 6.2L12 17l-5.6 3.1 1.2-6.2L3 9.6l6.3-.8z";

/// Faces from very unhappy to very happy: they differ by the mouth, not by colour.
const FACES: [&str; 5] = [
    "M12 3a9 9 0 100 18 9 9 0 100-18zM9 9.5h.01M15 9.5h.01M8 17c2-4 6-4 8 0",
    "M12 3a9 9 0 100 18 9 9 0 100-18zM9 9.5h.01M15 9.5h.01M8.500 16c2-2 5-2 7 0",
    "M12 3a9 9 0 100 18 9 9 0 100-18zM9 9.5h.01M15 9.5h.01M8.500 15.500h7",
    "M12 3a9 9 0 100 18 9 9 0 100-18zM9 9.5h.01M15 9.5h.01M8.500 14.500c2 2 5 2 7 0",
    "M12 3a9 9 0 100 18 9 9 0 100-18zM9 9.5h.01M15 9.5h.01M8 14c2 4 6 4 8 0",
];

const WORDS: &str =
    "class=field words; part=field; rows=3; dir=auto; maxlength=2000; aria-labelledby=survey-text";

/// A survey. It lies in a part of the widget: only that may name this function.
pub fn survey(ui: &Ui, survey: &SurveyView) -> Node {
    let dispatch = ui.dispatch.clone();
    let is_alone = survey.is_alone;
    let content: Node = match &survey.state {
        SurveyState::Asking(asking) => ask(ui, asking),
        SurveyState::Thanks => {
            let thanks = ui.texts().survey_thanks;
            element("p", "id=survey-text; class=heading").child(thanks).into()
        }
    };
    let dismiss = element("button", "type=button; class=tool; part=tool")
        .set("aria-label", ui.texts().survey_dismiss)
        .on("click", ui.sends(Event::SurveyDismissed))
        .child(icon(CLOSE));
    element("section", "part=survey; aria-labelledby=survey-text; tabindex=-1; data-focus=survey")
        .set("class", if is_alone { "survey alone" } else { "survey" })
        .set("role", if is_alone { "dialog" } else { "region" })
        .on("keydown", move |event| {
            let key = key_of(event);
            if is_alone && key.key() == "Escape" && !key.is_composing() {
                dispatch(Event::SurveyDismissed);
            }
        })
        .child(dismiss)
        .child(content)
        .into()
}

fn ask(ui: &Ui, asking: &AskingView) -> Node {
    let answer = match &asking.body {
        Body::Rating(scale) => rating(ui, asking, scale),
        Body::Choice { options, is_multiple } => choice(ui, asking, (options, *is_multiple)),
        Body::Comment => comment(ui, asking),
    };
    let text = element("p", "id=survey-text; class=heading; dir=auto").child(asking.text.clone());
    let back = asking.may_go_back.then(|| button(ui, "choice", (ui.texts().survey_back, Event::SurveyBack)));
    let steps = element("div", "class=rating").child(back).child(next_button(ui, asking));
    vec![text.into(), answer, steps.into()].into()
}

fn next_button(ui: &Ui, asking: &AskingView) -> Element {
    let (class, label) = if asking.may_skip {
        ("choice", ui.texts().survey_skip)
    } else {
        ("choice primary", ui.texts().survey_next)
    };
    element("button", "type=button")
        .set("class", class)
        .set("part", class)
        .flag("disabled", !(asking.may_go_on || asking.may_skip))
        .on("click", ui.sends(Event::SurveyNext))
        .child(label)
}

/// A radio button or a checkbox, with what stands for it.
fn box_of(ui: &Ui, event: Event, (kind, label, is_picked): (&'static str, String, bool)) -> Element {
    element("input", "class=box; name=survey")
        .set("type", kind)
        .set("aria-label", label)
        .checked(is_picked)
        .on("click", ui.sends(event))
}

fn rating(ui: &Ui, asking: &AskingView, scale: &Scale) -> Node {
    let picked = match asking.draft {
        Some(Answer::Score(score)) => Some(score),
        _ => None,
    };
    let points: Vec<Node> =
        (scale.first..=scale.last()).map(|score| point(ui, scale, (score, picked))).collect();
    let points = element("div", "class=points; role=radiogroup; aria-labelledby=survey-text").child(points);
    let end = |text: &String| element("span", "").child(text.clone());
    let ends = element("p", "class=ends; aria-hidden=true").child(end(&scale.low)).child(end(&scale.high));
    vec![points.into(), ends.into()].into()
}

fn point(ui: &Ui, scale: &Scale, (score, picked): (u8, Option<u8>)) -> Node {
    let number = score.to_string();
    let mut label = [&number, " ", ui.texts().survey_of, " ", &scale.last().to_string()].concat();
    for (end, meaning) in [(scale.first, &scale.low), (scale.last(), &scale.high)] {
        if score == end {
            label = [&label, ", ", meaning].concat();
        }
    }
    let is_picked = picked == Some(score);
    let is_on = match scale.display {
        Display::Stars => picked.is_some_and(|picked| score <= picked),
        _ => is_picked,
    };
    let face: Node = match scale.display {
        Display::Stars => icon(STAR).into(),
        Display::Faces => icon(face_of(score, scale.points)).into(),
        Display::Numbers => number.into(),
    };
    element("label", "part=point")
        .set("class", ["point ", scale.display.word(), if is_on { " on" } else { "" }].concat())
        .child(box_of(ui, Event::SurveyPicked(Answer::Score(score)), ("radio", label, is_picked)))
        .child(face)
        .into()
}

/// Of two, three or five faces, those that lie evenly between the unhappiest and the happiest.
fn face_of(score: u8, points: u8) -> &'static str {
    let at = usize::from(score.saturating_sub(1)) * 4 / usize::from(points.saturating_sub(1).max(1));
    FACES.get(at).copied().unwrap_or_default()
}

fn choice(ui: &Ui, asking: &AskingView, (options, is_multiple): (&[(String, String)], bool)) -> Node {
    let picked: &[String] = match &asking.draft {
        Some(Answer::Chosen(chosen)) => chosen,
        _ => &[],
    };
    let option = |(id, text): &(String, String)| {
        let is_picked = picked.contains(id);
        let mut chosen: Vec<String> = if is_multiple { picked.to_vec() } else { Vec::new() };
        chosen.retain(|other| other != id);
        if !is_picked || !is_multiple {
            chosen.push(id.clone());
        }
        let event = if chosen.is_empty() {
            Event::SurveyCleared
        } else {
            Event::SurveyPicked(Answer::Chosen(chosen))
        };
        let kind = if is_multiple { "checkbox" } else { "radio" };
        element("label", "class=option; part=option; dir=auto")
            .child(box_of(ui, event, (kind, text.clone(), is_picked)))
            .child(text.clone())
            .into()
    };
    element("div", "class=options-list; aria-labelledby=survey-text")
        .set("role", if is_multiple { "group" } else { "radiogroup" })
        .child(options.iter().map(option).collect::<Vec<Node>>())
        .into()
}

fn comment(ui: &Ui, asking: &AskingView) -> Node {
    let dispatch = ui.dispatch.clone();
    let words = match &asking.draft {
        Some(Answer::Words(words)) => words.clone(),
        _ => String::new(),
    };
    let masked =
        asking.masked.as_ref().map(|masked| line("status", [ui.texts().survey_masked, " ", masked].concat()));
    let field = element("textarea", WORDS).text(words).on("input", move |event| {
        let words = event_target_value(event);
        let is_empty = words.trim().is_empty();
        dispatch(if is_empty { Event::SurveyCleared } else { Event::SurveyPicked(Answer::Words(words)) });
    });
    vec![field.into(), element("div", "role=status").child(masked).into()].into()
}
