//! The same tree from pulldown-cmark: the reference in tests.

use pulldown_cmark::{Event, LinkType, Parser, Tag};

use super::super::url::{leaves_page, safe_url};
use super::{Block, Inline};

/// The tree as pulldown-cmark reads the text.
pub fn reference(markdown: &str) -> Vec<Block> {
    blocks(&mut Parser::new(markdown))
}

fn blocks(events: &mut Parser) -> Vec<Block> {
    let mut found = Vec::new();
    let mut loose = Vec::new();
    while let Some(event) = events.next() {
        let block = match event {
            Event::End(_) => break,
            Event::Rule => Block::Rule,
            Event::Start(Tag::Paragraph) => Block::Paragraph(inlines(events)),
            Event::Start(Tag::Heading { .. }) => Block::Heading(inlines(events)),
            Event::Start(Tag::BlockQuote(_)) => Block::Quote(blocks(events)),
            Event::Start(Tag::CodeBlock(_)) => Block::Code(text_of(events)),
            Event::Start(Tag::List(first)) => {
                let mut items = Vec::new();
                while let Some(Event::Start(_)) = events.next() {
                    items.push(blocks(events));
                }
                Block::List { first: first.map(|first| u32::try_from(first).unwrap()), items }
            }
            other => {
                inline(other, events, &mut loose);
                continue;
            }
        };
        flush(&mut loose, &mut found);
        found.push(block);
    }
    flush(&mut loose, &mut found);
    found
}

fn flush(loose: &mut Vec<Inline>, found: &mut Vec<Block>) {
    if !loose.is_empty() {
        found.push(Block::Paragraph(std::mem::take(loose)));
    }
}

fn text_of(events: &mut Parser) -> String {
    let mut text = String::new();
    while let Some(Event::Text(part)) = events.next() {
        text.push_str(&part);
    }
    text
}

fn inlines(events: &mut Parser) -> Vec<Inline> {
    let mut found = Vec::new();
    while let Some(event) = events.next() {
        if matches!(event, Event::End(_)) {
            break;
        }
        inline(event, events, &mut found);
    }
    found
}

fn inline(event: Event, events: &mut Parser, into: &mut Vec<Inline>) {
    match event {
        Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => push_text(&text, into),
        Event::SoftBreak => push_text(" ", into),
        Event::HardBreak => into.push(Inline::Break),
        Event::Code(code) => into.push(Inline::Code(code.into_string())),
        Event::Start(Tag::Strong) => into.push(Inline::Strong(inlines(events))),
        Event::Start(Tag::Emphasis) => into.push(Inline::Emphasis(inlines(events))),
        Event::Start(Tag::Link { dest_url, link_type, .. }) => {
            let text = inlines(events);
            let scheme = if link_type == LinkType::Email { "mailto:" } else { "" };
            match safe_url(&[scheme, &dest_url].concat()) {
                Some(url) => into.push(Inline::Link { leaves_page: leaves_page(&url), url, text }),
                None => into.extend(text),
            }
        }
        Event::Start(Tag::Image { dest_url, .. }) => {
            let text = inlines(events);
            match safe_url(&dest_url).filter(|url| leaves_page(url)) {
                Some(url) => into.push(Inline::Picture { url, text }),
                None => into.extend(text),
            }
        }
        other => panic!("the reference was given {other:?}"),
    }
}

fn push_text(text: &str, into: &mut Vec<Inline>) {
    match into.last_mut() {
        Some(Inline::Text(last)) => last.push_str(text),
        _ => into.push(Inline::Text(text.to_owned())),
    }
}
