//! What the visitor bought, each order once.
//!
//! The latest orders are kept as such, older ones as counts and totals. Those end at a moment (`until`): what another
//! tab still knows as an order of before then is counted in them already.

use super::super::json::Json;
use super::bounded::{amount, past, rounded, short};
use super::raw::DAY;
use super::shopping::{Product, Shopping, currency, product, sum};
use super::trail::Stamp;

/// Orders kept as such: as many thank-you pages can be reloaded without counting twice.
const MOST_ORDERS: usize = 30;

/// Products kept of an order.
const MOST_PRODUCTS: usize = 10;

/// Orders of which products are kept.
const MOST_WITH_PRODUCTS: usize = 10;

/// Currencies whose totals are kept.
const MOST_CURRENCIES: usize = 5;

/// Before an id that is made up, since the page told none.
const MADE_UP: char = '~';

/// An order.
#[derive(Debug, Clone, PartialEq)]
pub struct Order {
    /// Its id, or [`MADE_UP`] and what is in it.
    pub id: String,
    /// When it was first told, in milliseconds since 1970.
    pub at: f64,
    /// What it cost.
    pub total: f64,
    /// The currency; empty where unknown.
    pub currency: String,
    /// What was bought: ids and names.
    pub products: Vec<Product>,
}

/// Orders that are known as counts only.
#[derive(Debug, Clone, PartialEq, Default)]
struct Earlier {
    count: f64,
    until: f64,
    totals: Vec<(String, f64)>,
}

/// All orders.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Purchases {
    /// The latest ones, by time.
    pub orders: Vec<Order>,
    earlier: Earlier,
}

impl Order {
    fn of(told: &Shopping, now: f64) -> Order {
        let total = told.value.unwrap_or_else(|| rounded(sum(&told.products)));
        let mut id = told.order.clone();
        if id.is_empty() {
            id.push(MADE_UP);
            let ids: Vec<&str> = told.products.iter().map(|product| product.id.as_str()).collect();
            id.push_str(&short(&ids.join(" "), 60));
        }
        let kept =
            |told: &Product| Product { id: told.id.clone(), name: told.name.clone(), ..Product::default() };
        Order {
            id,
            at: now,
            total,
            currency: told.currency.clone(),
            products: told.products.iter().take(MOST_PRODUCTS).map(kept).collect(),
        }
    }

    /// Whether the page told its id.
    pub fn has_id(&self) -> bool {
        !self.id.starts_with(MADE_UP)
    }

    /// Whether both are one order. What has no id of its own is the same again within a day.
    fn is(&self, other: &Order) -> bool {
        self.id == other.id && (self.has_id() || (self.at - other.at).abs() < DAY)
    }

    fn to_json(&self, stamp: Stamp) -> Json {
        let products = self.products.iter().map(|product| Json::Map(product.members())).collect();
        Json::object(vec![
            ("id", Json::from(self.id.as_str())),
            ("at", stamp(self.at)),
            ("total", Json::Number(self.total)),
            ("currency", Json::from(self.currency.as_str())),
            ("products", Json::List(products)),
        ])
    }

    fn read(json: &Json, now: f64) -> Option<Order> {
        let id = short(json.get("id")?.as_text()?, 64);
        let products = json.get("products").and_then(Json::as_list).unwrap_or_default();
        (!id.is_empty()).then_some(Order {
            id,
            at: past(json.get("at"), now)?,
            total: amount(json.get("total")?)?,
            currency: currency(json.get("currency")),
            products: products.iter().take(MOST_PRODUCTS).filter_map(product).collect(),
        })
    }
}

impl Purchases {
    /// Notes an order. Returns whether it is a new one: a reload of the thank-you page tells it again.
    pub fn note(&mut self, told: &Shopping, now: f64) -> bool {
        let order = Order::of(told, now);
        let is_new = !self.orders.iter().any(|known| known.is(&order));
        if is_new {
            self.insert(order);
            self.bound();
        }
        is_new
    }

    /// How many there are.
    pub fn count(&self) -> f64 {
        self.earlier.count + self.orders.len() as f64
    }

    /// What they cost, by currency.
    pub fn totals(&self) -> Vec<(String, f64)> {
        let mut totals = self.earlier.totals.clone();
        for order in &self.orders {
            add(&mut totals, &order.currency, order.total);
        }
        totals
    }

    /// When the last one was told.
    pub fn last(&self) -> Option<f64> {
        self.orders
            .last()
            .map(|order| order.at)
            .or_else(|| (self.earlier.count > 0.0).then_some(self.earlier.until))
    }

    /// Takes in what another tab knows: no order twice, none lost.
    pub fn merge(&mut self, other: Purchases) {
        let ours = std::mem::take(self);
        let is_theirs = (other.earlier.until, other.earlier.count) > (ours.earlier.until, ours.earlier.count);
        let (first, second) = if is_theirs { (other, ours) } else { (ours, other) };
        self.earlier = first.earlier;
        first.orders.into_iter().for_each(|order| self.join(order));
        for order in second.orders {
            let is_counted = self.earlier.count > 0.0 && order.at <= self.earlier.until;
            if !is_counted || self.orders.iter().any(|known| known.is(&order)) {
                self.join(order);
            }
        }
        self.bound();
    }

    /// Adds an order; of one that is known, the time at which it was first told.
    fn join(&mut self, mut order: Order) {
        if let Some(place) = self.orders.iter().position(|known| known.is(&order)) {
            let known = self.orders.remove(place);
            order = if known.at <= order.at { known } else { order };
        }
        self.insert(order);
    }

    /// Brings back to now what lies ahead.
    pub fn settle(&mut self, now: f64) {
        // Orders end up after it, or the next merging would take them for counted.
        self.earlier.until = self.earlier.until.min(now - 1.0).max(0.0);
        for order in &mut self.orders {
            order.at = order.at.min(now);
        }
    }

    /// Forgets what was bought in the orders before the latest; count and totals stay.
    pub fn forget_products(&mut self) {
        let last = self.orders.len().saturating_sub(1);
        self.orders.iter_mut().take(last).for_each(|order| order.products.clear());
    }

    fn insert(&mut self, order: Order) {
        let place = self.orders.iter().position(|known| known.at > order.at).unwrap_or(self.orders.len());
        self.orders.insert(place, order);
    }

    fn bound(&mut self) {
        while self.orders.len() > MOST_ORDERS {
            let order = self.orders.remove(0);
            self.earlier.count += 1.0;
            self.earlier.until = self.earlier.until.max(order.at);
            add(&mut self.earlier.totals, &order.currency, order.total);
        }
        let bare = self.orders.len().saturating_sub(MOST_WITH_PRODUCTS);
        self.orders.iter_mut().take(bare).for_each(|order| order.products.clear());
    }

    /// What conditions see. `total` is in the currency of the last order.
    pub fn facts(&self, now: f64) -> Vec<(&'static str, Json)> {
        let mut products: Vec<&str> = Vec::new();
        for product in self.orders.iter().rev().flat_map(|order| &order.products) {
            if !products.contains(&product.id.as_str()) {
                products.push(&product.id);
            }
        }
        let totals = self.totals();
        let currency = self.orders.last().map_or("", |order| order.currency.as_str());
        let total = totals.iter().find(|(known, _)| known == currency).map_or(0.0, |(_, total)| *total);
        let mut facts = vec![
            ("count", Json::Number(self.count())),
            ("total", Json::Number(total)),
            ("currency", Json::from(currency)),
            ("totals", object(&totals)),
            ("products", Json::List(products.into_iter().map(Json::from).collect())),
        ];
        facts.extend(
            self.last().map(|at| ("days_since_last", Json::Number(rounded((now - at).max(0.0) / DAY)))),
        );
        facts
    }

    /// The object to store.
    pub fn to_json(&self, stamp: Stamp) -> Json {
        let Earlier { count, until, totals } = &self.earlier;
        let earlier =
            vec![("count", Json::Number(*count)), ("until", stamp(*until)), ("totals", object(totals))];
        Json::object(vec![
            ("orders", Json::List(self.orders.iter().map(|order| order.to_json(stamp)).collect())),
            ("earlier", Json::object(earlier)),
        ])
    }

    /// Reads such an object; what cannot be read is left out.
    pub fn read(json: Option<&Json>, now: f64) -> Purchases {
        let get = |name| json.and_then(|json| json.get(name));
        let orders = get("orders").and_then(Json::as_list).unwrap_or_default();
        let mut purchases = Purchases::default();
        purchases.merge(Purchases {
            orders: orders.iter().take(MOST_ORDERS).filter_map(|order| Order::read(order, now)).collect(),
            earlier: get("earlier").and_then(|json| Earlier::read(json, now)).unwrap_or_default(),
        });
        purchases
    }
}

impl Earlier {
    fn read(json: &Json, now: f64) -> Option<Earlier> {
        let mut totals = Vec::new();
        if let Some(Json::Map(members)) = json.get("totals") {
            for (name, total) in members.iter().take(MOST_CURRENCIES) {
                let code = currency(Some(&Json::from(name.as_str())));
                add(&mut totals, &code, amount(total).unwrap_or(0.0));
            }
        }
        let count = amount(json.get("count")?)?.floor();
        let until = past(json.get("until"), now)?;
        (count > 0.0).then_some(Earlier { count, until, totals })
    }
}

fn add(totals: &mut Vec<(String, f64)>, currency: &str, more: f64) {
    let has_room = totals.len() < MOST_CURRENCIES;
    match totals.iter_mut().find(|(known, _)| known == currency) {
        Some((_, total)) => *total = rounded((*total + more).min(1e12 - 1.0)),
        None if has_room => totals.push((currency.to_owned(), more)),
        None => {}
    }
}

/// Totals by currency. One without a currency is called `none`.
fn object(totals: &[(String, f64)]) -> Json {
    let one = |(currency, total): &(String, f64)| {
        (if currency.is_empty() { "none" } else { currency }.to_owned(), Json::Number(*total))
    };
    Json::Map(totals.iter().map(one).collect())
}

#[cfg(test)]
mod tests {
    use super::super::shopping::shopping;
    use super::*;
    use proptest::prelude::*;

    fn order(id: usize, at: f64, to: &mut Purchases) -> bool {
        let told = format!(
            r#"{{"order_id": "{id}", "total": 10.5, "currency": "EUR", "products": [{{"sku": "p{id}"}}]}}"#
        );
        to.note(&shopping("Order Completed", &serde_json::from_str(&told).unwrap()).unwrap(), at)
    }

    #[test]
    fn an_order_counts_once_however_often_its_page_is_loaded() {
        let mut purchases = Purchases::default();
        assert!(order(1, 1.0, &mut purchases) && !order(1, 9.0 * DAY, &mut purchases));
        assert_eq!((purchases.count(), purchases.totals()), (1.0, vec![("EUR".to_owned(), 10.5)]));
        assert_eq!(purchases.last(), Some(1.0));
    }

    #[test]
    fn an_order_without_an_id_is_the_same_again_within_a_day() {
        let told: Json =
            serde_json::from_str(r#"{"items": [{"item_id": "a", "price": 2, "quantity": 3}]}"#).unwrap();
        let told = shopping("purchase", &told).unwrap();
        let mut purchases = Purchases::default();
        assert!(
            purchases.note(&told, 0.0) && !purchases.note(&told, DAY - 1.0) && purchases.note(&told, DAY)
        );
        assert_eq!(purchases.totals(), [(String::new(), 12.0)]);
    }

    #[test]
    fn old_orders_stay_in_the_count_and_the_total() {
        let mut purchases = Purchases::default();
        (0..100).for_each(|id| assert!(order(id, id as f64, &mut purchases)));
        assert_eq!((purchases.count(), purchases.totals()), (100.0, vec![("EUR".to_owned(), 1_050.0)]));
        assert_eq!(purchases.orders.len(), MOST_ORDERS);
        assert_eq!(
            purchases.orders.iter().filter(|order| !order.products.is_empty()).count(),
            MOST_WITH_PRODUCTS
        );
        let read = Purchases::read(Some(&purchases.to_json(Json::Number)), 100.0);
        assert_eq!(read, purchases);
    }

    proptest! {
        /// Tabs that each saw some of the orders, and merged now and then, agree on all of them.
        #[test]
        fn tabs_lose_no_order_and_count_none_twice(
            steps in prop::collection::vec((0..3_usize, 0..3_usize, any::<bool>()), 1..90),
        ) {
            let mut tabs = [Purchases::default(), Purchases::default(), Purchases::default()];
            for (id, (tab, other, is_merging)) in steps.iter().enumerate() {
                order(id, 1.0 + id as f64, &mut tabs[*tab]);
                if *is_merging || id % 10 == 9 {
                    let theirs = tabs[*other].clone();
                    tabs[*tab].merge(theirs);
                }
                // Tabs hear of each other long before one of them has seen so many orders that they are folded.
                if id % 10 == 9 {
                    for (one, two) in [(0, 1), (1, 2), (2, 0), (0, 1)] {
                        let theirs = tabs[two].clone();
                        tabs[one].merge(theirs);
                    }
                }
            }
            let all = tabs.iter().skip(1).fold(tabs[0].clone(), |mut all, tab| { all.merge(tab.clone()); all });
            prop_assert_eq!((all.count(), all.totals().len()), (steps.len() as f64, 1));
            let again = { let mut again = all.clone(); again.merge(all.clone()); again };
            prop_assert_eq!(again, all);
        }
    }
}
