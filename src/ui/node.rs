//! What views are made of: plain values that say what is to be seen, whatever the tag, of one type.
//!
//! Leptos' `view!` gives each element a type of its own, and code of its own to draw it: 36 kB of gzip in this widget.
//! A [`Node`] is a Leptos view like any other, drawn by the one piece of code in `node/drawn.rs`.
//!
//! ```ignore
//! element("button", "type=button; class=choice")
//!     .set("aria-label", label)
//!     .on("click", ui.sends(Event::Sent))
//!     .child(icon(SEND))
//! ```

mod drawn;

pub use drawn::mark_broken;

use std::borrow::Cow;
use std::rc::Rc;

use leptos::ev::Event;

/// Something to be seen.
pub enum Node {
    /// A text; nothing is seen of an empty one, which holds the place of what may come.
    Text(Text),
    /// An element.
    Element(Element),
    /// Any number of nodes, which may be more or fewer when drawn again.
    Group(Vec<Node>),
    /// A part that is drawn again when what it reads changes.
    Live(Box<dyn FnMut() -> Node>),
}

/// A text of the interface, or one that was written or reckoned.
type Text = Cow<'static, str>;

type Handler = Rc<dyn Fn(&Event)>;

/// An element. When drawn again, elements of the same tag, fixed attributes, and names of others are the same in the
/// document: it keeps its focus, its scroll position and a composition of an input method.
#[must_use = "an element is seen only where it is added"]
pub struct Element(Box<Parts>);

/// What an element is.
struct Parts {
    tag: &'static str,
    fixed: &'static str,
    attributes: Vec<(&'static str, Option<Text>)>,
    listeners: Vec<(&'static str, Handler)>,
    text: Option<String>,
    is_checked: Option<bool>,
    children: Vec<Node>,
}

/// An element without content, and the attributes that it always has: `"type=button; class=choice"`.
pub fn element(tag: &'static str, fixed: &'static str) -> Element {
    Element(Box::new(Parts {
        tag,
        fixed,
        attributes: Vec::new(),
        listeners: Vec::new(),
        text: None,
        is_checked: None,
        children: Vec::new(),
    }))
}

impl Element {
    /// Sets an attribute.
    pub fn set(self, name: &'static str, value: impl Into<Text>) -> Self {
        self.attribute(name, Some(value.into()))
    }

    /// Sets an attribute, or leaves it out.
    pub fn set_if(self, name: &'static str, value: Option<String>) -> Self {
        self.attribute(name, value.map(Cow::Owned))
    }

    /// An attribute whose presence alone counts, such as `disabled`.
    pub fn flag(self, name: &'static str, is_there: bool) -> Self {
        self.attribute(name, is_there.then_some(Cow::Borrowed("")))
    }

    #[inline(never)]
    fn attribute(mut self, name: &'static str, value: Option<Text>) -> Self {
        self.0.attributes.push((name, value));
        self
    }

    /// Calls `handler` at each event of that name.
    pub fn on(self, name: &'static str, handler: impl Fn(&Event) + 'static) -> Self {
        self.listen(name, Rc::new(handler))
    }

    #[inline(never)]
    fn listen(mut self, name: &'static str, handler: Handler) -> Self {
        self.0.listeners.push((name, handler));
        self
    }

    /// What stands in a field. Written only where it differs, for writing the same would end a composition; white
    /// space at its ends that the visitor is about to type past counts as no difference.
    pub fn text(mut self, text: String) -> Self {
        self.0.text = Some(text);
        self
    }

    /// Whether a box or a radio button is picked.
    pub fn checked(mut self, is_checked: bool) -> Self {
        self.0.is_checked = Some(is_checked);
        self
    }

    /// Adds content at the end. What may be there or not, and lists, are one child each: what follows keeps its place.
    pub fn child(self, child: impl Into<Node>) -> Self {
        self.push(child.into())
    }

    #[inline(never)]
    fn push(mut self, child: Node) -> Self {
        self.0.children.push(child);
        self
    }
}

impl Parts {
    /// Whether the other is this element at another time.
    fn is_like(&self, other: &Parts) -> bool {
        self.tag == other.tag
            && self.fixed == other.fixed
            && self.attributes.iter().map(|(name, _)| name).eq(other.attributes.iter().map(|(name, _)| name))
            && self.listeners.iter().map(|(name, _)| name).eq(other.listeners.iter().map(|(name, _)| name))
    }
}

/// A part that is drawn again as a whole when what `draw` reads changes.
pub fn live(draw: impl FnMut() -> Node + 'static) -> Node {
    Node::Live(Box::new(draw))
}

impl From<String> for Node {
    fn from(text: String) -> Self {
        Node::Text(text.into())
    }
}

impl From<&'static str> for Node {
    fn from(text: &'static str) -> Self {
        Node::Text(text.into())
    }
}

impl From<Element> for Node {
    fn from(element: Element) -> Self {
        Node::Element(element)
    }
}

impl From<Vec<Node>> for Node {
    fn from(nodes: Vec<Node>) -> Self {
        Node::Group(nodes)
    }
}

impl<T: Into<Node>> From<Option<T>> for Node {
    fn from(node: Option<T>) -> Self {
        node.map_or(Node::Text(Cow::Borrowed("")), Into::into)
    }
}
