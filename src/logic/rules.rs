//! Personalization: what is shown to whom, when, by rules that a marketer can write and check.
//!
//! [`raw`] is what owners may write, [`rule`] what it becomes. The page tells what happens ([`signal`], [`happening`]);
//! [`decide`] says which rules act, and [`trace`] why. For whom is a [`condition`]; who of them, by chance that stays, is
//! an [`experiment`] over a [`hash`]. Both are `GrowthBook`'s, unchanged, and held to its public suite by `conformance`,
//! for native tools only.

pub mod action;
pub mod condition;
#[cfg(feature = "conformance")]
pub mod conformance;
pub mod decide;
pub mod draw;
pub mod experiment;
pub mod fill;
pub mod frequency;
pub mod happening;
pub mod hash;
pub mod product;
pub mod raw;
pub mod rule;
pub mod schedule;
pub mod signal;
pub mod trace;
