//! The cart, as far as the page tells of it.

use super::super::json::Json;
use super::bounded::{past, rounded};
use super::shopping::{Product, Shopping, Step, product, sum};
use super::trail::Stamp;

/// Lines that are kept of a cart.
const MOST_LINES: usize = 12;

/// A cart.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Cart {
    /// Its lines.
    pub items: Vec<Product>,
    /// What it costs: as told with the whole cart, or the sum of its lines.
    pub total: f64,
    /// The currency; empty where unknown.
    pub currency: String,
    /// When its content last changed, in milliseconds since 1970; 0 where there never was any.
    pub changed: f64,
}

impl Cart {
    /// How many things are in it.
    pub fn count(&self) -> f64 {
        rounded(self.items.iter().map(Product::count).sum())
    }

    /// Takes in what happened to it. A cart that is told as it was, as shops do on every page, has not changed.
    pub fn note(&mut self, told: &Shopping, now: f64) {
        let before = (self.items.clone(), self.total);
        match told.step {
            Step::Added => self.add(&told.products),
            Step::Removed => self.remove(&told.products),
            Step::Cart if told.has_products => {
                self.items.clear();
                self.add(&told.products);
                self.total = told.value.unwrap_or(self.total);
            }
            // The thank-you page: what was bought is in the cart no more.
            Step::Ordered => self.items.clear(),
            _ => return,
        }
        if self.items.is_empty() {
            self.total = 0.0;
        }
        let currency = told.products.iter().map(|product| &product.currency).chain([&told.currency]);
        if let Some(currency) = currency.into_iter().find(|currency| !currency.is_empty()) {
            self.currency.clone_from(currency);
        }
        if (&before.0, before.1) != (&self.items, self.total) {
            self.changed = now;
        }
    }

    fn add(&mut self, products: &[Product]) {
        for product in products {
            let has_room = self.items.len() < MOST_LINES;
            match self.items.iter_mut().find(|item| item.id == product.id) {
                Some(item) => {
                    item.quantity = Some(rounded(item.count() + product.count()).min(1e6));
                    item.update(product.clone());
                }
                None if has_room => {
                    self.items.push(Product { quantity: Some(product.count()), ..product.clone() });
                }
                None => {}
            }
        }
        self.total = rounded(sum(&self.items));
    }

    fn remove(&mut self, products: &[Product]) {
        for product in products {
            for item in self.items.iter_mut().filter(|item| item.id == product.id) {
                item.quantity = Some(rounded((item.count() - product.count()).max(0.0)));
            }
        }
        self.items.retain(|item| item.count() > 0.0);
        self.total = rounded(sum(&self.items));
    }

    /// Takes in what another tab knows: the later change.
    pub fn merge(&mut self, other: Cart) {
        if other.changed > self.changed {
            *self = other;
        }
    }

    /// What conditions see.
    pub fn facts(&self, now: f64) -> Vec<(&'static str, Json)> {
        let mut facts = vec![
            ("total", Json::Number(self.total)),
            ("currency", Json::from(self.currency.as_str())),
            ("count", Json::Number(self.count())),
            ("items", self.lines()),
        ];
        if self.changed > 0.0 {
            let minutes = rounded((now - self.changed).max(0.0) / 60_000.0);
            facts.push(("minutes_since_change", Json::Number(minutes)));
        }
        facts
    }

    fn lines(&self) -> Json {
        Json::List(self.items.iter().map(|item| Json::Map(item.members())).collect())
    }

    /// The object to store.
    pub fn to_json(&self, stamp: Stamp) -> Json {
        Json::object(vec![
            ("items", self.lines()),
            ("total", Json::Number(self.total)),
            ("currency", Json::from(self.currency.as_str())),
            ("changed", stamp(self.changed)),
        ])
    }

    /// Reads such an object; what cannot be read is left out.
    pub fn read(json: Option<&Json>, now: f64) -> Option<Cart> {
        let json = json?;
        let changed = past(json.get("changed"), now)?;
        let mut cart = Cart { changed, ..Cart::default() };
        let items = json.get("items").and_then(Json::as_list).unwrap_or_default();
        let items: Vec<Product> = items.iter().take(MOST_LINES).filter_map(product).collect();
        cart.add(&items);
        cart.total = json.get("total").and_then(super::bounded::amount).unwrap_or(cart.total);
        cart.currency = super::shopping::currency(json.get("currency"));
        Some(cart)
    }
}

#[cfg(test)]
mod tests {
    use super::super::shopping::shopping;
    use super::*;

    fn note(cart: &mut Cart, name: &str, properties: &str, now: f64) {
        cart.note(&shopping(name, &serde_json::from_str(properties).unwrap()).unwrap(), now);
    }

    /// Total, count, lines, and when it changed.
    fn state(cart: &Cart) -> (f64, f64, usize, f64) {
        (cart.total, cart.count(), cart.items.len(), cart.changed)
    }

    #[test]
    fn it_fills_and_empties() {
        let mut cart = Cart::default();
        let steps = [
            ("Product Added", r#"{"sku": "a", "price": "10.10", "quantity": 2}"#, (20.2, 2.0, 1, 1.0)),
            (
                "add_to_cart",
                r#"{"ecommerce": {"currency": "EUR", "value": 5, "items": [{"item_id": "b", "price": 5}]}}"#,
                (25.2, 3.0, 2, 2.0),
            ),
            ("Product Added", r#"{"sku": "a", "quantity": 1}"#, (35.3, 4.0, 2, 3.0)),
            ("Product Removed", r#"{"sku": "a", "quantity": 2}"#, (15.1, 2.0, 2, 4.0)),
            (
                "remove_from_cart",
                r#"{"items": [{"item_id": "b"}, {"item_id": "never"}]}"#,
                (10.1, 1.0, 1, 5.0),
            ),
            ("Cart Viewed", r#"{"products": [{"sku": "a", "price": 10.1}]}"#, (10.1, 1.0, 1, 5.0)),
            ("view_cart", r#"{"value": 9}"#, (10.1, 1.0, 1, 5.0)),
            ("view_cart", r#"{"value": 9, "items": [{"item_id": "a", "price": 10.1}]}"#, (9.0, 1.0, 1, 8.0)),
            ("Cart Viewed", r#"{"products": []}"#, (0.0, 0.0, 0, 9.0)),
            ("Cart Viewed", r#"{"products": []}"#, (0.0, 0.0, 0, 9.0)),
        ];
        for (at, (name, properties, expected)) in steps.into_iter().enumerate() {
            note(&mut cart, name, properties, 1.0 + at as f64);
            assert_eq!(state(&cart), expected, "{name} {properties}");
        }
        assert_eq!(cart.currency, "EUR");
    }

    #[test]
    fn a_full_cart_still_costs_what_the_shop_says() {
        let mut cart = Cart::default();
        let items: Vec<String> = (0..40).map(|id| format!(r#"{{"item_id": {id}, "price": 1}}"#)).collect();
        note(&mut cart, "view_cart", &format!(r#"{{"value": 40, "items": [{}]}}"#, items.join(",")), 1.0);
        assert_eq!(state(&cart), (40.0, MOST_LINES as f64, MOST_LINES, 1.0));
        assert_eq!(Cart::read(Some(&cart.to_json(Json::Number)), 5.0).unwrap(), cart);
    }

    #[test]
    fn the_later_change_holds_in_every_tab() {
        let (mut here, mut there) = (Cart::default(), Cart::default());
        note(&mut here, "Product Added", r#"{"sku": "a"}"#, 1.0);
        note(&mut there, "Order Completed", "{}", 2.0);
        note(&mut there, "Product Added", r#"{"sku": "b"}"#, 3.0);
        here.merge(there.clone());
        there.merge(here.clone());
        assert_eq!((&here, here.items[0].id.as_str()), (&there, "b"));
    }
}
