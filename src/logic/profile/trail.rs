//! What comes up again and again: pages, products, categories and topics, with how often and how lately.
//!
//! The weight is `Σ 0.5^(age / half-life)` over all times it came up, kept as one number: it fades from the last time
//! on, and each time adds one.

use super::super::json::Json;
use super::bounded::{cost, past, rounded, short};
use super::raw::DAY;
use super::shopping::{Product, product};

/// Things that are remembered of one kind; the one with the least weight makes room.
pub const MOST: usize = 40;

/// The longest key, in bytes: paths are the longest.
const LONGEST_KEY: usize = 160;

/// A weight or count this high says all that it can say; more is a broken store.
const MOST_TIMES: f64 = 1e6;

/// Below this weight a thing is forgotten: seen once, six and a half half-lives ago.
const LEAST: f64 = 0.01;

/// How a moment is written: as a number in the store, as a text for the visitor.
pub type Stamp = fn(f64) -> Json;

/// A moment, and how fast things fade, both in milliseconds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Moment {
    /// Now, since 1970.
    pub now: f64,
    /// After so long something counts half.
    pub half_life: f64,
}

/// Something that came up.
#[derive(Debug, Clone, PartialEq)]
pub struct Trace {
    /// Names it: a path, a product's id, a category, an entry's id.
    pub key: String,
    /// What is known of the product, where it is one.
    pub product: Option<Product>,
    /// When it last came up, in milliseconds since 1970.
    pub at: f64,
    /// How often it came up.
    pub times: f64,
    /// Its weight when it last came up.
    weight: f64,
}

/// Things of one kind.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Trail {
    /// In the order in which they first came up.
    pub list: Vec<Trace>,
}

impl Trace {
    /// Its weight now.
    pub fn weight(&self, moment: Moment) -> f64 {
        self.weight * faded((moment.now - self.at) / moment.half_life)
    }

    /// What a condition sees of it; `key` is what its key is called.
    pub fn facts(&self, key: &str, moment: Moment) -> Json {
        let mut members = self
            .product
            .as_ref()
            .map_or_else(|| vec![(key.to_owned(), Json::from(self.key.as_str()))], Product::members);
        for (name, number) in [
            ("weight", rounded(self.weight(moment))),
            ("times", self.times),
            ("days_since", rounded((moment.now - self.at).max(0.0) / DAY)),
        ] {
            members.push((name.to_owned(), Json::Number(number)));
        }
        Json::Map(members)
    }

    fn to_json(&self, stamp: Stamp) -> Json {
        let mut members = vec![
            ("key".to_owned(), Json::from(self.key.as_str())),
            ("at".to_owned(), stamp(self.at)),
            ("times".to_owned(), Json::Number(self.times)),
            ("weight".to_owned(), Json::Number(self.weight)),
        ];
        let product = self.product.as_ref().map(|product| Json::Map(product.members()));
        members.extend(product.map(|product| ("product".to_owned(), product)));
        Json::Map(members)
    }

    fn read(json: &Json, now: f64) -> Option<Trace> {
        let number = |name, least| {
            let number = json.get(name)?.as_number().filter(|number| number.is_finite())?;
            // Not `clamp`: with bounds that are not constant, its panic brings eight kilobytes that print floats.
            Some(number.max(least).min(MOST_TIMES))
        };
        let key = short(json.get("key")?.as_text()?, LONGEST_KEY);
        let times = number("times", 1.0)?.floor();
        (!key.is_empty()).then_some(Trace {
            key,
            product: json.get("product").and_then(product),
            at: past(json.get("at"), now)?,
            times,
            weight: rounded(number("weight", 0.0)?.min(times)),
        })
    }
}

impl Trail {
    /// Notes that something came up.
    pub fn note(&mut self, key: &str, product: Option<Product>, moment: Moment) {
        let key = short(key, LONGEST_KEY);
        if key.is_empty() {
            return;
        }
        if let Some(known) = self.list.iter_mut().find(|known| known.key == key) {
            known.weight = rounded(known.weight(moment) + 1.0).min(MOST_TIMES);
            known.times = (known.times + 1.0).min(MOST_TIMES);
            known.at = moment.now;
            return known.learn(product);
        }
        if self.list.len() >= MOST {
            self.drop_least(moment);
        }
        self.list.push(Trace { key, product, at: moment.now, times: 1.0, weight: 1.0 });
    }

    /// The thing of that name.
    pub fn get(&self, key: &str) -> Option<&Trace> {
        let key = short(key, LONGEST_KEY);
        self.list.iter().find(|known| known.key == key)
    }

    /// Adds to what is known of a product, if it has come up at `since` or later: the page that shows it tells of it
    /// more than once. Returns whether it has.
    pub fn is_same_view(&mut self, product: &Product, since: f64) -> bool {
        let known = self.list.iter_mut().find(|known| known.key == product.id && known.at >= since);
        known.map(|known| known.learn(Some(product.clone()))).is_some()
    }

    /// Takes in what another tab knows. Of a thing that both know, whoever saw it more often knows more: both began
    /// with what was stored, so that adding up would count that twice.
    pub fn merge(&mut self, other: Trail, moment: Moment) {
        for theirs in other.list {
            match self.list.iter_mut().find(|ours| ours.key == theirs.key) {
                Some(ours) if (theirs.times, theirs.at) > (ours.times, ours.at) => *ours = theirs,
                Some(_) => {}
                None => self.list.push(theirs),
            }
        }
        while self.list.len() > MOST {
            self.drop_least(moment);
        }
    }

    /// Forgets what has faded, and brings back to now what lies ahead.
    pub fn settle(&mut self, moment: Moment) {
        for ahead in self.list.iter_mut().filter(|trace| trace.at > moment.now) {
            ahead.at = moment.now;
        }
        self.list.retain(|trace| trace.weight(moment) >= LEAST);
    }

    /// Forgets the thing with the least weight. Returns how many bytes it took in the store; none where there is none.
    pub fn drop_least(&mut self, moment: Moment) -> Option<usize> {
        let mut least = (0, f64::INFINITY);
        for (at, trace) in self.list.iter().enumerate() {
            let weight = trace.weight(moment);
            if weight < least.1 {
                least = (at, weight);
            }
        }
        (!self.list.is_empty()).then(|| cost(&self.list.remove(least.0).to_json(Json::Number)) + 1)
    }

    /// What conditions see.
    pub fn facts(&self, key: &str, moment: Moment) -> Json {
        Json::List(self.list.iter().map(|trace| trace.facts(key, moment)).collect())
    }

    /// The list to store.
    pub fn to_json(&self, stamp: Stamp) -> Json {
        Json::List(self.list.iter().map(|trace| trace.to_json(stamp)).collect())
    }

    /// Reads such a list; what cannot be read is left out.
    pub fn read(json: Option<&Json>, moment: Moment) -> Trail {
        let items = json.and_then(Json::as_list).unwrap_or_default();
        // A list of ours is never longer; one of somebody else's may be endless.
        let list = items.iter().take(2 * MOST).filter_map(|item| Trace::read(item, moment.now)).collect();
        let mut trail = Trail::default();
        trail.merge(Trail { list }, moment);
        trail
    }
}

impl Trace {
    fn learn(&mut self, product: Option<Product>) {
        match (&mut self.product, product) {
            (Some(known), Some(told)) => known.update(told),
            (None, told @ Some(_)) => self.product = told,
            _ => {}
        }
    }
}

/// What is left after so many half-lives. In `f32`, whose exponential the matcher brings anyway.
fn faded(half_lives: f64) -> f64 {
    #[expect(clippy::cast_possible_truncation, reason = "a weight needs no seven digits")]
    let half_lives = half_lives.max(0.0) as f32;
    (-std::f32::consts::LN_2 * half_lives).exp().into()
}
