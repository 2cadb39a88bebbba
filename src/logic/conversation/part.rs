//! The parts of the widget that only some visitors load, as the model asks for them.

/// A part that events may have to wait for. What it is stands in `browser/parts.rs`, how the model calls it in
/// [`super::model::Engine`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Personalization: rules, conditions, experiments, the profile, predictions.
    Rules,
    /// The hand-off to humans, and the ways to take the conversation along.
    People,
    /// Surveys and feedback.
    Surveys,
    /// Guided answers: what entries do beside their answers, and values in messages.
    Tasks,
    /// What is understood of a message beside its question, and what phrasings teach.
    Talk,
}

impl Part {
    /// All of them, in the order in which they are waited for.
    pub const ALL: [Part; 5] = [Part::Rules, Part::Tasks, Part::Talk, Part::People, Part::Surveys];
}
