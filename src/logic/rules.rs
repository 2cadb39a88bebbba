//! Personalization: what is shown to whom, when, by rules that a marketer can write and check.
//!
//! [`raw`] is what owners may write, [`rule`] what it becomes. The page tells what happens ([`signal`], [`happening`]);
//! [`decide`] says which rules act, and [`trace`] why.

pub mod action;
pub mod bucket;
pub mod condition;
pub mod decide;
pub mod draw;
pub mod fill;
pub mod frequency;
pub mod happening;
pub mod hash;
pub mod product;
pub mod raw;
pub mod rule;
pub mod schedule;
pub mod signal;
pub mod sticky;
pub mod trace;
