//! Keeps a row of feedback, and sends it where the owner says so.

use super::World;
use crate::browser::page::is_touch;
use crate::logic::feedback::row::Row;

/// Whether it was taken: the page may call it off.
/// See [`super::Effect`].
pub fn run(world: &World, mut row: Row) -> bool {
    row.text("page", &world.window.location().pathname().unwrap_or_default());
    row.text("device", if is_touch(&world.window) { "touch" } else { "mouse" });
    world.outbox.add(&row)
}
