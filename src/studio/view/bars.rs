//! A share as a bar with its interval, beside the number that says the same: hidden from screen readers.

use leptos::prelude::*;

use crate::logic::insight::page::measure::{Measure, Unit};

/// The bar of a share; nothing for other figures, and an empty one where there are too few answers.
pub fn bar(measure: &Measure) -> Option<AnyView> {
    if measure.unit != Unit::Percent {
        return None;
    }
    let value = measure.figure.map_or(0.0, |figure| figure.value);
    let interval = measure.figure.and_then(|figure| figure.interval);
    let whisker = interval.map(|interval| {
        view! { <line class="whisker" x1=interval.low.to_string() x2=interval.high.to_string() y1="5" y2="5"></line> }
    });
    Some(
        view! {
            <svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable={"false"}>
                <rect class="ground" width={"100"} height="10"></rect>
                <rect class="value" width=value.to_string() height="10"></rect>
                {whisker}
            </svg>
        }
        .into_any(),
    )
}
