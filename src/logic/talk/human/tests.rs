//! Own development lists, written before the rules, and the public set.

use proptest::prelude::*;

use super::*;
use crate::logic::text::{folded, native_fold};

fn wrong(cases: &[&str], expected: bool) -> Vec<String> {
    let is_wrong = |text: &&&str| is_wished(&folded(native_fold, text)) != expected;
    cases.iter().filter(is_wrong).map(|&text| text.to_owned()).collect()
}

fn check(cases: &[&str], expected: bool) {
    let wrong = wrong(cases, expected);
    assert!(wrong.is_empty(), "{} of {} not {expected}: {wrong:#?}", wrong.len(), cases.len());
}

#[test]
fn english_wishes_are_heard() {
    check(
        &[
            "Can I talk to someone about my order?",
            "I want to speak to your manager",
            "let me talk to a supervisor please",
            "Is anyone there who can help me?",
            "are there any humans I can talk to",
            "how can I reach a live person",
            "how do I contact a human agent",
            "could somebody call me",
            "can someone please help me",
            "I need to speak with customer support",
            "transfer me to a human",
            "pass me on to a colleague",
            "put me in touch with an advisor",
            "live chat",
            "real person",
            "representative",
            "talk to a real person now",
            "I'd rather talk to a human being",
            "why can't I talk to a human",
            "I don't want to chat with a robot",
            "I hate talking to bots",
            "stop, no robot, human!",
            "not a bot, a person please",
            "I want a human not an AI",
            "escalate my case",
            "hello, agent please",
            "i want human",
            "speak to agent",
            "customer service representative",
            "I don't want a bot. I want to speak to an actual person.",
        ],
        true,
    );
}

#[test]
fn english_traps_are_not() {
    check(
        &[
            "what does human resources do",
            "is it made of human hair",
            "which user agent do you support",
            "cleaning agent for shoes",
            "how many people work for you",
            "can I pay in person",
            "price per person",
            "I spoke to an agent yesterday and my refund is still missing",
            "what is on the agenda",
            "do you support apple pay",
            "what does customer service cost",
            "is the chat bot included in the plan",
            "how do I add a bot to my site",
            "transfer money to someone",
            "can I give this to someone as a gift",
            "I need a personal account",
            "does your team work on sundays",
            "can anyone open an account",
            "I don't need a human",
            "human rights policy",
            "personal data",
            "is there anyone else in the box",
            "who is your real estate agent",
            "connect my phone to wifi",
        ],
        false,
    );
}

#[test]
fn chinese_wishes_are_heard() {
    check(
        &[
            "人工",
            "转人工",
            "转人工服务",
            "人工客服",
            "我要人工客服",
            "請轉人工",
            "人工！人工！人工！",
            "接人工",
            "能不能转人工",
            "为什么不能转人工",
            "帮我转接人工客服",
            "有人工吗",
            "有没有人工客服",
            "有人吗",
            "有没有人啊",
            "真人",
            "我要真人",
            "我想和真人说话",
            "找真人客服",
            "我想找客服",
            "联系客服",
            "怎么联系人工客服",
            "客服",
            "客服在吗",
            "叫你们经理来",
            "找你们领导",
            "我要投诉",
            "投诉你们",
            "不想跟机器人聊天",
            "我不要机器人",
            "别让机器人回答我",
            "换个人来",
            "找个人跟我说",
            "给我换人工",
            "我要跟人聊",
            "人工在线吗",
            "人工服务在哪里",
            "請幫我找專人處理",
            "麻烦人工处理一下",
            "转客服",
            "呼叫人工",
        ],
        true,
    );
}

#[test]
fn chinese_traps_are_not() {
    check(
        &[
            "人工智能是什么",
            "你是人工智能吗",
            "人工费多少",
            "安装要收人工费吗",
            "人工成本怎么算",
            "这是手工做的吗",
            "纯手工制作",
            "客服电话是多少",
            "人工客服几点上班",
            "客服工作时间",
            "人工客服电话多少",
            "人工客服收费吗",
            "你是真人吗",
            "是真人还是机器人",
            "真人秀在哪看",
            "模特是真人试穿吗",
            "人工草坪多少钱",
            "人工审核要多久",
            "人工湖附近的酒店",
            "扫地机器人多少钱",
            "机器人吸尘器怎么退货",
            "投诉电话是多少",
            "投诉多久处理",
            "有人送货吗",
            "有没有人买过这个",
            "可以换人民币吗",
            "找人代付怎么操作",
            "可以换人收货吗",
            "不需要人工客服",
            "不用转人工",
            "客服态度怎么样",
            "你们有多少员工",
            "人工降雨",
            "本人收货吗",
            "两个人用多大的",
            "招聘客服吗",
            "人工合成的钻石吗",
            "要人工安装吗",
        ],
        false,
    );
}

#[test]
fn both_scripts_and_mixed_texts_are_heard() {
    check(&["轉真人客服", "我要human", "人工 agent please", "ok, 转人工"], true);
    check(&["", "?", "👍", "人", "a"], false);
}

proptest! {
    #[test]
    fn any_text_is_read(text in "((talk|to|human|not|bot|人工|转|费|电话|不要|机器人|,| )){0,12}|\\PC{0,30}") {
        let text = folded(native_fold, &text);
        prop_assert!(!is_wished(&text) || text.chars().any(char::is_alphanumeric));
    }
}

#[test]
fn a_text_without_end_is_read_to_a_bound() {
    assert!(is_wished(&["word ".repeat(300).as_str(), "i want a human"].concat()));
    assert!(!is_wished(&["word ".repeat(3_000).as_str(), "i want a human"].concat()));
    assert!(!is_wished(&["要人工费".repeat(5_000).as_str(), "电话"].concat()));
}
