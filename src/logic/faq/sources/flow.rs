//! A page as what follows what: headings, contents, and pairs of a question and its answer.

use super::pairs::{self, Toggle, described, disclosure, rows};
use super::tree::{Element, Node, is_block, label_of};
use super::words::{is_question, marked_question};

/// The level of a paragraph that stands for a heading: below all headings.
pub(super) const PARAGRAPH: u8 = 7;

/// A part of a page.
#[derive(Debug)]
pub(super) enum Item<'page> {
    /// A heading, or a paragraph that stands for one.
    Heading(Heading),
    /// Something to read.
    Content(&'page [Node]),
    /// A question with its answer.
    Pair(Pair<'page>),
    /// From here on it is inside of something that has parts of its own.
    Open,
    /// That ends.
    Close,
}

/// A heading.
#[derive(Debug)]
pub(super) struct Heading {
    /// From 1 to 6, or [`PARAGRAPH`].
    pub level: u8,
    /// What it says.
    pub text: String,
    /// Whether it asks.
    pub is_question: bool,
    /// Whether it stands in what the page calls a FAQ.
    pub is_in_faq: bool,
}

/// A question with its answer.
#[derive(Debug)]
pub(super) struct Pair<'page> {
    /// The question.
    pub question: String,
    /// Other ways to ask it.
    pub variants: Vec<String>,
    /// The answer.
    pub answer: Vec<&'page [Node]>,
    /// Which list or table it is from, so that those of one are judged together; 0 for what opens and closes.
    pub list: usize,
    /// Whether it stands in what the page calls a FAQ.
    pub is_in_faq: bool,
}

/// Notes for each element whether it is a part, or has some in it, so that nothing is looked through twice.
pub(super) fn mark(element: &mut Element) {
    let mut has_parts = is_part(element);
    for child in &mut element.children {
        if let Node::Element(child) = child {
            mark(child);
            has_parts |= child.has_parts;
        }
    }
    element.has_parts = has_parts;
}

fn is_part(element: &Element) -> bool {
    element.level().is_some()
        || element.has("aria-expanded")
        || element.get("role") == "tab"
        || pairs::is_disclosure(element)
        || element.is(&["dl", "table"])
        || (element.tag == "p" && split_question(element).is_some())
}

/// The parts of a page that [`mark`] has gone through, in its order.
pub(super) fn flow(root: &Element) -> Vec<Item<'_>> {
    let toggles = pairs::toggles(root);
    let mut walker = Walker { toggles, items: Vec::new(), lists: 0 };
    walker.nodes(&root.children, false);
    walker.items
}

struct Walker<'page> {
    toggles: Vec<Toggle<'page>>,
    items: Vec<Item<'page>>,
    lists: usize,
}

impl<'page> Walker<'page> {
    fn nodes(&mut self, nodes: &'page [Node], is_in_faq: bool) {
        for node in nodes {
            match node {
                Node::Element(element) if self.is_left_out(element) => {}
                Node::Element(element) if element.has_parts => self.element(node, element, is_in_faq),
                node if node.is_blank() => {}
                node => self.items.push(Item::Content(std::slice::from_ref(node))),
            }
        }
    }

    /// An element that has headings or pairs in it, or is one.
    fn element(&mut self, node: &'page Node, element: &'page Element, is_in_faq: bool) {
        let is_in_faq = is_in_faq || element.is_named("faq");
        if let Some(panel) = self.panel_of(element) {
            let variants = Vec::new();
            return self.pair((element.label(), variants), vec![&panel.children], (0, is_in_faq));
        }
        if let Some(level) = element.level()
            && element.find(&|inner| self.panel_of(inner).is_some()).is_none()
        {
            return self.heading(level, &element.label(), is_in_faq);
        }
        if let Some((question, answer)) = disclosure(element) {
            return self.pair((question, Vec::new()), answer, (0, is_in_faq));
        }
        match element.tag.as_str() {
            "dl" => self.list(element, is_in_faq),
            "table" if !rows(element).is_empty() => self.table(node, element, is_in_faq),
            "p" => self.paragraph(node, element, is_in_faq),
            _ if !is_block(element) && !has_block(element) => {
                self.items.push(Item::Content(std::slice::from_ref(node)));
            }
            _ => {
                self.items.push(Item::Open);
                self.nodes(&element.children, is_in_faq);
                self.items.push(Item::Close);
            }
        }
    }

    fn heading(&mut self, level: u8, text: &str, is_in_faq: bool) {
        let marked = marked_question(text);
        let (text, is_question) = (marked.unwrap_or(text), marked.is_some() || is_question(text));
        if !text.is_empty() {
            self.items.push(Item::Heading(Heading { level, text: text.to_owned(), is_question, is_in_faq }));
        }
    }

    /// A pair whose answer has pairs of its own is a heading over them.
    fn pair(
        &mut self,
        (question, variants): (String, Vec<String>),
        answer: Vec<&'page [Node]>,
        (list, is_in_faq): (usize, bool),
    ) {
        let has_pairs = |node: &Node| {
            let element = node.element();
            element.is_some_and(|element| {
                self.is_pair(element) || element.find(&|inner| self.is_pair(inner)).is_some()
            })
        };
        let is_over_pairs = answer.iter().any(|nodes| nodes.iter().any(has_pairs));
        if is_over_pairs {
            self.items.push(Item::Open);
            self.heading(PARAGRAPH - 1, &question, is_in_faq);
            for nodes in answer {
                self.nodes(nodes, is_in_faq);
            }
            self.items.push(Item::Close);
        } else {
            self.items.push(Item::Pair(Pair { question, variants, answer, list, is_in_faq }));
        }
    }

    fn list(&mut self, element: &'page Element, is_in_faq: bool) {
        self.lists += 1;
        for (mut terms, answer) in described(element) {
            let question = terms.remove(0);
            self.items.push(Item::Pair(Pair {
                question,
                variants: terms,
                answer,
                list: self.lists,
                is_in_faq,
            }));
        }
    }

    /// A table with questions in its first column; another one is something to read.
    fn table(&mut self, node: &'page Node, element: &'page Element, is_in_faq: bool) {
        let rows = rows(element);
        let asked = rows.iter().filter(|(question, _)| is_question(question)).count();
        if asked * 2 < rows.len() {
            return self.items.push(Item::Content(std::slice::from_ref(node)));
        }
        self.lists += 1;
        for (question, answer) in rows {
            let (variants, answer) = (Vec::new(), vec![answer]);
            self.items.push(Item::Pair(Pair { question, variants, answer, list: self.lists, is_in_faq }));
        }
    }

    /// A paragraph that begins with its question: strong to the first line end, or marked by `Q:`.
    fn paragraph(&mut self, node: &'page Node, element: &'page Element, is_in_faq: bool) {
        let Some((question, rest)) = split_question(element) else {
            return self.items.push(Item::Content(std::slice::from_ref(node)));
        };
        self.heading(PARAGRAPH, &question, is_in_faq);
        if rest.iter().any(|node| !node.is_blank()) {
            self.items.push(Item::Content(rest));
        }
    }

    fn panel_of(&self, element: &Element) -> Option<&'page Element> {
        let toggle = self.toggles.iter().find(|(toggle, _)| std::ptr::eq(*toggle, element));
        toggle.map(|(_, panel)| *panel)
    }

    /// Whether the element is a question with its answer, whatever is around.
    fn is_pair(&self, element: &Element) -> bool {
        self.panel_of(element).is_some() || pairs::is_disclosure(element)
    }

    /// What is no part of the matter: navigation, the feet of pages, dialogues; and what a toggle shows, which comes with
    /// the toggle.
    fn is_left_out(&self, element: &Element) -> bool {
        let panel = self.toggles.iter().find(|(_, panel)| std::ptr::eq(*panel, element));
        panel.is_some() || is_around(element)
    }
}

/// The question that a paragraph is, or begins with, and what follows it.
fn split_question(paragraph: &Element) -> Option<(String, &[Node])> {
    let nodes = paragraph.children.as_slice();
    let line_end = nodes.iter().position(|node| node.element().is_some_and(|element| element.tag == "br"));
    let (first, rest) = match line_end {
        Some(end) => (nodes.get(..end)?, nodes.get(end + 1..)?),
        None => (nodes, [].as_slice()),
    };
    let text = label_of(first);
    let is_marked = marked_question(&text).is_some();
    let is_strong =
        |node: &Node| node.is_blank() || node.element().is_some_and(|element| element.is(&["b", "strong"]));
    let is_heading = is_marked || (is_question(&text) && first.iter().all(is_strong));
    is_heading.then_some((text, rest))
}

/// Whether the element is around the matter of a page.
fn is_around(element: &Element) -> bool {
    const ROLES: [&str; 11] = [
        "alertdialog",
        "banner",
        "complementary",
        "contentinfo",
        "dialog",
        "menu",
        "menubar",
        "navigation",
        "search",
        "tooltip",
        "toolbar",
    ];
    const PARTS: [&str; 4] = ["cookie", "consent", "editsection", "breadcrumb"];
    const WORDS: [&str; 6] = ["footer", "page-footer", "site-footer", "site-header", "sidebar", "toc"];
    if element.is(&["nav", "footer", "aside", "dialog"]) || ROLES.contains(&element.get("role")) {
        return true;
    }
    let is_named = PARTS.iter().any(|part| element.is_named(part))
        || WORDS.iter().any(|word| element.has_word("class", word) || element.get("id") == *word);
    is_named && !holds_all(element)
}

fn has_block(element: &Element) -> bool {
    element.find(&is_block).is_some()
}

/// Some themes name the whole page after its side bar.
fn holds_all(element: &Element) -> bool {
    element.is(&["html", "body", "main"]) || element.find(&|inner| inner.tag == "main").is_some()
}
