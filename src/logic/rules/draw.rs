//! Which variation of a rule's experiment a visitor gets.

use super::super::json::Json;
use super::condition::Context;
use super::experiment::sticky::Sticky;
use super::rule::Experiment;

/// A variation that was drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct Draw {
    /// Its place.
    pub variation: usize,
    /// Its key.
    pub key: String,
    /// The experiment's key.
    pub experiment: String,
    /// Where the visitor's hash fell, 0 to 1; none where the variation was remembered.
    pub bucket: Option<f64>,
    /// Whether it was remembered.
    pub is_sticky: bool,
}

/// Draws, or remembers; none where the visitor takes no part. What is drawn is remembered in `sticky`.
pub fn draw(
    experiment: &Experiment,
    attributes: &Json,
    (context, sticky): (&Context, &mut Sticky),
) -> Option<Draw> {
    let outcome = experiment.draw.run(attributes, context, Some(sticky));
    outcome.is_in.then(|| Draw {
        variation: outcome.variation,
        is_sticky: outcome.is_sticky(),
        key: outcome.key,
        experiment: experiment.draw.key.clone(),
        bucket: outcome.bucket,
    })
}
