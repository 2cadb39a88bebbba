//! Which variation of a rule's experiment a visitor gets.

use super::super::json::Json;
use super::rule::Experiment;
use super::sticky::Sticky;

/// A variation that was drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct Draw {
    /// Its place.
    pub variation: usize,
    /// Its key.
    pub key: String,
    /// What it is remembered by.
    pub experiment: String,
    /// Where the visitor's hash fell, 0 to 1; none where the variation was remembered.
    pub bucket: Option<f64>,
    /// Whether it was remembered.
    pub is_sticky: bool,
}

/// Draws; none where the visitor takes no part.
pub fn draw(_experiment: &Experiment, _attributes: &Json, _sticky: &Sticky) -> Option<Draw> {
    None
}
