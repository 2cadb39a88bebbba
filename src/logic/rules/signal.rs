//! What happens on the page, as rules, the profile and predictions hear of it; and what of it they want to hear.

use super::super::json::Json;

/// Something that happened on the page or to the visitor.
#[derive(Debug, Clone, PartialEq)]
pub enum Signal {
    /// A page is shown: the first one, and each that a single-page site changes to.
    Page(PageFacts),
    /// The visitor has spent so many seconds on the page, with it in sight and the visitor about. One of
    /// [`Wishes::seconds`].
    Dwelt(f64),
    /// So many percent of the page's height were seen. One of [`Wishes::scroll`].
    Scrolled(f64),
    /// The visitor seems to be leaving.
    Leaving,
    /// The visitor has done nothing for so many seconds, with the page in sight. One of [`Wishes::idle`].
    Idle(f64),
    /// An element was clicked. One of [`Wishes::clicks`].
    Clicked(String),
    /// Half of an element was in sight for a moment. One of [`Wishes::seen`].
    Seen(String),
    /// The page tells of something by name, with properties: `Askwell('track', …)`, an object pushed into `dataLayer`,
    /// or a `CustomEvent` of [`Wishes::events`].
    Track(String, Json),
    /// The page tells who the visitor is: `Askwell('identify', …)`.
    Identified(Json),
    /// A minute has passed with the page in sight.
    Minute,
}

/// What a page says of itself.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct PageFacts {
    /// The whole address.
    pub url: String,
    /// Its path.
    pub path: String,
    /// The parameters of its query, an object of texts; of equal names the first.
    pub query: Json,
    /// Where the visitor came from; empty where that is unknown.
    pub referrer: String,
    /// The title.
    pub title: String,
    /// `<html lang>`.
    pub lang: String,
    /// The schema.org `Product` nodes of the page's JSON-LD, as they stand there.
    pub products: Vec<Json>,
}

/// What does not change while the page stands.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Device {
    /// `phone`, `tablet` or `desktop`.
    pub kind: String,
    /// The browser's first language: `zh-CN`.
    pub locale: String,
    /// The visitor's IANA time zone: `Asia/Shanghai`.
    pub time_zone: String,
    /// Whether the browser or a law-backed signal asks not to be followed: Global Privacy Control.
    pub has_privacy_control: bool,
}

/// Minutes that local time is ahead of UTC at a moment, in milliseconds since 1970: the host knows the visitor's time
/// zone, with its summer time.
pub type Offset = fn(f64) -> f64;

/// What is listened for. Nothing is, where no rule needs it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Wishes {
    /// Seconds of activity after which [`Signal::Dwelt`] comes.
    pub seconds: Vec<f64>,
    /// Percents of the page's height at which [`Signal::Scrolled`] comes.
    pub scroll: Vec<f64>,
    /// Seconds without activity after which [`Signal::Idle`] comes.
    pub idle: Vec<f64>,
    /// Whether [`Signal::Leaving`] is wanted.
    pub leaving: bool,
    /// CSS selectors of elements whose clicks are wanted.
    pub clicks: Vec<String>,
    /// CSS selectors of elements whose sight is wanted.
    pub seen: Vec<String>,
    /// Names of `CustomEvent`s on `window`.
    pub events: Vec<String>,
    /// Whether `dataLayer` is read.
    pub data_layer: bool,
    /// Whether [`Signal::Minute`] is wanted.
    pub minutes: bool,
}
