//! All that can happen to the page, and all it can do to the world.

use super::super::super::json::Json;
use super::super::calendar::Step;
use super::super::files::Owned;
use super::super::filter::Grouping;
use super::gauge::Gauge;
use super::tables::Sheet;

/// Something happened.
#[derive(Debug, Clone, PartialEq)]
pub enum Event {
    /// A language was chosen, by its tag.
    LanguageChosen(String),
    /// The texts of a language arrived.
    WordsRead(&'static str, Json),
    /// Files are about to be read: picked, dropped or fetched.
    ReadingBegan,
    /// Files were handed over.
    FilesRead(Vec<Owned>),
    /// A collector's rows are wanted.
    CollectorAsked {
        /// Its address, as typed.
        url: String,
        /// What it wants to see.
        token: String,
    },
    /// This browser's own rows are wanted.
    BrowserAsked,
    /// Invented rows are wanted.
    SampleAsked,
    /// The FAQ that invented rows are about: language and content of each file.
    SampleRead {
        /// The files.
        faqs: Vec<(String, Json)>,
        /// When the invented time ends, in milliseconds since 1970.
        now: f64,
    },
    /// Data could not be had.
    Failed(Failure),
    /// All rows are to go.
    Cleared,
    /// A condition was set; empty for none.
    Filtered(Field, String),
    /// All conditions are to go.
    FilterCleared,
    /// Another figure's trend is wanted.
    GaugeChosen(Gauge),
    /// Buckets of another length are wanted; none for what suits.
    StepChosen(Option<Step>),
    /// Another comparison is wanted.
    GroupingChosen(Grouping),
    /// Figures are wanted from so many answers on.
    LeastChosen(u32),
    /// A cluster, by its question, is wanted in the FAQ, or not.
    ClusterChosen(String, bool),
    /// More comments are wanted.
    MoreAsked,
    /// Whether files begin with Excel's mark.
    MarkChosen(bool),
    /// A file is wanted.
    Exported(Export),
    /// The window is so wide, in pixels.
    Resized(u32),
}

/// A condition of the filter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// The first day: `2026-01-31`.
    From,
    /// The last day.
    Until,
    /// A value that rows have: a page, a rule and so on.
    Of(Grouping),
}

/// Why data could not be had.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Failure {
    /// What was typed is no web address.
    NoAddress(String),
    /// The collector wants another token.
    Refused(String),
    /// It answered with a status that is no success.
    Status(String, u16),
    /// It did not answer, or does not let this page read.
    Unreachable(String),
    /// This browser holds no rows.
    NoRows,
    /// The FAQ for invented rows is not beside the page.
    NoSample,
    /// A file could not be read from the disk.
    Unreadable(String),
}

/// A file that can be had.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Export {
    /// The rows that the filter lets through.
    Rows,
    /// A table.
    Table(Sheet),
    /// The draft of FAQ entries.
    Faq,
}

/// What the page wants done.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Fetch the texts of a language.
    FetchWords(&'static str),
    /// Tell the document its language and title.
    SetLanguage(&'static str, String),
    /// Fetch a collector's rows.
    FetchRows {
        /// The whole address.
        url: String,
        /// To be shown, and kept nowhere.
        token: String,
    },
    /// Read this browser's own rows; the name they go by.
    ReadBrowser(String),
    /// Fetch the FAQ for invented rows.
    FetchSample,
    /// Hand a file to the visitor.
    Download {
        /// Its name.
        name: String,
        /// Its type.
        mime: &'static str,
        /// Its content.
        text: String,
    },
    /// Call [`super::Page::work`] until it is done, with pauses in which the page is drawn.
    Work,
}
