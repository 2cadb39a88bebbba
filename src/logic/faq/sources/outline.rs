//! Which of a page's headings and pairs are questions of a FAQ.
//!
//! A page rarely says that it has one, so each is judged by where it stands: below a heading that says "FAQ" all count;
//! elsewhere those that end in a question mark, where their neighbours mostly do. A shop's "Need help?" above an address is
//! no FAQ, and neither is the one heading of an article that asks.

use super::Found;
use super::flow::{Heading, Item, PARAGRAPH, Pair, flow, mark};
use super::html::Page;
use super::prose::prose;
use super::tree::{Element, Node};
use super::words::{fits, is_question, is_title, marked_answer};

/// The questions in a page's structure, with their answers. `base` is the page's address where it is not the one that the
/// widget stands on.
pub fn entries(page: &mut Page, base: &str) -> Vec<Found> {
    mark(&mut page.root);
    let items = flow(&page.root);
    let outline = Outline::of(&items, (is_title(&page.title), is_article(&page.root)));
    outline.entries(&page.root, base)
}

/// What stands where among the items.
struct Outline<'items, 'page> {
    items: &'items [Item<'page>],
    /// For each item the heading that it stands below, by its place.
    above: Vec<Option<usize>>,
    /// For each item whether it is a heading with something to read below it.
    filled: Vec<bool>,
    is_faq_page: bool,
    /// Whether the page is one article, whose title may ask: that of a shop's first page asks, too, and means to sell.
    is_article: bool,
}

impl<'items, 'page> Outline<'items, 'page> {
    fn of(items: &'items [Item<'page>], (is_faq_page, is_article): (bool, bool)) -> Self {
        let mut open: Vec<(u8, usize)> = Vec::new();
        let mut above = Vec::with_capacity(items.len());
        for (at, item) in items.iter().enumerate() {
            if let Item::Heading(heading) = item {
                open.truncate(
                    open.iter().position(|(level, _)| *level >= heading.level).unwrap_or(open.len()),
                );
                above.push(open.last().map(|(_, place)| *place));
                open.push((heading.level, at));
            } else {
                above.push(open.last().map(|(_, place)| *place));
            }
        }
        let mut outline = Outline { items, above, filled: Vec::new(), is_faq_page, is_article };
        let is_filled = |at: usize| outline.heading(at).is_some() && !outline.contents(at, &[]).is_empty();
        outline.filled = (0..items.len()).map(is_filled).collect();
        outline
    }

    fn entries(&self, root: &Element, base: &str) -> Vec<Found> {
        let taken = self.taken();
        let mut found = Vec::new();
        for (at, item) in self.items.iter().enumerate() {
            if !taken.get(at).copied().unwrap_or_default() {
                continue;
            }
            match item {
                Item::Pair(pair) => found.push(pair_entry(pair, base)),
                Item::Heading(heading) => {
                    let nodes = self.contents(at, &taken);
                    let body = if heading.level == 1 { article_body(root) } else { None };
                    let answer = match body {
                        Some(body) => prose(&body.children, base),
                        None => all_prose(&nodes, base),
                    };
                    found.push(Found::new(heading.text.as_str(), without_mark(answer, heading)));
                }
                _ => {}
            }
        }
        found
    }

    fn heading(&self, at: usize) -> Option<&Heading> {
        match self.items.get(at)? {
            Item::Heading(heading) => Some(heading),
            _ => None,
        }
    }

    fn above(&self, at: usize) -> Option<usize> {
        self.above.get(at).copied().flatten()
    }

    /// The nearest heading above that says "FAQ".
    fn title_above(&self, at: usize) -> Option<usize> {
        let mut next = self.above(at);
        while let Some(place) = next {
            if self.heading(place).is_some_and(|heading| is_title(&heading.text)) {
                return Some(place);
            }
            next = self.above(place);
        }
        None
    }

    fn is_below(&self, at: usize, heading: usize) -> bool {
        let mut next = self.above(at);
        while let Some(place) = next {
            if place == heading {
                return true;
            }
            next = self.above(place);
        }
        false
    }

    /// Which items become entries.
    fn taken(&self) -> Vec<bool> {
        let mut taken: Vec<bool> = (0..self.items.len()).map(|at| self.is_asked(at)).collect();
        for at in 0..self.items.len() {
            if self.is_topic(at, &taken)
                && let Some(place) = taken.get_mut(at)
            {
                *place = true;
            }
        }
        taken
    }

    fn is_asked(&self, at: usize) -> bool {
        match self.items.get(at) {
            Some(Item::Pair(pair)) => fits(&pair.question) && self.is_pair_asked(at, pair),
            Some(Item::Heading(heading)) => {
                let is_question = heading.is_question && fits(&heading.text) && !is_title(&heading.text);
                is_question && self.has_content(at) && self.is_heading_asked(at, heading)
            }
            _ => false,
        }
    }

    fn is_pair_asked(&self, at: usize, pair: &Pair) -> bool {
        if pair.is_in_faq || self.is_faq_page || self.title_above(at).is_some() {
            return true;
        }
        let neighbours = self.items.iter().enumerate().filter_map(|(other, item)| match item {
            Item::Pair(neighbour) if neighbour.list == pair.list && self.above(other) == self.above(at) => {
                Some(is_question(&neighbour.question))
            }
            _ => None,
        });
        let (asked, all) = count(neighbours);
        let is_mostly = asked >= 2 && asked * 2 >= all;
        // What opens by itself is asked for itself; a list or a table is one thing.
        if pair.list == 0 {
            is_question(&pair.question) || is_mostly
        } else {
            is_mostly || (asked == all && all > 0)
        }
    }

    fn is_heading_asked(&self, at: usize, heading: &Heading) -> bool {
        let is_title_of_article = heading.level == 1 && self.is_article;
        if heading.is_in_faq || is_title_of_article || self.title_above(at).is_some() {
            return true;
        }
        let neighbours = self.items.iter().enumerate().filter_map(|(other, item)| match item {
            Item::Heading(neighbour)
                if neighbour.level == heading.level
                    && self.above(other) == self.above(at)
                    && self.has_content(other) =>
            {
                Some(neighbour.is_question)
            }
            _ => None,
        });
        let (asked, all) = count(neighbours);
        asked >= 2 && asked * 2 >= all
    }

    /// Whether it is a heading that does not ask, in a FAQ whose headings never do: "Shipping to islands".
    fn is_topic(&self, at: usize, taken: &[bool]) -> bool {
        let Some(heading) = self.heading(at).filter(|heading| !heading.is_question && fits(&heading.text))
        else {
            return false;
        };
        let Some(title) =
            self.title_above(at).filter(|_| heading.level < PARAGRAPH && !is_title(&heading.text))
        else {
            return false;
        };
        let has_heading_below = (at + 1..self.items.len())
            .any(|other| self.heading(other).is_some_and(|_| self.above(other) == Some(at)));
        let is_one_asked = (title + 1..self.items.len()).any(|other| {
            taken.get(other).copied().unwrap_or_default()
                && self.is_below(other, title)
                && match self.items.get(other) {
                    Some(Item::Heading(heading)) => heading.is_question,
                    item => matches!(item, Some(Item::Pair(_))),
                }
        });
        !has_heading_below && !is_one_asked && self.has_content(at)
    }

    fn has_content(&self, at: usize) -> bool {
        self.filled.get(at).copied().unwrap_or_default()
    }

    /// What stands below a heading, up to the next of its level, the next entry, and the end of what the heading and the
    /// first of it stand in.
    fn contents(&self, at: usize, taken: &[bool]) -> Vec<Part<'items, 'page>> {
        let level = self.heading(at).map_or(0, |heading| heading.level);
        let mut parts = Vec::new();
        let (mut depth, mut outermost) = (0_i32, 0_i32);
        for (other, item) in self.items.iter().enumerate().skip(at + 1) {
            let is_entry = taken.get(other).copied().unwrap_or_default();
            match item {
                Item::Open => depth += 1,
                Item::Close => {
                    depth -= 1;
                    if depth < outermost && !parts.is_empty() {
                        break;
                    }
                    outermost = outermost.min(depth);
                }
                Item::Heading(heading) if heading.level <= level || is_entry => break,
                Item::Heading(heading) => parts.push(Part::Title(heading.text.as_str())),
                Item::Content(nodes) => parts.push(Part::Nodes(nodes)),
                Item::Pair(_) if is_entry => {}
                Item::Pair(pair) => {
                    parts.push(Part::Title(pair.question.as_str()));
                    parts.extend(pair.answer.iter().map(|nodes| Part::Nodes(nodes)));
                }
            }
        }
        let has_words = parts.iter().any(|part| matches!(part, Part::Nodes(_)));
        if has_words { parts } else { Vec::new() }
    }
}

/// A part of an answer.
enum Part<'items, 'page> {
    Title(&'items str),
    Nodes(&'page [Node]),
}

fn all_prose(parts: &[Part], base: &str) -> String {
    let mut nodes = Vec::new();
    for part in parts {
        match part {
            Part::Title(text) => nodes.push(Node::Element(Element {
                tag: "h6".to_owned(),
                children: vec![Node::Text((*text).to_owned())],
                ..Element::default()
            })),
            Part::Nodes(part) => nodes.extend(part.iter().cloned()),
        }
    }
    prose(&nodes, base)
}

fn pair_entry(pair: &Pair, base: &str) -> Found {
    let nodes: Vec<Node> = pair.answer.iter().flat_map(|nodes| nodes.iter().cloned()).collect();
    Found { variants: pair.variants.clone(), ..Found::new(pair.question.as_str(), prose(&nodes, base)) }
}

/// An answer without the "A:" that stands before it on pages with "Q:".
fn without_mark(answer: String, heading: &Heading) -> String {
    if heading.level != PARAGRAPH {
        return answer;
    }
    marked_answer(&answer).map(str::to_owned).unwrap_or(answer)
}

/// How many of them are true, and how many there are.
fn count(all: impl Iterator<Item = bool>) -> (usize, usize) {
    all.fold((0, 0), |(asked, all), is_asked| (asked + usize::from(is_asked), all + 1))
}

fn is_article(root: &Element) -> bool {
    let has_title = |element: &Element| element.find(&|inner| inner.level() == Some(1)).is_some();
    article_body(root).is_some()
        || root.find(&|element| element.tag == "article" && has_title(element)).is_some()
}

/// The element that help centres and blogs put an article's text into, apart from its author and date.
fn article_body(root: &Element) -> Option<&Element> {
    const NAMES: [&str; 4] = ["article-body", "article__body", "article_body", "articlebody"];
    root.find(&|element| {
        element.get("itemprop") == "articleBody" || NAMES.iter().any(|name| element.is_named(name))
    })
}
