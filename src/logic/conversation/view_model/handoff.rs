//! The hand-off to a human, as it is seen under the ways to one.

use super::super::event::{Field, Way};

/// The hand-off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandoffView {
    /// Whether somebody is there, or when next; none where nobody can know.
    pub presence: Option<String>,
    /// The ways that take the conversation along, each with what its button says; none while one is taken.
    pub ways: Vec<(Way, String)>,
    /// What is passed on, before it is.
    pub step: Option<StepView>,
    /// What became of it.
    pub status: Option<&'static str>,
}

/// What is passed on, shown to be changed or held back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepView {
    /// The way it goes.
    pub way: Way,
    /// The conversation, as the visitor has left it.
    pub text: String,
    /// Whether it is passed on.
    pub is_included: bool,
    /// What else is passed on, in words; none where nothing is.
    pub details: Option<String>,
    /// The fields of a message, none for the other ways.
    pub fields: Vec<FieldView>,
    /// Where an e-mail is written.
    pub mailto: Option<String>,
    /// Whether the chat is being waited for.
    pub is_waiting: bool,
}

/// A field of the form for a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldView {
    /// Which one.
    pub field: Field,
    /// What the visitor reads above it.
    pub label: String,
    /// What stands in it.
    pub text: String,
    /// What is wrong with it, once it was to be sent.
    pub problem: Option<&'static str>,
}
