//! A text cut into words, digits and single characters, and what stands around a place in it.
//!
//! Lists of words are one string each with `|` between them: a static string gzips well and needs no list of addresses.

use super::super::text::script::{Class, class, is_apostrophe};
use super::super::text::traditional::simplified;

/// What a [`Token`] is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Letters of a script with spaces.
    Word,
    /// Decimal digits.
    Digits,
    /// One character of a script without spaces.
    Dense,
    /// One other character, no space.
    Mark,
}

/// A piece of a text.
#[derive(Debug, Clone, Copy)]
pub struct Token<'t> {
    /// What it is.
    pub kind: Kind,
    /// Itself.
    pub text: &'t str,
    /// Where it begins, in bytes.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
}

/// A text and its tokens.
#[derive(Debug)]
pub struct Read<'t> {
    /// As [`plain`] gives it.
    pub text: &'t str,
    /// In their order.
    pub tokens: Vec<Token<'t>>,
}

/// The text in small letters and simplified characters with plain digits, dashes, apostrophes, and one space at most
/// between two words. Lower case beyond ASCII is left alone: no value needs it.
pub fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for c in simplified(text).chars() {
        let c = plain_char(c);
        if !is_unseen(c) && (c != ' ' || !plain.ends_with(' ')) {
            plain.push(c);
        }
    }
    let kept = plain.trim_end_matches(' ').len();
    plain.truncate(kept);
    if plain.starts_with(' ') {
        plain.remove(0);
    }
    plain
}

fn plain_char(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => {
            char::from_u32(u32::from(c) - 0xfee0).map_or(c, |c| c.to_ascii_lowercase())
        }
        _ if is_space(c) => ' ',
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe63}' => '-',
        '\u{2044}' | '\u{2215}' => '/',
        '\u{ffe5}' => '¥',
        '〇' => '零',
        _ if is_apostrophe(c) => '\'',
        _ => c.to_ascii_lowercase(),
    }
}

/// Whether a character is a space or a control character of any kind.
pub fn is_space(c: char) -> bool {
    matches!(c, '\0'..=' ' | '\u{7f}'..='\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{2028}' | '\u{2029}'
        | '\u{202f}' | '\u{205f}' | '\u{3000}')
}

/// Whether a character is not seen and says nothing in a value: a space of no width, a direction for what follows. Not
/// those that join letters and emoji.
pub fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

impl<'t> Read<'t> {
    /// Cuts a plain text.
    pub fn new(text: &'t str) -> Self {
        let mut tokens: Vec<Token> = Vec::new();
        for (start, c) in text.char_indices() {
            let kind = match class(c) {
                Class::Letter => Kind::Word,
                Class::Digit if c.is_ascii_digit() => Kind::Digits,
                Class::Dense => Kind::Dense,
                _ if c == ' ' => continue,
                _ => Kind::Mark,
            };
            let end = start + c.len_utf8();
            let is_run = matches!(kind, Kind::Word | Kind::Digits);
            match tokens.last_mut() {
                Some(last) if is_run && last.kind == kind && last.end == start => {
                    last.end = end;
                    last.text = text.get(last.start..end).unwrap_or_default();
                }
                _ => tokens.push(Token { kind, text: text.get(start..end).unwrap_or_default(), start, end }),
            }
        }
        Read { text, tokens }
    }

    /// The token's text; empty beyond the ends.
    pub fn at(&self, at: usize) -> &'t str {
        self.tokens.get(at).map_or("", |token| token.text)
    }

    /// What the token is; none beyond the ends.
    pub fn kind(&self, at: usize) -> Option<Kind> {
        self.tokens.get(at).map(|token| token.kind)
    }

    /// The text of the token in front.
    pub fn before(&self, at: usize) -> &'t str {
        self.at(at.wrapping_sub(1))
    }

    /// Whether nothing stands between the token and the one in front of it.
    pub fn is_joined(&self, at: usize) -> bool {
        let [before, token] = [at.wrapping_sub(1), at].map(|at| self.tokens.get(at));
        before.zip(token).is_some_and(|(before, token)| before.end == token.start)
    }

    /// The text from the token on.
    pub fn rest(&self, at: usize) -> &'t str {
        self.text.get(self.start(at)..).unwrap_or_default()
    }

    /// The text in front of the token.
    pub fn lead(&self, at: usize) -> &'t str {
        self.text.get(..self.start(at)).unwrap_or_default()
    }

    /// Where the token begins, in bytes.
    pub fn start(&self, at: usize) -> usize {
        self.tokens.get(at).map_or(self.text.len(), |token| token.start)
    }

    /// Where the token in front ends, in bytes.
    pub fn end(&self, at: usize) -> usize {
        self.tokens.get(at.wrapping_sub(1)).map_or(0, |token| token.end)
    }

    /// How many tokens the longest phrase of the table takes that stands here; 0 where none does.
    pub fn phrase(&self, at: usize, table: &str) -> usize {
        let end = self.start(at) + starts(self.rest(at), table);
        self.tokens.iter().skip(at).take_while(|token| token.start < end).count()
    }

    /// Whether the token is a word of the table.
    pub fn is(&self, at: usize, table: &str) -> bool {
        place(table, self.at(at)).is_some()
    }

    /// Whether a number that begins here stands for itself: it hangs on no word, date, time, version or code.
    pub fn is_free(&self, at: usize) -> bool {
        if !self.is_joined(at) {
            return true;
        }
        let before = at.wrapping_sub(1);
        match self.kind(before) {
            Some(Kind::Word | Kind::Digits) => false,
            Some(Kind::Mark) => match self.at(before) {
                "#" | "+" | "_" | "@" | "-" | "<" | "&" => false,
                "." | "," | "/" | ":" | "'" => {
                    !self.is_joined(before) || self.kind(before.wrapping_sub(1)) == Some(Kind::Dense)
                }
                _ => true,
            },
            _ => true,
        }
    }

    /// Whether a number that ends in front of this token goes on in it.
    pub fn goes_on(&self, at: usize) -> bool {
        let is_piece = |at| self.is_joined(at) && matches!(self.kind(at), Some(Kind::Word | Kind::Digits));
        match self.at(at) {
            "%" | "‰" => true,
            _ if !self.is_joined(at) => false,
            "-" | "/" | ":" | "." | "," | "_" | "@" | "'" => is_piece(at + 1),
            "°" | "+" => true,
            _ => false,
        }
    }
}

/// Which phrase of the table a word is.
pub fn place(table: &str, word: &str) -> Option<usize> {
    if word.is_empty() { None } else { table.split('|').position(|phrase| phrase == word) }
}

fn is_ascii_word(byte: Option<u8>) -> bool {
    byte.is_some_and(|byte| byte.is_ascii_alphanumeric())
}

/// How many bytes the longest phrase of the table takes that the text begins with; an ASCII word counts as a whole only.
pub fn starts(text: &str, table: &str) -> usize {
    let fits = |phrase: &&str| {
        text.as_bytes().starts_with(phrase.as_bytes())
            && !(is_ascii_word(phrase.bytes().next_back())
                && is_ascii_word(text.as_bytes().get(phrase.len()).copied()))
    };
    table.split('|').filter(fits).map(str::len).max().unwrap_or(0)
}

/// Whether the text ends with a phrase of the table.
pub fn ends(text: &str, table: &str) -> bool {
    let text = text.trim_end_matches(' ');
    table.split('|').any(|phrase| {
        let Some(rest) = text.len().checked_sub(phrase.len()) else { return false };
        text.as_bytes().ends_with(phrase.as_bytes())
            && !(is_ascii_word(phrase.bytes().next())
                && is_ascii_word(rest.checked_sub(1).and_then(|at| text.as_bytes().get(at).copied())))
    })
}

/// Whether the text has a phrase of the table in it.
pub fn has(text: &str, table: &str) -> bool {
    let mut is_start = true;
    for (at, c) in text.char_indices() {
        if is_start && starts(text.get(at..).unwrap_or_default(), table) > 0 {
            return true;
        }
        is_start = !c.is_ascii_alphanumeric();
    }
    false
}

/// The text without what links a label to its value at its end: `order number is: `, `订单号是`.
pub fn label(text: &str) -> &str {
    let mut text = text;
    loop {
        let cut = text.trim_end_matches([' ', ':', '=', '.', '"', '\'', '(', '是', '为', '：', '“', '「']);
        let linked = ["is", "was", "number is"].into_iter().find(|word| ends(cut, word));
        let cut = cut.get(..cut.len() - linked.map_or(0, str::len)).unwrap_or(cut);
        if cut.len() == text.len() {
            return text;
        }
        text = cut;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_become_plain() {
        for (text, expected) in [
            ("  Ａ–１０２３４　訂單 ", "a-10234 订单"),
            ("O\u{2019}Neil\n\tx", "o'neil x"),
            ("￥４２．５", "¥42.5"),
            ("", ""),
        ] {
            assert_eq!(plain(text), expected);
        }
    }

    #[test]
    fn tokens_are_words_digits_and_single_characters() {
        let read = Read::new("a10 五月,x");
        let texts: Vec<&str> = read.tokens.iter().map(|token| token.text).collect();
        assert_eq!(texts, ["a", "10", "五", "月", ",", "x"]);
        assert!(read.is_joined(1) && !read.is_joined(2) && !read.is_joined(0) && !read.is_joined(9));
        assert_eq!((read.before(0), read.at(9), read.rest(4), read.lead(2)), ("", "", ",x", "a10 "));
    }

    #[test]
    fn numbers_that_hang_on_something_are_not_free() {
        let free = |text: &str| {
            let plain = plain(text);
            let read = Read::new(&plain);
            let at = read.tokens.iter().position(|token| token.kind == Kind::Digits).unwrap();
            read.is_free(at) && !read.goes_on(at + 1)
        };
        for text in ["42", "$42.", "是42元", "42, please", "（42）", "42块"] {
            assert!(free(text), "{text}");
        }
        for text in ["A-42", "v4", "4.1", "15:30", "-5", "10%", "#7", "a@7"] {
            assert!(!free(text), "{text}");
        }
    }

    #[test]
    fn phrases_are_whole_words() {
        assert_eq!(starts("order number 5", "order|order number"), "order number".len());
        assert_eq!(starts("orders", "order"), 0);
        assert_eq!(starts("订单号5", "订单|订单号"), "订单号".len());
        assert!(ends("my order ", "order") && !ends("reorder", "order") && ends("我的订单", "订单"));
        assert!(has("no, sorry", "sorry") && !has("know", "now|no"));
        assert_eq!(label("my order number is: "), "my order number");
        assert_eq!(label("订单号是："), "订单号");
        assert_eq!(Read::new("order number x").phrase(0, "order number"), 2);
    }
}
