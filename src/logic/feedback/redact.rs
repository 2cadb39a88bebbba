//! Masks personal data in what a visitor wrote, before it is stored or sent.
//!
//! A leak costs more than a lost number, so doubtful cases are masked: any nine digits in a row, with the digits that
//! hang on them by dots and dashes, go ([`LONG_RUN`]); also those inside a tracking code, whose letters stay. Kept are
//! shorter codes, prices, dates, moments (also `20240115103000`), sizes, versions and ISBNs. What is no kind of
//! [`Kind`] is not masked: names, postal addresses, passports, and what is spelled out (`bob at example dot com`).
//!
//! Scanners by hand in place of expressions: every kilobyte is the visitor's. `text` reads characters, `email`, `iban`
//! and `ip` stand alone, `chain` cuts digits into groups, `number` and `phone` judge them, `label` the word in front.
//!
//! **Masking twice changes nothing**, because what replaces a find cannot make another one: a scanner sees a find's end
//! as it sees the text's start; every test of what follows refuses `[` if it refuses anything; and a find takes digits
//! joined by dots or dashes all or not at all.

mod chain;
mod email;
mod iban;
mod ip;
mod label;
mod number;
mod phone;
#[cfg(test)]
mod tests;
mod text;

use text::Text;

/// How many digits in a row are masked whatever they are.
pub const LONG_RUN: usize = 9;

/// A kind of personal data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// An e-mail address.
    Email,
    /// A telephone number, in the forms of the English-speaking countries, Europe and China, or behind a word such as
    /// `phone`. An extension stays, unless a dash joins it.
    Phone,
    /// A payment card: 13 to 19 digits, an issuer's first digits, a valid check digit.
    Card,
    /// An international bank account number with valid check digits.
    Iban,
    /// A Chinese resident identity number: 18 characters, a possible birthday, a valid check character.
    ChineseId,
    /// An address of the internet, version 4 or 6.
    Ip,
    /// Another long number: see [`LONG_RUN`]; also sixteen digits in fours, and nine as in US social security numbers.
    Digits,
}

impl Kind {
    /// Its word, which stands in brackets where a find stood.
    pub fn word(self) -> &'static str {
        match self {
            Self::Email => "email",
            Self::Phone => "phone",
            Self::Card => "card",
            Self::Iban => "iban",
            Self::ChineseId => "chinese-id",
            Self::Ip => "ip",
            Self::Digits => "digits",
        }
    }
}

/// A text without personal data.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Redacted {
    /// The text with `[email]`, `[phone]` … for each find; all else is as it was, byte for byte.
    pub text: String,
    /// What was masked, in order of appearance.
    pub masked: Vec<Kind>,
}

impl Redacted {
    fn mask(&mut self, kind: Kind) {
        for part in ["[", kind.word(), "]"] {
            self.text.push_str(part);
        }
        self.masked.push(kind);
    }
}

/// Masks personal data, with [`LONG_RUN`].
pub fn redact(text: &str) -> Redacted {
    redact_runs(text, LONG_RUN)
}

/// Masks personal data; of other numbers those with `long_run` digits in a row. An owner whose order numbers are longer
/// than [`LONG_RUN`] may keep them so. At least 1; phones, cards and the like are masked whatever it is.
pub fn redact_runs(text: &str, long_run: usize) -> Redacted {
    let finds = finds(text, long_run);
    let mut redacted = Redacted::default();
    for (place, c) in text.chars().enumerate() {
        match finds.get(redacted.masked.len()) {
            Some(find) if place + 1 == find.end => redacted.mask(find.kind),
            Some(find) if place >= find.start => {}
            _ => redacted.text.push(c),
        }
    }
    redacted
}

/// Personal data in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Find {
    /// What it is.
    pub kind: Kind,
    /// Its first character, counted in characters.
    pub start: usize,
    /// The character behind its last.
    pub end: usize,
}

/// What a scanner has to say of a place.
enum Step {
    /// Something begins here.
    Found(Find),
    /// Nothing begins before that place.
    Skip(usize),
}

/// What [`redact_runs`] masks, in order: for showing a visitor before it is done.
pub fn finds(text: &str, long_run: usize) -> Vec<Find> {
    search(&mut Text::new(text), long_run.max(1))
}

/// All finds, in order. E-mail addresses come first, since they may hold any of the others.
fn search(text: &mut Text, long_run: usize) -> Vec<Find> {
    let mut finds = Vec::new();
    let mut from = 0;
    loop {
        text.look_at(from, text.len());
        let email = email::next(text, from);
        let stop = email.as_ref().map_or(text.len(), |email| email.start);
        while from < stop {
            text.look_at(from, stop);
            let find = first(text, from, long_run);
            from = find.as_ref().map_or(stop, |find| find.end);
            finds.extend(find);
        }
        let Some(email) = email else { return finds };
        from = email.end;
        finds.push(email);
    }
}

/// The first find from that place on, e-mail addresses apart.
fn first(text: &Text, mut place: usize, long_run: usize) -> Option<Find> {
    while place < text.end() {
        match step(text, place, long_run) {
            Step::Found(find) => return Some(find),
            Step::Skip(to) => place = to,
        }
    }
    None
}

fn step(text: &Text, place: usize, long_run: usize) -> Step {
    let found = iban::at(text, place).or_else(|| ip::v6(text, place));
    found.map_or_else(|| number::step(text, place, long_run), Step::Found)
}
