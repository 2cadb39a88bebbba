//! Events that wait for a part of the widget to be loaded: they stay in the queue, and those behind them.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;

use super::Core;
use crate::browser::{clock, parts};
use crate::logic::conversation::event::Event;

impl Core {
    /// Whether the event must wait. A part that could not be loaded is not waited for again.
    pub(super) fn must_wait(&self, event: &Event) -> bool {
        self.world.rules.get().is_none() && self.model.borrow().awaits_engine(event)
    }

    /// Goes on with the event when the part has come, or could not be loaded.
    pub(super) fn wait(self: &Rc<Self>, event: Event) {
        self.queue.borrow_mut().push_front(event);
        let core = Rc::downgrade(self);
        spawn_local(async move {
            let rules = parts::rules().await;
            if let Some(core) = core.upgrade() {
                core.take_rules(rules);
                core.work();
            }
        });
    }

    #[inline(never)]
    fn take_rules(&self, rules: Option<&'static parts::Rules>) {
        let world = &self.world;
        let _ = world.rules.set(rules);
        if let Some(rules) = rules {
            let profile = world.profile();
            let device = (rules.device)(&world.window);
            self.model.borrow_mut().take_engine((rules.host)(), device, (&profile, clock::now()));
        }
    }
}
