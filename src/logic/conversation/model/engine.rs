//! The seam of personalization: rules, conditions, experiments, the profile, predictions.
//!
//! Only some sites need it, so that its code is a file of its own (`browser/parts.rs`), loaded before the model starts
//! where the config asks for it. All that is reached through [`Engine`] alone lies there; hence the model calls the
//! functions of this file, which go on to the ones of the same purpose behind [`Personalization`]. Where the engine is
//! not there, nothing is remembered, nobody is greeted by a rule, and what has a condition is not shown.
//!
//! A function that is named here and in the model besides would be loaded by everybody: `cargo xtask sizes` tells.

use std::fmt::Debug;

use super::super::super::config::personal::{Personal as Settings, names, personal};
use super::super::super::json::Json;
use super::super::super::profile::consent::Consent;
use super::super::super::profile::remembered::export;
use super::super::super::report::Problem;
use super::super::super::rules::happening::Happening;
use super::super::super::rules::signal::{Device, Signal};
use super::super::effect::Effect;
use super::super::event::Event;
use super::super::view_model::{ShelfView, Suggested};
use super::Model;
use super::personal::{Host, Personal};
use super::suggesting::List;

/// Headings, each with its lines.
type Sections = Vec<(&'static str, Vec<String>)>;

/// The code of personalization.
#[derive(Debug, Clone, Copy)]
pub struct Engine(pub(super) &'static dyn Personalization);

impl Engine {
    /// The one there is. Who names this function has all of the code with it.
    pub const fn whole() -> Engine {
        Engine(&Whole)
    }

    /// Reads what a config says of it, for a language of the interface; and tells what could not be used.
    pub fn settings(&self, file: &str, config: &Json, lang: &str) -> (Settings, Vec<Problem>) {
        self.0.settings(file, config, lang)
    }
}

/// What the engine does; the model's functions of the same names say what it is good for.
pub(super) trait Personalization: Debug + Sync {
    fn settings(&self, file: &str, config: &Json, lang: &str) -> (Settings, Vec<Problem>);
    fn take_up(&self, personal: &mut Personal, settings: Settings, seed: &str, stored: (&Json, f64));
    fn begin(&self, personal: &Personal, file: &str, effects: &mut Vec<Effect>);
    fn check(
        &self,
        personal: &Personal,
        place: (&str, &str),
        conditions: &mut dyn Iterator<Item = (&str, &Json)>,
        effects: &mut Vec<Effect>,
    );
    fn forget(&self, personal: &mut Personal);
    fn merge(&self, personal: &mut Personal, theirs: &Json, now: f64);
    fn members(&self, personal: &Personal) -> Vec<(&'static str, Json)>;
    fn log_odds<'a>(&self, personal: &'a Personal) -> Vec<(&'a str, f32)>;
    fn trace(&self, personal: &Personal) -> Json;
    fn export(&self, personal: &Personal, now: f64) -> Json;
    fn signal(&self, model: &mut Model, signal: &Signal, now: f64, effects: &mut Vec<Effect>);
    fn happens(&self, model: &mut Model, happening: &Happening, now: f64, effects: &mut Vec<Effect>);
    fn teaser_taken(&self, model: &mut Model, now: f64, effects: &mut Vec<Effect>);
    fn teaser_dismissed(&self, model: &mut Model, now: f64, effects: &mut Vec<Effect>);
    fn holds(&self, model: &Model, condition: &Json, now: f64) -> bool;
    fn hidden_at(&self, model: &Model, now: f64) -> Vec<usize>;
    fn note_topic(&self, model: &mut Model, id: &str, is_chosen: bool, now: f64);
    fn note_rating(&self, model: &mut Model, entry: &str, is_up: bool, now: f64);
    fn remembered(&self, model: &Model) -> Sections;
    fn suggest(&self, list: &mut List<'_>) -> usize;
    fn hot_id(&self, model: &Model) -> Option<String>;
    fn settle_suggestions(&self, model: &mut Model, now: f64);
    fn shelf(&self, model: &Model) -> Option<ShelfView>;
    fn next_questions(&self, model: &Model) -> Vec<Suggested>;
}

#[derive(Debug)]
struct Whole;

impl Personalization for Whole {
    fn settings(&self, file: &str, config: &Json, lang: &str) -> (Settings, Vec<Problem>) {
        personal(file, config, lang)
    }

    fn take_up(&self, personal: &mut Personal, settings: Settings, seed: &str, stored: (&Json, f64)) {
        personal.take_up(settings, seed, stored);
    }

    fn begin(&self, personal: &Personal, file: &str, effects: &mut Vec<Effect>) {
        personal.begin_by_engine(file, effects);
    }

    fn check(
        &self,
        personal: &Personal,
        place: (&str, &str),
        conditions: &mut dyn Iterator<Item = (&str, &Json)>,
        effects: &mut Vec<Effect>,
    ) {
        personal.check_by_engine(place, conditions, effects);
    }

    fn forget(&self, personal: &mut Personal) {
        personal.forget_by_engine();
    }

    fn merge(&self, personal: &mut Personal, theirs: &Json, now: f64) {
        personal.merge_by_engine(theirs, now);
    }

    fn members(&self, personal: &Personal) -> Vec<(&'static str, Json)> {
        personal.members()
    }

    fn log_odds<'a>(&self, personal: &'a Personal) -> Vec<(&'a str, f32)> {
        personal.standing.log_odds()
    }

    fn trace(&self, personal: &Personal) -> Json {
        personal.trace.to_json()
    }

    fn export(&self, personal: &Personal, now: f64) -> Json {
        export(&personal.profile, now)
    }

    fn signal(&self, model: &mut Model, signal: &Signal, now: f64, effects: &mut Vec<Effect>) {
        model.signal_by_engine(signal, now, effects);
    }

    fn happens(&self, model: &mut Model, happening: &Happening, now: f64, effects: &mut Vec<Effect>) {
        model.happens_by_engine(happening, &Json::Null, now, effects);
    }

    fn teaser_taken(&self, model: &mut Model, now: f64, effects: &mut Vec<Effect>) {
        model.teaser_taken_by_engine(now, effects);
    }

    fn teaser_dismissed(&self, model: &mut Model, now: f64, effects: &mut Vec<Effect>) {
        model.teaser_dismissed_by_engine(now, effects);
    }

    fn holds(&self, model: &Model, condition: &Json, now: f64) -> bool {
        model.holds_by_engine(condition, now)
    }

    fn hidden_at(&self, model: &Model, now: f64) -> Vec<usize> {
        model.hidden_by_engine(now)
    }

    fn note_topic(&self, model: &mut Model, id: &str, is_chosen: bool, now: f64) {
        model.note_topic_by_engine(id, is_chosen, now);
    }

    fn note_rating(&self, model: &mut Model, entry: &str, is_up: bool, now: f64) {
        model.note_rating_by_engine(entry, is_up, now);
    }

    fn remembered(&self, model: &Model) -> Sections {
        model.remembered_by_engine()
    }

    fn suggest(&self, list: &mut List<'_>) -> usize {
        list.suggest_by_engine()
    }

    fn hot_id(&self, model: &Model) -> Option<String> {
        model.hot_id_by_engine()
    }

    fn settle_suggestions(&self, model: &mut Model, now: f64) {
        model.settle_by_engine(now);
    }

    fn shelf(&self, model: &Model) -> Option<ShelfView> {
        model.shelf_by_engine()
    }

    fn next_questions(&self, model: &Model) -> Vec<Suggested> {
        model.next_by_engine()
    }
}

impl Personal {
    fn engine(&self) -> Option<&'static dyn Personalization> {
        self.host.engine.map(|engine| engine.0)
    }

    /// Reads what was stored of the visitor, and takes the owner's settings.
    pub(super) fn start(&mut self, settings: Settings, seed: &str, stored: (&Json, f64)) {
        if let Some(engine) = self.engine() {
            engine.take_up(self, settings, seed, stored);
        }
    }

    /// Begins to listen, where anybody wants to know; and tells of what only the host can find wrong with the rules.
    pub(super) fn begin(&self, config_file: &str, effects: &mut Vec<Effect>) {
        if let Some(engine) = self.engine() {
            engine.begin(self, config_file, effects);
        }
    }

    /// Tells of what is wrong with conditions, each with the id of what it belongs to.
    pub(super) fn check(
        &self,
        place: (&str, &str),
        conditions: &mut dyn Iterator<Item = (&str, &Json)>,
        effects: &mut Vec<Effect>,
    ) {
        if let Some(engine) = self.engine() {
            engine.check(self, place, conditions, effects);
        }
    }

    /// Forgets the visitor, but not what they said of consent.
    pub(super) fn forget(&mut self) {
        if let Some(engine) = self.engine() {
            engine.forget(self);
        }
    }

    /// Takes in what another tab has stored meanwhile, or that it erased everything.
    pub(super) fn merge(&mut self, theirs: &Json, now: f64) {
        if let Some(engine) = self.engine() {
            engine.merge(self, theirs, now);
        }
        if let Some(consent) = theirs.get("consent") {
            self.consent = Consent::read(Some(consent));
        }
    }

    /// What is stored: what was said of consent stands above all else, and needs no engine.
    pub(super) fn to_json(&self) -> Json {
        let mut members = vec![("version", Json::Number(1.0))];
        members.extend(self.consent.to_json().map(|consent| ("consent", consent)));
        members.extend(self.engine().map(|engine| engine.members(self)).into_iter().flatten());
        Json::object(members)
    }

    /// What rules add to the log-odds of entries, by id.
    pub(super) fn log_odds(&self) -> Vec<(&str, f32)> {
        self.engine().map(|engine| engine.log_odds(self)).unwrap_or_default()
    }
}

impl Model {
    fn engine(&self) -> Option<&'static dyn Personalization> {
        self.personal.engine()
    }

    /// Whether the engine must have come, or failed to, before this event is taken in: a FAQ that is not for everybody.
    pub(super) fn awaits_engine(&self, event: &Event) -> bool {
        matches!(event, Event::FaqArrived(faq) if self.engine().is_none() && names(faq, "audience"))
    }

    /// The engine has come after the model's start: where only a FAQ asks for it. Nobody wrote settings for it.
    pub fn take_engine(&mut self, host: Host, device: Device, (stored, now): (&Json, f64)) {
        // The other parts are none of its business.
        let zone = self.personal.host.zone;
        self.personal.host = Host { zone, ..host };
        self.personal.device = device;
        let seed = self.identity.draw();
        self.personal.start(Settings::default(), &seed, (stored, now));
    }

    /// Something happened on the page.
    pub(super) fn signal(&mut self, signal: &Signal, now: f64, effects: &mut Vec<Effect>) {
        if let Signal::Identified(told) = signal {
            self.handing.identify(told);
        }
        if let Some(engine) = self.engine() {
            engine.signal(self, signal, now, effects);
        }
    }

    /// Something happened in the widget.
    pub(super) fn happens(&mut self, happening: &Happening, now: f64, effects: &mut Vec<Effect>) {
        if let Some(engine) = self.engine() {
            engine.happens(self, happening, now, effects);
        }
    }

    /// What stands beside the launcher was taken up: the panel opens, at the entry where there is one.
    pub(super) fn teaser_taken(&mut self, now: f64, effects: &mut Vec<Effect>) {
        if let Some(engine) = self.engine() {
            engine.teaser_taken(self, now, effects);
        }
    }

    /// It was closed.
    pub(super) fn teaser_dismissed(&mut self, now: f64, effects: &mut Vec<Effect>) {
        if let Some(engine) = self.engine() {
            engine.teaser_dismissed(self, now, effects);
        }
    }

    /// Whether a condition holds now.
    pub(super) fn holds(&self, condition: &Json, now: f64) -> bool {
        self.engine().is_some_and(|engine| engine.holds(self, condition, now))
    }

    /// The places of the entries that are not there for this visitor: hidden by a rule, or meant for others.
    pub(super) fn hidden_at(&self, now: f64) -> Vec<usize> {
        if let Some(engine) = self.engine() {
            return engine.hidden_at(self, now);
        }
        let entries = self.library.faq().entries.iter().enumerate();
        entries.filter(|(_, entry)| entry.audience != Json::Null).map(|(place, _)| place).collect()
    }

    /// An entry was given as an answer, or chosen: what is remembered of the visitor's topics.
    pub(super) fn note_topic(&mut self, id: &str, is_chosen: bool, now: f64) {
        if let Some(engine) = self.engine() {
            engine.note_topic(self, id, is_chosen, now);
        }
    }

    /// An answer was rated.
    pub(super) fn note_rating(&mut self, entry: &str, is_up: bool, now: f64) {
        if let Some(engine) = self.engine() {
            engine.note_rating(self, entry, is_up, now);
        }
    }

    /// Everything that is kept of the visitor, for themselves.
    pub fn exported(&self, now: f64) -> Json {
        let mut members = vec![("conversation", self.saved().to_json())];
        members.extend(self.engine().map(|engine| ("profile", engine.export(&self.personal, now))));
        Json::object(members)
    }

    /// The last decisions of the rules, with their reasons.
    pub fn trace(&self) -> Json {
        self.engine().map_or(Json::List(Vec::new()), |engine| engine.trace(&self.personal))
    }

    /// What the visitor is shown of what is remembered: headings, each with its lines.
    pub(super) fn remembered(&self) -> Sections {
        match self.engine() {
            Some(engine) => engine.remembered(self),
            None => vec![(self.fixed.strings.remembered_nothing, Vec::new())],
        }
    }

    /// Adds to the suggestions what rules, the visitor's past and what is hot speak for; returns how many of the
    /// candidates have their place already.
    pub(super) fn suggest(&self, list: &mut List<'_>) -> usize {
        self.engine().map_or(self.slots(), |engine| engine.suggest(list))
    }

    /// The hottest topic that is there for this visitor.
    pub(super) fn hot_id(&self) -> Option<String> {
        self.engine()?.hot_id(self)
    }

    /// The panel opens: which suggestions are tried is settled.
    pub(super) fn settle_suggestions(&mut self, now: f64) {
        if let Some(engine) = self.engine() {
            engine.settle_suggestions(self, now);
        }
    }

    /// Products that a rule recommends.
    pub(super) fn shelf(&self) -> Option<ShelfView> {
        self.engine()?.shelf(self)
    }

    /// What others asked after the last answer, without what it names itself.
    pub(super) fn next_questions(&self) -> Vec<Suggested> {
        self.engine().map(|engine| engine.next_questions(self)).unwrap_or_default()
    }
}
