//! What is kept between visits: saving, erasing, and what other tabs store.

use super::super::super::config::raw::{Position, Theme};
use super::super::super::learning::Learned;
use super::super::super::report::Problem;
use super::super::super::saved::{Keep, Saved};
use super::super::super::talk::escalation::Escalation;
use super::super::effect::{Effect, Target};
use super::Model;

impl Model {
    pub(super) fn theme_chosen(&mut self, theme: Theme) {
        self.theme = Some(theme);
        self.is_unsaved = true;
    }

    /// The page has changed its look.
    pub(super) fn restyled(&mut self, theme: Option<Theme>, position: Option<Position>) {
        self.config.theme = theme.unwrap_or(self.config.theme);
        self.config.position = position.unwrap_or(self.config.position);
    }

    /// The oldest turn makes room, with the guided answer under it.
    pub(super) fn drop_oldest(&mut self) {
        let oldest = self.turns.remove(0);
        self.guide.task.take_if(|task| task.turn == oldest.record.id);
    }

    /// The conversation is over, in all tabs: nothing of it is shown any more.
    pub(super) fn end_conversation(&mut self) {
        self.turns.clear();
        self.began = self.now;
        self.guide.task = None;
        self.escalation = Escalation::default();
        self.handing.forget();
    }

    pub(super) fn erased(&mut self, effects: &mut Vec<Effect>) {
        self.end_conversation();
        self.theme = None;
        self.speaking.chosen = None;
        self.learned = Learned::default();
        self.desk.forget();
        self.identity.forget();
        self.personal.forget();
        self.settle_suggestions(self.now);
        self.panel.has_options_open = false;
        self.panel.is_looking = false;
        self.panel.notice = Some(self.fixed.strings.erased.to_owned());
        self.is_unsaved = false;
        effects.push(Effect::Forget);
        effects.push(Effect::Focus(Target::Panel));
    }

    pub(super) fn storage_failed(&mut self, reason: &str, effects: &mut Vec<Effect>) {
        if self.keep == Keep::Leave {
            return;
        }
        self.keep = Keep::Leave;
        self.panel.notice = Some(self.fixed.strings.not_kept.to_owned());
        let message = [reason, " The conversation is kept in memory and ends with the page."].concat();
        effects.push(Effect::Warn(Problem::of_file("local storage", message)));
    }

    /// One effect after an update that changed what is kept.
    pub(super) fn save(&mut self, effects: &mut Vec<Effect>) {
        if !std::mem::take(&mut self.is_unsaved) || self.keep == Keep::Leave {
            return;
        }
        if self.keep == Keep::SetAside {
            effects.push(Effect::SetAside);
            self.keep = Keep::Replace;
        }
        effects.push(Effect::Save(self.saved().to_json()));
    }

    /// What is kept of this state.
    pub fn saved(&self) -> Saved {
        let answered = self.turns.iter().filter(|turn| !turn.is_waiting);
        let numbers: Vec<u32> = answered.clone().map(|turn| turn.record.id).collect();
        let (surveys, run) = self.surveys_json();
        Saved {
            turns: answered.map(|turn| turn.record.clone()).collect(),
            theme: self.theme,
            // A panel in the page says nothing of the one in the corner of another page.
            is_open: self.panel.is_open && !self.config.is_inline,
            lang: self.speaking.chosen,
            learned: self.learned.clone(),
            visitor: self.identity.visitor.clone(),
            session: self.identity.session.clone(),
            surveys,
            run,
            task: self.task_json(),
            untold: self.desk.untold(&numbers),
            escalation: self.escalation.clone(),
            began: self.first_asked(),
        }
    }
}
