//! Guided answers: what an entry's form or tree does in the conversation.

use super::super::effect::Effect;
use super::Model;

impl Model {
    /// Whether a message was for the guided answer that is open: a value, a correction, "cancel". What is left is a
    /// question like any other, and the form stays open.
    pub(super) fn task_hears(&mut self, message: &str, now: f64, effects: &mut Vec<Effect>) -> bool {
        let _ = (self.now, message, now, effects);
        false
    }
}
