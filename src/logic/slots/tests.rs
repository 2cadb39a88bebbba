//! All kinds together: what a question holds, and what holds of every value.

use proptest::prelude::*;

use super::super::faq::action::{Slot, SlotKind, When};
use super::{Asked, find, understand};

const ASKED: Asked = Asked { today: "2026-06-15", lang: "en" };

fn slot(kind: SlotKind) -> Slot {
    Slot { kind, label: "Your value".to_owned(), ..Slot::default() }
}

fn code(pattern: &str) -> Slot {
    slot(SlotKind::Code(Some(pattern.to_owned())))
}

#[test]
fn values_of_a_question_are_found() {
    let slots = [code("A-#####"), slot(SlotKind::Email), slot(SlotKind::Text), slot(SlotKind::Email)];
    for (text, expected) in [
        ("order is a-10234 mail is Mia@Post.example whats up", vec![(0, "A-10234"), (1, "mia@post.example")]),
        ("can u track a10234 for me", vec![(0, "A-10234")]),
        ("where is #10234?", vec![(0, "A-10234")]),
        ("my order number is 10234", vec![(0, "A-10234")]),
        ("I paid 10234 yen", vec![]),
        ("where is 10234", vec![]),
        ("A-10234 and A-10235", vec![]),
        ("A-10234, I mean A-10235", vec![(0, "A-10235")]),
    ] {
        let found = find(&slots, text, ASKED);
        let found: Vec<(usize, &str)> = found.iter().map(|(at, value)| (*at, value.as_str())).collect();
        assert_eq!(found, expected, "{text}");
    }
    let slots = [code("CY########"), slot(SlotKind::Phone)];
    let found = find(&slots, "上周买的杯子单号cy20260611到现在没收到手机13800138000麻烦看下", ASKED);
    assert_eq!(found, [(0, "CY20260611".to_owned()), (1, "13800138000".to_owned())]);
    assert_eq!(find(&slots, "我2026年6月11号买的，怎么还没到", ASKED), []);
}

/// Whether a value is one that the pattern writes.
#[test]
fn values_of_appointments_and_payments_are_found() {
    let doctors = ["王医生", "陈医生", "都可以"].map(str::to_owned).to_vec();
    let appointment =
        [slot(SlotKind::Date(Some(When::Future))), slot(SlotKind::Choice(doctors)), slot(SlotKind::Phone)];
    let payment = [slot(SlotKind::Amount), slot(SlotKind::Date(Some(When::Past)))];
    for (slots, text, expected) in [
        (&appointment[..], "帮我挂号，6月20号，陈医生，电话13900001234", "2026-06-20 陈医生 13900001234"),
        (&appointment, "预约25号看牙", "2026-06-25"),
        (&appointment, "大后天约个医生", "2026-06-18"),
        (&appointment, "挂号，礼拜天", "2026-06-21"),
        (&appointment, "约后天的号", "2026-06-17"),
        (&appointment, "我想预约看牙,昨天", ""),
        (&appointment, "book me in for the 3rd", "2026-07-03"),
        (&appointment, "schedule a visit 06/20", "2026-06-20"),
        (&appointment, "need to see a doctor next Friday", "2026-06-26"),
        (&appointment, "I need a check-up on January 5", "2027-01-05"),
        (&appointment, "make an appointment for Feb 29 2027", ""),
        (&appointment, "May I book an appointment?", ""),
        (&appointment, "can I book 2 seats in 3 hours", ""),
        (
            &payment,
            "There's a charge of $1,200 from last Tuesday that I don't recognise",
            "1200.00 2026-06-09",
        ),
        (&payment, "6月10号扣了我¥1,280.00，我没买过东西，不明扣款", "1280.00 2026-06-10"),
        (&payment, "上周五被扣了一万二，不是我刷的", "12000.00 2026-06-12"),
        (&payment, "重复扣款了，大前天的", "2026-06-12"),
        (&payment, "I was charged twice on 30 December", "2025-12-30"),
        (&payment, "will I get my money back in three days", ""),
    ] {
        let found: Vec<String> = find(slots, text, ASKED).into_iter().map(|(_, value)| value).collect();
        assert_eq!(found.join(" "), expected, "{text}");
    }
}

fn is_fitting(pattern: &str, value: &str) -> bool {
    let mut chars = value.chars();
    let fits = pattern.chars().filter(|&c| c != ' ').all(|sign| {
        chars.next().is_some_and(|c| match sign {
            '#' => c.is_ascii_digit(),
            '@' => c.is_ascii_uppercase(),
            _ => c == sign,
        })
    });
    fits && chars.next().is_none()
}

fn kinds() -> impl Strategy<Value = Slot> {
    let options = ["damaged", "wrong item", "不喜欢", "质量问题", "2 years"].map(str::to_owned).to_vec();
    prop_oneof![
        Just(SlotKind::Text),
        Just(SlotKind::Email),
        Just(SlotKind::Code(None)),
        "[A-Z@#]{0,3}[-#/ ]?[#@0-9]{1,6}".prop_map(|pattern| SlotKind::Code(Some(pattern))),
        Just(SlotKind::Date(None)),
        Just(SlotKind::Date(Some(When::Past))),
        Just(SlotKind::Date(Some(When::Future))),
        Just(SlotKind::Amount),
        Just(SlotKind::Phone),
        Just(SlotKind::Number),
        Just(SlotKind::Choice(options)),
    ]
    .prop_map(slot)
}

/// What visitors write, in pieces.
fn texts() -> impl Strategy<Value = String> {
    let pieces = "a|A-|not|no,|#|order|10234|CY2026|06|20|-|/|.|,|+86|138 0013 8000|ann@shop.example|@|next|Friday|the|3rd|\
        June|may|in|three|weeks|ago|tomorrow|下|周|三|个|月|五|号|二十|百|万|块|元|毛|分|\\$|€|12|5k|dozen|one|twenty|second|\
        damaged|不喜欢|质量|最后|是|不是|“|\"| |  |your value is|订单号|year|1988|half a|p|and|零|半|打|0";
    let piece = proptest::sample::select(pieces.split('|').collect::<Vec<_>>());
    prop_oneof![
        proptest::collection::vec((piece, prop_oneof![Just(""), Just(" ")]), 0..8)
            .prop_map(|pieces| pieces.into_iter().flat_map(|(piece, gap)| [piece, gap]).collect()),
        ".{0,30}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn a_value_gives_itself(slot in kinds(), text in texts()) {
        if let Some(value) = understand(&slot, &text, ASKED) {
            prop_assert!(!value.is_empty());
            prop_assert_eq!(understand(&slot, &value, ASKED), Some(value), "{:?}", text);
        }
    }

    #[test]
    fn a_code_fits_its_pattern(pattern in "[A-Z@#]{0,3}[-#/ ]?[#@0-9]{1,6}", text in "[A-Za-z0-9 -]{0,16}") {
        if let Some(value) = understand(&code(&pattern), &text, ASKED) {
            prop_assert!(is_fitting(&pattern, &value), "{value}");
        }
    }

    #[test]
    fn what_is_found_is_understood(slot in kinds(), text in texts()) {
        for (_, value) in find(std::slice::from_ref(&slot), &text, ASKED) {
            prop_assert_eq!(understand(&slot, &value, ASKED), Some(value));
        }
    }
}
