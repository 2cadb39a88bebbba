//! Products bought together: `P(j | i)`, summed over what is in the cart, was bought or is looked at.
//!
//! "Bought together: 38 of 120 orders" is the strongest part of the sum. `cargo xtask predict baskets` measures it. On
//! groceries, damped, shrunk and squared shares and log-linear sums were no better in cross-validation.

use super::best;
use super::table::{Table, add, count};

/// A product is offered where it was bought together with one of the others in so many orders. Judgement.
pub const LEAST_TOGETHER: f64 = 3.0;

/// Pairs of fewer orders are not counted at all: what happened once says little, and could be told apart in a table.
/// Between this and [`LEAST_TOGETHER`] a pair moves what is offered anyhow: 1 in 1,000 hits more on groceries.
pub const LEAST_COUNTED: f64 = 2.0;

/// So many products are recommended.
pub const MOST_OFFERS: usize = 10;

/// What was bought, and what together.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Orders {
    /// In how many orders each product was.
    pub items: Vec<(String, f64)>,
    /// In how many orders two were together; each pair under both.
    pub together: Table,
}

/// A product that fits.
#[derive(Debug, Clone, PartialEq)]
pub struct Offer {
    /// The product's id.
    pub product: String,
    /// The sum it is ranked by: above 0, at most the number of products it was asked for.
    pub score: f64,
    /// The product it is most often bought with: "bought together with this in …".
    pub because: String,
    /// "… 38 …"
    pub together: f64,
    /// "… of 120 orders."
    pub of: f64,
}

impl Orders {
    /// Counts an order. A product counts once, however many pieces there are of it.
    pub fn add(&mut self, basket: &[&str]) {
        let basket = once(basket);
        for one in &basket {
            add(&mut self.items, one, 1.0);
            for other in basket.iter().filter(|other| *other != one) {
                self.together.add(one, other, 1.0);
            }
        }
    }

    /// Takes in how often two products were bought together, as a table says it. The first word counts.
    pub fn pair(&mut self, one: &str, other: &str, together: f64) {
        if one != other && count(self.together.with(one), other) <= 0.0 {
            self.together.add(one, other, together);
            self.together.add(other, one, together);
        }
    }

    /// What goes with the products of `basket`, the best first, at most [`MOST_OFFERS`]; those of `basket` are not among
    /// them.
    pub fn recommend(&self, basket: &[&str]) -> Vec<Offer> {
        let basket = once(basket);
        let mut offers: Vec<Offer> = Vec::new();
        for one in &basket {
            let of = count(&self.items, one);
            for (product, together) in self.together.with(one) {
                // A pair in more orders than there are is a mistake of the table; a share stays one.
                let of = of.max(*together);
                if *together >= LEAST_COUNTED && !basket.contains(&product.as_str()) {
                    vote(&mut offers, (product, one), (*together, of));
                }
            }
        }
        offers.retain(|offer| offer.together >= LEAST_TOGETHER);
        let scores: Vec<f64> = offers.iter().map(|offer| offer.score).collect();
        best(&scores, MOST_OFFERS).into_iter().filter_map(|place| offers.get(place).cloned()).collect()
    }
}

/// Adds a share to a product's score, and keeps the pair that says most: of those in enough orders, if there is one.
fn vote(offers: &mut Vec<Offer>, (product, because): (&str, &str), (together, of): (f64, f64)) {
    let share = together / of;
    let found = offers.iter().position(|offer| offer.product == product);
    let Some(offer) = found.and_then(|place| offers.get_mut(place)) else {
        let (product, because) = (product.to_owned(), because.to_owned());
        offers.push(Offer { product, score: share, because, together, of });
        return;
    };
    offer.score += share;
    let is_enough = |together: f64| together >= LEAST_TOGETHER;
    if (is_enough(together), share) > (is_enough(offer.together), offer.together / offer.of) {
        because.clone_into(&mut offer.because);
        (offer.together, offer.of) = (together, of);
    }
}

/// The products, each once.
fn once<'a>(basket: &[&'a str]) -> Vec<&'a str> {
    let mut each: Vec<&str> = Vec::new();
    for product in basket {
        if !each.contains(product) {
            each.push(product);
        }
    }
    each
}

#[cfg(test)]
mod tests {
    use super::*;

    fn orders(baskets: &[(&[&str], usize)]) -> Orders {
        let mut orders = Orders::default();
        for (basket, times) in baskets {
            (0..*times).for_each(|_| orders.add(basket));
        }
        orders
    }

    #[test]
    fn says_what_was_bought_together_and_how_often() {
        let orders = orders(&[
            (&["tea", "mug"], 38),
            (&["tea"], 82),
            (&["mug", "spoon"], 4),
            (&["tea", "tea", "rare"], 2),
        ]);
        let offers = orders.recommend(&["tea"]);
        let expected = Offer {
            product: "mug".to_owned(),
            score: 38.0 / 122.0,
            because: "tea".to_owned(),
            together: 38.0,
            of: 122.0,
        };
        assert_eq!(offers, [expected], "the rare pair is below the support");
        let both = orders.recommend(&["tea", "mug", "tea"]);
        assert_eq!((both.len(), both[0].product.as_str(), both[0].because.as_str()), (1, "spoon", "mug"));
        assert!(orders.recommend(&[]).is_empty() && orders.recommend(&["new"]).is_empty());
    }

    #[test]
    fn the_strongest_reason_is_given_and_all_count() {
        let orders =
            orders(&[(&["a", "x"], 3), (&["a"], 7), (&["b", "x"], 6), (&["b"], 4), (&["a", "y"], 5)]);
        let offers = orders.recommend(&["a", "b"]);
        assert_eq!((offers[0].product.as_str(), offers[0].because.as_str()), ("x", "b"));
        assert!((offers[0].score - (3.0 / 15.0 + 0.6)).abs() < 1e-9);
    }

    #[test]
    fn a_table_that_contradicts_itself_gives_shares_of_one() {
        let mut orders = Orders::default();
        orders.together.add("a", "b", 9.0);
        assert!((orders.recommend(&["a"])[0].score - 1.0).abs() < 1e-9);
    }
}
