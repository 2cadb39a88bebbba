//! Parts of the widget that draw, too: what `browser/parts.rs` says of parts holds here. They stand here, since only the
//! widget knows both what is done and what is drawn.

use crate::browser::parts::{TASKS, Tasks, told};
use crate::ui::{GUIDED, Guided};

/// Guided answers: what entries do beside their answers.
#[derive(Debug)]
pub struct Guiding {
    /// What decides, and what is done.
    pub tasks: &'static Tasks,
    /// What is drawn.
    pub drawn: &'static Guided,
}

static GUIDING: Guiding = Guiding { tasks: &TASKS, drawn: &GUIDED };

/// Guided answers, loaded where they are not there yet. Where that fails the site owner is told, and entries with an
/// action show their answers and the way to a human.
pub async fn tasks() -> Option<&'static Guiding> {
    told(split::tasks().await, ("askwell-tasks.wasm", NO_TASKS))
}

const NO_TASKS: &str =
    "Forms, choices and links of entries are left out; their answers and the contact are shown.";

#[cfg(feature = "split")]
#[expect(clippy::unnecessary_wraps, reason = "loading may fail, which the macro adds")]
mod split {
    use wasm_split_helpers::{SplitLoaderError, wasm_split};

    use super::{GUIDING, Guiding};

    #[wasm_split(tasks, fallible)]
    pub fn tasks() -> Result<&'static Guiding, SplitLoaderError> {
        Ok(&GUIDING)
    }
}

#[cfg(not(feature = "split"))]
#[expect(clippy::unused_async, reason = "as the others")]
mod split {
    use super::{GUIDING, Guiding};

    pub async fn tasks() -> Result<&'static Guiding, ()> {
        Ok(&GUIDING)
    }
}
