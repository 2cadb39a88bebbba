//! What a page's JSON-LD says of the company: how to reach it, and when.

use super::super::super::json::Json;
use super::jsonld::{each, text_of, types, walk};
use super::tree::has_part;

/// How deep a value is looked through.
const DEEPEST: usize = 8;

/// The ends of types that are companies: `Organization`, `LocalBusiness`, `OnlineStore`.
const KINDS: [&str; 9] =
    ["Organization", "Business", "Store", "Shop", "Corporation", "Restaurant", "Hotel", "Service", "NGO"];

/// A contact as the config writes it, from the first company that says how to reach it; `Null` where none does.
pub fn contact(values: &[Json]) -> Json {
    let mut found = Json::Null;
    for value in values {
        walk(value, DEEPEST, &mut |node| {
            let is_company = types(node).any(|kind| KINDS.iter().any(|end| kind.ends_with(end)));
            if found == Json::Null && is_company {
                found = contact_of(node);
            }
            true
        });
    }
    found
}

fn contact_of(company: &Json) -> Json {
    let points = company.get("contactPoint").map(each).unwrap_or_default();
    let is_service = |point: &&Json| {
        let kind = text(point, "contactType").unwrap_or_default().to_ascii_lowercase();
        ["customer", "support", "service"].iter().any(|word| has_part(&kind, word))
    };
    let point = points.iter().find(is_service).or_else(|| points.first());
    let either = |name: &str| point.and_then(|point| text(point, name)).or_else(|| text(company, name));
    let email =
        either("email").map(|email| email.strip_prefix("mailto:").map(str::to_owned).unwrap_or(email));
    let phone = either("telephone");
    // A company's own address is the site that the visitor is on.
    let url = point.and_then(|point| text(point, "url"));
    let hours = text(company, "openingHours").map(|hours| hours.replace("\n\n", ", "));
    if email.is_none() && phone.is_none() && url.is_none() {
        return Json::Null;
    }
    let members = [("email", email), ("phone", phone), ("url", url), ("hours", hours)];
    Json::object(members.into_iter().filter_map(|(name, text)| Some((name, Json::Text(text?)))).collect())
}

fn text(node: &Json, name: &str) -> Option<String> {
    node.get(name).and_then(text_of)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> String {
        let json: Json = serde_json::from_str(text).unwrap();
        serde_json::to_string(&contact(&[json])).unwrap()
    }

    #[test]
    fn the_first_company_that_can_be_reached_is_taken() {
        for (data, wanted) in [
            (
                r#"{"@graph": [{"@type": "Person", "email": "me@a.example"}, {"@type": "WebSite"},
                    {"@type": ["Organization", "Brand"], "contactPoint": [
                        {"contactType": "sales", "telephone": "1"},
                        {"contactType": "Customer Service", "telephone": "2", "url": "/help"}]}]}"#,
                r#"{"phone":"2","url":"/help"}"#,
            ),
            (
                r#"[{"@type": "Organization", "name": "A"}, {"@type": "http://schema.org/LocalBusiness",
                    "email": "mailto:a@b.example", "openingHours": ["Mo-Fr 09:00-17:00", "Sa 10:00-12:00"]}]"#,
                r#"{"email":"a@b.example","hours":"Mo-Fr 09:00-17:00, Sa 10:00-12:00"}"#,
            ),
            (r#"{"@type": "Organization", "url": "https://a.example"}"#, "null"),
            (r#"{"@type": "Person", "telephone": "1"}"#, "null"),
            (r#"[1, null, "x"]"#, "null"),
        ] {
            assert_eq!(of(data), wanted, "{data}");
        }
    }
}
