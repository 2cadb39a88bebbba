//! Answers: Markdown to a small tree that can only say what is allowed.
//!
//! The tree has no place for HTML, so there is nothing to sanitise: tags in an answer come out as the
//! text they are. Links pass [`safe_url`](super::url::safe_url) or stay plain text. `ui::answer` draws the
//! tree.
//!
//! Why not a library: pulldown-cmark, the smallest well-kept one, weighs 58 kB (gzip) of a download that
//! has 140, most of it for HTML, 2,125 named entities and Unicode case folding. This reader takes the
//! part of CommonMark 0.31 that answers are written in; in tests pulldown-cmark is the reference. It
//! differs where CommonMark fails Chinese: `**注意：**请` is bold here, since a closing mark after
//! punctuation need not be followed by a space.

mod blocks;
mod inlines;

/// How deep blocks and emphasis may nest; deeper marks are plain text. Drawing and dropping the tree are
/// recursive, and ten thousand `>` in a row must not exhaust the stack.
const DEEPEST: usize = 12;

/// A part of an answer that stands on its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A heading of any level: inside an answer all look the same.
    Heading(Vec<Inline>),
    /// A list; `first` is the first number, where it is numbered.
    List {
        /// The first number of a numbered list.
        first: Option<u32>,
        /// What each item holds.
        items: Vec<Vec<Block>>,
    },
    /// A quotation.
    Quote(Vec<Block>),
    /// Preformatted text.
    Code(String),
    /// A thematic break.
    Rule,
}

/// A part of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inline {
    /// Plain text.
    Text(String),
    /// Strong emphasis.
    Strong(Vec<Inline>),
    /// Emphasis.
    Emphasis(Vec<Inline>),
    /// Code.
    Code(String),
    /// A link with a safe address.
    Link {
        /// Where it leads.
        url: String,
        /// Whether it loads another page, which then opens in a new tab.
        leaves_page: bool,
        /// What the visitor reads.
        text: Vec<Inline>,
    },
    /// A picture with a safe address.
    Picture {
        /// Where it is.
        url: String,
        /// What it shows, for those who do not see it.
        text: Vec<Inline>,
    },
    /// A line break.
    Break,
}

/// A line without its marks, as the description of a picture is.
pub fn plain(line: &[Inline]) -> String {
    let mut text = String::new();
    for inline in line {
        match inline {
            Inline::Text(part) | Inline::Code(part) => text.push_str(part),
            Inline::Break => text.push(' '),
            Inline::Strong(line)
            | Inline::Emphasis(line)
            | Inline::Link { text: line, .. }
            | Inline::Picture { text: line, .. } => text.push_str(&plain(line)),
        }
    }
    text
}

/// Reads an answer. Every text is valid Markdown, so this cannot fail.
pub fn parse(markdown: &str) -> Vec<Block> {
    let lines: Vec<String> = markdown.lines().map(|line| line.replace('\t', "    ")).collect();
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    blocks::blocks(&lines, DEEPEST)
}

#[cfg(test)]
mod reference;
#[cfg(test)]
mod tests;
