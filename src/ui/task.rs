//! A guided answer under the answer of its entry: what was given, and a field or choices for what is asked next.
//!
//! The transcript is drawn again at each letter. A field follows a field at the same place with the same attributes, so
//! that it is the same element in the document, and keeps the focus; where it is another, `data-focus=task` says where
//! the focus goes.

use leptos::prelude::event_target_value;

use super::Ui;
use super::answer::draw_blocks;
use super::node::{Element, Node, element};
use super::parts::{button, human_button, is_for_input_method, key_of, line, unseen, word};
use crate::logic::conversation::event::Event;
use crate::logic::conversation::view_model::task::{FieldView, GivenView, Stage, TaskView};
use crate::logic::faq::action::SlotKind;

const TASK: &str = "part=task; role=group; tabindex=-1";
const LABEL: &str = "id=task-label; class=label; for=task-field; dir=auto";
const FIELD: &str = "id=task-field; class=field; part=field; dir=auto; maxlength=500; spellcheck=false; data-focus=task; enterkeyhint=go";
const RADIOS: &str = "id=task-field; class=options-list; role=radiogroup; aria-labelledby=task-label";
const PROBLEM: &str = "task-problem";

/// How many options stand side by side as radio buttons. More are a list to open.
const MOST_RADIOS: usize = 6;

/// A guided answer. `has_human` says whether the way to a human stands in its turn anyhow.
pub fn task(ui: &Ui, view: &TaskView, has_human: bool) -> Node {
    let stage: Node = match &view.stage {
        Stage::Asking(field) => ask(ui, field),
        Stage::Choosing { ask, labels, may_go_back } => choose(ui, (ask, labels), *may_go_back),
        Stage::Ready(ask) => {
            let send = target(primary(ui, (ui.texts().task_send, Event::TaskRetried)));
            vec![line("status", *ask), steps(vec![send, cancel(ui)]).into()].into()
        }
        Stage::Sending => {
            vec![line("status", ui.texts().task_sending), steps(vec![cancel(ui)]).into()].into()
        }
        // A tree has led on.
        Stage::Done(blocks) if blocks.is_empty() => return "".into(),
        Stage::Done(blocks) => {
            element("div", "class=said; part=answer; dir=auto").child(draw_blocks(ui, blocks)).into()
        }
        Stage::Failed(why) => {
            let retry = target(primary(ui, (ui.texts().task_retry, Event::TaskRetried)));
            let human = (!has_human).then(|| human_button(ui));
            let ways = vec![retry, cancel(ui), human.flatten().into()];
            vec![line("problem", why.clone()), steps(ways).into()].into()
        }
        Stage::Cancelled => line("status", ui.texts().task_cancelled),
    };
    let is_sending = view.stage == Stage::Sending;
    element("div", TASK)
        .set("class", if view.is_open() { "task open" } else { "task" })
        .set("aria-label", ui.texts().task_given)
        .set("aria-busy", word(is_sending))
        .set_if("data-focus", is_sending.then(|| "task".to_owned()))
        .child((!view.given.is_empty()).then(|| given(ui, view)))
        .child(stage)
        .into()
}

/// What was given so far, each to be changed where that is possible.
fn given(ui: &Ui, view: &TaskView) -> Element {
    let may_change = view.is_open() && view.stage != Stage::Sending;
    let row = |given: &GivenView| {
        let change = may_change.then(|| {
            let label: Node =
                vec![ui.texts().task_edit.into(), unseen([" (", &given.label, ")"].concat())].into();
            button(ui, "change", (label, Event::TaskEdited(given.slot)))
        });
        element("div", "class=given-row")
            .child(element("dt", "dir=auto").child(given.label.clone()))
            .child(element("dd", "dir=auto").child(given.value.clone()))
            .child(element("dd", "class=given-change").child(change))
            .into()
    };
    element("dl", "class=given").child(view.given.iter().map(row).collect::<Vec<Node>>())
}

fn ask(ui: &Ui, field: &FieldView) -> Node {
    let optional = field.is_optional.then(|| [" (", ui.texts().task_optional, ")"].concat());
    let label = element("label", LABEL).child(field.label.clone()).child(optional);
    let problem = element("p", "id=task-problem; class=problem; dir=auto")
        .child(field.problem.clone().unwrap_or_default());
    let is_skipped = field.is_optional && field.draft.trim().is_empty();
    let next = if is_skipped { ui.texts().task_skip } else { ui.texts().task_next };
    let next = primary(ui, (next, Event::TaskNext));
    let steps = steps(vec![next.into(), back(ui, field.may_go_back), cancel(ui)]);
    vec![label.into(), draw_field(ui, field), problem.into(), steps.into()].into()
}

fn draw_field(ui: &Ui, field: &FieldView) -> Node {
    match &field.kind {
        SlotKind::Choice(options) if options.len() > MOST_RADIOS => select(ui, field, options),
        SlotKind::Choice(options) => radios(ui, field, options),
        _ => input(ui, field),
    }
}

/// What every field says of itself, and what it does.
fn described(ui: &Ui, field: &FieldView, element: Element) -> Element {
    let dispatch = ui.dispatch.clone();
    let is_wrong = field.problem.is_some();
    element
        .set("aria-invalid", word(is_wrong))
        .set_if("aria-describedby", is_wrong.then(|| PROBLEM.to_owned()))
        .on("keydown", move |event| {
            let key = key_of(event);
            if key.key() == "Enter" && !is_for_input_method(key) {
                event.prevent_default();
                dispatch(Event::TaskNext);
            }
        })
}

/// A field for a text. What a phone's keyboard offers, and what the browser fills in, follow the kind. A day is a text:
/// "next Friday" is one, too.
fn input(ui: &Ui, field: &FieldView) -> Node {
    let dispatch = ui.dispatch.clone();
    let (kind, mode, autocomplete) = match field.kind {
        SlotKind::Email => ("email", "email", "email"),
        SlotKind::Phone => ("tel", "tel", "tel"),
        SlotKind::Amount => ("text", "decimal", "off"),
        SlotKind::Number => ("text", "numeric", "off"),
        _ => ("text", "text", "off"),
    };
    let capitals = if matches!(field.kind, SlotKind::Text) { "sentences" } else { "off" };
    described(ui, field, element("input", FIELD))
        .set("type", kind)
        .set("inputmode", mode)
        .set("autocomplete", autocomplete)
        .set("autocapitalize", capitals)
        .text(field.draft.clone())
        .on("input", move |event| dispatch(Event::TaskTyped(event_target_value(event))))
        .into()
}

fn radios(ui: &Ui, field: &FieldView, options: &[String]) -> Node {
    let is_none_picked = !options.contains(&field.draft);
    let option = |(at, text): (usize, &String)| {
        let is_picked = *text == field.draft;
        let is_target = is_picked || (is_none_picked && at == 0);
        let radio = element("input", "type=radio; class=box; name=task")
            .set_if("data-focus", is_target.then(|| "task".to_owned()))
            .checked(is_picked)
            .on("click", ui.sends(Event::TaskTyped(text.clone())));
        element("label", "class=option; part=option; dir=auto").child(radio).child(text.clone()).into()
    };
    described(ui, field, element("div", RADIOS))
        .child(options.iter().enumerate().map(option).collect::<Vec<Node>>())
        .into()
}

fn select(ui: &Ui, field: &FieldView, options: &[String]) -> Node {
    let dispatch = ui.dispatch.clone();
    let option = |text: &String| element("option", "").set("value", text.clone()).child(text.clone()).into();
    let nothing = element("option", "value=").child(ui.texts().task_choose);
    described(ui, field, element("select", FIELD))
        .child(nothing)
        .child(options.iter().map(option).collect::<Vec<Node>>())
        .text(field.draft.clone())
        .on("change", move |event| dispatch(Event::TaskTyped(event_target_value(event))))
        .into()
}

/// A tree's question with its choices.
fn choose(ui: &Ui, (ask, labels): (&str, &[String]), may_go_back: bool) -> Node {
    let heading: Node = match ask {
        "" => ui.texts().task_choose.into(),
        ask => ask.to_owned().into(),
    };
    let choice = |(at, label): (usize, &String)| {
        let choice = element("button", "type=button; part=choice; class=choice; dir=auto")
            .set_if("data-focus", (at == 0).then(|| "task".to_owned()))
            .on("click", ui.sends(Event::TaskChosen(at)))
            .child(label.clone());
        element("li", "").child(choice).into()
    };
    let list =
        element("ul", "class=choices").child(labels.iter().enumerate().map(choice).collect::<Vec<Node>>());
    let steps = steps(vec![back(ui, may_go_back), cancel(ui)]);
    vec![line("label", heading), list.into(), steps.into()].into()
}

/// The button that goes on.
fn primary(ui: &Ui, (label, event): (&'static str, Event)) -> Element {
    element("button", "type=button; part=choice primary; class=choice primary; dir=auto")
        .on("click", ui.sends(event))
        .child(label)
}

/// Where the focus goes.
fn target(element: Element) -> Node {
    element.set("data-focus", "task").into()
}

fn steps(buttons: Vec<Node>) -> Element {
    element("div", "class=rating steps").child(buttons)
}

fn back(ui: &Ui, may_go_back: bool) -> Node {
    may_go_back.then(|| button(ui, "choice", (ui.texts().task_back, Event::TaskBack))).into()
}

fn cancel(ui: &Ui) -> Node {
    button(ui, "choice", (ui.texts().task_cancel, Event::TaskCancelled))
}
