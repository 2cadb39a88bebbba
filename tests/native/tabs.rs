//! Several tabs of one site: whatever they do, and whenever they hear of each other, they end with one conversation.

use std::collections::VecDeque;

use askwell::logic::conversation::effect::Effect;
use askwell::logic::conversation::event::Event;
use askwell::logic::conversation::model::Model;
use askwell::logic::json::Json;
use askwell::logic::saved::Thumb;
use proptest::prelude::*;

use super::conversations::{faq, model};

/// A browser: what is stored, and its tabs.
struct Browser {
    stored: Json,
    tabs: Vec<Tab>,
    now: f64,
}

struct Tab {
    model: Model,
    /// What it knows to be stored.
    seen: Json,
    /// How often others have stored something of which it has not heard yet.
    news: usize,
}

impl Browser {
    fn open(tabs: usize) -> Browser {
        let mut browser = Browser { stored: Json::Null, tabs: Vec::new(), now: 1_000_000.0 };
        (0..tabs).for_each(|_| browser.open_tab());
        browser
    }

    fn open_tab(&mut self) {
        let mut model = model(self.stored.clone());
        model.update(Event::FaqArrived(faq()), self.now);
        model.update(Event::IndexTurn(10_000), self.now);
        self.tabs.push(Tab { model, seen: self.stored.clone(), news: 0 });
    }

    /// As `browser/effects/save.rs` and the browser's events of the store do it.
    fn act(&mut self, at: usize, event: Event) {
        self.now += 1.0;
        let tab = &mut self.tabs[at];
        let mut events = VecDeque::from([event]);
        let mut written = Vec::new();
        while let Some(event) = events.pop_front() {
            for effect in tab.model.update(event, self.now) {
                match effect {
                    Effect::Save(_) if tab.seen != self.stored => {
                        tab.seen = self.stored.clone();
                        events.push_back(Event::StoredElsewhere(self.stored.clone(), true));
                    }
                    Effect::Save(json) => written.push(json),
                    Effect::Forget => written.push(Json::Null),
                    _ => {}
                }
                if let Some(json) = written.last() {
                    (self.stored, tab.seen) = (json.clone(), json.clone());
                }
            }
        }
        for (other, tab) in self.tabs.iter_mut().enumerate() {
            if other != at {
                tab.news += written.len();
            }
        }
    }

    /// A tab hears the next news; whether there were any.
    fn hear(&mut self, at: usize) -> bool {
        let tab = &mut self.tabs[at];
        let has_news = tab.news > 0;
        tab.news = tab.news.saturating_sub(1);
        if has_news && tab.seen != self.stored {
            tab.seen = self.stored.clone();
            self.act(at, Event::StoredElsewhere(self.stored.clone(), false));
        }
        has_news
    }

    /// All news are heard; how many there were.
    fn settle(&mut self) -> usize {
        let mut heard = 0;
        while (0..self.tabs.len()).any(|at| self.hear(at)) {
            heard += 1;
            assert!(heard < 1_000, "the tabs never come to rest");
        }
        heard
    }

    fn questions(&self, at: usize) -> Vec<(String, Option<Thumb>)> {
        let saved = self.tabs[at].model.saved();
        saved.turns.into_iter().map(|turn| (turn.question, turn.thumb)).collect()
    }
}

#[test]
fn what_is_asked_in_one_tab_is_seen_in_the_other_in_order() {
    let mut browser = Browser::open(2);
    browser.act(0, Event::Asked("How long?".into()));
    browser.act(1, Event::Asked("Where is it?".into()));
    browser.act(0, Event::Asked("Which colour?".into()));
    browser.settle();
    let questions: Vec<String> = browser.questions(0).into_iter().map(|(question, _)| question).collect();
    assert_eq!(questions, ["How long?", "Where is it?", "Which colour?"]);
    assert_eq!(browser.questions(0), browser.questions(1));
    // What was taken in is answered there, not only listed.
    let turns = browser.tabs[1].model.view().transcript.turns;
    assert!(turns.iter().all(|turn| format!("{:?}", turn.reply).starts_with("Answer")), "{turns:?}");
}

#[test]
fn a_rating_reaches_the_other_tab_and_is_not_undone_by_it() {
    let mut browser = Browser::open(2);
    browser.act(0, Event::Asked("How long?".into()));
    browser.settle();
    browser.act(1, Event::Rated(1, Thumb::Up));
    browser.act(0, Event::Asked("Where is it?".into()));
    browser.settle();
    for at in 0..2 {
        assert_eq!(browser.questions(at).first(), Some(&("How long?".to_owned(), Some(Thumb::Up))), "{at}");
    }
}

#[test]
fn what_is_erased_in_one_tab_does_not_come_back_from_the_other() {
    for end in [Event::Erased, Event::Restarted] {
        let mut browser = Browser::open(3);
        browser.act(0, Event::Asked("How long?".into()));
        browser.settle();
        browser.now += 10_000.0;
        browser.act(0, end);
        // The second hears of it; the third was frozen meanwhile, and acts before it hears.
        browser.hear(1);
        browser.act(2, Event::Asked("Where is it?".into()));
        browser.settle();
        for at in 0..3 {
            assert_eq!(browser.questions(at), [("Where is it?".to_owned(), None)], "{at}");
        }
    }
}

#[test]
fn a_form_that_is_open_in_one_tab_outlives_what_the_other_stores() {
    let mut browser = Browser::open(2);
    browser.act(0, Event::Asked("问?".into()));
    assert!(browser.stored.get("task").is_some());
    browser.act(1, Event::Asked("How long?".into()));
    browser.settle();
    assert!(browser.stored.get("task").is_some());
    browser.open_tab();
    assert!(browser.tabs[2].model.view().transcript.turns.iter().any(|turn| turn.task.is_some()));
}

fn any_act() -> impl Strategy<Value = Option<Event>> {
    prop_oneof![
        3 => Just(None),
        3 => prop::sample::select(vec!["How long?", "Where is it?", "Which colour?", "问?", "What else?"])
            .prop_map(|question| Some(Event::Asked(question.to_owned()))),
        1 => (1..4_u32, any::<bool>())
            .prop_map(|(turn, up)| Some(Event::Rated(turn, if up { Thumb::Up } else { Thumb::Down }))),
        1 => prop::sample::select(vec![Event::Opened, Event::Closed, Event::Erased, Event::Restarted, Event::TaskCancelled])
            .prop_map(Some),
    ]
}

proptest! {
    // Each case builds some models and their indexes.
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// `None` lets a tab hear one of its news. However acts and news interleave, the tabs come to rest, and show the same.
    #[test]
    fn tabs_come_to_rest_with_one_conversation(acts in prop::collection::vec((0..3_usize, any_act()), 1..40)) {
        let mut browser = Browser::open(3);
        for (at, act) in acts {
            match act {
                Some(event) => browser.act(at, event),
                None => {
                    browser.hear(at);
                }
            }
        }
        browser.settle();
        for at in 1..3 {
            prop_assert_eq!(browser.questions(at), browser.questions(0));
        }
        // Whoever comes later sees the same.
        if browser.stored != Json::Null {
            browser.open_tab();
            prop_assert_eq!(browser.questions(3), browser.questions(0));
        }
    }

    /// Without an end in between, nothing that was asked is lost.
    #[test]
    fn nothing_is_lost(acts in prop::collection::vec((0..3_usize, any::<bool>()), 1..40)) {
        let mut browser = Browser::open(3);
        let mut asked = 0;
        for (at, is_question) in acts {
            if is_question {
                asked += 1;
                browser.act(at, Event::Asked(format!("Question {asked}?")));
            } else {
                browser.hear(at);
            }
        }
        browser.settle();
        for at in 0..3 {
            prop_assert_eq!(browser.questions(at).len(), asked);
        }
    }
}
