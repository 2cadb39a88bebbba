//! Cuts folded text into the tokens of a pack: greedily, always the longest that is known.
//!
//! For words it is WordPiece, as the reference tokenizer does it on runs of `a`–`z` and digits: a word
//! with an unknown piece is unknown as a whole. Chinese runs are cut by the longest known word of up to
//! four characters, unknown characters skipped; Latin words among them count where known whole. Then
//! neighbouring tokens that the pack knows as a pair ("log in") add a row of their own.

use super::super::matcher::vocabulary::{Vocabulary, small};
use super::super::text::script::{Class, class};
use super::pack::Family;

/// Longer words are unknown, as for the reference.
const LONGEST_WORD: usize = 100;

/// Characters of the longest Chinese word in a pack.
const LONGEST_DENSE: usize = 4;

/// The tokens of a pack.
#[derive(Debug)]
pub struct Pieces {
    family: Family,
    vocabulary: Vocabulary,
    /// Bytes of the longest token: no longer piece needs to be looked for.
    longest: usize,
    /// Two token numbers in one, sorted.
    pairs: Vec<u32>,
}

impl Pieces {
    /// The tokens of a text, one a line, and pairs of their numbers.
    pub fn new(family: Family, text: &str, pairs: &[u8]) -> Self {
        let mut vocabulary = Vocabulary::default();
        let tokens = text.split('\n').filter(|token| !token.is_empty());
        tokens.for_each(|token| {
            vocabulary.intern(token);
        });
        let longest = text.split('\n').map(str::len).fold(0, usize::max);
        let pair = |bytes: &[u8; 4]| {
            let [a, b, c, d] = bytes.map(u32::from);
            (a | b << 8) << 16 | c | d << 8
        };
        let pairs = pairs.as_chunks().0.iter().map(pair).collect();
        Pieces { family, vocabulary, longest, pairs }
    }

    /// How many rows of vectors belong to them.
    pub fn row_count(&self) -> usize {
        self.vocabulary.count() + self.pairs.len()
    }

    /// The text of a token; empty for a pair.
    pub fn text(&self, row: usize) -> &str {
        self.vocabulary.text(small(row))
    }

    /// The tokens of a folded text, in order.
    pub fn tokens(&self, folded: &str) -> Vec<u32> {
        let mut tokens = Vec::new();
        let mut rest = folded;
        while let Some(start) = rest.find(|c| self.is_part(c)) {
            rest = rest.get(start..).unwrap_or_default();
            let is_latin = rest.starts_with(is_latin);
            let end = rest.find(|c| !self.is_part(c) || is_latin != self::is_latin(c)).unwrap_or(rest.len());
            self.run(rest.get(..end).unwrap_or_default(), is_latin, &mut tokens);
            rest = rest.get(end..).unwrap_or_default();
        }
        tokens
    }

    /// The rows whose sum is the meaning of a folded text: its tokens, then their pairs.
    pub fn rows(&self, folded: &str) -> Vec<usize> {
        let tokens = self.tokens(folded);
        let next = tokens.iter().skip(1);
        let pairs = tokens.iter().zip(next).filter_map(|(&first, &second)| {
            let found = self.pairs.binary_search(&(first << 16 | second)).ok()?;
            Some(self.vocabulary.count() + found)
        });
        tokens.iter().map(|&token| token as usize).chain(pairs).collect()
    }

    fn is_part(&self, c: char) -> bool {
        is_latin(c) || (self.family == Family::Dense && class(c) == Class::Dense)
    }

    fn run(&self, run: &str, is_latin: bool, tokens: &mut Vec<u32>) {
        match (self.family, is_latin) {
            (Family::Spaced, _) => self.word(run, tokens),
            (Family::Dense, true) => tokens.extend(self.vocabulary.find(run)),
            (Family::Dense, false) => self.dense(run, tokens),
        }
    }

    fn word(&self, word: &str, tokens: &mut Vec<u32>) {
        let before = tokens.len();
        let mut piece = String::new();
        let mut rest = if word.len() > LONGEST_WORD { "" } else { word };
        while !rest.is_empty() {
            let Some((length, token)) = self.longest_piece(rest, rest.len() < word.len(), &mut piece) else {
                return tokens.truncate(before);
            };
            tokens.push(token);
            rest = rest.get(length..).unwrap_or_default();
        }
    }

    /// The longest known beginning of a word's rest, and its length.
    fn longest_piece(&self, rest: &str, is_inside: bool, piece: &mut String) -> Option<(usize, u32)> {
        (1..=rest.len().min(self.longest)).rev().find_map(|length| {
            piece.clear();
            piece.push_str(if is_inside { "##" } else { "" });
            piece.push_str(rest.get(..length)?);
            Some((length, self.vocabulary.find(piece)?))
        })
    }

    fn dense(&self, run: &str, tokens: &mut Vec<u32>) {
        let mut rest = run;
        while let Some(first) = rest.chars().next() {
            let ends = rest.char_indices().map(|(at, c)| at + c.len_utf8()).take(LONGEST_DENSE);
            let mut found = (first.len_utf8(), None);
            for end in ends {
                if let Some(token) = rest.get(..end).and_then(|word| self.vocabulary.find(word)) {
                    found = (end, Some(token));
                }
            }
            tokens.extend(found.1);
            rest = rest.get(found.0..).unwrap_or_default();
        }
    }

    /// What they weigh in memory.
    pub fn bytes(&self) -> usize {
        self.vocabulary.bytes() + 4 * self.pairs.capacity()
    }
}

fn is_latin(c: char) -> bool {
    c.is_ascii_lowercase() || c.is_ascii_digit()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(family: Family, known: &str, text: &str, expected: &[&str]) {
        let pieces = Pieces::new(family, &known.replace(' ', "\n"), &[]);
        let tokens = pieces.tokens(text);
        let found: Vec<&str> = tokens.iter().map(|&token| pieces.text(token as usize)).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn words_are_cut_greedily_and_unknown_ones_left_out() {
        let known = "refund re ##fund ##s ##ed a";
        check(Family::Spaced, known, "refunds, refunded!", &["refund", "##s", "refund", "##ed"]);
        check(Family::Spaced, known, "refundx a", &["a"]);
        check(Family::Spaced, known, "退 refund-a", &["refund", "a"]);
        check(Family::Spaced, known, "", &[]);
        check(Family::Spaced, known, &"a".repeat(101), &[]);
    }

    #[test]
    fn chinese_takes_the_longest_word() {
        let known = "退 货 退货 怎么 wifi 退货政策";
        check(Family::Dense, known, "怎么退货wifi密码", &["怎么", "退货", "wifi"]);
        check(Family::Dense, known, "退货政策!货", &["退货政策", "货"]);
        check(Family::Dense, known, "未知", &[]);
    }
}
