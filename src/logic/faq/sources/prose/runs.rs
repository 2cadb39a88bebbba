//! A paragraph as it is written: stretches of text, each in one style, with every mark escaped that would be read as
//! another thing than the text that it is.

use super::super::tree::is_space;
use crate::logic::text::script::is_written;
use crate::logic::url::safe_url;

/// How a stretch of text looks.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Style {
    pub is_strong: bool,
    pub is_emphasised: bool,
    pub is_code: bool,
    /// Where it leads; empty where it is no link.
    pub link: String,
}

/// The longest stretch that is marked, in bytes. The reader of answers looks 4,000 characters far for a closing mark, and
/// escapes may double a text.
const LONGEST_MARKED: usize = 900;

/// A paragraph.
#[derive(Debug, Default)]
pub(super) struct Runs {
    /// What was written so far.
    line: String,
    /// The stretch that is being written: its text, and its style.
    run: (String, Style),
    /// Whether white space is due before the next text.
    has_space: bool,
}

impl Runs {
    /// Adds a text; its white space is one space, and none after a line's beginning.
    pub(super) fn text(&mut self, text: &str, style: &Style) {
        for char in text.chars() {
            // At a line's beginning no space of any kind is seen, and the reader would count it as an indent.
            let is_lost = char.is_whitespace() && self.run.0.is_empty() && self.is_at_line_start();
            if is_space(char) || is_lost {
                // The style of a space that joins two stretches is not seen but in code.
                if self.run.1.is_code && self.run.1 != *style {
                    self.end_run();
                }
                self.has_space = true;
                continue;
            }
            if self.run.1 != *style {
                let has_space = self.has_space;
                self.end_run();
                self.has_space = has_space;
                self.run.1.clone_from(style);
            }
            self.space();
            self.run.0.push(char);
        }
    }

    /// Writes the space that is due: inside the stretch, or before it.
    fn space(&mut self) {
        if !std::mem::take(&mut self.has_space) {
            return;
        }
        if !self.run.0.is_empty() {
            self.run.0.push(' ');
        } else if !self.is_at_line_start() {
            self.line.push(' ');
        }
    }

    fn is_at_line_start(&self) -> bool {
        self.line.is_empty() || self.line.ends_with('\n')
    }

    /// Goes on in the next line; nothing at the beginning of a paragraph.
    pub(super) fn line_break(&mut self) {
        self.end_run();
        if !self.is_at_line_start() {
            self.line.push_str("\\\n");
        }
    }

    /// Adds a text that is Markdown already.
    pub(super) fn ready(&mut self, markdown: &str) {
        self.end_run();
        self.line.push_str(markdown);
    }

    pub(super) fn is_empty(&self) -> bool {
        self.line.is_empty() && self.run.0.is_empty()
    }

    /// The paragraph, where there is one; the next one begins.
    pub(super) fn take(&mut self) -> Option<String> {
        self.end_run();
        let line = std::mem::take(&mut self.line);
        let mut line = line.trim_end();
        while let Some(rest) = line.strip_suffix("\\\n") {
            line = rest.trim_end();
        }
        // A break at the end was cut by its first half.
        let backslashes = line.len() - line.trim_end_matches('\\').len();
        let line = if backslashes % 2 == 1 { line.get(..line.len() - 1).unwrap_or_default() } else { line };
        (!line.is_empty()).then(|| line.to_owned())
    }

    fn end_run(&mut self) {
        self.has_space = false;
        let (text, style) = std::mem::take(&mut self.run);
        if text.is_empty() {
            return;
        }
        let is_short = text.len() <= LONGEST_MARKED;
        let inner = if style.is_code && is_short { coded(&text) } else { None };
        let inner = inner.unwrap_or_else(|| {
            let escaped = escaped(&text, self.is_at_line_start());
            // Two runs of marks side by side would be one, and marks do not open before a space of any kind.
            let has_edge = text.starts_with(char::is_whitespace) || text.ends_with(char::is_whitespace);
            let is_free = is_short && !has_edge && !self.line.ends_with('*');
            match (is_free && style.is_strong, is_free && style.is_emphasised) {
                (true, _) => ["**", &escaped, "**"].concat(),
                (_, true) => ["*", &escaped, "*"].concat(),
                _ => escaped,
            }
        });
        let address = link_address(&style.link).filter(|_| is_short);
        match address {
            Some(address) => self.line.extend(["[", &inner, "](", &address, ")"]),
            None => self.line.push_str(&inner),
        }
    }
}

/// An address as it may stand between parentheses; nothing where it is not safe.
fn link_address(link: &str) -> Option<String> {
    let safe = safe_url(link).filter(|safe| safe.len() <= LONGEST_MARKED)?;
    let mut address = String::new();
    for char in safe.chars() {
        match char {
            ' ' => address.push_str("%20"),
            '(' => address.push_str("%28"),
            ')' => address.push_str("%29"),
            '<' => address.push_str("%3C"),
            '>' => address.push_str("%3E"),
            '`' => address.push_str("%60"),
            '\\' => address.push_str("%5C"),
            char if char < ' ' => {}
            char => address.push(char),
        }
    }
    Some(address)
}

/// Code between backticks, as many as it has none of; nothing where one and two will not do.
fn coded(text: &str) -> Option<String> {
    let has = |marks: usize| text.split(|char| char != '`').any(|run| run.len() == marks);
    match (has(1), has(2)) {
        (false, false) if !text.contains('`') => Some(["`", text, "`"].concat()),
        (true, false) => Some(["`` ", text, " ``"].concat()),
        _ => None,
    }
}

/// The text with a backslash before every mark that would not be read as itself.
fn escaped(text: &str, is_at_line_start: bool) -> String {
    let mut safe = String::new();
    let start = if is_at_line_start { mark_at_start(text) } else { None };
    let mut before = None;
    for (at, char) in text.char_indices() {
        let next = text.get(at + char.len_utf8()..).and_then(|rest| rest.chars().next());
        let is_mark = match char {
            '\\' | '`' | '*' | '[' | ']' | '<' => true,
            // Before a link it would make a picture of it.
            '!' => next.is_none_or(|next| next == '['),
            '_' => !(before.is_some_and(is_written) && next.is_some_and(is_written)),
            '&' => next.is_some_and(|next| next == '#' || next.is_ascii_alphabetic()),
            _ => Some(at) == start,
        };
        if is_mark {
            safe.push('\\');
        }
        safe.push(char);
        before = Some(char);
    }
    safe
}

/// The place of the mark with which the line would begin a list, a quotation, a heading or a rule.
fn mark_at_start(text: &str) -> Option<usize> {
    let line = text.trim_start();
    let indent = text.len() - line.len();
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    match line.as_bytes().get(digits)? {
        b'.' | b')' if digits > 0 => Some(indent + digits),
        b'>' | b'#' | b'~' | b'-' | b'+' if digits == 0 => Some(indent),
        _ => None,
    }
}
