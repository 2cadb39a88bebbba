//! Draws nodes into the document, and changes what is there where they differ from those drawn before.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::ev::Event;
use leptos::html::{ElementType, Input};
use leptos::prelude::{Mountable, Render, RenderEffect};
use leptos::tachys::renderer::{Rndr, types};
use leptos::wasm_bindgen::JsCast;
use leptos::wasm_bindgen::prelude::Closure;

use super::{Handler, Node, Parts, Text};

/// Icons are of another namespace than all else.
const SVG: &str = "http://www.w3.org/2000/svg";

/// An input; a textarea as well, for the two have the same properties.
type Field = <Input as ElementType>::Output;

/// What was drawn, as it stands in the document.
pub enum State {
    Text(types::Text, Text),
    Element(Box<Drawn>),
    /// The nodes, and an empty text after them.
    Group(Vec<State>, types::Text),
    Live(RenderEffect<State>),
}

/// An element in the document.
pub struct Drawn {
    dom: types::Element,
    /// What it shows, without its children.
    last: Parts,
    children: Vec<State>,
    slots: Vec<Slot>,
}

/// A listener whose handler can be exchanged. Not by tachys' renderer: that asks the standard library for the present
/// thread, which brings a second allocator.
struct Slot {
    handler: Rc<RefCell<Handler>>,
    _callback: Closure<dyn FnMut(Event)>,
}

impl Render for Node {
    type State = State;

    fn build(self) -> State {
        match self {
            Node::Text(text) => State::Text(Rndr::create_text_node(&text), text),
            Node::Element(element) => State::Element(Box::new(Drawn::new(*element.0))),
            Node::Group(nodes) => {
                State::Group(nodes.into_iter().map(Node::build).collect(), Rndr::create_text_node(""))
            }
            Node::Live(draw) => State::Live(live(draw, None)),
        }
    }

    fn rebuild(self, state: &mut State) {
        match (self, state) {
            (Node::Text(text), State::Text(dom, last)) => {
                if text != *last {
                    Rndr::set_text(dom, &text);
                    *last = text;
                }
            }
            (Node::Element(element), State::Element(drawn)) if element.0.is_like(&drawn.last) => {
                drawn.change(*element.0);
            }
            (Node::Group(nodes), State::Group(states, end)) => {
                if let Some(parent) = Rndr::get_parent(end) {
                    rebuild_all(nodes, states, (parent.unchecked_ref(), Some(end)));
                }
            }
            (Node::Live(draw), State::Live(effect)) => *effect = live(draw, effect.take_value()),
            (node, state) => {
                let mut other = node.build();
                state.insert_before_this(&mut other);
                state.unmount();
                *state = other;
            }
        }
    }
}

/// Draws at once, and again after each change of what is read meanwhile.
fn live(mut draw: Box<dyn FnMut() -> Node>, before: Option<State>) -> RenderEffect<State> {
    let again = move |before: Option<State>| match before {
        Some(mut state) => {
            draw().rebuild(&mut state);
            state
        }
        None => draw().build(),
    };
    RenderEffect::new_with_value(again, before)
}

/// Nodes are compared place by place. What is added stands in the parent before the end, if any.
fn rebuild_all(
    nodes: Vec<Node>,
    states: &mut Vec<State>,
    (parent, end): (&types::Element, Option<&types::Node>),
) {
    let count = nodes.len();
    let mut nodes = nodes.into_iter();
    for state in states.iter_mut() {
        match nodes.next() {
            Some(node) => node.rebuild(state),
            None => state.unmount(),
        }
    }
    states.truncate(count);
    for node in nodes {
        let mut state = node.build();
        state.mount(parent, end);
        states.push(state);
    }
}

/// Sets `data-broken` on what the event happened to: style sheets have no word for a picture that did not come.
pub fn mark_broken(event: &Event) {
    if let Some(target) = event.target() {
        Rndr::set_attribute(target.unchecked_ref(), "data-broken", "");
    }
}

impl Drawn {
    fn new(element: Parts) -> Self {
        let namespace = matches!(element.tag, "svg" | "path").then_some(SVG);
        let dom = Rndr::create_element(element.tag, namespace);
        for (name, value) in element.fixed.split(';').filter_map(|attribute| attribute.split_once('=')) {
            Rndr::set_attribute(&dom, name.trim_start(), value);
        }
        let slots = element.listeners.iter().map(|(name, handler)| Slot::new(&dom, name, handler)).collect();
        let last = *super::element(element.tag, element.fixed).0;
        let mut drawn = Drawn { dom, last, children: Vec::new(), slots };
        drawn.change(element);
        drawn
    }

    fn change(&mut self, mut element: Parts) {
        for (at, (name, value)) in element.attributes.iter().enumerate() {
            let last = self.last.attributes.get(at).and_then(|(_, last)| last.as_ref());
            match value {
                _ if last == value.as_ref() => {}
                Some(value) => Rndr::set_attribute(&self.dom, name, value),
                None => Rndr::remove_attribute(&self.dom, name),
            }
        }
        for (slot, (_, handler)) in self.slots.iter().zip(&element.listeners) {
            slot.handler.replace(handler.clone());
        }
        let children = std::mem::take(&mut element.children);
        rebuild_all(children, &mut self.children, (&self.dom, None));
        self.last = element;
        self.set_properties();
    }

    /// What the visitor changes, too, is compared with what is there.
    fn set_properties(&self) {
        let field: &Field = self.dom.unchecked_ref();
        if let Some(text) = &self.last.text {
            let there = field.value();
            if there != *text && (text.is_empty() || there.trim() != text.trim()) {
                field.set_value(text);
            }
        }
        if let Some(is_checked) = self.last.is_checked
            && field.checked() != is_checked
        {
            field.set_checked(is_checked);
        }
    }
}

impl Slot {
    fn new(dom: &types::Element, name: &'static str, handler: &Handler) -> Self {
        let handler = Rc::new(RefCell::new(handler.clone()));
        let current = handler.clone();
        let callback = Closure::<dyn FnMut(Event)>::new(move |event| {
            // Not held while it runs: it may draw again, and exchange itself.
            let handler = current.borrow().clone();
            handler(&event);
        });
        let _ = dom.add_event_listener_with_callback(name, callback.as_ref().unchecked_ref());
        Slot { handler, _callback: callback }
    }
}

impl State {
    /// The first of its nodes in the document.
    fn first(&self) -> Option<types::Node> {
        match self {
            State::Text(dom, _) => Some(dom.clone().into()),
            State::Element(drawn) => Some(drawn.dom.clone().into()),
            State::Group(states, end) => match states.first() {
                Some(first) => first.first(),
                None => Some(end.clone().into()),
            },
            State::Live(effect) => effect.with_value_mut(|state| state.first()).flatten(),
        }
    }
}

impl Mountable for State {
    fn unmount(&mut self) {
        match self {
            State::Text(dom, _) => Rndr::remove(dom),
            State::Element(drawn) => Rndr::remove(&drawn.dom),
            State::Group(states, end) => {
                states.iter_mut().for_each(Mountable::unmount);
                Rndr::remove(end);
            }
            State::Live(effect) => {
                effect.with_value_mut(Mountable::unmount);
            }
        }
    }

    fn mount(&mut self, parent: &types::Element, marker: Option<&types::Node>) {
        match self {
            State::Text(dom, _) => Rndr::insert_node(parent, dom, marker),
            State::Element(drawn) => Rndr::insert_node(parent, &drawn.dom, marker),
            State::Group(states, end) => {
                for state in states {
                    state.mount(parent, marker);
                }
                Rndr::insert_node(parent, end, marker);
            }
            State::Live(effect) => {
                effect.with_value_mut(|state| state.mount(parent, marker));
            }
        }
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        let Some(first) = self.first() else { return false };
        let Some(parent) = Rndr::get_parent(&first) else { return false };
        child.mount(parent.unchecked_ref(), Some(&first));
        true
    }

    fn elements(&self) -> Vec<types::Element> {
        match self {
            State::Text(..) => Vec::new(),
            State::Element(drawn) => vec![drawn.dom.clone()],
            State::Group(states, _) => states.iter().flat_map(Mountable::elements).collect(),
            State::Live(effect) => effect.with_value_mut(|state| state.elements()).unwrap_or_default(),
        }
    }
}
