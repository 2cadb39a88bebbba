//! Surveys: who is asked, what, and when.
//!
//! [`hash`] decides by chance that stays: the same visitor is always in the same part of a sample.

pub mod hash;
