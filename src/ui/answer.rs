//! Draws an answer: the tree of `logic::markdown` as elements, never as HTML.

use leptos::prelude::*;

use super::Ui;
use super::parts::{line, unseen};
use crate::logic::conversation::view_model::AnswerView;
use crate::logic::markdown::{Block, Inline};
use crate::logic::url::leaves_page;

/// An entry's answer with its links.
pub fn answer(ui: &Ui, answer: &AnswerView) -> AnyView {
    let heading = answer.heading.clone().map(|heading| line("heading", heading));
    let links = answer.links.iter().map(|link| (link.label.as_str(), link.url.as_str()));
    view! {
        <div class="said answer" part="answer" dir="auto">
            {unseen(ui.text(|s| &s.answer) + ": ")}
            {heading}
            {draw_blocks(ui, &answer.blocks)}
            {(!answer.links.is_empty()).then(|| link_list(ui, links))}
        </div>
    }
    .into_any()
}

/// Links, one a line: each a label and an address.
pub fn link_list<'a>(ui: &Ui, links: impl Iterator<Item = (&'a str, &'a str)>) -> AnyView {
    let items: Vec<AnyView> = links
        .map(|(label, url)| item(vec![anchor(ui, url, leaves_page(url), vec![label.to_owned().into_any()])]))
        .collect();
    list("links", items)
}

fn item(content: Vec<AnyView>) -> AnyView {
    view! { <li>{content}</li> }.into_any()
}

fn list(class: &'static str, items: Vec<AnyView>) -> AnyView {
    view! { <ul class=class>{items}</ul> }.into_any()
}

fn draw_blocks(ui: &Ui, blocks: &[Block]) -> Vec<AnyView> {
    blocks.iter().map(|block| draw_block(ui, block)).collect()
}

fn draw_block(ui: &Ui, block: &Block) -> AnyView {
    match block {
        Block::Paragraph(text) => view! { <p>{draw_line(ui, text)}</p> }.into_any(),
        Block::Heading(text) => view! { <p class="heading">{draw_line(ui, text)}</p> }.into_any(),
        Block::Quote(blocks) => view! { <blockquote>{draw_blocks(ui, blocks)}</blockquote> }.into_any(),
        Block::Code(text) => view! { <pre>{text.clone()}</pre> }.into_any(),
        Block::Rule => view! { <hr/> }.into_any(),
        Block::List { first, items } => {
            let items = items.iter().map(|blocks| item(draw_blocks(ui, blocks))).collect();
            match first {
                Some(first) => view! { <ol start=first.to_string()>{items}</ol> }.into_any(),
                None => list("", items),
            }
        }
    }
}

fn draw_line(ui: &Ui, line: &[Inline]) -> Vec<AnyView> {
    line.iter().map(|inline| draw_inline(ui, inline)).collect()
}

fn draw_inline(ui: &Ui, inline: &Inline) -> AnyView {
    match inline {
        Inline::Text(text) => text.clone().into_any(),
        Inline::Code(text) => view! { <code>{text.clone()}</code> }.into_any(),
        Inline::Strong(line) => view! { <strong>{draw_line(ui, line)}</strong> }.into_any(),
        Inline::Emphasis(line) => view! { <em>{draw_line(ui, line)}</em> }.into_any(),
        Inline::Break => view! { <br/> }.into_any(),
        Inline::Link { url, leaves_page, text } => anchor(ui, url, *leaves_page, draw_line(ui, text)),
    }
}

/// Other pages open in a new tab, so that the conversation stays where it is.
fn anchor(ui: &Ui, url: &str, leaves_page: bool, mut text: Vec<AnyView>) -> AnyView {
    if leaves_page {
        text.push(unseen([" (", &ui.text(|s| &s.new_tab), ")"].concat()).into_any());
    }
    let target = if leaves_page { "_blank" } else { "_self" };
    view! { <a href=url.to_owned() target=target rel="noopener">{text}</a> }.into_any()
}
