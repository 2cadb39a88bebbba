//! Questions whose answers a page opens and closes: which element shows what belongs to which.

use super::tree::{Element, Node};

/// What is pressed, and what it shows.
pub(super) type Toggle<'page> = (&'page Element, &'page Element);

/// How far above what is pressed its answer is looked for: a button in a heading in a row.
const HIGHEST: usize = 3;

/// What a page opens and closes by script, as far as it says so for assistive technology (ARIA, "accordion" and "disclosure").
pub(super) fn toggles(root: &Element) -> Vec<Toggle<'_>> {
    let mut found = Vec::new();
    let mut above = Vec::new();
    collect(root, root, &mut above, &mut found);
    found
}

/// The elements above, each with the place of the next one in it.
type Above<'page> = Vec<(&'page Element, usize)>;

fn collect<'page>(
    element: &'page Element,
    root: &'page Element,
    above: &mut Above<'page>,
    found: &mut Vec<Toggle<'page>>,
) {
    for (place, child) in element.children.iter().enumerate() {
        let Node::Element(child) = child else { continue };
        above.push((element, place));
        let is_toggle =
            child.has("aria-expanded") || (child.get("role") == "tab" && child.has("aria-controls"));
        let panel = if is_toggle { panel_of(child, root, above) } else { None };
        match panel {
            Some(panel) => found.push((child, panel)),
            None => collect(child, root, above, found),
        }
        above.pop();
    }
}

/// What a toggle shows: what it names, what names it, or what follows it.
fn panel_of<'page>(
    toggle: &'page Element,
    root: &'page Element,
    above: &Above<'page>,
) -> Option<&'page Element> {
    let controlled = toggle.get("aria-controls").split_ascii_whitespace().next();
    let by_name = controlled.and_then(|id| root.find(&|element| element.get("id") == id));
    // A panel may be named after the toggle, or after the heading around it.
    let around = above.last().map_or("", |(parent, _)| parent.get("id"));
    let names = [toggle.get("id"), around];
    let is_named = |element: &Element| {
        names.iter().any(|name| !name.is_empty() && element.has_word("aria-labelledby", name))
            && !std::ptr::eq(element, toggle)
    };
    let holds_toggle = |panel: &Element| {
        above.iter().any(|(holder, _)| std::ptr::eq(*holder, panel)) || std::ptr::eq(panel, toggle)
    };
    let is_panel =
        |panel: &&Element| !holds_toggle(panel) && panel.children.iter().any(|child| !child.is_blank());
    by_name
        .filter(is_panel)
        .or_else(|| root.find(&is_named).filter(is_panel))
        .or_else(|| following(toggle, above).filter(is_panel))
}

/// The element after the toggle, or after what holds nothing but the toggle.
fn following<'page>(toggle: &Element, above: &Above<'page>) -> Option<&'page Element> {
    let label = toggle.label();
    for (holder, place) in above.iter().rev().take(HIGHEST) {
        let after = holder.children.get(place + 1..)?.iter().find(|node| !node.is_blank());
        if let Some(after) = after {
            return after.element().filter(|after| !after.has("aria-expanded"));
        }
        if holder.label() != label {
            return None;
        }
    }
    None
}

/// Whether [`disclosure`] may read the element.
pub(super) fn is_disclosure(element: &Element) -> bool {
    element.tag == "details" || (element.tag.contains('-') && !element.get("summary").is_empty())
}

/// The question and the answer of something that opens by itself: `details`, and elements of that kind by other names, as
/// component libraries have them (`<sl-details summary="…">`).
pub(super) fn disclosure(element: &Element) -> Option<(String, Vec<&[Node]>)> {
    if element.tag.contains('-') && !element.get("summary").is_empty() {
        return Some((super::tree::one_line(element.get("summary")), vec![&element.children]));
    }
    if element.tag != "details" {
        return None;
    }
    let at = element
        .children
        .iter()
        .position(|child| child.element().is_some_and(|child| child.tag == "summary"))?;
    let question = element.children.get(at)?.element()?.label();
    let before = element.children.get(..at).unwrap_or_default();
    let after = element.children.get(at + 1..).unwrap_or_default();
    Some((question, vec![before, after]))
}

/// Terms of a description list, and what is said of them.
pub(super) type Described<'page> = (Vec<String>, Vec<&'page [Node]>);

/// The pairs of a description list; a `div` may hold each.
pub(super) fn described(list: &Element) -> Vec<Described<'_>> {
    let mut found: Vec<Described> = Vec::new();
    describe(list, &mut found);
    found.retain(|(terms, answers)| !terms.is_empty() && !answers.is_empty());
    found
}

fn describe<'page>(element: &'page Element, found: &mut Vec<Described<'page>>) {
    for child in element.elements() {
        match child.tag.as_str() {
            "dt" => match found.last_mut() {
                Some((terms, answers)) if answers.is_empty() => terms.push(child.label()),
                _ => found.push((vec![child.label()], Vec::new())),
            },
            "dd" => {
                if let Some((_, answers)) = found.last_mut() {
                    // Kept whole, so that two of them are two paragraphs.
                    answers.push(std::slice::from_ref(child_node(element, child)));
                }
            }
            "div" => describe(child, found),
            _ => {}
        }
    }
}

/// The node that holds this child.
fn child_node<'page>(parent: &'page Element, child: &Element) -> &'page Node {
    const NOTHING: &Node = &Node::Text(String::new());
    let is_it = |node: &&Node| node.element().is_some_and(|element| std::ptr::eq(element, child));
    parent.children.iter().find(is_it).unwrap_or(NOTHING)
}

/// The rows of a table of two columns.
pub(super) fn rows(table: &Element) -> Vec<(String, &[Node])> {
    let mut found = Vec::new();
    table.walk(&mut |row| {
        if row.tag != "tr" {
            return true;
        }
        let cells: Vec<&Element> = row.elements().filter(|cell| cell.is(&["td", "th"])).collect();
        if let [question, answer] = cells.as_slice()
            && answer.tag == "td"
        {
            found.push((question.label(), answer.children.as_slice()));
        }
        false
    });
    found
}
