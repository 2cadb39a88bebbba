//! Tells the site owner.

use crate::browser::owner;
use crate::logic::report::Problem;

pub(super) fn run(problem: &Problem) {
    owner::warn(problem);
}
