//! Whether a message leans on the question before it, and how it is asked without it; corrections, too.
//!
//! A guess from its first and last words and its length, meant to be cheap to be wrong about: the matcher is asked both
//! the message and [`joined`], and the better answer is taken.

use super::super::text::clipped;
use super::super::text::tokens::{Kind, terms};
use super::phrase::{after_any, find_any, from_word, is_all, is_dense, is_gap, plain};

/// The longest message that may lean, in words; characters of scripts without spaces count half.
const MOST_WORDS: usize = 10;

/// The most that is said beside grammar in a message that leans by a word that points back, counted likewise.
const LITTLE: usize = 2;

/// The characters of a script without spaces, or the words, of a message that is a mere addition ("多久到", "for kids").
const ADDITION: (usize, usize) = (5, 3);

/// Characters within which a correction begins.
const LONGEST_CORRECTION: usize = 60;

/// Beginnings that tie a message to what was before.
const LEADS: &str = "and|but|what about|how about|what if|also|even if|even for|even with|same for|in that case|otherwise|\
    那|那么|然后|另外|还有呢|如果是|要是|换成|那如果|同样|或者";

/// Beginnings of a mere addition.
const ADDITIONS: &str = "for|with|without|to|in|from|on|by|only|or|then|how long|how much|how many|how often|how so|how come|\
    why|why not|since when|until when|which one|which ones|\
    多久|要多久|需要多久|大概多久|一般多久|多长时间|几天|要几天|多少|要多少|什么时候|为什么|为啥|可以吗|能吗|行吗|要钱吗|收费吗|免费吗|贵吗|在哪|哪里|几点";

/// Words that point back.
const POINTERS: &str =
    "it|that|this|they|them|those|these|one|ones|它|它们|这个|那个|这些|那些|这样|那样|这种|那种|上面|刚才";

/// Turns whose pointer points to nothing.
const EMPTY_POINTERS: &str = "is it possible|is it safe to|is that all|this week|this month|this year|this website|this site|\
    this shop|this store|this page|one of|is it ok to|it cost to|it take to|how is it going|这个月|这个星期";

/// What makes a correction by itself.
const CORRECTIONS: &str = "i meant|i was asking about|i was talking about|my question is about|my question was about|\
    what i meant is|what i meant was|that is not what i meant|that is not what i asked|not what i meant|not what i asked|\
    not what i was asking|you misunderstood|you misunderstood me|you got me wrong|\
    我问的是|我是问|我是想问|我想问的是|我要问的是|我的意思是|我说的是|我是说|不是这个意思|我不是这个意思|不是问这个|我不是问这个|\
    我问的不是这个|你理解错了|理解错了|你搞错了|你弄错了|答非所问";

/// What denies the answer, and makes a correction together with one of [`RESTATED`].
const DENIALS: &str = "no|nope|wrong|not that|not this|not that one|that is wrong|actually|sorry|不|不是|不是的|不对|错了|不是这个|\
    不是那个|没有";

/// How the question is put again.
const RESTATED: &str = "i mean|i asked|i asked about|i asked for|i asked if|i am asking about|i am asking|i said|i want to know|\
    the question is|rather|我问|我想问|我要问|我想知道|问的是|我要|我想";

/// What may follow, and says nothing.
const JOINTS: &str = "about|rather|instead|的是|是";

/// Whether a folded message likely leans on the topic before it.
pub fn leans(folded: &str) -> bool {
    let plain = plain(folded);
    let (words, characters) = size(&plain);
    if words + characters == 0 || words + characters.div_ceil(2) > MOST_WORDS {
        return false;
    }
    let is_addition = || {
        let is_short =
            if characters > 0 { characters <= ADDITION.0 && words == 0 } else { words <= ADDITION.1 };
        is_short && after_any(&plain, ADDITIONS).is_some()
    };
    let points = || find_any(&plain, POINTERS).is_some() && find_any(&plain, EMPTY_POINTERS).is_none();
    let is_little = content(folded) <= LITTLE;
    after_any(&plain, LEADS).is_some_and(|rest| !rest.is_empty())
        || is_addition()
        || (is_little && (plain.ends_with("呢 ") || points()))
}

/// How many words and how many characters of scripts without spaces a plain text has.
fn size(plain: &str) -> (usize, usize) {
    let words = plain.split(' ').filter(|word| word.bytes().next().is_some_and(|byte| byte.is_ascii()));
    (words.count(), plain.chars().filter(|&c| is_dense(c)).count())
}

/// How much a folded message says by itself: words that are more than grammar, and half the pairs of scripts without
/// spaces.
pub fn content(folded: &str) -> usize {
    let (mut words, mut pairs) = (0, 0_usize);
    terms(folded, &mut |_, kind| match kind {
        Kind::Word | Kind::Code => words += 1,
        Kind::Pair => pairs += 1,
        Kind::Stop | Kind::Part => {}
    });
    words + pairs / 2
}

/// The message as it is asked without the topic before it: `topic` is that entry's question or keywords.
pub fn joined(topic: &str, message: &str) -> String {
    let message = from_word(message);
    // "那运费呢" asks for 运费. English joints are stop words anyhow.
    let rest = message.strip_prefix('那').unwrap_or(message);
    [topic, " ", from_word(rest)].concat()
}

/// What was meant, where a folded message corrects the one before; empty where it only says that it was not this.
pub fn corrected(folded: &str) -> Option<&str> {
    let all = [CORRECTIONS, "|", DENIALS, "|", RESTATED, "|", JOINTS].concat();
    let text = from_word(folded);
    after_any(&plain(clipped(text, LONGEST_CORRECTION)), &all)?;
    let mut found = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]).take(LONGEST_CORRECTION) {
        let Some((head, tail)) = text.split_at_checked(at) else { break };
        if !is_gap(c) && !head.ends_with(is_dense) {
            continue;
        }
        let head = plain(head);
        if is_correction(&head) && is_all(&head, &all) {
            found = Some(from_word(tail));
        }
    }
    found
}

fn is_correction(plain: &str) -> bool {
    find_any(plain, CORRECTIONS).is_some()
        || after_any(plain, DENIALS).is_some_and(|rest| find_any(rest, RESTATED).is_some())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::phrase::tests::check_table;
    use super::*;
    use crate::logic::text::{folded, native_fold};

    #[test]
    fn every_phrase_can_be_found() {
        for table in [LEADS, ADDITIONS, POINTERS, EMPTY_POINTERS, CORRECTIONS, DENIALS, RESTATED, JOINTS] {
            check_table(table);
        }
    }

    fn check(cases: &[&str], expected: bool) {
        let wrong: Vec<_> =
            cases.iter().filter(|text| leans(&folded(native_fold, text)) != expected).collect();
        assert!(wrong.is_empty(), "not {expected}: {wrong:?}");
    }

    #[test]
    fn follow_ups_lean() {
        check(
            &[
                "and how long does it take?",
                "What about express?",
                "how much is it",
                "how long does that take?",
                "is it free?",
                "and for business customers?",
                "For kids?",
                "why?",
                "But what if the parcel is lost?",
                "Can I return it?",
                "do they ship on Sundays",
                "how long?",
                "那运费呢？",
                "那運費呢",
                "多久到？",
                "什么时候到",
                "快递呢",
                "那如果坏了怎么办",
                "这个多少钱",
                "它防水吗",
                "多少钱？",
                "要多久？",
                "为什么",
            ],
            true,
        );
    }

    #[test]
    fn questions_of_their_own_do_not() {
        check(
            &[
                "",
                "?",
                "How do I return a mug?",
                "how much is shipping to France",
                "Where is my order?",
                "refund",
                "opening hours",
                "is it possible to change my address",
                "are there any events this week",
                "do you ship to Germany",
                "how long does delivery take",
                "can I pay by invoice if I order for my company and it is more than a hundred euros",
                "怎么退货",
                "运费多少钱",
                "退货需要多长时间",
                "你们在哪里",
                "你呢你呢请问一下国际运费怎么算呢",
                "发货时间",
                "有发票吗",
            ],
            false,
        );
    }

    fn check_corrected(text: &str, expected: Option<&str>) {
        assert_eq!(corrected(&folded(native_fold, text)), expected, "{text}");
    }

    #[test]
    fn what_was_meant_is_left_of_a_correction() {
        check_corrected("No, I meant the blue one", Some("the blue one"));
        check_corrected("I meant express shipping?", Some("express shipping?"));
        check_corrected("no I asked about returns", Some("returns"));
        check_corrected("Sorry, I mean the invoice", Some("the invoice"));
        check_corrected("That's not what I meant. I was asking about gift cards.", Some("gift cards."));
        check_corrected("That's not what I asked!", Some(""));
        check_corrected("不是，我问的是运费", Some("运费"));
        check_corrected("我的意思是怎么开发票？", Some("怎么开发票?"));
        check_corrected("你理解錯了，我要換貨", Some("换货"));
        check_corrected("不是这个意思", Some(""));
        check_corrected("不对，我想问怎么换货", Some("怎么换货"));
    }

    #[test]
    fn other_messages_correct_nothing() {
        for text in [
            "",
            "no",
            "No thanks",
            "no refund yet",
            "i asked for a refund last week",
            "what does it mean",
            "what is meant by warranty",
            "i mean of transport",
            "不是说包邮吗",
            "不要了",
            "不能退货吗",
            "我要退货",
            "我想问怎么退货",
            "没有收到货",
        ] {
            check_corrected(text, None);
        }
    }

    #[test]
    fn the_topic_is_asked_with_the_message() {
        assert_eq!(joined("怎么退货", "那运费呢?"), "怎么退货 运费呢?");
        assert_eq!(joined("How do I return?", ", and how long?"), "How do I return? and how long?");
        assert_eq!(joined("", ""), " ");
    }

    proptest! {
        #[test]
        fn any_text_is_read(text in "((and|it|no|i meant|不是|我问的是|那|运费|呢|,| )){0,10}|\\PC{0,30}") {
            let text = folded(native_fold, &text);
            let rest = corrected(&text);
            prop_assert!(rest.is_none_or(|rest| text.ends_with(rest)));
            prop_assert!(leans(&text) || joined("x", &text).starts_with("x "));
        }
    }
}
