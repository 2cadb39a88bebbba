//! Where questions are typed: a combobox after the ARIA Authoring Practices ("editable combobox with list
//! autocomplete"), and the send button.

use leptos::ev::{Event as DomEvent, KeyboardEvent};
use leptos::prelude::event_target_value;

use super::Ui;
use super::node::{Element, Node, element};
use super::parts::{SEND, human_button, icon, is_for_input_method, key_of, word};
use crate::logic::conversation::event::Event;
use crate::logic::conversation::view_model::{Choice, ComposerView};
use crate::logic::language::direction;

const FIELD: &str = "class=field; part=input; type=text; role=combobox; autocomplete=off; enterkeyhint=send; \
     data-focus=composer; aria-autocomplete=list";

/// Composer with its notice and completions.
pub fn composer(ui: &Ui, view: &ComposerView) -> Node {
    let notice = view.notice.clone().unwrap_or_default();
    element("div", "class=foot")
        .child(element("p", "class=status; role=status").child(notice))
        .child((!view.completions.is_empty()).then(|| completions(ui, view)))
        .child(element("div", "class=composer; part=composer").child(field(ui, view)).child(send_button(ui)))
        .child(human_button(ui))
        .into()
}

fn send_button(ui: &Ui) -> Element {
    element("button", "type=button; class=send; part=send; data-focus=last")
        .set("aria-label", ui.texts().send)
        .on("click", ui.sends(Event::Sent))
        .child(icon(SEND))
}

fn field(ui: &Ui, view: &ComposerView) -> Element {
    let is_expanded = !view.completions.is_empty();
    let (typed, pressed) = (ui.dispatch.clone(), ui.dispatch.clone());
    element("input", FIELD)
        .set("aria-label", ui.texts().your_question)
        .set("placeholder", ui.texts().placeholder)
        // Where nothing is typed, "auto" would be from left to right, and so the placeholder.
        .set("dir", if view.draft.is_empty() { direction(ui.fixed.lang) } else { "auto" })
        .set("aria-expanded", word(is_expanded))
        .set_if("aria-controls", is_expanded.then(|| "completions".to_owned()))
        .set_if("aria-activedescendant", view.highlighted.map(option_id))
        .text(view.draft.clone())
        .on("input", move |event| typed(Event::Typed(event_target_value(event))))
        .on("keydown", move |event| {
            if let Some(sent) = event_of(key_of(event), is_expanded) {
                event.prevent_default();
                pressed(sent);
            }
        })
}

fn event_of(key: &KeyboardEvent, has_completions: bool) -> Option<Event> {
    if is_for_input_method(key) {
        return None;
    }
    match key.key().as_str() {
        "Enter" => Some(Event::Sent),
        "ArrowDown" if has_completions => Some(Event::CompletionMoved(1)),
        "ArrowUp" if has_completions => Some(Event::CompletionMoved(-1)),
        "Escape" if has_completions => {
            // The panel would close.
            key.stop_propagation();
            Some(Event::CompletionsDismissed)
        }
        _ => None,
    }
}

fn option_id(at: usize) -> String {
    ["completion-", &at.to_string()].concat()
}

fn completions(ui: &Ui, view: &ComposerView) -> Element {
    let option = |(at, choice): (usize, &Choice)| {
        element("li", "class=completion; part=completion; role=option; dir=auto")
            .set("id", option_id(at))
            .set_if("lang", ui.foreign(&choice.lang))
            .set("aria-selected", word(view.highlighted == Some(at)))
            // A press must not take the focus from the field.
            .on("mousedown", DomEvent::prevent_default)
            .on("click", ui.sends(Event::Chosen(choice.id.clone())))
            .child(choice.question.clone())
            .into()
    };
    let options: Vec<Node> = view.completions.iter().enumerate().map(option).collect();
    element("ul", "id=completions; class=completions; part=completions; role=listbox")
        .set("aria-label", ui.texts().completions)
        .child(options)
}
