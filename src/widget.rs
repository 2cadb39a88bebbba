//! Ties the rings: owns the model, queues its events, draws its view, runs its effects.

mod asking;
pub mod component;
mod explaining;
mod page_calls;
mod parts;
mod people;
mod placeholder;
mod start;
mod waiting;

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;

use leptos::mount::mount_to_renderer;
use web_sys::{HtmlElement, ShadowRoot};

use crate::browser::clock;
use crate::browser::effects::{Dispatch, World};
use crate::browser::keys;
use crate::browser::life;
use crate::browser::listener::Listener;
use crate::browser::style;
use crate::browser::viewport;
use crate::logic::conversation::effect::Effect;
use crate::logic::conversation::event::Event;
use crate::logic::conversation::model::Model;
use crate::logic::look::Look;
use crate::ui::{self, CSS, Shown, Ui};

pub use start::start;

/// Parts of the shell, for the tests that run in a browser.
#[doc(hidden)]
pub mod shell {
    pub use crate::browser::clock::offset;
    pub use crate::browser::fold::fold;
    pub use crate::browser::json::{from_js, parse, to_text};
    pub use crate::browser::storage::Store;
    pub use crate::browser::watch::{Watch, device, follow, matches, page_facts};
    pub use crate::ui::node::{Element, Node, element, live};
}

/// A widget on a page. Dropping it takes everything off the page again.
pub struct Widget {
    core: Rc<Core>,
    dispatch: Dispatch,
    root: HtmlElement,
    _view: Box<dyn std::any::Any>,
    _listeners: Vec<Listener>,
}

/// The model, and what stands between it and the world.
struct Core {
    model: RefCell<Model>,
    /// An effect that answers at once must not re-enter `update`.
    queue: RefCell<VecDeque<Event>>,
    is_running: Cell<bool>,
    explaining: explaining::Waiting,
    asking: asking::Waiting,
    shown: Rc<Shown>,
    world: World,
}

impl Core {
    fn take(self: &Rc<Self>, event: Event) {
        self.queue.borrow_mut().push_back(event);
        if !self.is_running.replace(true) {
            self.work();
        }
    }

    /// Goes through the queue, as far as nothing in it must wait.
    fn work(self: &Rc<Self>) {
        let dispatch = dispatcher(self);
        loop {
            let next = self.queue.borrow_mut().pop_front();
            let Some(event) = next else { break };
            if let Some(part) = self.must_wait(&event) {
                return self.wait(part, event);
            }
            let effects = self.model.borrow_mut().update(event, clock::now());
            self.shown.set(self.model.borrow().view());
            self.run(effects, &dispatch);
        }
        self.is_running.set(false);
        self.fetch_wanted();
        self.explain_waiting();
        self.tell_answers();
    }

    fn run(&self, effects: Vec<Effect>, dispatch: &Dispatch) {
        for effect in effects {
            self.world.run(effect, dispatch);
        }
    }
}

impl Widget {
    /// Draws the widget into a shadow root and carries out the model's first effects.
    fn mount(
        shadow: &ShadowRoot,
        (model, first): (Model, Vec<Effect>),
        world: World,
        (look, guiding): (&Look, Option<&'static parts::Guiding>),
    ) -> Widget {
        style::adopt(shadow, CSS);
        let root = world.root.clone();
        style::dress(shadow, &root, look);
        let mut listeners = viewport::follow(&world.window, &root);
        listeners.extend(keys::keep_inside(&root));
        let shown = Rc::new(Shown::new(model.view()));
        let core = Rc::new(Core {
            model: RefCell::new(model),
            queue: RefCell::default(),
            is_running: Cell::new(false),
            explaining: explaining::Waiting::default(),
            asking: asking::Waiting::default(),
            shown: shown.clone(),
            world,
        });
        if let Some(guiding) = guiding {
            core.draw_tasks(guiding);
        }
        let dispatch = dispatcher(&core);
        listeners.extend(life::follow(&core.world, &dispatch));
        let ui = Ui::new(shown, dispatch.clone());
        let mounted = mount_to_renderer(&root, move || ui::widget(&ui));
        core.run(first, &dispatch);
        core.fetch_wanted();
        Widget { core, dispatch, root, _view: Box::new(mounted), _listeners: listeners }
    }

    /// Sends an event to the model.
    pub fn send(&self, event: Event) {
        (self.dispatch)(event);
    }

    /// Whether the panel is open.
    pub fn is_open(&self) -> bool {
        self.core.shown.view().frame.is_open
    }
}

impl Drop for Widget {
    fn drop(&mut self) {
        self.core.explain_no_more("the widget was taken off the page.");
        self.root.remove();
    }
}

/// Late answers of the network must not keep a removed widget alive: hence the weak reference.
fn dispatcher(core: &Rc<Core>) -> Dispatch {
    let core = Rc::downgrade(core);
    Rc::new(move |event| {
        if let Some(core) = core.upgrade() {
            core.take(event);
        }
    })
}
