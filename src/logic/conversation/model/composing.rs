//! The composer: what is typed, and what it may become.

use super::{LONGEST_QUESTION, MOST_COMPLETIONS, Model};

impl Model {
    pub(super) fn typed(&mut self, text: String) {
        self.panel.notice = None;
        self.clear_completions();
        let is_readable = text.chars().nth(LONGEST_QUESTION).is_none();
        if self.library.is_ready() && is_readable && !text.trim().is_empty() {
            self.panel.completions = self.library.complete(&text, MOST_COMPLETIONS, &self.hidden);
        }
        self.panel.draft = text;
    }

    pub(super) fn move_highlight(&mut self, by: isize) {
        // One place more than there are completions: the composer's own text.
        let places = self.panel.completions.len() + 1;
        let at = self.panel.highlighted.map_or(0, |at| at + 1);
        let next = at.checked_add_signed(by).unwrap_or(places - 1) % places;
        self.panel.highlighted = next.checked_sub(1);
    }

    pub(super) fn clear_completions(&mut self) {
        self.panel.completions.clear();
        self.panel.highlighted = None;
    }

    pub(super) fn clear_composer(&mut self) {
        self.panel.draft.clear();
        self.clear_completions();
    }
}
