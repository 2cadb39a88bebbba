//! The profile as it is stored: within its budget, and read leniently, so that one broken part costs that part only.

use super::super::json::Json;
use super::bounded::{cost, past, short};
use super::cart::Cart;
use super::named::NamedValues;
use super::purchases::Purchases;
use super::raw::Keeping;
use super::trail::{Stamp, Trail};
use super::{MOST_BYTES, MOST_RATINGS, Profile, Rating, Visits};

impl Profile {
    /// The object to store; none where nothing is remembered. Where it would take more than [`MOST_BYTES`], it lacks
    /// what matters least: pages, then categories, products and topics of little weight, then old ratings; five of
    /// each stay until all else has gone.
    pub fn to_json(&self) -> Option<Json> {
        if self.visits.count < 1.0 {
            return None;
        }
        let whole = self.written(Json::Number);
        let excess = cost(&whole).saturating_sub(MOST_BYTES);
        if excess == 0 {
            return Some(whole);
        }
        let mut kept = self.clone();
        kept.slim(excess);
        Some(kept.written(Json::Number))
    }

    /// Forgets the least valuable things that take so many bytes.
    fn slim(&mut self, excess: usize) {
        let moment = self.moment(self.visits.last);
        let mut freed = 0;
        for floor in [5, 0] {
            for trail in [&mut self.pages, &mut self.categories, &mut self.products, &mut self.topics] {
                while freed < excess && trail.list.len() > floor {
                    freed += trail.drop_least(moment).unwrap_or(excess);
                }
            }
            while freed < excess && self.ratings.len() > floor {
                freed += cost(&rating_to(&self.ratings.remove(0), Json::Number)) + 1;
            }
        }
        if freed < excess {
            self.purchases.forget_products();
        }
    }

    /// All of it, in readable names.
    pub(super) fn written(&self, stamp: Stamp) -> Json {
        let ratings = self.ratings.iter().map(|rating| rating_to(rating, stamp)).collect();
        Json::object(vec![
            ("visits", self.visits.to_json(stamp)),
            ("pages", self.pages.to_json(stamp)),
            ("products", self.products.to_json(stamp)),
            ("categories", self.categories.to_json(stamp)),
            ("topics", self.topics.to_json(stamp)),
            ("ratings", Json::List(ratings)),
            ("cart", self.cart.to_json(stamp)),
            ("purchases", self.purchases.to_json(stamp)),
            ("identified", self.identified.to_json(stamp)),
            ("assigned", self.assigned.to_json(stamp)),
        ])
    }

    /// Reads what was stored; what cannot be read is left out. Where the last visit is too long ago, or `now` is no
    /// moment, nothing is remembered.
    pub fn read(json: Option<&Json>, now: f64, keeping: Keeping) -> Profile {
        let mut profile = Profile::new(keeping);
        let visits = json.and_then(|json| Visits::read(json.get("visits")?, now));
        let (Some(json), Some(visits)) = (json, visits) else { return profile };
        if now - visits.last > keeping.keep {
            return profile;
        }
        let moment = profile.moment(now);
        let trail = |name| Trail::read(json.get(name), moment);
        (profile.pages, profile.products) = (trail("pages"), trail("products"));
        (profile.categories, profile.topics) = (trail("categories"), trail("topics"));
        let ratings = json.get("ratings").and_then(Json::as_list).unwrap_or_default();
        for rating in ratings.iter().take(MOST_RATINGS).filter_map(|json| rating_from(json, now)) {
            profile.put_rating(rating);
        }
        profile.visits = visits;
        profile.cart = Cart::read(json.get("cart"), now).unwrap_or_default();
        profile.purchases = Purchases::read(json.get("purchases"), now);
        profile.identified = NamedValues::read(json.get("identified"), now);
        profile.assigned = NamedValues::read(json.get("assigned"), now);
        profile
    }
}

impl Visits {
    fn to_json(&self, stamp: Stamp) -> Json {
        Json::object(vec![
            ("count", Json::Number(self.count)),
            ("first", stamp(self.first)),
            ("last", stamp(self.last)),
            ("previous", self.previous.map_or(Json::Null, stamp)),
            ("pages", Json::Number(self.pages)),
        ])
    }

    fn read(json: &Json, now: f64) -> Option<Visits> {
        if !now.is_finite() {
            return None;
        }
        let count = |name| Some(json.get(name)?.as_number().filter(|count| count.is_finite())?.floor());
        let last = past(json.get("last"), now)?;
        Some(Visits {
            count: count("count")?.clamp(1.0, 1e6),
            first: past(json.get("first"), last)?,
            last,
            previous: past(json.get("previous"), last),
            pages: count("pages").unwrap_or(0.0).clamp(0.0, 1e6),
        })
    }
}

fn rating_to(rating: &Rating, stamp: Stamp) -> Json {
    Json::object(vec![
        ("entry", Json::from(rating.entry.as_str())),
        ("up", Json::Bool(rating.is_up)),
        ("at", stamp(rating.at)),
    ])
}

fn rating_from(json: &Json, now: f64) -> Option<Rating> {
    Some(Rating {
        entry: short(json.get("entry")?.as_text()?, 80),
        is_up: json.get("up")?.as_bool()?,
        at: past(json.get("at"), now)?,
    })
}
