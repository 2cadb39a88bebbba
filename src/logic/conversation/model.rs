//! The widget's state and what each event does to it.
//!
//! `update` is the only way in. It reads no clock and touches no world: the time comes with the event,
//! what should happen goes out as effects. The FAQ's life (fetched, read, indexed) is in [`library`].

mod asking;
mod awaiting;
mod composing;
mod engine;
pub mod explaining;
mod feedback;
mod foresight;
mod guided_seam;
mod guiding;
mod handing;
mod hearing;
mod keeping;
mod knowing;
mod library;
mod minding;
mod page_events;
mod people;
mod personal;
mod ruling;
mod setup;
mod showing;
mod speaking;
mod standing;
mod suggesting;
mod surveying;
mod surveys;
mod tabs;
mod talk_seam;
mod telling;

use std::sync::Arc;

use super::super::config::raw::Theme;
use super::super::config::resolve::Config;
use super::super::learning::Learned;
use super::super::matcher::Matcher;
use super::super::report::Problem;
use super::super::saved::{Keep, MOST_TURNS, ReplyKind, Saved, SavedTurn};
use super::super::survey::raw::Moment;
use super::super::talk::escalation::Escalation;
use super::answering;
use super::effect::{Effect, Target};
use super::event::Event;
use super::view_model::{Choice, Fixed, Reply};
pub use engine::Engine;
pub use guided_seam::{Tasks, is_wanted as wants_tasks};
use guiding::Guide;
use handing::Handing;
use library::Library;
use page_events::{raise, raise_answered};
pub use people::People;
pub use personal::Host;
use personal::Personal;
pub use setup::Setup;
use showing::fixed;
use speaking::{Speaking, source_for};
use surveying::Desk;
pub use surveys::Surveys;
pub use talk_seam::Talk;
use telling::Identity;

/// The longest question that is read, in characters. Real ones have under 200.
pub const LONGEST_QUESTION: usize = 1_000;

/// How many completions the panel has room for.
const MOST_COMPLETIONS: usize = 5;

/// The state.
pub struct Model {
    config: Config,
    /// The config file's name, for messages.
    config_file: String,
    fixed: Arc<Fixed>,
    library: Library,
    speaking: Speaking,
    keep: Keep,
    turns: Vec<Turn>,
    last_id: u32,
    theme: Option<Theme>,
    learned: Learned,
    /// The owner's counts as log-odds by entry, once there are entries.
    site: Option<Vec<(usize, f32)>>,
    panel: Panel,
    desk: Desk,
    guide: Guide,
    identity: Identity,
    personal: Personal,
    /// What went wrong so far, as far as a human should be offered for it.
    escalation: Escalation,
    handing: Handing,
    /// The parts that have come: see their files.
    people: Option<People>,
    surveys: Option<Surveys>,
    /// The places of the entries that are not there for this visitor.
    hidden: Vec<usize>,
    /// When something happened last, in milliseconds since 1970.
    now: f64,
    /// When the conversation was begun anew or erased, in milliseconds since 1970; 0 if never. What was asked before is over.
    began: f64,
    /// Whether what is stored differs from what should be.
    is_unsaved: bool,
}

/// A question and what is shown for it.
struct Turn {
    record: SavedTurn,
    reply: Reply,
    /// Asked before the index was there: to be answered, and not yet worth keeping.
    is_waiting: bool,
}

/// What is gone with the page.
#[derive(Default)]
struct Panel {
    is_open: bool,
    has_options_open: bool,
    /// Whether the visitor looks at what is remembered of them.
    is_looking: bool,
    draft: String,
    completions: Vec<Choice>,
    highlighted: Option<usize>,
    notice: Option<String>,
    /// The entries that the page suggests; none: the config says.
    suggested: Vec<String>,
}

impl Model {
    /// The first state, and what is to be done at once. Nothing is stored before the visitor acts.
    pub fn new(mut setup: Setup) -> (Self, Vec<Effect>) {
        let mut effects = Vec::new();
        let (mut saved, keep, problem) = Saved::read(&setup.stored);
        effects.extend(problem.map(Effect::Warn));
        let matcher = Matcher::with_thresholds(setup.fold, setup.config.thresholds)
            .with_synonyms(&setup.config.synonyms);
        // Who has been answered in another language than the interface's goes on in it.
        let spoken = saved.turns.last().map(|turn| turn.lang.as_str()).filter(|lang| !lang.is_empty());
        let spoken = spoken.unwrap_or(setup.config.lang).to_owned();
        // Taken, not copied: rules and tables of a large shop are the greater part of its config.
        let personal = std::mem::take(&mut setup.config.personal);
        let mut model = Model {
            desk: Desk::new(&mut saved, setup.now),
            guide: Guide::new(saved.task, setup.now),
            identity: Identity::new(setup.seed.clone(), (saved.visitor, saved.session)),
            fixed: Arc::new(fixed(&setup.config, &setup.strings, setup.host.intl)),
            library: Library::new(matcher, (setup.today, &spoken), (setup.host.tasks, setup.host.talk))
                .with_tag(&setup.config.faqs),
            speaking: Speaking::new(saved.lang),
            last_id: saved.turns.last().map_or(0, |turn| turn.id),
            turns: saved.turns.into_iter().map(Turn::restored).collect(),
            theme: saved.theme,
            learned: saved.learned,
            began: saved.began,
            escalation: saved.escalation,
            personal: Personal::new(setup.host, setup.device, &setup.profile),
            handing: Handing::default(),
            people: None,
            surveys: None,
            config_file: setup.config_file,
            hidden: Vec::new(),
            now: setup.now,
            site: None,
            panel: Panel {
                is_open: setup.config.is_inline || saved.is_open && setup.may_reopen,
                ..Panel::default()
            },
            config: setup.config,
            keep,
            is_unsaved: false,
        };
        model.take_up_task(setup.now);
        model.personal.start(personal, &setup.seed, (&setup.profile, setup.now));
        let source = source_for(&model.config, &spoken);
        model.library.open(source.as_ref(), &model.config_file, &mut effects);
        model.refresh_replies();
        model.personal.begin(&model.config_file, &mut effects);
        model.check_audiences(&mut effects);
        let Host { people, surveys, .. } = setup.host;
        if let Some(people) = people {
            model.use_people(people, &mut effects);
        }
        if let Some(surveys) = surveys {
            model.use_surveys(surveys, setup.now, &mut effects);
        }
        let mut offer = std::iter::once(("offer_when", &model.config.offer_when));
        model.personal.check((&model.config_file, "contact"), &mut offer, &mut effects);
        (model, effects)
    }

    /// Takes an event in and says what is to be done. `now` is in milliseconds since 1970.
    pub fn update(&mut self, event: Event, now: f64) -> Vec<Effect> {
        let mut effects = Vec::new();
        self.now = now;
        match event {
            Event::Opened => self.set_open(true, now, &mut effects),
            Event::Closed => self.set_open(false, now, &mut effects),
            Event::Typed(text) => self.typed(text),
            Event::Sent => self.sent(now, &mut effects),
            Event::Chosen(id) => self.chosen(&id, now, &mut effects),
            Event::CompletionMoved(by) => self.move_highlight(by),
            Event::CompletionsDismissed => self.clear_completions(),
            Event::Rated(turn, thumb) => self.rated(turn, thumb, now, &mut effects),
            Event::HumanAsked => self.human_asked(now, &mut effects),
            Event::Handoff(act) => self.handoff(act, now, &mut effects),
            Event::HandoffSettled(attempt, is_taken) => {
                self.handoff_settled((attempt, is_taken), now, &mut effects);
            }
            Event::CopyAsked => self.take_along(Effect::Copy, &mut effects),
            Event::TextAsked => self.take_along(Effect::SaveText, &mut effects),
            Event::PrintAsked => self.take_along(Effect::Print, &mut effects),
            Event::CopySettled(is_copied) => self.copied(is_copied),
            Event::OptionsToggled => self.panel.has_options_open = !self.panel.has_options_open,
            Event::ThemeChosen(theme) => self.theme_chosen(theme),
            Event::Restyled(theme, position) => self.restyled(theme, position),
            Event::LanguageChosen(tag) => self.locale_set((&tag, true), &mut effects),
            Event::LocaleSet(tag) => self.locale_set((&tag, false), &mut effects),
            Event::LanguageArrived(news) => self.language_arrived(news, &mut effects),
            Event::Erased => self.erased(&mut effects),
            Event::FocusLeft(at_end) => {
                effects.push(Effect::Focus(if at_end { Target::First } else { Target::Last }));
            }
            Event::Retried => self.library.retry(&mut effects),
            Event::SurveyPicked(_)
            | Event::SurveyCleared
            | Event::SurveyNext
            | Event::SurveyBack
            | Event::SurveyDismissed => self.survey_event(event, now, &mut effects),
            Event::TeaserTaken => self.teaser_taken(now, &mut effects),
            Event::TeaserDismissed => self.teaser_dismissed(now, &mut effects),
            Event::RememberedToggled => self.panel.is_looking = !self.panel.is_looking,
            Event::Exported => effects.push(Effect::Download(self.exported(now))),
            Event::Signal(signal) => self.signal(&signal, now, &mut effects),
            Event::Consented(told) => self.personal.consented(&told, &mut effects),
            Event::ProfileElsewhere(theirs, stands_in_the_way) => {
                self.personal.merge(&theirs, now);
                if stands_in_the_way {
                    self.personal.touch();
                }
            }
            Event::Asked(question) => self.asked_by_page(question, now, &mut effects),
            Event::Suggested(ids) => self.suggested(ids, now),
            Event::Restarted => self.restarted(now, &mut effects),
            Event::SurveyCalled(id) => self.survey_called(id, now, &mut effects),
            Event::PageHidden => self.page_hidden(now, &mut effects),
            Event::StoredElsewhere(theirs, stands_in_the_way) => {
                self.stored_elsewhere(&theirs, stands_in_the_way, now);
            }
            Event::FaqArrived(json) => self.faq_arrived(&json, &mut effects),
            Event::FaqFailed(reason) => self.faq_failed(&reason, &mut effects),
            Event::IndexTurn(steps) => self.index_turn(steps, &mut effects),
            Event::PackArrived(lang, file) => self.pack_arrived(lang, &file, &mut effects),
            Event::PackFailed(reason) => {
                effects.push(Effect::Warn(Problem::of_file("semantic pack", reason)));
            }
            Event::TaskTyped(_)
            | Event::TaskNext
            | Event::TaskBack
            | Event::TaskEdited(_)
            | Event::TaskChosen(_)
            | Event::TaskRetried
            | Event::TaskCancelled => self.task_event(event, now, &mut effects),
            Event::TaskSettled(attempt, result) => {
                self.task_settled((attempt, &result), now, &mut effects);
            }
            Event::StorageFailed(reason) => self.storage_failed(&reason, &mut effects),
        }
        if self.config.has_pack && self.is_in_use() {
            self.library.want_pack(&mut effects);
        }
        self.settle(now, &mut effects);
        effects
    }

    /// What follows on every change.
    fn settle(&mut self, now: f64, effects: &mut Vec<Effect>) {
        self.hidden = self.hidden_at(now);
        self.look_for_somebody(now);
        self.save(effects);
        self.personal.save(effects);
    }

    /// Whether the visitor has begun to use the widget: a panel in the page is open for everybody.
    fn is_in_use(&self) -> bool {
        let is_touched = !self.config.is_inline || !self.turns.is_empty() || !self.panel.draft.is_empty();
        self.panel.is_open && is_touched
    }

    fn set_open(&mut self, is_open: bool, now: f64, effects: &mut Vec<Effect>) {
        if self.panel.is_open == is_open || self.config.is_inline {
            return;
        }
        self.panel.is_open = is_open;
        self.personal.interacted();
        // What a rule says moves into the panel, and is read when that closes.
        self.personal.teaser.take_if(|_| !is_open);
        self.desk.be_quiet();
        self.panel.has_options_open = false;
        self.panel.is_looking = false;
        self.clear_completions();
        self.is_unsaved = true;
        let (target, name) =
            if is_open { (Target::Panel, "askwell:opened") } else { (Target::Launcher, "askwell:closed") };
        effects.push(Effect::Focus(target));
        effects.push(raise(name, vec![]));
        if is_open {
            self.rules_at_opening(now, effects);
            self.settle_suggestions(now);
        } else {
            self.handoff_left(now, effects);
            self.survey_at(Moment::Closed, now, effects);
            self.tell_conversation(now, effects);
        }
    }

    fn sent(&mut self, now: f64, effects: &mut Vec<Effect>) {
        let highlighted = self.panel.highlighted.and_then(|at| self.panel.completions.get(at));
        if let Some(choice) = highlighted.cloned() {
            return self.chosen(&choice.id, now, effects);
        }
        let question = self.panel.draft.trim().to_owned();
        if question.is_empty() {
            return;
        }
        if question.chars().nth(LONGEST_QUESTION).is_some() {
            self.clear_completions();
            self.panel.notice = Some(self.fixed.strings.too_long.to_owned());
            return;
        }
        self.clear_composer();
        if !self.task_hears(&question, now, effects) {
            self.hear(question, now, effects);
            self.task_given_up(now, effects);
        }
    }

    fn after_answer(&mut self, record: &SavedTurn, now: f64, effects: &mut Vec<Effect>) {
        if let Some(id) = record.entries.first().filter(|_| record.reply == ReplyKind::Answer) {
            self.note_topic(id, record.is_chosen, now);
        }
        self.rules_at_answer(now, effects);
        self.task_begins(record, now, effects);
        // Who is being asked for values is not asked for an opinion: that comes when it is done.
        if self.guide.task.is_none() {
            self.survey_at(Moment::Answers, now, effects);
        }
    }

    fn chosen(&mut self, id: &str, now: f64, effects: &mut Vec<Effect>) {
        self.follow_entry(id, effects);
        let Some(question) = self.library.faq().entry(id).map(|entry| entry.question.clone()) else {
            return;
        };
        self.clear_composer();
        self.learn_choice(id, now);
        let turn = self.push(question, ReplyKind::Answer, vec![id.to_owned()], now);
        turn.record.is_chosen = true;
        let record = turn.record.clone();
        effects.push(Effect::Reveal(record.id));
        // The button that was pressed may be gone with the suggestions.
        effects.push(Effect::Focus(Target::Panel));
        effects.push(raise_answered(&record));
        self.escalation.found();
        self.after_answer(&record, now, effects);
    }

    /// Adds a turn with its reply; the oldest makes room.
    fn push(&mut self, question: String, kind: ReplyKind, entries: Vec<String>, now: f64) -> &mut Turn {
        if self.turns.len() >= MOST_TURNS {
            self.drop_oldest();
        }
        self.is_unsaved = true;
        self.panel.notice = None;
        self.desk.be_quiet();
        if self.identity.ask(now) {
            self.escalation = Escalation::default();
        }
        self.last_id += 1;
        let id = self.last_id;
        let lang = self.turn_language();
        let record = SavedTurn { id, question, reply: kind, entries, at: now, lang, ..SavedTurn::default() };
        let reply = answering::reply(self.library.faq(), &record);
        self.turns.push_mut(Turn { record, reply, is_waiting: false })
    }
}

impl Turn {
    /// A turn of an earlier page: shown once the FAQ is there.
    fn restored(record: SavedTurn) -> Self {
        Turn { record, reply: Reply::Pending, is_waiting: false }
    }
}
