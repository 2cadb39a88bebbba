//! What happens on the page in a script, and what of the rules a script may expect.

use askwell::logic::conversation::view_model::Suggested;
use askwell::logic::json::Json;
use askwell::logic::rules::signal::{PageFacts, Signal};

pub fn suggested(items: &[Suggested]) -> Json {
    Json::List(items.iter().map(|item| Json::from(item.choice.id.as_str())).collect())
}

/// Of the last decision each rule with what became of it: `"a: acts"`.
pub fn outcomes(trace: &Json) -> Json {
    let last = trace.as_list().and_then(<[Json]>::last);
    let rules = last.and_then(|last| last.get("rules")).and_then(Json::as_list).unwrap_or_default();
    let word =
        |rule: &Json, name: &str| rule.get(name).and_then(Json::as_text).unwrap_or_default().to_owned();
    Json::List(
        rules
            .iter()
            .map(|rule| Json::Text(format!("{}: {}", word(rule, "rule"), word(rule, "outcome"))))
            .collect(),
    )
}

/// What happens on the page: a `page` by its path or its facts, `track` with name and properties, `identify`,
/// seconds `dwelt` or `idle`, percents `scrolled`, `leaving`, `clicked` or `seen` a selector, another `minute`.
pub fn signal(name: &str, text: String, value: &Json) -> Option<Signal> {
    Some(match name {
        "page" => {
            let member = |name: &str| value.get(name).and_then(Json::as_text).unwrap_or_default().to_owned();
            let path = if text.is_empty() { member("path") } else { text };
            Signal::Page(PageFacts {
                url: format!("https://shop.example{path}"),
                path,
                query: value.get("query").cloned().unwrap_or(Json::Map(vec![])),
                referrer: member("referrer"),
                title: member("title"),
                lang: member("lang"),
                products: value.get("products").and_then(Json::as_list).unwrap_or_default().to_vec(),
            })
        }
        "track" => {
            let [name, properties] = value.as_list()? else { return None };
            Signal::Track(name.as_text()?.to_owned(), properties.clone())
        }
        "identify" => Signal::Identified(value.clone()),
        "dwelt" => Signal::Dwelt(value.as_number()?),
        "idle" => Signal::Idle(value.as_number()?),
        "scrolled" => Signal::Scrolled(value.as_number()?),
        "leaving" => Signal::Leaving,
        "clicked" => Signal::Clicked(text),
        "seen" => Signal::Seen(text),
        "minute" => Signal::Minute,
        _ => return None,
    })
}
