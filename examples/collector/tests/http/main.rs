//! The collector as its users meet it: a process, spoken to over HTTP. One binary, since each more is linked anew.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    missing_docs,
    reason = "a test that cannot go on should stop where it stands"
)]

mod collector;
mod durability;
mod reading;
mod robustness;
mod writing;
