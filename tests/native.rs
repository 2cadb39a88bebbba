//! The tests that need no browser and no unit's privates: one binary, since each more is linked anew.
#![cfg(not(target_arch = "wasm32"))]

#[path = "native/architecture.rs"]
mod architecture;
#[path = "native/conversations.rs"]
mod conversations;
#[path = "native/demo.rs"]
mod demo;
#[path = "native/replay.rs"]
mod replay;
