//! Short surveys: what they ask ([`raw`], [`definition`]), when ([`memory`]), and how one runs ([`run`]). Surveys made
//! elsewhere are imported by `surveyjs`, for native tools and the marketer's page only.

pub mod definition;
pub mod memory;
pub mod raw;
pub mod run;
#[cfg(feature = "insight")]
pub mod surveyjs;
mod templates;
