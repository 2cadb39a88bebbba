//! The FAQ arrives, or does not: what becomes of the questions that wait for it.

use super::{
    Arc, ContactView, Effect, FaqState, Json, Model, Problem, Progress, Reply, ReplyKind, answering,
    contact_on_page,
};

impl Model {
    pub(in super::super) fn faq_arrived(&mut self, json: &Json, effects: &mut Vec<Effect>) {
        // A second file would be indexed over the first; only what was asked for is awaited.
        if self.library.state == FaqState::Loading && self.library.faq.entries.is_empty() {
            self.library.take(json, effects);
            self.take_contact(json);
            self.check_audiences(effects);
            self.refresh_replies();
            self.fall_back(effects);
        }
    }

    /// Where the owner names neither FAQ nor contact, the page's own is shown.
    fn take_contact(&mut self, json: &Json) {
        if self.fixed.contact.is_some() || !self.library.is_here() {
            return;
        }
        let contact = json.get("contact").and_then(|contact| contact_on_page(contact, self.config.lang));
        if let Some(contact) = contact {
            let label = self.fixed.strings.talk_to_person.to_owned();
            Arc::make_mut(&mut self.fixed).contact = Some(ContactView { label, contact });
        }
    }

    /// Tells of what is wrong with the entries' audiences.
    pub(in super::super) fn check_audiences(&self, effects: &mut Vec<Effect>) {
        let entries = &self.library.faq.entries;
        let mut audiences = entries.iter().map(|entry| (entry.id.as_str(), &entry.audience));
        self.personal.check((&self.library.file, "audience"), &mut audiences, effects);
    }

    pub(in super::super) fn faq_failed(&mut self, reason: &str, effects: &mut Vec<Effect>) {
        effects.push(Effect::Warn(Problem::of_file(&self.library.file, reason)));
        if self.library.falls_back(effects) {
            return;
        }
        self.library.state = FaqState::Failed;
        self.fall_back(effects);
        self.refresh_replies();
        self.turn_when_due(effects);
    }

    /// Indexes and learns on, that many steps.
    pub(in super::super) fn index_turn(&mut self, steps: u32, effects: &mut Vec<Effect>) {
        for _ in 0..steps {
            match self.library.work() {
                Progress::Working => {}
                Progress::Answers => {
                    self.library.state = FaqState::Ready;
                    self.answer_pending(self.now, effects);
                    self.turn_when_due(effects);
                }
                Progress::Done => return,
            }
        }
        effects.push(Effect::BuildIndex);
    }

    /// Shows the turns of an earlier page once their entries are known, or known to be missing.
    pub(in super::super) fn refresh_replies(&mut self) {
        let has_entries = !self.library.faq.entries.is_empty();
        let is_over = self.library.is_useless();
        if has_entries {
            self.task_fits();
        }
        let is_ours: Vec<bool> =
            self.turns.iter().map(|turn| self.is_of_library(&turn.record.lang)).collect();
        for (turn, is_ours) in self.turns.iter_mut().zip(is_ours) {
            // What was answered from another FAQ stands as it was said.
            if !is_ours && turn.reply != Reply::Pending {
                continue;
            }
            if is_over || (has_entries && !turn.is_waiting) || turn.record.reply == ReplyKind::Contact {
                turn.is_waiting = false;
                turn.reply = answering::reply(&self.library.faq, &turn.record);
            }
        }
    }
}
