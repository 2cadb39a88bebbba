//! What the visitor is: the attributes that conditions are about, what the conversation adds to what is remembered of
//! them, and what they are shown of it.

use super::super::super::intl::Intl;
use super::super::super::json::Json;
use super::super::super::profile::attributes::{Conversation, Surroundings, attributes};
use super::super::super::profile::remembered::{Kind, Row, remembered};
use super::super::super::rules::condition::compare::text as written;
use super::super::super::rules::condition::holds;
use super::super::super::saved::{ReplyKind, SavedTurn, Thumb};
use super::super::super::strings::Strings;
use super::super::super::talk::mood::mood;
use super::Model;
use super::telling::is_answered;

impl Model {
    /// The tree of attributes; `event` are the properties of what has just happened.
    pub(super) fn attributes(&self, event: &Json, now: f64) -> Json {
        let turns: Vec<&SavedTurn> = self.session_turns().collect();
        let personal = &self.personal;
        let all = Surroundings {
            visitor: &self.identity.visitor,
            profile: &personal.profile,
            device: &personal.device,
            page: &personal.page,
            conversation: &conversation(&turns),
            now,
            offset: personal.host.offset,
        };
        attributes(&all, event.clone())
    }

    pub(super) fn holds_by_engine(&self, condition: &Json, now: f64) -> bool {
        holds(condition, &self.attributes(&Json::Null, now), &self.personal.context())
    }

    pub(super) fn hidden_by_engine(&self, now: f64) -> Vec<usize> {
        let entries = &self.library.faq().entries;
        let mut tree = None;
        let mut hidden = Vec::new();
        for (place, entry) in entries.iter().enumerate() {
            let is_for_others = entry.audience != Json::Null && {
                let tree = tree.get_or_insert_with(|| self.attributes(&Json::Null, now));
                !holds(&entry.audience, tree, &self.personal.context())
            };
            if is_for_others || self.personal.standing.hidden.contains(&entry.id) {
                hidden.push(place);
            }
        }
        hidden
    }

    pub(super) fn note_topic_by_engine(&mut self, id: &str, is_chosen: bool, now: f64) {
        if !self.personal.is_on() {
            return;
        }
        let topics = self.topics();
        let before = topics.get(..topics.len().saturating_sub(1)).unwrap_or_default();
        let history: Vec<&str> = before.iter().map(String::as_str).collect();
        let personal = &mut self.personal;
        personal.foresight.note(&history, id, now);
        if is_chosen {
            personal.foresight.chosen(id, now);
        }
        personal.profile.asked(id, now);
        personal.touch();
    }

    pub(super) fn note_rating_by_engine(&mut self, entry: &str, is_up: bool, now: f64) {
        if self.personal.is_on() {
            self.personal.foresight.rated(entry, is_up, now);
            self.personal.profile.rated(entry, is_up, now);
            self.personal.touch();
        }
    }

    /// The entries given in this conversation, the last one last.
    pub(super) fn topics(&self) -> Vec<String> {
        let answered = self.session_turns().filter(|turn| is_answered(turn));
        answered.filter_map(|turn| turn.entries.first().cloned()).collect()
    }

    pub(super) fn remembered_by_engine(&self) -> Vec<(&'static str, Vec<String>)> {
        let texts = &self.fixed.strings;
        let faq = self.library.faq();
        let speech = (self.personal.host.intl, self.config.lang);
        let mut shown: Vec<(&'static str, Vec<String>)> = Vec::new();
        for section in remembered(&self.personal.profile) {
            let is_entry = matches!(section.kind, Kind::Topics | Kind::Helped | Kind::NotHelped);
            let line = |row: &Row| {
                let entry = faq.entry(&row.name).filter(|_| is_entry);
                told(row, entry.map_or(row.name.as_str(), |entry| &entry.question), speech)
            };
            shown.push((heading(section.kind, texts), section.rows.iter().map(line).collect()));
        }
        let note = match (shown.is_empty(), self.personal.is_kept()) {
            (true, _) => texts.remembered_nothing,
            (false, true) => texts.remembered_where,
            (false, false) => texts.remembered_page,
        };
        shown.insert(0, (note, Vec::new()));
        shown
    }
}

fn heading(kind: Kind, texts: &Strings) -> &'static str {
    match kind {
        Kind::Visits => texts.remembered_visits,
        Kind::Pages => texts.remembered_pages,
        Kind::Products => texts.remembered_products,
        Kind::Categories => texts.remembered_categories,
        Kind::Topics => texts.remembered_topics,
        Kind::Helped => texts.remembered_helped,
        Kind::NotHelped => texts.remembered_not_helped,
        Kind::Cart => texts.remembered_cart,
        Kind::Purchases => texts.remembered_purchases,
        Kind::Identified | Kind::Assigned => texts.remembered_attributes,
    }
}

/// A thing that is remembered, in a line: name, value, how often, price, day.
fn told(row: &Row, name: &str, (intl, lang): (Intl, &str)) -> String {
    let mut line = name.to_owned();
    let mut add = |text: &str, between: &str| {
        if !text.is_empty() {
            if !line.is_empty() {
                line.push_str(between);
            }
            line.push_str(text);
        }
    };
    add(&plain(&row.value), ": ");
    if row.count > 0.0 {
        add(&["×", &(intl.number)(row.count, lang)].concat(), " ");
    }
    if let Some((price, currency)) = &row.price {
        add(&[&(intl.number)(*price, lang), " ", currency].concat(), " · ");
    }
    if row.at > 0.0 {
        add(&(intl.day)(row.at, lang), " · ");
    }
    line
}

fn plain(value: &Json) -> String {
    match value {
        Json::Text(_) | Json::Number(_) => written(value),
        Json::Bool(is_so) => (if *is_so { "✓" } else { "✗" }).to_owned(),
        Json::Null => String::new(),
        Json::List(_) | Json::Map(_) => "…".to_owned(),
    }
}

/// What a conversation came to so far.
fn conversation(turns: &[&SavedTurn]) -> Conversation {
    let count = |is_so: &dyn Fn(&SavedTurn) -> bool| {
        u32::try_from(turns.iter().filter(|turn| is_so(turn)).count()).unwrap_or(u32::MAX)
    };
    let topics = turns.iter().filter(|turn| is_answered(turn)).filter_map(|turn| turn.entries.first());
    let missed = turns.iter().rev().take_while(|turn| turn.reply == ReplyKind::NotSure).count();
    let topics: Vec<String> = topics.cloned().collect();
    let mut said = turns.iter().rev().filter(|turn| !turn.is_chosen);
    Conversation {
        last_entry: topics.last().cloned().unwrap_or_default(),
        topics,
        questions: count(&|turn| !matches!(turn.reply, ReplyKind::Contact | ReplyKind::Talk)),
        no_matches: count(&|turn| turn.reply == ReplyKind::NotSure),
        no_matches_in_a_row: u32::try_from(missed).unwrap_or(u32::MAX),
        ups: count(&|turn| turn.thumb == Some(Thumb::Up)),
        downs: count(&|turn| turn.thumb == Some(Thumb::Down)),
        mood: said.next().map_or("", |turn| mood(&turn.question).word()).to_owned(),
    }
}
