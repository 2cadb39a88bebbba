//! Days, ISO weeks and months in UTC. Days are counted from 1970.

use super::super::report::choices;
use super::super::time::{DAY, date, days, weekday};

choices! {
    /// How long a bucket of a trend is.
    pub enum Step {
        /// A day.
        Day = "day",
        /// A week of ISO 8601, from Monday on.
        Week = "week",
        /// A month.
        Month = "month",
    }
}

impl Step {
    /// The next longer one, if there is one.
    pub fn longer(self) -> Option<Step> {
        match self {
            Step::Day => Some(Step::Week),
            Step::Week => Some(Step::Month),
            Step::Month => None,
        }
    }

    /// The first day of the bucket that a day is in.
    pub fn start(self, day: i64) -> i64 {
        match self {
            Step::Day => day,
            Step::Week => day - weekday(day),
            Step::Month => {
                let (year, month, _) = date(day);
                days(year, month, 1)
            }
        }
    }

    /// About how many buckets lie between two days.
    pub fn count(self, first: i64, last: i64) -> usize {
        let length = match self {
            Step::Day => 1,
            Step::Week => 7,
            Step::Month => 30,
        };
        usize::try_from((last - first) / length + 1).unwrap_or(0)
    }

    /// The name of the bucket that begins with a day, which also sorts it: `2026-01-31`, `2026-W05`, `2026-01`.
    pub fn key(self, start: i64) -> String {
        let (year, month, day) = date(start);
        match self {
            Step::Day => format!("{year:04}-{month:02}-{day:02}"),
            Step::Week => {
                // A week belongs to the year of its Thursday. Source: ISO 8601.
                let thursday = start - weekday(start) + 3;
                let (year, ..) = date(thursday);
                format!("{year:04}-W{:02}", (thursday - days(year, 1, 1)) / 7 + 1)
            }
            Step::Month => format!("{year:04}-{month:02}"),
        }
    }
}

/// The day of a moment in milliseconds since 1970, within the years 0 to 9999.
#[expect(clippy::cast_possible_truncation, reason = "clamped")]
pub fn day_of(ms: f64) -> i64 {
    (ms / DAY as f64).floor().clamp(-719_528.0, 2_932_896.0) as i64
}

/// When a day begins, in milliseconds since 1970.
pub fn moment_of(day: i64) -> f64 {
    day as f64 * DAY as f64
}

#[cfg(test)]
mod tests {
    use super::super::super::time::from_iso;
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> i64 {
        day_of(from_iso(&format!("{text}T12:00:00Z")).unwrap())
    }

    #[test]
    fn buckets_have_their_names() {
        for (date, week, month) in [
            ("2026-01-01", "2026-W01", "2026-01"),
            ("2027-01-03", "2026-W53", "2027-01"),
            ("2024-12-30", "2025-W01", "2024-12"),
            ("2024-02-29", "2024-W09", "2024-02"),
            ("1969-12-31", "1970-W01", "1969-12"),
        ] {
            let key = |step: Step| step.key(step.start(day(date)));
            assert_eq!(
                (key(Step::Day), key(Step::Week), key(Step::Month)),
                (date.into(), week.into(), month.into())
            );
        }
    }

    proptest! {
        #[test]
        fn buckets_follow_each_other_without_gaps(day in -200_000_i64..2_900_000) {
            for step in Step::ALL {
                let start = step.start(day);
                let next = (day + 1..day + 33).map(|later| step.start(later)).find(|next| *next > start).unwrap();
                prop_assert!(start <= day && day < next && next - start <= 31);
                prop_assert_eq!(step.start(start), start);
                prop_assert!(step.key(start) < step.key(next));
            }
        }

        #[test]
        fn a_moment_is_in_its_day(ms in -1e13..1e14_f64) {
            let day = day_of(ms);
            prop_assert!(moment_of(day) <= ms && ms < moment_of(day + 1));
        }
    }
}
