//! Events that wait for a part of the widget to be loaded: they stay in the queue, and those behind them.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;

use super::{Core, parts};
use crate::browser::{clock, parts as shell, style};
use crate::logic::conversation::event::Event;
use crate::logic::conversation::part::Part;

impl Core {
    /// The part that the event must wait for. One that could not be loaded is not waited for again.
    pub(super) fn must_wait(&self, event: &Event) -> Option<Part> {
        let model = self.model.borrow();
        Part::ALL
            .into_iter()
            .find(|part| !self.world.loaded.was_asked_for(*part) && model.awaits(*part, event))
    }

    /// Goes on with the event when the part has come, or could not be loaded.
    pub(super) fn wait(self: &Rc<Self>, part: Part, event: Event) {
        self.queue.borrow_mut().push_front(event);
        let core = Rc::downgrade(self);
        spawn_local(async move {
            match part {
                Part::Rules => {
                    let rules = shell::rules().await;
                    core.upgrade().iter().for_each(|core| core.take_rules(rules));
                }
                Part::Tasks => {
                    let tasks = parts::tasks().await;
                    core.upgrade().iter().for_each(|core| core.take_tasks(tasks));
                }
            }
            if let Some(core) = core.upgrade() {
                core.work();
            }
        });
    }

    #[inline(never)]
    fn take_rules(&self, rules: Option<&'static shell::Rules>) {
        let world = &self.world;
        let _ = world.loaded.rules.set(rules);
        if let Some(rules) = rules {
            let profile = world.profile();
            let device = (rules.device)(&world.window);
            self.model.borrow_mut().take_engine((rules.host)(), device, (&profile, clock::now()));
        }
    }

    #[inline(never)]
    fn take_tasks(&self, guiding: Option<&'static parts::Guiding>) {
        let _ = self.world.loaded.tasks.set(guiding.map(|guiding| guiding.tasks));
        if let Some(guiding) = guiding {
            self.model.borrow_mut().take_tasks(guiding.tasks.engine);
            self.draw_tasks(guiding);
        }
    }

    /// Guided answers are drawn from now on.
    pub(super) fn draw_tasks(&self, guiding: &'static parts::Guiding) {
        self.shown.take_guided(guiding.drawn);
        style::adopt_around(&self.world.root, guiding.drawn.css);
    }
}
