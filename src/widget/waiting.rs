//! Events that wait for a part of the widget to be loaded: they stay in the queue, and those behind them. And parts that
//! are fetched in the background, when the model has a use for them.

use std::rc::{Rc, Weak};

use wasm_bindgen_futures::spawn_local;

use super::people::{Asking, Handing, people, surveys};
use super::{Core, dispatcher, parts};
use crate::browser::{clock, parts as shell, style};
use crate::logic::conversation::effect::Effect;
use crate::logic::conversation::event::Event;
use crate::logic::conversation::part::Part;
use crate::ui::drawing;

impl Core {
    /// The part that the event must wait for. One that could not be loaded is not waited for again.
    pub(super) fn must_wait(&self, event: &Event) -> Option<Part> {
        if matches!(event, Event::Opened | Event::Closed) {
            self.world.loaded.forget_failures();
            self.world.loaded.talk.forget_failure();
        }
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
                Part::Talk => fetch_talk(core.clone()).await,
                Part::People => fetch_people(core.clone()).await,
                Part::Surveys => fetch_surveys(core.clone()).await,
            }
            if let Some(core) = core.upgrade() {
                core.work();
                // Who asks once more is worth another attempt.
                core.world.loaded.forget_failures();
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

    /// Begins to fetch what the model has a use for by now. Nothing waits for it.
    pub(super) fn fetch_wanted(self: &Rc<Self>) {
        let (model, loaded) = (self.model.borrow(), &self.world.loaded);
        if model.wants(Part::Talk) && loaded.talk.ask() {
            spawn_local(fetch_talk(Rc::downgrade(self)));
        }
        if model.wants(Part::People) && loaded.people.ask() {
            spawn_local(fetch_people(Rc::downgrade(self)));
        }
        if model.wants(Part::Surveys) && loaded.surveys.ask() {
            spawn_local(fetch_surveys(Rc::downgrade(self)));
        }
    }

    #[inline(never)]
    fn take_talk(self: &Rc<Self>, talk: Option<&'static shell::Talk>) {
        let is_news = self.world.loaded.talk.settle(talk);
        if let Some(talk) = talk.filter(|_| is_news) {
            let effects = self.model.borrow_mut().take_talk(talk.seam);
            self.show(effects);
        }
    }

    #[inline(never)]
    fn take_people(self: &Rc<Self>, handing: Option<&'static Handing>) {
        if !self.world.loaded.people.settle(handing.map(|handing| handing.people)) {
            return;
        }
        let mut model = self.model.borrow_mut();
        let mut effects = Vec::new();
        match handing {
            Some(Handing { people, draw }) => {
                drawing::set_handoff(*draw);
                effects = model.take_people(people.seam, people.zone, clock::now());
            }
            None => model.do_without_people(),
        }
        drop(model);
        self.show(effects);
    }

    #[inline(never)]
    fn take_surveys(self: &Rc<Self>, asking: Option<&'static Asking>) {
        let is_news = self.world.loaded.surveys.settle(asking.map(|asking| asking.surveys));
        if let Some(Asking { surveys, draw }) = asking.filter(|_| is_news) {
            drawing::set_survey(*draw);
            let effects = self.model.borrow_mut().take_surveys(surveys.seam, clock::now());
            self.show(effects);
        }
    }

    /// Shows what a part has changed, and does what it wants done.
    fn show(self: &Rc<Self>, effects: Vec<Effect>) {
        self.shown.set(self.model.borrow().view());
        self.run(effects, &dispatcher(self));
    }
}

async fn fetch_talk(core: Weak<Core>) {
    let talk = shell::talk().await;
    core.upgrade().iter().for_each(|core| core.take_talk(talk));
}

async fn fetch_people(core: Weak<Core>) {
    let handing = people().await;
    core.upgrade().iter().for_each(|core| core.take_people(handing));
}

async fn fetch_surveys(core: Weak<Core>) {
    let asking = surveys().await;
    core.upgrade().iter().for_each(|core| core.take_surveys(asking));
}
