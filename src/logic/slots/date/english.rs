//! Days in English: `20 June`, `next Friday`, `the 3rd`, `two weeks ago`, `tmrw`.

use super::super::numeral::{numeral, ordinal};
use super::super::read::{Kind, Read, place};
use super::Day;
use super::clock::Clock;

/// The day that begins at this token.
pub fn day(clock: &Clock, read: &Read, at: usize) -> Option<Day> {
    relative(clock, read, at)
        .or_else(|| counted(clock, read, at))
        .or_else(|| of_week(clock, read, at))
        .or_else(|| calendar(clock, read, at))
}

/// Words for a day, and how many days it is after today.
const WORDS: [(i64, &str); 5] = [
    (-2, "the day before yesterday|day before yesterday"),
    (-1, "yesterday|yday|yesturday|last night"),
    (0, "today|tonight|this morning|this afternoon|this evening|2day"),
    (1, "tomorrow|tmrw|tmr|tmw|tomorow|tommorow|tommorrow|tomorrw|tomoz|2moro"),
    (2, "the day after tomorrow|day after tomorrow|overmorrow"),
];

fn relative(clock: &Clock, read: &Read, at: usize) -> Option<Day> {
    let found = |(offset, table)| Some((offset, read.phrase(at, table))).filter(|(_, used)| *used > 0);
    let (offset, used) = WORDS.into_iter().find_map(found)?;
    Some(Day { at: clock.after(offset)?, used, rank: 1 })
}

/// `in three days`, `two weeks ago`, `a week from today`, `in a fortnight`.
fn counted(clock: &Clock, read: &Read, at: usize) -> Option<Day> {
    let mut end = at + usize::from(read.is(at, "in"));
    let is_in = end > at;
    let count = if read.is(end, "a|an") && read.is(end + 1, "day|week|fortnight") {
        end += 1;
        1
    } else {
        let found = numeral(read, end).filter(|_| read.is_free(end))?;
        end += found.used;
        i64::try_from(found.whole()?).ok().filter(|&count| count < 5_000)?
    };
    end += usize::from(read.is(end, "of"));
    let unit = place("day|days|week|weeks|fortnight", read.at(end))?;
    let length = [1, 1, 7, 7, 14].get(unit)?;
    end += 1;
    let back = read.phrase(end, "ago|back|earlier");
    let ahead = read.phrase(end, "from now|from today|later|hence|time");
    let offset = match (back > 0, is_in || ahead > 0) {
        (true, _) => -count * length,
        (_, true) => count * length,
        _ => return None,
    };
    Some(Day { at: clock.after(offset)?, used: end + back + ahead - at, rank: 1 })
}

const WEEKDAYS: &str = "monday|tuesday|wednesday|thursday|friday|saturday|sunday|wendsday|wensday|thurday|thrusday|teusday|\
    firday|saterday";
const SHORT: &str = "mon|tue|wed|thu|fri|sat|sun|tues|weds|thur|thurs";
const SHORT_OF: [usize; 11] = [0, 1, 2, 3, 4, 5, 6, 1, 2, 3, 3];
const WRONG_OF: [usize; 7] = [2, 2, 3, 3, 1, 4, 5];

fn weekday(word: &str) -> Option<(usize, bool)> {
    if let Some(found) = place(WEEKDAYS, word) {
        return Some((WRONG_OF.get(found.wrapping_sub(7)).copied().unwrap_or(found), false));
    }
    Some((*SHORT_OF.get(place(SHORT, word)?)?, true))
}

/// `Friday`, `this Friday`, `next Friday`, `last Friday`, `Friday week`, `Friday next week`, `next week on Friday`.
fn of_week(clock: &Clock, read: &Read, at: usize) -> Option<Day> {
    let mut end = at;
    let mut turn = place("last|past|previous|this|coming|next", read.at(end));
    let mut is_week = false;
    if turn.is_some() {
        end += 1;
        is_week = read.is(end, "week");
        if is_week {
            end += 1 + usize::from(read.is(end + 1, "on|s|,"));
            end += usize::from(is_week && read.is(end, "s"));
        }
    }
    let (of_week, is_short) = weekday(read.at(end))?;
    let is_lead = turn.is_some() || read.is(at.wrapping_sub(1), "on|for|until|by|this|next|last");
    end += 1;
    end += usize::from(is_short && read.at(end) == ".");
    let follows = !read.is(
        end,
        "please|pls|thanks|thank|at|morning|afternoon|evening|night|would|is|or|week|next|works|then|the",
    ) && matches!(read.kind(end), Some(Kind::Word));
    if is_short && follows && !is_lead {
        return None;
    }
    let of_week = i64::try_from(of_week).ok()?;
    if turn.is_none() {
        let after = end + usize::from(read.is(end, "of"));
        if read.is(after, "next|last|this") && read.is(after + 1, "week") {
            turn = place("last|past|previous|this|coming|next", read.at(after));
            is_week = true;
            end = after + 2;
        } else if read.is(end, "week") {
            return Some(Day { at: clock.next(of_week)? + 7, used: end + 1 - at, rank: 1 });
        }
    }
    let this = clock.in_week(0, of_week);
    let day = match turn {
        Some(0..=2) if is_week => clock.in_week(-1, of_week),
        Some(0..=2) => clock.latest(of_week),
        Some(3) => this.filter(|&day| clock.is_on_side(day)).or_else(|| clock.nearest(of_week)),
        Some(5) => clock.in_week(1, of_week),
        Some(_) => clock.next(of_week),
        None => clock.nearest(of_week),
    };
    Some(Day { at: day?, used: end - at, rank: 1 })
}

const MONTHS: &str = "january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|\
    jun|jul|aug|sep|oct|nov|dec|sept|febuary|januari|agust|novemeber";
const MONTH_OF: [i64; 16] = [1, 2, 3, 4, 6, 7, 8, 9, 10, 11, 12, 9, 2, 1, 8, 11];

fn month(word: &str) -> Option<i64> {
    let found = place(MONTHS, word)?;
    match found.checked_sub(12) {
        None => i64::try_from(found + 1).ok(),
        Some(short) => MONTH_OF.get(short).copied(),
    }
}

/// A day of a month and how many tokens it takes, and whether it is marked as one: `3rd`, `third`, `3`.
fn place_of(read: &Read, at: usize) -> Option<(i64, usize, bool)> {
    if let Some((found, used)) = ordinal(read, at) {
        return Some((found, used, false));
    }
    let text = read.at(at);
    if read.kind(at)? != Kind::Digits || text.len() > 2 {
        return None;
    }
    let is_marked = read.is_joined(at + 1) && read.is(at + 1, "st|nd|rd|th");
    let is_part = !is_marked
        && (read.goes_on(at + 1) || (read.is_joined(at + 1) && read.kind(at + 1) == Some(Kind::Word)));
    let is_part = is_part && [1, 2].into_iter().all(|ahead| month(read.at(at + ahead)).is_none());
    if is_part || (read.is_joined(at) && matches!(read.before(at), "/" | "$" | "€" | "£" | ":" | "#")) {
        return None;
    }
    Some((text.parse().ok()?, 1 + usize::from(is_marked), is_marked))
}

/// A year of four digits, maybe behind a comma, or of two behind an apostrophe.
fn year(read: &Read, at: usize) -> (Option<i64>, usize) {
    let skip = usize::from(matches!(read.at(at), "," | "." | "-" | "/" | "'"));
    let text = read.at(at + skip);
    let is_year = (text.len() == 4 && (text.starts_with("19") || text.starts_with("20")))
        || (text.len() == 2 && matches!(read.at(at), "'" | "-" | "/"));
    if read.kind(at + skip) != Some(Kind::Digits) || !is_year || read.at(at + skip + 1) == ":" {
        return (None, 0);
    }
    (text.parse().ok(), skip + 1)
}

/// `20th of June 2026`, `June 20, 2026`, `the 3rd`, `the 5th of next month`.
fn calendar(clock: &Clock, read: &Read, at: usize) -> Option<Day> {
    let is_join = |at| matches!(read.at(at), "-" | "/" | "." | ",");
    if let Some(found) = month(read.at(at)) {
        let mut end = at + 1;
        end += usize::from(is_join(end));
        end += usize::from(read.is(end, "the"));
        let (day, used, _) = place_of(read, end)?;
        end += used;
        let (year, used) = year(read, end);
        return Some(Day { at: clock.resolve(year, Some(found), day)?, used: end + used - at, rank: 2 });
    }
    let (day, used, is_marked) = place_of(read, at)?;
    let end = at + used;
    let after = end + usize::from(is_join(end));
    let after = after + usize::from(read.is(after, "of"));
    if let Some(found) = month(read.at(after)) {
        let (year, used) = year(read, after + 1);
        return Some(Day {
            at: clock.resolve(year, Some(found), day)?,
            used: after + 1 + used - at,
            rank: 2,
        });
    }
    let of_month = place("last|this|next", read.at(after)).filter(|_| read.is(after + 1, "month"));
    if let Some(turn) = of_month {
        let (year, found) = clock.month(i64::try_from(turn).ok()? - 1)?;
        return Some(Day { at: clock.resolve(Some(year), Some(found), day)?, used: after + 2 - at, rank: 2 });
    }
    // `the 3rd`, but not `3rd party` nor `Feb 30th`.
    let is_last = read.kind(end) != Some(Kind::Word) || read.is(end, AFTER_DAY);
    let is_the = read.is(at.wrapping_sub(1), "the");
    let behind = at.wrapping_sub(1 + usize::from(is_the));
    let is_of_month = month(read.at(behind)).is_some() || month(read.at(behind.wrapping_sub(1))).is_some();
    let is_word = read.kind(at) == Some(Kind::Word);
    if !(is_marked || (is_word && is_the)) || !is_last || is_of_month {
        return None;
    }
    Some(Day { at: clock.resolve(None, None, day)?, used, rank: u8::from(is_the && !is_word) })
}

/// What may stand behind the day of a month.
const AFTER_DAY: &str = "please|pls|thanks|thank|at|is|would|works|then|or|in|if|morning|afternoon|evening|and|for|my|i|on|\
    around|before|after|but|will|should|could|can|sounds|suits|instead|that|this|it";
