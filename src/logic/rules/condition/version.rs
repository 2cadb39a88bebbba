//! Versions, compared as GrowthBook does: number by number; a release comes after its pre-releases.

use super::super::super::json::Json;
use super::compare::{Order, text, texts};

pub(super) fn compare(one: &Json, other: &Json) -> Order {
    texts(&padded(one), &padded(other))
}

/// A text that sorts as the version does: numbers padded to five places, and `~`, which sorts behind all letters, where
/// a pre-release would stand. A leading `v`, and what a `+` begins, do not count.
fn padded(version: &Json) -> String {
    let version = match version {
        Json::Text(_) | Json::Number(_) => text(version),
        _ => String::new(),
    };
    let version = if version.is_empty() { "0" } else { &version };
    let version = version.strip_prefix('v').unwrap_or(version);
    let version = version.split_once('+').map_or(version, |(before, _)| before);
    let mut parts: Vec<&str> = version.split(['-', '.']).collect();
    if parts.len() == 3 {
        parts.push("~");
    }
    let mut sortable = String::new();
    for (at, part) in parts.iter().enumerate() {
        if at > 0 {
            sortable.push('-');
        }
        if !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()) {
            sortable.extend(std::iter::repeat_n(' ', 5_usize.saturating_sub(part.len())));
        }
        sortable.push_str(part);
    }
    sortable
}
