//! A page as far as questions are looked for in it: elements with few attributes, and texts. Nothing of it can run.

/// A part of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Node {
    /// A text, its character references read, its white space as written.
    Text(String),
    /// An element.
    Element(Element),
}

/// An element.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Element {
    /// Its name in lower case.
    pub tag: String,
    /// Those of its attributes that are of use, names in lower case.
    pub attributes: Vec<(&'static str, String)>,
    /// What it holds.
    pub children: Vec<Node>,
    /// Whether it is a part of a page, or has some in it: see `flow`, which finds out.
    pub has_parts: bool,
}

/// The attributes that are kept; all others are dropped while a page is read.
pub const KEPT: [&str; 18] = [
    "alt",
    "aria-controls",
    "aria-expanded",
    "aria-hidden",
    "aria-labelledby",
    "class",
    "content",
    "href",
    "id",
    "itemprop",
    "itemtype",
    "property",
    "role",
    "start",
    "summary",
    "title",
    "type",
    "typeof",
];

impl Element {
    /// An attribute; empty where it is not there.
    pub fn get(&self, name: &str) -> &str {
        let found = self.attributes.iter().find(|(known, _)| *known == name);
        found.map_or("", |(_, value)| value.as_str())
    }

    /// Whether the attribute is there, with a value or without.
    pub fn has(&self, name: &str) -> bool {
        self.attributes.iter().any(|(known, _)| *known == name)
    }

    /// Whether it is one of these.
    pub fn is(&self, tags: &[&str]) -> bool {
        tags.contains(&self.tag.as_str())
    }

    /// Whether one of the words of an attribute is this.
    pub fn has_word(&self, attribute: &str, word: &str) -> bool {
        self.get(attribute).split_ascii_whitespace().any(|each| each == word)
    }

    /// Whether the class or the id has this in it, in lower case.
    pub fn is_named(&self, part: &str) -> bool {
        ["class", "id"].iter().any(|name| has_part(&self.get(name).to_ascii_lowercase(), part))
    }

    /// The level of a heading, from 1 to 6.
    pub fn level(&self) -> Option<u8> {
        match self.tag.as_bytes() {
            [b'h', digit @ b'1'..=b'6'] => Some(digit - b'0'),
            _ => None,
        }
    }

    /// The elements directly in it.
    pub fn elements(&self) -> impl Iterator<Item = &Element> {
        self.children.iter().filter_map(Node::element)
    }

    /// The first element inside that is as wanted, itself left out, in the order of the page.
    pub fn find(&self, is_wanted: &dyn Fn(&Element) -> bool) -> Option<&Element> {
        self.elements().find_map(|child| if is_wanted(child) { Some(child) } else { child.find(is_wanted) })
    }

    /// Goes through the elements inside, itself left out; where `visit` says so, not deeper.
    pub fn walk<'page>(&'page self, visit: &mut dyn FnMut(&'page Element) -> bool) {
        for child in self.elements() {
            if visit(child) {
                child.walk(visit);
            }
        }
    }

    /// Its text on one line, as people read it: without icons, pictures, anchors of headings and such.
    pub fn label(&self) -> String {
        label_of(&self.children)
    }
}

impl Node {
    /// The element that it is.
    pub fn element(&self) -> Option<&Element> {
        match self {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        }
    }

    /// Whether there is nothing to read in it.
    pub fn is_blank(&self) -> bool {
        match self {
            Node::Text(text) => text.chars().all(is_space),
            Node::Element(element) if element.is(&["img"]) => element.get("alt").is_empty(),
            Node::Element(element) => element.children.iter().all(Node::is_blank),
        }
    }
}

/// The text of some nodes on one line: see [`Element::label`].
pub fn label_of(nodes: &[Node]) -> String {
    let mut text = String::new();
    write_label(nodes, &mut text);
    one_line(&text)
}

fn write_label(nodes: &[Node], into: &mut String) {
    for node in nodes {
        match node {
            Node::Text(text) => into.push_str(text),
            Node::Element(element) if is_decoration(element) => {}
            Node::Element(element) => {
                let is_apart = is_block(element) || element.is(&["br"]);
                if is_apart {
                    into.push(' ');
                }
                write_label(&element.children, into);
                if is_apart {
                    into.push(' ');
                }
            }
        }
    }
}

/// Whether it is an icon, or the sign that links to a heading.
fn is_decoration(element: &Element) -> bool {
    let is_hidden = element.get("aria-hidden") == "true";
    let is_sign = element.is(&["a"]) && label_of(&element.children).chars().nth(1).is_none();
    is_hidden || is_sign
}

/// Whether it stands on lines of its own.
pub fn is_block(element: &Element) -> bool {
    const BLOCKS: [&str; 34] = [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "dd",
        "details",
        "dialog",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "header",
        "hr",
        "html",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "td",
        "th",
        "tr",
        "ul",
        "menu",
    ];
    element.is(&BLOCKS) || element.level().is_some() || element.is(&["thead", "tbody", "tfoot", "caption"])
}

/// What a page treats as white space; the no-break space is none. Zero-width signs are what generators put into links.
pub fn is_space(char: char) -> bool {
    matches!(char, ' ' | '\n' | '\t' | '\r' | '\u{c}' | '\u{200b}' | '\u{feff}')
}

/// A text on one line: runs of white space are one space, and none at the ends.
pub fn one_line(text: &str) -> String {
    let mut line = String::new();
    for word in text.split(is_space).filter(|word| !word.is_empty()) {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

/// Whether one text is in the other. The standard library's search would cost more than a page needs.
pub fn has_part(text: &str, part: &str) -> bool {
    find_part(text, part).is_some()
}

/// Where one text is in the other.
pub fn find_part(text: &str, part: &str) -> Option<usize> {
    text.as_bytes().windows(part.len().max(1)).position(|window| window == part.as_bytes())
}
