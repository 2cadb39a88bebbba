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
//! | `conversation.mood` | how the visitor's last message sounds: `negative`, `neutral`, `positive`; empty before the first |
//! | `time.hour`, `time.minute`, `time.minutes_of_day` | the visitor's time: 0–23, 0–59, 0–1439 |
//! | `time.weekday` | 1 is Monday, 7 is Sunday (ISO 8601) |
//! | `time.date`, `time.month` | `2026-01-31`, 1–12 |
//! | `event.…` | the properties of the event that is looked at |

#[cfg(test)]
mod tests;

use super::super::json::Json;
use super::super::rules::signal::{Device, Offset, PageFacts};
use super::super::time::{date, iso, weekday};
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
        ("weekday", number(weekday(day) + 1)),
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
