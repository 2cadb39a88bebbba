//! Days in digits and signs: `2026-06-20`, `20.6.2026`, `06/20`.

use super::super::read::{Kind, Read};
use super::Day;
use super::clock::Clock;

/// The day that begins at this token.
pub fn day(clock: &Clock, read: &Read, at: usize) -> Option<Day> {
    let is_digits = |at| read.kind(at) == Some(Kind::Digits);
    if !is_digits(at) || !is_start(read, at) {
        return None;
    }
    let sign = read.at(at + 1);
    let is_pair = matches!(sign, "-" | "/" | ".")
        && is_digits(at + 2)
        && read.is_joined(at + 1)
        && read.is_joined(at + 2);
    if !is_pair {
        return compact(clock, read, at);
    }
    let is_triple =
        read.at(at + 3) == sign && is_digits(at + 4) && read.is_joined(at + 3) && read.is_joined(at + 4);
    let end = at + if is_triple { 5 } else { 3 };
    let is_longer = is_digits(end)
        || (read.kind(end) == Some(Kind::Word) && read.at(end) != "t")
        || (matches!(read.at(end), "-" | "/" | ".") && is_digits(end + 1) && read.is_joined(end + 1));
    let parts =
        [at, at + 2, at + 4].map(|at| Some(read.at(at)).filter(|text| text.len() <= 4)?.parse::<i64>().ok());
    let [Some(first), Some(second), third] = parts else { return None };
    if is_longer && read.is_joined(end) {
        return None;
    }
    let (day, rank) = if is_triple {
        (full(clock, read.at(at).len(), (first, second, third?), sign)?, 2)
    } else {
        let is_written_out = sign == "/" && read.at(at).len() == 2 && read.at(at + 2).len() == 2;
        let is_clear = is_written_out && read.at(at) != "24" && (first > 12 || second > 12);
        (short(clock, (first, second), sign)?, u8::from(is_clear))
    };
    Some(Day { at: day, used: end - at, rank })
}

fn is_start(read: &Read, at: usize) -> bool {
    let before = at.wrapping_sub(1);
    !read.is_joined(at)
        || match read.kind(before) {
            Some(Kind::Dense) => true,
            Some(Kind::Mark) => {
                !matches!(read.at(before), "-" | "/" | "." | "#" | "$" | "€" | "£" | "¥" | "+")
            }
            _ => false,
        }
}

/// Eight digits: `20260620`.
fn compact(clock: &Clock, read: &Read, at: usize) -> Option<Day> {
    let text = read.at(at);
    if text.len() != 8 || read.goes_on(at + 1) {
        return None;
    }
    let [year, month, day] = [0..4, 4..6, 6..8].map(|range| text.get(range)?.parse::<i64>().ok());
    Some(Day { at: clock.resolve(Some(year?), Some(month?), day?)?, used: 1, rank: 0 })
}

fn full(clock: &Clock, digits: usize, (first, second, third): (i64, i64, i64), sign: &str) -> Option<i64> {
    if digits == 4 {
        return clock.resolve(Some(first), Some(second), third);
    }
    if digits > 2 {
        return None;
    }
    either(clock, Some(third), (first, second), sign)
}

fn short(clock: &Clock, (first, second): (i64, i64), sign: &str) -> Option<i64> {
    // `10-12` may be a range.
    if sign == "-" && first <= 12 && second <= 12 {
        return None;
    }
    either(clock, None, (first, second), sign)
}

/// The day and the month in the order that there is such a day, then in which it is on the side of today that is asked
/// for, then in the order of the language. With dots the day is first, but in Chinese.
fn either(clock: &Clock, year: Option<i64>, (first, second): (i64, i64), sign: &str) -> Option<i64> {
    let day_first = clock.resolve(year, Some(second), first);
    let month_first = clock.resolve(year, Some(first), second);
    let (Some(day), Some(month)) = (day_first, month_first) else { return day_first.or(month_first) };
    let is_month_first = clock.is_month_first && (sign != "." || clock.is_dotted_month_first);
    let (likely, other) = if is_month_first { (month, day) } else { (day, month) };
    Some(if clock.is_on_side(likely) || !clock.is_on_side(other) { likely } else { other })
}
