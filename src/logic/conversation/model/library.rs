//! The FAQ and its index: fetched, read, indexed in slices, asked.

mod arriving;
mod naming;
mod understanding;

use std::rc::Rc;
use std::sync::Arc;

use super::super::super::config::resolve::{Pages, Source, contact_on_page};
use super::super::super::faq::Faq;
use super::super::super::faq::read::{Reading, read_with};
use super::super::super::json::Json;
use super::super::super::matcher::Matcher;
use super::super::super::matcher::experience::Experience;
use super::super::super::matcher::explain_json::explained;
use super::super::super::matcher::training::Training;
use super::super::super::report::Problem;
use super::super::super::saved::ReplyKind;
use super::super::super::semantic::pack::Pack;
use super::super::super::semantic::shipped::shipped;
use super::super::answering;
use super::super::effect::Effect;
use super::super::view_model::{Choice, ContactView, FaqState, Reply};
use super::Model;
use super::guided_seam::Tasks;
use super::talk_seam::Talk;
pub(super) use understanding::{Before, Heard};

/// How many entries are indexed in one step: about a millisecond.
const SLICE: usize = 50;

/// How many problems of one file are written to the console; the rest is counted.
const MOST_PROBLEMS: usize = 20;

/// The FAQ, from nowhere to answering.
pub(super) struct Library {
    faq: Faq,
    state: FaqState,
    /// Answers as soon as its entries are indexed.
    present: Shelf,
    /// With a pack: answers as soon as it has learned as much as the present one.
    next: Option<Shelf>,
    has_asked_for_pack: bool,
    file: String,
    place: Option<Place>,
    today: String,
    /// The language that is wanted of it.
    lang: String,
    /// The language that it is in, as the owner or its entries name it.
    tag: String,
    /// Whether that is settled: by the name of its file, or by whom it is asked for.
    is_named: bool,
    /// Guided answers, where they have come.
    pub tasks: Option<Tasks>,
    /// What understands messages, where it has come.
    pub talk: Option<Talk>,
}

/// Where a FAQ comes from that is not at hand.
enum Place {
    /// A file, what its address is relative to, and the one that is taken in its place.
    File(String, bool, Option<String>),
    Pages(Pages),
}

impl Library {
    pub(super) fn new(
        matcher: Matcher,
        (today, lang): (String, &str),
        (tasks, talk): (Option<Tasks>, Option<Talk>),
    ) -> Self {
        Library {
            faq: Faq::default(),
            state: FaqState::Loading,
            present: Shelf::new(matcher),
            next: None,
            has_asked_for_pack: false,
            file: String::new(),
            place: None,
            today,
            lang: lang.to_owned(),
            tag: lang.to_owned(),
            is_named: false,
            tasks,
            talk,
        }
    }

    /// Gets the FAQ from where the owner says it is.
    pub(super) fn open(&mut self, source: Option<&Source>, config_file: &str, effects: &mut Vec<Effect>) {
        match source {
            Some(Source::Url { url, is_from_config, instead }) => {
                self.file.clone_from(url);
                self.place = Some(Place::File(url.clone(), *is_from_config, instead.clone()));
                self.retry(effects);
            }
            Some(Source::Pages(pages)) => {
                self.look(pages.clone(), [config_file, ", \"faq\""].concat(), effects);
            }
            Some(Source::Inline(json)) => {
                self.file = [config_file, ", \"faq\""].concat();
                self.take(json, effects);
            }
            None => self.look(Pages::default(), config_file.to_owned(), effects),
        }
    }

    fn look(&mut self, pages: Pages, file: String, effects: &mut Vec<Effect>) {
        self.file = file;
        self.place = Some(Place::Pages(pages));
        self.retry(effects);
    }

    /// Whether the FAQ is looked for on the page that the widget stands on.
    fn is_here(&self) -> bool {
        matches!(&self.place, Some(Place::Pages(pages)) if pages.is_here())
    }

    /// Fetches the FAQ, for the first time or once more.
    pub(super) fn retry(&mut self, effects: &mut Vec<Effect>) {
        let effect = match &self.place {
            Some(Place::File(url, is_from_config, _)) => {
                Effect::FetchFaq { url: url.clone(), is_from_config: *is_from_config }
            }
            Some(Place::Pages(pages)) => Effect::FindFaq(pages.clone()),
            None => return,
        };
        self.state = FaqState::Loading;
        effects.push(effect);
    }

    /// Goes on with the file of another language, where there is one.
    fn falls_back(&mut self, effects: &mut Vec<Effect>) -> bool {
        let Some(Place::File(url, _, instead)) = &mut self.place else { return false };
        let Some(other) = instead.take() else { return false };
        self.file.clone_from(&other);
        *url = other;
        self.retry(effects);
        true
    }

    fn take(&mut self, json: &Json, effects: &mut Vec<Effect>) {
        let is_nothing = |json: &Json| json.as_list().is_none_or(<[Json]>::is_empty);
        if self.is_here() && json.get("faq").is_none_or(is_nothing) {
            self.state = FaqState::Empty;
            return effects.push(Effect::Warn(no_source(&self.file)));
        }
        let reading = Reading { file: &self.file, lang: &self.lang, today: &self.today };
        let (faq, problems) = read_with(json, reading, self.actions());
        warn(problems, &self.file, effects);
        self.faq = faq;
        self.name_language();
        if self.faq.entries.is_empty() {
            self.state = FaqState::Empty;
            effects.push(Effect::Warn(Problem::of_file(
                &self.file,
                "there is no usable entry in it: visitors get no answers.",
            )));
        } else {
            effects.push(Effect::BuildIndex);
        }
    }

    /// Today in the visitor's time zone, when the page was opened.
    pub(super) fn today(&self) -> &str {
        &self.today
    }

    pub(super) fn state(&self) -> FaqState {
        self.state
    }

    pub(super) fn is_ready(&self) -> bool {
        self.state == FaqState::Ready
    }

    pub(super) fn faq(&self) -> &Faq {
        &self.faq
    }

    /// A message as it is compared.
    pub(super) fn folded(&self, message: &str) -> String {
        self.present.matcher.folded(message)
    }

    /// What answers at present.
    pub(super) fn matcher(&self) -> &Matcher {
        &self.present.matcher
    }

    /// Whether there is an index, and nothing was learned for want of what teaches.
    pub(super) fn is_untaught(&self) -> bool {
        matches!(self.present.stage, Stage::Untaught)
    }

    /// Takes what is known of the entries beside their texts.
    pub(super) fn set_experience(&mut self, experience: Experience) {
        self.present.matcher.set_experience(experience);
    }

    /// The matcher's whole reckoning for a question, as plain data.
    pub(super) fn explain(&self, question: &str) -> Json {
        explained(&self.present.matcher, question, &self.faq.entries)
    }

    /// The fingerprint of a question.
    pub(super) fn print(&self, question: &str) -> Vec<u16> {
        self.present.matcher.print(question)
    }

    /// What a half-typed question may become.
    pub(super) fn complete(&self, typed: &str, most: usize, hidden: &[usize]) -> Vec<Choice> {
        let found = self.present.matcher.complete(typed, most);
        found
            .into_iter()
            .filter(|at| !hidden.contains(at))
            .filter_map(|at| self.faq.entries.get(at))
            .map(answering::choice)
            .collect()
    }

    /// Indexes or learns on, one step; says what came of it.
    fn work(&mut self) -> Progress {
        // The step was asked for by another one, while this one is still fetched.
        if self.faq.entries.is_empty() {
            return Progress::Done;
        }
        let progress = self.present.step(&self.faq, self.talk);
        if progress != Progress::Done {
            return progress;
        }
        let Some(mut next) = self.next.take() else { return Progress::Done };
        if next.step(&self.faq, self.talk) == Progress::Done {
            self.present = next;
            return Progress::Answers;
        }
        self.next = Some(next);
        Progress::Working
    }

    /// Asks for the pack of the FAQ's language, once.
    pub(super) fn want_pack(&mut self, effects: &mut Vec<Effect>) {
        if self.is_ready() && !self.has_asked_for_pack {
            self.has_asked_for_pack = true;
            effects.extend(shipped(&self.tag).map(Effect::FetchPack));
        }
    }

    /// Begins a matcher with that pack; the present one answers until it is ready.
    pub(super) fn take_pack(&mut self, file: &[u8], effects: &mut Vec<Effect>) {
        match Pack::read(file) {
            Ok(pack) => {
                let matcher = self.present.matcher.emptied().with_pack(Rc::new(pack));
                self.next = Some(Shelf::new(matcher));
                if matches!(self.present.stage, Stage::Done | Stage::Untaught) {
                    effects.push(Effect::BuildIndex);
                }
            }
            Err(broken) => {
                effects
                    .push(Effect::Warn(Problem::of_file("semantic pack", ["it ", broken.advice()].concat())));
            }
        }
    }
}

/// A matcher that is being built.
struct Shelf {
    matcher: Matcher,
    /// How many entries the index holds.
    indexed: usize,
    stage: Stage,
}

enum Stage {
    Indexing,
    /// Answers, and would learn: what teaches has not come.
    Untaught,
    Learning(Box<Training>),
    Done,
}

/// What came of a step.
#[derive(PartialEq)]
enum Progress {
    Working,
    /// From now on there are answers, or others than before.
    Answers,
    Done,
}

impl Shelf {
    fn new(matcher: Matcher) -> Self {
        Shelf { matcher, indexed: 0, stage: Stage::Indexing }
    }

    fn step(&mut self, faq: &Faq, talk: Option<Talk>) -> Progress {
        match &mut self.stage {
            Stage::Indexing if self.indexed < faq.entries.len() => {
                let slice = faq.entries.iter().skip(self.indexed).take(SLICE);
                slice.for_each(|entry| self.matcher.add(entry));
                self.indexed += SLICE;
            }
            Stage::Indexing if self.matcher.finish_step() => {
                self.stage = Stage::Untaught;
                self.begin_to_learn(talk);
                return Progress::Answers;
            }
            Stage::Indexing => {}
            Stage::Untaught if talk.is_some() => self.begin_to_learn(talk),
            Stage::Learning(training) => {
                if talk.is_none_or(|talk| talk.train(training, &mut self.matcher, &faq.entries)) {
                    self.stage = Stage::Done;
                }
            }
            Stage::Untaught | Stage::Done => return Progress::Done,
        }
        Progress::Working
    }

    fn begin_to_learn(&mut self, talk: Option<Talk>) {
        if let Some(talk) = talk {
            self.stage = Stage::Learning(talk.training(&self.matcher));
        }
    }
}

fn no_source(config_file: &str) -> Problem {
    Problem::of_file(
        config_file,
        "no FAQ is named, and none was found on this page, so visitors get no answers. Add data-faq=\"faq.json\" to the script tag, or \"faq\" to the config.",
    )
}

fn warn(problems: Vec<Problem>, file: &str, effects: &mut Vec<Effect>) {
    let rest = problems.len().saturating_sub(MOST_PROBLEMS);
    effects.extend(problems.into_iter().take(MOST_PROBLEMS).map(Effect::Warn));
    if rest > 0 {
        let message = ["… and ", &rest.to_string(), " more like these."].concat();
        effects.push(Effect::Warn(Problem::of_file(file, message)));
    }
}
