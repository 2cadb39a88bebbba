//! Tabs in step: a conversation that goes on in two of them is one.
//!
//! Each stores the whole after each act, and hears what the others store. What they asked is taken in by its moment; what
//! was begun anew in one of them is over in all. Who finds, when it comes to storing, that it has not heard of what is there
//! takes that in first (`browser/effects/save.rs`): so nothing is lost where both act at once, or where the browser had
//! frozen a tab. Whoever takes in what the others have already has nothing to store, so that this comes to an end.

use super::super::super::json::Json;
use super::super::super::saved::{Keep, MOST_TURNS, Saved, SavedTurn};
use super::super::super::talk::escalation::Escalation;
use super::{Model, Turn};

/// What was asked within so many milliseconds before it turns out that all was erased elsewhere was asked after that.
const MOMENT: f64 = 2_000.0;

impl Model {
    /// Another tab has stored its state, or erased it (`Null`). `is_ours_newer`: what is here is to be stored over it.
    pub(super) fn stored_elsewhere(&mut self, json: &Json, is_ours_newer: bool, now: f64) {
        let (mut theirs, keep, _) = Saved::read(json);
        if keep != Keep::Replace || self.keep == Keep::Leave {
            return;
        }
        let last = self.turns.last().map_or(0.0, |turn| turn.record.at);
        let erased = if is_ours_newer && now - last < MOMENT { last } else { now };
        self.begin_at(if *json == Json::Null { erased } else { theirs.began });
        let began = self.began;
        for turn in theirs.turns.iter().filter(|turn| turn.at >= began) {
            self.take_turn(turn, is_ours_newer);
        }
        self.merge_surveys(std::mem::take(&mut theirs.surveys), now);
        self.learned.merge(std::mem::take(&mut theirs.learned));
        self.identity.join(std::mem::take(&mut theirs.visitor), theirs.session.take());
        if !is_ours_newer && *json != Json::Null {
            self.theme = theirs.theme;
            self.escalation = std::mem::take(&mut theirs.escalation);
        }
        self.refresh_replies();
        let ours = self.saved();
        let has_all = ours.turns.len() == theirs.turns.len()
            && ours
                .turns
                .iter()
                .zip(&theirs.turns)
                .all(|(ours, theirs)| is_same(ours, theirs) && ours.thumb == theirs.thumb);
        // A survey or a form that is open here is put back where the other had none open. Where both had, what was touched
        // last is kept over a reload: putting that right by turns would never end.
        let is_open = |saved: &Saved| saved.run != Json::Null || saved.task != Json::Null;
        let lacks = !has_all || (is_open(&ours) && !is_open(&theirs));
        self.is_unsaved |= is_ours_newer || (lacks && *json != Json::Null);
    }

    /// When the conversation that is kept began. Of what was erased nothing remains that could say so; but who stores a
    /// conversation knows all that there is of it, so that nothing older can belong to it.
    pub(super) fn first_asked(&self) -> f64 {
        let first = self.turns.iter().find(|turn| !turn.is_waiting);
        first.map_or(self.began, |turn| self.began.max(turn.record.at))
    }

    /// What was asked before is over.
    fn begin_at(&mut self, began: f64) {
        if began <= self.began {
            return;
        }
        self.began = began;
        let before = self.turns.len();
        // What still waits for its answer was never stored: it goes on with what there is.
        for turn in self.turns.iter_mut().filter(|turn| turn.is_waiting && turn.record.at < began) {
            turn.record.at = began;
        }
        self.turns.retain(|turn| turn.record.at >= began);
        if self.turns.len() < before {
            let turns = &self.turns;
            self.guide.task.take_if(|task| !turns.iter().any(|turn| turn.record.id == task.turn));
            self.escalation = Escalation::default();
            self.handing.forget();
            self.identity.restart();
        }
    }

    /// Takes a turn of another tab in, in the order of asking; of one that is here, what was added to it.
    fn take_turn(&mut self, theirs: &SavedTurn, is_ours_newer: bool) {
        if let Some(turn) = self.turns.iter_mut().find(|turn| is_same(&turn.record, theirs)) {
            let ours = &mut turn.record;
            if ours.thumb.is_none() || (theirs.thumb.is_some() && !is_ours_newer) {
                ours.thumb = theirs.thumb;
            }
            if ours.task.is_none() {
                ours.task.clone_from(&theirs.task);
            }
            return;
        }
        self.last_id += 1;
        let turn = Turn::restored(SavedTurn { id: self.last_id, ..theirs.clone() });
        let place =
            self.turns.iter().rposition(|ours| ours.record.at <= theirs.at).map_or(0, |place| place + 1);
        self.turns.insert(place, turn);
        if self.turns.len() > MOST_TURNS {
            self.drop_oldest();
        }
    }
}

/// Whether two turns are of one message. A message that asks several things makes turns of the same moment.
fn is_same(one: &SavedTurn, other: &SavedTurn) -> bool {
    one.at.total_cmp(&other.at).is_eq() && one.question == other.question
}
