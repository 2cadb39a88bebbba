//! Tells the site owner, on the console.

use crate::logic::report::Problem;

/// Writes a problem to the console.
pub fn warn(problem: &Problem) {
    let text = ["[askwell] ", &problem.to_string()].concat();
    web_sys::console::warn_1(&text.into());
}
