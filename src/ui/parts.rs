//! What several views are made of.

use leptos::ev::{Event as DomEvent, KeyboardEvent};
use leptos::wasm_bindgen::JsCast;

use super::Ui;
use super::node::{Element, Node, element, mark_broken};
use crate::logic::conversation::event::Event;
use crate::logic::conversation::view_model::{Choice, Suggested};
use crate::logic::look::Picture;

/// Two speech lines in a bubble.
pub const CHAT: &str = "M3 4h18v13h-9l-5 4v-4H3zM8 9h8M8 13h5";
/// A cross.
pub const CLOSE: &str = "M6 6l12 12M18 6L6 18";
/// Three dots.
pub const MORE: &str = "M5 12h.01M12 12h.01M19 12h.01";
/// An arrow up.
pub const SEND: &str = "M12 19V5M6 11l6-6 6 6";

/// The value of an ARIA attribute that says yes or no.
pub fn word(is_so: bool) -> &'static str {
    if is_so { "true" } else { "false" }
}

/// A picture drawn with strokes in the colour of the text; hidden from screen readers.
pub fn icon(path: &'static str) -> Element {
    element("svg", "viewBox=0 0 24 24; class=icon; aria-hidden=true; focusable=false")
        .child(element("path", "").set("d", path))
}

/// A picture of the owner's. Where it cannot be loaded, what follows it in the style sheet takes its place.
pub fn picture(class: &'static str, picture: &Picture) -> Element {
    element("img", "decoding=async")
        .set("class", class)
        .set("part", class)
        .set("alt", picture.alt.clone())
        .set("src", picture.url.clone())
        .on("error", mark_broken)
}

/// A paragraph of the widget's own.
pub fn line(class: &'static str, text: impl Into<Node>) -> Node {
    element("p", "dir=auto").set("class", class).child(text).into()
}

/// Text for screen readers only. With a direction of its own it does not count for that of the text around it, which may
/// be in another language.
pub fn unseen(text: String) -> Node {
    element("span", "class=unseen; dir=auto").child(text).into()
}

/// A button with a text. Its classes are its parts, too.
pub fn button(ui: &Ui, class: &'static str, (label, event): (impl Into<Node>, Event)) -> Node {
    element("button", "type=button; dir=auto")
        .set("class", class)
        .set("part", class)
        .on("click", ui.sends(event))
        .child(label)
        .into()
}

/// The button that asks for the ways to a human; nothing where the owner named none.
pub fn human_button(ui: &Ui) -> Option<Node> {
    let fixed = ui.present();
    let contact = fixed.contact.as_ref()?;
    Some(button(ui, "choice human", (contact.label.clone(), Event::HumanAsked)))
}

/// Entries to choose from, under a heading; nothing where there are none.
pub fn choices(ui: &Ui, heading: &'static str, choices: &[Choice]) -> Option<Node> {
    list(ui, ("choice", heading), choices.iter().map(|choice| (choice, "")).collect())
}

/// Entries that are suggested, each with the reason where there is one.
pub fn suggested(ui: &Ui, heading: &'static str, suggested: &[Suggested]) -> Option<Node> {
    let items = suggested.iter().map(|item| (&item.choice, item.why.as_str())).collect();
    list(ui, ("choice suggestion", heading), items)
}

fn list(
    ui: &Ui,
    (class, heading): (&'static str, &'static str),
    items: Vec<(&Choice, &str)>,
) -> Option<Node> {
    if items.is_empty() {
        return None;
    }
    let mut list = element("ul", "class=choices");
    for (choice, why) in items {
        let why = (!why.is_empty())
            .then(|| element("span", "class=why").set("lang", ui.fixed.lang).child(why.to_owned()));
        let label: Node = vec![choice.question.clone().into(), why.into()].into();
        let item = element("li", "").set_if("lang", ui.foreign(&choice.lang));
        list = list.child(item.child(button(ui, class, (label, Event::Chosen(choice.id.clone())))));
    }
    Some(vec![line("label", heading), list.into()].into())
}

/// The key code of every key that an input method handles (UI Events, "keyCode 229"). Safari sends the
/// Enter that ends a composition after its end, and only this code tells it apart.
const HANDLED_BY_INPUT_METHOD: u32 = 229;

/// Whether a key is the input method's.
pub fn is_for_input_method(key: &KeyboardEvent) -> bool {
    key.is_composing() || key.key_code() == HANDLED_BY_INPUT_METHOD
}

/// The key of a keyboard's event.
pub fn key_of(event: &DomEvent) -> &KeyboardEvent {
    event.unchecked_ref()
}
