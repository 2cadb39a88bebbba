//! A part of a page as Markdown text, which says the same and can do nothing: [`markdown`](crate::logic::markdown) has
//! no place for HTML, and links are made of safe addresses only.

mod runs;

use super::tree::{Element, Node, is_block, one_line};
use runs::{Runs, Style};

/// How deep lists and quotations nest in an answer; deeper ones are joined to what holds them.
const DEEPEST: usize = 6;

/// The longest answer, in bytes of Markdown; what follows is left out. A visitor reads some hundred words.
const LONGEST: usize = 12_000;

/// The nodes as Markdown. `base` is the address of the page that they are from, for its relative links; empty where
/// they are relative to the page that shows the answer.
pub fn prose(nodes: &[Node], base: &str) -> String {
    let mut writer = Writer { base, blocks: Vec::new(), runs: Runs::default() };
    writer.nodes(nodes, &Style::default(), DEEPEST);
    writer.flush();
    joined(&writer.blocks)
}

/// A plain text as Markdown that reads as this text: its lines stay lines, its blank lines part paragraphs.
pub fn plain(text: &str) -> String {
    let mut blocks = Vec::new();
    let mut runs = Runs::default();
    for line in text.lines() {
        if one_line(line).is_empty() {
            blocks.extend(runs.take());
        } else {
            runs.line_break();
            runs.text(line, &Style::default());
        }
    }
    blocks.extend(runs.take());
    joined(&blocks)
}

fn joined(blocks: &[String]) -> String {
    let mut text = String::new();
    for block in blocks {
        if !text.is_empty() && text.len() + block.len() > LONGEST {
            break;
        }
        if !text.is_empty() {
            text.push_str("\n\n");
        }
        text.push_str(block);
    }
    text
}

struct Writer<'page> {
    base: &'page str,
    /// The blocks so far, each without a line end at its ends.
    blocks: Vec<String>,
    /// The paragraph that is being written.
    runs: Runs,
}

impl Writer<'_> {
    fn flush(&mut self) {
        self.blocks.extend(self.runs.take());
    }

    fn nodes(&mut self, nodes: &[Node], style: &Style, depth: usize) {
        for node in nodes {
            match node {
                Node::Text(text) => self.runs.text(text, style),
                Node::Element(element) if is_left_out(element) => {}
                Node::Element(element) if is_block(element) => {
                    self.flush();
                    self.block(element, style, depth);
                    self.flush();
                }
                Node::Element(element) => self.inline(element, style.clone(), depth),
            }
        }
    }

    fn inline(&mut self, element: &Element, mut style: Style, depth: usize) {
        match element.tag.as_str() {
            "br" => return self.runs.line_break(),
            "img" => return self.runs.text(element.get("alt"), &style),
            "b" | "strong" => style.is_strong = true,
            "em" | "i" | "cite" => style.is_emphasised = true,
            "code" | "kbd" | "samp" | "tt" => style.is_code = true,
            "a" => style.link = against(self.base, element.get("href")),
            _ => {}
        }
        self.nodes(&element.children, &style, depth);
    }

    fn block(&mut self, element: &Element, style: &Style, depth: usize) {
        match element.tag.as_str() {
            "ul" | "ol" | "menu" if depth > 0 => self.list(element, style, depth),
            "blockquote" if depth > 0 => {
                let inner = self.inside(element, style, depth);
                self.blocks.extend(inner.map(|inner| prefixed(&inner, "> ", "> ")));
            }
            "pre" => self.code(element),
            "table" => self.table(element, style),
            "dt" | "summary" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.title(element),
            _ => self.nodes(&element.children, style, depth),
        }
    }

    /// What an element holds, written apart.
    fn inside(&self, element: &Element, style: &Style, depth: usize) -> Option<String> {
        let mut writer = Writer { base: self.base, blocks: Vec::new(), runs: Runs::default() };
        writer.nodes(&element.children, style, depth - 1);
        writer.flush();
        (!writer.blocks.is_empty()).then(|| joined(&writer.blocks))
    }

    /// In an answer of a few lines a heading is a strong line.
    fn title(&mut self, element: &Element) {
        self.runs.text(&element.label(), &Style { is_strong: true, ..Style::default() });
    }

    fn list(&mut self, element: &Element, style: &Style, depth: usize) {
        let mut number = element.get("start").parse::<u32>().unwrap_or(1).min(9_000);
        let mut items = String::new();
        for item in &element.children {
            let inner = match item {
                Node::Element(item) if !is_left_out(item) => self.inside(item, style, depth),
                _ => None,
            };
            let Some(inner) = inner else { continue };
            let mark =
                if element.tag == "ol" { [&number.to_string(), ". "].concat() } else { "- ".to_owned() };
            number += 1;
            if !items.is_empty() {
                items.push('\n');
            }
            items.push_str(&prefixed(&inner, &mark, &" ".repeat(mark.len())));
        }
        self.blocks.extend((!items.is_empty()).then_some(items));
    }

    fn code(&mut self, element: &Element) {
        let mut text = String::new();
        raw_text(&element.children, &mut text);
        let longest = text.split(|char| char != '`').map(str::len).fold(2, usize::max);
        let fence = "`".repeat(longest + 1);
        let code = text.trim_matches('\n');
        if !one_line(code).is_empty() {
            self.blocks.push([fence.as_str(), "\n", code, "\n", &fence].concat());
        }
    }

    /// The reader of answers knows no tables: a row is an item, its cells a dot apart.
    fn table(&mut self, table: &Element, style: &Style) {
        let mut rows = String::new();
        table.walk(&mut |row| {
            if row.tag != "tr" {
                return true;
            }
            let mut runs = Runs::default();
            for cell in row.elements().filter(|cell| cell.is(&["td", "th"])) {
                let Some(text) = self.inside(cell, style, 1).map(|text| one_line(&text)) else {
                    continue;
                };
                runs.ready(if runs.is_empty() { "" } else { " · " });
                runs.ready(&text);
            }
            if let Some(line) = runs.take() {
                rows.push_str(if rows.is_empty() { "- " } else { "\n- " });
                rows.push_str(&line);
            }
            false
        });
        self.blocks.extend((!rows.is_empty()).then_some(rows));
    }
}

/// What is on a page for those who operate it, and says nothing of an answer's matter.
fn is_left_out(element: &Element) -> bool {
    let is_icon = element.get("aria-hidden") == "true" && !element.is(&["div", "section", "p"]);
    is_icon || element.is(&["button", "nav", "form", "label", "dialog"])
}

fn raw_text(nodes: &[Node], into: &mut String) {
    for node in nodes {
        match node {
            Node::Text(text) => into.push_str(text),
            Node::Element(element) if element.is(&["br"]) => into.push('\n'),
            Node::Element(element) => raw_text(&element.children, into),
        }
    }
}

/// The lines with `first` before the first of them, and `rest` before the others; blank ones stay blank in a list.
fn prefixed(text: &str, first: &str, rest: &str) -> String {
    let mut all = String::new();
    for (at, line) in text.lines().enumerate() {
        if at > 0 {
            all.push('\n');
        }
        let prefix = if at == 0 { first } else { rest };
        all.push_str(if line.is_empty() { prefix.trim_end() } else { prefix });
        all.push_str(line);
    }
    all
}

/// The address of a link on the page `base`, where it is to lead to the same place from another page.
fn against(base: &str, href: &str) -> String {
    let href = href.trim_matches(|char: char| char <= ' ');
    let is_relative = !href.starts_with('/') && !has_scheme(href);
    if base.is_empty() || href.is_empty() || !is_relative {
        return href.to_owned();
    }
    let cut = |marks: &[char]| base.split(marks).next().unwrap_or_default();
    match href.as_bytes().first() {
        Some(b'#') => [cut(&['#']), href].concat(),
        Some(b'?') => [cut(&['#', '?']), href].concat(),
        _ => {
            let path = cut(&['#', '?']);
            let folder = path.rfind('/').map_or("", |end| path.get(..=end).unwrap_or_default());
            [folder, href].concat()
        }
    }
}

fn has_scheme(href: &str) -> bool {
    let end = href.find([':', '/', '?', '#']);
    end.is_some_and(|end| href.as_bytes().get(end) == Some(&b':'))
}

#[cfg(test)]
mod tests;
