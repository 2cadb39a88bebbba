//! Questions that a page marks as such in its elements: microdata and `RDFa` with the words of schema.org.

use super::Found;
use super::prose::prose;
use super::tree::{Element, Node, one_line};

/// The questions of a page that are marked, with the answers that are.
pub(super) fn entries(root: &Element, base: &str) -> Vec<Found> {
    let mut found = Vec::new();
    root.walk(&mut |element| {
        if is_of_type(element, "Question") {
            found.extend(entry(element, base));
        }
        true
    });
    found
}

fn entry(element: &Element, base: &str) -> Option<Found> {
    let question = property(element, "name").or_else(|| property(element, "text")).map(value)?;
    let marked = property(element, "acceptedAnswer").or_else(|| property(element, "suggestedAnswer"))?;
    let text = if is_property(marked, "text") { Some(marked) } else { property(marked, "text") };
    let answer = text.unwrap_or(marked);
    let answer = match answer.get("content") {
        "" => prose(&answer.children, base),
        content => prose(&[Node::Text(content.to_owned())], base),
    };
    Some(Found::new(question, answer))
}

fn value(element: &Element) -> String {
    match element.get("content") {
        "" => element.label(),
        content => one_line(content),
    }
}

/// Whether the element is an item of that type: `https://schema.org/Question`, `schema:Question`, `Question`.
fn is_of_type(element: &Element, name: &str) -> bool {
    [element.get("itemtype"), element.get("typeof")].iter().any(|types| is_one_of(types, name))
}

fn is_property(element: &Element, name: &str) -> bool {
    [element.get("itemprop"), element.get("property")].iter().any(|names| is_one_of(names, name))
}

fn is_one_of(words: &str, name: &str) -> bool {
    words.split_ascii_whitespace().any(|word| word.rsplit(['/', ':', '#']).next() == Some(name))
}

/// The first element with that property; an item inside has properties of its own.
fn property<'page>(element: &'page Element, name: &str) -> Option<&'page Element> {
    element.elements().find_map(|child| {
        if is_property(child, name) {
            return Some(child);
        }
        let is_item = !child.get("itemtype").is_empty() || !child.get("typeof").is_empty();
        if is_item { None } else { property(child, name) }
    })
}
