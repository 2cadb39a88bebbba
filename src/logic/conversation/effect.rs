//! All that the widget can do to the world. Each variant has one handler in `browser/effects/`.

use std::borrow::Cow;

use super::super::config::resolve::Pages;
use super::super::faq::action::Receiver;
use super::super::feedback::row::Row;
use super::super::handoff::ways::Chat;
use super::super::json::Json;
use super::super::report::Problem;
use super::super::rules::signal::Wishes;
use super::super::semantic::shipped::Shipped;

/// Something to be done. Outcomes come back as [`super::event::Event`]s.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Stores this object under the widget's one key.
    Save(Json),
    /// Stores what is remembered of the visitor, beside the widget's one key.
    SaveProfile(Json),
    /// Begins to listen for what happens on the page.
    Watch(Wishes),
    /// Hands this to the visitor as a file.
    Download(Json),
    /// Keeps what is stored, and could not be read, under another key before it is replaced.
    SetAside,
    /// Removes the widget's key.
    Forget,
    /// Fetches the FAQ file at this address: answered by `FaqArrived` or `FaqFailed`.
    FetchFaq {
        /// The address as the owner wrote it.
        url: String,
        /// What a relative address is relative to: the config file, or the page.
        is_from_config: bool,
    },
    /// Looks for questions on pages: answered by `FaqArrived`, which is `Null` where there are none, or `FaqFailed`. What is
    /// found on the page that the widget stands on may have a `contact` beside the `faq`.
    FindFaq(Pages),
    /// Comes back with `IndexTurn` after the browser had a chance to draw: a large FAQ is indexed and learned from in
    /// steps of a millisecond or so, as many at a time as do not hold the page up.
    BuildIndex,
    /// Fetches a semantic pack when the browser is idle: answered by `PackArrived` or `PackFailed`. Asked for
    /// once a visitor has begun to use the widget, never before.
    FetchPack(&'static Shipped),
    /// Loads what is needed to speak another language, one of [`crate::logic::strings::LANGUAGES`]: answered by
    /// `LanguageArrived`.
    FetchLanguage(&'static str),
    /// Moves the keyboard focus.
    Focus(Target),
    /// Brings a turn's question to the top of the transcript.
    Reveal(u32),
    /// Keeps a row of feedback, and sends it where the owner says so. The page and the device are filled in.
    Record(Row),
    /// Hands the values of a guided answer to their receiver: answered by `TaskSettled` with this number.
    Perform {
        /// Names the attempt.
        attempt: u32,
        /// Who gets the values; an address has them in it already, those of a GET's query, too.
        receiver: Receiver,
        /// The values by their names, an object of texts: for the page's handler, or to be posted.
        values: Json,
    },
    /// Hands the conversation to a human: answered by `HandoffSettled` with its number. The page may change what is handed
    /// over, or call it off, in a listener on `askwell:handoff`; its address is filled in.
    HandOver(Box<Handover>),
    /// Copies this text.
    Copy(String),
    /// Hands this text to the visitor as a file.
    SaveText(String),
    /// Prints this text.
    Print(String),
    /// Tells the page, as a `CustomEvent` on `window`.
    Raise(PageEvent),
    /// Tells the site owner, on the console.
    Warn(Problem),
}

/// Where the focus may go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// Into the opened panel: the composer; on touch screens the panel itself, so that no keyboard rises.
    Panel,
    /// The composer.
    Composer,
    /// The launcher.
    Launcher,
    /// The survey.
    Survey,
    /// What the guided answer asks for; the composer, where it asks for nothing more. Only where the focus was on the
    /// guided answer, or got lost with what was drawn before.
    Task,
    /// The hand-off to a human.
    Handoff,
    /// The first field of its form that is wrong.
    Wrong,
    /// The panel's first control.
    First,
    /// The panel's last control.
    Last,
}

/// A conversation on its way to a human.
#[derive(Debug, Clone, PartialEq)]
pub struct Handover {
    /// Names the attempt.
    pub attempt: u32,
    /// Who takes it.
    pub taker: Taker,
    /// What is handed over: an object of `way`, `reason`, `transcript` (left out where the visitor keeps it back),
    /// `visitor` (what the page told of them), `entries` (ids of those that answered), `conversation_id`, `locale`.
    pub told: Json,
}

/// Who takes a conversation.
#[derive(Debug, Clone, PartialEq)]
pub enum Taker {
    /// A live chat.
    Chat(Chat),
    /// The receivers of feedback, as a message.
    Outbox(Row),
}

/// What the page may listen to.
#[derive(Debug, Clone, PartialEq)]
pub struct PageEvent {
    /// The event's name: `askwell:answered`.
    pub name: Cow<'static, str>,
    /// Its `detail`.
    pub detail: Json,
}
