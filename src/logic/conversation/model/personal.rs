//! Who the visitor is, as far as this device knows, and what rules have made of the page.

use super::super::super::config::resolve::Personal as Settings;
use super::super::super::handoff::Zone;
use super::super::super::intl::Intl;
use super::super::super::json::Json;
use super::super::super::profile::Profile;
use super::super::super::profile::attributes::ROOTS;
use super::super::super::profile::consent::{Consent, Grounds};
use super::super::super::profile::shopping::Step;
use super::super::super::report::Reader;
use super::super::super::rules::condition::check::{Known, check};
use super::super::super::rules::condition::{Context, Matches};
use super::super::super::rules::decide::Book;
use super::super::super::rules::draw::{Draw, draw as drawn};
use super::super::super::rules::experiment::sticky::Sticky;
use super::super::super::rules::frequency::{Memory, Present};
use super::super::super::rules::happening::{Happening, wishes};
use super::super::super::rules::product::Product;
use super::super::super::rules::raw::On;
use super::super::super::rules::rule::Rule;
use super::super::super::rules::signal::{Device, Offset, PageFacts, Signal};
use super::super::super::rules::trace::Trace;
use super::super::effect::Effect;
use super::super::view_model::TeaserView;
use super::engine::Engine;
use super::foresight::Foresight;
use super::guided_seam::Tasks;
use super::people::People;
use super::standing::Standing;
use super::surveys::Surveys;
use super::talk_seam::Talk;

/// What only the host can do.
#[derive(Debug, Clone, Copy)]
pub struct Host {
    /// Minutes that local time is ahead of UTC.
    pub offset: Offset,
    /// The same for a time zone by name.
    pub zone: Zone,
    /// Numbers, days and times as a language writes them.
    pub intl: Intl,
    /// Regular expressions.
    pub matches: Matches,
    /// Personalization, where it is there.
    pub engine: Option<Engine>,
    /// Guided answers, where they are there.
    pub tasks: Option<Tasks>,
    /// What understands messages, where it is there.
    pub talk: Option<Talk>,
    /// The hand-off to humans, where it is there.
    pub people: Option<People>,
    /// Surveys and feedback, where they are there.
    pub surveys: Option<Surveys>,
}

impl Host {
    /// The host of a widget without any of the parts, which asks for no expressions and no time zones.
    pub fn plain(offset: Offset, intl: Intl) -> Host {
        let (zone, matches): (Zone, Matches) = (|_, _| None, |_, _, _| None);
        Host {
            offset,
            zone,
            intl,
            matches,
            engine: None,
            tasks: None,
            talk: None,
            people: None,
            surveys: None,
        }
    }
}

/// What stands beside the launcher: the rule that shows it, and the entry that it leads to.
pub(super) struct Teaser {
    pub rule: String,
    pub entry: String,
}

/// Who the visitor is, and what rules have made of the page.
pub(super) struct Personal {
    settings: Settings,
    pub host: Host,
    pub device: Device,
    pub profile: Profile,
    pub consent: Consent,
    pub memory: Memory,
    pub sticky: Sticky,
    pub trace: Trace,
    pub standing: Standing,
    pub teaser: Option<(Teaser, TeaserView)>,
    pub page: PageFacts,
    pub foresight: Foresight,
    /// Ids of the rules that acted in this conversation, for its records.
    pub acted: Vec<String>,
    /// `experiment:variation` of those it is in.
    pub variations: Vec<String>,
    has_interacted: bool,
    /// Whether what is stored differs from what should be.
    is_unsaved: bool,
}

impl Personal {
    /// Of what was stored it knows so far what was said of consent.
    pub(super) fn new(host: Host, device: Device, stored: &Json) -> Self {
        Personal {
            host,
            device,
            settings: Settings::default(),
            profile: Profile::default(),
            consent: Consent::read(stored.get("consent")),
            memory: Memory::default(),
            sticky: Sticky::default(),
            trace: Trace::default(),
            standing: Standing::default(),
            teaser: None,
            page: PageFacts::default(),
            foresight: Foresight::default(),
            acted: Vec::new(),
            variations: Vec::new(),
            has_interacted: *stored != Json::Null,
            is_unsaved: false,
        }
    }

    /// Reads what was stored of the visitor, and takes the owner's settings.
    pub(super) fn take_up(&mut self, mut settings: Settings, seed: &str, (stored, now): (&Json, f64)) {
        self.memory = Memory::read(stored.get("acted"));
        self.memory.forget_the_future(now);
        self.profile = Profile::read(stored.get("profile"), now, settings.keeping);
        self.sticky = Sticky::read(stored.get("variations"));
        self.foresight = Foresight::new(std::mem::take(&mut settings.tables), stored, seed);
        self.settings = settings;
    }

    /// Takes the owner's settings in other words: of another language.
    pub(super) fn reword(&mut self, settings: Settings) {
        self.settings = settings;
        // They have no words, and were taken up at the start.
        drop(std::mem::take(&mut self.settings.tables));
    }

    /// Whether the page is listened to at all: where nobody wrote rules, products or tables, nothing is noted.
    pub(super) fn is_on(&self) -> bool {
        !self.settings.rules.is_empty() || !self.settings.products.is_empty() || self.foresight.has_tables()
    }

    pub(super) fn begin_by_engine(&self, config_file: &str, effects: &mut Vec<Effect>) {
        let mut rules = self.settings.rules.iter().map(|rule| (rule.id.as_str(), &rule.condition));
        self.check_by_engine((config_file, "rules"), &mut rules, effects);
        if self.is_on() {
            effects.push(Effect::Watch(wishes(&self.settings.rules)));
        }
    }

    pub(super) fn check_by_engine(
        &self,
        (file, place): (&str, &str),
        conditions: &mut dyn Iterator<Item = (&str, &Json)>,
        effects: &mut Vec<Effect>,
    ) {
        let mut reader = Reader::new(file);
        let known = Known { context: self.context(), roots: &ROOTS };
        let mark = reader.enter(place);
        for (id, condition) in conditions.filter(|(_, condition)| **condition != Json::Null) {
            let mark = reader.enter(id);
            check(condition, &known, &mut reader);
            reader.leave(mark);
        }
        reader.leave(mark);
        effects.extend(reader.into_problems().into_iter().map(Effect::Warn));
    }

    pub(super) fn book(&self) -> Book<'_> {
        Book { rules: &self.settings.rules, groups: &self.settings.groups, context: self.context() }
    }

    pub(super) fn context(&self) -> Context<'_> {
        Context { groups: &self.settings.saved_groups, matches: self.host.matches }
    }

    pub(super) fn products(&self) -> &[Product] {
        &self.settings.products
    }

    pub(super) fn rule(&self, place: usize) -> Option<&Rule> {
        self.settings.rules.get(place)
    }

    /// Whether a rule waits for this.
    pub(super) fn heeds(&self, happening: &Happening) -> bool {
        let mut triggers = self.settings.rules.iter().flat_map(|rule| &rule.triggers);
        triggers.any(|trigger| happening.sets_off(trigger))
    }

    pub(super) fn present(&self, now: f64) -> Present {
        // What happened after the visit before ended belongs to this one.
        Present { now, visit_began: self.profile.visits.previous.map_or(0.0, |ended| ended + 1.0) }
    }

    /// Notes a signal, and says what it comes to for rules.
    pub(super) fn note(&mut self, signal: &Signal, now: f64) -> Vec<Happening> {
        let (visits, worth) = (self.profile.visits.count, self.profile.cart.total);
        let step = self.profile.note(signal, now);
        self.is_unsaved = true;
        let mut happenings = Vec::new();
        match signal {
            Signal::Page(facts) => {
                self.page = facts.clone();
                self.standing = Standing::default();
                self.teaser = None;
                happenings.push(Happening::new(On::PageView));
                happenings.extend(self.abandoned(now));
            }
            Signal::Dwelt(seconds) => happenings.push(Happening::with(On::TimeOnPage, *seconds)),
            Signal::Scrolled(percent) => happenings.push(Happening::with(On::ScrollDepth, *percent)),
            Signal::Idle(seconds) => happenings.push(Happening::with(On::Idle, *seconds)),
            Signal::Leaving => happenings.push(Happening::new(On::ExitIntent)),
            Signal::Clicked(selector) => happenings.push(Happening::named(On::ElementClick, selector)),
            Signal::Seen(selector) => happenings.push(Happening::named(On::ElementVisible, selector)),
            Signal::Track(name, _) => happenings.push(Happening::named(On::Event, name)),
            Signal::Minute => happenings.extend(self.abandoned(now)),
            // Who the visitor is may change what the page should say.
            Signal::Identified(_) if !self.page.url.is_empty() => {
                self.standing = Standing::default();
                happenings.push(Happening::new(On::PageView));
            }
            Signal::Identified(_) => {}
        }
        if visits > 0.0 && self.profile.visits.count > visits {
            happenings.push(Happening::new(On::ReturningVisit));
        }
        match step {
            Some(Step::Ordered) => happenings.push(Happening::new(On::AfterPurchase)),
            Some(Step::Added | Step::Removed | Step::Cart) => {
                let worth_now = self.profile.cart.total;
                happenings.push(Happening { before: worth, ..Happening::with(On::CartValue, worth_now) });
            }
            _ => {}
        }
        happenings
    }

    /// A cart with something in it, and how many minutes it was left alone.
    fn abandoned(&self, now: f64) -> Option<Happening> {
        let cart = &self.profile.cart;
        let minutes = (now - cart.changed) / 60_000.0;
        (cart.count() > 0.0).then(|| Happening::with(On::CartAbandoned, minutes))
    }

    /// Notes that a rule acts.
    pub(super) fn acts(&mut self, rule: &Rule, draw: Option<&Draw>, (attributes, now): (&Json, f64)) {
        let variation = draw.map(|draw| draw.variation);
        let shares = self.settings.groups.iter().any(|group| rule.groups.contains(&group.id));
        if rule.speaks_up(variation) || !rule.frequency.is_unlimited() || shares {
            self.memory.act(&rule.id, now);
        }
        if let (Some(draw), Some(experiment)) = (draw, &rule.experiment) {
            let context = Context { groups: &self.settings.saved_groups, matches: self.host.matches };
            // The same draw once more: now it is remembered.
            drawn(experiment, attributes, (&context, &mut self.sticky));
            note_once(&mut self.variations, [&draw.experiment, ":", &draw.key].concat());
        }
        note_once(&mut self.acted, rule.id.clone());
        self.is_unsaved = true;
    }

    /// Something of it has changed.
    pub(super) fn touch(&mut self) {
        self.is_unsaved = true;
    }

    /// The visitor has closed what a rule showed.
    pub(super) fn dismissed(&mut self, rule: &str, now: f64) {
        self.memory.dismiss(rule, now);
        self.is_unsaved = true;
    }

    /// The visitor uses the widget: from now on it may be remembered, where nothing else is asked for.
    pub(super) fn interacted(&mut self) {
        if !std::mem::replace(&mut self.has_interacted, true) {
            self.is_unsaved = true;
        }
    }

    /// What the page, or a consent manager, says of consent; a plain word is about everything.
    pub(super) fn consented(&mut self, told: &Json, effects: &mut Vec<Effect>) {
        let all;
        let told = match told {
            Json::Bool(_) | Json::Text(_) => {
                all = Json::object(vec![("functionality", told.clone()), ("personalization", told.clone())]);
                &all
            }
            purposes => purposes,
        };
        if self.consent.update(told) {
            self.forget();
            // What was refused is kept of it, and nothing else.
            effects.push(Effect::SaveProfile(self.to_json()));
        }
        self.is_unsaved = true;
    }

    pub(super) fn forget_by_engine(&mut self) {
        self.profile.erase();
        self.foresight.forget();
        self.memory = Memory::default();
        self.sticky = Sticky::default();
        self.trace = Trace::default();
        self.is_unsaved = false;
    }

    pub(super) fn merge_by_engine(&mut self, theirs: &Json, now: f64) {
        if *theirs == Json::Null {
            return self.forget_by_engine();
        }
        let profile = Profile::read(theirs.get("profile"), now, self.settings.keeping);
        self.profile.merge(profile, now);
        self.memory.merge(Memory::read(theirs.get("acted")));
        self.memory.forget_the_future(now);
        self.sticky.merge(Sticky::read(theirs.get("variations")));
    }

    /// Whether it is stored, as things stand.
    pub(super) fn is_kept(&self) -> bool {
        self.consent.may_keep_history(&Grounds {
            keeping: self.settings.keeping,
            has_interacted: self.has_interacted,
            has_privacy_control: self.device.has_privacy_control,
        })
    }

    /// Stores it where it has changed, and may be.
    pub(super) fn save(&mut self, effects: &mut Vec<Effect>) {
        if self.is_on() && self.is_unsaved && self.is_kept() {
            self.is_unsaved = false;
            effects.push(Effect::SaveProfile(self.to_json()));
        }
    }

    /// What is stored besides what was said of consent.
    pub(super) fn members(&self) -> Vec<(&'static str, Json)> {
        let mut members = Vec::new();
        members.extend(self.profile.to_json().map(|profile| ("profile", profile)));
        if !self.memory.is_empty() {
            members.push(("acted", self.memory.to_json()));
        }
        members.extend(self.foresight.members());
        members.extend(self.sticky.to_json().map(|sticky| ("variations", sticky)));
        members
    }
}

fn note_once(list: &mut Vec<String>, item: String) {
    /// Rules and experiments that a row of feedback names.
    const MOST: usize = 20;
    if list.len() < MOST && !list.contains(&item) {
        list.push(item);
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl Host {
    /// The host of native tools and tests: UTC and no other time zone, and a small crate for regular expressions.
    pub fn native() -> Host {
        Host {
            offset: |_| 0.0,
            zone: |name, _| (name == "UTC").then_some(0.0),
            intl: Intl::plain(),
            matches: super::super::super::rules::condition::native::native_matches,
            engine: Some(Engine::whole()),
            tasks: Some(Tasks::whole()),
            talk: Some(Talk::whole()),
            people: Some(People::whole()),
            surveys: Some(Surveys::whole()),
        }
    }
}
