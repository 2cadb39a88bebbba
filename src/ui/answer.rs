//! Draws an answer: the tree of `logic::markdown` as elements, never as HTML.

use std::sync::Arc;

use leptos::prelude::*;

use super::Ui;
use crate::logic::conversation::view_model::AnswerView;
use crate::logic::faq::entry::Link;
use crate::logic::markdown::{Block, Inline};
use crate::logic::url::leaves_page;

/// An entry's answer with its links.
#[component]
pub fn Answer(ui: Ui, answer: Arc<AnswerView>) -> impl IntoView {
    let heading = answer.heading.clone().map(|heading| view! { <p class="heading">{heading}</p> });
    let links = answer.links.iter().map(move |link| draw_link(ui, link)).collect_view();
    let links = (!answer.links.is_empty()).then(|| view! { <ul class="links">{links}</ul> });
    view! {
        <div class="said answer" part="answer" dir="auto">
            <span class="unseen">{ui.text(|s| &s.answer)}{": "}</span>
            {heading}
            {draw_blocks(ui, &answer.blocks)}
            {links}
        </div>
    }
}

fn draw_link(ui: Ui, link: &Link) -> AnyView {
    let text = vec![Inline::Text(link.label.clone())];
    view! { <li>{anchor(ui, &link.url, leaves_page(&link.url), &text)}</li> }.into_any()
}

fn draw_blocks(ui: Ui, blocks: &[Block]) -> Vec<AnyView> {
    blocks.iter().map(|block| draw_block(ui, block)).collect()
}

fn draw_block(ui: Ui, block: &Block) -> AnyView {
    match block {
        Block::Paragraph(line) => view! { <p>{draw_line(ui, line)}</p> }.into_any(),
        Block::Heading(line) => view! { <p class="heading">{draw_line(ui, line)}</p> }.into_any(),
        Block::Quote(blocks) => view! { <blockquote>{draw_blocks(ui, blocks)}</blockquote> }.into_any(),
        Block::Code(text) => view! { <pre><code>{text.clone()}</code></pre> }.into_any(),
        Block::Rule => view! { <hr/> }.into_any(),
        Block::List { first, items } => {
            let items: Vec<_> = items.iter().map(|blocks| view! { <li>{draw_blocks(ui, blocks)}</li> }).collect();
            match first {
                Some(first) => view! { <ol start=first.to_string()>{items}</ol> }.into_any(),
                None => view! { <ul>{items}</ul> }.into_any(),
            }
        }
    }
}

fn draw_line(ui: Ui, line: &[Inline]) -> Vec<AnyView> {
    line.iter().map(|inline| draw_inline(ui, inline)).collect()
}

fn draw_inline(ui: Ui, inline: &Inline) -> AnyView {
    match inline {
        Inline::Text(text) => text.clone().into_any(),
        Inline::Code(text) => view! { <code>{text.clone()}</code> }.into_any(),
        Inline::Strong(line) => view! { <strong>{draw_line(ui, line)}</strong> }.into_any(),
        Inline::Emphasis(line) => view! { <em>{draw_line(ui, line)}</em> }.into_any(),
        Inline::Break => view! { <br/> }.into_any(),
        Inline::Link { url, leaves_page, text } => anchor(ui, url, *leaves_page, text),
    }
}

/// Other pages open in a new tab, so that the conversation stays where it is.
fn anchor(ui: Ui, url: &str, leaves_page: bool, text: &[Inline]) -> AnyView {
    let note = leaves_page.then(|| view! { <span class="unseen">{" ("}{ui.text(|s| &s.new_tab)}{")"}</span> });
    view! {
        <a
            href=url.to_owned()
            target=leaves_page.then_some("_blank")
            rel=leaves_page.then_some("noopener")
        >
            {draw_line(ui, text)}
            {note}
        </a>
    }
    .into_any()
}
