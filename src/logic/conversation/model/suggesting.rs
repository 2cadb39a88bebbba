//! What is suggested, and why: by rules, by what the visitor viewed, by what is hot, by the owner's list; and what
//! others asked next.

use super::super::super::faq::entry::Entry;
use super::super::super::filled::filled;
use super::super::super::intl::counted;
use super::super::super::rules::product::Product;
use super::super::super::rules::raw::By;
use super::super::super::saved::ReplyKind;
use super::super::super::strings::Strings;
use super::super::answering::{answer, choice};
use super::super::view_model::{HotView, ProductView, ShelfView, Suggested};
use super::Model;

/// How many suggested questions are shown where the owner named none.
const DEFAULT_SUGGESTIONS: usize = 4;

/// How many are shown at most.
const MOST_SUGGESTIONS: usize = 6;

/// How many next questions are offered.
const MOST_NEXT: usize = 3;

/// Fewer of those who asked this went on so: nobody is helped by offering it. Judgement.
const LEAST_SHARE: f64 = 0.1;

impl Model {
    /// What is suggested before the first question.
    pub(super) fn suggestions(&self) -> Vec<Suggested> {
        if !self.turns.is_empty() {
            return Vec::new();
        }
        let mut list = List { model: self, shown: Vec::new(), is_shown: None };
        let settled = self.suggest(&mut list);
        // What was settled may be hidden meanwhile.
        for id in self.candidates() {
            if list.shown.len() < self.slots().min(DEFAULT_SUGGESTIONS.max(settled)) {
                list.add_id(id, "");
            }
        }
        list.shown
    }

    /// The hot topics that are there for this visitor, the greatest rise first.
    fn hot_ids(&self) -> impl Iterator<Item = String> {
        let hot = self.personal.foresight.asked.hot(&self.personal.foresight.tables.hot, self.now);
        let is_there = |id: &String| self.library.faq().entry(id).is_some() && !self.is_hidden(id);
        hot.into_iter().map(|hot| hot.trend.entry).filter(is_there)
    }

    pub(super) fn hot_id_by_engine(&self) -> Option<String> {
        self.hot_ids().next()
    }

    /// The hottest topic with its details, before it is asked about: the first paragraph, so that suggestions stay in sight.
    pub(super) fn hot_topic(&self) -> Option<HotView> {
        if !self.turns.is_empty() {
            return None;
        }
        let faq = self.library.faq();
        let entry = faq.entry(&self.hot_id()?)?;
        let mut answer = answer(faq, entry, "");
        let has_more = answer.blocks.len() > 1 || entry.action.is_some();
        answer.blocks.truncate(1);
        Some(HotView { answer, rest: has_more.then(|| entry.id.clone()) })
    }

    pub(super) fn settle_by_engine(&mut self, now: f64) {
        if self.turns.is_empty() {
            let candidates: Vec<String> =
                self.candidates().into_iter().filter(|id| !self.is_hidden(id)).map(str::to_owned).collect();
            let candidates: Vec<&str> = candidates.iter().map(String::as_str).collect();
            let slots = self.slots();
            self.personal.foresight.settle(&candidates, slots, now);
        }
    }

    /// How many of the candidates are shown: all that the owner named and there is room for.
    pub(super) fn slots(&self) -> usize {
        if self.named().is_empty() { DEFAULT_SUGGESTIONS } else { MOST_SUGGESTIONS }
    }

    /// The entries that the page, else the config, names.
    fn named(&self) -> &[String] {
        if self.panel.suggested.is_empty() { &self.config.suggestions } else { &self.panel.suggested }
    }

    /// The entries that the owner named, else all.
    fn candidates(&self) -> Vec<&str> {
        let named = self.named();
        if named.is_empty() {
            return self.library.faq().entries.iter().map(|entry| entry.id.as_str()).collect();
        }
        named.iter().map(String::as_str).collect()
    }

    fn is_hidden(&self, id: &str) -> bool {
        let entries = &self.library.faq().entries;
        self.hidden.iter().filter_map(|place| entries.get(*place)).any(|entry| entry.id == id)
    }

    /// Entries about products that the visitor has viewed, bought or put into the cart, each with the reason.
    fn of_products(&self) -> Vec<(&Entry, String)> {
        let texts = &self.fixed.strings;
        let mut found = Vec::new();
        for (id, name, why) in self.products_known(texts) {
            let about = self.library.faq().entries.iter().filter(|entry| entry.products.contains(&id));
            found.extend(about.map(|entry| (entry, filled(why, &[&name]))));
        }
        found
    }

    /// Products that the visitor has to do with, the closest first: id, name, and the text that says why.
    fn products_known(&self, texts: &Strings) -> Vec<(String, String, &'static str)> {
        let profile = &self.personal.profile;
        let mut known: Vec<(String, String, &'static str)> = Vec::new();
        let mut add = |id: &str, name: &str, why| {
            let listed = self.personal.products().iter().find(|product| product.id == id);
            let name = listed.map_or(name, |product| &product.name);
            if !known.iter().any(|(other, ..)| other == id) {
                known.push((id.to_owned(), if name.is_empty() { id } else { name }.to_owned(), why));
            }
        };
        for product in &profile.cart.items {
            add(&product.id, &product.name, texts.why_cart);
        }
        for order in profile.purchases.orders.iter().rev() {
            for product in &order.products {
                add(&product.id, &product.name, texts.why_bought);
            }
        }
        for trace in profile.products.list.iter().rev() {
            let name = trace.product.as_ref().map_or("", |product| product.name.as_str());
            add(&trace.key, name, texts.why_viewed);
        }
        known
    }

    pub(super) fn shelf_by_engine(&self) -> Option<ShelfView> {
        let recommend = self.personal.standing.recommend().filter(|_| self.turns.is_empty())?;
        let texts = &self.fixed.strings;
        let mut products: Vec<ProductView> = Vec::new();
        let known = self.products_known(texts);
        let mut add = |id: &str, why: String| {
            let product = self.personal.products().iter().find(|product| product.id == id);
            let Some(Product { name, price, url, .. }) = product else { return };
            if products.len() < recommend.most && !products.iter().any(|shown| shown.url == *url) {
                products.push(ProductView {
                    name: name.clone(),
                    price: price.clone(),
                    url: url.clone(),
                    why,
                });
            }
        };
        if recommend.by == By::BoughtTogether {
            let ids: Vec<&str> = known.iter().map(|(id, ..)| id.as_str()).collect();
            for offer in self.personal.foresight.tables.orders.recommend(&ids) {
                let because = known.iter().find(|(id, ..)| *id == offer.because);
                let name = because.map_or(offer.because.as_str(), |(_, name, _)| name);
                let (intl, lang) = (self.personal.host.intl, self.config.lang);
                let [together, of] = [offer.together, offer.of].map(|count| (intl.number)(count, lang));
                let forms = [
                    ("one", texts.why_together_one),
                    ("few", texts.why_together_few),
                    ("many", texts.why_together_many),
                    ("other", texts.why_together),
                ];
                let text = counted(intl, (offer.of, lang), &forms);
                add(&offer.product, filled(text, &[name, &together, &of]));
            }
        }
        if recommend.by == By::Viewed {
            for (id, name, why) in known.iter().filter(|(.., why)| *why == texts.why_viewed) {
                add(id, filled(why, &[name]));
            }
        }
        for id in &recommend.products {
            add(id, String::new());
        }
        let text = if recommend.text.is_empty() { texts.recommended } else { &recommend.text };
        (!products.is_empty()).then(|| ShelfView { text: text.to_owned(), products })
    }

    pub(super) fn next_by_engine(&self) -> Vec<Suggested> {
        let is_answered = self.turns.last().is_some_and(|turn| turn.record.reply == ReplyKind::Answer);
        let topics = self.topics();
        let Some(last) = topics.last().filter(|_| is_answered) else { return Vec::new() };
        let named =
            self.library.faq().entry(last).map(|entry| entry.follow_ups.as_slice()).unwrap_or_default();
        let history: Vec<&str> = topics.iter().map(String::as_str).collect();
        let foresight = &self.personal.foresight;
        let mut offered = List { model: self, shown: Vec::new(), is_shown: None };
        for guess in foresight.steps.predict(&history, &foresight.tables.next, self.now) {
            let is_news = !topics.contains(&guess.entry) && !named.contains(&guess.entry);
            if is_news && guess.share >= LEAST_SHARE && offered.shown.len() < MOST_NEXT {
                offered.add_id(&guess.entry, "");
            }
        }
        offered.shown
    }
}

/// A list of suggestions that grows: each entry once, none that is hidden.
pub(super) struct List<'a> {
    model: &'a Model,
    shown: Vec<Suggested>,
    /// An entry that is to be seen elsewhere.
    is_shown: Option<String>,
}

impl List<'_> {
    /// What rules, the visitor's past and what is hot speak for, then what was settled; how much that is.
    pub(super) fn suggest_by_engine(&mut self) -> usize {
        let model = self.model;
        let mut hot = model.hot_ids();
        // The details of the first one are shown anyhow.
        self.is_shown = hot.next();
        for id in &model.personal.standing.suggested {
            self.add_id(id, "");
        }
        for (entry, why) in model.of_products() {
            if self.shown.len() < DEFAULT_SUGGESTIONS {
                self.add(entry, &why);
            }
        }
        for id in hot {
            if self.shown.len() < DEFAULT_SUGGESTIONS {
                self.add_id(&id, model.fixed.strings.why_hot);
            }
        }
        let settled = model.personal.foresight.shown();
        for id in settled {
            self.add_id(id, "");
        }
        settled.len()
    }

    fn add_id(&mut self, id: &str, why: &str) {
        if let Some(entry) = self.model.library.faq().entry(id) {
            self.add(entry, why);
        }
    }

    fn add(&mut self, entry: &Entry, why: &str) {
        let is_there = self.is_shown.as_ref() == Some(&entry.id)
            || self.shown.iter().any(|item| item.choice.id == entry.id);
        if self.shown.len() < MOST_SUGGESTIONS && !is_there && !self.model.is_hidden(&entry.id) {
            self.shown.push(Suggested { choice: choice(entry), why: why.to_owned() });
        }
    }
}
