//! Days in Chinese: `6月20号`, `下周三`, `大后天`, `三天后`. Text is in simplified characters.

use super::super::numeral::small;
use super::super::read::{Kind, Read, place};
use super::Day;
use super::clock::Clock;

/// The day that begins at this token.
pub fn day(clock: &Clock, read: &Read, at: usize) -> Option<Day> {
    relative(clock, read, at)
        .or_else(|| of_week(clock, read, at))
        .or_else(|| counted(clock, read, at))
        .or_else(|| calendar(clock, read, at))
}

/// Words for a day, and how many days it is after today.
const WORDS: [(i64, &str); 7] = [
    (-3, "大前天"),
    (-2, "前天|前日"),
    (-1, "昨天|昨日|昨晚|昨儿|昨夜|琴日|琴晚|寻日|寻晚|尋日|尋晚|噚日"),
    (0, "今天|今日|今晚|今早|今晨|今儿|当天"),
    (1, "明天|明日|明晚|明早|明儿|听日|听晚|聽日|聽晚"),
    (2, "后天|后日"),
    (3, "大后天"),
];

fn relative(clock: &Clock, read: &Read, at: usize) -> Option<Day> {
    let (offset, used) = WORDS
        .into_iter()
        .map(|(offset, table)| (offset, read.phrase(at, table)))
        .find(|found| found.1 > 0)?;
    Some(Day { at: clock.after(offset)?, used, rank: 1 })
}

/// Whether a week begins at this token, and where its name ends.
fn week(read: &Read, at: usize) -> usize {
    read.phrase(at, "周|星期|礼拜")
}

/// `周五`, `下下周三`, `上个星期一`, `这周六`.
fn of_week(clock: &Clock, read: &Read, at: usize) -> Option<Day> {
    let mut end = at;
    let mut offset = None;
    while let Some(step) = place("上|这|下|本", read.at(end)) {
        offset = Some(offset.unwrap_or(0) + [-1, 0, 1, 0].get(step)?);
        end += 1;
    }
    if offset.is_some() && read.at(end) == "个" {
        end += 1;
    }
    let named = week(read, end);
    if named == 0 || (offset.is_none() && is_counted(read.before(at))) {
        return None;
    }
    end += named;
    let of_week = i64::try_from(place("一|二|三|四|五|六|日|天", read.at(end))?).ok()?.min(6);
    let day = match offset {
        Some(offset) => clock.in_week(offset, of_week),
        None => clock.nearest(of_week),
    };
    Some(Day { at: day?, used: end + 1 - at, rank: 1 })
}

/// Whether what stands in front makes weeks a number or a habit: `一周三次`, `每周三`.
fn is_counted(before: &str) -> bool {
    place("一|二|两|三|四|五|六|七|八|九|十|几|每|个|半|数", before).is_some()
        || before.bytes().any(|byte| byte.is_ascii_digit())
}

/// `三天后`, `2周前`, `两个星期以后`.
fn counted(clock: &Clock, read: &Read, at: usize) -> Option<Day> {
    let (count, used) = if read.at(at) == "半" { return None } else { small(read, at)? };
    let mut end = at + used;
    let weeks = {
        let skip = usize::from(read.at(end) == "个");
        let named = week(read, end + skip);
        if named > 0 { named + skip } else { 0 }
    };
    let length = if weeks > 0 { 7 } else { 1 };
    end += if weeks > 0 { weeks } else { read.phrase(end, "天|日") };
    if end == at + used || is_hung(read, at) {
        return None;
    }
    let ahead = read.phrase(end, "后|之后|以后|过后");
    let back = read.phrase(end, "前|之前|以前");
    if ahead + back == 0 || read.at(end + ahead + back) == "内" {
        return None;
    }
    let offset = count * length * if ahead > 0 { 1 } else { -1 };
    Some(Day { at: clock.after(offset)?, used: end + ahead + back - at, rank: 1 })
}

/// Whether a number is the end of another, of a code, or of a place's name.
fn is_hung(read: &Read, at: usize) -> bool {
    read.is_joined(at)
        && (matches!(read.kind(at.wrapping_sub(1)), Some(Kind::Word | Kind::Digits))
            || matches!(
                read.before(at),
                "-" | "." | "/" | "#" | "月" | "第" | "路" | "街" | "道" | "弄" | "巷" | "村" | "幢"
            ))
}

/// `2026年6月20日`, `去年12月30号`, `下个月5号`, `25号`, `2月20日 1990年`.
fn calendar(clock: &Clock, read: &Read, at: usize) -> Option<Day> {
    let mut end = at;
    let mut year = None;
    let mut month = None;
    if is_hung(read, at) {
        return None;
    }
    let this_year = clock.month(0).map(|(year, _)| year);
    let named = ["前年", "去年", "今年|本年", "明年", "后年"].into_iter().zip(-2..);
    if let Some((used, offset)) =
        named.map(|(word, offset)| (read.phrase(end, word), offset)).find(|found| found.0 > 0)
    {
        year = Some(this_year? + offset);
        end += used + usize::from(read.at(end + used) == "的");
    } else if let Some((found, used)) = small(read, end).filter(|(_, used)| read.at(end + used) == "年") {
        year = Some(found);
        end += used + 1;
    }
    let named = ["上个月|上月", "这个月|本月|这月|当月", "下个月|下月"].into_iter().zip(-1..);
    if let Some((used, offset)) =
        named.map(|(word, offset)| (read.phrase(end, word), offset)).find(|found| found.0 > 0)
    {
        let (of_year, of_month) = clock.month(offset)?;
        (year, month) = (Some(of_year), Some(of_month));
        end += used + usize::from(read.at(end + used) == "的");
    } else if let Some((found, used)) = small(read, end).filter(|(_, used)| read.at(end + used) == "月") {
        month = Some(found);
        end += used + 1 + usize::from(read.at(end + used + 1) == "份");
    }
    let (day, used) = small(read, end)?;
    end += used;
    let is_named = matches!(read.at(end), "日" | "号");
    end += usize::from(is_named);
    let is_bare = month.is_none();
    if (is_bare && (!is_named || year.is_some() || is_place(read, end))) || (!is_named && !is_end(read, end))
    {
        return None;
    }
    if let Some((found, used)) =
        small(read, end).filter(|(_, used)| read.at(end + used) == "年" && year.is_none())
    {
        year = Some(found);
        end += used + 1;
    }
    Some(Day { at: clock.resolve(year, month, day)?, used: end - at, rank: if is_bare { 1 } else { 2 } })
}

/// Whether `6号` goes on as the name of a thing: `6号楼`.
fn is_place(read: &Read, end: usize) -> bool {
    place("楼|线|店|门|机|桌|床|房|台|位|柜|馆|厅|车|码|院|仓|库|柱|口|栋|室|球|色|字|电|公|内|游|用|常|志|文|语|本", read.at(end)).is_some()
}

/// Whether no unit follows a day that is told without 日: `6月20`.
fn is_end(read: &Read, end: usize) -> bool {
    !matches!(read.at(end), "年" | "个" | "元" | "块" | "天" | "%" | "件" | "." | ":")
}
