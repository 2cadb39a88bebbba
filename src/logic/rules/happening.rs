//! What sets rules off: what happened, in the words of triggers.

use super::raw::{On, Rating};
use super::rule::{Rule, Trigger};
use super::signal::Wishes;

/// Something that happened, with the figure that triggers compare.
#[derive(Debug, Clone, PartialEq)]
pub struct Happening {
    /// What.
    pub on: On,
    /// Seconds, percent, how many in a row, value or minutes.
    pub figure: f64,
    /// The value before, where `figure` is what the cart is worth now.
    pub before: f64,
    /// The selector or the name.
    pub name: String,
    /// How an answer was rated.
    pub rating: Rating,
}

impl Happening {
    /// Something without figures.
    pub fn new(on: On) -> Happening {
        Happening { on, figure: 0.0, before: 0.0, name: String::new(), rating: Rating::Up }
    }

    /// Something with a figure.
    pub fn with(on: On, figure: f64) -> Happening {
        Happening { figure, ..Happening::new(on) }
    }

    /// Something with a name.
    pub fn named(on: On, name: &str) -> Happening {
        Happening { name: name.to_owned(), ..Happening::new(on) }
    }

    /// Whether it is what a trigger waits for.
    pub fn sets_off(&self, trigger: &Trigger) -> bool {
        self.on == trigger.on
            && match self.on {
                // The shell tells each figure that was wished for, and no other.
                #[expect(clippy::float_cmp, reason = "the same number comes back")]
                On::TimeOnPage | On::ScrollDepth | On::Idle => self.figure == trigger.figure,
                On::NoMatch | On::CartAbandoned => self.figure >= trigger.figure,
                On::CartValue => self.figure >= trigger.figure && self.before < trigger.figure.max(0.01),
                On::ElementClick | On::ElementVisible | On::Event => self.name == trigger.name,
                On::AnswerRated => trigger.rating.is_none_or(|rating| rating == self.rating),
                On::PageView | On::ExitIntent | On::WidgetOpen | On::ReturningVisit | On::AfterPurchase => {
                    true
                }
            }
    }
}

/// What has to be listened for so that these rules can be set off.
pub fn wishes(rules: &[Rule]) -> Wishes {
    let mut wishes = Wishes { data_layer: !rules.is_empty(), ..Wishes::default() };
    for trigger in rules.iter().flat_map(|rule| &rule.triggers) {
        match trigger.on {
            On::TimeOnPage => add(&mut wishes.seconds, &trigger.figure),
            On::ScrollDepth => add(&mut wishes.scroll, &trigger.figure),
            On::Idle => add(&mut wishes.idle, &trigger.figure),
            On::ElementClick => add(&mut wishes.clicks, &trigger.name),
            On::ElementVisible => add(&mut wishes.seen, &trigger.name),
            On::Event => add(&mut wishes.events, &trigger.name),
            On::ExitIntent => wishes.leaving = true,
            On::CartAbandoned => wishes.minutes = true,
            _ => {}
        }
    }
    wishes
}

fn add<T: Clone + PartialEq>(list: &mut Vec<T>, item: &T) {
    if !list.contains(item) {
        list.push(item.clone());
    }
}
