//! One of the options that an owner wrote: by its words, its place, its beginning, with a slip of the finger.

use super::super::talk::phrase::{after, count, first, is_dense, next, plain as words};
use super::super::text::english::is_stop;
use super::numeral::{numeral, ordinal, small};
use super::read::{Kind, Read, plain};
use super::settle::{Found, settle};

/// The option that is meant, as it is written. With `is_strict` only one whose words all stand there.
pub fn choice(options: &[String], text: &str, is_strict: bool) -> Option<String> {
    if let Some(option) = options.iter().find(|option| option.as_str() == text) {
        return Some(option.clone());
    }
    let plain_text = plain(text);
    let said = words(&plain_text);
    let names: Vec<String> = options.iter().map(|option| words(&plain(option))).collect();
    let option = |at: usize| options.get(at).cloned();
    if let Some(at) = names.iter().position(|name| *name == said && !name.is_empty()) {
        return option(at);
    }
    let found = held(&said, &names, is_strict);
    if !found.is_empty() {
        return settle(&said, found, is_strict)?.parse().ok().and_then(option);
    }
    if is_strict {
        return None;
    }
    let core = core(&said);
    beginning(core, &names)
        .or_else(|| counted(&plain_text, options.len()))
        .or_else(|| telling(core, &names))
        .or_else(|| slipped(core, &names))
        .and_then(option)
}

/// Where the text has the words of an option in it; the longer of two options where they overlap.
fn held(said: &str, names: &[String], is_strict: bool) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let mut rest = said;
    while !rest.is_empty() {
        let start = said.len() - rest.len();
        let longest = names
            .iter()
            .enumerate()
            .filter(|(_, name)| name.len() > if is_strict { 4 } else { 1 })
            .filter(|(_, name)| after(rest, name.trim_end_matches(' ')).is_some())
            .max_by_key(|(_, name)| name.len());
        if let Some((at, name)) = longest {
            let end = start + name.trim_end_matches(' ').len();
            if found.last().is_none_or(|last| last.end < end) && !is_asked(said, start, name) {
                found.push(Found { start, end, rank: 0, value: at.to_string() });
            }
        }
        rest = next(rest);
    }
    found
}

/// Whether the option is the second half of a question: 喜不喜欢.
fn is_asked(said: &str, start: usize, name: &str) -> bool {
    let asked = name.strip_prefix('不').and_then(|rest| rest.chars().next());
    asked.is_some() && said.get(..start).and_then(|before| before.chars().next_back()) == asked
}

/// Words that lead to a choice and say nothing themselves.
const FILLERS: &str = "the|a|my|i|id|it|s|is|was|would|like|want|choose|pick|take|go|with|for|please|pls|thanks|because|its|think|\
    option|number|no|one|choice|answer|ok|okay|yes|that|d|ll|m|have|so|just|选|我|要|吧|就|的|是|那|个|项|第|请|谢|想|条|种|因|为|了|最|好";

fn is_filler(word: &str) -> bool {
    FILLERS.split('|').any(|filler| filler == word)
}

/// The text without what leads to a choice.
fn core(said: &str) -> &str {
    let mut core = said.trim_end_matches(' ');
    while !core.is_empty() && is_filler(first(core)) {
        core = next(core);
    }
    loop {
        let cut = core.trim_end_matches(' ');
        let last = ["please", "pls", "thanks", "吧", "了", "的", "啊", "呢", "谢"]
            .into_iter()
            .find(|last| cut.strip_suffix(last).is_some_and(|rest| !last.is_ascii() || rest.ends_with(' ')));
        let cut = last.map_or(cut, |last| cut.get(..cut.len() - last.len()).unwrap_or(cut));
        if cut.len() == core.len() || cut.is_empty() {
            return core;
        }
        core = cut;
    }
}

/// The only option that begins with the text.
fn beginning(core: &str, names: &[String]) -> Option<usize> {
    let is_dense_text = core.chars().next().is_some_and(is_dense);
    let is_short = if is_dense_text { core.chars().nth(1).is_none() } else { core.len() < 3 };
    let is_number = core.bytes().all(|byte| byte.is_ascii_digit());
    if core.is_empty() || (is_short && !is_number) {
        return None;
    }
    only(names.iter().map(|name| {
        let rest = name.strip_prefix(core);
        rest.is_some_and(|rest| !(is_number && rest.starts_with(|c: char| c.is_ascii_digit())))
    }))
}

/// Where the one that holds is, if it is the only one.
fn only(holds: impl Iterator<Item = bool>) -> Option<usize> {
    let mut found = None;
    for (at, _) in holds.enumerate().filter(|(_, holds)| *holds) {
        if found.is_some() {
            return None;
        }
        found = Some(at);
    }
    found
}

/// The place that the text tells, and nothing else: `the second one`, `2`, `第三个`, `最后一个`.
fn counted(plain: &str, count: usize) -> Option<usize> {
    let read = Read::new(plain);
    let mut place: Option<usize> = None;
    let mut at = 0;
    while at < read.tokens.len() {
        let (found, used) = if read.is(at, "last|bottom") {
            (Some(count), 1 + usize::from(read.is(at + 1, "one")))
        } else if read.phrase(at, "最后") > 0 {
            (Some(count), 2 + usize::from(read.at(at + 2) == "一"))
        } else if let Some((found, used)) = ordinal(&read, at) {
            (usize::try_from(found).ok(), used)
        } else if read.at(at) == "one"
            && read.is(at.wrapping_sub(1), "the|this|that|second|third|first|nd|rd|st|th")
        {
            (None, 1)
        } else if let Some((found, used)) = small(&read, at) {
            (usize::try_from(found).ok(), used)
        } else if let Some(found) = numeral(&read, at).filter(|_| read.kind(at) == Some(Kind::Word)) {
            (usize::try_from(found.whole()?).ok(), found.used)
        } else {
            let is_said =
                read.kind(at) == Some(Kind::Mark) || is_filler(read.at(at)) || read.is(at, "st|nd|rd|th|号");
            if !is_said {
                return None;
            }
            (None, 1)
        };
        if found.is_some() && place.is_some() {
            return None;
        }
        place = found.or(place);
        at += used;
    }
    place?.checked_sub(1).filter(|&place| place < count)
}

/// Whether a word denies what follows.
fn is_denial(word: &str) -> bool {
    matches!(word, "not" | "no" | "never" | "without" | "不" | "没" | "无" | "非" | "别")
}

/// Whether the words deny something. What is denied in one of text and option only is not the same.
fn is_denied(words: &str) -> bool {
    let mut rest = words;
    while !rest.is_empty() {
        if is_denial(first(rest)) {
            return true;
        }
        rest = next(rest);
    }
    false
}

/// The only option whose first telling word a short text has: a word that no other option has.
fn telling(core: &str, names: &[String]) -> Option<usize> {
    if count(core) > 8 {
        return None;
    }
    only(names.iter().enumerate().map(|(at, name)| {
        is_denied(core) == is_denied(name)
            && first_telling(name, at, names).is_some_and(|word| is_in(core, word))
    }))
}

/// A word that tells an option from the others; in scripts without spaces its first two characters that do.
fn first_telling<'n>(name: &'n str, at: usize, names: &[String]) -> Option<&'n str> {
    let is_others =
        |word: &str| names.iter().enumerate().any(|(other, name)| other != at && is_in(name, word));
    let mut rest = name;
    while !rest.is_empty() {
        let word = unit(rest);
        let is_long = if word.is_ascii() {
            word.len() > 2 && !is_stop(word) && !is_denial(word)
        } else {
            word.chars().count() > 1
        };
        if is_long && !is_others(word) {
            return Some(word);
        }
        rest = next(rest);
    }
    None
}

/// The first word, or the first two characters of a script without spaces.
fn unit(rest: &str) -> &str {
    if rest.chars().next().is_some_and(is_dense) {
        let end = rest.char_indices().nth(2).map_or(rest.len(), |(at, _)| at);
        rest.get(..end).unwrap_or(rest).trim_end_matches(' ')
    } else {
        first(rest)
    }
}

fn is_in(text: &str, word: &str) -> bool {
    let mut rest = text;
    while !rest.is_empty() {
        if after(rest, word).is_some() {
            return true;
        }
        rest = next(rest);
    }
    false
}

/// The only option that the text is, but for a slip: one in a word of five letters, two in a longer text.
fn slipped(core: &str, names: &[String]) -> Option<usize> {
    only(names.iter().map(|name| {
        let name = name.trim_end_matches(' ');
        let most = match name.len() {
            _ if !name.is_ascii() => 0,
            0..=4 => 0,
            5..=8 => 1,
            _ => 2,
        };
        let is_word = !name.contains(' ');
        most > 0
            && (slips(core, name, most) || (is_word && core.split(' ').any(|word| slips(word, name, most))))
    }))
}

/// Whether two texts differ in so many letters at most, where two neighbours in the wrong order count once.
fn slips(said: &str, meant: &str, most: usize) -> bool {
    if said.len().abs_diff(meant.len()) > most || said.len() > 60 {
        return false;
    }
    let (said, meant) = (said.as_bytes(), meant.as_bytes());
    let mut older: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=meant.len()).collect();
    for (row, &a) in said.iter().enumerate() {
        let mut line = vec![row + 1];
        for (column, &b) in meant.iter().enumerate() {
            let get = |list: &[usize], at: usize| list.get(at).copied().unwrap_or(usize::MAX / 2);
            let mut cost = (get(&last, column) + usize::from(a != b))
                .min(get(&last, column + 1) + 1)
                .min(get(&line, column) + 1);
            let is_swapped =
                row > 0 && column > 0 && said.get(row - 1) == Some(&b) && meant.get(column - 1) == Some(&a);
            if is_swapped {
                cost = cost.min(get(&older, column - 1) + 1);
            }
            line.push(cost);
        }
        older = std::mem::replace(&mut last, line);
    }
    last.last().is_some_and(|&cost| cost <= most)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(options: &[&str], cases: &[(&str, Option<&str>)]) {
        let options: Vec<String> = options.iter().map(|&option| option.to_owned()).collect();
        for &(text, expected) in cases {
            assert_eq!(choice(&options, text, false).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn options_in_english() {
        check(
            &["damaged", "wrong item", "does not fit", "changed my mind"],
            &[
                ("Wrong item.", Some("wrong item")),
                ("it's damaged", Some("damaged")),
                ("option 2 please", Some("wrong item")),
                ("the third one", Some("does not fit")),
                ("last", Some("changed my mind")),
                ("number four", Some("changed my mind")),
                ("wrong one", Some("wrong item")),
                ("it doesn't fit me", Some("does not fit")),
                ("damagd", Some("damaged")),
                ("I just changd my mind", Some("changed my mind")),
                ("not damaged, wrong item", Some("wrong item")),
                ("damaged, no, wrong item", Some("wrong item")),
                ("not damaged", None),
                ("fits", None),
                ("I do not know", None),
                ("can you tell me when my card with the wrong number can be changed", None),
                ("the item is broken", None),
                ("5", None),
                ("2 or 3", None),
                ("blue", None),
                ("", None),
            ],
        );
        check(
            &["Dr. Osei", "Dr. Lindqvist", "no preference"],
            &[
                ("with Dr. Osei please", Some("Dr. Osei")),
                ("osei", Some("Dr. Osei")),
                ("lindquist", None),
                ("dr lindquist", Some("Dr. Lindqvist")),
                ("no", None),
            ],
        );
        check(&["2 years", "5 years"], &[("5", Some("5 years")), ("2", Some("2 years"))]);
        check(&["1", "2", "3", "10"], &[("10", Some("10")), ("3", Some("3"))]);
    }

    #[test]
    fn options_in_chinese() {
        check(
            &["破损", "发错货", "不喜欢", "质量问题"],
            &[
                ("选第二个", Some("发错货")),
                ("二", Some("发错货")),
                ("最后一个", Some("质量问题")),
                ("質量問題", Some("质量问题")),
                ("质量", Some("质量问题")),
                ("质量不好", None),
                ("发错了", Some("发错货")),
                ("我不喜欢", Some("不喜欢")),
                ("喜欢", None),
                ("不是破损，是质量问题", Some("质量问题")),
            ],
        );
        check(
            &["王医生", "陈医生", "都可以"],
            &[("随便，都可以", Some("都可以")), ("陈医生吧", Some("陈医生"))],
        );
    }

    #[test]
    fn unasked_only_whole_options() {
        let options = ["damaged".to_owned(), "wrong item".to_owned()];
        assert_eq!(choice(&options, "can I return a damaged lamp", true).as_deref(), Some("damaged"));
        assert_eq!(choice(&options, "is it wrong to return", true), None);
        assert_eq!(choice(&["不喜欢".to_owned()], "你喜不喜欢我", true), None);
    }
}
