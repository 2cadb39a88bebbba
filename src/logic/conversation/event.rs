//! All that can happen to the widget.

use super::super::config::raw::Theme;
use super::super::json::Json;
use super::super::saved::Thumb;

/// Something the visitor did, or something the world answered.
#[derive(Debug, Clone, PartialEq)]
pub enum Event {
    // The visitor.
    /// The launcher was pressed, or the page asked for the panel.
    Opened,
    /// The panel was closed by its button or by Escape.
    Closed,
    /// The composer's text changed.
    Typed(String),
    /// The composer's text was sent, with the completion that was highlighted, if any.
    Sent,
    /// An entry was chosen from suggestions, candidates, follow-ups or completions.
    Chosen(String),
    /// The highlight in the completions moved: `1` down, `-1` up.
    CompletionMoved(isize),
    /// The completions were dismissed.
    CompletionsDismissed,
    /// An answer was rated. The number is the turn's.
    Rated(u32, Thumb),
    /// The way to a human was asked for.
    HumanAsked,
    /// The options were shown or hidden.
    OptionsToggled,
    /// The visitor chose colours.
    ThemeChosen(Theme),
    /// The visitor erased the conversation.
    Erased,
    /// Focus left the panel at its end (`true`) or its beginning while it covers the screen.
    FocusLeft(bool),
    /// The FAQ is to be fetched once more.
    Retried,

    // The world.
    /// The FAQ file was read.
    FaqArrived(Json),
    /// The FAQ file could not be fetched; the reason is for the site owner.
    FaqFailed(String),
    /// The time that [`super::effect::Effect::BuildIndex`] asked for has come: for so many steps.
    IndexTurn(u32),
    /// A semantic pack was loaded.
    PackArrived(Vec<u8>),
    /// A semantic pack could not be loaded; the reason is for the site owner.
    PackFailed(String),
    /// Nothing can be stored here; the reason is for the site owner.
    StorageFailed(String),
}
