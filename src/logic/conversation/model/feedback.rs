//! What the visitor's clicks tell of the entries, and how the matcher gets to know.

use super::super::super::json::Json;
use super::super::super::learning::site_log_odds;
use super::super::super::saved::{ReplyKind, SavedTurn, Thumb, thumb_word};
use super::super::super::survey::raw::Moment;
use super::super::super::talk::escalation::Turn as Noted;
use super::super::effect::Effect;
use super::{Model, Turn, raise};

/// Who asks on within so many milliseconds has not found it.
const ASKS_ON: f64 = 120_000.0;

impl Model {
    /// Tells the matcher what is known of the entries now.
    pub(super) fn teach(&mut self, now: f64) {
        let faq = self.library.faq();
        if faq.entries.is_empty() {
            return;
        }
        let site = self.site.get_or_insert_with(|| site_log_odds(&self.config.priors, faq));
        let mut experience = self.learned.experience(site, faq, now);
        for (id, log_odds) in self.personal.log_odds() {
            let place = faq.entries.iter().position(|entry| entry.id == id);
            experience.entries.extend(place.map(|place| (place, log_odds)));
        }
        self.library.set_experience(experience);
    }

    /// Learns from the choice of an entry, where it was offered in reply to a question.
    pub(super) fn learn_choice(&mut self, id: &str, now: f64) {
        let Some(offer) = offer(&self.turns, id) else { return };
        self.learned.remember(self.library.print(&offer.question), id);
        self.learned.note(id, (1.0, 0.0), now);
        if let Some(left) = left_behind(&self.turns, id, now) {
            self.learned.note(&left, (0.0, 0.5), now);
        }
    }

    pub(super) fn rated(&mut self, id: u32, thumb: Thumb, now: f64, effects: &mut Vec<Effect>) {
        let Some(place) = self.turns.iter().position(|turn| turn.record.id == id) else { return };
        let Some(record) = self.turns.get_mut(place).map(|turn| &mut turn.record) else { return };
        if record.thumb == Some(thumb) {
            return;
        }
        let before = record.thumb.replace(thumb);
        let record = record.clone();
        self.is_unsaved = true;
        let entry = record.entries.first().cloned().unwrap_or_default();
        if record.reply == ReplyKind::Answer {
            self.learn_rating(place, &record, before, now);
        }
        let detail = vec![("entry", Json::Text(entry)), ("rating", Json::from(thumb_word(thumb)))];
        effects.push(raise("askwell:rated", detail));
        self.weigh_thumb(&record, before, now, effects);
        self.tell_thumb(&record, now, effects);
        self.tell_conversation(now, effects);
        if let Some(entry) = record.entries.first() {
            self.note_rating(entry, thumb == Thumb::Up, now);
        }
        self.rules_at_rating(thumb, now, effects);
        if thumb == Thumb::Up {
            self.survey_at(Moment::Resolved, now, effects);
        }
    }

    /// Counts a thumb for the offer of a human; `before` is the one that it replaces.
    fn weigh_thumb(
        &mut self,
        record: &SavedTurn,
        before: Option<Thumb>,
        now: f64,
        effects: &mut Vec<Effect>,
    ) {
        if before == Some(Thumb::Down) {
            self.escalation.forgive();
        }
        if record.thumb == Some(Thumb::Down) {
            let is_owners = self.is_offer_due(now);
            let turn = Noted { is_thumb_down: true, is_owners, ..Noted::default() };
            let reason = self.escalation.note(&turn);
            self.offer_human(record.id, reason, effects);
        }
    }

    /// Learns from the rating of an answer; `before` is the rating that it replaces.
    fn learn_rating(&mut self, place: usize, record: &SavedTurn, before: Option<Thumb>, now: f64) {
        let Some(entry) = record.entries.first() else { return };
        if let Some((helped, not)) = before.map(opinion) {
            self.learned.note(entry, (-helped, -not), now);
        }
        let Some(thumb) = record.thumb else { return };
        self.learned.note(entry, opinion(thumb), now);
        let earlier = self.turns.get(..place).unwrap_or_default();
        let offer = offer(earlier, entry);
        if thumb == Thumb::Down {
            let asked = offer.map_or(&record.question, |offer| &offer.question);
            self.learned.forget(&self.library.print(asked), entry);
        } else if offer.is_none()
            && before.is_none()
            && let Some(left) = left_behind(earlier, entry, record.at)
        {
            // A choice has told that already.
            self.learned.note(&left, (0.0, 0.5), now);
        }
    }
}

fn opinion(thumb: Thumb) -> (f32, f32) {
    match thumb {
        Thumb::Up => (1.0, 0.0),
        Thumb::Down => (0.0, 1.0),
    }
}

/// The turn that offered an entry to choose from, unless it was chosen since.
fn offer<'turns>(turns: &'turns [Turn], id: &str) -> Option<&'turns SavedTurn> {
    let has_it = |turn: &&Turn| turn.record.entries.iter().any(|entry| entry == id);
    let last = turns.iter().rev().find(has_it)?;
    (last.record.reply != ReplyKind::Answer).then_some(&last.record)
}

/// The entry of the last answer, where the visitor got from it to another one soon and did not praise it.
fn left_behind(turns: &[Turn], id: &str, at: f64) -> Option<String> {
    let last = turns.iter().rev().find(|turn| turn.record.reply == ReplyKind::Answer)?;
    let is_left = last.record.thumb != Some(Thumb::Up) && (0.0..=ASKS_ON).contains(&(at - last.record.at));
    last.record.entries.first().filter(|entry| is_left && *entry != id).cloned()
}

#[cfg(test)]
mod tests {
    use super::super::super::super::config::resolve::{Page, resolve};
    use super::super::super::super::learning::Learned;
    use super::super::super::event::Event;
    use super::super::Setup;
    use super::*;

    const FAQ: &str = r#"{"faq": [
        {"id": "date", "question": "How do I change the delivery date?", "answer": "a"},
        {"id": "address", "question": "How do I change the delivery address?", "answer": "b"},
        {"id": "password", "question": "I forgot my password", "answer": "c"},
        {"id": "hours", "question": "When is the shop open?", "answer": "d"}
    ]}"#;

    /// Runs the events, each some seconds after the last, and gives what was learned.
    fn learned(events: Vec<(f64, Event)>) -> Learned {
        let (config, _) = resolve("askwell.json", &serde_json::from_str(FAQ).unwrap(), &Page::default());
        let (mut model, _) = Model::new(Setup::native(config));
        model.update(Event::IndexTurn(10), 0.0);
        let mut now = 0.0;
        for (seconds, event) in events {
            now += seconds * 1_000.0;
            model.update(event, now);
        }
        model.learned
    }

    fn asked(seconds: f64, text: &str) -> [(f64, Event); 2] {
        [(seconds, Event::Typed(text.into())), (0.0, Event::Sent)]
    }

    fn chosen(seconds: f64, id: &str) -> (f64, Event) {
        (seconds, Event::Chosen(id.into()))
    }

    /// The counts of an entry: how often it helped, and how often not.
    fn counts(learned: &Learned, id: &str) -> (f32, f32) {
        learned.counts(id).map_or((0.0, 0.0), |tally| (tally.helped, tally.not))
    }

    fn check(events: Vec<(f64, Event)>, date: (f32, f32), address: (f32, f32)) {
        let learned = learned(events);
        for (id, expected) in [("date", date), ("address", address)] {
            let found = counts(&learned, id);
            let is_near = (found.0 - expected.0).abs() < 1e-3 && (found.1 - expected.1).abs() < 1e-3;
            assert!(is_near, "{id}: {found:?}, expected {expected:?}");
        }
    }

    #[test]
    fn only_a_choice_that_answers_a_question_tells_something() {
        check(vec![chosen(1.0, "date")], (0.0, 0.0), (0.0, 0.0));
        let [typed, sent] = asked(1.0, "how do I change the delivery");
        check(vec![typed, sent, chosen(9.0, "date"), chosen(9.0, "date")], (1.0, 0.0), (0.0, 0.0));
    }

    #[test]
    fn who_goes_on_to_another_entry_soon_was_not_helped() {
        for (pause, not) in [(60.0, 0.5), (180.0, 0.0)] {
            let [typed, sent] = asked(1.0, "how do I change the delivery");
            let events = vec![typed, sent, chosen(9.0, "date"), chosen(pause, "address")];
            check(events, (1.0, not), (1.0, 0.0));
        }
    }

    #[test]
    fn a_praised_answer_tells_against_the_one_before_it() {
        let [typed, sent] = asked(5.0, "How do I change the delivery address?");
        let events = vec![chosen(1.0, "date"), typed, sent, (5.0, Event::Rated(2, Thumb::Up))];
        check(events, (0.0, 0.5), (1.0, 0.0));
    }

    #[test]
    fn a_changed_thumb_counts_once_and_erasing_clears_all() {
        let rated = |thumb| (1.0, Event::Rated(1, thumb));
        let mut events = vec![chosen(1.0, "date"), rated(Thumb::Up), rated(Thumb::Up), rated(Thumb::Down)];
        check(events.clone(), (0.0, 1.0), (0.0, 0.0));
        events.push((1.0, Event::Erased));
        assert_eq!(learned(events), Learned::default());
    }
}
