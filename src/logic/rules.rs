//! Personalization: what is shown to whom, when, by rules that a marketer can write and check.

pub mod signal;
