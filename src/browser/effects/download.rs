//! Hands what is kept of the visitor to them, as a file.

use crate::browser::download::save;
use crate::browser::json;
use crate::logic::json::Json;

pub(super) fn run(content: &Json) {
    save("askwell.json", "application/json", &json::to_text(content));
}
