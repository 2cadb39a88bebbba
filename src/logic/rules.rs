//! Personalization: what is shown to whom, when, by rules that a marketer can write and check.
//!
//! For whom is a [`condition`]; who of them, by chance that stays, is an [`experiment`] over a [`hash`]. Both are
//! `GrowthBook`'s, unchanged, and held to its public suite by `conformance`, for native tools only.

pub mod condition;
#[cfg(feature = "conformance")]
pub mod conformance;
pub mod experiment;
pub mod hash;
pub mod signal;
