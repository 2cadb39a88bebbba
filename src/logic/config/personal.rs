//! What owners set of rules, products, profile and tables. It is read where one of them is given, and only there: the
//! code is a part of the widget that other sites' visitors do not load.

use super::super::json::Json;
use super::super::predict::hot::Trend;
use super::super::predict::products::Orders;
use super::super::predict::table::Table;
use super::super::profile::raw::{Keeping, RawProfile};
use super::super::report::{Problem, Reader};
use super::super::rules::product::{Product, RawProduct, products};
use super::super::rules::raw::{RawGroup, RawRule};
use super::super::rules::rule::{Group, Rule, groups, rules};
use super::later::read;
use super::priors;

/// With more suggestions than the panel has room for, those that this visitor chooses come first, as
/// `RawConfig::suggestions` says.
const ROOM: usize = 6;

/// Who is shown what, when: personalization.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Personal {
    /// The rules.
    pub rules: Vec<Rule>,
    /// The limits that several rules share.
    pub groups: Vec<Group>,
    /// Lists that conditions name.
    pub saved_groups: Json,
    /// What may be recommended.
    pub products: Vec<Product>,
    /// What is remembered.
    pub keeping: Keeping,
    /// What all visitors did.
    pub tables: Tables,
}

/// What all visitors did, counted by the owner.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Tables {
    /// What was asked next.
    pub next: Table,
    /// What was bought together.
    pub orders: Orders,
    /// What was asked lately, and before.
    pub hot: Vec<Trend>,
}

/// Whether a config, or what was stored of the visitor, asks for personalization at all.
pub fn is_wanted(config: &Json, stored: &Json) -> bool {
    let is_given = |json: &Json, names: &[&str]| {
        names.iter().any(|name| json.get(name).is_some_and(|value| *value != Json::Null))
    };
    let suggestions = match config.get("suggestions") {
        Some(Json::List(ids)) => ids.len(),
        _ => 0,
    };
    is_given(config, &["rules", "rule_groups", "saved_groups", "products", "profile"])
        || config.get("priors").is_some_and(|priors| is_given(priors, &["next", "pairs", "hot"]))
        || config.get("surveys").is_some_and(|surveys| names(surveys, "condition"))
        || config.get("contact").is_some_and(|contact| is_given(contact, &["offer_when"]))
        || config.get("faq").is_some_and(|faq| names(faq, "audience"))
        || suggestions > ROOM
        || matches!(stored, Json::Map(members) if members.iter().any(|(name, _)| name != "version" && name != "consent"))
}

/// Whether an object anywhere in it has a member of that name.
pub fn names(json: &Json, name: &str) -> bool {
    match json {
        Json::List(items) => items.iter().any(|item| names(item, name)),
        Json::Map(members) => members.iter().any(|(key, value)| key == name || names(value, name)),
        _ => false,
    }
}

/// Reads what a config says of it, and tells what could not be used.
pub fn personal(file: &str, config: &Json, lang: &str) -> (Personal, Vec<Problem>) {
    let mut reader = Reader::new(file);
    let raw_rules: Vec<RawRule> = read(config, "rules", &mut reader).unwrap_or_default();
    let raw_groups: Vec<RawGroup> = read(config, "rule_groups", &mut reader).unwrap_or_default();
    let raw_products: Vec<RawProduct> = read(config, "products", &mut reader).unwrap_or_default();
    let raw_profile: RawProfile = read(config, "profile", &mut reader).unwrap_or_default();
    let mark = reader.enter("priors");
    let tables = config.get("priors").map(|json| priors::tables(json, &mut reader)).unwrap_or_default();
    reader.leave(mark);
    let mark = reader.enter("rules");
    let rules = rules(&raw_rules, lang, &mut reader);
    reader.leave(mark);
    let mark = reader.enter("rule_groups");
    let groups = groups(&raw_groups, &mut reader);
    reader.leave(mark);
    let mark = reader.enter("products");
    let products = products(&raw_products, lang, &mut reader);
    reader.leave(mark);
    let mark = reader.enter("profile");
    let keeping = Keeping::resolve(&raw_profile, &mut reader);
    reader.leave(mark);
    let saved_groups = config.get("saved_groups").cloned().unwrap_or_default();
    (Personal { rules, groups, saved_groups, products, keeping, tables }, reader.into_problems())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_sites_that_say_something_of_it_need_it() {
        for (config, stored, is_needed) in [
            ("null", "null", false),
            ("[1]", "null", false),
            (
                r#"{"title": "Help", "rules": null, "priors": {"entries": {}}, "suggestions": ["a"]}"#,
                "null",
                false,
            ),
            (r#"{"surveys": [{"id": "a"}], "faq": [{"id": "a"}]}"#, "null", false),
            ("{}", r#"{"version": 1, "consent": {"personalization": "denied"}}"#, false),
            (r#"{"rules": []}"#, "null", true),
            (r#"{"products": []}"#, "null", true),
            (r#"{"profile": {"remember": false}}"#, "null", true),
            (r#"{"priors": {"hot": {}}}"#, "null", true),
            (r#"{"surveys": [{"id": "a", "condition": {"a": 1}}]}"#, "null", true),
            (r#"{"contact": {"email": "a@b.example", "hours": "9 to 5"}}"#, "null", false),
            (r#"{"contact": {"offer_when": {"conversation.no_matches": 1}}}"#, "null", true),
            (r#"{"faq": {"faq": [{"id": "a", "audience": {"a": 1}}]}}"#, "null", true),
            (r#"{"suggestions": ["a", "b", "c", "d", "e", "f", "g"]}"#, "null", true),
            ("{}", r#"{"version": 1, "profile": {}}"#, true),
        ] {
            let json = |text| serde_json::from_str(text).unwrap();
            assert_eq!(is_wanted(&json(config), &json(stored)), is_needed, "{config} {stored}");
        }
    }

    #[test]
    fn what_is_not_wanted_is_nothing() {
        let (personal, problems) = personal("askwell.json", &Json::Null, "en");
        assert_eq!((personal, problems), (Personal::default(), vec![]));
    }
}
