//! All that can happen to the widget.

use std::rc::Rc;

use super::super::config::raw::{Position, Theme};
use super::super::config::resolve::Config;
use super::super::json::Json;
use super::super::rules::signal::Signal;
use super::super::saved::Thumb;
use super::super::strings::Strings;
use super::super::survey::run::Answer;

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
    /// Something was done in a hand-off to a human.
    Handoff(Act),
    /// The conversation is to be copied.
    CopyAsked,
    /// The conversation is to be saved as a text file.
    TextAsked,
    /// The conversation is to be printed.
    PrintAsked,
    /// The options were shown or hidden.
    OptionsToggled,
    /// The visitor chose the interface's language, a BCP 47 tag.
    LanguageChosen(String),
    /// The visitor chose colours.
    ThemeChosen(Theme),
    /// The page changed its colours, or the corner of the launcher. The visitor's own choice stands.
    Restyled(Option<Theme>, Option<Position>),
    /// The visitor erased the conversation.
    Erased,
    /// Focus left the panel at its end (`true`) or its beginning while it covers the screen.
    FocusLeft(bool),
    /// The FAQ is to be fetched once more.
    Retried,
    /// A value was picked for the survey's present question; it is not answered yet.
    SurveyPicked(Answer),
    /// What was picked was taken back.
    SurveyCleared,
    /// The survey's present question is answered with what is picked, or skipped.
    SurveyNext,
    /// The survey goes back by a question.
    SurveyBack,
    /// The survey was closed.
    SurveyDismissed,

    /// The text of the guided answer's field changed.
    TaskTyped(String),
    /// The guided answer's field is given as it stands; an optional one may be empty.
    TaskNext,
    /// The guided answer goes back by a field or a choice.
    TaskBack,
    /// A value that was given is to be changed: the slot's place.
    TaskEdited(usize),
    /// A branch of a tree was chosen, by its place.
    TaskChosen(usize),
    /// The guided answer is to be tried once more.
    TaskRetried,
    /// The guided answer was cancelled.
    TaskCancelled,

    /// What a rule showed beside the launcher was taken up.
    TeaserTaken,
    /// It was closed.
    TeaserDismissed,
    /// What is remembered is shown or hidden.
    RememberedToggled,
    /// What is remembered is to be saved as a file.
    Exported,

    // The world.
    /// Something happened on the page, or the page told something.
    Signal(Signal),
    /// The page tells whether a purpose is consented to.
    Consented(Json),
    /// Another tab has stored this of the visitor's profile, or erased it (`Null`). With `true` that stood in the way
    /// of storing ours, which is to be tried again.
    ProfileElsewhere(Json, bool),
    /// The page asks a question in the visitor's name, which opens the panel.
    Asked(String),
    /// The page sets the suggested questions, by the ids of their entries; none at all: as configured.
    Suggested(Vec<String>),
    /// The page begins a new conversation. What was learned and is remembered of the visitor stays.
    Restarted,
    /// The page wants the interface in another language, a BCP 47 tag.
    LocaleSet(String),
    /// What is needed to speak another language has been loaded, as far as it could be.
    ///
    /// Shared, for views copy their events: code to copy a config would cost every visitor ten kilobytes.
    LanguageArrived(Rc<Language>),
    /// The page asks for a survey, by its id.
    SurveyCalled(String),
    /// The page goes out of sight, perhaps for good.
    PageHidden,
    /// Another tab has stored this, or erased it (`Null`). With `true` that stood in the way of storing ours, which is to be
    /// tried again.
    StoredElsewhere(Json, bool),
    /// The FAQ file was read.
    FaqArrived(Json),
    /// The FAQ file could not be fetched; the reason is for the site owner.
    FaqFailed(String),
    /// The time that [`super::effect::Effect::BuildIndex`] asked for has come: for so many steps.
    IndexTurn(u32),
    /// A semantic pack was loaded: its language, as the list of packs names it, and the file.
    PackArrived(&'static str, Vec<u8>),
    /// A semantic pack could not be loaded; the reason is for the site owner.
    PackFailed(String),
    /// The receiver of a guided answer has done, or has failed. The number is the one it was given with the values.
    TaskSettled(u32, Result<Json, Failure>),
    /// Nothing can be stored here; the reason is for the site owner.
    StorageFailed(String),
    /// The conversation was copied, or could not be.
    CopySettled(bool),
    /// What was handed over is where it should be, or is not. The number is the one it was handed over with.
    HandoffSettled(u32, bool),
}

/// What is needed to speak another language.
#[derive(Debug, Clone, PartialEq)]
pub struct Language {
    /// One of [`crate::logic::strings::LANGUAGES`].
    pub lang: &'static str,
    /// The interface's texts in it; none where they could not be loaded: then nothing changes.
    pub strings: Option<Strings>,
    /// The config with its texts in it; none where it could not be loaded: then the owner's texts stay as they are.
    pub config: Option<Box<Config>>,
}

/// What a visitor does in a hand-off.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Act {
    /// A way was chosen: what is passed on is shown first.
    Began(Way),
    /// What is passed on was changed.
    Edited(String),
    /// Whether the conversation is passed on at all.
    Included(bool),
    /// A field of the form was changed.
    Filled(Field, String),
    /// What is shown may leave: the chat opens, the message is sent.
    Sent,
    /// The mail program was opened.
    Mailed,
    /// The hand-off was called off.
    Cancelled,
}

/// A way to a human that takes the conversation along.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// A live chat.
    Chat,
    /// An e-mail.
    Mail,
    /// A message by the form.
    Form,
}

/// A field of the form for a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// The visitor's name.
    Name,
    /// The visitor's e-mail address.
    Email,
    /// What the visitor wants to say.
    Message,
}

/// Why the receiver of a guided answer gave nothing that can be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Failure {
    /// It did not answer in time.
    Slow,
    /// It could not be reached: offline, blocked, or a redirect, which is not followed.
    Unreachable,
    /// It refused, with this status: 404 is what there is not, 400 and 422 what cannot be right.
    Refused(u16),
    /// It answered with something else than JSON of a moderate size.
    Odd,
    /// Nobody on the page handles it, or the handler failed; the reason is for the site owner.
    Unhandled(String),
}
