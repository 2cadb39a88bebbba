//! HTML to a [`tree`](super::tree): of pages, and of answers that are written in HTML.
//!
//! Why not the browser's parser: `DOMParser` is refused by pages that require Trusted Types, and what it gives would have
//! to be fetched node by node. What is read here ends as Markdown text, in which nothing can run, however it was
//! misread; so a reader that is right for what browsers serialise and people write is enough. It follows the HTML
//! standard in what closes what, and does without its rules for misnested formatting and tables.

mod entities;

use super::tree::{Element, KEPT, Node, is_block};
pub use entities::decoded;

/// How many elements and texts are read of one page. Source: real pages have a median of some 1,000 elements.
const MOST_NODES: usize = 20_000;

/// How much of a page is read, in bytes.
pub const MOST_BYTES: usize = 2_000_000;

/// How deep elements may nest; what lies deeper is joined to what holds it. What reads the tree is recursive.
const DEEPEST: usize = 100;

/// What was read of a page.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// All of it, as one element.
    pub root: Element,
    /// What its JSON-LD scripts hold.
    pub data: Vec<String>,
    /// What stands in its `<title>`.
    pub title: String,
}

/// Reads HTML. Every text is some HTML, so this cannot fail.
pub fn read(html: &str) -> Page {
    let mut reader = Reader { rest: html, page: Page::default(), open: vec![Element::default()], nodes: 0 };
    while reader.nodes < MOST_NODES && !reader.rest.is_empty() {
        reader.step();
    }
    while reader.open.len() > 1 {
        reader.close();
    }
    reader.page.root = reader.open.pop().unwrap_or_default();
    reader.page
}

struct Reader<'html> {
    rest: &'html str,
    page: Page,
    /// The elements that are open; the first is the root, and stays.
    open: Vec<Element>,
    nodes: usize,
}

/// What has no content.
const VOID: [&str; 14] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
    "wbr",
];

/// What holds text that is no HTML.
const RAW: [&str; 9] =
    ["iframe", "noembed", "noframes", "noscript", "script", "style", "textarea", "title", "xmp"];

/// What holds nothing that is of use, and is dropped with its content.
const DROPPED: [&str; 10] =
    ["askwell-widget", "audio", "canvas", "datalist", "math", "object", "select", "svg", "template", "video"];

impl<'html> Reader<'html> {
    fn step(&mut self) {
        let Some(rest) = self.rest.strip_prefix('<') else { return self.text() };
        match rest.as_bytes().first() {
            Some(b'!' | b'?') => self.skip_remark(rest),
            Some(b'/') if rest.as_bytes().get(1).is_some_and(u8::is_ascii_alphabetic) => self.end_tag(rest),
            Some(b'/') => self.skip_to('>'),
            Some(first) if first.is_ascii_alphabetic() => self.start_tag(rest),
            _ => {
                self.rest = rest;
                self.add_text("<");
            }
        }
    }

    fn text(&mut self) {
        let end = self.rest.find('<').unwrap_or(self.rest.len());
        let (text, rest) = self.rest.split_at(end);
        self.rest = rest;
        self.add_text(&decoded(text));
    }

    fn add_text(&mut self, text: &str) {
        let Some(parent) = self.open.last_mut() else { return };
        if let Some(Node::Text(before)) = parent.children.last_mut() {
            return before.push_str(text);
        }
        self.nodes += 1;
        parent.children.push(Node::Text(text.to_owned()));
    }

    fn skip_to(&mut self, end: char) {
        let rest = self.rest.split_once(end).map(|(_, rest)| rest);
        self.rest = rest.unwrap_or_default();
    }

    /// A comment, a document type, or a section that only XML has.
    fn skip_remark(&mut self, rest: &'html str) {
        match rest.strip_prefix("!--").map(|rest| (rest, super::tree::find_part(rest, "-->"))) {
            Some((rest, Some(end))) => self.rest = rest.get(end + 3..).unwrap_or_default(),
            Some((_, None)) => self.rest = "",
            None => self.skip_to('>'),
        }
    }

    fn end_tag(&mut self, rest: &'html str) {
        let name = tag_name(rest.get(1..).unwrap_or_default());
        self.skip_to('>');
        if name == "br" {
            return self.add(Element { tag: name, ..Element::default() });
        }
        self.close_to(&name);
    }

    /// Closes the innermost element of that name, and what is open in it. A cell of a table keeps to itself what is
    /// closed in it.
    fn close_to(&mut self, name: &str) {
        let is_table = is_of_table(name);
        let inside = self.open.iter().skip(1).rev();
        let is_reached = |element: &&Element| is_table || element.tag == name || !element.is(&["td", "th"]);
        let place = inside.take_while(is_reached).position(|element| element.tag == name);
        for _ in 0..place.map_or(0, |place| place + 1) {
            self.close();
        }
    }

    fn close(&mut self) {
        if self.open.len() > 1
            && let Some(element) = self.open.pop()
        {
            self.add(element);
        }
    }

    fn add(&mut self, element: Element) {
        self.nodes += 1;
        if element.is(&DROPPED) {
            return;
        }
        if let Some(parent) = self.open.last_mut() {
            parent.children.push(Node::Element(element));
        }
    }

    fn start_tag(&mut self, rest: &'html str) {
        let tag = tag_name(rest);
        let (attributes, is_closed, after) = attributes(rest.get(tag.len()..).unwrap_or_default());
        self.rest = after;
        let element = Element { tag, attributes, ..Element::default() };
        self.close_before(&element);
        if element.is(&RAW) {
            return self.raw(&element);
        }
        // Elements of SVG may close themselves; those of HTML only seem to.
        if element.is(&VOID) || (is_closed && self.is_in_svg()) || self.open.len() >= DEEPEST {
            self.add(element);
        } else {
            self.open.push(element);
        }
    }

    fn is_in_svg(&self) -> bool {
        self.open.iter().any(|open| open.is(&["svg", "math"]))
    }

    /// Text up to the end tag of this name, which counts as no HTML.
    fn raw(&mut self, element: &Element) {
        let text = self.rest;
        let end = end_of_raw(text, &element.tag).unwrap_or(text.len());
        let (inside, rest) = text.split_at(end);
        self.rest = rest;
        self.skip_to('>');
        self.nodes += 1;
        let kind = element.get("type").to_ascii_lowercase();
        if element.tag == "script" && super::tree::has_part(&kind, "ld+json") {
            self.page.data.push(inside.to_owned());
        } else if element.tag == "title" && self.page.title.is_empty() && !self.is_in_svg() {
            self.page.title = decoded(inside);
        }
    }

    /// Closes what the new element ends: HTML, "optional tags".
    fn close_before(&mut self, new: &Element) {
        let tag = new.tag.as_str();
        let (ended, bounds): (&[&str], &[&str]) = match tag {
            "li" => (&["li"], &["ul", "ol", "menu"]),
            "dt" | "dd" => (&["dt", "dd"], &["dl"]),
            "td" | "th" => (&["td", "th"], &["tr", "table"]),
            "tr" => (&["tr"], &["table"]),
            "thead" | "tbody" | "tfoot" => (&["thead", "tbody", "tfoot"], &["table"]),
            "option" => (&["option"], &["select"]),
            _ if is_block(new) => (&["p"], &[]),
            _ => return,
        };
        let inside = self.open.iter().skip(1).rev();
        // A paragraph ends before a block; a button or a cell around it does not.
        let is_reached = |element: &&Element| {
            !element.is(bounds) && (tag == "tr" || !element.is(&["button", "object", "table"]))
        };
        let place = inside.take_while(is_reached).position(|element| element.is(ended));
        for _ in 0..place.map_or(0, |place| place + 1) {
            self.close();
        }
    }
}

fn is_of_table(name: &str) -> bool {
    ["table", "tr", "td", "th", "tbody", "thead", "tfoot"].contains(&name)
}

fn tag_name(text: &str) -> String {
    let end = text.find(|char: char| matches!(char, '>' | '/') || char.is_ascii_whitespace());
    text.get(..end.unwrap_or(text.len())).unwrap_or_default().to_ascii_lowercase()
}

fn end_of_raw(text: &str, tag: &str) -> Option<usize> {
    let mut from = 0;
    while let Some(found) = text.get(from..)?.find('<') {
        let at = from + found;
        let rest = text.as_bytes().get(at + 1..)?;
        if let Some(name) = rest.strip_prefix(b"/")
            && name.get(..tag.len()).is_some_and(|name| name.eq_ignore_ascii_case(tag.as_bytes()))
        {
            return Some(at);
        }
        from = at + 1;
    }
    None
}

type Attributes = Vec<(&'static str, String)>;

/// The attributes that are kept, whether the tag closes itself, and what follows the tag.
fn attributes(text: &str) -> (Attributes, bool, &str) {
    let mut found = Attributes::new();
    let mut rest = text;
    let mut is_closed = false;
    loop {
        rest = rest.trim_start_matches(|char: char| char.is_ascii_whitespace());
        if let Some(after) = rest.strip_prefix('>') {
            return (found, is_closed, after);
        }
        if rest.is_empty() {
            return (found, is_closed, rest);
        }
        if let Some(after) = rest.strip_prefix('/') {
            (is_closed, rest) = (true, after);
            continue;
        }
        is_closed = false;
        let (name, value, after) = attribute(rest);
        rest = after;
        let kept = KEPT.iter().find(|kept| kept.eq_ignore_ascii_case(name));
        if let Some(kept) = kept.filter(|kept| found.iter().all(|(name, _)| name != *kept)) {
            found.push((kept, decoded(value)));
        }
    }
}

/// The name and the value of an attribute, and what follows it. A name takes its first character whatever it is, so
/// that something is always taken.
fn attribute(text: &str) -> (&str, &str, &str) {
    let first = text.chars().next().map_or(0, char::len_utf8);
    let is_end = |char: char| matches!(char, '=' | '>' | '/') || char.is_ascii_whitespace();
    let end = text.get(first..).unwrap_or_default().find(is_end).map_or(text.len(), |end| first + end);
    let (name, rest) = text.split_at(end);
    let is_blank = |char: char| char.is_ascii_whitespace();
    let Some(value) = rest.trim_start_matches(is_blank).strip_prefix('=') else { return (name, "", rest) };
    let value = value.trim_start_matches(is_blank);
    for quote in ['"', '\''] {
        if let Some(value) = value.strip_prefix(quote) {
            let (value, rest) = value.split_once(quote).unwrap_or((value, ""));
            return (name, value, rest);
        }
    }
    let end = value.find(|char: char| char == '>' || char.is_ascii_whitespace()).unwrap_or(value.len());
    let (value, rest) = value.split_at(end);
    (name, value, rest)
}

#[cfg(test)]
mod tests;
