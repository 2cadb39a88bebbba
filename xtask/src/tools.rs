//! What the build borrows from the machine, found or installed: say what is done and why before doing it.
//!
//! Each tool module answers "where is it" and "get it"; none of them builds anything.

pub mod browser;
pub mod node;
pub mod rust;
