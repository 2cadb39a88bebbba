//! The options that a widget is started with, and the config that they name or hold.

use super::net;
use crate::logic::json::Json;

/// A text among the options; empty where there is none.
pub fn text(options: &Json, key: &str) -> String {
    options.get(key).and_then(Json::as_text).unwrap_or_default().to_owned()
}

/// The options as if the tag asked for that language.
pub fn in_language(options: &Json, lang: &str) -> Json {
    let Json::Map(members) = options else { return Json::Null };
    let mut members: Vec<(String, Json)> =
        members.iter().filter(|(name, _)| name != "lang").cloned().collect();
    members.push(("lang".to_owned(), Json::from(lang)));
    Json::Map(members)
}

/// The config: the one that is handed over, or the file that is named; null where there is neither. A FAQ that is handed
/// over takes the place of the config's. Besides, why a file that is named cannot be used.
pub async fn config(options: &Json) -> (Json, Option<String>) {
    let url = text(options, "config");
    let (raw, problem) = match options.get("config") {
        Some(config @ Json::Map(_)) => (config.clone(), None),
        _ if url.is_empty() => (Json::Null, None),
        _ => match net::fetch_json(&url).await {
            Ok(config) => (config, None),
            Err(reason) => (Json::Null, Some(reason)),
        },
    };
    (with_faq(raw, options.get("faq")), problem)
}

#[inline(never)]
fn with_faq(raw: Json, faq: Option<&Json>) -> Json {
    let entries = faq.and_then(|faq| faq.get("faq")).or(faq);
    let Some(entries @ Json::List(_)) = entries else { return raw };
    let mut members = vec![("faq".to_owned(), entries.clone())];
    if let Json::Map(others) = raw {
        members.extend(others.into_iter().filter(|(key, _)| key != "faq"));
    }
    Json::Map(members)
}
