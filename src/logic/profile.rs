//! What the widget remembers of a visitor, on the visitor's device: visits, pages, products, cart, purchases, topics,
//! ratings, and what the page or a rule said of them.
//!
//! It decides what is kept and for how long; whether it may be stored at all is decided in [`consent`]. What conditions
//! see of it is documented in [`attributes`], what the visitor sees in [`remembered`].
//!
//! - **Bounded**: so many of each kind, so many bytes in all ([`MOST_BYTES`]); what matters least goes first.
//! - **Fading**: see [`trail`]. Without a visit for [`Keeping::keep`], all is forgotten; a cart after a month.
//! - **Clocks**: a moment that is no number is not noted; what lies ahead of a clock that was put back counts as of now;
//!   one put ahead lets things fade, and is over when it is put back.
//! - **Tabs**: both begin with what is stored, so counts are never added: of each thing the tab that knows more of it
//!   wins, of each value the later one, and orders are told apart by their ids. So merging twice changes nothing.

pub mod attributes;
pub mod bounded;
pub mod cart;
pub mod consent;
pub mod named;
pub mod purchases;
pub mod raw;
pub mod remembered;
pub mod shopping;
mod stored;
#[cfg(test)]
mod tests;
pub mod trail;

use super::json::Json;
use super::lists::keep_last;
use super::rules::signal::{PageFacts, Signal};
use bounded::{moment, short};
use cart::Cart;
use named::NamedValues;
use purchases::Purchases;
use raw::{DAY, Keeping};
use shopping::{Product, Shopping, Step, product, shopping};
use trail::{Moment, Trail};

/// The most that the stored profile takes, in bytes of JSON.
pub const MOST_BYTES: usize = 24 * 1_024;

/// A visit is over after so many milliseconds without a signal; half an hour is the custom of web analytics.
const VISIT: f64 = 30.0 * 60_000.0;

/// A cart is forgotten so long after its last change, in milliseconds.
const KEEP_CART: f64 = 30.0 * DAY;

/// Ratings that are kept; the oldest makes room.
const MOST_RATINGS: usize = 40;

/// When the visitor was here. Times in milliseconds since 1970.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Visits {
    /// How often; 0 before the first signal.
    pub count: f64,
    /// When the first visit began.
    pub first: f64,
    /// When the present one was last heard of.
    pub last: f64,
    /// When the one before ended.
    pub previous: Option<f64>,
    /// Pages shown in the present one.
    pub pages: f64,
}

/// What the visitor thought of an answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Rating {
    /// The entry's id.
    pub entry: String,
    /// Whether it helped.
    pub is_up: bool,
    /// When it was said, in milliseconds since 1970.
    pub at: f64,
}

/// The page that is shown. Not stored.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct View {
    /// Since when, in milliseconds since 1970.
    pub since: f64,
    /// The most seconds that [`Signal::Dwelt`] told.
    pub seconds: f64,
    /// The most percent that [`Signal::Scrolled`] told.
    pub scroll: f64,
}

/// All that is remembered.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Profile {
    /// How it is kept. Not stored.
    pub keeping: Keeping,
    /// The page that is shown. Not stored.
    pub view: View,
    /// When the visitor was here.
    pub visits: Visits,
    /// Pages, by path.
    pub pages: Trail,
    /// Products viewed, by id.
    pub products: Trail,
    /// Categories of products and lists viewed.
    pub categories: Trail,
    /// Entries asked for, by id.
    pub topics: Trail,
    /// Ratings of answers, the latest last, one for each entry.
    pub ratings: Vec<Rating>,
    /// The cart.
    pub cart: Cart,
    /// Orders.
    pub purchases: Purchases,
    /// What the page told of the visitor: `Askwell('identify', …)`.
    pub identified: NamedValues,
    /// What rules set.
    pub assigned: NamedValues,
}

impl Profile {
    /// Knows nothing yet.
    pub fn new(keeping: Keeping) -> Profile {
        Profile { keeping, ..Profile::default() }
    }

    /// Notes what happened, at a time in milliseconds since 1970. Returns what it came to in the shop; an order that is
    /// known already comes to nothing.
    pub fn note(&mut self, signal: &Signal, now: f64) -> Option<Step> {
        let now = self.touch(now)?;
        match signal {
            Signal::Page(facts) => self.note_page(facts, now),
            Signal::Dwelt(seconds) => self.view.seconds = self.view.seconds.max(seconds.min(1e9)),
            Signal::Scrolled(percent) => self.view.scroll = self.view.scroll.max(percent.min(100.0)),
            Signal::Identified(told) => self.identified.set_all(told, now),
            Signal::Track(name, properties) => return self.note_shopping(&shopping(name, properties)?, now),
            _ => {}
        }
        None
    }

    /// Notes that an entry was given as an answer, or chosen.
    pub fn asked(&mut self, entry: &str, now: f64) {
        if let Some(now) = self.touch(now) {
            self.topics.note(entry, None, self.moment(now));
        }
    }

    /// Notes whether an answer helped; a second word takes the place of the first.
    pub fn rated(&mut self, entry: &str, is_up: bool, now: f64) {
        if let Some(now) = self.touch(now) {
            self.put_rating(Rating { entry: short(entry, 80), is_up, at: now });
        }
    }

    /// Sets an attribute for a rule; `null` takes it away.
    pub fn assign(&mut self, name: &str, value: &Json, now: f64) {
        if let Some(now) = self.touch(now) {
            self.assigned.set(name, value, now);
        }
    }

    /// Forgets everything but how it is kept.
    pub fn erase(&mut self) {
        *self = Profile::new(self.keeping);
    }

    /// Takes in what another tab has stored meanwhile.
    pub fn merge(&mut self, other: Profile, now: f64) {
        let Some(now) = moment(now) else { return };
        let moment = self.moment(now);
        self.visits.merge(other.visits);
        for (ours, theirs) in [
            (&mut self.pages, other.pages),
            (&mut self.products, other.products),
            (&mut self.categories, other.categories),
            (&mut self.topics, other.topics),
        ] {
            ours.merge(theirs, moment);
        }
        for theirs in other.ratings {
            let ours = self.ratings.iter().find(|ours| ours.entry == theirs.entry);
            if ours.is_none_or(|ours| theirs.at > ours.at) {
                self.put_rating(theirs);
            }
        }
        self.cart.merge(other.cart);
        self.purchases.merge(other.purchases);
        self.identified.merge(other.identified);
        self.assigned.merge(other.assigned);
        self.settle(now);
    }

    /// A moment, with how fast things fade.
    pub fn moment(&self, now: f64) -> Moment {
        Moment { now, half_life: self.keeping.half_life }
    }

    /// Counts visits, and forgets what is too old. Every way in goes through it; none where the clock shows no moment.
    fn touch(&mut self, now: f64) -> Option<f64> {
        let now = moment(now)?;
        if now < self.visits.last {
            self.settle(now);
        }
        if self.visits.count > 0.0 && now - self.visits.last > self.keeping.keep {
            self.erase();
        }
        let gap = now - self.visits.last;
        if self.visits.count < 1.0 {
            self.visits = Visits { count: 1.0, first: now, last: now, previous: None, pages: 0.0 };
        } else if gap >= VISIT {
            let Visits { count, first, last, .. } = self.visits;
            let count = (count + 1.0).min(1e6);
            self.visits = Visits { count, first, last: now, previous: Some(last), pages: 0.0 };
            self.settle(now);
        }
        self.visits.last = now;
        Some(now)
    }

    /// Forgets what has faded, and brings back to now what lies ahead.
    fn settle(&mut self, now: f64) {
        let moment = self.moment(now);
        for trail in [&mut self.pages, &mut self.products, &mut self.categories, &mut self.topics] {
            trail.settle(moment);
        }
        let Visits { first, last, previous, .. } = &mut self.visits;
        (*first, *last, *previous) = (first.min(now), last.min(now), previous.map(|at| at.min(now)));
        self.view.since = self.view.since.min(now);
        for rating in &mut self.ratings {
            rating.at = rating.at.min(now);
        }
        self.cart.changed = self.cart.changed.min(now);
        if now - self.cart.changed > KEEP_CART {
            self.cart = Cart::default();
        }
        self.purchases.settle(now);
        self.identified.settle(now);
        self.assigned.settle(now);
    }

    fn note_page(&mut self, facts: &PageFacts, now: f64) {
        self.view = View { since: now, ..View::default() };
        self.visits.pages = (self.visits.pages + 1.0).min(1e6);
        self.pages.note(&facts.path, None, self.moment(now));
        // A page that tells of several products is a list, and nobody has looked at all of them.
        let mut products = facts.products.iter().filter_map(product);
        if let Some(only) = products.next()
            && products.all(|product| product.id == only.id)
        {
            self.note_view(only, now);
        }
    }

    fn note_view(&mut self, product: Product, now: f64) {
        if self.products.is_same_view(&product, self.view.since) {
            return;
        }
        let moment = self.moment(now);
        self.categories.note(&product.category, None, moment);
        let id = product.id.clone();
        self.products.note(&id, Some(Product { quantity: None, ..product }), moment);
    }

    fn note_shopping(&mut self, told: &Shopping, now: f64) -> Option<Step> {
        match told.step {
            Step::Viewed => {
                told.products.iter().take(1).for_each(|product| self.note_view(product.clone(), now));
            }
            Step::Listed => self.categories.note(&told.category, None, self.moment(now)),
            Step::Added | Step::Removed | Step::Cart => self.cart.note(told, now),
            Step::Ordered if self.purchases.note(told, now) => self.cart.note(told, now),
            Step::Ordered => return None,
        }
        Some(told.step)
    }

    fn put_rating(&mut self, rating: Rating) {
        self.ratings.retain(|known| known.entry != rating.entry);
        let place = self.ratings.iter().position(|known| known.at > rating.at).unwrap_or(self.ratings.len());
        self.ratings.insert(place, rating);
        keep_last(&mut self.ratings, MOST_RATINGS);
    }
}

impl Visits {
    /// Whoever has seen more visits knows the present one; both know how it began.
    fn merge(&mut self, other: Visits) {
        if other.count < 1.0 {
            return;
        }
        let first = if self.count < 1.0 { other.first } else { self.first.min(other.first) };
        let last = self.last.max(other.last);
        if (other.count, other.pages) > (self.count, self.pages) {
            *self = other;
        }
        (self.first, self.last) = (first, last);
    }
}
