//! The parts of the widget for people: the hand-off, and surveys with feedback. What `browser/parts.rs` says of parts holds
//! here. They stand here, since only the widget knows both what is done and what is drawn.

use crate::browser::parts::{PEOPLE, People, SURVEYS, Surveys, told};
use crate::ui::drawing::{Handoff, Survey};
use crate::ui::{handoff, survey};

/// The hand-off to humans.
#[derive(Debug)]
pub(super) struct Handing {
    pub people: &'static People,
    pub draw: Handoff,
}

static HANDING: Handing = Handing { people: &PEOPLE, draw: handoff::handoff };

/// Surveys and feedback.
#[derive(Debug)]
pub(super) struct Asking {
    pub surveys: &'static Surveys,
    pub draw: Survey,
}

static ASKING: Asking = Asking { surveys: &SURVEYS, draw: survey::survey };

/// The hand-off, loaded where it is not there yet. Where that fails the site owner is told.
pub(super) async fn people() -> Option<&'static Handing> {
    told(split::people().await, ("askwell-people.wasm", NO_PEOPLE))
}

const NO_PEOPLE: &str =
    "Visitors see the links of the contact; form, chat and the conversation to take along are left out.";

/// Surveys and feedback, loaded where they are not there yet. Where that fails the site owner is told.
pub(super) async fn surveys() -> Option<&'static Asking> {
    told(split::surveys().await, ("askwell-surveys.wasm", NO_SURVEYS))
}

const NO_SURVEYS: &str = "No survey is shown and no feedback is told; questions are answered.";

#[cfg(feature = "split")]
#[expect(clippy::unnecessary_wraps, reason = "loading may fail, which the macro adds")]
mod split {
    use wasm_split_helpers::{SplitLoaderError, wasm_split};

    use super::{ASKING, Asking, HANDING, Handing};

    #[wasm_split(people, fallible)]
    pub fn people() -> Result<&'static Handing, SplitLoaderError> {
        Ok(&HANDING)
    }

    #[wasm_split(surveys, fallible)]
    pub fn surveys() -> Result<&'static Asking, SplitLoaderError> {
        Ok(&ASKING)
    }
}

#[cfg(not(feature = "split"))]
#[expect(clippy::unused_async, reason = "as the others")]
mod split {
    use super::{ASKING, Asking, HANDING, Handing};

    pub async fn people() -> Result<&'static Handing, ()> {
        Ok(&HANDING)
    }

    pub async fn surveys() -> Result<&'static Asking, ()> {
        Ok(&ASKING)
    }
}
