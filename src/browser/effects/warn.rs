//! Tells the site owner, on the console.

use crate::logic::report::Problem;

pub(super) fn run(problem: &Problem) {
    let text = ["[askwell] ", &problem.to_string()].concat();
    web_sys::console::warn_1(&text.into());
}
