//! Short surveys: what they ask ([`raw`], [`definition`]), when ([`memory`]), and how one runs ([`run`]).

pub mod definition;
pub mod hash;
pub mod memory;
pub mod raw;
pub mod run;
mod templates;
