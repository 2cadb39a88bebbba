//! Which language a FAQ is in, and what is to be known of one that stands on the shelf meanwhile.

use super::super::super::super::language::choose;
use super::super::super::super::language::identify::identify;
use super::super::super::super::semantic::shipped::shipped;
use super::super::super::super::text::Fold;
use super::super::super::effect::Effect;
use super::super::super::view_model::FaqState;
use super::{Library, Stage};

impl Library {
    /// Named by its own file's language, where each language has a file.
    pub(in super::super) fn with_tag(mut self, faqs: &[(String, String)]) -> Self {
        let tags: Vec<&str> = faqs.iter().map(|(tag, _)| tag.as_str()).collect();
        if let Some(tag) = choose(&[&self.lang], &tags).or_else(|| tags.first().copied()) {
            tag.clone_into(&mut self.tag);
            self.is_named = true;
        }
        self
    }

    /// One of another language, with nothing in it so far.
    pub(in super::super) fn another(&self, tag: &str) -> Self {
        let matcher = self.present.matcher.emptied().without_pack();
        Library {
            is_named: true,
            ..Library::new(matcher, (self.today.clone(), tag), (self.tasks, self.talk))
        }
    }

    /// The language that it is in.
    pub(in super::super) fn tag(&self) -> &String {
        &self.tag
    }

    /// The other languages that its file has entries in.
    pub(in super::super) fn others(&self) -> &[String] {
        &self.faq.others
    }

    /// Whether nothing can be answered from it.
    pub(in super::super) fn is_useless(&self) -> bool {
        matches!(self.state, FaqState::Empty | FaqState::Failed)
    }

    pub(in super::super) fn fold(&self) -> Fold {
        self.present.matcher.fold()
    }

    /// Goes on indexing and learning, where that was left for another one.
    pub(in super::super) fn resume(&self, effects: &mut Vec<Effect>) {
        let is_done = matches!(self.present.stage, Stage::Done) && self.next.is_none();
        if !self.faq.entries.is_empty() && !is_done {
            effects.push(Effect::BuildIndex);
        }
    }

    /// Whether it has asked for a pack of that language, and not got it so far.
    pub(in super::super) fn awaits_pack(&self, lang: &str) -> bool {
        self.has_asked_for_pack && shipped(&self.tag).is_some_and(|shipped| shipped.lang == lang)
    }

    /// Learns which language the entries are in, where nobody says so.
    pub(super) fn name_language(&mut self) {
        /// So many entries are looked at.
        const SAMPLE: usize = 8;
        let fold = self.present.matcher.fold();
        let sample = self.faq.entries.iter().take(SAMPLE).flat_map(|entry| [entry.question.as_str(), " "]);
        let found = identify(fold, &sample.collect::<String>());
        let named = self.faq.entries.iter().map(|entry| entry.lang.as_str()).find(|lang| !lang.is_empty());
        if let Some(tag) = found.or(named).filter(|_| !self.is_named) {
            tag.clone_into(&mut self.tag);
        }
        // Beside entries of other languages, those for every language are in one of them.
        let is_mixed = !self.faq.others.is_empty();
        for entry in self.faq.entries.iter_mut().filter(|entry| entry.lang.is_empty()) {
            let own = if is_mixed { identify(fold, &entry.question) } else { None };
            own.unwrap_or(&self.tag).clone_into(&mut entry.lang);
        }
    }
}
