//! The conversation as a state machine: an [`event`] comes in, [`model::Model::update`] changes the state
//! and returns [`effect`]s, and [`view_model`] says what is to be seen.
//!
//! Read the two enums first: they are all that can happen to the widget, and all it can do. `replay` runs whole dialogues
//! over them, for native tools only.

pub mod answering;
pub mod effect;
pub mod event;
pub mod guided;
pub mod led;
pub mod model;
pub mod part;
#[cfg(feature = "replay")]
pub mod replay;
pub mod view_model;
