//! When somebody is there, in words.

use super::super::filled::filled;
use super::super::intl::Intl;
use super::super::rules::schedule::Local;
use super::super::rules::signal::Offset;
use super::super::strings::Strings;
use super::super::time::{DAY_MS, from_iso};
use super::Zone;
use super::hours::{Hours, Presence};

/// Days that are called by their name alone; a later one by its date.
const NEAR: f64 = 7.0;

/// Says whether somebody is there; nothing where nobody can know. Times are the visitor's, which is said where the office
/// has another.
pub fn sentence(
    (hours, presence): (&Hours, Presence),
    now: f64,
    (zone, offset): (Zone, Offset),
    (strings, intl, lang): (&Strings, Intl, &str),
) -> Option<String> {
    let next = match presence {
        Presence::Unknown => return None,
        Presence::There => return Some(strings.handoff_open.to_owned()),
        Presence::Away(None) => return Some(strings.handoff_closed.to_owned()),
        Presence::Away(Some(next)) => next,
    };
    let is_elsewhere = zone(&hours.zone, next) != Some(offset(next));
    let text = if is_elsewhere { strings.handoff_next_elsewhere } else { strings.handoff_next };
    let date = (intl.day)(next, lang);
    Some(filled(text, &[&day((next, &date), now, offset, strings), &(intl.clock)(next, lang)]))
}

/// The clock at a moment: `9:05`.
pub fn clock(at: f64, offset: Offset) -> String {
    let minutes = Local::of(at, offset).minutes;
    let (hour, rest) = ((minutes / 60).to_string(), (minutes % 60).to_string());
    [hour.as_str(), if rest.len() < 2 { ":0" } else { ":" }, &rest].concat()
}

/// The day of a moment, as seen from now: "today", "on Monday", "on December 28, 2026".
fn day((at, date): (f64, &str), now: f64, offset: Offset, strings: &Strings) -> String {
    let (there, here) = (Local::of(at, offset), Local::of(now, offset));
    let midnight = |local: &Local| from_iso(&[&local.date, "T00:00:00Z"].concat()).unwrap_or_default();
    let ahead = (midnight(&there) - midnight(&here)) / DAY_MS;
    let mut names = strings.handoff_days.split('|');
    let (today, tomorrow) = (names.next(), names.next());
    let name = if ahead < 1.0 {
        today
    } else if ahead < 2.0 {
        tomorrow
    } else if ahead < NEAR {
        names.nth(there.weekday.saturating_sub(1) as usize)
    } else {
        names.nth(7)
    };
    filled(name.unwrap_or_default(), &[date])
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 2026-06-15, a Monday, 10:00 UTC.
    const NOW: f64 = 1_781_517_600_000.0;
    const HOUR: f64 = 3_600_000.0;

    fn said(next: f64, offset: Offset) -> String {
        let strings = Strings::default();
        let mut hours = Hours::default();
        hours.zone.push_str("UTC");
        let far: fn(f64, &str) -> String = |at, _| clock(at, |_| 480.0);
        let plain = Intl::plain();
        let intl = Intl { clock: if offset(0.0) > 0.0 { far } else { plain.clock }, ..plain };
        let words = (&strings, intl, "en");
        sentence((&hours, Presence::Away(Some(next))), NOW, (|_, _| Some(0.0), offset), words).unwrap()
    }

    #[test]
    fn the_next_opening_is_told_in_the_visitors_time() {
        for (hours, expected) in [
            (3.0, "today at 13:00."),
            (23.0, "tomorrow at 9:00."),
            (47.5, "on Wednesday at 9:30."),
            (6.0 * 24.0, "on Sunday at 10:00."),
            (7.0 * 24.0, "on 2026-06-22 at 10:00."),
            (300.0 * 24.0, "on 2027-04-11 at 10:00."),
        ] {
            let text = said(NOW + hours * HOUR, |_| 0.0);
            assert_eq!(text, format!("Nobody is there right now. We are back {expected}"));
        }
        let text = said(NOW + 15.0 * HOUR, |_| 480.0);
        assert_eq!(text, "Nobody is there right now. We are back tomorrow at 9:00 (your time).");
    }

    #[test]
    fn what_nobody_knows_is_not_told() {
        let strings = Strings::default();
        let words = |presence| {
            let words = (&strings, Intl::plain(), "en");
            sentence((&Hours::default(), presence), NOW, (|_, _| None, |_| 0.0), words).unwrap_or_default()
        };
        assert_eq!(words(Presence::Unknown), "");
        assert_eq!(words(Presence::There), strings.handoff_open);
        assert_eq!(words(Presence::Away(None)), strings.handoff_closed);
    }
}
