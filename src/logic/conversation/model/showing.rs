//! What is to be seen of the state.

use super::super::super::config::resolve::Config;
use super::super::super::strings::Strings;
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
                remembered: (panel.has_options_open && panel.is_looking).then(|| self.remembered()),
            },
            transcript: TranscriptView {
                faq: self.library.state(),
                welcome: self.personal.standing.greeting().unwrap_or(&self.fixed.welcome).clone(),
                offer: self.personal.standing.offer().filter(|_| self.turns.is_empty()).cloned(),
                suggestions: self.suggestions(),
                shelf: self.shelf(),
                turns: self.turns.iter().map(Turn::view).collect(),
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
            survey: self.desk.view(panel.is_open),
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
}

impl Turn {
    pub(super) fn view(&self) -> TurnView {
        TurnView {
            id: self.record.id,
            question: self.record.question.clone(),
            reply: self.reply.clone(),
            thumb: self.record.thumb,
            softening: None,
            task: None,
            human_offer: None,
        }
    }
}

pub(super) fn fixed(config: &Config, strings: Strings) -> Fixed {
    Fixed {
        lang: config.lang,
        position: config.position,
        title: or_default(&config.title, strings.title),
        welcome: or_default(&config.welcome, strings.welcome),
        contact: config.contact.clone().map(|contact| ContactView {
            label: or_default(&contact.label, strings.talk_to_person),
            contact,
        }),
        strings,
    }
}

fn or_default(text: &str, default: &str) -> String {
    if text.is_empty() { default.to_owned() } else { text.to_owned() }
}
