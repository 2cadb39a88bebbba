//! The table of attributes holds, also for a newcomer on a bare page and in every time zone.

use super::super::super::rules::signal::Signal;
use super::*;

/// 2026-06-15, a Monday, 10:00 in UTC.
const NOW: f64 = 1_781_517_600_000.0;

fn json(text: &str) -> Json {
    serde_json::from_str(text).unwrap()
}

/// The tree of a visitor who came back after a week, from a campaign, looked at tea, and bought some before.
fn tree() -> Json {
    let page = PageFacts {
        url: "https://shop.example/tea?utm_source=mail&utm_campaign=spring".to_owned(),
        path: "/tea".to_owned(),
        query: json(r#"{"utm_source": "mail", "utm_campaign": "spring"}"#),
        referrer: "https://user@www.search.example:8443/?q=tea".to_owned(),
        title: "Tea".to_owned(),
        lang: "en".to_owned(),
        products: vec![json(
            r#"{"sku": "tea", "category": "Hot", "offers": {"price": "4.9", "priceCurrency": "EUR"}}"#,
        )],
    };
    let mut profile = Profile::default();
    let track = |name: &str, told: &str| Signal::Track(name.to_owned(), json(told));
    let before = NOW - 7.0 * DAY;
    profile.note(&Signal::Page(page.clone()), before);
    profile.note(
        &track(
            "purchase",
            r#"{"transaction_id": "1", "value": 9.8, "currency": "EUR", "items": [{"item_id": "tea"}]}"#,
        ),
        before,
    );
    profile.note(&Signal::Identified(json(r#"{"country": "CN", "visits": 99, "vip": false}"#)), before);
    profile.assign("vip", &Json::Bool(true), before);
    profile.note(&Signal::Page(page.clone()), NOW - 60_000.0);
    profile.note(&track("Product Added", r#"{"sku": "tea", "price": 4.9, "quantity": 2}"#), NOW - 30_000.0);
    profile.note(&Signal::Scrolled(50.0), NOW);
    profile.asked("returns", NOW);
    let device = Device {
        kind: "phone".to_owned(),
        locale: "zh-CN".to_owned(),
        time_zone: "Asia/Shanghai".to_owned(),
        has_privacy_control: false,
    };
    let conversation =
        Conversation { questions: 2, topics: vec!["returns".to_owned()], ..Conversation::default() };
    let all = Surroundings {
        visitor: "v1",
        profile: &profile,
        device: &device,
        page: &page,
        conversation: &conversation,
        now: NOW,
        offset: |_| 8.0 * 60.0,
    };
    attributes(&all, json(r#"{"plan": "pro"}"#))
}

fn at<'tree>(tree: &'tree Json, path: &str) -> Option<&'tree Json> {
    path.split('.').try_fold(tree, |json, name| match name.parse::<usize>() {
        Ok(place) => json.as_list()?.get(place),
        Err(_) => json.get(name),
    })
}

#[test]
fn the_tree_holds_what_the_table_says() {
    let tree = tree();
    for (path, expected) in [
        ("id", r#""v1""#),
        ("visitor.locale", r#""zh-CN""#),
        ("visitor.lang", r#""zh""#),
        ("visitor.country", r#""CN""#),
        ("visitor.time_zone", r#""Asia/Shanghai""#),
        ("visitor.device", r#""phone""#),
        ("visitor.is_new", "false"),
        ("visitor.is_returning", "true"),
        ("visitor.visits", "2"),
        ("visitor.vip", "true"),
        ("visitor.days_since_last", "7"),
        ("visitor.days_since_first", "7"),
        ("page.path", r#""/tea""#),
        ("page.query.utm_source", r#""mail""#),
        ("page.referrer_host", r#""www.search.example""#),
        ("page.utm", r#"{"source": "mail", "campaign": "spring"}"#),
        ("page.views", "2"),
        ("page.products.0", r#"{"id": "tea", "category": "Hot", "currency": "EUR", "price": 4.9}"#),
        ("behavior.pages.0.path", r#""/tea""#),
        ("behavior.pages.0.weight", "1.707"),
        ("behavior.products.0.id", r#""tea""#),
        ("behavior.products.0.price", "4.9"),
        ("behavior.products.0.times", "2"),
        ("behavior.categories.0.name", r#""Hot""#),
        ("behavior.topics.0.entry", r#""returns""#),
        ("behavior.topics.0.days_since", "0"),
        ("behavior.seconds", "0"),
        ("behavior.scroll", "50"),
        ("behavior.page_count", "1"),
        ("cart.total", "9.8"),
        ("cart.count", "2"),
        ("cart.items.0.id", r#""tea""#),
        ("cart.minutes_since_change", "0.5"),
        ("purchases.count", "1"),
        ("purchases.total", "9.8"),
        ("purchases.currency", r#""EUR""#),
        ("purchases.totals.EUR", "9.8"),
        ("purchases.products", r#"["tea"]"#),
        ("purchases.days_since_last", "7"),
        ("conversation.questions", "2"),
        ("conversation.topics", r#"["returns"]"#),
        ("conversation.mood", r#""""#),
        ("time.hour", "18"),
        ("time.minutes_of_day", "1080"),
        ("time.weekday", "1"),
        ("time.date", r#""2026-06-15""#),
        ("time.month", "6"),
        ("event.plan", r#""pro""#),
    ] {
        assert_eq!(at(&tree, path), Some(&json(expected)), "{path}");
    }
}

#[test]
fn the_roots_are_all_and_the_table_names_each_attribute() {
    let (tree, source) = (tree(), include_str!("../attributes.rs"));
    let Json::Map(roots) = &tree else { panic!("an object") };
    assert_eq!(roots.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>(), ROOTS);
    let table = source.split("use super").next().unwrap();
    for (root, value) in roots {
        let Json::Map(members) = value else { continue };
        for (name, _) in members.iter().filter(|(name, _)| !["plan", "vip"].contains(&name.as_str())) {
            assert!(table.contains(&format!("`{root}.{name}")), "{root}.{name} is not in the table");
        }
    }
}

#[test]
fn a_newcomer_on_a_bare_page_has_a_tree_too() {
    let all = Surroundings {
        visitor: "",
        profile: &Profile::default(),
        device: &Device::default(),
        page: &PageFacts::default(),
        conversation: &Conversation::default(),
        now: f64::NAN,
        offset: |_| f64::NAN,
    };
    let tree = attributes(&all, Json::Null);
    for (path, expected) in [
        ("visitor.is_new", Some("true")),
        ("visitor.days_since_first", Some("0")),
        ("visitor.days_since_last", None),
        ("cart.minutes_since_change", None),
        ("purchases.count", Some("0")),
        ("purchases.days_since_last", None),
        ("time.date", Some(r#""1970-01-01""#)),
        ("page.referrer_host", Some(r#""""#)),
    ] {
        assert_eq!(at(&tree, path), expected.map(json).as_ref(), "{path}");
    }
}

#[test]
fn the_visitors_day_is_not_that_of_the_server() {
    for (utc, offset_minutes, expected) in [
        (NOW, 0.0, (10.0, 1.0, "2026-06-15")),
        (NOW, 14.0 * 60.0, (0.0, 2.0, "2026-06-16")),
        (NOW, -11.0 * 60.0, (23.0, 7.0, "2026-06-14")),
        (0.0, 0.0, (0.0, 4.0, "1970-01-01")),
        (-1.0, 0.0, (23.0, 3.0, "1969-12-31")),
    ] {
        let time = time(utc + offset_minutes * 60_000.0);
        let number = |name| time.get(name).and_then(Json::as_number).unwrap();
        let date = time.get("date").and_then(Json::as_text).unwrap();
        assert_eq!((number("hour"), number("weekday"), date), expected);
    }
}

#[test]
fn hosts_stand_between_slashes() {
    for (url, expected) in [
        ("https://a.example/x", "a.example"),
        ("https://a.example:80?x", "a.example"),
        ("https://u:p@a.example#x", "a.example"),
        ("http://[::1]:8080/", "[::1]"),
        ("android-app://com.example.app/", "com.example.app"),
        ("about:blank", ""),
        ("/relative", ""),
        ("", ""),
        ("https://", ""),
    ] {
        assert_eq!(host(url), expected, "{url}");
    }
}
