//! Languages: the FAQ follows the language that the visitor writes, and the interface the one they choose.
//!
//! One FAQ is on at a time, the others stand on a shelf with their indexes. A question in another language, of which
//! there is a FAQ, turns the conversation to that one: it is fetched then, and what comes after is answered from it, too.

use std::rc::Rc;
use std::sync::Arc;

use super::super::super::config::resolve::{Config, Source};
use super::super::super::language::identify::identify_among;
use super::super::super::language::{choose, is_same};
use super::super::super::report::Problem;
use super::super::super::strings::LANGUAGES;
use super::super::effect::Effect;
use super::super::event::Language;
use super::super::view_model::FaqState;
use super::Model;
use super::library::Library;
use super::showing::fixed;

/// What there is beside the FAQ and the interface of the moment.
#[derive(Default)]
pub(super) struct Speaking {
    /// The FAQs of other languages that were asked for.
    shelf: Vec<Library>,
    /// The language to turn to when the FAQ of the moment has been indexed.
    due: Option<String>,
    /// The language of the interface that was asked for last.
    asked: Option<&'static str>,
    /// The visitor's own choice of it.
    pub chosen: Option<&'static str>,
}

impl Speaking {
    pub(super) fn new(chosen: Option<&'static str>) -> Self {
        Speaking { chosen, ..Speaking::default() }
    }
}

/// Where the FAQ for a language is: its own file, or the one that has several.
pub(super) fn source_for(config: &Config, lang: &str) -> Option<Source> {
    let tags: Vec<&str> = config.faqs.iter().map(|(tag, _)| tag.as_str()).collect();
    let chosen = choose(&[lang], &tags);
    let own = config.faqs.iter().find(|(tag, _)| Some(tag.as_str()) == chosen);
    let is_ours = |url: &String| matches!(&config.faq, Some(Source::Url { url: ours, .. }) if ours == url);
    own.filter(|(_, url)| !is_ours(url))
        .map(|(_, url)| Source::Url { url: url.clone(), is_from_config: true, instead: None })
        .or_else(|| config.faq.clone())
}

impl Model {
    /// The languages of other FAQs that can be asked, as the owner writes them.
    fn other_languages(&self) -> Vec<String> {
        let of_files = self.config.faqs.iter().map(|(tag, _)| tag);
        let in_file = self.library.others().iter().chain(self.speaking.shelf.iter().map(Library::tag));
        let mut tags: Vec<String> = Vec::new();
        for tag in of_files.chain(in_file) {
            let of_shelf = self.speaking.shelf.iter().find(|library| library.tag() == tag);
            let is_of_use = of_shelf.is_none_or(|library| !library.is_useless());
            if is_of_use && !is_same(tag, self.library.tag()) && !tags.contains(tag) {
                tags.push(tag.clone());
            }
        }
        tags
    }

    /// The language that a turn is kept with: none where it is the interface's.
    pub(super) fn turn_language(&self) -> String {
        let tag = self.library.tag();
        if is_same(tag, self.config.lang) { String::new() } else { tag.to_owned() }
    }

    /// Whether the FAQ of the moment has the entries of a turn of that language.
    pub(super) fn is_of_library(&self, lang: &str) -> bool {
        let lang = if lang.is_empty() { self.config.lang } else { lang };
        self.speaking.shelf.is_empty() || is_same(lang, self.library.tag())
    }

    /// Goes over to the FAQ in the language of a message, where there is one. A form that is open is not left for it.
    pub(super) fn follow_language(&mut self, message: &str, effects: &mut Vec<Effect>) {
        if self.guide.task.is_some() || self.library.state() == FaqState::Loading {
            return;
        }
        let others = self.other_languages();
        if others.is_empty() {
            return;
        }
        let tags: Vec<&str> = others.iter().map(String::as_str).collect();
        let found = identify_among(self.library.fold(), message, (self.library.tag(), &tags));
        if let Some(tag) = found.map(str::to_owned) {
            self.turn_to(&tag, effects);
        }
    }

    /// Goes over to the FAQ that has an entry, where the one of the moment has not.
    pub(super) fn follow_entry(&mut self, id: &str, effects: &mut Vec<Effect>) {
        if self.library.faq().entry(id).is_none()
            && self.library.state() != FaqState::Loading
            && let Some(place) =
                self.speaking.shelf.iter().position(|library| library.faq().entry(id).is_some())
        {
            self.take_from_shelf(place, effects);
        }
    }

    fn turn_to(&mut self, tag: &str, effects: &mut Vec<Effect>) {
        if self.library.state() == FaqState::Loading {
            self.speaking.due = Some(tag.to_owned());
            return;
        }
        let place = self.speaking.shelf.iter().position(|library| library.tag() == tag);
        let place = place.unwrap_or_else(|| {
            let mut library = self.library.another(tag);
            library.open(source_for(&self.config, tag).as_ref(), &self.config_file, effects);
            self.speaking.shelf.push(library);
            self.speaking.shelf.len() - 1
        });
        self.take_from_shelf(place, effects);
        self.check_audiences(effects);
        self.fall_back(effects);
    }

    fn take_from_shelf(&mut self, place: usize, effects: &mut Vec<Effect>) {
        if place >= self.speaking.shelf.len() {
            return;
        }
        let next = self.speaking.shelf.swap_remove(place);
        let before = std::mem::replace(&mut self.library, next);
        self.speaking.shelf.push(before);
        // Places of entries are other ones now.
        self.site = None;
        self.hidden = self.hidden_at(self.now);
        self.clear_completions();
        self.library.resume(effects);
    }

    /// Goes back to a FAQ that answers, where that of another language is of no use.
    pub(super) fn fall_back(&mut self, effects: &mut Vec<Effect>) {
        if !self.library.is_useless() {
            return;
        }
        if let Some(place) = self.speaking.shelf.iter().position(Library::is_ready) {
            self.take_from_shelf(place, effects);
            self.answer_pending(self.now, effects);
        }
    }

    /// Goes over to the language that was asked for meanwhile.
    pub(super) fn turn_when_due(&mut self, effects: &mut Vec<Effect>) {
        if let Some(tag) = self.speaking.due.take() {
            self.turn_to(&tag, effects);
        }
    }

    /// A pack has arrived: for the FAQ of its language.
    pub(super) fn pack_arrived(&mut self, lang: &str, file: &[u8], effects: &mut Vec<Effect>) {
        let mut all = std::iter::once(&mut self.library).chain(&mut self.speaking.shelf);
        if let Some(library) = all.find(|library| library.awaits_pack(lang)) {
            library.take_pack(file, effects);
        }
    }

    /// The interface is to speak another language. What the visitor chooses is remembered; what the page says holds for
    /// this page.
    pub(super) fn locale_set(&mut self, (tag, is_own): (&str, bool), effects: &mut Vec<Effect>) {
        let Some(lang) = choose(&[tag], &LANGUAGES) else {
            let message =
                ["the interface does not speak \"", tag, "\"; it speaks ", &LANGUAGES.join(", "), "."];
            return effects.push(Effect::Warn(Problem::of_file("Askwell('setLocale')", message.concat())));
        };
        if is_own {
            self.speaking.chosen = Some(lang);
            self.is_unsaved = true;
        }
        let is_spoken = self.speaking.asked.unwrap_or(self.config.lang) == lang;
        if !is_spoken {
            self.speaking.asked = Some(lang);
            effects.push(Effect::FetchLanguage(lang));
        }
    }

    /// The texts of another language have arrived: the widget speaks it, and the FAQ, where there is one.
    pub(super) fn language_arrived(&mut self, news: Rc<Language>, effects: &mut Vec<Effect>) {
        let Some(news) = Rc::into_inner(news).filter(|news| self.speaking.asked == Some(news.lang)) else {
            return;
        };
        self.speaking.asked = None;
        let Some(strings) = news.strings else { return };
        // What was said in the language so far was not the interface's choice alone from now on.
        if !self.library.tag().is_empty() && !self.other_languages().is_empty() {
            for turn in &mut self.turns {
                if turn.record.lang.is_empty() {
                    self.config.lang.clone_into(&mut turn.record.lang);
                }
            }
        }
        match news.config {
            Some(config) => self.take_config(*config),
            None => self.config.lang = news.lang,
        }
        self.fixed = Arc::new(fixed(&self.config, &strings, self.personal.host.intl));
        if let Some(surveys) = self.surveys {
            surveys.0.reword(self);
        }
        self.panel.notice = None;
        self.handing.retell();
        let others = self.other_languages();
        let tags: Vec<&str> = others.iter().map(String::as_str).collect();
        // A form that is open is gone through in its own language.
        if self.guide.task.is_none()
            && !is_same(self.library.tag(), news.lang)
            && let Some(tag) = choose(&[news.lang], &tags).or_else(|| self.first_of(&tags)).map(str::to_owned)
        {
            self.turn_to(&tag, effects);
        }
    }

    /// The FAQ that stands in for a language that has none, where it is among these.
    fn first_of<'tag>(&self, tags: &[&'tag str]) -> Option<&'tag str> {
        let (first, _) = self.config.faqs.first()?;
        tags.iter().copied().find(|tag| tag == first)
    }

    /// The owner's own texts in that language.
    fn take_config(&mut self, mut config: Config) {
        let personal = std::mem::take(&mut config.personal);
        self.personal.reword(personal);
        self.config = config;
    }
}
