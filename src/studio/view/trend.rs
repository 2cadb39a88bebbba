//! A figure over time: a plot, its text, and its numbers.

use leptos::prelude::*;

use super::parts::{choice, note, option, section};
use super::tables::sheet;
use super::{Ui, figures};
use crate::logic::insight::calendar::Step;
use crate::logic::insight::page::Page;
use crate::logic::insight::page::event::Event;
use crate::logic::insight::page::gauge::Gauge;
use crate::logic::insight::page::measure::{Measure, said};
use crate::logic::insight::page::plot::{self, Drawing, Shape};
use crate::logic::insight::page::tables::Sheet;
use crate::logic::insight::page::words::{Words, filled};

/// The height of the plot, and the least and most of its width, in pixels.
const HEIGHT: u32 = 280;
const NARROWEST: u32 = 280;
const WIDEST: u32 = 1_060;
/// What the page leaves free beside it.
const MARGINS: u32 = 40;

/// The section.
pub fn section_of(ui: Ui) -> AnyView {
    ui.drawn(|page| (figures(page), page.gauge, page.request.step, page.width), draw)
}

fn draw(ui: Ui, page: &Page) -> AnyView {
    let words = &page.words;
    let Some(report) = &page.report else { return ().into_any() };
    let points = report.trend.iter().map(|bucket| (bucket.key.clone(), page.gauge.of(&bucket.figures)));
    let points: Vec<(String, Measure)> = points.collect();
    let width = page.width.saturating_sub(MARGINS).clamp(NARROWEST, WIDEST);
    let text = text(words, page.gauge.name(words), &points);
    let drawing = drawn(&plot::trend(&points, (width, HEIGHT)), &text);
    let table = page.table(Sheet::Trend);
    let numbers = view! {
        <details class="more">
            <summary>{words.numbers.to_string()}</summary>
            {sheet(ui, words, (Sheet::Trend, table, ""))}
        </details>
    };
    let controls = view! { <div class="fields">{gauges(ui, page)}{steps(ui, page)}</div> };
    let body = vec![
        controls.into_any(),
        view! { <p class="plot-text">{text.clone()}</p> }.into_any(),
        drawing,
        note(words.band_note),
        numbers.into_any(),
    ];
    section("trend", words.trend, body)
}

fn gauges(ui: Ui, page: &Page) -> AnyView {
    let options = Gauge::ALL.map(|gauge| option(gauge.word(), gauge.name(&page.words), gauge == page.gauge));
    let chosen = move |word: String| {
        if let Some(gauge) = Gauge::from_word(&word) {
            ui.send(Event::GaugeChosen(gauge));
        }
    };
    choice(page.words.figure, options.into_iter().collect(), chosen)
}

fn steps(ui: Ui, page: &Page) -> AnyView {
    let words = &page.words;
    let named = [(Step::Day, words.day), (Step::Week, words.week), (Step::Month, words.month)];
    let mut options = vec![option("", words.step_auto, page.request.step.is_none())];
    options.extend(named.map(|(step, name)| option(step.word(), name, page.request.step == Some(step))));
    choice(words.step, options, move |word| ui.send(Event::StepChosen(Step::from_word(&word))))
}

/// What the plot shows, in words.
fn text(words: &Words, name: &str, points: &[(String, Measure)]) -> String {
    let known: Vec<(&str, &Measure, f64)> = points
        .iter()
        .filter_map(|(key, measure)| Some((key.as_str(), measure, measure.figure?.value)))
        .collect();
    let value = |measure: &Measure, value| said(measure.unit, value);
    let lowest = known.iter().min_by(|one, other| one.2.total_cmp(&other.2));
    let highest = known.iter().max_by(|one, other| one.2.total_cmp(&other.2));
    match (known.first(), known.last(), lowest, highest) {
        (Some(first), Some(last), Some(lowest), Some(highest)) => filled(
            words.plot_text,
            &[
                name,
                first.0,
                last.0,
                &value(lowest.1, lowest.2),
                &value(highest.1, highest.2),
                &value(last.1, last.2),
            ],
        ),
        _ => filled(words.plot_none, &[name]),
    }
}

fn drawn(drawing: &Drawing, text: &str) -> AnyView {
    let view_box = ["0 0", &drawing.width.to_string(), &drawing.height.to_string()].join(" ");
    let shapes: Vec<AnyView> = drawing.shapes.iter().map(shape).collect();
    view! { <svg class="plot" role="img" aria-label=text.to_owned() viewBox=view_box direction="ltr">{shapes}</svg> }
        .into_any()
}

fn shape(shape: &Shape) -> AnyView {
    match shape {
        Shape::Points { part, points, is_area: true } => {
            view! { <polygon class=part.class() points=points.clone()></polygon> }.into_any()
        }
        Shape::Points { part, points, is_area: false } => {
            view! { <polyline class=part.class() points=points.clone()></polyline> }.into_any()
        }
        Shape::Dot { at: (x, y) } => {
            view! { <circle class="dot" cx=x.to_string() cy=y.to_string() r="3"></circle> }.into_any()
        }
        Shape::Label { at: (x, y), anchor, text } => {
            view! { <text class="label" x=x.to_string() y=y.to_string() text-anchor=*anchor>{text.clone()}</text> }
                .into_any()
        }
    }
}
