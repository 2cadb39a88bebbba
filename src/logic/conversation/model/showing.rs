//! What is to be seen of the state.

use super::super::super::config::resolve::Config;
use super::super::super::intl::Intl;
use super::super::super::strings::Strings;
use super::super::super::talk::escalation::Reason;
use super::super::view_model::{
    ComposerView, ContactView, Fixed, FrameView, TeaserView, TranscriptView, TurnView, ViewModel,
};
use super::{Model, Turn};

impl Model {
    /// What is to be seen.
    pub fn view(&self) -> ViewModel {
        let panel = &self.panel;
        ViewModel {
            fixed: self.fixed.clone(),
            frame: FrameView {
                is_open: panel.is_open,
                has_options_open: panel.has_options_open,
                has_turns: !self.turns.is_empty(),
                theme: self.theme.unwrap_or(self.config.theme),
                position: self.config.position,
                remembered: (panel.has_options_open && panel.is_looking).then(|| self.remembered()),
            },
            transcript: TranscriptView {
                faq: self.library.state(),
                welcome: self.personal.standing.greeting().unwrap_or(&self.fixed.welcome).clone(),
                offer: self.personal.standing.offer().filter(|_| self.turns.is_empty()).cloned(),
                hot: self.hot_topic(),
                suggestions: self.suggestions(),
                shelf: self.shelf(),
                turns: self.turns.iter().map(|turn| self.turn_view(turn)).collect(),
                next: self.next_questions(),
                handoff: self.handoff_view(),
                prompt: self.teaser().filter(|view| panel.is_open && !self.has_offer(view)),
            },
            composer: ComposerView {
                draft: panel.draft.clone(),
                completions: panel.completions.clone(),
                highlighted: panel.highlighted,
                notice: panel.notice.clone(),
            },
            survey: self.survey_view(),
            teaser: self.teaser().filter(|_| !panel.is_open),
        }
    }
}

impl Model {
    /// Whether the conversation begins with this offer anyhow.
    fn has_offer(&self, view: &TeaserView) -> bool {
        self.turns.is_empty() && self.personal.standing.offer() == Some(view)
    }

    fn teaser(&self) -> Option<TeaserView> {
        self.personal.teaser.as_ref().map(|(_, view)| view.clone())
    }

    pub(super) fn turn_view(&self, turn: &Turn) -> TurnView {
        let texts = &self.fixed.strings;
        let record = &turn.record;
        let (task, task_offers) = self.task_view(turn);
        let task_offers = task_offers && self.fixed.contact.is_some();
        TurnView {
            id: record.id,
            question: record.question.clone(),
            reply: turn.reply.clone(),
            thumb: record.thumb,
            softening: record.is_softened.then_some(texts.softening),
            task,
            human_offer: turn.human_offer(texts).or(task_offers.then_some(texts.offer_person)),
        }
    }
}

impl Turn {
    /// What is said where a human is offered: with regret, unless that was expressed before.
    fn human_offer(&self, texts: &Strings) -> Option<&'static str> {
        let regrets = match self.record.offer? {
            Reason::Mood | Reason::Repeated | Reason::ThumbsDown => true,
            Reason::NoMatch | Reason::Owner | Reason::Wish => false,
        };
        let is_sorry = regrets && !self.record.is_softened;
        Some(if is_sorry { texts.offer_person_upset } else { texts.offer_person })
    }
}

/// The languages to choose from; the page may have set one that is not among them.
fn languages(config: &Config) -> impl Iterator<Item = &'static str> {
    let is_other = !config.languages.is_empty() && !config.languages.contains(&config.lang);
    config.languages.iter().copied().chain(is_other.then_some(config.lang))
}

pub(super) fn fixed(config: &Config, strings: &Strings, intl: Intl) -> Fixed {
    Fixed {
        lang: config.lang,
        is_inline: config.is_inline,
        has_launcher: config.has_launcher,
        icon: config.look.icon.clone(),
        avatar: config.look.avatar.clone(),
        gallery: config.gallery.clone(),
        languages: languages(config).map(|lang| (lang, (intl.name)(lang))).collect(),
        position: config.position,
        title: or_default(&config.title, strings.title),
        welcome: or_default(&config.welcome, strings.welcome),
        contact: config.contact.clone().map(|contact| ContactView {
            label: or_default(&contact.label, strings.talk_to_person),
            contact,
        }),
        strings: *strings,
    }
}

fn or_default(text: &str, default: &str) -> String {
    if text.is_empty() { default.to_owned() } else { text.to_owned() }
}
