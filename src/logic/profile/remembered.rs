//! What the visitor is shown under "what is remembered", and takes away as a file. Kinds and values only: the words
//! stand in the string tables.

use super::super::json::Json;
use super::super::time::iso;
use super::Profile;
use super::named::NamedValues;
use super::trail::Trail;

/// What a section is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Visits: one row, without a name.
    Visits,
    /// Pages viewed, by path.
    Pages,
    /// Products viewed.
    Products,
    /// Categories viewed.
    Categories,
    /// Entries asked for: the name is the entry's id.
    Topics,
    /// Answers that helped: the name is the entry's id.
    Helped,
    /// Answers that did not: the same.
    NotHelped,
    /// What is in the cart.
    Cart,
    /// Orders: the name is the order's id, or a list of what was bought where it has none.
    Purchases,
    /// What the site told of the visitor.
    Identified,
    /// What rules of the site set.
    Assigned,
}

/// One thing that is remembered.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Row {
    /// What it is; may be empty.
    pub name: String,
    /// Its value, where it is an attribute; else `Null`.
    pub value: Json,
    /// How often, or how many; 0 where it cannot be counted.
    pub count: f64,
    /// What it costs, and in which currency, which may be empty.
    pub price: Option<(f64, String)>,
    /// When it was last so, in milliseconds since 1970; 0 where that is not known.
    pub at: f64,
}

/// Things of one kind; never empty.
#[derive(Debug, Clone, PartialEq)]
pub struct Section {
    /// What they are.
    pub kind: Kind,
    /// Each of them, the latest last.
    pub rows: Vec<Row>,
}

/// All that is remembered, in the order in which it is shown. Empty where that is nothing.
pub fn remembered(profile: &Profile) -> Vec<Section> {
    let visits = &profile.visits;
    let visit = Row { count: visits.count, at: visits.last, ..Row::default() };
    let sections = [
        (Kind::Visits, if visits.count > 0.0 { vec![visit] } else { Vec::new() }),
        (Kind::Pages, traces(&profile.pages)),
        (Kind::Products, traces(&profile.products)),
        (Kind::Categories, traces(&profile.categories)),
        (Kind::Topics, traces(&profile.topics)),
        (Kind::Helped, ratings(profile, true)),
        (Kind::NotHelped, ratings(profile, false)),
        (Kind::Cart, cart(profile)),
        (Kind::Purchases, orders(profile)),
        (Kind::Identified, values(&profile.identified)),
        (Kind::Assigned, values(&profile.assigned)),
    ];
    let is_any = |(_, rows): &(Kind, Vec<Row>)| !rows.is_empty();
    sections.into_iter().filter(is_any).map(|(kind, rows)| Section { kind, rows }).collect()
}

/// All that is remembered, as a file for the visitor: as it is stored, with readable times.
pub fn export(profile: &Profile, now: f64) -> Json {
    let stamp = |at: f64| if at > 0.0 { Json::Text(iso(at)) } else { Json::Null };
    Json::object(vec![
        ("format", Json::from("askwell-profile-1")),
        ("exported_at", Json::Text(iso(now))),
        ("profile", profile.written(stamp)),
    ])
}

fn traces(trail: &Trail) -> Vec<Row> {
    let row = |trace: &super::trail::Trace| {
        let product = trace.product.as_ref();
        let name = product.map(|product| &product.name).filter(|name| !name.is_empty());
        Row {
            name: name.unwrap_or(&trace.key).clone(),
            count: trace.times,
            price: product.and_then(|product| Some((product.price?, product.currency.clone()))),
            at: trace.at,
            ..Row::default()
        }
    };
    let mut rows: Vec<Row> = Vec::new();
    for row in trail.list.iter().map(row) {
        let place = rows.iter().position(|other| other.at > row.at).unwrap_or(rows.len());
        rows.insert(place, row);
    }
    rows
}

fn ratings(profile: &Profile, is_up: bool) -> Vec<Row> {
    let kept = profile.ratings.iter().filter(|rating| rating.is_up == is_up);
    kept.map(|rating| Row { name: rating.entry.clone(), at: rating.at, ..Row::default() }).collect()
}

fn cart(profile: &Profile) -> Vec<Row> {
    let row = |item: &super::shopping::Product| Row {
        name: if item.name.is_empty() { item.id.clone() } else { item.name.clone() },
        count: item.count(),
        price: item.price.map(|price| (price, item.currency.clone())),
        at: profile.cart.changed,
        ..Row::default()
    };
    profile.cart.items.iter().map(row).collect()
}

/// The orders; those that are known as a count only are the first row, without a name.
fn orders(profile: &Profile) -> Vec<Row> {
    let orders = &profile.purchases.orders;
    let row = |order: &super::purchases::Order| {
        let names = order
            .products
            .iter()
            .map(|product| if product.name.is_empty() { product.id.as_str() } else { product.name.as_str() });
        let names: Vec<&str> = names.collect();
        Row {
            name: if order.has_id() { order.id.clone() } else { names.join(", ") },
            count: 1.0,
            price: Some((order.total, order.currency.clone())),
            at: order.at,
            ..Row::default()
        }
    };
    let earlier = profile.purchases.count() - orders.len() as f64;
    let earlier = (earlier > 0.0).then(|| Row { count: earlier, ..Row::default() });
    earlier.into_iter().chain(orders.iter().map(row)).collect()
}

fn values(values: &NamedValues) -> Vec<Row> {
    let row = |named: &super::named::Named| Row {
        name: named.name.clone(),
        value: named.value.clone(),
        at: named.at,
        ..Row::default()
    };
    values.iter().map(row).collect()
}

#[cfg(test)]
mod tests {
    use super::super::super::rules::signal::{PageFacts, Signal};
    use super::*;

    const NOW: f64 = 1_781_517_600_000.0;

    fn track(profile: &mut Profile, name: &str, told: &str) {
        profile.note(&Signal::Track(name.to_owned(), serde_json::from_str(told).unwrap()), NOW);
    }

    fn lived() -> Profile {
        let mut profile = Profile::default();
        profile.note(&Signal::Page(PageFacts { path: "/tea".to_owned(), ..PageFacts::default() }), NOW);
        track(
            &mut profile,
            "Product Viewed",
            r#"{"sku": "t1", "name": "Tea", "price": 5, "currency": "EUR"}"#,
        );
        track(
            &mut profile,
            "purchase",
            r#"{"value": 5, "items": [{"item_id": "t1", "item_name": "Tea"}, {"item_id": "c"}]}"#,
        );
        track(&mut profile, "Product Added", r#"{"sku": "c", "quantity": 3}"#);
        profile.note(&Signal::Identified(serde_json::from_str(r#"{"plan": "pro"}"#).unwrap()), NOW);
        profile.rated("returns", true, NOW);
        profile
    }

    #[test]
    fn the_visitor_sees_each_thing_by_its_name() {
        let sections = remembered(&lived());
        let shown: Vec<_> = sections
            .iter()
            .flat_map(|section| section.rows.iter().map(|row| (section.kind, row.name.as_str(), row.count)))
            .collect();
        assert_eq!(
            shown,
            [
                (Kind::Visits, "", 1.0),
                (Kind::Pages, "/tea", 1.0),
                (Kind::Products, "Tea", 1.0),
                (Kind::Helped, "returns", 0.0),
                (Kind::Cart, "c", 3.0),
                (Kind::Purchases, "Tea, c", 1.0),
                (Kind::Identified, "plan", 0.0),
            ]
        );
        assert_eq!(sections[2].rows[0].price, Some((5.0, "EUR".to_owned())));
        assert_eq!(remembered(&Profile::default()), []);
    }

    #[test]
    fn nothing_is_stored_that_is_not_shown() {
        let profile = lived();
        let Some(Json::Map(members)) = profile.to_json() else { panic!("an object") };
        let is_empty = |json: &Json| matches!(json, Json::List(items) if items.is_empty());
        let stored = members.iter().filter(|(_, value)| !is_empty(value)).count();
        assert_eq!(stored, remembered(&profile).len());
    }

    #[test]
    fn the_file_has_readable_times() {
        let file = export(&lived(), NOW + 1_000.0);
        let text = |json: &Json, name: &str| json.get(name).and_then(Json::as_text).map(str::to_owned);
        assert_eq!(text(&file, "exported_at").as_deref(), Some("2026-06-15T10:00:01.000Z"));
        let visits = file.get("profile").and_then(|profile| profile.get("visits")).unwrap();
        assert_eq!(text(visits, "first").as_deref(), Some("2026-06-15T10:00:00.000Z"));
    }
}
