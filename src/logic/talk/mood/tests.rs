//! Own development lists, the rules one by one, and VADER's published ratings.

use proptest::prelude::*;

use super::*;

fn score(text: &str) -> f32 {
    mood(text).score
}

#[test]
fn each_rule_moves_the_score_as_published() {
    let rising = [
        ("The service is good.", "The service is good!"),
        ("The service is good!", "The service is GOOD!"),
        ("The service is good", "The service is very good"),
        ("The service is somewhat good", "The service is good"),
        ("The service is not good", "The service is good"),
        ("The service is bad!!", "The service is bad"),
        ("It is good but bad", "It is bad but good"),
        ("It is not bad", "It is bad"),
        ("服务不好", "服务好"),
        ("服务非常差劲", "服务差劲"),
        ("很不满意", "满意"),
        ("東西很爛！！", "东西不错"),
    ];
    for (lower, higher) in rising.map(|(a, b)| if a == "It is not bad" { (b, a) } else { (a, b) }) {
        assert!(score(lower) < score(higher), "{lower}: {}, {higher}: {}", score(lower), score(higher));
    }
}

#[test]
fn what_has_no_word_of_feeling_is_neutral() {
    for text in
        ["", "?", "Where is my order", "怎么退货", "is 3 > 2", "请问有没有人工客服", "cancel my order please"]
    {
        assert_eq!(mood(text), Mood::default(), "{text}");
    }
}

const STRONGLY_NEGATIVE: [&str; 40] = [
    "This is absolutely ridiculous",
    "I am so angry right now",
    "your service is terrible",
    "this is the worst support I have ever had!!",
    "you are useless",
    "I'm really frustrated with this",
    "WHAT A JOKE. WORST SHOP EVER",
    "This is unacceptable",
    "I'm fed up with waiting",
    "total waste of time",
    "what the fuck is this",
    "horrible experience, never again",
    "I am extremely disappointed",
    "you people are scammers",
    "I've had enough of this nonsense",
    "this stupid thing still doesn't work!!!",
    "I hate this website",
    "Pathetic.",
    "this is bullshit",
    "Absolutely disgusting service",
    "你们太过分了",
    "什么垃圾服务",
    "真的很生气",
    "骗子！还我钱！",
    "等了一个星期，太让人失望了",
    "我受不了了",
    "態度惡劣",
    "浪费时间！！",
    "气死我了",
    "你们这是欺骗消费者",
    "烂透了",
    "一点用都没有，废物",
    "非常不满意！",
    "忍无可忍",
    "你们就是在推卸责任",
    "太差了，再也不买了",
    "坑人的店",
    "说了几遍了都听不懂，烦死了",
    "答非所问，太失望了",
    "客服态度差，很生气",
];

const CALM: [&str; 40] = [
    "Where is my order?",
    "My card was stolen",
    "My parcel arrived damaged, what now?",
    "I lost my password",
    "The payment failed with an error",
    "There is a problem with my account",
    "How do I cancel my subscription",
    "I want to make a complaint",
    "Is it dangerous for kids?",
    "Can I return a broken mug?",
    "thank you, that was great!",
    "no problem at all",
    "sorry, wrong order number",
    "is the battery bad for the environment?",
    "I would like to stop the newsletter",
    "my order is late",
    "does it kill germs",
    "what if I die? life insurance",
    "I missed my delivery",
    "what is your fraud department's number",
    "HOW DO I RETURN THIS",
    "Please help!!!",
    "not bad at all",
    "怎么退货？",
    "我的订单还没到",
    "收到的杯子坏了怎么办",
    "我忘记密码了",
    "付款失败",
    "不好意思，发错了",
    "没问题，谢谢",
    "有没有问题？",
    "可以取消订单吗",
    "不错，很满意",
    "好的，明白了",
    "好不好用？",
    "差不多多少钱",
    "快递太慢了，什么时候到",
    "价格有点贵",
    "怎么投诉",
    "手机没坏，就是想换",
];

#[test]
fn strong_feeling_is_told_from_trouble() {
    let wrong = |texts: &[&'static str], expected| {
        let is_wrong = |text: &&&str| mood(text).is_strongly_negative != expected;
        texts.iter().filter(is_wrong).map(|text| (*text, score(text))).collect::<Vec<_>>()
    };
    let (missed, false_alarms) = (wrong(&STRONGLY_NEGATIVE, true), wrong(&CALM, false));
    assert!(missed.len() <= 2 && false_alarms.is_empty(), "missed {missed:#?}, false {false_alarms:#?}");
}

proptest! {
    #[test]
    fn any_text_has_a_score_within_bounds(text in "([A-Za-z!?' ]|worst|垃圾|不){0,60}|\\PC{0,40}") {
        prop_assert!((-1.0..=1.0).contains(&score(&text)));
    }

    #[test]
    fn a_bitter_row_without_end_stays_within_bounds(times in 0_usize..2_000) {
        prop_assert!((-1.0..=1.0).contains(&score(&"worst ".repeat(times))));
    }
}
