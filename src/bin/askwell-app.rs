//! The widget as the loader starts it.
fn main() {}
