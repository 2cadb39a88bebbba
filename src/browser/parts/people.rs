//! The hand-off to humans, and surveys with feedback, as far as something is decided and done: what is drawn is the
//! widget's affair (`widget/people.rs`). Who names one of the two statics has all of its code.

use web_sys::HtmlElement;

use crate::browser::clock;
use crate::browser::effects::{self, Dispatch, World};
use crate::logic::conversation::effect::Handover;
use crate::logic::conversation::model::{People as Seam, Surveys as SurveySeam};
use crate::logic::feedback::row::Row;
use crate::logic::handoff::Zone;

/// The hand-off to humans, and the ways to take the conversation along.
#[derive(Debug)]
pub struct People {
    /// What decides.
    pub seam: Seam,
    /// The time zones that the browser knows.
    pub zone: Zone,
    /// Hands a conversation over.
    pub hand_over: fn(&World, Handover, &Dispatch),
    /// Copies a text.
    pub copy: fn(&World, &str, Dispatch),
    /// Saves a text as a file.
    pub save_text: fn(&str),
    /// Prints a text.
    pub print: fn(&HtmlElement, &str),
}

/// The hand-off to humans.
pub static PEOPLE: People = People {
    seam: Seam::whole(),
    zone: clock::zone,
    hand_over: effects::hand_over,
    copy: effects::copy,
    save_text: effects::save_text,
    print: effects::print,
};

/// Surveys and feedback.
#[derive(Debug)]
pub struct Surveys {
    /// What asks, and writes what is told.
    pub seam: SurveySeam,
    /// Takes a row into the outbox, and says whether it did: the page may call it off.
    pub record: fn(&World, Row) -> bool,
}

/// Surveys and feedback.
pub static SURVEYS: Surveys = Surveys { seam: SurveySeam::whole(), record: effects::record };
