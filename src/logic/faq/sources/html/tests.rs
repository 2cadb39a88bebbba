//! What is read of HTML: cases, and any text.

use proptest::prelude::*;

use super::super::tree::Node;
use super::*;

/// The tree in a form that is easily read: `p(a b(c) d)`.
fn shown(nodes: &[Node]) -> String {
    let shown: Vec<String> = nodes.iter().map(show).collect();
    shown.join(" ")
}

fn show(node: &Node) -> String {
    match node {
        Node::Text(text) => text.trim().to_owned(),
        Node::Element(element) => format!("{}({})", element.tag, shown(&element.children)),
    }
}

#[test]
fn elements_close_as_browsers_close_them() {
    for (html, tree) in [
        ("<p>a<b>c</b>d</p>", "p(a b(c) d)"),
        ("<p>a<p>b<div>c</div>", "p(a) p(b) div(c)"),
        ("<ul><li>a<li>b<ul><li>c</ul><li>d</ul>", "ul(li(a) li(b ul(li(c))) li(d))"),
        ("<dl><dt>a<dd>b<dt>c<dd>d</dl>e", "dl(dt(a) dd(b) dt(c) dd(d)) e"),
        ("<table><tr><td>a<td>b<tr><td>c</table>", "table(tr(td(a) td(b)) tr(td(c)))"),
        ("<table><tr><td><p>a</div></p>b</td></tr></table>", "table(tr(td(p(a) b)))"),
        ("a<br>b<br/>c</br>d<hr>", "a br() b br() c br() d hr()"),
        ("<div>a</span>b</div>c", "div(ab) c"),
        ("<DIV CLASS='X'>a</Div>", "div(a)"),
        ("a < b && c > d <3 <", "a < b && c > d <3 <"),
        ("<!-- <p>no</p> --><!doctype html><?php no ?>a<![CDATA[b]]>", "a"),
        ("<script>a<b></p>'</script ><style>b{}</style>c", "c"),
        ("<svg><path d='x'/><title>t</title><text>b</text></svg>c", "c"),
        ("<textarea><p>x</textarea>y", "y"),
        ("<select><option>a<option>b</select>c", "c"),
        ("<p>open <b>ever", "p(open b(ever))"),
        ("<a href=x/y>z</a>", "a(z)"),
        ("<p title='>'>a</p>", "p(a)"),
        ("<div/>a", "div(a)"),
        ("<p <b>a", "p(a)"),
        ("", ""),
    ] {
        assert_eq!(shown(&read(html).root.children), tree, "{html}");
    }
}

#[test]
fn attributes_are_read_and_most_are_dropped() {
    let page = read(
        "<a HREF='/a?b&amp;c' onclick=\"x\" style=x class=\"one two\" id=i aria-expanded href=no =x>t</a>",
    );
    let link = page.root.elements().next().unwrap();
    let kept = [("href", "/a?b&c"), ("class", "one two"), ("id", "i"), ("aria-expanded", "")];
    assert_eq!(link.attributes, kept.map(|(name, value)| (name, value.to_owned())));
}

#[test]
fn scripts_of_data_and_the_title_are_kept_apart() {
    let page = read(
        "<title>A &amp; B</title><script type='application/LD+json; charset=utf-8'>{\"a\": \"</b>\"}</SCRIPT><script>x</script>",
    );
    assert_eq!((page.title.as_str(), page.data), ("A & B", vec!["{\"a\": \"</b>\"}".to_owned()]));
}

#[test]
fn character_references_are_read() {
    for (text, read) in [
        ("&lt;p&gt; &amp;amp; &quot;&#39;&#x27;", "<p> &amp; \"''"),
        ("caf&eacute; 5&nbsp;&euro; &ndash; &hellip;", "café 5\u{a0}€ – …"),
        ("&#150; &#0; &#xD800; &#9999999;", "– \u{fffd} \u{fffd} \u{fffd}"),
        ("AT&T; &unknown; & &; &#; &#x; &amp", "AT&T; &unknown; & &; &#; &#x; &amp"),
    ] {
        assert_eq!(decoded(text), read, "{text}");
    }
}

#[test]
fn what_is_read_is_bounded() {
    let deep = read(&"<div>".repeat(100_000));
    let mut depth = 0;
    let mut next = deep.root.elements().next();
    while let Some(element) = next {
        (depth, next) = (depth + 1, element.elements().next());
    }
    assert!(depth <= DEEPEST, "{depth}");
    let wide = read(&"<i>x</i>".repeat(50_000));
    assert!(wide.root.children.len() <= MOST_NODES);
}

proptest! {
    #[test]
    fn any_text_is_read(html in "(?s).{0,200}") {
        let _ = read(&html);
    }

    #[test]
    fn marks_in_any_order_are_read(html in "([<>/=\"'&;!-]|<p|</p>|<li>|<td>|<table>|<script>|</script>|<svg/>|<!--|-->| |a|é){0,60}") {
        let page = read(&html);
        prop_assert!(page.root.find(&|element| element.tag == "script").is_none());
    }

    #[test]
    fn what_has_no_mark_is_text(text in "[^<&\0\r]{0,60}") {
        let page = read(&text);
        let wanted: Vec<Node> = (!text.is_empty()).then_some(Node::Text(text)).into_iter().collect();
        prop_assert_eq!(page.root.children, wanted);
    }
}
