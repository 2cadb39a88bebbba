//! Answers: Markdown to a small tree that can only say what is allowed.
//!
//! The tree has no place for HTML, so there is nothing to sanitise: tags in an answer come out as the
//! text they are. Links pass [`safe_url`] or stay plain text. `ui::answer` draws the tree.

use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag};

use super::url::{leaves_page, safe_url};

/// How deep blocks and emphasis may nest; deeper ones are flattened into text. Drawing and dropping the
/// tree are recursive, and ten thousand `>` in a row must not exhaust the stack.
const DEEPEST: usize = 12;

/// A part of an answer that stands on its own.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A heading of any level: inside an answer all look the same.
    Heading(Vec<Inline>),
    /// A list; `first` is the first number, where it is numbered.
    List {
        /// The first number of a numbered list.
        first: Option<u64>,
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
#[derive(Debug, Clone, PartialEq)]
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
    /// A line break.
    Break,
}

/// Reads an answer. Every text is valid Markdown, so this cannot fail.
pub fn parse(markdown: &str) -> Vec<Block> {
    Builder { events: Parser::new(markdown), depth: 0 }.blocks()
}

struct Builder<'text> {
    events: Parser<'text>,
    depth: usize,
}

impl<'text> Builder<'text> {
    /// The blocks up to the end of what is open. Inline events directly inside (as in tight lists) become
    /// a paragraph.
    fn blocks(&mut self) -> Vec<Block> {
        let mut blocks = Vec::new();
        let mut loose = Vec::new();
        while let Some(event) = self.events.next() {
            let block = match event {
                Event::End(_) => break,
                Event::Rule => Some(Block::Rule),
                Event::Start(tag) if is_inline(&tag) => {
                    self.inline(&tag, &mut loose);
                    None
                }
                Event::Start(tag) => self.block(&tag),
                other => {
                    push_leaf(other, &mut loose);
                    None
                }
            };
            if let Some(block) = block {
                flush(&mut loose, &mut blocks);
                blocks.push(block);
            }
        }
        flush(&mut loose, &mut blocks);
        blocks
    }

    fn block(&mut self, tag: &Tag<'text>) -> Option<Block> {
        if self.depth >= DEEPEST {
            return Some(Block::Paragraph(vec![Inline::Text(self.flattened())]));
        }
        self.depth += 1;
        let block = match tag {
            Tag::Heading { .. } => Block::Heading(self.inlines()),
            Tag::BlockQuote(_) => Block::Quote(self.blocks()),
            Tag::List(first) => Block::List { first: *first, items: self.items() },
            Tag::CodeBlock(CodeBlockKind::Fenced(_) | CodeBlockKind::Indented) => Block::Code(self.flattened()),
            // Footnotes, tables and the like are switched off; should one come, its text is kept.
            _ => Block::Paragraph(self.inlines()),
        };
        self.depth -= 1;
        Some(block)
    }

    fn items(&mut self) -> Vec<Vec<Block>> {
        let mut items = Vec::new();
        while let Some(Event::Start(_)) = self.events.next() {
            items.push(self.blocks());
        }
        items
    }

    fn inlines(&mut self) -> Vec<Inline> {
        let mut inlines = Vec::new();
        while let Some(event) = self.events.next() {
            match event {
                Event::End(_) => break,
                Event::Start(tag) => self.inline(&tag, &mut inlines),
                leaf => push_leaf(leaf, &mut inlines),
            }
        }
        inlines
    }

    fn inline(&mut self, tag: &Tag<'text>, into: &mut Vec<Inline>) {
        if self.depth >= DEEPEST {
            return push_text(&self.flattened(), into);
        }
        self.depth += 1;
        let inner = self.inlines();
        self.depth -= 1;
        match tag {
            Tag::Strong => into.push(Inline::Strong(inner)),
            Tag::Emphasis => into.push(Inline::Emphasis(inner)),
            Tag::Link { dest_url, .. } => match safe_url(dest_url) {
                Some(url) => into.push(Inline::Link { leaves_page: leaves_page(&url), url, text: inner }),
                None => into.extend(inner),
            },
            // A picture's description stands for it.
            _ => into.extend(inner),
        }
    }

    /// The bare text up to the end of what is open.
    fn flattened(&mut self) -> String {
        let mut text = String::new();
        let mut open = 1_usize;
        while open > 0 {
            match self.events.next() {
                None => break,
                Some(Event::Start(_)) => open += 1,
                Some(Event::End(_)) => open -= 1,
                Some(Event::Text(part) | Event::Code(part) | Event::Html(part) | Event::InlineHtml(part)) => {
                    text.push_str(&part);
                }
                Some(_) => text.push(' '),
            }
        }
        text
    }
}

fn is_inline(tag: &Tag) -> bool {
    matches!(tag, Tag::Strong | Tag::Emphasis | Tag::Strikethrough | Tag::Link { .. } | Tag::Image { .. })
}

fn flush(loose: &mut Vec<Inline>, blocks: &mut Vec<Block>) {
    if !loose.is_empty() {
        blocks.push(Block::Paragraph(std::mem::take(loose)));
    }
}

fn push_leaf(event: Event, into: &mut Vec<Inline>) {
    match event {
        Event::Code(code) => into.push(Inline::Code(code.into_string())),
        Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => push_text(&text, into),
        Event::SoftBreak => push_text(" ", into),
        Event::HardBreak => into.push(Inline::Break),
        _ => {}
    }
}

/// Neighbouring texts become one: the parser splits at every special character.
fn push_text(text: &str, into: &mut Vec<Inline>) {
    match into.last_mut() {
        Some(Inline::Text(last)) => last.push_str(text),
        _ => into.push(Inline::Text(text.to_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn text(text: &str) -> Inline {
        Inline::Text(text.to_owned())
    }

    #[test]
    fn ordinary_answers_are_read() {
        let blocks = parse("Send it **back** within *30 days*, see [returns](/returns).\n\n1. Pack\n2. Post `RMA-1`");
        let Block::Paragraph(line) = &blocks[0] else { panic!("{blocks:?}") };
        assert_eq!(line[1], Inline::Strong(vec![text("back")]));
        assert_eq!(line[3], Inline::Emphasis(vec![text("30 days")]));
        let link = Inline::Link { url: "/returns".into(), leaves_page: true, text: vec![text("returns")] };
        assert_eq!(line[5], link);
        let Block::List { first: Some(1), items } = &blocks[1] else { panic!("{blocks:?}") };
        assert_eq!(items[1], [Block::Paragraph(vec![text("Post "), Inline::Code("RMA-1".into())])]);
    }

    #[test]
    fn html_is_text() {
        let blocks = parse("Hi <b onclick=alert(1)>you</b>\n\n<script>alert(1)</script>");
        let shown = format!("{blocks:?}");
        assert!(shown.contains("<b onclick=alert(1)>you</b>"), "{shown}");
        assert!(shown.contains("<script>alert(1)</script>"), "{shown}");
    }

    #[test]
    fn unsafe_links_keep_their_words_only() {
        for markdown in ["[x](javascript:alert(1))", "[x](<java\tscript:alert(1)>)", "[x](data:text/html,a)", "[x][y]\n\n[y]: vbscript:a"] {
            assert_eq!(parse(markdown), [Block::Paragraph(vec![text("x")])], "{markdown}");
        }
    }

    #[test]
    fn pictures_are_their_description() {
        assert_eq!(parse("![a cat](cat.png)"), [Block::Paragraph(vec![text("a cat")])]);
    }

    #[test]
    fn nesting_is_bounded_and_loses_no_text() {
        let blocks = parse(&format!("{}deep", "> ".repeat(5_000)));
        let shown = format!("{blocks:?}");
        assert!(shown.contains("deep"));
        assert!(shown.matches("Quote").count() <= DEEPEST);
        assert!(format!("{:?}", parse(&format!("{}x{}", "*a ".repeat(3000), " b*".repeat(3000)))).contains('x'));
    }

    proptest! {
        #[test]
        fn any_text_is_read(markdown in "(?s).{0,200}") {
            let _ = parse(&markdown);
        }

        #[test]
        fn marks_in_any_order_are_read(markdown in r"([*_`>#\[\]()!<-]|\n|\t| {1,4}|[0-9][.]|a|<b>|&lt;){0,80}") {
            let _ = parse(&markdown);
        }
    }
}
