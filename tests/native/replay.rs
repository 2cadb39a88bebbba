//! Replays a conversation from a list of steps, as the browser's shell would run it: every effect that the
//! world answers is answered here, with values from the script.
//!
//! A script is a JSON object:
//!
//! | key | meaning |
//! |---|---|
//! | `about` | what the script shows |
//! | `config`, `page` | the config file, and `html_lang`, `today`, `narrow`, attributes of the tag |
//! | `files` | what fetching an address gives: JSON, or a text that is the reason of the failure |
//! | `stored` | what local storage holds at the start |
//! | `receiver` | what the receiver of guided answers does, one after the other: see [`super::guided::outcome`] |
//! | `hold` | answers of the world wait for a step `wait`, one at a time |
//! | `steps` | what happens, each with `expect`: see [`Replay::step`] and [`Replay::check`] |

use std::rc::Rc;

use askwell::logic::config::raw::Theme;
use askwell::logic::config::resolve::{Page, resolve};
use askwell::logic::conversation::effect::Effect;
use askwell::logic::conversation::event::{Event, Language};
use askwell::logic::conversation::model::{Host, Model, Setup};
use askwell::logic::conversation::view_model::{Choice, FaqState, Reply, SurveyState, ViewModel};
use askwell::logic::json::Json;
use askwell::logic::rules::signal::Device;
use askwell::logic::saved::Thumb;
use askwell::logic::strings::Strings;
use askwell::logic::survey::run::Answer;

use super::handing;
use super::signals::{outcomes, signal, suggested};
use super::{beside, guided};

/// The time of the first step: 2026-06-15T10:00:00Z.
const START: f64 = 1_781_517_600_000.0;

pub struct Replay {
    script: Json,
    model: Model,
    now: f64,
    stored: Json,
    /// What is remembered of the visitor, in the store.
    profile: Json,
    /// Effects since the last step, as words: `save`, `raise askwell:opened`, `warn faq.json …`.
    done: Vec<String>,
    /// Effects that wait for the script to let them happen.
    held: Vec<Effect>,
    /// How often a receiver was asked.
    performed: usize,
}

impl Replay {
    pub fn new(script: &Json) -> Self {
        let stored = script.get("stored").cloned().unwrap_or_default();
        let profile = script.get("profile").cloned().unwrap_or_default();
        let (model, effects) = load(script, (&stored, &profile), START);
        let script = script.clone();
        let mut replay = Replay {
            script,
            model,
            now: START,
            stored,
            profile,
            done: Vec::new(),
            held: Vec::new(),
            performed: 0,
        };
        replay.perform(effects);
        replay
    }

    /// Runs all steps; the first broken expectation is the error.
    pub fn run(script: &Json) -> Result<(), String> {
        let mut replay = Replay::new(script);
        for (at, step) in script.get("steps").and_then(Json::as_list).unwrap_or_default().iter().enumerate() {
            replay.step(step).and_then(|()| replay.check(step)).map_err(|error| {
                format!(
                    "step {}: {error}\n  it was {}",
                    at + 1,
                    serde_json::to_string(step).unwrap_or_default()
                )
            })?;
        }
        Ok(())
    }

    /// `ask` a text, `type` it, `send`, `choose` an entry, `rate` the last turn `up` or `down`, move the
    /// `highlight`, `open`, `close`, `dismiss`, ask for a `human`, `erase`, choose a `theme`, `retry`,
    /// `reload` the page, let `storage` fail, `wait` for what was held, let `pass` some minutes, `pick` a score, a list
    /// of options or words in a survey, go `next` or `back`, `decline` it, `call` for one, `hide` the page, hear from
    /// another `tab` what it stored. In a guided answer: `task_type`, `task_next`, `task_back`, `task_edit` a slot,
    /// `task_cancel`, `task_retry`, `pick_branch` by its label, and `settle` an attempt as `receiver` says. Of a
    /// `handoff` what [`handing::act`] reads, and whether it was taken.
    fn step(&mut self, step: &Json) -> Result<(), String> {
        self.done.clear();
        let Json::Map(members) = step else { return Err("a step is an object".into()) };
        for (name, value) in members.iter().filter(|(name, _)| name != "expect") {
            let text = value.as_text().unwrap_or_default().to_owned();
            match name.as_str() {
                "ask" => {
                    self.take(Event::Typed(text));
                    self.take(Event::Sent);
                }
                "reload" => self.reload(),
                "wait" => {
                    for effect in std::mem::take(&mut self.held) {
                        self.answer(effect);
                    }
                }
                "load" => {}
                "pass" => self.now += value.as_number().ok_or("minutes are a number")? * 60_000.0,
                other => {
                    let event = self.event(other, text, value).ok_or(format!("unknown step `{other}`"))?;
                    self.take(event);
                }
            }
        }
        Ok(())
    }

    fn event(&self, name: &str, text: String, value: &Json) -> Option<Event> {
        Some(match name {
            "type" => Event::Typed(text),
            "type_long" => Event::Typed("word ".repeat(value.as_number()? as usize / 5)),
            "send" => Event::Sent,
            "choose" => Event::Chosen(text),
            "rate" => {
                let turn = self.model.view().transcript.turns.last().map_or(0, |turn| turn.id);
                Event::Rated(turn, if text == "up" { Thumb::Up } else { Thumb::Down })
            }
            "highlight" => Event::CompletionMoved(value.as_number()? as isize),
            "dismiss" => Event::CompletionsDismissed,
            "open" => Event::Opened,
            "close" => Event::Closed,
            "human" => Event::HumanAsked,
            "erase" => Event::Erased,
            "options" => Event::OptionsToggled,
            "handoff" => Event::Handoff(handing::act(value)?),
            "handoff_settled" => Event::HandoffSettled(
                value.get("attempt")?.as_number()? as u32,
                value.get("taken")?.as_bool()?,
            ),
            "copy" => Event::CopyAsked,
            "copied" => Event::CopySettled(value.as_bool()?),
            "theme" => Event::ThemeChosen(Theme::from_word(&text)?),
            "focus_left" => Event::FocusLeft(text == "end"),
            "retry" => Event::Retried,
            "storage" => Event::StorageFailed(text),
            "pick" => Event::SurveyPicked(match value {
                Json::Number(score) => Answer::Score(*score as u8),
                Json::List(ids) => {
                    Answer::Chosen(ids.iter().filter_map(Json::as_text).map(str::to_owned).collect())
                }
                _ => Answer::Words(text),
            }),
            "next" => Event::SurveyNext,
            "back" => Event::SurveyBack,
            "decline" => Event::SurveyDismissed,
            "call" => Event::SurveyCalled(text),
            "locale" => Event::LocaleSet(text),
            "choose_language" => Event::LanguageChosen(text),
            "hide" => Event::PageHidden,
            "tab" => Event::StoredElsewhere(value.clone(), false),
            "teaser" if text == "take" => Event::TeaserTaken,
            "teaser" => Event::TeaserDismissed,
            "consent" => Event::Consented(value.clone()),
            "profile_tab" => Event::ProfileElsewhere(value.clone(), false),
            "remembered" => Event::RememberedToggled,
            "export" => Event::Exported,
            "task_type" | "task_next" | "task_back" | "task_edit" | "task_cancel" | "task_retry"
            | "pick_branch" | "settle" => return guided::event(name, value, &self.model.view()),
            _ => return signal(name, text, value).map(Event::Signal),
        })
    }

    fn reload(&mut self) {
        let (model, effects) = load(&self.script, (&self.stored, &self.profile), self.now);
        self.model = model;
        self.held.clear();
        self.perform(effects);
    }

    fn take(&mut self, event: Event) {
        self.now += 1_000.0;
        let effects = self.model.update(event, self.now);
        self.perform(effects);
    }

    /// Does what is to be done; what a receiver answers comes afterwards, since events are queued.
    fn perform(&mut self, effects: Vec<Effect>) {
        let mut settled = None;
        let holds = self.script.get("hold").is_some();
        for effect in effects {
            match effect {
                Effect::Save(json) => {
                    self.done.push("save".into());
                    self.stored = reread(&json);
                }
                Effect::Forget => {
                    self.done.push("forget".into());
                    self.stored = Json::Null;
                    self.profile = Json::Null;
                }
                Effect::SaveProfile(json) => {
                    self.done.push("save profile".into());
                    self.profile = reread(&json);
                }
                Effect::Watch(wishes) => self.done.push(format!("watch {wishes:?}")),
                Effect::Download(_) => self.done.push("download".into()),
                Effect::SetAside => self.done.push("set aside".into()),
                Effect::Record(row) => {
                    let json = serde_json::to_string(&row.to_json()).unwrap_or_default();
                    self.done.push(format!(
                        "record {} {}{} {json}",
                        row.get("kind"),
                        row.get("status"),
                        row.get("resolution")
                    ));
                }
                Effect::Raise(event) => self.done.push(format!("raise {}", event.name)),
                Effect::HandOver(handover) => {
                    self.done.push(handing::handed(&handover.taker, &handover.told));
                }
                Effect::Copy(text) | Effect::SaveText(text) | Effect::Print(text) => {
                    self.done.push(format!("text {text}"));
                }
                Effect::Warn(problem) => self.done.push(format!("warn {problem}")),
                Effect::Focus(target) => self.done.push(format!("focus {target:?}")),
                Effect::Reveal(_) => {}
                Effect::Perform { attempt, receiver, values } => {
                    let values = serde_json::to_string(&values).unwrap_or_default();
                    self.done.push(format!("perform {attempt} {receiver:?} {values}"));
                    let outcomes = self.script.get("receiver").and_then(Json::as_list).unwrap_or_default();
                    let result = outcomes.get(self.performed).and_then(guided::outcome);
                    self.performed += 1;
                    settled = result.map(|result| Event::TaskSettled(attempt, result));
                }
                Effect::FetchLanguage(lang) => {
                    self.done.push(format!("fetch {lang}"));
                    settled = Some(Event::LanguageArrived(Rc::new(language(&self.script, lang))));
                }
                Effect::FetchPack(pack) => self.done.push(format!("fetch {}", pack.file)),
                Effect::FindFaq(_) => settled = Some(Event::FaqArrived(Json::Null)),
                Effect::FetchFaq { .. } | Effect::BuildIndex if holds => self.held.push(effect),
                Effect::FetchFaq { .. } | Effect::BuildIndex => self.answer(effect),
            }
        }
        if let Some(event) = settled {
            self.take(event);
        }
    }

    /// What the world answers to an effect.
    fn answer(&mut self, effect: Effect) {
        let Effect::FetchFaq { url, .. } = effect else { return self.take(Event::IndexTurn(16)) };
        let file = self.script.get("files").and_then(|files| files.get(&url)).cloned();
        self.take(match file {
            Some(Json::Text(reason)) => Event::FaqFailed(reason),
            Some(json) => Event::FaqArrived(json),
            None => Event::FaqFailed(format!("{url} is not among the script's files")),
        });
    }

    /// `reply` and `entry` or `choices` of the last turn, `turns`, `done` (words that must occur in what
    /// was done), `not_done`, `stored_turns`, `is_open`, `draft`, `completions`, `highlighted`, `notice`,
    /// `faq`, `suggestions`, `lang`, `languages` (to choose from), `send_label`, `answer_lang`, `title`, `theme`, `thumb`; of the last turn `softening` (whether there is one) and
    /// `human_offer`; `several`: question and entry of each turn of the last message. Of guided answers and hand-offs see
    /// [`guided::seen`] and [`handing::seen`].
    fn check(&self, step: &Json) -> Result<(), String> {
        let Some(Json::Map(expected)) = step.get("expect") else { return Ok(()) };
        let view = self.model.view();
        for (name, wanted) in expected {
            match name.as_str() {
                "done" | "not_done" => {
                    for word in wanted.as_list().unwrap_or_default().iter().filter_map(Json::as_text) {
                        let is_there = self.done.iter().any(|done| done.contains(word));
                        if is_there != (name == "done") {
                            return Err(format!("{name} `{word}`: {:?}", self.done));
                        }
                    }
                }
                _ => {
                    let found = self.seen(name, &view).ok_or(format!("unknown expectation `{name}`"))?;
                    if found != *wanted {
                        return Err(format!("{name} is {found:?}, expected {wanted:?}"));
                    }
                }
            }
        }
        Ok(())
    }

    fn seen(&self, name: &str, view: &ViewModel) -> Option<Json> {
        let reply = view.transcript.turns.last().map(|turn| &turn.reply);
        let text = |text: &str| Json::from(text);
        Some(match name {
            "reply" => text(reply.map_or("none", reply_word)),
            "choices" => match reply? {
                Reply::Clarify(choices) | Reply::Suggest(choices) | Reply::NotSure(choices) => ids(choices),
                Reply::Answer(answer) => ids(&answer.follow_ups),
                _ => Json::List(vec![]),
            },
            "answer_lang" => match reply? {
                Reply::Answer(answer) => text(&answer.lang),
                _ => text(""),
            },
            "languages" => Json::List(view.fixed.languages.iter().map(|(lang, _)| text(lang)).collect()),
            "send_label" => text(view.fixed.strings.send),
            "entry" => {
                let saved = self.model.saved();
                text(saved.turns.last()?.entries.first().map_or("", String::as_str))
            }
            "turns" => Json::Number(view.transcript.turns.len() as f64),
            "stored_turns" => {
                Json::Number(self.stored.get("turns").and_then(Json::as_list).map_or(0, <[Json]>::len) as f64)
            }
            "is_open" => Json::Bool(view.frame.is_open),
            "draft" => text(&view.composer.draft),
            "completions" => ids(&view.composer.completions),
            "suggestions" => suggested(&view.transcript.suggestions),
            "next_questions" => suggested(&view.transcript.next),
            "why" => text(
                view.transcript
                    .suggestions
                    .iter()
                    .find_map(|item| (!item.why.is_empty()).then_some(item.why.as_str()))
                    .unwrap_or_default(),
            ),
            "welcome" => text(&view.transcript.welcome),
            "shelf" => Json::List(
                view.transcript
                    .shelf
                    .iter()
                    .flat_map(|shelf| &shelf.products)
                    .map(|product| text(&product.name))
                    .collect(),
            ),
            "teaser" => view.teaser.as_ref().map_or(Json::Null, |teaser| text(&teaser.text)),
            "offer" => view.transcript.offer.as_ref().map_or(Json::Null, |offer| text(&offer.text)),
            "remembered" => Json::Number(view.frame.remembered.as_ref().map_or(0, Vec::len) as f64),
            "profile_stored" => Json::Bool(self.profile != Json::Null),
            "outcomes" => outcomes(&self.model.trace()),
            "highlighted" => view.composer.highlighted.map_or(Json::Null, |at| Json::Number(at as f64)),
            "notice" => view.composer.notice.as_deref().map_or(Json::Null, text),
            "faq" => text(match view.transcript.faq {
                FaqState::Loading => "loading",
                FaqState::Ready => "ready",
                FaqState::Empty => "empty",
                FaqState::Failed => "failed",
            }),
            "lang" => text(view.fixed.lang),
            "title" => text(&view.fixed.title),
            "theme" => text(view.frame.theme.word()),
            "survey" => match view.survey.as_ref().map(|survey| &survey.state) {
                None => Json::Null,
                Some(SurveyState::Thanks) => text("thanks"),
                Some(SurveyState::Asking(asking)) => text(&asking.text),
            },
            "survey_alone" => Json::Bool(view.survey.as_ref()?.is_alone),
            "may" => match &view.survey.as_ref()?.state {
                SurveyState::Thanks => Json::List(vec![]),
                SurveyState::Asking(asking) => {
                    let may = [
                        (asking.may_skip, "skip"),
                        (asking.may_go_on, "go on"),
                        (asking.may_go_back, "go back"),
                    ];
                    Json::List(may.iter().filter(|(may, _)| *may).map(|(_, word)| text(word)).collect())
                }
            },
            "masked" => match &view.survey.as_ref()?.state {
                SurveyState::Asking(asking) => asking.masked.as_deref().map_or(Json::Null, text),
                SurveyState::Thanks => Json::Null,
            },
            "thumb" => text(match view.transcript.turns.last()?.thumb {
                Some(Thumb::Up) => "up",
                Some(Thumb::Down) => "down",
                None => "",
            }),
            _ => {
                let beside = beside::seen(name, view, &self.model);
                return beside.or_else(|| handing::seen(name, view)).or_else(|| guided::seen(name, view));
            }
        })
    }
}

fn reply_word(reply: &Reply) -> &'static str {
    match reply {
        Reply::Pending => "pending",
        Reply::Answer(_) => "answer",
        Reply::Clarify(_) => "clarify",
        Reply::Suggest(_) => "suggest",
        Reply::NotSure(_) => "not-sure",
        Reply::Contact => "contact",
        Reply::Talk(_) => "talk",
        Reply::Gone => "gone",
    }
}

fn ids(choices: &[Choice]) -> Json {
    Json::List(choices.iter().map(|choice| Json::from(choice.id.as_str())).collect())
}

/// What the store gives back: the value once written as text and read.
fn reread(json: &Json) -> Json {
    serde_json::from_str(&serde_json::to_string(json).unwrap_or_default()).unwrap_or_default()
}

/// What the browser loads of another language: the file of its texts, and the config in it.
fn language(script: &Json, lang: &'static str) -> Language {
    // `cargo xtask replay` compiles this file, too.
    let root = env!("CARGO_MANIFEST_DIR").trim_end_matches("/xtask");
    let path = format!("{root}/public/askwell/lang/{lang}.json");
    let file = std::fs::read_to_string(path).ok();
    let strings = match file {
        Some(text) => Some(Strings::translated(&serde_json::from_str(&text).unwrap_or_default(), lang).0),
        None => (lang == "en").then(Strings::default),
    };
    let page = Page { attributes: Json::object(vec![("lang", Json::from(lang))]), ..Page::default() };
    let raw = script.get("config").cloned().unwrap_or_default();
    Language { lang, strings, config: Some(Box::new(resolve("askwell.json", &raw, &page).0)) }
}

fn load(script: &Json, (stored, profile): (&Json, &Json), now: f64) -> (Model, Vec<Effect>) {
    let page = script.get("page").cloned().unwrap_or_default();
    let text = |name: &str| page.get(name).and_then(Json::as_text).unwrap_or_default().to_owned();
    let facts = Page {
        attributes: page.clone(),
        host: String::new(),
        html_lang: text("html_lang"),
        browser_langs: vec!["en-GB".into()],
        today: "2026-06-15".into(),
    };
    let raw = script.get("config").cloned().unwrap_or_default();
    let (config, _) = resolve("askwell.json", &raw, &facts);
    Model::new(Setup {
        stored: stored.clone(),
        today: facts.today,
        may_reopen: page.get("narrow").is_none(),
        host: Host { zone: handing::zone, ..Host::native() },
        device: Device {
            kind: "desktop".into(),
            locale: "en-GB".into(),
            time_zone: "Europe/London".into(),
            has_privacy_control: page.get("privacy_control").is_some(),
        },
        profile: profile.clone(),
        seed: format!("p{}", (now - START) / 1_000.0),
        now,
        ..Setup::native(config)
    })
}
