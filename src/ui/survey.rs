//! A survey: a question at a time, in the panel or, where that is closed, on its own.
//!
//! Points and options are the browser's radio buttons and checkboxes, drawn over: its groups have the keys that the ARIA
//! Authoring Practices ask for, in every language and direction. Moving over a scale picks, and never sends.

use leptos::ev::KeyboardEvent;
use leptos::html::Textarea;
use leptos::prelude::*;

use super::Ui;
use super::parts::{CLOSE, button, icon, line, live};
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

/// The survey, where the panel is open as `is_alone` says not, or the other way round.
pub fn place(ui: &Ui, is_alone: bool) -> impl IntoView + use<> {
    let part = ui.part(|view| &view.survey);
    let ui = ui.clone();
    live(move || match part.get() {
        Some(survey) if survey.is_alone == is_alone => draw(&ui, &survey),
        _ => ().into_any(),
    })
}

fn draw(ui: &Ui, survey: &SurveyView) -> AnyView {
    let dispatch = ui.dispatch;
    let is_alone = survey.is_alone;
    let on_key = move |key: KeyboardEvent| {
        if is_alone && key.key() == "Escape" && !key.is_composing() {
            dispatch.run(Event::SurveyDismissed);
        }
    };
    let content = match &survey.state {
        SurveyState::Asking(asking) => ask(ui, asking),
        SurveyState::Thanks => {
            view! { <p id="survey-text" class="heading">{ui.text(|s| &s.survey_thanks)}</p> }.into_any()
        }
    };
    view! {
        <section
            class=if is_alone { "survey alone" } else { "survey" }
            part="survey"
            role=if is_alone { "dialog" } else { "region" }
            aria-labelledby="survey-text"
            tabindex="-1"
            data-focus="survey"
            on:keydown=on_key
        >
            <button type="button" class="tool" aria-label=ui.text(|s| &s.survey_dismiss) on:click=ui.sends(Event::SurveyDismissed)>
                {icon(CLOSE)}
            </button>
            {content}
        </section>
    }
    .into_any()
}

fn ask(ui: &Ui, asking: &AskingView) -> AnyView {
    let answer = match &asking.body {
        Body::Rating(scale) => rating(ui, asking, scale),
        Body::Choice { options, is_multiple } => choice(ui, asking, (options, *is_multiple)),
        Body::Comment => comment(ui, asking),
    };
    let next = if asking.may_skip { ui.text(|s| &s.survey_skip) } else { ui.text(|s| &s.survey_next) };
    let may_go_on = asking.may_go_on || asking.may_skip;
    view! {
        <p id="survey-text" class="heading" dir="auto">{asking.text.clone()}</p>
        {answer}
        <div class="rating">
            {asking.may_go_back.then(|| button(ui, "choice", ui.text(|s| &s.survey_back), Event::SurveyBack))}
            <button
                type="button"
                class=if asking.may_skip { "choice" } else { "choice primary" }
                disabled=!may_go_on
                on:click=ui.sends(Event::SurveyNext)
            >
                {next}
            </button>
        </div>
    }
    .into_any()
}

/// A radio button or a checkbox, with what stands for it.
fn box_of(ui: &Ui, event: Event, (kind, label, is_picked): (&'static str, String, bool)) -> AnyView {
    let send = ui.sends(event);
    view! {
        <input
            type=kind
            class="box"
            name="survey"
            aria-label=label
            prop:checked=is_picked
            on:click=send
        />
    }
    .into_any()
}

fn rating(ui: &Ui, asking: &AskingView, scale: &Scale) -> AnyView {
    let picked = match asking.draft {
        Some(Answer::Score(score)) => Some(score),
        _ => None,
    };
    let points: Vec<AnyView> =
        (scale.first..=scale.last()).map(|score| point(ui, scale, (score, picked))).collect();
    view! {
        <div class="points" role="radiogroup" aria-labelledby="survey-text">{points}</div>
        <p class="ends" aria-hidden="true"><span>{scale.low.clone()}</span><span>{scale.high.clone()}</span></p>
    }
    .into_any()
}

fn point(ui: &Ui, scale: &Scale, (score, picked): (u8, Option<u8>)) -> AnyView {
    let number = score.to_string();
    let mut label = [&number, " ", &ui.text(|s| &s.survey_of), " ", &scale.last().to_string()].concat();
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
    let face = match scale.display {
        Display::Stars => icon(STAR).into_any(),
        Display::Faces => icon(face_of(score, scale.points)).into_any(),
        Display::Numbers => number.into_any(),
    };
    view! {
        <label class=["point ", scale.display.word(), if is_on { " on" } else { "" }].concat()>
            {box_of(ui, Event::SurveyPicked(Answer::Score(score)), ("radio", label, is_picked))}
            {face}
        </label>
    }
    .into_any()
}

/// Of two, three or five faces, those that lie evenly between the unhappiest and the happiest.
fn face_of(score: u8, points: u8) -> &'static str {
    let at = usize::from(score.saturating_sub(1)) * 4 / usize::from(points.saturating_sub(1).max(1));
    FACES.get(at).copied().unwrap_or_default()
}

fn choice(ui: &Ui, asking: &AskingView, (options, is_multiple): (&[(String, String)], bool)) -> AnyView {
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
        view! {
            <label class="option" dir="auto">
                {box_of(ui, event, (kind, text.clone(), is_picked))}
                {text.clone()}
            </label>
        }
        .into_any()
    };
    let role = if is_multiple { "group" } else { "radiogroup" };
    view! { <div class="options-list" role=role aria-labelledby="survey-text">{options.iter().map(option).collect::<Vec<_>>()}</div> }
        .into_any()
}

fn comment(ui: &Ui, asking: &AskingView) -> AnyView {
    let dispatch = ui.dispatch;
    let words = match &asking.draft {
        Some(Answer::Words(words)) => words.clone(),
        _ => String::new(),
    };
    let on_input = move |event| {
        let words = event_target_value(&event);
        let is_empty = words.trim().is_empty();
        dispatch.run(if is_empty { Event::SurveyCleared } else { Event::SurveyPicked(Answer::Words(words)) });
    };
    let masked = asking
        .masked
        .clone()
        .map(|masked| line("status", [&ui.text(|s| &s.survey_masked), " ", &masked].concat()));
    view! {
        <textarea
            node_ref=keep_words(words)
            class="field words"
            rows="3"
            dir="auto"
            maxlength="2000"
            aria-labelledby="survey-text"
            on:input=on_input
        ></textarea>
        <div role="status">{masked}</div>
    }
    .into_any()
}

/// Writes the words into the field only where they differ: writing the same would end a composition.
fn keep_words(words: String) -> NodeRef<Textarea> {
    let field = NodeRef::<Textarea>::new();
    Effect::new(move || {
        if let Some(field) = field.get()
            && field.value() != words
            && (words.is_empty() || field.value().trim() != words.trim())
        {
            field.set_value(&words);
        }
    });
    field
}
