//! Which event waits for which part of the widget, and which part is fetched in the background.

use super::super::event::Event;
use super::super::part::Part;
use super::Model;

impl Model {
    /// Whether this part must have come, or failed to, before this event is taken in.
    pub fn awaits(&self, part: Part, event: &Event) -> bool {
        match part {
            Part::Rules => self.awaits_engine(event),
            Part::People => self.awaits_people(event),
            Part::Tasks => self.awaits_tasks(event),
            Part::Talk => self.awaits_talk(event),
            // What happens before it is there is kept until it is: nobody need wait.
            Part::Surveys => false,
        }
    }

    /// Whether this part should be fetched in the background by now.
    pub fn wants(&self, part: Part) -> bool {
        match part {
            Part::Rules | Part::Tasks => false,
            Part::People => self.wants_people(),
            Part::Talk => self.wants_talk(),
            Part::Surveys => self.surveys.is_none() && self.desk.is_waiting(),
        }
    }
}
