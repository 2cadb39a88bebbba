//! Lines to blocks: CommonMark 0.31, sections 4 and 5, without indented code (in an answer an indented
//! line is an accident), setext headings, HTML blocks, tables and link definitions.

use super::inlines::inlines;
use super::{Block, Inline};

/// The blocks of some lines. `depth` is how many levels may still be opened.
pub(super) fn blocks(lines: &[&str], depth: usize) -> Vec<Block> {
    let mut found = Vec::new();
    let mut rest = lines;
    while let Some((line, after)) = rest.split_first() {
        let (block, taken) = match kind(line) {
            Kind::Blank => (None, 1),
            Kind::Rule => (Some(Block::Rule), 1),
            Kind::Heading(text) => (Some(Block::Heading(inlines(text, depth))), 1),
            Kind::Fence(fence) => fenced(fence, after),
            Kind::Quote if depth > 0 => quoted(rest, depth),
            Kind::Item(marker) if depth > 0 => list(marker, rest, depth),
            _ => paragraph(rest, depth),
        };
        found.extend(block);
        rest = rest.get(taken..).unwrap_or_default();
    }
    found
}

/// What a line begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind<'line> {
    Blank,
    Rule,
    Heading(&'line str),
    Fence(&'line str),
    Quote,
    Item(Marker),
    Text,
}

/// The mark of a list item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Marker {
    /// `-`, `*`, `+`, `.` or `)`: another one begins another list.
    mark: char,
    /// The number of a numbered item.
    number: Option<u32>,
    /// Where the mark stands.
    indent: usize,
    /// Where the item's text begins.
    content: usize,
}

fn kind(line: &str) -> Kind<'_> {
    let text = line.trim_start();
    match text.chars().next() {
        None => Kind::Blank,
        Some('>') => Kind::Quote,
        Some('#') => heading(text).map_or(Kind::Text, Kind::Heading),
        Some('`' | '~') => fence(text).map_or(Kind::Text, Kind::Fence),
        Some(mark @ ('-' | '*' | '_')) if is_rule(text, mark) => Kind::Rule,
        Some(_) => marker(line).map_or(Kind::Text, Kind::Item),
    }
}

fn heading(text: &str) -> Option<&str> {
    let title = text.trim_start_matches('#');
    let level = text.len() - title.len();
    let is_heading = level <= 6 && (title.is_empty() || title.starts_with(' '));
    is_heading.then(|| title.trim().trim_end_matches('#').trim_end())
}

fn fence(text: &str) -> Option<&str> {
    let mark = text.chars().next()?;
    let length = text.len() - text.trim_start_matches(mark).len();
    // A code span may begin a line: its backticks come again.
    let is_fence = length >= 3 && !(mark == '`' && text.get(length..)?.contains('`'));
    is_fence.then(|| text.get(..length)).flatten()
}

fn is_rule(text: &str, mark: char) -> bool {
    let marks = text.chars().filter(|char| *char == mark).count();
    marks >= 3 && text.chars().all(|char| char == mark || char == ' ')
}

fn marker(line: &str) -> Option<Marker> {
    let text = line.trim_start();
    let indent = line.len() - text.len();
    let digits = text.len() - text.trim_start_matches(|char: char| char.is_ascii_digit()).len();
    let number = text.get(..digits)?.parse().ok();
    let after = text.get(digits..)?;
    let mark = after.chars().next()?;
    let is_mark = match digits {
        0 => matches!(mark, '-' | '*' | '+'),
        1..=9 => matches!(mark, '.' | ')'),
        _ => false,
    };
    let content = after.get(1..).filter(|_| is_mark)?;
    // Those of copied and of Chinese texts (U+00A0, U+3000) take several bytes.
    let spaces = content.chars().take_while(|char| char.is_whitespace()).take(4);
    let spaces: usize = spaces.map(char::len_utf8).sum();
    let is_item = spaces > 0 || content.is_empty();
    is_item.then_some(Marker { mark, number, indent, content: indent + digits + 1 + spaces.max(1) })
}

fn fenced(fence: &str, after: &[&str]) -> (Option<Block>, usize) {
    let end = after.iter().position(|line| {
        let line = line.trim();
        line.starts_with(fence)
            && line.trim_start_matches(fence.chars().next().unwrap_or_default()).is_empty()
    });
    let code = after.get(..end.unwrap_or(after.len())).unwrap_or_default();
    let taken = 1 + code.len() + usize::from(end.is_some());
    (Some(Block::Code(code.iter().flat_map(|line| [*line, "\n"]).collect())), taken)
}

fn quoted(lines: &[&str], depth: usize) -> (Option<Block>, usize) {
    let mut inner = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        // A paragraph goes on without the mark ("lazy continuation").
        let is_lazy = at > 0 && kind(line) == Kind::Text;
        match line.trim_start().strip_prefix('>') {
            Some(text) => inner.push(text.strip_prefix(' ').unwrap_or(text)),
            None if is_lazy => inner.push(line),
            None => break,
        }
    }
    (Some(Block::Quote(blocks(&inner, depth - 1))), inner.len())
}

fn list(first: Marker, lines: &[&str], depth: usize) -> (Option<Block>, usize) {
    let mut items = Vec::new();
    let mut taken = 0;
    while let Some(marker) = lines.get(taken).and_then(|line| item_of(first, line)) {
        let (item, used) = item(marker, lines.get(taken..).unwrap_or_default(), depth);
        items.push(item);
        taken += used;
    }
    (Some(Block::List { first: first.number, items }), taken)
}

/// The marker of a line that is one more item of the list begun by `first`.
fn item_of(first: Marker, line: &str) -> Option<Marker> {
    match kind(line) {
        Kind::Item(marker) if marker.mark == first.mark && marker.indent < first.content => Some(marker),
        _ => None,
    }
}

fn item(marker: Marker, lines: &[&str], depth: usize) -> (Vec<Block>, usize) {
    let mut inner = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let indent = line.len() - line.trim_start().len();
        let is_blank = line.trim().is_empty();
        let is_inside = at == 0 || is_blank || indent >= marker.content;
        let follows_text = inner.last().is_some_and(|before: &&str| !before.trim().is_empty());
        let is_lazy = follows_text && kind(line) == Kind::Text;
        if !is_inside && !is_lazy {
            break;
        }
        let cut = if at == 0 { marker.content } else { indent.min(marker.content) };
        inner.push(line.get(line.floor_char_boundary(cut)..).unwrap_or_default());
    }
    (blocks(&inner, depth - 1), inner.len())
}

fn paragraph(lines: &[&str], depth: usize) -> (Option<Block>, usize) {
    let more = lines.iter().skip(1).take_while(|line| continues_paragraph(line, depth)).count();
    let taken = 1 + more;
    let text: Vec<&str> = lines.iter().take(taken).map(|line| line.trim_start()).collect();
    let line: Vec<Inline> = inlines(text.join("\n").trim_end(), depth);
    (Some(Block::Paragraph(line)), taken)
}

/// Only a list that begins with 1 may interrupt a paragraph: "in the year\n1998. It was" is no list.
fn continues_paragraph(line: &str, depth: usize) -> bool {
    match kind(line) {
        Kind::Text => true,
        Kind::Item(marker) => depth == 0 || marker.number.is_some_and(|number| number != 1),
        Kind::Quote => depth == 0,
        _ => false,
    }
}
