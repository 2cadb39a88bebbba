//! When a rule is in force, in the visitor's own time.

use super::super::report::Reader;
use super::super::time::{DAY, from_iso, iso, weekday};
use super::raw::RawSchedule;
use super::signal::Offset;

const MINUTE: f64 = 60_000.0;

/// Minutes in a day.
const DAY_MINUTES: u32 = 1_440;

/// A moment as the visitor's clock and calendar show it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Local {
    /// The day: `2026-01-31`.
    pub date: String,
    /// 1 is Monday, 7 is Sunday.
    pub weekday: u32,
    /// Minutes since midnight.
    pub minutes: u32,
}

impl Local {
    /// What the visitor's clock shows at a moment, in milliseconds since 1970.
    pub fn of(now: f64, offset: Offset) -> Local {
        let local = iso_local(now, offset);
        #[expect(clippy::cast_possible_truncation, reason = "clamped by `iso_local`")]
        let ms = local as i64;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "remainders of small numbers"
        )]
        let (weekday, minutes) =
            (weekday(ms.div_euclid(DAY)) as u32 + 1, (ms.rem_euclid(DAY) / 60_000) as u32);
        let day = iso(local);
        Local { date: day.get(..10).unwrap_or_default().to_owned(), weekday, minutes }
    }
}

/// Local time counted as if it were UTC, within the years that can be written.
fn iso_local(now: f64, offset: Offset) -> f64 {
    const LAST: f64 = 253_402_300_799_999.0;
    let local = now + offset(now) * MINUTE;
    if local.is_nan() { 0.0 } else { local.clamp(0.0, LAST) }
}

/// When a rule is in force.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Schedule {
    start: String,
    end: String,
    /// Which days of the week, Monday first; all where none is set.
    days: [bool; 7],
    hours: Option<(u32, u32)>,
    quiet: Option<(u32, u32)>,
}

/// Why a rule is not in force.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Closed {
    /// Its first day is to come.
    NotYet,
    /// Its last day is over.
    Over,
    /// It is another day of the week.
    Weekday,
    /// It is outside of its hours.
    Hours,
    /// It is within its quiet hours.
    Quiet,
}

impl Closed {
    /// The word for it in a trace.
    pub fn word(self) -> &'static str {
        match self {
            Closed::NotYet => "starts later",
            Closed::Over => "is over",
            Closed::Weekday => "not on this day of the week",
            Closed::Hours => "outside of its hours",
            Closed::Quiet => "quiet hours",
        }
    }
}

impl Schedule {
    /// Reads a schedule; what cannot be used of it is reported, and then does not hold the rule back.
    pub fn read(raw: Option<&RawSchedule>, reader: &mut Reader) -> Schedule {
        let Some(raw) = raw else { return Schedule::default() };
        let mark = reader.enter("schedule");
        let mut schedule = Schedule {
            start: day("start", raw.start.as_ref(), reader),
            end: day("end", raw.end.as_ref(), reader),
            hours: hours("hours", raw.hours.as_ref(), reader),
            quiet: hours("quiet_hours", raw.quiet_hours.as_ref(), reader),
            ..Schedule::default()
        };
        for number in raw.days.iter().flatten() {
            let place = (1_u8..)
                .zip(&mut schedule.days)
                .find(|(day, _)| (f64::from(*day) - *number).abs() < f64::EPSILON);
            match place {
                Some((_, is_on)) => *is_on = true,
                None => reader.report("\"days\" are numbers from 1, Monday, to 7, Sunday."),
            }
        }
        if !schedule.end.is_empty() && schedule.end < schedule.start {
            reader.report("\"end\" lies before \"start\"; the rule is never in force.");
        }
        reader.leave(mark);
        schedule
    }

    /// Whether the rule is in force.
    ///
    /// # Errors
    /// Why it is not.
    pub fn check(&self, local: &Local) -> Result<(), Closed> {
        let is_on = |(place, is_on): (usize, &bool)| *is_on && place + 1 == local.weekday as usize;
        let has_days = self.days.contains(&true);
        if local.date < self.start {
            Err(Closed::NotYet)
        } else if !self.end.is_empty() && local.date > self.end {
            Err(Closed::Over)
        } else if has_days && !self.days.iter().enumerate().any(is_on) {
            Err(Closed::Weekday)
        } else if self.hours.is_some_and(|hours| !is_within(hours, local.minutes)) {
            Err(Closed::Hours)
        } else if self.quiet.is_some_and(|hours| is_within(hours, local.minutes)) {
            Err(Closed::Quiet)
        } else {
            Ok(())
        }
    }
}

/// Whether a time lies from the one up to the other, which may be of the next day. The same time twice is all day.
fn is_within((from, to): (u32, u32), minutes: u32) -> bool {
    if from < to { (from..to).contains(&minutes) } else { minutes >= from || minutes < to }
}

fn day(key: &str, text: Option<&String>, reader: &mut Reader) -> String {
    let Some(text) = text else { return String::new() };
    let noon = [text, "T12:00:00Z"].concat();
    if from_iso(&noon).is_some() {
        return text.clone();
    }
    reader.report(["\"", key, "\" must be a day such as 2026-12-01; it is left out."].concat());
    String::new()
}

fn hours(key: &str, texts: Option<&Vec<String>>, reader: &mut Reader) -> Option<(u32, u32)> {
    let texts = texts?;
    let read = match texts.as_slice() {
        [from, to] => clock(from).zip(clock(to)),
        _ => None,
    };
    if read.is_none() {
        reader.report(
            ["\"", key, "\" must be two times such as [\"22:00\", \"08:00\"]; it is left out."].concat(),
        );
    }
    read
}

/// Minutes since midnight of `08:30`; `24:00` is allowed as an end.
pub fn clock(text: &str) -> Option<u32> {
    let (hour, minute) = text.split_once(':')?;
    let number = |part: &str| (part.len() == 2).then(|| part.parse::<u32>().ok()).flatten();
    let (hour, minute) = (number(hour)?, number(minute)?);
    let total = hour * 60 + minute;
    (minute < 60 && total <= DAY_MINUTES).then_some(total)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::logic::json::Json;
    use crate::logic::report::Read;

    /// 2026-06-15, a Monday, 10:00 UTC.
    const NOON: f64 = 1_781_517_600_000.0;

    fn schedule(text: &str) -> (Schedule, usize) {
        let json: Json = serde_json::from_str(text).unwrap();
        let mut reader = Reader::new("t");
        let raw = RawSchedule::read(&json, &mut reader).unwrap();
        let schedule = Schedule::read(Some(&raw), &mut reader);
        (schedule, reader.into_problems().len())
    }

    #[test]
    fn local_time_is_the_visitors() {
        let at = |offset: Offset| Local::of(NOON, offset);
        assert_eq!(at(|_| 0.0), Local { date: "2026-06-15".into(), weekday: 1, minutes: 600 });
        assert_eq!(at(|_| 480.0).minutes, 1_080);
        assert_eq!(at(|_| -660.0), Local { date: "2026-06-14".into(), weekday: 7, minutes: 1_380 });
        assert_eq!(at(|_| f64::NAN).date, "1970-01-01");
    }

    #[test]
    fn what_is_given_must_hold() {
        let now = Local::of(NOON, |_| 0.0);
        for (text, expected) in [
            ("{}", Ok(())),
            (r#"{"start": "2026-06-15", "end": "2026-06-15"}"#, Ok(())),
            (r#"{"start": "2026-06-16"}"#, Err(Closed::NotYet)),
            (r#"{"end": "2026-06-14"}"#, Err(Closed::Over)),
            (r#"{"days": [1, 2]}"#, Ok(())),
            (r#"{"days": [7]}"#, Err(Closed::Weekday)),
            (r#"{"hours": ["09:00", "10:00"]}"#, Err(Closed::Hours)),
            (r#"{"hours": ["10:00", "10:01"]}"#, Ok(())),
            (r#"{"quiet_hours": ["22:00", "08:00"]}"#, Ok(())),
            (r#"{"quiet_hours": ["22:00", "10:01"]}"#, Err(Closed::Quiet)),
        ] {
            assert_eq!(schedule(text).0.check(&now), expected, "{text}");
            assert_eq!(schedule(text).1, 0, "{text}");
        }
    }

    #[test]
    fn what_cannot_be_read_holds_nothing_back_and_is_said() {
        for text in [
            r#"{"start": "2026-02-30"}"#,
            r#"{"hours": ["9", "10:00"]}"#,
            r#"{"quiet_hours": ["22:00"]}"#,
            r#"{"hours": ["24:01", "08:00"]}"#,
            r#"{"days": [0]}"#,
        ] {
            assert_eq!(schedule(text), (Schedule::default(), 1), "{text}");
        }
    }

    /// The night of the change to summer time, 2026-03-29 in Berlin: 01:59 is followed by 03:00.
    #[test]
    fn summer_time_is_the_hosts_business() {
        let berlin: Offset = |now| if now < 1_774_746_000_000.0 { 60.0 } else { 120.0 };
        let minutes = |now: f64| Local::of(now, berlin).minutes;
        assert_eq!(minutes(1_774_745_999_000.0), 119);
        assert_eq!(minutes(1_774_746_000_000.0), 180);
    }
}
