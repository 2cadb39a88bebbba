//! The clock of a dialogue: an instant and a time zone, `2026-06-15T10:00:00+02:00[Europe/Berlin]`.

use std::cell::RefCell;

use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};

/// Where a dialogue gives no clock: it goes as well at any time.
const ANY: &str = "2026-06-15T10:00:00+00:00[UTC]";

thread_local! {
    /// The zone of the dialogue that runs on this thread: what a host can do are plain functions, which keep nothing.
    static ZONE: RefCell<TimeZone> = const { RefCell::new(TimeZone::UTC) };
}

/// Minutes that local time is ahead of UTC at a moment, in the zone of the dialogue that runs.
pub(super) fn offset(at: f64) -> f64 {
    ZONE.with_borrow(|zone| f64::from(zone.to_offset(moment(at)).seconds()) / 60.0)
}

fn moment(at: f64) -> Timestamp {
    #[expect(clippy::cast_possible_truncation, reason = "`as` keeps to what fits")]
    Timestamp::from_millisecond(at as i64).unwrap_or_default()
}

/// The visitor's clock.
pub(super) struct Clock {
    /// When the dialogue begins, in milliseconds since 1970.
    pub start: f64,
    /// The zone's IANA name.
    pub name: String,
    zone: TimeZone,
}

impl Clock {
    /// Reads a clock; none is any.
    pub fn read(text: Option<&str>) -> Result<Clock, String> {
        let text = text.unwrap_or(ANY);
        let zoned: Zoned = text.parse().map_err(|error| format!("clock `{text}`: {error}"))?;
        let zone = zoned.time_zone().clone();
        let name = zone.iana_name().unwrap_or_default().to_owned();
        Ok(Clock { start: zoned.timestamp().as_millisecond() as f64, name, zone })
    }

    /// The visitor's day at a moment: `2026-06-15`.
    pub fn today(&self, now: f64) -> String {
        moment(now).to_zoned(self.zone.clone()).date().to_string()
    }

    /// Lets [`offset`] tell of this clock's zone.
    pub fn set(&self) {
        ZONE.set(self.zone.clone());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_is_the_visitors() {
        for (text, start, day) in [
            ("2026-06-15T23:30:00Z[Asia/Tokyo]", 1_781_566_200_000.0, "2026-06-16"),
            ("2026-06-15T10:00:00-04:00[America/New_York]", 1_781_532_000_000.0, "2026-06-15"),
            ("2026-03-28T23:50:00Z[Europe/London]", 1_774_741_800_000.0, "2026-03-28"),
        ] {
            let clock = Clock::read(Some(text)).unwrap();
            assert_eq!((clock.start, clock.today(clock.start).as_str()), (start, day), "{text}");
        }
        // The clocks go forward at one: two hours later it is still the day after.
        let clock = Clock::read(Some("2026-03-28T23:50:00Z[Europe/London]")).unwrap();
        assert_eq!(clock.today(clock.start + 24.0 * 3_600_000.0), "2026-03-30");
        clock.set();
        for (hours, minutes) in [(0.0, 0.0), (2.0, 60.0)] {
            assert!((offset(clock.start + hours * 3_600_000.0) - minutes).abs() < 0.5);
        }
    }

    #[test]
    fn what_is_no_clock_is_said() {
        for text in
            ["", "2026-06-15", "2026-06-15T10:00:00+05:00[Europe/Berlin]", "2026-06-15T10:00:00Z[Mars/Base]"]
        {
            assert!(Clock::read(Some(text)).is_err(), "{text}");
        }
        assert_eq!(Clock::read(None).unwrap().name, "UTC");
    }
}
