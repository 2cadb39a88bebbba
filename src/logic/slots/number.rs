//! Whole numbers from 0: `3`, `twenty-one`, `a dozen`, `三个人`.

use super::context::MONEY_AFTER;
use super::numeral::{numeral, times};
use super::read::{Kind, Read, plain};
use super::settle::{Found, settle};

/// The largest number that is taken.
const MOST: u64 = 999_999_999;

/// The number that is meant. With `is_strict` only one with what it counts: `3 people`, `三件`.
pub fn number(text: &str, is_strict: bool) -> Option<String> {
    let plain = plain(text);
    let read = Read::new(&plain);
    let mut found = Vec::new();
    let mut at = 0;
    while at < read.tokens.len() {
        let Some((value, used)) = count(&read, at) else {
            at += numeral(&read, at).map_or(1, |found| found.used);
            continue;
        };
        let end = at + used;
        // 一个 is an article as often as a number.
        let is_article = value == 1 && read.kind(at) == Some(Kind::Dense);
        if !is_strict || (is_counted(&read, end) && !is_article) {
            found.push(Found {
                start: read.start(at),
                end: read.end(end),
                rank: 0,
                value: value.to_string(),
            });
        }
        at = end;
    }
    settle(&plain, found, is_strict)
}

/// What is counted in Chinese.
const COUNTED: &str = "个|位|人|件|张|只|台|箱|瓶|本|条|双|份|盒|套|间|晚|次|种|名|包|杯|支|根|篮|袋|朵|斤|枚|部|辆|把|副|顶|\
    对|桌|天|夜|股|颗|粒|卷|罐|桶|册|盏|块|片|幅|听|打";

/// What may stand behind a Chinese number whose unit is left out.
const BACK: &str = "吧|了|左|啊|呢|呀|哦|谢|就|的|，|不|多|来";

/// What makes a Chinese numeral part of a word in front of it.
const JOINED: &str = "第|周|期|拜|统|唯|专|万|单|初|同|逐|不|之|十|百|千|数|几|月|年|点|号|线|某|每|任|进";

/// What stands in front of `one` where it counts.
const ONE: &str = "just|only|maybe|for|about|is|it|s|are|want|need|have|no|sorry|ok|yes|actually|exactly|take|number|us|get|order|quantity";

fn count(read: &Read, at: usize) -> Option<(u64, usize)> {
    if read.at(at) == "半" && read.at(at + 1) == "打" {
        return Some((6, 2));
    }
    let found = numeral(read, at)?;
    let times = times(read.at(at + found.used)).filter(|_| read.kind(at) == Some(Kind::Digits));
    let value = found.whole()?.checked_mul(times.unwrap_or(1)).filter(|&value| value <= MOST)?;
    let used = found.used + usize::from(times.is_some());
    let end = at + used;
    if read.goes_on(end) || !is_free(read, at) {
        return None;
    }
    let fits = match read.kind(at)? {
        Kind::Dense => {
            let is_end = read.kind(end) != Some(Kind::Dense);
            !(read.is_joined(at) && read.is(at.wrapping_sub(1), JOINED))
                && (is_end || read.is(end, COUNTED) || read.is(end, BACK))
        }
        Kind::Word => {
            let is_lone = read.at(at) == "one" && found.used == 1;
            !is_lone || at == 0 || read.kind(at - 1) == Some(Kind::Mark) || read.is(at - 1, ONE)
        }
        _ => !is_unit(read, end),
    };
    let is_dozen = read.at(end) == "打" && read.kind(at) != Some(Kind::Word);
    fits.then_some(if is_dozen { (value * 12, used + 1) } else { (value, used) })
}

fn is_free(read: &Read, at: usize) -> bool {
    let is_money = matches!(read.before(at), "$" | "€" | "£" | "¥" | "₩" | "₹");
    // `x2` is a number of pieces.
    let is_times = read.before(at) == "x" && read.is_free(at.wrapping_sub(1));
    (read.is_free(at) || is_times) && !is_money && !matches!(read.before(at), "+" | "-")
}

/// Whether digits go on as something that is no count: a price, a date, an ordinal.
fn is_unit(read: &Read, end: usize) -> bool {
    let is_word =
        read.is_joined(end) && read.kind(end) == Some(Kind::Word) && !read.is(end, "x|pcs|pc|people|items");
    is_word
        || read.is(end, "月|号|日|年|点|楼|岁")
        || (read.phrase(end, MONEY_AFTER) > 0 && read.at(end) != "块")
        || read.is(
            end,
            "january|february|march|april|june|july|august|september|october|november|december|am|pm",
        )
}

/// Whether the number counts something.
fn is_counted(read: &Read, end: usize) -> bool {
    read.is(
        end,
        "people|persons|guests|adults|pieces|items|nights|tickets|seats|copies|pcs|pairs|boxes|units|of",
    ) || read.is(end, "位|人|件|张|只|台|箱|瓶|份|盒|套|间|晚|名|包|杯")
        || read.phrase(end, "个人") > 0
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn numbers_as_people_write_them() {
        for (text, expected) in [
            ("3", Some("3")),
            ("1,200", Some("1200")),
            ("we are 4", Some("4")),
            ("two, no, three", Some("3")),
            ("half a dozen", Some("6")),
            ("两打", Some("24")),
            ("1万", Some("10000")),
            ("x2", Some("2")),
            ("1/2", None),
            ("1⁄2", None),
            ("不是三个，是四个", Some("4")),
            ("0", Some("0")),
            ("2.5", None),
            ("-3", None),
            ("$3", None),
            ("3rd", None),
            ("A3", None),
            ("the one I like", None),
            ("第三", None),
            ("唯一", None),
            ("万一", None),
            ("6月", None),
            ("", None),
        ] {
            assert_eq!(number(text, false).as_deref(), expected, "{text}");
        }
        assert_eq!(number("a table for 3 people", true).as_deref(), Some("3"));
        assert_eq!(number("订五个人的位子", true).as_deref(), Some("5"));
        for text in ["a table for 3", "再来一张", "给4个星"] {
            assert_eq!(number(text, true), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn a_number_gives_itself(text in "[0-9一二十万个打 ,.]{0,12}|.{0,20}") {
            if let Some(value) = number(&text, false) {
                prop_assert_eq!(number(&value, false), Some(value));
            }
        }
    }
}
