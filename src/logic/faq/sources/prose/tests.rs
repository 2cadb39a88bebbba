//! What becomes of HTML: cases, and that nothing of it does more than say something.

use proptest::prelude::*;

use super::super::html::read;
use super::*;
use crate::logic::markdown::{Block, Inline, parse};

fn of(html: &str) -> String {
    prose(&read(html).root.children, "")
}

#[test]
fn html_becomes_markdown() {
    for (html, markdown) in [
        ("<p>One.</p><p>Two.</p>", "One.\n\nTwo."),
        ("One.<br>Two.<br><br>", "One.\\\nTwo."),
        ("  a\n b  <b> c </b>d", "a b **c** d"),
        ("<strong>a</strong><em>b</em><strong><em>c</em></strong>", "**a**b**c**"),
        ("<b>a</b><b>b</b> <i>c</i>", "**ab** *c*"),
        ("<a href='/x y(1)'>z</a>", "[z](/x%20y%281%29)"),
        ("<a href='javascript:x'>z</a> <a>y</a>", "z y"),
        ("<a href='/x'><b>z</b></a>", "[**z**](/x)"),
        ("<code>a_b*</code> <code>c`d</code> <code> </code>", "`a_b*` `` c`d ``"),
        ("<ul><li>a</li><li><p>b</p><p>c</p></li></ul>", "- a\n- b\n\n  c"),
        ("<ol start=3><li>a<ul><li>b</li></ul></li><li>c</li></ol>", "3. a\n\n   - b\n4. c"),
        ("<blockquote><p>a</p><p>b</p></blockquote>", "> a\n>\n> b"),
        ("<pre><code>a\n  b```\n</code></pre>", "````\na\n  b```\n````"),
        ("<h3>Title <a href='#t'>#</a></h3><p>a</p>", "**Title**\n\na"),
        ("<table><tr><th>a</th><th>b</th></tr><tr><td>c</td><td>d</td></tr></table>", "- a · b\n- c · d"),
        ("<img alt='A cat' src=x> <img src=y>", "A cat"),
        ("<button>Copy</button><nav>x</nav><span aria-hidden=true>*</span>a", "a"),
        ("- a", "\\- a"),
        ("1. a", "1\\. a"),
        (
            "# a * b _ c [d](e) &lt;f> &amp;amp; snake_case",
            "\\# a \\* b \\_ c \\[d\\](e) \\<f> \\&amp; snake_case",
        ),
        ("<p> </p>", ""),
    ] {
        assert_eq!(of(html), markdown, "{html}");
    }
}

#[test]
fn links_of_another_page_lead_where_they_led_there() {
    for (href, to) in [
        ("a.html", "https://x.example/help/a.html"),
        ("#a", "https://x.example/help/faq?q=1#a"),
        ("?q=2", "https://x.example/help/faq?q=2"),
        ("/a", "/a"),
        ("mailto:a@b.example", "mailto:a@b.example"),
        ("", ""),
    ] {
        assert_eq!(against("https://x.example/help/faq?q=1#top", href), to, "{href}");
    }
}

#[test]
fn long_answers_are_cut_between_paragraphs() {
    let answer = of(&"<p>word</p>".repeat(10_000));
    assert!(answer.len() <= LONGEST && answer.ends_with("word"));
}

/// All that is said, without white space.
fn said(blocks: &[Block]) -> String {
    let mut text = String::new();
    for block in blocks {
        match block {
            Block::Paragraph(line) | Block::Heading(line) => text.push_str(&line_said(line)),
            Block::List { first, items } => {
                assert!(first.is_none() && !items.is_empty());
                text.extend(items.iter().map(|item| said(item)));
            }
            Block::Quote(inner) => text.push_str(&said(inner)),
            Block::Code(code) => text.push_str(code),
            Block::Rule => text.push_str("RULE"),
        }
    }
    text.chars().filter(|char| !char.is_whitespace() && !super::super::tree::is_space(*char)).collect()
}

fn line_said(line: &[Inline]) -> String {
    let said = |inline: &Inline| match inline {
        Inline::Text(text) => text.clone(),
        Inline::Code(code) => ["CODE", code].concat(),
        Inline::Strong(inner) => ["STRONG", &line_said(inner)].concat(),
        Inline::Emphasis(inner) => ["EMPHASIS", &line_said(inner)].concat(),
        Inline::Link { url, text, .. } => ["LINK", url, &line_said(text)].concat(),
        Inline::Picture { url, text } => ["PICTURE", url, &line_said(text)].concat(),
        Inline::Break => String::new(),
    };
    line.iter().map(said).collect()
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|char| !char.is_whitespace() && !super::super::tree::is_space(*char)).collect()
}

fn links(blocks: &[Block]) -> Vec<String> {
    let tree = format!("{blocks:?}");
    tree.split("url: \"").skip(1).map(|rest| rest.split('"').next().unwrap().to_owned()).collect()
}

const MARKS: &str = r"([*_`>#\[\]()!<&~+=\\|-]|&amp;|\n|\t| |\x{a0}|[0-9][.)]|a|b|。|https:|```){0,60}";

proptest! {
    #[test]
    fn a_plain_text_is_read_as_itself(text in MARKS) {
        let markdown = plain(&text);
        let read = parse(&markdown);
        prop_assert!(read.iter().all(|block| matches!(block, Block::Paragraph(_))), "{:?} {:?}", markdown, read);
        prop_assert_eq!(said(&read), squeezed(&text), "{:?}", markdown);
    }

    #[test]
    fn any_plain_text_is_read_as_itself(text in "(?s)[^\r]{0,80}") {
        prop_assert_eq!(said(&parse(&plain(&text))), squeezed(&text));
    }

    /// In any element, a text can neither become a mark nor lose a character.
    #[test]
    fn texts_stay_texts_in_every_element(
        parts in prop::collection::vec((prop::sample::select(vec!["p", "li", "span", "blockquote", "td", "dd"]), MARKS), 1..4),
    ) {
        let wrapped = |(tag, text): &(&str, String)| {
            let text = text.replace('&', "&amp;").replace('<', "&lt;");
            match *tag {
                "li" => format!("<ul><li>{text}</li></ul>"),
                "td" => format!("<table><tr><td>{text}</td></tr></table>"),
                tag => format!("<{tag}>{text}</{tag}>"),
            }
        };
        let html: String = parts.iter().map(wrapped).collect();
        let text: String = parts.iter().map(|(_, text)| squeezed(text)).collect();
        let markdown = of(&html);
        prop_assert_eq!(said(&parse(&markdown)), text, "{} {:?}", html, markdown);
    }

    #[test]
    fn no_link_has_another_scheme_than_those_that_are_safe(
        href in r#"[ \t\n]{0,2}(java\t?script|JAVASCRIPT|data|vbscript|https|mailto|x)(:|&colon;|&#58;)?[a-z/()<>`"\\ \[\]]{0,12}"#,
        text in MARKS,
    ) {
        let markdown = of(&format!("<a href='{href}'>{}</a>", text.replace('<', "&lt;")));
        for url in links(&parse(&markdown)) {
            let scheme = url.split([':', '/', '?', '#']).next().unwrap().to_ascii_lowercase();
            let is_safe = !url.contains(':') || ["https", "mailto"].contains(&scheme.as_str()) || !url.starts_with(&format!("{scheme}:"));
            prop_assert!(is_safe, "{} {}", markdown, url);
        }
    }

    #[test]
    fn any_html_becomes_markdown(html in "([<>/=\"'&;!*_`\\[\\]-]|<p|</p>|<li>|<ol>|<td>|<table>|<pre>|<a href=x>|</a>|<b>|<code>|<br>| |\n|a|é){0,60}") {
        let markdown = of(&html);
        prop_assert!(links(&parse(&markdown)).iter().all(|url| url == "x" || !url.contains(':')), "{}", markdown);
    }
}
