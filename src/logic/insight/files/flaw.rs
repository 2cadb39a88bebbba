//! What may be wrong with a file or a row, and the texts that say so: the page shows them in its own language.

use std::fmt::{self, Display, Formatter};

use super::super::super::filled::filled;
use super::super::super::strings::strings;

/// The longest part of a value that a message shows, in characters.
const MOST_SHOWN: usize = 60;

strings! {
    /// The texts of [`Flaw`]s, in one language.
    Flaws;
    /// Names the place in a file.
    line = "line {1}",
    /// See [`Flaw::NoUtf8`].
    no_utf8 = "it is not in UTF-8, so that some characters are lost; save it as \"CSV UTF-8\".",
    /// See [`Flaw::Empty`].
    empty = "it is empty.",
    /// See [`Flaw::WebPage`].
    web_page = "it is an HTML page, no export; a server may have sent that in its place. Fetch the file again.",
    /// See [`Flaw::Lacking`].
    lacking = "the header line lacks the columns {1}; expected an export of feedback, in CSV or JSON.",
    /// See [`Flaw::Unknown`].
    unknown = "columns that are not known are ignored: {1}.",
    /// See [`Flaw::Cells`].
    cells = "the row has {1} cells, the header {2}; a quote or separator may be amiss. It is left out.",
    /// See [`Flaw::Quote`].
    quote = "a quote is opened and not closed; the row is left out.",
    /// See [`Flaw::NoRow`].
    no_row = "a row needs an `id`, a `time`, and as `kind` one of conversation, survey, rating; it is left out.",
    /// See [`Flaw::NoNumber`].
    no_number = "`{1}` is {2}, but should be a number; the row is left out.",
    /// See [`Flaw::NoMoment`].
    no_moment = "`{1}` is {2}, but should be a moment in UTC such as 2026-01-31T23:59:59Z; the row is left out.",
    /// See [`Flaw::NoCount`].
    no_count = "`{1}` is {2}, but counts questions; the row is left out.",
    /// See [`Flaw::NoScale`].
    no_scale = "`scale` is {1}, but should be from 2 to 11; the row is left out.",
    /// The same where there is none.
    scale_empty = "`scale` is empty, but should be from 2 to 11; the row is left out.",
    /// See [`Flaw::OffScale`].
    off_scale = "`value` is {1}, but the scale has the whole numbers from {2} to {3}; the row is left out.",
    /// See [`Flaw::NoJson`].
    no_json = "this is no JSON: {1}; the row is left out.",
    /// See [`Flaw::NoObject`].
    no_object = "expected a row as an object, found {1}; it is left out.",
    /// See [`Flaw::NoData`].
    no_data = "the CloudEvent ({1}) has no row as its `data`; it is left out.",
}

/// What is wrong.
#[derive(Debug, Clone, PartialEq)]
pub enum Flaw {
    /// The file is in another encoding.
    NoUtf8,
    /// The file has no content.
    Empty,
    /// The file is an HTML page.
    WebPage,
    /// The header lacks these columns.
    Lacking(String),
    /// These columns are ignored.
    Unknown(String),
    /// The row has so many cells, the header so many.
    Cells(usize, usize),
    /// A quote is never closed.
    Quote,
    /// The row lacks what each row has.
    NoRow,
    /// A column should be a number, and holds that.
    NoNumber(&'static str, String),
    /// A column should be a moment, and holds that.
    NoMoment(&'static str, String),
    /// A column should be a count, and holds that.
    NoCount(&'static str, f64),
    /// The scale has that many points, or none.
    NoScale(Option<f64>),
    /// The value is not on its scale, which goes from there to there.
    OffScale(f64, u8, u8),
    /// The text is no JSON; the reader's reason, in English.
    NoJson(String),
    /// A value that is no object.
    NoObject(String),
    /// An event without a row; its type.
    NoData(String),
}

impl Flaw {
    /// What is wrong, in the language of the texts.
    pub fn text(&self, texts: &Flaws) -> String {
        let (text, parts) = self.pieces(texts);
        let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
        filled(text, &parts)
    }

    fn pieces(&self, texts: &Flaws) -> (&'static str, Vec<String>) {
        match self {
            Flaw::NoUtf8 => (texts.no_utf8, Vec::new()),
            Flaw::Empty => (texts.empty, Vec::new()),
            Flaw::WebPage => (texts.web_page, Vec::new()),
            Flaw::Lacking(columns) => (texts.lacking, vec![columns.clone()]),
            Flaw::Unknown(columns) => (texts.unknown, vec![short(columns)]),
            Flaw::Cells(found, expected) => (texts.cells, vec![found.to_string(), expected.to_string()]),
            Flaw::Quote => (texts.quote, Vec::new()),
            Flaw::NoRow => (texts.no_row, Vec::new()),
            Flaw::NoNumber(column, found) => (texts.no_number, vec![(*column).to_owned(), short(found)]),
            Flaw::NoMoment(column, found) => (texts.no_moment, vec![(*column).to_owned(), quoted(found)]),
            Flaw::NoCount(column, found) => (texts.no_count, vec![(*column).to_owned(), found.to_string()]),
            Flaw::NoScale(Some(found)) => (texts.no_scale, vec![found.to_string()]),
            Flaw::NoScale(None) => (texts.scale_empty, Vec::new()),
            Flaw::OffScale(found, first, last) => {
                (texts.off_scale, vec![found.to_string(), first.to_string(), last.to_string()])
            }
            Flaw::NoJson(reason) => (texts.no_json, vec![reason.clone()]),
            Flaw::NoObject(found) => (texts.no_object, vec![short(found)]),
            Flaw::NoData(name) => (texts.no_data, vec![short(name)]),
        }
    }
}

/// A text as it is shown in a message.
pub(super) fn quoted(text: &str) -> String {
    ["\"", &short(text), "\""].concat()
}

fn short(text: &str) -> String {
    let mut shown: String = text.chars().take(MOST_SHOWN).collect();
    if shown.len() < text.len() {
        shown.push('…');
    }
    shown
}

/// Something wrong, and where.
#[derive(Debug, Clone, PartialEq)]
pub struct Mistake {
    /// The file's name.
    pub file: String,
    /// The line where it begins, counted from 1. None for the file as a whole.
    pub line: Option<usize>,
    /// What is wrong.
    pub flaw: Flaw,
}

impl Mistake {
    /// Its place, in the language of the texts: `feedback.csv, line 3`.
    pub fn place(&self, texts: &Flaws) -> String {
        match self.line {
            Some(line) => [&self.file, ", ", &filled(texts.line, &[&line.to_string()])].concat(),
            None => self.file.clone(),
        }
    }
}

/// In English, as native tools print it.
impl Display for Mistake {
    fn fmt(&self, to: &mut Formatter) -> fmt::Result {
        let texts = Flaws::default();
        write!(to, "{}: {}", self.place(&texts), self.flaw.text(&texts))
    }
}
