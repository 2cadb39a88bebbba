//! Small talk, and what only begins like it.

use proptest::prelude::*;

use super::super::phrase::tests::check_table;
use super::*;
use crate::logic::text::{folded, native_fold};

fn check(text: &str, kind: Option<Kind>, rest: &str) {
    let text = folded(native_fold, text);
    let found = read(&text);
    assert_eq!((found.kind, found.rest), (kind, rest), "{text}");
}

#[test]
fn every_phrase_can_be_found() {
    for (_, table) in tables::PHRASES {
        check_table(table);
    }
    check_table(tables::FILLERS);
}

#[test]
fn each_kind_is_told() {
    let cases = [
        (Kind::Okay, "OK, got it"),
        (Kind::Okay, "好的，知道了"),
        (Kind::Greeting, "Hi there!"),
        (Kind::Greeting, "good morning everyone"),
        (Kind::Greeting, "您好，在吗？"),
        (Kind::Greeting, "請問在嗎"),
        (Kind::Praise, "That was really helpful!!"),
        (Kind::Praise, "你真棒！"),
        (Kind::Thanks, "ok thank you so much for your help"),
        (Kind::Thanks, "thx"),
        (Kind::Thanks, "谢谢你的帮助"),
        (Kind::Thanks, "謝謝您！"),
        (Kind::Thanks, "That answers my question, thanks"),
        (Kind::Goodbye, "No thanks, that's all. Bye!"),
        (Kind::Goodbye, "没有了，谢谢，再见"),
        (Kind::Apology, "sorry, my mistake"),
        (Kind::Apology, "不好意思"),
        (Kind::HowAreYou, "Hello, how are you doing?"),
        (Kind::HowAreYou, "what's up"),
        (Kind::HowAreYou, "你好，最近怎么样"),
        (Kind::WhatCanYouDo, "Hi! What can you do?"),
        (Kind::WhatCanYouDo, "Hello, I have a question."),
        (Kind::WhatCanYouDo, "你能帮我做什么？"),
        (Kind::WhoAreYou, "who are you?"),
        (Kind::WhoAreYou, "What's your name"),
        (Kind::WhoAreYou, "你叫什么名字呀"),
        (Kind::AreYouHuman, "Are you a human or a bot?"),
        (Kind::AreYouHuman, "am I talking to a real person"),
        (Kind::AreYouHuman, "你是真人還是機器人？"),
        (Kind::AreYouHuman, "你是AI吗"),
        (Kind::Abuse, "you are so stupid"),
        (Kind::Abuse, "hello? this is useless"),
        (Kind::Abuse, "垃圾机器人！"),
    ];
    for (kind, text) in cases {
        check(text, Some(kind), "");
    }
}

#[test]
fn words_left_over_are_a_question() {
    let cases = [
        "hello kitty notebook",
        "thank-you cards price",
        "谢谢卡多少钱",
        "good morning america mug",
        "great deals today",
        "how do you do refunds",
        "how are you different from other shops",
        "what can you do about a late parcel",
        "are you a human resources company",
        "hi-vis jacket",
        "help with login",
        "sorry state of my parcel",
        "不好意思卡",
        "早餐几点",
        "再见面礼物",
        "你好世界海报",
        "好的快递有哪些",
        "你是谁家的快递",
        "在吗啡",
        "bye bye birdie tickets",
        "ok google",
        "not helpful",
        "nice shoes",
        "?",
        "",
        "please",
        "客服",
    ];
    for text in cases {
        let text = folded(native_fold, text);
        let found = read(&text);
        assert_eq!((found.only(), found.kind), (None, None), "{text}");
        assert!(text.ends_with(found.rest));
    }
}

#[test]
fn a_question_is_left_of_a_friendly_message() {
    check("Hi! How do I return a mug?", Some(Kind::Greeting), "how do i return a mug?");
    check("thanks, but it costs 3.50, right? bye", Some(Kind::Goodbye), "but it costs 3.50, right?");
    check("你好，運費多少？謝謝！", Some(Kind::Thanks), "运费多少?");
    check("how do i return a mug", None, "how do i return a mug");
}

#[test]
fn every_kind_has_a_reply_of_its_own() {
    let strings = Strings::default();
    let mut replies: Vec<&str> = Kind::ALL.iter().map(|kind| kind.reply(&strings)).collect();
    replies.sort_unstable();
    replies.dedup();
    assert_eq!(replies.len(), Kind::ALL.len());
}

proptest! {
    #[test]
    fn any_text_is_read(text in "((hi|thanks|refund|你好|退货|,|\\.|\\?| )){0,8}|\\PC{0,20}") {
        let text = folded(native_fold, &text);
        let found = read(&text);
        prop_assert!(text.contains(found.rest));
        prop_assert!(found.kind.is_some() || found.rest.len() <= text.len());
    }
}
