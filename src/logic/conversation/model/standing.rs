//! What rules have changed on the page they acted on: greeting, suggestions, ranking, products, an offer.

use super::super::super::json::Json;
use super::super::super::rules::action::{Action, Recommend};
use super::super::super::rules::fill::fill;
use super::super::view_model::TeaserView;

/// What rules have changed; gone when another page is shown.
#[derive(Debug, Default)]
pub(super) struct Standing {
    greeting: Ranked<String>,
    offer: Ranked<TeaserView>,
    recommend: Ranked<Recommend>,
    /// Entries to suggest, first ones first.
    pub suggested: Vec<String>,
    /// Entries that come first among close ones.
    pub pinned: Vec<String>,
    /// Entries that are not shown.
    pub hidden: Vec<String>,
    /// Entries with a factor.
    boosted: Vec<(String, f64)>,
}

/// A value with the priority of the rule it came from. A later one of the same priority takes its place.
#[derive(Debug)]
struct Ranked<T>(Option<(f64, T)>);

impl<T> Default for Ranked<T> {
    fn default() -> Self {
        Ranked(None)
    }
}

impl<T> Ranked<T> {
    fn set(&mut self, priority: f64, value: T) {
        if self.0.as_ref().is_none_or(|(before, _)| *before <= priority) {
            self.0 = Some((priority, value));
        }
    }

    fn get(&self) -> Option<&T> {
        self.0.as_ref().map(|(_, value)| value)
    }
}

impl Standing {
    /// Takes an action in, of a rule of that priority. Of rules that act together the last must come first.
    pub(super) fn apply(&mut self, action: &Action, priority: f64, attributes: &Json) {
        match action {
            Action::Greet(text) => self.greeting.set(priority, fill(text, attributes)),
            Action::Offer(_) => {
                if let Some(view) = teaser_view(action, attributes) {
                    self.offer.set(priority, view);
                }
            }
            Action::Recommend(recommend) => self.recommend.set(priority, recommend.clone()),
            Action::Suggest(ids) => put_first(&mut self.suggested, ids),
            Action::Pin(ids) => put_first(&mut self.pinned, ids),
            Action::Hide(ids) => put_first(&mut self.hidden, ids),
            Action::Boost(factors) => {
                for (id, factor) in factors {
                    self.boosted.retain(|(known, _)| known != id);
                    self.boosted.push((id.clone(), *factor));
                }
            }
            Action::Prompt(_) | Action::Survey(_) | Action::Set(_) | Action::Raise(_) => {}
        }
    }

    pub(super) fn greeting(&self) -> Option<&String> {
        self.greeting.get()
    }

    pub(super) fn offer(&self) -> Option<&TeaserView> {
        self.offer.get()
    }

    /// The offer was dismissed.
    pub(super) fn drop_offer(&mut self) {
        self.offer = Ranked::default();
    }

    pub(super) fn recommend(&self) -> Option<&Recommend> {
        self.recommend.get()
    }

    /// What is added to the log-odds of entries, by id.
    pub(super) fn log_odds(&self) -> Vec<(&str, f32)> {
        /// What a pinned entry gains: enough to turn the order of close entries, too little to bring up a foreign one.
        /// As much as a remembered question: see [`crate::logic::matcher::experience`].
        const PINNED: f32 = 1.5;
        #[expect(clippy::cast_possible_truncation, reason = "factors are between 0 and 100")]
        let boosted = self.boosted.iter().map(|(id, factor)| (id.as_str(), (*factor as f32).ln()));
        boosted.chain(self.pinned.iter().map(|id| (id.as_str(), PINNED))).collect()
    }
}

/// What a prompt or an offer shows; none of other actions. The button of a prompt may still need its label.
pub(super) fn teaser_view(action: &Action, attributes: &Json) -> Option<TeaserView> {
    Some(match action {
        Action::Prompt(prompt) => TeaserView {
            text: fill(&prompt.text, attributes),
            button: Some(prompt.label.clone()),
            code: String::new(),
            link: None,
        },
        Action::Offer(offer) => TeaserView {
            text: fill(&offer.text, attributes),
            button: None,
            code: offer.code.clone(),
            link: (!offer.url.is_empty()).then(|| (offer.label.clone(), offer.url.clone())),
        },
        _ => return None,
    })
}

fn put_first(list: &mut Vec<String>, ids: &[String]) {
    list.retain(|id| !ids.contains(id));
    list.splice(0..0, ids.iter().cloned());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_higher_priority_stays_and_the_later_of_equals() {
        let mut standing = Standing::default();
        for (priority, text, expected) in [(0.0, "a", "a"), (0.0, "b", "b"), (2.0, "c", "c"), (1.0, "d", "c")]
        {
            standing.apply(&Action::Greet(text.into()), priority, &Json::Null);
            assert_eq!(standing.greeting().unwrap(), expected);
        }
    }

    #[test]
    fn lists_are_added_up_and_factors_replaced() {
        let mut standing = Standing::default();
        standing.apply(&Action::Suggest(vec!["a".into(), "b".into()]), 0.0, &Json::Null);
        standing.apply(&Action::Suggest(vec!["c".into(), "a".into()]), 0.0, &Json::Null);
        assert_eq!(standing.suggested, ["c", "a", "b"]);
        standing.apply(&Action::Boost(vec![("a".into(), 2.0)]), 0.0, &Json::Null);
        standing.apply(&Action::Boost(vec![("a".into(), 1.0)]), 0.0, &Json::Null);
        standing.apply(&Action::Pin(vec!["b".into()]), 0.0, &Json::Null);
        assert_eq!(standing.log_odds(), [("a", 0.0), ("b", 1.5)]);
    }
}
