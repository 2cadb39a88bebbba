//! A block's text to inlines: CommonMark 0.31, section 6, without HTML, reference links and most entities.

use super::super::text::script::is_written;
use super::super::url::{leaves_page, safe_url};
use super::Inline;

/// The entities that owners' editors put in by themselves; all others stay as they are written.
const ENTITIES: [(&str, &str); 6] =
    [("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&nbsp;", "\u{a0}")];

/// How far a closing mark is looked for, in characters: without a bound a line of opening marks would
/// take quadratic time.
const FARTHEST: usize = 4_000;

/// The inlines of a text. `depth` is how many levels may still be opened.
pub(super) fn inlines(text: &str, depth: usize) -> Vec<Inline> {
    let chars: Vec<char> = text.chars().collect();
    read(&chars, depth)
}

fn read(chars: &[char], depth: usize) -> Vec<Inline> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(char) = chars.get(at) {
        let rest = chars.get(at..).unwrap_or_default();
        let before = at.checked_sub(1).and_then(|before| chars.get(before)).copied();
        let special = match char {
            '\\' => escaped(rest),
            '`' => code(rest),
            '<' => autolink(rest),
            '&' => entity(rest),
            '\n' => Some(line_end(&mut found)),
            '[' | '!' if depth > 0 => link(rest, depth),
            '*' | '_' if depth > 0 => emphasis(rest, before, depth),
            _ => None,
        };
        let (inlines, taken) = special.unwrap_or_else(|| plain(rest));
        for inline in inlines {
            push(inline, &mut found);
        }
        at += taken;
    }
    found
}

/// What was read, and how many characters it took.
type Taken = (Vec<Inline>, usize);

/// A character as it stands; of a run of marks the whole run, so that no later mark of it is tried.
fn plain(rest: &[char]) -> Taken {
    let first = rest.first().copied().unwrap_or_default();
    let taken = if matches!(first, '*' | '_' | '`') { run(rest) } else { 1 };
    (vec![Inline::Text(rest.iter().take(taken).collect())], taken)
}

/// How many times the first character is repeated.
fn run(rest: &[char]) -> usize {
    rest.iter().take_while(|char| Some(*char) == rest.first()).count()
}

/// Neighbouring texts become one.
fn push(inline: Inline, into: &mut Vec<Inline>) {
    match (inline, into.last_mut()) {
        (Inline::Text(text), Some(Inline::Text(last))) => last.push_str(&text),
        (inline, _) => into.push(inline),
    }
}

fn escaped(rest: &[char]) -> Option<Taken> {
    match rest.get(1)? {
        '\n' => Some((vec![Inline::Break], 2)),
        char if char.is_ascii_punctuation() => Some((vec![Inline::Text(char.to_string())], 2)),
        _ => None,
    }
}

/// A line end is a space; after two spaces, a break.
fn line_end(before: &mut [Inline]) -> Taken {
    let Some(Inline::Text(text)) = before.last_mut() else { return (vec![Inline::Text(" ".into())], 1) };
    let is_hard = text.ends_with("  ");
    text.truncate(text.trim_end_matches(' ').len());
    (vec![if is_hard { Inline::Break } else { Inline::Text(" ".into()) }], 1)
}

fn code(rest: &[char]) -> Option<Taken> {
    let marks = run(rest);
    let mut at = marks;
    while let Some(char) = rest.get(at).filter(|_| at < FARTHEST) {
        let here = if *char == '`' { run(rest.get(at..)?) } else { 1 };
        if *char == '`' && here == marks {
            let text: String =
                rest.get(marks..at)?.iter().map(|c| if *c == '\n' { ' ' } else { *c }).collect();
            let inner = text.strip_prefix(' ').and_then(|text| text.strip_suffix(' '));
            let code = inner.filter(|inner| !inner.trim().is_empty()).unwrap_or(&text);
            return Some((vec![Inline::Code(code.to_owned())], at + marks));
        }
        at += here;
    }
    None
}

/// `<https://…>` and `<somebody@example.com>`.
fn autolink(rest: &[char]) -> Option<Taken> {
    let end = rest.iter().take(FARTHEST).position(|char| *char == '>')?;
    let text: String = rest.get(1..end)?.iter().collect();
    let is_address = !text.contains([' ', '<', '\n']);
    let url = match text.split_once(':') {
        Some((scheme, _)) if scheme.len() > 1 && scheme.chars().all(|char| char.is_ascii_alphanumeric()) => {
            text.clone()
        }
        None if text.contains('@') && !text.contains(['\\', '/', '=']) => ["mailto:", &text].concat(),
        _ => return None,
    };
    let url = safe_url(&url).filter(|_| is_address)?;
    let link = Inline::Link { leaves_page: leaves_page(&url), url, text: vec![Inline::Text(text)] };
    Some((vec![link], end + 1))
}

fn entity(rest: &[char]) -> Option<Taken> {
    let head: String = rest.iter().take(6).collect();
    let (name, text) = ENTITIES.iter().find(|(name, _)| head.starts_with(name))?;
    Some((vec![Inline::Text((*text).to_owned())], name.len()))
}

/// `[text](address "title")`; with `!` before it a picture, whose text is its description.
fn link(rest: &[char], depth: usize) -> Option<Taken> {
    let is_picture = rest.first() == Some(&'!');
    let open = usize::from(is_picture);
    let close = open + closing_bracket(rest.get(open..)?)?;
    let end = close + 1 + closing_parenthesis(rest.get(close + 1..)?)?;
    let text = read(rest.get(open + 1..close)?, depth - 1);
    let target: String = rest.get(close + 2..end)?.iter().collect();
    let inlines = match safe_url(address(&target)) {
        Some(url) if !is_picture => vec![Inline::Link { leaves_page: leaves_page(&url), url, text }],
        Some(url) if leaves_page(&url) => vec![Inline::Picture { url, text }],
        _ => text,
    };
    Some((inlines, end + 1))
}

/// The address before a title, without its angle brackets.
fn address(target: &str) -> &str {
    let target = target.trim();
    match target.strip_prefix('<').and_then(|inner| inner.split_once('>')) {
        Some((address, _)) => address,
        None => target.split([' ', '\n']).next().unwrap_or_default(),
    }
}

fn closing_bracket(rest: &[char]) -> Option<usize> {
    (rest.first() == Some(&'[')).then(|| closing(rest, '[', ']')).flatten()
}

fn closing_parenthesis(rest: &[char]) -> Option<usize> {
    (rest.first() == Some(&'(')).then(|| closing(rest, '(', ')')).flatten()
}

/// The place of the bracket that closes the first one; escaped ones and code do not count.
fn closing(rest: &[char], open: char, close: char) -> Option<usize> {
    let mut depth = 0_usize;
    let mut at = 0;
    while let Some(char) = rest.get(at).filter(|_| at < FARTHEST) {
        match *char {
            '\\' => at += 1,
            '`' => at += code(rest.get(at..)?).map_or(0, |(_, taken)| taken - 1),
            char if char == open => depth += 1,
            char if char == close => {
                depth -= 1;
                if depth == 0 {
                    return Some(at);
                }
            }
            _ => {}
        }
        at += 1;
    }
    None
}

/// Emphasis, strong emphasis, or both. A mark opens where no space follows, and closes where none stands
/// before it; `_` does neither inside a word.
fn emphasis(rest: &[char], before: Option<char>, depth: usize) -> Option<Taken> {
    let mark = *rest.first()?;
    let marks = run(rest);
    let follows = rest.get(marks)?;
    let in_word = mark == '_' && before.is_some_and(is_written);
    if marks > 3 || follows.is_whitespace() || in_word {
        return None;
    }
    let end = closing_marks(rest, mark, marks)?;
    let inner = read(rest.get(marks..end)?, depth - 1);
    let emphasised = match marks {
        1 => Inline::Emphasis(inner),
        2 => Inline::Strong(inner),
        _ => Inline::Emphasis(vec![Inline::Strong(inner)]),
    };
    Some((vec![emphasised], end + marks))
}

/// Where the closing marks begin: a run of as many, or the end of a longer run that also closes what is
/// inside.
fn closing_marks(rest: &[char], mark: char, marks: usize) -> Option<usize> {
    let mut at = marks;
    while let Some(char) = rest.get(at).filter(|_| at < FARTHEST) {
        let tail = rest.get(at..)?;
        let here = if *char == mark { run(tail) } else { 1 };
        match *char {
            '\\' => at += 1,
            '`' => at += code(tail).map_or(0, |(_, taken)| taken - 1),
            char if char == mark && (here == marks || (here == 3 && marks < 3)) => {
                let has_space_before = rest.get(at - 1).is_none_or(|char| char.is_whitespace());
                let in_word = mark == '_' && tail.get(here).is_some_and(|char| is_written(*char));
                if !has_space_before && !in_word {
                    return Some(at + here - marks);
                }
            }
            _ => {}
        }
        at += here;
    }
    None
}
