//! Draws an answer: the tree of `logic::markdown` as elements, never as HTML.

use super::Ui;
use super::node::{Element, Node, element};
use super::parts::{line, unseen};
use crate::logic::conversation::view_model::AnswerView;
use crate::logic::markdown::{Block, Inline, plain};
use crate::logic::url::leaves_page;

/// An entry's answer with its links.
pub fn answer(ui: &Ui, answer: &AnswerView) -> Node {
    let heading = answer.heading.clone().map(|heading| line("heading", heading));
    let links = answer.links.iter().map(|link| (link.label.as_str(), link.url.as_str()));
    element("div", "class=said answer; part=answer; dir=auto")
        .set_if("lang", ui.foreign(&answer.lang))
        .child(said_by(ui, ui.texts().answer, &answer.lang))
        .child(heading)
        .child(draw_blocks(ui, &answer.blocks))
        .child((!answer.links.is_empty()).then(|| link_list(ui, links)))
        .into()
}

/// Who speaks, for screen readers: in the interface's language, also before a text of another.
pub fn said_by(ui: &Ui, name: &'static str, lang: &str) -> Element {
    let own = ui.foreign(lang).map(|_| ui.fixed.lang.to_owned());
    element("span", "class=unseen; dir=auto").set_if("lang", own).child([name, ": "].concat())
}

/// Links, one a line: each a label and an address.
pub fn link_list<'a>(ui: &Ui, links: impl Iterator<Item = (&'a str, &'a str)>) -> Node {
    let items = links.map(|(label, url)| {
        let text = vec![label.to_owned().into()];
        element("li", "").child(anchor(ui, (url, leaves_page(url)), text)).into()
    });
    element("ul", "class=links; part=links").child(items.collect::<Vec<Node>>()).into()
}

/// Markdown.
pub fn draw_blocks(ui: &Ui, blocks: &[Block]) -> Node {
    Node::Group(blocks.iter().map(|block| draw_block(ui, block).into()).collect())
}

fn draw_block(ui: &Ui, block: &Block) -> Element {
    match block {
        Block::Paragraph(text) => element("p", "").child(draw_line(ui, text)),
        Block::Heading(text) => element("p", "class=heading").child(draw_line(ui, text)),
        Block::Quote(blocks) => element("blockquote", "").child(draw_blocks(ui, blocks)),
        Block::Code(text) => element("pre", "").child(text.clone()),
        Block::Rule => element("hr", ""),
        Block::List { first, items } => {
            let list = match first {
                Some(first) => element("ol", "").set("start", first.to_string()),
                None => element("ul", ""),
            };
            let items = items.iter().map(|blocks| element("li", "").child(draw_blocks(ui, blocks)).into());
            list.child(items.collect::<Vec<Node>>())
        }
    }
}

fn draw_line(ui: &Ui, line: &[Inline]) -> Vec<Node> {
    line.iter().map(|inline| draw_inline(ui, inline)).collect()
}

fn draw_inline(ui: &Ui, inline: &Inline) -> Node {
    let (tag, content) = match inline {
        Inline::Text(text) => return text.clone().into(),
        Inline::Link { url, leaves_page, text } => {
            return anchor(ui, (url, *leaves_page), draw_line(ui, text));
        }
        Inline::Picture { url, text } if ui.fixed.gallery.shows(url) => return picture(url, text),
        Inline::Picture { text, .. } => return draw_line(ui, text).into(),
        Inline::Code(text) => ("code", vec![text.clone().into()]),
        Inline::Strong(line) => ("strong", draw_line(ui, line)),
        Inline::Emphasis(line) => ("em", draw_line(ui, line)),
        Inline::Break => ("br", Vec::new()),
    };
    element(tag, "").child(content).into()
}

/// Its place has its size before it is there, so that nothing moves when it comes.
fn picture(url: &str, text: &[Inline]) -> Node {
    element("img", "class=picture; part=picture; loading=lazy; decoding=async; referrerpolicy=same-origin")
        .set("alt", plain(text))
        .set("src", url.to_owned())
        .into()
}

/// Other pages open in a new tab, so that the conversation stays where it is.
fn anchor(ui: &Ui, (url, leaves_page): (&str, bool), mut text: Vec<Node>) -> Node {
    if leaves_page {
        text.push(unseen([" (", ui.texts().new_tab, ")"].concat()));
    }
    element("a", "rel=noopener; part=link")
        .set("href", url.to_owned())
        .set("target", if leaves_page { "_blank" } else { "_self" })
        .child(text)
        .into()
}
