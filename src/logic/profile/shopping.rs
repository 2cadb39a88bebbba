//! What a shop tells of products, carts and orders, in three vocabularies, read into one.
//!
//! - Segment's e-commerce spec, version 2, with the names of version 1 as aliases: `Product Viewed`
//!   (<https://segment.com/docs/connections/spec/ecommerce/v2/>);
//! - Google Analytics 4, as pushed into `dataLayer`: `view_item`, its figures in `ecommerce` or beside `event`
//!   (<https://developers.google.com/tag-manager/ecommerce-ga4>);
//! - schema.org `Product` nodes (<https://schema.org/Product>).
//!
//! Names of events are compared without regard to case and to what stands between words. A value of a wrong type is
//! left out, the rest counts.

use super::super::json::Json;
use super::bounded::{amount, short, text};

/// The longest id or category, in bytes.
const LONGEST_ID: usize = 64;

/// The longest name, in bytes.
const LONGEST_NAME: usize = 80;

/// Products read from one event: a list page may name hundreds.
const MOST_PRODUCTS: usize = 50;

/// A product, as far as the shop tells of it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Product {
    /// The first there is of `sku`, `product_id`, `item_id`, `productID`, `id`, `@id` and the name. Never empty.
    pub id: String,
    /// What it is called; may be empty.
    pub name: String,
    /// Its category; may be empty.
    pub category: String,
    /// Its brand; may be empty.
    pub brand: String,
    /// The price of one.
    pub price: Option<f64>,
    /// The currency of the price, as in ISO 4217; may be empty.
    pub currency: String,
    /// How many; none is one.
    pub quantity: Option<f64>,
}

/// What happened in the shop.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// A product was looked at.
    Viewed,
    /// A list of products was looked at.
    Listed,
    /// Products were put into the cart.
    Added,
    /// Products were taken out of it.
    Removed,
    /// The whole cart is told.
    Cart,
    /// Products were bought.
    Ordered,
}

/// The events, Segment's first; words are parted by a blank, letters small.
const EVENTS: [(&str, Step); 17] = [
    ("product viewed", Step::Viewed),
    ("viewed product", Step::Viewed),
    ("view item", Step::Viewed),
    ("product list viewed", Step::Listed),
    ("viewed product category", Step::Listed),
    ("view item list", Step::Listed),
    ("product added", Step::Added),
    ("added product", Step::Added),
    ("add to cart", Step::Added),
    ("product removed", Step::Removed),
    ("removed product", Step::Removed),
    ("remove from cart", Step::Removed),
    ("cart viewed", Step::Cart),
    ("view cart", Step::Cart),
    ("order completed", Step::Ordered),
    ("completed order", Step::Ordered),
    ("purchase", Step::Ordered),
];

/// An event of a shop.
#[derive(Debug, Clone, PartialEq)]
pub struct Shopping {
    /// What happened.
    pub step: Step,
    /// The products it happened to.
    pub products: Vec<Product>,
    /// Whether products were told at all: an empty list says that the cart is empty, a missing one says nothing.
    pub has_products: bool,
    /// The id of the order; empty where there is none.
    pub order: String,
    /// What the whole costs: of `total`, `value` and `revenue` the first there is.
    pub value: Option<f64>,
    /// The currency of the value; may be empty.
    pub currency: String,
    /// The category of a list; may be empty.
    pub category: String,
}

/// Reads an event; none where the name is not of a shop.
pub fn shopping(name: &str, properties: &Json) -> Option<Shopping> {
    let (_, step) = EVENTS.iter().find(|(known, _)| is_alike(name, known))?;
    let get = |key: &str| {
        properties.get("ecommerce").and_then(|inner| inner.get(key)).or_else(|| properties.get(key))
    };
    let first = |keys: &[&str]| keys.iter().find_map(|key| get(key));
    let currency = currency(get("currency"));
    let list = first(&["products", "items"]).and_then(Json::as_list);
    let single = matches!(step, Step::Viewed | Step::Added | Step::Removed) && list.is_none();
    let nodes = if single { std::slice::from_ref(properties) } else { list.unwrap_or_default() };
    let mut products: Vec<Product> = nodes.iter().take(MOST_PRODUCTS).filter_map(product).collect();
    for product in products.iter_mut().filter(|product| product.currency.is_empty()) {
        product.currency.clone_from(&currency);
    }
    Some(Shopping {
        step: *step,
        products,
        has_products: list.is_some(),
        order: text(first(&["order_id", "transaction_id", "orderId"]), LONGEST_ID),
        value: ["total", "value", "revenue"].iter().find_map(|key| amount(get(key)?)),
        currency,
        category: text(first(&["category", "item_list_name", "item_list_id", "list_id"]), LONGEST_ID),
    })
}

/// Reads a product of any vocabulary; none where it has neither an id nor a name.
pub fn product(json: &Json) -> Option<Product> {
    let offer = json.get("offers").map(first_of);
    let priced = offer.and_then(|offer| offer.get("priceSpecification")).map(first_of);
    let places = [Some(json), offer, priced];
    let get = |keys: &[&str]| {
        let here = |key: &&str| places.iter().flatten().find_map(|place| place.get(key));
        keys.iter().find_map(here)
    };
    let own = |keys: &[&str], bytes| {
        let found = keys.iter().map(|key| text(json.get(key), bytes));
        found.into_iter().find(|text| !text.is_empty()).unwrap_or_default()
    };
    let name = own(&["name", "item_name"], LONGEST_NAME);
    let id = own(&["sku", "product_id", "item_id", "productID", "id", "@id"], LONGEST_ID);
    let id = if id.is_empty() { short(&name, LONGEST_ID) } else { id };
    (!id.is_empty()).then(|| Product {
        id,
        name,
        category: own(&["category", "item_category"], LONGEST_ID),
        brand: own(&["brand", "item_brand"], LONGEST_ID),
        price: ["price", "lowPrice"].iter().find_map(|key| amount(get(&[key])?)),
        currency: currency(get(&["currency", "priceCurrency"])),
        quantity: json.get("quantity").and_then(amount).filter(|quantity| *quantity > 0.0),
    })
}

impl Product {
    /// How many, one where it is not said.
    pub fn count(&self) -> f64 {
        self.quantity.unwrap_or(1.0)
    }

    /// What so many of it cost; nothing where the price is not known.
    pub fn cost(&self) -> f64 {
        self.price.unwrap_or(0.0) * self.count()
    }

    /// Its members in JSON, those that are known.
    pub fn members(&self) -> Vec<(String, Json)> {
        let mut members = Vec::new();
        for (name, value) in [
            ("id", &self.id),
            ("name", &self.name),
            ("category", &self.category),
            ("brand", &self.brand),
            ("currency", &self.currency),
        ] {
            if !value.is_empty() {
                members.push((name.to_owned(), Json::from(value.as_str())));
            }
        }
        for (name, value) in [("price", self.price), ("quantity", self.quantity)] {
            members.extend(value.map(|value| (name.to_owned(), Json::Number(value))));
        }
        members
    }

    /// What is known of it now: what `other` says, and of the rest what was known.
    pub fn update(&mut self, other: Product) {
        for (ours, theirs) in [
            (&mut self.name, other.name),
            (&mut self.category, other.category),
            (&mut self.brand, other.brand),
            (&mut self.currency, other.currency),
        ] {
            if !theirs.is_empty() {
                *ours = theirs;
            }
        }
        self.price = other.price.or(self.price);
    }
}

/// The sum of what products cost.
pub fn sum(products: &[Product]) -> f64 {
    products.iter().map(Product::cost).sum()
}

fn first_of(json: &Json) -> &Json {
    json.as_list().and_then(<[Json]>::first).unwrap_or(json)
}

/// A code of three letters in capitals (ISO 4217); anything else is none.
pub fn currency(json: Option<&Json>) -> String {
    let code = json.and_then(Json::as_text).unwrap_or_default().trim();
    let is_code = code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_alphabetic());
    if is_code { code.to_ascii_uppercase() } else { String::new() }
}

/// Whether a name is a known one, whatever its case and what parts its words.
fn is_alike(name: &str, known: &str) -> bool {
    let plain = |byte: u8| if matches!(byte, b'_' | b'-') { b' ' } else { byte.to_ascii_lowercase() };
    name.len() == known.len() && name.bytes().map(plain).eq(known.bytes())
}

#[cfg(test)]
mod tests {
    use super::super::bounded::rounded;
    use super::*;

    fn read(name: &str, properties: &str) -> Option<Shopping> {
        shopping(name, &serde_json::from_str(properties).unwrap())
    }

    fn ids(told: &Shopping) -> Vec<&str> {
        told.products.iter().map(|product| product.id.as_str()).collect()
    }

    #[test]
    fn segment_tells_of_products() {
        let told = read(
            "Product Viewed",
            r#"{"product_id": "507f", "sku": "G-32", "category": "Games", "name": "Monopoly: 3rd Edition",
                "brand": "Hasbro", "price": 18.99, "quantity": 1, "currency": "usd", "value": 18.99}"#,
        );
        let expected = Product {
            id: "G-32".to_owned(),
            name: "Monopoly: 3rd Edition".to_owned(),
            category: "Games".to_owned(),
            brand: "Hasbro".to_owned(),
            price: Some(18.99),
            currency: "USD".to_owned(),
            quantity: Some(1.0),
        };
        let told = told.unwrap();
        assert_eq!((told.step, &told.products[..]), (Step::Viewed, &[expected][..]));
    }

    #[test]
    fn segment_tells_of_orders_and_carts() {
        let told = read(
            "Order Completed",
            r#"{"order_id": "50314b8e", "total": 27.5, "revenue": 25, "currency": "USD", "products": [
                {"product_id": "1", "price": 19, "quantity": 1}, {"product_id": 2, "price": "3.00", "quantity": 2}]}"#,
        )
        .unwrap();
        assert_eq!((told.step, told.order.as_str(), told.value), (Step::Ordered, "50314b8e", Some(27.5)));
        assert_eq!((ids(&told), sum(&told.products)), (vec!["1", "2"], 25.0));
        assert!(!read("Cart Viewed", r#"{"cart_id": "1"}"#).unwrap().has_products);
        assert!(read("Cart Viewed", r#"{"products": []}"#).unwrap().has_products);
    }

    #[test]
    fn analytics_tells_beside_the_event_or_within_ecommerce() {
        let inner = r#"{"transaction_id": "T_1", "value": 30.03, "currency": "EUR",
            "items": [{"item_id": "SKU_1", "item_name": "Tee", "item_category": "Apparel", "price": 10.01, "quantity": 3}]}"#;
        let beside = read("purchase", inner).unwrap();
        let within = read("purchase", &format!(r#"{{"event": "purchase", "ecommerce": {inner}}}"#)).unwrap();
        assert_eq!(beside, within);
        assert_eq!((beside.order.as_str(), beside.value, ids(&beside)), ("T_1", Some(30.03), vec!["SKU_1"]));
        let Product { name, category, currency, .. } = &beside.products[0];
        assert_eq!([name, category, currency], ["Tee", "Apparel", "EUR"]);
        assert!((rounded(sum(&beside.products)) - 30.03).abs() < 1e-9);
    }

    #[test]
    fn names_are_known_in_any_dress() {
        for (name, step) in [
            ("Product Viewed", Some(Step::Viewed)),
            ("product_viewed", Some(Step::Viewed)),
            ("Viewed Product", Some(Step::Viewed)),
            ("view_item", Some(Step::Viewed)),
            ("view_item_list", Some(Step::Listed)),
            ("Product List Viewed", Some(Step::Listed)),
            ("ADD-TO-CART", Some(Step::Added)),
            ("Product Clicked", None),
            ("purchases", None),
            ("", None),
            ("商品", None),
        ] {
            assert_eq!(read(name, "{}").map(|told| told.step), step, "{name}");
        }
    }

    #[test]
    fn nodes_of_schema_org_are_products() {
        for (node, expected) in [
            (
                r#"{"@type": "Product", "sku": "tea-1", "name": "Green tea", "brand": {"@type": "Brand", "name": "Acme"},
                    "category": "Tea", "offers": {"@type": "Offer", "price": "4.90", "priceCurrency": "EUR"}}"#,
                ("tea-1", "Green tea", "Acme", Some(4.9), "EUR"),
            ),
            (
                r#"{"productID": 77, "name": ["Cup"], "offers": [{"price": 3, "priceCurrency": "usd"}, {"price": 9}]}"#,
                ("77", "Cup", "", Some(3.0), "USD"),
            ),
            (
                r#"{"@id": "https://shop.example/#pot", "name": {"@value": "茶壶", "@language": "zh"},
                    "offers": {"@type": "AggregateOffer", "lowPrice": "12", "priceCurrency": "CNY"}}"#,
                ("https://shop.example/#pot", "茶壶", "", Some(12.0), "CNY"),
            ),
            (
                r#"{"name": "Pan", "offers": {"priceSpecification": [{"price": 20, "priceCurrency": "GBP"}]}}"#,
                ("Pan", "Pan", "", Some(20.0), "GBP"),
            ),
            (r#"{"name": "Lid", "offers": {"price": "ab"}, "brand": 3.5}"#, ("Lid", "Lid", "", None, "")),
        ] {
            let read = product(&serde_json::from_str(node).unwrap()).unwrap();
            let found = (
                read.id.as_str(),
                read.name.as_str(),
                read.brand.as_str(),
                read.price,
                read.currency.as_str(),
            );
            assert_eq!(found, expected);
        }
    }

    #[test]
    fn wrong_types_cost_themselves_only() {
        let told = read(
            "Order Completed",
            r#"{"order_id": {"x": 1}, "total": [], "value": "12.50", "currency": 5, "products": [null, 3, "x", [],
                {"price": 4}, {"sku": "ok", "price": {}, "quantity": -2, "name": 7}]}"#,
        )
        .unwrap();
        assert_eq!((told.order.as_str(), told.value, told.currency.as_str()), ("", Some(12.5), ""));
        assert_eq!(ids(&told), ["ok"]);
        assert_eq!((told.products[0].price, told.products[0].count()), (None, 1.0));
        for properties in ["null", "3", "[]", "\"x\"", r#"{"products": {"sku": "x"}}"#] {
            assert_eq!(read("purchase", properties).unwrap().products, [], "{properties}");
        }
    }

    #[test]
    fn lists_end() {
        let items = Json::List(vec![Json::object(vec![("sku", Json::from("x"))]); 5_000]);
        let told = shopping("view_item_list", &Json::object(vec![("items", items)])).unwrap();
        assert_eq!(told.products.len(), MOST_PRODUCTS);
    }
}
