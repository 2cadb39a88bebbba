//! A guided answer, as it is seen under the answer of its entry.

use super::super::super::faq::action::SlotKind;
use super::super::super::markdown::Block;

/// A guided answer.
#[derive(Debug, Clone, PartialEq)]
pub struct TaskView {
    /// What was given so far: labels and values, each to be changed while the form is open.
    pub given: Vec<GivenView>,
    /// How far it is.
    pub stage: Stage,
}

impl TaskView {
    /// Whether something is still to be done: by the visitor, or by the receiver.
    pub fn is_open(&self) -> bool {
        !matches!(self.stage, Stage::Done(_) | Stage::Cancelled)
    }
}

/// A value that was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GivenView {
    /// The slot's place in the form.
    pub slot: usize,
    /// The slot's name.
    pub name: String,
    /// What the visitor reads.
    pub label: String,
    /// The value.
    pub value: String,
}

/// How far a guided answer is.
#[derive(Debug, Clone, PartialEq)]
pub enum Stage {
    /// A value is asked for.
    Asking(Box<FieldView>),
    /// A choice is asked for.
    Choosing {
        /// What is asked; may be empty.
        ask: String,
        /// What may be chosen.
        labels: Vec<String>,
        /// Whether there is a choice before it.
        may_go_back: bool,
    },
    /// Nothing is left to ask; whether to send it, in words for the visitor.
    Ready(&'static str),
    /// The receiver is working.
    Sending,
    /// It was carried out; what is said of it.
    Done(Vec<Block>),
    /// It could not be carried out; why, in words for the visitor. The values are kept, and it may be tried again.
    Failed(String),
    /// It was cancelled.
    Cancelled,
}

/// The field for the value that is asked for.
#[derive(Debug, Clone, PartialEq)]
pub struct FieldView {
    /// The slot's name.
    pub name: String,
    /// What the visitor reads above it.
    pub label: String,
    /// What kind of value it is.
    pub kind: SlotKind,
    /// What stands in it.
    pub draft: String,
    /// What is wrong with the last value, with a hint.
    pub problem: Option<String>,
    /// Whether it may be left out.
    pub is_optional: bool,
    /// Whether there is a field before it.
    pub may_go_back: bool,
}
