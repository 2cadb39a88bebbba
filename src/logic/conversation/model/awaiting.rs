//! Which event waits for which part of the widget.

use super::super::event::Event;
use super::super::part::Part;
use super::Model;

impl Model {
    /// Whether this part must have come, or failed to, before this event is taken in.
    pub fn awaits(&self, part: Part, event: &Event) -> bool {
        match part {
            Part::Rules => self.awaits_engine(event),
            Part::Tasks => self.awaits_tasks(event),
        }
    }
}
