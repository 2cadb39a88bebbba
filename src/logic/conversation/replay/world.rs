//! A page with the widget on it, for one dialogue: takes steps, and answers effects as the browser would.

use std::collections::VecDeque;

use super::super::super::config::resolve::{Page, resolve};
use super::super::super::json::Json;
use super::super::super::rules::signal::Device;
use super::super::effect::Effect;
use super::super::event::Event;
use super::super::model::{Host, Model, Setup};
use super::super::view_model::Reply;
use super::super::view_model::task::Stage;

use super::Tools;
use super::clock::offset;
use super::scene::Scene;
use super::script::{Action, Dialogue};

/// How long a visitor reads and types between two steps, in milliseconds.
const PAUSE: f64 = 10_000.0;

/// So many steps of the index at a time.
const STEPS: u32 = 1_000;

/// A dialogue whose effects call for each other longer than this is broken.
const MOST_EFFECTS: usize = 100_000;

/// The page.
pub(super) struct World<'run> {
    dialogue: &'run Dialogue,
    faq: &'run Json,
    tools: Tools<'run>,
    model: Model,
    now: f64,
    stored: Json,
    profile: Json,
    /// How often the endpoint was called in the dialogue.
    calls: usize,
    /// What it was sent in the present step.
    pub sent: Vec<Json>,
}

impl<'run> World<'run> {
    /// The page just opened, with the panel open and the FAQ indexed.
    pub fn new(dialogue: &'run Dialogue, faq: &'run Json, tools: Tools<'run>) -> Self {
        let now = dialogue.clock.start;
        let (model, effects) = load((dialogue, faq), tools.pack.is_some(), (Json::Null, Json::Null), now);
        let mut world = World {
            dialogue,
            faq,
            tools,
            model,
            now,
            stored: Json::Null,
            profile: Json::Null,
            calls: 0,
            sent: Vec::new(),
        };
        world.perform(effects);
        world.event(Event::Opened);
        world
    }

    /// What is seen now.
    pub fn scene(&self) -> Scene {
        Scene::of(&self.model)
    }

    /// Takes a step; the error is a step that a visitor could not have taken.
    pub fn take(&mut self, action: &Action) -> Result<(), String> {
        self.sent.clear();
        self.now += PAUSE;
        match action {
            Action::Say(text) => {
                self.event(Event::Typed(text.clone()));
                self.event(Event::Sent);
            }
            Action::Choose(id) => {
                let event = self.choice(id).ok_or(format!("there is no button for {id}"))?;
                self.event(event);
            }
            Action::Fill(slot, value) => self.fill(slot, value)?,
            Action::Cancel => self.event(Event::TaskCancelled),
            Action::Back => self.event(Event::TaskBack),
            Action::Retry => self.event(Event::TaskRetried),
            Action::Reload => self.reload()?,
            Action::Rate(thumb) => {
                let turns = self.scene().turns;
                let is_answer = |view: &Reply| matches!(view, Reply::Answer(_));
                let last = turns.iter().rev().find(|shown| is_answer(&shown.view.reply));
                let id = last.ok_or("there is no answer to rate")?.view.id;
                self.event(Event::Rated(id, *thumb));
            }
        }
        Ok(())
    }

    fn fill(&mut self, slot: &str, value: &str) -> Result<(), String> {
        let is_asked = |scene: &Scene| scene.field().is_some_and(|field| field.name == slot);
        let scene = self.scene();
        if !is_asked(&scene) {
            // Not the field that is open: one that was given is opened again by its button.
            let task = scene.open().and_then(|shown| shown.view.task.as_deref());
            let given = task.and_then(|task| task.given.iter().find(|given| given.name == slot));
            let place = given.ok_or(format!("there is no field for {slot}"))?.slot;
            self.event(Event::TaskEdited(place));
            if !is_asked(&self.scene()) {
                return Err(format!("{slot} cannot be edited"));
            }
        }
        self.event(Event::TaskTyped(value.to_owned()));
        self.event(Event::TaskNext);
        Ok(())
    }

    /// The button that leads to an entry: the branch of an open tree, or a choice.
    fn choice(&self, id: &str) -> Option<Event> {
        let scene = self.scene();
        let branch = scene.open().and_then(|shown| match &shown.view.task.as_deref()?.stage {
            Stage::Choosing { labels, .. } => branch(self.tree(&shown.entry)?, labels, id),
            _ => None,
        });
        let chosen = || scene.is_on_offer(id).then(|| Event::Chosen(id.to_owned()));
        branch.map(Event::TaskChosen).or_else(chosen)
    }

    /// The tree of an entry, as the owner wrote it.
    fn tree(&self, id: &str) -> Option<&'run Json> {
        let is_it = |entry: &&Json| entry.get("id").and_then(Json::as_text) == Some(id);
        self.faq.as_list()?.iter().find(is_it)?.get("action")
    }

    fn reload(&mut self) -> Result<(), String> {
        let stored = (self.stored.clone(), self.profile.clone());
        let (model, effects) = load((self.dialogue, self.faq), self.tools.pack.is_some(), stored, self.now);
        self.model = model;
        self.perform(effects);
        self.event(Event::Opened);
        if self.sent.is_empty() { Ok(()) } else { Err("a reload sends once more".into()) }
    }

    fn event(&mut self, event: Event) {
        self.now += 1.0;
        let effects = self.model.update(event, self.now);
        self.perform(effects);
    }

    fn perform(&mut self, effects: Vec<Effect>) {
        let mut effects = VecDeque::from(effects);
        for _ in 0..MOST_EFFECTS {
            let Some(effect) = effects.pop_front() else { return };
            let event = match effect {
                Effect::Save(json) => {
                    self.stored = json;
                    continue;
                }
                Effect::SaveProfile(json) => {
                    self.profile = json;
                    continue;
                }
                Effect::Forget => {
                    self.stored = Json::Null;
                    self.profile = Json::Null;
                    continue;
                }
                Effect::BuildIndex => Event::IndexTurn(STEPS),
                Effect::FetchPack(shipped) => match self.tools.pack {
                    Some(pack) => Event::PackArrived(shipped.lang, pack(shipped)),
                    None => continue,
                },
                Effect::Perform { attempt, values, .. } => {
                    self.sent.push(values);
                    self.calls += 1;
                    let Some((after, given)) = self.dialogue.endpoint.answer(self.calls - 1) else {
                        continue;
                    };
                    self.now += after;
                    Event::TaskSettled(attempt, given)
                }
                _ => continue,
            };
            effects.extend(self.model.update(event, self.now));
        }
    }
}

/// The place of the branch that leads to an entry, in the part of a tree that shows these labels.
fn branch(tree: &Json, labels: &[String], id: &str) -> Option<usize> {
    let branches = tree.get("choices")?.as_list()?;
    let word = |branch: &Json, name: &str| branch.get(name).and_then(Json::as_text).map(str::to_owned);
    let shown: Vec<String> = branches.iter().filter_map(|branch| word(branch, "label")).collect();
    if shown == labels {
        return branches.iter().position(|branch| word(branch, "entry").as_deref() == Some(id));
    }
    branches.iter().find_map(|below| branch(below, labels, id))
}

fn load(
    (dialogue, faq): (&Dialogue, &Json),
    has_packs: bool,
    (stored, profile): (Json, Json),
    now: f64,
) -> (Model, Vec<Effect>) {
    dialogue.clock.set();
    let today = dialogue.clock.today(now);
    let lang = dialogue.lang.as_str();
    let page = Page {
        attributes: Json::Null,
        host: String::new(),
        html_lang: lang.to_owned(),
        browser_langs: vec![lang.to_owned()],
        today: today.clone(),
    };
    let suggested = dialogue.suggested().map(|id| Json::List(vec![Json::from(id)]));
    let mut config = vec![
        ("faq", faq.clone()),
        (
            "contact",
            Json::object(vec![
                ("email", Json::from("help@shop.example")),
                ("phone", Json::from("+49 30 901820")),
            ]),
        ),
        ("semantic", Json::Bool(has_packs)),
        ("surveys", Json::List(Vec::new())),
    ];
    config.extend(suggested.map(|list| ("suggestions", list)));
    let (config, _) = resolve("askwell.json", &Json::object(config), &page);
    Model::new(Setup {
        stored,
        today,
        host: Host { offset, ..Host::native() },
        device: Device {
            kind: "desktop".into(),
            locale: lang.to_owned(),
            time_zone: dialogue.clock.name.clone(),
            has_privacy_control: false,
        },
        profile,
        // Any text does, if that of each page differs.
        seed: format!("page {now}"),
        now,
        ..Setup::native(config)
    })
}
