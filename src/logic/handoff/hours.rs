//! When somebody is there: office hours in the office's own time zone.
//!
//! Times of a day are resolved as RFC 5545 and the Temporal proposal ("compatible") do: one that a change of clocks
//! skips is as much later, one that comes twice is the first.

use super::super::report::Reader;
use super::super::rules::schedule::clock;
use super::super::time::{DAY, DAY_MS, date, days, weekday};
use super::Zone;
use super::raw::RawOfficeHours;

/// Days within which the next opening is looked for: an office that is closed for longer names no day.
const FURTHEST: i64 = 366;

/// Minutes of a day.
const DAY_MINUTES: i64 = 1_440;

/// A leap year, for holidays of every year.
const LEAP: i64 = 2_024;

/// Office hours.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Hours {
    /// The IANA time zone.
    pub zone: String,
    /// For each day from Monday on, when it opens and closes, in minutes since its midnight; what closes after midnight
    /// has more than 1440.
    week: [Vec<(i64, i64)>; 7],
    holidays: Vec<Holiday>,
}

/// A day on which nobody is there: year (none is every year), month, day.
type Holiday = (Option<i64>, i64, i64);

/// Whether somebody is there.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Presence {
    /// Nobody can say: the time zone is unknown to this browser.
    Unknown,
    /// Somebody is there.
    There,
    /// Nobody is there before this moment, in milliseconds since 1970; none within a year.
    Away(Option<f64>),
}

impl Hours {
    /// Reads office hours; what cannot be used is reported. None where nothing is left that could be told.
    pub fn read(raw: &RawOfficeHours, reader: &mut Reader) -> Option<Hours> {
        let mut hours = Hours { zone: raw.time_zone.clone().unwrap_or_default(), ..Hours::default() };
        let mark = reader.enter("week");
        let days = raw.week.clone().unwrap_or_default();
        for ((name, texts), ranges) in days.days().into_iter().zip(&mut hours.week) {
            let mark = reader.enter(name);
            for text in texts {
                let read = range(text);
                if read.is_none() {
                    let example = "; times are written as \"09:00-17:00\". It is left out.";
                    reader.report(["\"", text, "\" cannot be read", example].concat());
                }
                ranges.extend(read);
            }
            reader.leave(mark);
        }
        reader.leave(mark);
        for text in raw.holidays.iter().flatten() {
            let read = holiday(text);
            if read.is_none() {
                let example =
                    " is no day; write \"2026-12-25\", or \"12-25\" for every year. It is left out.";
                reader.report(["holiday \"", text, "\"", example].concat());
            }
            hours.holidays.extend(read);
        }
        if hours.zone.is_empty() {
            reader.report(r#""time_zone" is needed, such as "Europe/Berlin"; the hours are left out."#);
            return None;
        }
        if hours.week.iter().all(Vec::is_empty) {
            reader
                .report(r#""week" has no times, such as {"mon": ["09:00-17:00"]}; the hours are left out."#);
            return None;
        }
        Some(hours)
    }

    /// Whether somebody is there at a moment, in milliseconds since 1970.
    pub fn presence(&self, now: f64, zone: Zone) -> Presence {
        let Some(offset) = zone(&self.zone, now).filter(|_| now.is_finite()) else {
            return Presence::Unknown;
        };
        #[expect(clippy::cast_possible_truncation, reason = "days since 1970")]
        let today = ((now + offset * 60_000.0) / DAY_MS).floor() as i64;
        // The day before may go on past midnight.
        for day in today - 1..=today + FURTHEST {
            let mut next: Option<f64> = None;
            for &(from, to) in self.times_of(day) {
                let moments = self.moment((day, from), zone).zip(self.moment((day, to), zone));
                let Some((opens, closes)) = moments else { return Presence::Unknown };
                if opens <= now && now < closes {
                    return Presence::There;
                }
                if opens > now && opens < closes && next.is_none_or(|next| opens < next) {
                    next = Some(opens);
                }
            }
            if next.is_some() {
                return Presence::Away(next);
            }
        }
        Presence::Away(None)
    }

    /// The times that begin on a day, counted from 1970.
    fn times_of(&self, day: i64) -> &[(i64, i64)] {
        let (year, month, of_month) = date(day);
        let is_off = |holiday: &Holiday| {
            holiday.0.is_none_or(|only| only == year) && (holiday.1, holiday.2) == (month, of_month)
        };
        if self.holidays.iter().any(is_off) {
            return &[];
        }
        let place = usize::try_from(weekday(day)).unwrap_or_default();
        self.week.get(place).map_or(&[], Vec::as_slice)
    }

    /// The moment at which the office's clock shows these minutes of a day. Offsets are asked for a day before and a day
    /// after, so that a change of clocks lies between them.
    fn moment(&self, (day, minutes): (i64, i64), zone: Zone) -> Option<f64> {
        let local = (day * DAY + minutes * 60_000) as f64;
        let before = zone(&self.zone, local - DAY_MS)?;
        let after = zone(&self.zone, local + DAY_MS)?;
        let shown = |offset: f64| local - offset * 60_000.0;
        for offset in [before, after] {
            if zone(&self.zone, shown(offset)) == Some(offset) {
                return Some(shown(offset));
            }
        }
        Some(shown(before))
    }
}

/// Reads `09:00-17:00`; a dash will do as well.
fn range(text: &str) -> Option<(i64, i64)> {
    let (from, to) = text.split_once(['-', '–'])?;
    let [from, to] = [minutes(from)?, minutes(to)?];
    let to = if to < from { to + DAY_MINUTES } else { to };
    (from < DAY_MINUTES && from < to).then_some((from, to))
}

fn minutes(text: &str) -> Option<i64> {
    let text = text.trim();
    let whole = if text.find(':') == Some(1) { ["0", text].concat() } else { text.to_owned() };
    clock(&whole).map(i64::from)
}

/// Reads `2026-12-25` or `12-25`.
fn holiday(text: &str) -> Option<Holiday> {
    let mut parts = text.split('-').rev();
    let mut part = |digits: usize| {
        let part = parts.next()?;
        let is_plain = part.len() == digits && part.bytes().all(|byte| byte.is_ascii_digit());
        if is_plain { part.parse::<i64>().ok() } else { None }
    };
    let (day, month) = (part(2)?, part(2)?);
    let year = if text.len() > 5 { Some(part(4)?) } else { None };
    let whole = year.unwrap_or(LEAP);
    let is_there = parts.next().is_none() && date(days(whole, month, day)) == (whole, month, day);
    is_there.then_some((year, month, day))
}

#[cfg(test)]
mod tests;
