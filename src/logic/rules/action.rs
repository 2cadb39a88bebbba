//! What rules do.

use super::super::config::local_text::LocalText;
use super::super::json::Json;
use super::super::report::Reader;
use super::super::url::safe_url;
use super::raw::{By, RawAction, RawOffer, RawPrompt, RawRecommend};

/// The most products shown at once.
const MOST_PRODUCTS: f64 = 6.0;

/// What a rule does.
#[derive(Debug, Clone, PartialEq)]
pub enum Action {
    /// Another greeting.
    Greet(String),
    /// Entries to suggest first.
    Suggest(Vec<String>),
    /// Entries that come first among close ones.
    Pin(Vec<String>),
    /// Entries that are not shown.
    Hide(Vec<String>),
    /// Entries with a factor on how likely they are meant.
    Boost(Vec<(String, f64)>),
    /// Products to show.
    Recommend(Recommend),
    /// A line beside the launcher.
    Prompt(Prompt),
    /// An offer.
    Offer(Offer),
    /// A survey.
    Survey(String),
    /// Attributes to set.
    Set(Json),
    /// An event for the page.
    Raise(String),
}

impl Action {
    /// Whether the visitor is spoken to without having asked.
    pub fn speaks_up(&self) -> bool {
        matches!(self, Action::Prompt(_) | Action::Offer(_) | Action::Survey(_))
    }
}

/// Products to show.
#[derive(Debug, Clone, PartialEq)]
pub struct Recommend {
    /// What is said above them; empty for the reason.
    pub text: String,
    /// How they are found.
    pub by: By,
    /// Ids of products.
    pub products: Vec<String>,
    /// How many at most.
    pub most: usize,
}

/// A line beside the launcher.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prompt {
    /// What is said.
    pub text: String,
    /// The entry that it leads to; empty for none.
    pub entry: String,
    /// What the button says; empty for the entry's question.
    pub label: String,
}

/// An offer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// What is said.
    pub text: String,
    /// A code; may be empty.
    pub code: String,
    /// Where it leads; empty for nowhere.
    pub url: String,
    /// What the link says.
    pub label: String,
}

/// What rules are read with.
pub(super) struct Reading<'a> {
    /// The visitor's language.
    pub lang: &'a str,
    /// Where problems go.
    pub reader: &'a mut Reader,
}

impl Reading<'_> {
    fn text(&self, text: Option<&LocalText>) -> String {
        text.map_or("", |text| text.for_language(self.lang)).to_owned()
    }
}

/// The actions of a list; what cannot be used is left out with a message.
pub(super) fn actions(raw: Option<&[RawAction]>, reading: &mut Reading) -> Vec<Action> {
    let mut all = Vec::new();
    let mark = reading.reader.enter("actions");
    for (at, raw) in raw.unwrap_or_default().iter().enumerate() {
        let mark = reading.reader.enter_item(at);
        let before = all.len();
        push_actions(raw, reading, &mut all);
        if all.len() == before {
            reading.reader.report("the action does nothing; it is left out.");
        }
        reading.reader.leave(mark);
    }
    reading.reader.leave(mark);
    all
}

fn push_actions(raw: &RawAction, reading: &mut Reading, all: &mut Vec<Action>) {
    all.extend(raw.greet.as_ref().map(|text| Action::Greet(reading.text(Some(text)))));
    all.extend(raw.suggest.clone().map(Action::Suggest));
    all.extend(raw.pin.clone().map(Action::Pin));
    all.extend(raw.hide.clone().map(Action::Hide));
    all.extend(raw.boost.as_ref().map(|boost| Action::Boost(factors(boost, reading.reader))));
    all.extend(raw.recommend.as_ref().map(|raw| Action::Recommend(recommend(raw, reading))));
    all.extend(raw.prompt.as_ref().and_then(|raw| prompt(raw, reading)));
    all.extend(raw.offer.as_ref().and_then(|raw| offer(raw, reading)));
    all.extend(raw.survey.clone().map(Action::Survey));
    all.extend(raw.set.clone().filter(|set| matches!(set, Json::Map(_))).map(Action::Set));
    all.extend(raw.raise.clone().map(Action::Raise));
}

/// Factors by entry: above 0, at most 100.
fn factors(json: &Json, reader: &mut Reader) -> Vec<(String, f64)> {
    let mut all = Vec::new();
    let mark = reader.enter("boost");
    for (id, value) in reader.members(json).unwrap_or_default() {
        match value.as_number().filter(|factor| *factor > 0.0 && *factor <= 100.0) {
            Some(factor) => all.push((id.clone(), factor)),
            None => reader.report("a factor is a number above 0, at most 100; it is left out."),
        }
    }
    reader.leave(mark);
    all
}

fn recommend(raw: &RawRecommend, reading: &Reading) -> Recommend {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to 1 to 6")]
    let most = raw.most.unwrap_or(3.0).clamp(1.0, MOST_PRODUCTS) as usize;
    Recommend {
        text: reading.text(raw.text.as_ref()),
        by: raw.by.unwrap_or_default(),
        products: raw.products.clone().unwrap_or_default(),
        most,
    }
}

fn prompt(raw: &RawPrompt, reading: &mut Reading) -> Option<Action> {
    let text = reading.text(raw.text.as_ref());
    if text.is_empty() {
        reading.reader.report("a prompt needs a \"text\"; it is left out.");
        return None;
    }
    let label = reading.text(raw.label.as_ref());
    Some(Action::Prompt(Prompt { text, entry: raw.entry.clone().unwrap_or_default(), label }))
}

fn offer(raw: &RawOffer, reading: &mut Reading) -> Option<Action> {
    let text = reading.text(raw.text.as_ref());
    if text.is_empty() {
        reading.reader.report("an offer needs a \"text\"; it is left out.");
        return None;
    }
    let written = raw.url.as_deref().unwrap_or_default();
    let url = safe_url(written).unwrap_or_default();
    if url.is_empty() && !written.is_empty() {
        reading
            .reader
            .report("\"url\" must begin with https://, http:// or /; the offer is shown without it.");
    }
    let label = reading.text(raw.label.as_ref());
    let label = if label.is_empty() { url.clone() } else { label };
    Some(Action::Offer(Offer { text, code: raw.code.clone().unwrap_or_default(), url, label }))
}
