//! The scripts of `tests/native`: one engine for the tests and for `cargo xtask replay`.
#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::pedantic,
    reason = "compiled as a test, too"
)]

#[path = "../../tests/native/beside.rs"]
mod beside;
#[path = "../../tests/native/guided.rs"]
mod guided;
#[path = "../../tests/native/handing.rs"]
mod handing;
#[path = "../../tests/native/replay.rs"]
pub mod replay;
#[path = "../../tests/native/signals.rs"]
mod signals;
