//! What is to be seen of the state.

use super::super::super::config::resolve::Config;
use super::super::super::faq::Faq;
use super::super::super::strings::Strings;
use super::super::answering;
use super::super::view_model::{
    Choice, ComposerView, ContactView, Fixed, FrameView, TranscriptView, TurnView, ViewModel,
};
use super::{Model, Turn};

/// How many suggested questions are shown where the owner named none.
const DEFAULT_SUGGESTIONS: usize = 4;

impl Model {
    /// What is to be seen.
    pub fn view(&self) -> ViewModel {
        let panel = &self.panel;
        ViewModel {
            fixed: self.fixed.clone(),
            frame: FrameView {
                is_open: panel.is_open,
                has_options_open: panel.has_options_open,
                theme: self.theme.unwrap_or(self.config.theme),
            },
            transcript: TranscriptView {
                faq: self.library.state(),
                suggestions: self.suggestions(),
                turns: self.turns.iter().map(Turn::view).collect(),
            },
            composer: ComposerView {
                draft: panel.draft.clone(),
                completions: panel.completions.clone(),
                highlighted: panel.highlighted,
                notice: panel.notice.clone(),
            },
            survey: self.desk.view(panel.is_open),
        }
    }

    fn suggestions(&self) -> Vec<Choice> {
        if !self.turns.is_empty() {
            return Vec::new();
        }
        let faq: &Faq = self.library.faq();
        let named = answering::choices(faq, &self.config.suggestions);
        if named.is_empty() {
            return faq.entries.iter().take(DEFAULT_SUGGESTIONS).map(answering::choice).collect();
        }
        named
    }
}

impl Turn {
    fn view(&self) -> TurnView {
        TurnView {
            id: self.record.id,
            question: self.record.question.clone(),
            reply: self.reply.clone(),
            thumb: self.record.thumb,
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
