//! How well predictions hit, beside plain ones: for `cargo xtask predict` and the tests.
//!
//! Next question: each entry of a test conversation from those before it, counted on the training conversations; only
//! steps whose entry and the one before occur there (an entry that was never counted cannot be guessed). Baskets: each
//! product of a test order of two or more is left out and guessed from the rest, the pairs being counted on other orders.

use super::super::predict::next::{self, Steps};
use super::super::predict::products::Orders;
use super::super::predict::table::Table;

/// How often a list held what came.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Hits {
    /// How many were guessed.
    pub guessed: u32,
    /// How often the right one was in the short list: 1 for questions, 5 for products.
    pub short: u32,
    /// How often it was in the long list: 3 for questions, 10 for products.
    pub long: u32,
}

impl Hits {
    /// Shares of the short and the long list, from 0 to 1.
    pub fn shares(&self) -> [f64; 2] {
        [self.short, self.long].map(|hits| f64::from(hits) / f64::from(self.guessed.max(1)))
    }

    fn count(&mut self, guesses: &[&str], right: &str, (short, long): (usize, usize)) {
        let rank = guesses.iter().position(|guess| *guess == right).unwrap_or(usize::MAX);
        self.guessed += 1;
        self.short += u32::from(rank < short);
        self.long += u32::from(rank < long);
    }

    /// Adds those of another part.
    pub fn add(&mut self, other: Hits) {
        self.guessed += other.guessed;
        self.short += other.short;
        self.long += other.long;
    }
}

/// What each way of guessing reached, by its name; the last one is the widget's.
pub type Reached = Vec<(&'static str, Hits)>;

/// Guesses the questions of conversations.
pub fn next_questions(train: &[Vec<String>], test: &[Vec<String>]) -> Reached {
    let (mut table, mut asked) = (Table::default(), Table::default());
    for conversation in train {
        let ids: Vec<&str> = conversation.iter().map(String::as_str).collect();
        for (at, entry) in ids.iter().enumerate() {
            asked.add("", entry, 1.0);
            next::count(&mut table, ids.get(..at).unwrap_or_default(), entry);
        }
    }
    let popular = ranked(asked.with(""));
    let is_known = |id: &&&str| popular.contains(*id);
    let mut hits = [Hits::default(); 4];
    for conversation in test {
        let ids: Vec<&str> = conversation.iter().map(String::as_str).collect();
        for (at, right) in ids.iter().enumerate().skip(1) {
            let history = ids.get(..at).unwrap_or_default();
            let (Some(last), Some(right)) = (history.last().filter(is_known), Some(right).filter(is_known))
            else {
                continue;
            };
            let first = ranked(table.with(last));
            let own = Steps::default().predict(history, &table, 0.0);
            let own: Vec<&str> = own.iter().map(|guess| guess.entry.as_str()).collect();
            let lists = [popular.clone(), first.clone(), backed_off(history, (&table, first, &popular)), own];
            for (hits, list) in hits.iter_mut().zip(&lists) {
                hits.count(list, right, (1, 3));
            }
        }
    }
    ["popularity", "first order", "back-off", "widget"].into_iter().zip(hits).collect()
}

/// Plain back-off: all that followed the last two, then what followed the last, then what is popular.
fn backed_off<'a>(
    history: &[&str],
    (table, first, popular): (&'a Table, Vec<&'a str>, &[&'a str]),
) -> Vec<&'a str> {
    let second = match history {
        [.., before, last] => ranked(table.with(&[before, " > ", last].concat())),
        _ => Vec::new(),
    };
    let mut list: Vec<&str> = Vec::new();
    for id in second.into_iter().chain(first).chain(popular.iter().copied()) {
        if !list.contains(&id) {
            list.push(id);
        }
    }
    list
}

/// Guesses the products of orders.
pub fn baskets(train: &[Vec<String>], test: &[Vec<String>]) -> Reached {
    let mut orders = Orders::default();
    for basket in train {
        orders.add(&basket.iter().map(String::as_str).collect::<Vec<&str>>());
    }
    let popular = ranked(&orders.items);
    let mut hits = [Hits::default(); 2];
    for basket in test.iter().filter(|basket| basket.len() > 1) {
        for right in basket {
            let rest: Vec<&str> = basket.iter().filter(|other| *other != right).map(String::as_str).collect();
            let offers = orders.recommend(&rest);
            let own: Vec<&str> = offers.iter().map(|offer| offer.product.as_str()).collect();
            let plain: Vec<&str> = popular.iter().copied().filter(|id| !rest.contains(id)).take(10).collect();
            for (hits, list) in hits.iter_mut().zip([plain, own]) {
                hits.count(&list, right, (5, 10));
            }
        }
    }
    ["popularity", "widget"].into_iter().zip(hits).collect()
}

/// The ids, the most frequent first; of equal ones the first in the alphabet.
fn ranked(counts: &[(String, f64)]) -> Vec<&str> {
    let mut counts: Vec<(&str, f64)> = counts.iter().map(|(id, count)| (id.as_str(), *count)).collect();
    counts.sort_by(|one, other| other.1.total_cmp(&one.1).then_with(|| one.0.cmp(other.0)));
    counts.into_iter().map(|(id, _)| id).collect()
}
