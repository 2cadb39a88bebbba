//! What is to be seen of a hand-off.

use std::sync::Arc;

use super::super::super::super::config::resolve::Contact;
use super::super::super::super::filled::filled;
use super::super::super::super::handoff::mail::mailto;
use super::super::super::super::handoff::ways::Form;
use super::super::super::event::{Field, Way};
use super::super::super::view_model::handoff::{FieldView, HandoffView, StepView};
use super::super::Model;
use super::Step;
use super::acting::FIELDS;

impl Model {
    /// The ways that take the conversation along, best first.
    pub(super) fn ways(&self) -> Vec<(Way, String)> {
        let Some(contact) = self.contact() else { return Vec::new() };
        let strings = &self.fixed.strings;
        let named = |label: &str, default: &str| if label.is_empty() { default } else { label }.to_owned();
        let mut ways = Vec::new();
        let there = &self.handing.ways;
        if let Some(chat) = there.chat.as_ref().filter(|_| !self.handing.is_away()) {
            ways.push((Way::Chat, named(&chat.label, strings.handoff_chat)));
        }
        if let Some(form) = &there.form {
            ways.push((Way::Form, named(&form.label, strings.handoff_form)));
        }
        if !contact.email.is_empty() {
            ways.push((Way::Mail, strings.handoff_mail.to_owned()));
        }
        ways
    }

    /// What is to be seen of it.
    pub(in super::super) fn handoff_view_by_part(&self) -> Option<(u32, Arc<HandoffView>)> {
        let contact = self.contact()?;
        let turn = self.handed_turn()?;
        let step = self.handing.step.as_ref().map(|step| self.step_view(step, contact));
        let view = HandoffView {
            presence: self.handing.presence.as_ref().and_then(|(_, words, _)| words.clone()),
            ways: if step.is_none() { self.ways() } else { Vec::new() },
            step,
            status: self.handing.status,
        };
        Some((turn.record.id, Arc::new(view)))
    }

    fn step_view(&self, step: &Step, contact: &Contact) -> StepView {
        let strings = &self.fixed.strings;
        let included = if step.is_held_back { "" } else { &step.text };
        let subject =
            contact_subject(&self.fixed.title, self.identity.session.as_ref().map(|on| on.id.as_str()));
        let mailto = || mailto((&contact.email, &subject), included, strings.transcript_cut);
        let form = self.handing.ways.form.as_ref().filter(|_| step.way == Way::Form);
        StepView {
            way: step.way,
            text: step.text.clone(),
            is_included: !step.is_held_back,
            details: (step.way != Way::Mail).then(|| self.details()),
            fields: form.map(|form| self.fields(step, form)).unwrap_or_default(),
            mailto: (step.way == Way::Mail).then(mailto),
            is_waiting: step.is_waiting,
        }
    }

    /// What is passed on beside the conversation, in words.
    fn details(&self) -> String {
        let names: Vec<&str> = self.handing.told.iter().map(|(name, _)| name.as_str()).collect();
        filled(self.fixed.strings.handoff_details, &[&names.join(", ")])
    }

    fn fields(&self, step: &Step, form: &Form) -> Vec<FieldView> {
        let strings = &self.fixed.strings;
        let view = |field: &Field| {
            let (label, text) = match field {
                Field::Name => (strings.handoff_name, &step.name),
                Field::Email => (strings.handoff_email, &step.email),
                Field::Message => (strings.handoff_message, &step.message),
            };
            let is_optional = *field == Field::Name && !form.needs_name;
            let more = if is_optional { [" ", strings.handoff_optional].concat() } else { String::new() };
            let is_wrong = step.is_checked && !step.is_right(*field, form);
            let is_odd = *field == Field::Email && !text.trim().is_empty();
            let problem = if is_odd { strings.handoff_bad_email } else { strings.handoff_needed };
            FieldView {
                field: *field,
                label: [label, &more].concat(),
                text: text.clone(),
                problem: is_wrong.then_some(problem),
            }
        };
        FIELDS.iter().map(view).collect()
    }
}

/// The subject of an e-mail: what the widget is called, and which conversation it is about.
fn contact_subject(title: &str, conversation: Option<&str>) -> String {
    match conversation {
        Some(id) => [title, " (", id, ")"].concat(),
        None => title.to_owned(),
    }
}
