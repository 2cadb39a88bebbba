//! Today, and days reckoned from it.

use super::super::super::faq::action::When;
use super::super::super::time::{DAY_MS, date, days, from_iso, iso as moment, weekday};
use super::super::Asked;

/// Today, and on which side of it days are.
#[derive(Debug, Clone, Copy)]
pub struct Clock {
    /// Counted from 1970; none where it is not known.
    pub today: Option<i64>,
    /// On which side a day is.
    pub when: Option<When>,
    /// Whether `03/04` is the 4th of March.
    pub is_month_first: bool,
    /// Whether `03.04` is, too.
    pub is_dotted_month_first: bool,
}

impl Clock {
    /// What is known when a text is understood.
    #[expect(clippy::cast_possible_truncation, reason = "a day of four digits' year")]
    pub fn new(asked: Asked, when: Option<When>) -> Self {
        let today = from_iso(&[asked.today, "T00:00:00Z"].concat()).map(|ms| (ms / DAY_MS) as i64);
        let is_east = is_east(asked.lang);
        let is_month_first = is_east || is_american(asked.lang);
        Clock { today, when, is_month_first, is_dotted_month_first: is_east }
    }

    /// Whether the day is on the side of today that is asked for.
    pub fn is_on_side(&self, day: i64) -> bool {
        match (self.today, self.when) {
            (Some(today), Some(When::Past)) => day <= today,
            (Some(today), Some(When::Future)) => day >= today,
            _ => true,
        }
    }

    /// The day so many days after today.
    pub fn after(&self, count: i64) -> Option<i64> {
        self.today?.checked_add(count)
    }

    /// The current year, and the month so many months after this one.
    pub fn month(&self, offset: i64) -> Option<(i64, i64)> {
        let (year, month, _) = date(self.today?);
        let count = year * 12 + month - 1 + offset;
        Some((count.div_euclid(12), count.rem_euclid(12) + 1))
    }

    /// A day of the week, 0 for Monday, in the week so many after this one.
    pub fn in_week(&self, offset: i64, of_week: i64) -> Option<i64> {
        let today = self.today?;
        Some(today - weekday(today) + offset * 7 + of_week)
    }

    /// The nearest such day of the week that is not today, in the past only where that is asked for.
    pub fn nearest(&self, of_week: i64) -> Option<i64> {
        if self.when == Some(When::Past) { self.latest(of_week) } else { self.next(of_week) }
    }

    /// The last such day before today.
    pub fn latest(&self, of_week: i64) -> Option<i64> {
        let today = self.today?;
        Some(today - 1 - (weekday(today) - of_week - 1).rem_euclid(7))
    }

    /// The first such day after today.
    pub fn next(&self, of_week: i64) -> Option<i64> {
        let today = self.today?;
        Some(today + 1 + (of_week - weekday(today) - 1).rem_euclid(7))
    }

    /// The day of these parts; what is missing is chosen by the side of today.
    pub fn resolve(&self, year: Option<i64>, month: Option<i64>, day: i64) -> Option<i64> {
        if let (Some(year), Some(month)) = (year, month) {
            return of(self.full(year), month, day);
        }
        let today = self.today?;
        let (this_year, this_month, this_day) = date(today);
        let Some(month) = month else {
            let later = match self.when {
                Some(When::Past) => -i64::from(day > this_day),
                _ => i64::from(day < this_day),
            };
            let (year, month) = self.month(later)?;
            return of(year, month, day);
        };
        let is_later = (month, day) > (this_month, this_day);
        let is_same = (month, day) == (this_month, this_day);
        let year = match self.when {
            Some(When::Past) => this_year - i64::from(is_later),
            Some(When::Future) => this_year + i64::from(!is_later && !is_same),
            None => {
                let distance = |year: i64| (days(year, month, day) - today).abs();
                [this_year, this_year + 1, this_year - 1].into_iter().min_by_key(|&year| distance(year))?
            }
        };
        of(year, month, day)
    }

    /// A year of two digits in full: 88 is 1988 where the day has been, or where 2088 is far.
    fn full(&self, year: i64) -> i64 {
        let Some((this_year, _)) = self.month(0).filter(|_| year < 100) else { return year };
        let latest = if self.when == Some(When::Past) { this_year } else { this_year + 20 };
        if 2_000 + year > latest { 1_900 + year } else { 2_000 + year }
    }
}

/// The day of a date from 1900 to 2100; none where there is no such day.
fn of(year: i64, month: i64, day: i64) -> Option<i64> {
    if !(1_900..=2_100).contains(&year) || !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return None;
    }
    let found = days(year, month, day);
    (date(found) == (year, month, day)).then_some(found)
}

/// A day as text; none outside of the years that are read.
pub fn iso(day: i64) -> Option<String> {
    let (year, month, of_month) = date(day);
    of(year, month, of_month)?;
    Some(moment(day as f64 * DAY_MS).split_once('T')?.0.to_owned())
}

/// Chinese, Japanese and Korean put the month first.
fn is_east(lang: &str) -> bool {
    let tag = lang.get(..2).unwrap_or_default();
    ["zh", "ja", "ko"].into_iter().any(|other| tag.eq_ignore_ascii_case(other))
}

/// So do the United States where days are written with strokes. English without a region is taken for theirs.
fn is_american(lang: &str) -> bool {
    ["", "en", "en-US", "en-PH", "es-US"].into_iter().any(|tag| lang.eq_ignore_ascii_case(tag))
}
