//! How often rules may act, and what is remembered of them.
//!
//! `lifetime` and `custom` caps are those of the Firefox Messaging System; that a dismissal is remembered apart from a
//! showing is what users of chat prompts ask for.

use super::super::json::Json;
use super::super::lists::keep_last;
use super::super::report::Reader;
use super::super::time::DAY_MS as DAY;
use super::raw::{Period, RawFrequency};

/// Days for which a dismissed rule stays away.
const DISMISSED_DAYS: f64 = 30.0;

/// Moments that are kept of a rule: no sensible cap counts higher.
const MOST_TIMES: usize = 20;

/// Rules that are remembered; the one that acted longest ago makes room.
const MOST_REMEMBERED: usize = 200;

/// How often a rule, or a group of rules, may act.
#[derive(Debug, Clone, PartialEq)]
pub struct Frequency {
    /// So often for good.
    pub lifetime: Option<u32>,
    /// So often in a length of time.
    pub custom: Vec<(u32, Period)>,
    /// Days for which it stays away once dismissed.
    pub dismissed_days: f64,
}

impl Frequency {
    /// Reads a frequency. A rule that speaks up does so once a visit where nothing is said.
    pub fn read(raw: Option<&RawFrequency>, is_loud: bool, reader: &mut Reader) -> Frequency {
        let default = RawFrequency::default();
        let raw = raw.unwrap_or(&default);
        let mark = reader.enter("frequency");
        let mut custom: Vec<(u32, Period)> = Vec::new();
        for cap in raw.custom.iter().flatten() {
            let times = count(cap.cap.unwrap_or(1.0), reader);
            custom.extend(times.map(|times| (times, cap.period.unwrap_or(Period::Visit))));
        }
        let lifetime = raw.lifetime.and_then(|lifetime| count(lifetime, reader));
        if is_loud && raw.custom.is_none() && lifetime.is_none() {
            custom.push((1, Period::Visit));
        }
        reader.leave(mark);
        let dismissed_days = raw.dismissed_days.unwrap_or(DISMISSED_DAYS).max(0.0);
        Frequency { lifetime, custom, dismissed_days }
    }

    /// Whether nothing is limited: nothing has to be remembered then.
    pub fn is_unlimited(&self) -> bool {
        self.lifetime.is_none() && self.custom.is_empty()
    }
}

/// A whole number from 1 to a thousand.
fn count(number: f64, reader: &mut Reader) -> Option<u32> {
    if !(1.0..=1_000.0).contains(&number) {
        reader.report("a cap is a number from 1 to 1000; it is left out.");
        return None;
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 1 and 1000")]
    Some(number as u32)
}

/// What is remembered of a rule.
#[derive(Debug, Clone, PartialEq, Default)]
struct Acted {
    rule: String,
    /// How often, for good.
    count: u32,
    /// The last moments, in milliseconds since 1970, in the order in which they came in.
    times: Vec<f64>,
    /// When it was dismissed last.
    dismissed: Option<f64>,
}

/// What is remembered of all rules.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Memory {
    acted: Vec<Acted>,
}

/// Why a rule may not act again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Capped {
    /// The visitor has dismissed it.
    Dismissed,
    /// It has acted often enough for good.
    Lifetime,
    /// It has acted often enough in a length of time: the number of the cap.
    Custom(usize),
}

/// The present moment, as caps count it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Present {
    /// Milliseconds since 1970.
    pub now: f64,
    /// When the present visit began.
    pub visit_began: f64,
}

impl Memory {
    /// Whether these rules together may act once more.
    ///
    /// # Errors
    /// What holds them back.
    pub fn check(&self, rules: &[&str], frequency: &Frequency, at: Present) -> Result<(), Capped> {
        let acted = || self.acted.iter().filter(|acted| rules.contains(&acted.rule.as_str()));
        // A clock that was put back makes moments lie ahead: they count as moments of now.
        let ago = |moment: f64| (at.now - moment).max(0.0);
        let rest = frequency.dismissed_days * DAY;
        if acted().filter_map(|acted| acted.dismissed).any(|dismissed| ago(dismissed) < rest) {
            return Err(Capped::Dismissed);
        }
        let total: u32 = acted().map(|acted| acted.count).sum();
        if frequency.lifetime.is_some_and(|most| total >= most) {
            return Err(Capped::Lifetime);
        }
        for (place, (cap, period)) in frequency.custom.iter().enumerate() {
            let is_within = |moment: &&f64| match period {
                Period::Visit => **moment >= at.visit_began || at.visit_began > at.now,
                Period::Ms(ms) => ago(**moment) < *ms,
            };
            let within = acted().flat_map(|acted| &acted.times).filter(is_within).count();
            if within >= *cap as usize {
                return Err(Capped::Custom(place));
            }
        }
        Ok(())
    }

    /// Notes that a rule acts.
    pub fn act(&mut self, rule: &str, now: f64) {
        let mut acted = self.take(rule);
        acted.count = acted.count.saturating_add(1);
        acted.times.push(now);
        keep_last(&mut acted.times, MOST_TIMES);
        self.acted.push(acted);
    }

    /// Notes that the visitor has dismissed what a rule showed.
    pub fn dismiss(&mut self, rule: &str, now: f64) {
        let mut acted = self.take(rule);
        acted.dismissed = Some(now);
        self.acted.push(acted);
    }

    /// What is known of a rule, taken out; room is made for it.
    fn take(&mut self, rule: &str) -> Acted {
        let place = self.acted.iter().position(|acted| acted.rule == rule);
        if let Some(place) = place {
            return self.acted.remove(place);
        }
        keep_last(&mut self.acted, MOST_REMEMBERED - 1);
        Acted { rule: rule.to_owned(), ..Acted::default() }
    }

    /// Takes in what another tab remembers. Of a rule that both know, all moments count.
    pub fn merge(&mut self, other: Memory) {
        for theirs in other.acted {
            let mut ours = self.take(&theirs.rule);
            for moment in theirs.times {
                if !ours.times.contains(&moment) {
                    ours.times.push(moment);
                }
            }
            let seen = u32::try_from(ours.times.len()).unwrap_or(u32::MAX);
            ours.count = ours.count.max(theirs.count).max(seen);
            keep_last(&mut ours.times, MOST_TIMES);
            ours.dismissed = match (ours.dismissed, theirs.dismissed) {
                (Some(a), Some(b)) => Some(a.max(b)),
                (a, b) => a.or(b),
            };
            self.acted.push(ours);
        }
    }

    /// What lies ahead was written by a clock that went wrong. Left so, it would hold rules back for years.
    pub fn forget_the_future(&mut self, now: f64) {
        for acted in &mut self.acted {
            for moment in acted.times.iter_mut().chain(&mut acted.dismissed) {
                if *moment > now {
                    *moment = now;
                }
            }
        }
    }

    /// Whether nothing is remembered.
    pub fn is_empty(&self) -> bool {
        self.acted.is_empty()
    }

    /// The list to store.
    pub fn to_json(&self) -> Json {
        let one = |acted: &Acted| {
            let mut members = vec![
                ("rule", Json::from(acted.rule.as_str())),
                ("count", Json::Number(f64::from(acted.count))),
                ("times", Json::List(acted.times.iter().map(|moment| Json::Number(*moment)).collect())),
            ];
            members.extend(acted.dismissed.map(|moment| ("dismissed", Json::Number(moment))));
            Json::object(members)
        };
        Json::List(self.acted.iter().map(one).collect())
    }

    /// Reads what was stored; what cannot be read is left out.
    pub fn read(json: Option<&Json>) -> Memory {
        let mut memory = Memory::default();
        for item in json.and_then(Json::as_list).unwrap_or_default() {
            let Some(rule) = item.get("rule").and_then(Json::as_text) else { continue };
            let moment = |json: &Json| json.as_number().filter(|moment| moment.is_finite());
            let times = item.get("times").and_then(Json::as_list).unwrap_or_default();
            let mut acted = memory.take(rule);
            acted.times = times.iter().filter_map(moment).collect();
            keep_last(&mut acted.times, MOST_TIMES);
            let count = item.get("count").and_then(Json::as_number).unwrap_or_default();
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "clamped to what fits"
            )]
            let count = count.clamp(0.0, 1e6) as u32;
            acted.count = count.max(u32::try_from(acted.times.len()).unwrap_or(0));
            acted.dismissed = item.get("dismissed").and_then(moment);
            memory.acted.push(acted);
        }
        memory
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn at(now: f64) -> Present {
        Present { now, visit_began: 1_000.0 }
    }

    fn frequency(lifetime: Option<u32>, custom: Vec<(u32, Period)>) -> Frequency {
        Frequency { lifetime, custom, dismissed_days: 30.0 }
    }

    #[test]
    fn caps_hold_for_a_rule_and_for_a_group() {
        let mut memory = Memory::default();
        let daily = frequency(None, vec![(2, Period::Ms(DAY))]);
        memory.act("a", 0.0);
        memory.act("b", 5.0);
        assert_eq!(memory.check(&["a"], &daily, at(10.0)), Ok(()));
        assert_eq!(memory.check(&["a", "b"], &daily, at(10.0)), Err(Capped::Custom(0)));
        assert_eq!(memory.check(&["a", "b"], &daily, at(DAY)), Ok(()));
        assert_eq!(
            memory.check(&["a", "b"], &frequency(Some(2), vec![]), at(9.0 * DAY)),
            Err(Capped::Lifetime)
        );
    }

    #[test]
    fn a_visit_begins_anew() {
        let mut memory = Memory::default();
        let once = frequency(None, vec![(1, Period::Visit)]);
        memory.act("a", 999.0);
        assert_eq!(memory.check(&["a"], &once, at(2_000.0)), Ok(()));
        memory.act("a", 1_000.0);
        assert_eq!(memory.check(&["a"], &once, at(2_000.0)), Err(Capped::Custom(0)));
    }

    #[test]
    fn a_dismissal_outlasts_the_visit() {
        let mut memory = Memory::default();
        memory.dismiss("a", 0.0);
        let free = frequency(None, vec![]);
        assert_eq!(memory.check(&["a"], &free, at(29.9 * DAY)), Err(Capped::Dismissed));
        assert_eq!(memory.check(&["a"], &free, at(30.0 * DAY)), Ok(()));
    }

    #[test]
    fn a_clock_that_jumps_back_frees_nothing_and_holds_nothing_for_years() {
        let mut memory = Memory::default();
        let daily = frequency(None, vec![(1, Period::Ms(DAY))]);
        memory.act("a", 900.0 * DAY);
        assert_eq!(memory.check(&["a"], &daily, at(DAY)), Err(Capped::Custom(0)));
        memory.forget_the_future(DAY);
        assert_eq!(memory.check(&["a"], &daily, at(2.0 * DAY)), Ok(()));
    }

    #[test]
    fn two_tabs_count_together() {
        let mut here = Memory::default();
        here.act("a", 1.0);
        let mut there = here.clone();
        here.act("a", 2.0);
        there.act("a", 3.0);
        there.dismiss("b", 4.0);
        here.merge(there.clone());
        assert_eq!(here.check(&["a"], &frequency(Some(3), vec![]), at(5.0)), Err(Capped::Lifetime));
        assert_eq!(here.check(&["b"], &frequency(None, vec![]), at(5.0)), Err(Capped::Dismissed));
        let once_more = here.clone();
        here.merge(there);
        assert_eq!(
            here.acted.iter().map(|a| a.count).collect::<Vec<_>>(),
            once_more.acted.iter().map(|a| a.count).collect::<Vec<_>>()
        );
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(acts in prop::collection::vec((0_u8..5, 0_u32..9_999, any::<bool>()), 0..60)) {
            let mut memory = Memory::default();
            for (rule, now, is_dismissed) in acts {
                let rule = rule.to_string();
                memory.act(&rule, f64::from(now));
                if is_dismissed {
                    memory.dismiss(&rule, f64::from(now));
                }
            }
            let text = serde_json::to_string(&memory.to_json()).unwrap();
            prop_assert_eq!(Memory::read(Some(&serde_json::from_str(&text).unwrap())), memory);
        }
    }
}
