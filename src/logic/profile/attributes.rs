//! The tree of attributes that conditions are evaluated on: `{"cart.total": {"$gte": 50}, "visitor.lang": "zh"}`.
//!
//! Lists hold objects, for `$elemMatch`, where more than a name is known; they hold bare names, for `$in`, where the
//! table says "ids". What is not known is missing, and a condition on it compares with nothing: ask for a count
//! (`purchases.count`) beside a "days since". Weights are `Σ 0.5^(age / half-life)`; days and minutes have fractions.
//!
//! | attribute | what it is |
//! |---|---|
//! | `id` | the visitor's random number; what experiments divide by. Empty before the visitor's first act |
//! | `visitor.…` | what the page told by `Askwell('identify', {…})` and what rules set, under their own names; those below win |
//! | `visitor.locale`, `visitor.lang` | the browser's language: `zh-CN`, and its first part: `zh` |
//! | `visitor.country` | two letters, where the page told it by `identify`; never guessed |
//! | `visitor.time_zone` | `Asia/Shanghai` |
//! | `visitor.device` | `phone`, `tablet`, `desktop` |
//! | `visitor.is_new`, `visitor.is_returning` | whether this is the first visit, or a later one |
//! | `visitor.visits` | visits so far, with this one; one ends after 30 minutes without a sign of the visitor |
//! | `visitor.days_since_last` | days since the visit before ended; missing in the first |
//! | `visitor.days_since_first` | days since the first visit began |
//! | `page.url`, `page.path`, `page.title`, `page.lang` | the address, its path, the title, `<html lang>` |
//! | `page.query.…` | the parameters of the address |
//! | `page.referrer`, `page.referrer_host` | where the visitor came from: address and host without port; may be empty |
//! | `page.utm.source`, `.medium`, `.campaign`, `.term`, `.content` | the parameters `utm_…`, where there are any |
//! | `page.views` | how often this path was viewed, with this time |
//! | `page.products` | products in the page's JSON-LD: `{id, name, category, brand, price, currency}` |
//! | `behavior.pages` | pages viewed: `{path, weight, times, days_since}` |
//! | `behavior.products` | products viewed: `{id, name, category, brand, price, currency, weight, times, days_since}` |
//! | `behavior.categories` | categories of products and lists viewed: `{name, weight, times, days_since}` |
//! | `behavior.topics` | entries asked for: `{entry, weight, times, days_since}` |
//! | `behavior.seconds`, `behavior.scroll` | of this page: seconds of activity, percent seen; the last step that a rule asked for |
//! | `behavior.page_count` | pages viewed in this visit |
//! | `cart.total`, `cart.currency`, `cart.count` | what the cart costs, in which currency, how many things are in it |
//! | `cart.items` | `{id, name, category, brand, price, currency, quantity}` |
//! | `cart.minutes_since_change` | minutes since its content changed; missing where there never was a cart |
//! | `purchases.count` | orders so far |
//! | `purchases.total`, `purchases.currency` | what they cost, in the currency of the last one |
//! | `purchases.totals.…` | what they cost by currency: `purchases.totals.EUR` |
//! | `purchases.days_since_last` | days since the last order; missing before the first |
//! | `purchases.products` | ids of products bought, the latest first |
//! | `conversation.topics` | ids of entries given in this conversation |
//! | `conversation.questions`, `conversation.no_matches` | questions in it, and those that found no answer |
//! | `conversation.no_matches_in_a_row` | the latter, at its end |
//! | `conversation.ups`, `conversation.downs` | ratings in it |
//! | `conversation.last_entry` | id of the last entry given; empty before |
//! | `conversation.mood` | how the visitor's words sound; empty where not known |
//! | `time.hour`, `time.minute`, `time.minutes_of_day` | the visitor's time: 0–23, 0–59, 0–1439 |
//! | `time.weekday` | 1 is Monday, 7 is Sunday (ISO 8601) |
//! | `time.date`, `time.month` | `2026-01-31`, 1–12 |
//! | `event.…` | the properties of the event that is looked at |

use super::super::json::Json;
use super::super::rules::signal::{Device, Offset, PageFacts};
use super::super::time::{date, iso};
use super::Profile;
use super::bounded::rounded;
use super::raw::DAY;
use super::shopping::product;

/// The names at the root of the tree.
pub const ROOTS: [&str; 9] =
    ["id", "visitor", "page", "behavior", "cart", "purchases", "conversation", "time", "event"];

/// What a conversation came to so far.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Conversation {
    /// Ids of the entries given.
    pub topics: Vec<String>,
    /// How many questions were asked.
    pub questions: u32,
    /// How many found no answer.
    pub no_matches: u32,
    /// How many of these were the last ones in a row.
    pub no_matches_in_a_row: u32,
    /// How many answers helped, as the visitor says.
    pub ups: u32,
    /// How many did not.
    pub downs: u32,
    /// Id of the last entry given; empty before.
    pub last_entry: String,
    /// How the visitor's words sound, in a word; empty where not known.
    pub mood: String,
}

/// Everything the tree is made of.
#[derive(Debug, Clone, Copy)]
pub struct Surroundings<'a> {
    /// The visitor's random number; may be empty.
    pub visitor: &'a str,
    /// What is remembered; it has noted the signal that is looked at.
    pub profile: &'a Profile,
    /// The device.
    pub device: &'a Device,
    /// The page.
    pub page: &'a PageFacts,
    /// The conversation.
    pub conversation: &'a Conversation,
    /// Now, in milliseconds since 1970.
    pub now: f64,
    /// How far local time is ahead of UTC.
    pub offset: Offset,
}

/// The tree. `event` holds the properties of the signal that is looked at; `Null` where it has none.
pub fn attributes(all: &Surroundings, event: Json) -> Json {
    let now = if all.now.is_finite() { all.now } else { all.profile.visits.last };
    Json::object(vec![
        ("id", Json::from(all.visitor)),
        ("visitor", visitor(all, now)),
        ("page", page(all)),
        ("behavior", behavior(all.profile, now)),
        ("cart", Json::object(all.profile.cart.facts(now))),
        ("purchases", Json::object(all.profile.purchases.facts(now))),
        ("conversation", conversation(all.conversation)),
        ("time", time(now + (all.offset)(now) * 60_000.0)),
        ("event", event),
    ])
}

fn visitor(all: &Surroundings, now: f64) -> Json {
    let (visits, device) = (&all.profile.visits, all.device);
    let days = |at: f64| Json::Number(rounded((now - at).max(0.0) / DAY));
    let mut facts = vec![
        ("locale", Json::from(device.locale.as_str())),
        ("lang", Json::from(first_part(&device.locale))),
        ("time_zone", Json::from(device.time_zone.as_str())),
        ("device", Json::from(device.kind.as_str())),
        ("is_new", Json::Bool(visits.count <= 1.0)),
        ("is_returning", Json::Bool(visits.count > 1.0)),
        ("visits", Json::Number(visits.count)),
        ("days_since_first", days(if visits.count < 1.0 { now } else { visits.first })),
    ];
    facts.extend(visits.previous.map(|at| ("days_since_last", days(at))));
    // Of equal names the last one wins: what the page told, then what rules set, then what we know.
    let told = all.profile.identified.iter().chain(all.profile.assigned.iter());
    let mut members: Vec<(String, Json)> = Vec::new();
    let told = told.map(|named| (named.name.as_str(), named.value.clone()));
    for (name, value) in told.chain(facts) {
        members.retain(|(known, _)| known != name);
        members.push((name.to_owned(), value));
    }
    Json::Map(members)
}

fn page(all: &Surroundings) -> Json {
    let page = all.page;
    let products = page.products.iter().filter_map(product).map(|product| Json::Map(product.members()));
    let utm = |name: &'static str, parameter| page.query.get(parameter).map(|value| (name, value.clone()));
    let utm = [
        utm("source", "utm_source"),
        utm("medium", "utm_medium"),
        utm("campaign", "utm_campaign"),
        utm("term", "utm_term"),
        utm("content", "utm_content"),
    ];
    Json::object(vec![
        ("url", Json::from(page.url.as_str())),
        ("path", Json::from(page.path.as_str())),
        ("query", page.query.clone()),
        ("referrer", Json::from(page.referrer.as_str())),
        ("referrer_host", Json::from(host(&page.referrer))),
        ("utm", Json::object(utm.into_iter().flatten().collect())),
        ("title", Json::from(page.title.as_str())),
        ("lang", Json::from(page.lang.as_str())),
        ("views", Json::Number(all.profile.pages.get(&page.path).map_or(0.0, |trace| trace.times))),
        ("products", Json::List(products.collect())),
    ])
}

fn behavior(profile: &Profile, now: f64) -> Json {
    let moment = profile.moment(now);
    Json::object(vec![
        ("pages", profile.pages.facts("path", moment)),
        ("products", profile.products.facts("id", moment)),
        ("categories", profile.categories.facts("name", moment)),
        ("topics", profile.topics.facts("entry", moment)),
        ("seconds", Json::Number(profile.view.seconds)),
        ("scroll", Json::Number(profile.view.scroll)),
        ("page_count", Json::Number(profile.visits.pages)),
    ])
}

fn conversation(conversation: &Conversation) -> Json {
    let number = |count: u32| Json::Number(count.into());
    let topics = conversation.topics.iter().map(|topic| Json::from(topic.as_str())).collect();
    Json::object(vec![
        ("topics", Json::List(topics)),
        ("questions", number(conversation.questions)),
        ("no_matches", number(conversation.no_matches)),
        ("no_matches_in_a_row", number(conversation.no_matches_in_a_row)),
        ("ups", number(conversation.ups)),
        ("downs", number(conversation.downs)),
        ("last_entry", Json::from(conversation.last_entry.as_str())),
        ("mood", Json::from(conversation.mood.as_str())),
    ])
}

/// `local` is the visitor's time as if it were UTC, in milliseconds since 1970.
fn time(local: f64) -> Json {
    // The clocks of browsers end 275,760 years away; the text of a date ends sooner, and neither does harm.
    #[expect(clippy::cast_possible_truncation, reason = "clamped to what fits; NaN is 0")]
    let minutes = (local / 60_000.0).floor().clamp(-1e12, 1e12) as i64;
    let day = minutes.div_euclid(1_440);
    let minute = minutes.rem_euclid(1_440);
    let number = |number: i64| Json::Number(number as f64);
    Json::object(vec![
        ("hour", number(minute / 60)),
        ("minute", number(minute % 60)),
        ("minutes_of_day", number(minute)),
        // 1970 began on a Thursday.
        ("weekday", number((day + 3).rem_euclid(7) + 1)),
        ("date", Json::from(iso(local).get(..10).unwrap_or_default())),
        ("month", number(date(day).1)),
    ])
}

/// The language of a tag: `zh` of `zh-CN`.
fn first_part(tag: &str) -> &str {
    tag.split(['-', '_']).next().unwrap_or_default()
}

/// The host of an absolute address, without user and port; empty where there is none.
fn host(url: &str) -> &str {
    let rest = url.split_once(':').and_then(|(_, rest)| rest.strip_prefix("//")).unwrap_or_default();
    let authority = rest.split(['/', '?', '#', '\\']).next().unwrap_or_default();
    let host = authority.rsplit('@').next().unwrap_or_default();
    match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => host,
    }
}

#[cfg(test)]
mod tests {
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
        profile
            .note(&track("Product Added", r#"{"sku": "tea", "price": 4.9, "quantity": 2}"#), NOW - 30_000.0);
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
        let (tree, source) = (tree(), include_str!("attributes.rs"));
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
}
