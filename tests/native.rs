//! The tests that need no browser and no unit's privates: one binary, since each more is linked anew.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::format_collect,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    missing_docs,
    reason = "a test that cannot go on should stop where it stands"
)]

#[path = "native/architecture.rs"]
mod architecture;
#[path = "native/beside.rs"]
mod beside;
#[path = "../xtask/src/fuzz/chance.rs"]
mod chance;
#[path = "native/conformance.rs"]
mod conformance;
#[path = "native/conversations.rs"]
mod conversations;
#[path = "native/demo.rs"]
mod demo;
#[path = "native/dialogues.rs"]
mod dialogues;
#[path = "native/guided.rs"]
mod guided;
#[path = "native/handing.rs"]
mod handing;
#[path = "native/hearing.rs"]
mod hearing;
#[path = "native/inline.rs"]
mod inline;
#[path = "native/insight.rs"]
mod insight;
#[path = "native/languages.rs"]
mod languages;
#[path = "native/locales.rs"]
mod locales;
#[path = "native/pages.rs"]
mod pages;
#[path = "native/prediction.rs"]
mod prediction;
#[path = "native/redaction.rs"]
mod redaction;
#[path = "native/replay.rs"]
mod replay;
#[path = "native/rules.rs"]
mod rules;
#[path = "native/signals.rs"]
mod signals;
#[path = "native/sinks.rs"]
mod sinks;
#[path = "native/slots.rs"]
mod slots;
#[path = "native/surveyjs.rs"]
mod surveyjs;
#[path = "native/tabs.rs"]
mod tabs;
#[path = "native/talk.rs"]
mod talk;
#[path = "native/tokenizer.rs"]
mod tokenizer;
