//! Days as visitors tell them.

use proptest::prelude::*;

use super::super::super::faq::action::When;
use super::super::Asked;
use super::date;

fn check(when: Option<When>, lang: &str, cases: &[(&str, Option<&str>)]) {
    for &(text, expected) in cases {
        let asked = Asked { today: "2026-06-15", lang };
        assert_eq!(date(when, text, asked, false).as_deref(), expected, "{text}");
    }
}

#[test]
fn days_to_come() {
    check(
        Some(When::Future),
        "en",
        &[
            ("today", Some("2026-06-15")),
            ("tomorrow, not Friday", Some("2026-06-16")),
            ("Friday 19 June", Some("2026-06-19")),
            ("Friday, no, June 20", Some("2026-06-20")),
            ("June 20th, 2027", Some("2027-06-20")),
            ("20-Jun-2026", Some("2026-06-20")),
            ("the 3rd", Some("2026-07-03")),
            ("the 5th of next month", Some("2026-07-05")),
            ("third of July", Some("2026-07-03")),
            ("in a fortnight", Some("2026-06-29")),
            ("a week from today", Some("2026-06-22")),
            ("Friday next week", Some("2026-06-26")),
            ("next week on Friday", Some("2026-06-26")),
            ("20260620", Some("2026-06-20")),
            ("2026-06-20T10:00", Some("2026-06-20")),
            ("the twentieth", Some("2026-06-20")),
            ("the 22nd works for me", Some("2026-06-22")),
            ("Feb 30th", None),
            ("the 31st of June", None),
            ("the 2nd order", None),
            ("yesterday", None),
            ("2026-06-14", None),
            ("24 hours", None),
            ("2.4.1", None),
            ("$20", None),
            ("", None),
        ],
    );
    check(
        Some(When::Future),
        "zh",
        &[
            ("六月二十号", Some("2026-06-20")),
            ("二〇二六年六月二十日", Some("2026-06-20")),
            ("後天下午", Some("2026-06-17")),
            ("下個禮拜三", Some("2026-06-24")),
            ("这周五", Some("2026-06-19")),
            ("两个星期后", Some("2026-06-29")),
            ("明年1月5号", Some("2027-01-05")),
            ("6.20", Some("2026-06-20")),
            ("6月20", Some("2026-06-20")),
            ("2月30日", None),
            ("2026年2月30日", None),
            ("9999周后", None),
            ("一周三次", None),
            ("每周三", None),
            ("昨天", None),
        ],
    );
}

#[test]
fn days_gone_by() {
    check(
        Some(When::Past),
        "en",
        &[
            ("last Friday", Some("2026-06-12")),
            ("this morning", Some("2026-06-15")),
            ("two weeks ago", Some("2026-06-01")),
            ("03.03.88", Some("1988-03-03")),
            ("the 20th", Some("2026-05-20")),
            ("05/08/2026", Some("2026-05-08")),
            ("02/06", Some("2026-02-06")),
            ("tomorrow", None),
        ],
    );
    check(Some(When::Past), "zh", &[("2月20日 1990年", Some("1990-02-20")), ("三天前", Some("2026-06-12"))]);
}

#[test]
fn the_language_decides_between_day_and_month() {
    for (lang, text, expected) in [
        ("en", "03/04/2026", "2026-03-04"),
        ("en-US", "03/04/2026", "2026-03-04"),
        ("en-GB", "03/04/2026", "2026-04-03"),
        ("en-US", "03.04.2026", "2026-04-03"),
        ("zh-CN", "03.04.2026", "2026-03-04"),
        ("de", "3/4", "2026-04-03"),
    ] {
        check(None, lang, &[(text, Some(expected))]);
    }
}

#[test]
fn without_today_only_full_days() {
    let asked = Asked { today: "", lang: "en" };
    assert_eq!(date(None, "20 June 2026", asked, false).as_deref(), Some("2026-06-20"));
    for text in ["tomorrow", "Friday", "the 3rd", "20 June", "in 3 days", "下周三", "下个月5号"] {
        assert_eq!(date(None, text, asked, false), None, "{text}");
    }
}

#[test]
fn unasked_only_clear_days() {
    for (text, expected) in [
        ("book me in for the 3rd", Some("2026-07-03")),
        ("schedule a visit 06/20", Some("2026-06-20")),
        ("are you there 24/7", None),
        ("1/2 price", None),
        ("3.5 stars", None),
        ("order 20260620", None),
    ] {
        let asked = Asked { today: "2026-06-15", lang: "en" };
        assert_eq!(date(Some(When::Future), text, asked, true).as_deref(), expected, "{text}");
    }
}

proptest! {
    #[test]
    fn a_day_is_a_real_one(text in "[0-9]{1,4}[-/. 年][0-9]{1,2}[-/. 月][0-9]{1,4}[号日]?|.{0,20}|[a-z0-9 ]{0,20}") {
        let asked = Asked { today: "2026-06-15", lang: "en" };
        if let Some(day) = date(None, &text, asked, false) {
            prop_assert!(super::super::super::time::from_iso(&format!("{day}T00:00:00Z")).is_some(), "{day}");
            prop_assert_eq!(date(None, &day, asked, false), Some(day));
        }
    }
}
