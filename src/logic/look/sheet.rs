//! Makes a style sheet shorter while the widget is compiled: visitors load neither comments nor indents.
#![expect(clippy::indexing_slicing, reason = "a wrong index is an error of the compilation")]

/// Goes through a sheet. A space is dropped beside what ends a rule or separates; between values and selectors one is
/// left. Texts in double quotes stay as they are.
struct Walk<'sheet> {
    css: &'sheet [u8],
    at: usize,
    last: u8,
    is_quoted: bool,
}

impl Walk<'_> {
    /// The next byte that is kept.
    const fn next(&mut self) -> Option<u8> {
        while self.at < self.css.len() {
            let byte = self.css[self.at];
            if !self.is_quoted && is_space(byte) | self.is_comment() {
                self.skip();
                let follows = if self.at < self.css.len() { self.css[self.at] } else { b'}' };
                if is_end(self.last, b"{};,:") || is_end(follows, b"{};,") {
                    continue;
                }
                self.last = b' ';
                return Some(b' ');
            }
            self.is_quoted ^= byte == b'"';
            self.at += 1;
            self.last = byte;
            return Some(byte);
        }
        None
    }

    const fn is_comment(&self) -> bool {
        self.at + 1 < self.css.len() && self.css[self.at] == b'/' && self.css[self.at + 1] == b'*'
    }

    /// Goes over spaces and comments.
    const fn skip(&mut self) {
        while self.at < self.css.len() {
            if self.is_comment() {
                self.at += 2;
                while self.at + 1 < self.css.len()
                    && !(self.css[self.at] == b'*' && self.css[self.at + 1] == b'/')
                {
                    self.at += 1;
                }
                self.at += 2;
            } else if is_space(self.css[self.at]) {
                self.at += 1;
            } else {
                return;
            }
        }
    }
}

const fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\n' | b'\t' | b'\r')
}

const fn is_end(byte: u8, ends: &[u8]) -> bool {
    let mut at = 0;
    while at < ends.len() {
        if ends[at] == byte {
            return true;
        }
        at += 1;
    }
    false
}

const fn walk(css: &str) -> Walk<'_> {
    Walk { css: css.as_bytes(), at: 0, last: b'}', is_quoted: false }
}

/// How long the sheet becomes, in bytes.
pub const fn length(css: &str) -> usize {
    let mut walk = walk(css);
    let mut length = 0;
    while walk.next().is_some() {
        length += 1;
    }
    length
}

/// The short sheet.
pub const fn tight<const LENGTH: usize>(css: &str) -> [u8; LENGTH] {
    let mut walk = walk(css);
    let mut tight = [0; LENGTH];
    let mut at = 0;
    while let Some(byte) = walk.next() {
        tight[at] = byte;
        at += 1;
    }
    tight
}

/// Its bytes as a text.
pub const fn text(tight: &[u8]) -> &str {
    match std::str::from_utf8(tight) {
        Ok(text) => text,
        Err(_) => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    macro_rules! tightened {
        ($css:expr) => {{
            const TIGHT: [u8; length($css)] = tight($css);
            text(&TIGHT)
        }};
    }

    #[test]
    fn comments_and_spaces_go_and_what_they_part_stays_apart() {
        assert_eq!(tightened!(""), "");
        assert_eq!(tightened!("/* a */\n.b .c ,\n.d > e { f : g h ; }\n"), ".b .c,.d > e{f :g h;}");
        assert_eq!(
            tightened!(".a :focus { b: calc(1px + 2px) /* c */ d; }"),
            ".a :focus{b:calc(1px + 2px) d;}"
        );
        assert_eq!(
            tightened!("a::before { content: \"✉ ; /* \" / \"\"; }"),
            "a::before{content:\"✉ ; /* \" / \"\";}"
        );
        assert_eq!(
            tightened!("@media (a: b) and (c: d) {\n  e { f: g; }\n}"),
            "@media (a:b) and (c:d){e{f:g;}}"
        );
        assert_eq!(tightened!("a { b: c /* not closed"), "a{b:c");
    }

    #[test]
    fn the_widgets_sheet_keeps_its_rules() {
        const WRITTEN: &str = concat!(include_str!("../../ui/widget.css"), include_str!("../../ui/task.css"));
        let short = tightened!(WRITTEN);
        assert!(short.len() * 10 < WRITTEN.len() * 9, "{} of {}", short.len(), WRITTEN.len());
        for mark in ['{', '}', ';', '(', ')', '"'] {
            let count = |text: &str| text.matches(mark).count();
            let in_comments: usize =
                WRITTEN.split("/*").skip(1).map(|part| count(part.split("*/").next().unwrap())).sum();
            assert_eq!(count(short), count(WRITTEN) - in_comments, "{mark}");
        }
    }
}
