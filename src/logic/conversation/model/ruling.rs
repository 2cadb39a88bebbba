//! Rules in the conversation: what happens is told to them, and what they decide is done.

use super::super::super::json::Json;
use super::super::super::rules::action::Action;
use super::super::super::rules::decide::{Considered, Occasion, Outcome, decide};
use super::super::super::rules::draw::Draw;
use super::super::super::rules::happening::Happening;
use super::super::super::rules::raw::{On, Rating};
use super::super::super::rules::rule::Rule;
use super::super::super::rules::schedule::Local;
use super::super::super::rules::signal::Signal;
use super::super::super::rules::trace::told as traced;
use super::super::super::saved::{ReplyKind, Thumb};
use super::super::effect::{Effect, Target};
use super::super::view_model::TeaserView;
use super::personal::Teaser;
use super::standing::teaser_view;
use super::{Model, raise};

impl Model {
    pub(super) fn signal_by_engine(&mut self, signal: &Signal, now: f64, effects: &mut Vec<Effect>) {
        if !self.personal.is_on() {
            return;
        }
        let properties = match signal {
            Signal::Track(_, properties) => properties.clone(),
            _ => Json::Null,
        };
        for happening in self.personal.note(signal, now) {
            self.happens_by_engine(&happening, &properties, now, effects);
        }
    }

    /// The panel was opened.
    pub(super) fn rules_at_opening(&mut self, now: f64, effects: &mut Vec<Effect>) {
        self.happens(&Happening::new(On::WidgetOpen), now, effects);
    }

    /// A question was answered, or found no answer.
    pub(super) fn rules_at_answer(&mut self, now: f64, effects: &mut Vec<Effect>) {
        let turns = self.turns.iter().rev();
        let missed =
            turns.take_while(|turn| turn.record.reply == ReplyKind::NotSure && !turn.is_waiting).count();
        if missed > 0 {
            self.happens(&Happening::with(On::NoMatch, missed as f64), now, effects);
        }
    }

    /// An answer was rated.
    pub(super) fn rules_at_rating(&mut self, thumb: Thumb, now: f64, effects: &mut Vec<Effect>) {
        let rating = if thumb == Thumb::Up { Rating::Up } else { Rating::Down };
        let happening = Happening { rating, ..Happening::new(On::AnswerRated) };
        self.happens(&happening, now, effects);
    }

    /// Something happened in the widget, or on the page with properties: rules may act.
    pub(super) fn happens_by_engine(
        &mut self,
        happening: &Happening,
        properties: &Json,
        now: f64,
        effects: &mut Vec<Effect>,
    ) {
        if !self.personal.heeds(happening) {
            return;
        }
        // Named before the first decision: experiments divide by it.
        self.identity.visitor();
        let attributes = self.attributes(properties, now);
        let personal = &self.personal;
        let book = personal.book();
        let occasion = Occasion {
            happening,
            attributes: &attributes,
            local: &Local::of(now, personal.host.offset),
            present: personal.present(now),
            memory: &personal.memory,
            sticky: &personal.sticky,
            is_busy: personal.teaser.is_some() || self.desk.is_asking(),
        };
        let considered = decide(&book, &occasion);
        let decision = traced(&book, &occasion, &considered);
        self.personal.trace.push(decision);
        // Of rules that act together the first must have the last word.
        for item in considered.iter().rev() {
            self.act(item, &attributes, now, effects);
        }
    }

    fn act(&mut self, item: &Considered, attributes: &Json, now: f64, effects: &mut Vec<Effect>) {
        let Outcome::Acts(draw) = &item.outcome else { return };
        let Some(rule) = self.personal.rule(item.rule).cloned() else { return };
        self.personal.acts(&rule, draw.as_ref(), (attributes, now));
        effects.push(raise("askwell:rule", told(&rule, draw.as_ref())));
        let variation = draw.as_ref().map(|draw| draw.variation);
        for action in rule.actions_in(variation) {
            self.personal.standing.apply(action, rule.priority, attributes);
            if let Some(view) = teaser_view(action, attributes) {
                self.tease(&rule, action, view);
            }
            match action {
                Action::Survey(id) => self.survey_by_rule(id, now, effects),
                Action::Set(Json::Map(members)) => {
                    for (name, value) in members {
                        self.personal.profile.assign(name, value, now);
                    }
                }
                Action::Raise(name) => {
                    effects.push(raise(["askwell:", name].concat(), told(&rule, draw.as_ref())));
                }
                _ => {}
            }
        }
    }

    /// Shows something beside the launcher; in the panel, where that is open.
    fn tease(&mut self, rule: &Rule, action: &Action, mut view: TeaserView) {
        let entry = match action {
            Action::Prompt(prompt) => prompt.entry.clone(),
            _ => String::new(),
        };
        if view.button.as_ref().is_some_and(String::is_empty) {
            let question = self.library.faq().entry(&entry).map(|entry| entry.question.as_str());
            view.button = Some(question.unwrap_or(self.fixed.strings.show_me).to_owned());
        }
        self.personal.teaser = Some((Teaser { rule: rule.id.clone(), entry }, view));
    }

    pub(super) fn teaser_taken_by_engine(&mut self, now: f64, effects: &mut Vec<Effect>) {
        let Some((teaser, _)) = self.personal.teaser.take() else { return };
        self.set_open(true, now, effects);
        if !teaser.entry.is_empty() {
            self.chosen(&teaser.entry, now, effects);
        }
    }

    pub(super) fn teaser_dismissed_by_engine(&mut self, now: f64, effects: &mut Vec<Effect>) {
        let Some((teaser, _)) = self.personal.teaser.take() else { return };
        self.personal.interacted();
        self.personal.dismissed(&teaser.rule, now);
        self.is_unsaved = true;
        effects.push(Effect::Focus(Target::Launcher));
    }
}

/// What the page is told of a rule that acts.
fn told(rule: &Rule, draw: Option<&Draw>) -> Vec<(&'static str, Json)> {
    let mut detail = vec![("rule", Json::from(rule.id.as_str()))];
    detail.extend(draw.map(|draw| ("variation", Json::from(draw.key.as_str()))));
    detail
}
