//! The hand-off to a human: whether somebody is there, the ways that take the conversation along, and what is passed on.

use leptos::prelude::*;

use super::Ui;
use super::node::{Element, Node, element};
use super::parts::{button, line, word};
use crate::logic::conversation::event::{Act, Event, Field, Way};
use crate::logic::conversation::view_model::handoff::{FieldView, HandoffView, StepView};

const PLACE: &str = "class=handoff; part=handoff; role=group; tabindex=-1; data-focus=handoff";

const TEXT: &str = "class=field words; part=field; rows=6; dir=auto; maxlength=8000; aria-labelledby=handoff-passed; id=handoff-text";

/// The hand-off, under the ways to a human. It lies in a part of the widget: only that may name this function.
pub fn handoff(ui: &Ui, view: &HandoffView) -> Node {
    let label = ui.present().contact.as_ref().map(|contact| contact.label.clone()).unwrap_or_default();
    if view.presence.is_none() && view.ways.is_empty() && view.step.is_none() && view.status.is_none() {
        return "".into();
    }
    let presence = view.presence.clone().map(|text| line("presence", text));
    let ways: Vec<Node> = view.ways.iter().map(|way| way_button(ui, way)).collect();
    element("div", PLACE)
        .set("aria-label", label)
        .child(presence)
        .child((!ways.is_empty()).then(|| element("ul", "class=choices").child(ways)))
        .child(view.step.as_ref().map(|step| draw_step(ui, step)))
        .child(element("p", "class=status; role=status").child(view.status.unwrap_or_default()))
        .into()
}

fn way_button(ui: &Ui, (way, label): &(Way, String)) -> Node {
    element("li", "").child(button(ui, "choice", (label.clone(), Event::Handoff(Act::Began(*way))))).into()
}

fn draw_step(ui: &Ui, step: &StepView) -> Element {
    let fields: Vec<Node> = step.fields.iter().map(|field| draw_field(ui, field)).collect();
    element("div", "class=step")
        .child(fields)
        .child(passed(ui, step))
        .child(step.details.clone().map(|text| line("status", text)))
        .child(element("div", "class=rating").child(go(ui, step)).child(button(
            ui,
            "choice",
            (ui.texts().handoff_cancel, Event::Handoff(Act::Cancelled)),
        )))
        .child(step.is_waiting.then(|| line("status", ui.texts().handoff_opening)))
}

/// The conversation, to be changed or held back.
fn passed(ui: &Ui, step: &StepView) -> Vec<Node> {
    let (included, edited) = (ui.dispatch.clone(), ui.dispatch.clone());
    let include = element("input", "class=box; type=checkbox")
        .checked(step.is_included)
        .on("change", move |event| included(Event::Handoff(Act::Included(event_target_checked(event)))));
    let option = element("label", "class=option").child(include).child(ui.texts().handoff_include);
    let text = element("textarea", TEXT)
        .text(step.text.clone())
        .on("input", move |event| edited(Event::Handoff(Act::Edited(event_target_value(event)))));
    let label = element("label", "id=handoff-passed; class=status; for=handoff-text")
        .child(ui.texts().handoff_passed);
    let shown: Option<Node> = step.is_included.then(|| vec![label.into(), text.into()].into());
    vec![option.into(), shown.into()]
}

/// What lets it go.
fn go(ui: &Ui, step: &StepView) -> Node {
    if let Some(url) = &step.mailto {
        return element("a", "class=choice primary; part=choice primary; rel=noopener; target=_self")
            .set("href", url.clone())
            .on("click", ui.sends(Event::Handoff(Act::Mailed)))
            .child(ui.texts().handoff_write)
            .into();
    }
    let label = if step.way == Way::Form { ui.texts().handoff_send } else { ui.texts().handoff_go };
    element("button", "type=button; class=choice primary; part=choice primary")
        .flag("disabled", step.is_waiting)
        .on("click", ui.sends(Event::Handoff(Act::Sent)))
        .child(label)
        .into()
}

/// How a field looks: its tag and attributes.
fn kind(field: Field) -> (&'static str, &'static str, &'static str) {
    match field {
        Field::Name => (
            "handoff-name",
            "input",
            "id=handoff-name; class=field; part=field; type=text; autocomplete=name; maxlength=200; dir=auto",
        ),
        Field::Email => (
            "handoff-email",
            "input",
            "id=handoff-email; class=field; part=field; type=email; autocomplete=email; maxlength=254",
        ),
        Field::Message => (
            "handoff-message",
            "textarea",
            "id=handoff-message; class=field words; part=field; rows=3; maxlength=4000; dir=auto",
        ),
    }
}

fn draw_field(ui: &Ui, view: &FieldView) -> Node {
    let dispatch = ui.dispatch.clone();
    let (id, tag, fixed) = kind(view.field);
    let field = view.field;
    let problem_id = [id, "-problem"].concat();
    let input = element(tag, fixed)
        .text(view.text.clone())
        .set("aria-invalid", word(view.problem.is_some()))
        .set("aria-describedby", problem_id.clone())
        .set_if("data-focus", view.problem.map(|_| "wrong".to_owned()))
        .on("input", move |event| dispatch(Event::Handoff(Act::Filled(field, event_target_value(event)))));
    element("div", "class=entry")
        .child(element("label", "class=label").set("for", id).child(view.label.clone()))
        .child(input)
        .child(element("p", "class=problem").set("id", problem_id).child(view.problem.unwrap_or_default()))
        .into()
}
