//! Several questions in one message, told apart.
//!
//! Cautious: what is cut too much answers nothing, so that a piece with fewer than two words of substance stays with
//! its neighbour. Whether the pieces or the whole make the better answer, the matcher decides.

use std::ops::Range;

use super::super::text::tokens::{Kind, terms};
use super::phrase::{after_any, from_word, is_dense, is_gap};

/// The most pieces a message is cut into; the last holds all that is left.
const MOST: usize = 5;

/// A piece holds at least so many words of substance, or twice as many characters of a script without spaces.
const LEAST_WORDS: usize = 2;

/// Words between two questions. They must be followed by one of [`OPENINGS`], or their comma.
const JOINTS: &str = "and also|and|also|plus|as well as|or|another question|one more question|one more thing|secondly|\
    second|next|then|besides|in addition|additionally|furthermore";

/// How a question begins in English; "fast and free delivery" has no second one.
pub const OPENINGS: &str = "how|what|when|where|who|which|why|can i|can you|can we|could you|could i|do you|do i|do we|does|\
    did|is there|is it|is my|are there|are you|will|would|should|may i|i want to|i would like to|i need to|how much|tell me";

/// Words between two questions in Chinese.
const CHINESE_JOINTS: &str = "另外|还有|顺便问|顺便|以及|其次|再问|再问一下|此外|对了|还想问|也想问|然后";

/// Those that join wherever they stand: "还有" within a clause may be "still has".
const SURE_JOINTS: &str = "另外|此外|顺便问|再问|还想问|也想问|其次";

/// How a question begins in Chinese, behind the other joints.
const CHINESE_OPENINGS: &str = "怎么|怎样|如何|能不能|能否|可以|可不可以|请问|我想|为什么|是否";

/// The questions of a folded message, in order: the whole of it where there is but one.
pub fn parts(folded: &str) -> Vec<&str> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut start = 0;
    for end in cuts(folded) {
        take(folded, start..end, &mut found);
        start = end;
    }
    take(folded, start..folded.len(), &mut found);
    let text = |range: &Range<usize>| ends_in_word(from_word(folded.get(range.clone()).unwrap_or_default()));
    found.iter().map(text).filter(|part| !part.is_empty()).collect()
}

/// Adds a piece, or lengthens the one before with it where either is too small to stand alone.
fn take(text: &str, range: Range<usize>, found: &mut Vec<Range<usize>>) {
    let is_small = |range: &Range<usize>| !stands_alone(text.get(range.clone()).unwrap_or_default());
    let is_full = found.len() >= MOST;
    match found.last_mut() {
        Some(last) if is_full || is_small(&range) || is_small(last) => last.end = range.end,
        _ => found.push(range),
    }
}

fn stands_alone(text: &str) -> bool {
    let mut halves = 0;
    terms(text, &mut |_, kind| {
        halves += match kind {
            Kind::Word | Kind::Code => 2,
            // Two neighbours of a script without spaces: one less than its characters.
            Kind::Pair => 1,
            Kind::Stop | Kind::Part => 0,
        };
    });
    halves >= LEAST_WORDS * 2 - usize::from(text.chars().any(is_dense))
}

/// Where a message may be cut, in order.
fn cuts(text: &str) -> Vec<usize> {
    let mut cuts = Vec::new();
    let (mut before, mut joint_end) = (' ', 0);
    for (at, c) in text.char_indices() {
        let rest = text.get(at..).unwrap_or_default();
        let after = rest.get(c.len_utf8()..).unwrap_or_default();
        if is_end(c) && !is_inside(before, c, after) {
            cuts.push(at + c.len_utf8());
        } else if let Some(question) = question_behind(before, rest).filter(|_| at >= joint_end) {
            cuts.push(at);
            // "and also how": one joint, not two.
            joint_end = text.len() - question.len();
        }
        before = c;
    }
    cuts
}

/// Signs that end a question.
fn is_end(c: char) -> bool {
    matches!(c, '?' | '？' | ';' | '；' | '。' | '!' | '！' | '.' | '\n')
}

/// A point within a number, an address or an abbreviation ends nothing.
fn is_inside(before: char, c: char, after: &str) -> bool {
    c == '.' && (!after.is_empty() && !after.starts_with([' ', '\n']) || before == '.')
}

/// The question behind a joint, where the text begins with one.
fn question_behind(before: char, text: &str) -> Option<&str> {
    if is_gap(before) {
        return joined(text);
    }
    let rest = after_any(text, CHINESE_JOINTS)?;
    let is_surely = after_any(text, SURE_JOINTS).is_some() || after_any(rest, CHINESE_OPENINGS).is_some();
    (is_surely && is_dense(before)).then_some(rest)
}

/// The question behind a joint that follows a gap.
fn joined(text: &str) -> Option<&str> {
    let english = after_any(text, JOINTS).map(from_word).filter(|rest| after_any(rest, OPENINGS).is_some());
    english.or_else(|| after_any(text, CHINESE_JOINTS).map(from_word))
}

/// The piece without joints before it, and without gaps behind, its question mark kept.
fn ends_in_word(text: &str) -> &str {
    let text = joined(text).unwrap_or(text);
    let is_kept = |c: char| !is_gap(c) || matches!(c, '?' | '？');
    let end = text.char_indices().rev().find(|&(_, c)| is_kept(c)).map_or(0, |(at, c)| at + c.len_utf8());
    text.get(..end).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::logic::text::{folded, native_fold};

    fn check(text: &str, expected: &[&str]) {
        assert_eq!(parts(&folded(native_fold, text)), expected, "{text}");
    }

    #[test]
    fn two_questions_are_two() {
        check("How much is shipping? Can I return a mug?", &["how much is shipping?", "can i return a mug?"]);
        check(
            "How much is express shipping? Can I return a broken mug?",
            &["how much is express shipping?", "can i return a broken mug?"],
        );
        check(
            "how do i track my parcel and also where can i change my address",
            &["how do i track my parcel", "where can i change my address"],
        );
        check("运费多少？怎么退货？", &["运费多少?", "怎么退货?"]);
        check("运费多少，另外多久能到货", &["运费多少", "多久能到货"]);
        check("怎么退货还有怎么开发票", &["怎么退货", "怎么开发票"]);
        check("請問運費多少；可以刷卡嗎", &["请问运费多少", "可以刷卡吗"]);
    }

    #[test]
    fn one_question_stays_one() {
        for text in [
            "fast and free delivery",
            "do you ship to France and Germany",
            "my order 1.234 costs 3.50 eur",
            "how do i return it?? please!!",
            "is there a mug for 10.5 or more",
            "hello. how do i return a broken mug?",
            "see www.shop.com for details",
            "你好，怎么退货？",
            "我买的杯子和盘子怎么退",
            "还有货吗",
            "你们店里还有这款杯子吗",
            "除了红色还有什么颜色",
            "Shipping? Returns?",
            "Do you take returns? And exchanges?",
        ] {
            let text = folded(native_fold, text);
            let whole = parts(&text);
            assert_eq!(whole.len(), 1, "{text}: {whole:?}");
        }
        check("", &[]);
        check("?!", &[]);
        check("hi", &["hi"]);
    }

    #[test]
    fn no_message_is_cut_into_more_than_a_handful() {
        assert_eq!(parts(&"where is my big parcel? ".repeat(50)).len(), MOST);
    }

    proptest! {
        #[test]
        fn pieces_are_of_the_message_and_in_order(text in "([a-z]{1,6}|[?.;, ]| and how |另外|怎么退货){0,12}|\\PC{0,30}") {
            let text = folded(native_fold, &text);
            let mut rest = text.as_str();
            for part in parts(&text) {
                prop_assert!(!part.is_empty());
                let at = rest.find(part);
                prop_assert!(at.is_some());
                rest = &rest[at.unwrap() + part.len()..];
            }
        }
    }
}
