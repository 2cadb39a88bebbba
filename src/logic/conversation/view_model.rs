//! What is to be seen, ready to be drawn: no decisions are left to the user interface.

pub mod handoff;
pub mod task;

use std::sync::Arc;

use super::super::config::raw::{Position, Theme};
use super::super::config::resolve::Contact;
use super::super::faq::entry::Link;
use super::super::look::Picture;
use super::super::look::pictures::Gallery;
use super::super::markdown::Block;
use super::super::saved::Thumb;
use super::super::strings::Strings;
use super::super::survey::definition::Body;
use super::super::survey::run::Answer;
use super::super::talk::small::Kind;
use handoff::HandoffView;
use task::TaskView;

/// The whole widget at one moment, in the parts that are drawn apart: typing redraws the composer only.
#[derive(Debug, Clone, PartialEq)]
pub struct ViewModel {
    /// What does not change while the widget is on the page, unless another language is spoken.
    pub fixed: Arc<Fixed>,
    /// The launcher, and what the panel is.
    pub frame: FrameView,
    /// What was said.
    pub transcript: TranscriptView,
    /// Where questions are typed.
    pub composer: ComposerView,
    /// The survey that is shown.
    pub survey: Option<SurveyView>,
    /// What a rule says beside the launcher.
    pub teaser: Option<TeaserView>,
}

/// What a rule says beside the launcher: a line that may lead to an answer, or an offer.
#[derive(Debug, Clone, PartialEq)]
pub struct TeaserView {
    /// What is said.
    pub text: String,
    /// What the button says that leads into the panel; none for an offer.
    pub button: Option<String>,
    /// The code of an offer; may be empty.
    pub code: String,
    /// The page of an offer: what is read, and where it leads.
    pub link: Option<(String, String)>,
}

/// A survey that is shown.
#[derive(Debug, Clone, PartialEq)]
pub struct SurveyView {
    /// Whether it stands alone, the panel being closed.
    pub is_alone: bool,
    /// What it shows.
    pub state: SurveyState,
}

/// What a survey shows.
#[derive(Debug, Clone, PartialEq)]
pub enum SurveyState {
    /// A question.
    Asking(Box<AskingView>),
    /// Thanks.
    Thanks,
}

/// A question of a survey.
#[derive(Debug, Clone, PartialEq)]
pub struct AskingView {
    /// What is asked.
    pub text: String,
    /// How it is answered.
    pub body: Body,
    /// What is picked.
    pub draft: Option<Answer>,
    /// Whether going on passes it over.
    pub may_skip: bool,
    /// Whether going on answers it.
    pub may_go_on: bool,
    /// Whether there is a question before it.
    pub may_go_back: bool,
    /// The comment as it will be stored, where personal data in it is masked.
    pub masked: Option<String>,
}

/// What does not change while the widget is on the page, but where another language is spoken or a contact is found on it.
#[derive(Debug, Clone, PartialEq)]
pub struct Fixed {
    /// The interface's texts.
    pub strings: Strings,
    /// The language of the interface, as a BCP 47 tag.
    pub lang: &'static str,
    /// Whether the panel is a part of the page, always open.
    pub is_inline: bool,
    /// Whether there is a launcher.
    pub has_launcher: bool,
    /// The launcher's picture.
    pub icon: Option<Picture>,
    /// The picture before the heading.
    pub avatar: Option<Picture>,
    /// Which pictures answers may show.
    pub gallery: Gallery,
    /// The languages to choose from, each with its name in itself; none where there is but one.
    pub languages: Vec<(&'static str, String)>,
    /// The corner of the launcher.
    pub position: Position,
    /// The heading of the panel.
    pub title: String,
    /// The greeting, where no rule has another.
    pub welcome: String,
    /// The ways to a human.
    pub contact: Option<ContactView>,
}

/// The launcher, and what the panel is.
#[derive(Debug, Clone, PartialEq)]
pub struct FrameView {
    /// Whether the panel is open.
    pub is_open: bool,
    /// Whether the options are shown.
    pub has_options_open: bool,
    /// Whether there is a conversation to take along.
    pub has_turns: bool,
    /// The colours in force.
    pub theme: Theme,
    /// The corner of the launcher.
    pub position: Position,
    /// What is remembered of the visitor, while they look at it: headings, each with its lines.
    pub remembered: Option<Vec<(&'static str, Vec<String>)>>,
}

/// What was said.
#[derive(Debug, Clone, PartialEq)]
pub struct TranscriptView {
    /// How the FAQ is doing.
    pub faq: FaqState,
    /// The greeting.
    pub welcome: String,
    /// An offer, while nothing was asked.
    pub offer: Option<TeaserView>,
    /// What many ask at the moment, with its details, while nothing was asked.
    pub hot: Option<HotView>,
    /// The suggested questions; empty once something was asked.
    pub suggestions: Vec<Suggested>,
    /// Products to show, while nothing was asked.
    pub shelf: Option<ShelfView>,
    /// The turns, oldest first.
    pub turns: Vec<TurnView>,
    /// What others asked after the last answer.
    pub next: Vec<Suggested>,
    /// The hand-off to a human, and the turn under which it stands.
    pub handoff: Option<(u32, Arc<HandoffView>)>,
    /// What a rule says while the panel is open.
    pub prompt: Option<TeaserView>,
}

/// An entry to choose, and why it is offered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggested {
    /// The entry.
    pub choice: Choice,
    /// Why, in words for the visitor; empty where there is nothing to tell.
    pub why: String,
}

/// What many ask at the moment.
#[derive(Debug, Clone, PartialEq)]
pub struct HotView {
    /// Its answer, or the beginning of it.
    pub answer: AnswerView,
    /// The entry, where there is more of it to read.
    pub rest: Option<String>,
}

/// Products to show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShelfView {
    /// What is said above them.
    pub text: String,
    /// The products.
    pub products: Vec<ProductView>,
}

/// A product.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProductView {
    /// What it is called.
    pub name: String,
    /// What it costs, as the owner writes it; may be empty.
    pub price: String,
    /// Its page.
    pub url: String,
    /// Why it is shown; may be empty.
    pub why: String,
}

/// Where questions are typed.
#[derive(Debug, Clone, PartialEq)]
pub struct ComposerView {
    /// What stands in the field.
    pub draft: String,
    /// What the half-typed question may become.
    pub completions: Vec<Choice>,
    /// Which completion is highlighted.
    pub highlighted: Option<usize>,
    /// What stands above the field: something the visitor should know.
    pub notice: Option<String>,
}

/// An entry to choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// The entry's id.
    pub id: String,
    /// Its question.
    pub question: String,
    /// The language of that, as a BCP 47 tag; empty where it is not known.
    pub lang: String,
}

/// A question with its reply.
#[derive(Debug, Clone, PartialEq)]
pub struct TurnView {
    /// The turn's number.
    pub id: u32,
    /// What was asked.
    pub question: String,
    /// What is answered.
    pub reply: Reply,
    /// The visitor's rating of it.
    pub thumb: Option<Thumb>,
    /// Said before the reply, where the visitor's mood was noticed.
    pub softening: Option<&'static str>,
    /// The guided answer under it.
    pub task: Option<Arc<TaskView>>,
    /// Said under it, where a human is offered unasked.
    pub human_offer: Option<&'static str>,
}

/// What is answered.
#[derive(Debug, Clone, PartialEq)]
pub enum Reply {
    /// The index is not there yet.
    Pending,
    /// An entry's answer.
    Answer(Arc<AnswerView>),
    /// One of these surely is meant, and the visitor is asked which.
    Clarify(Vec<Choice>),
    /// Several entries may be meant.
    Suggest(Vec<Choice>),
    /// Nothing fits; these are the nearest.
    NotSure(Vec<Choice>),
    /// The ways to a human.
    Contact,
    /// A word to small talk.
    Talk(Kind),
    /// The entry that answered is no longer in the FAQ.
    Gone,
}

/// An entry's answer.
#[derive(Debug, Clone, PartialEq)]
pub struct AnswerView {
    /// The question of the entry, where it reads otherwise than what was asked.
    pub heading: Option<String>,
    /// The answer.
    pub blocks: Vec<Block>,
    /// Pages to offer.
    pub links: Vec<Link>,
    /// What others ask next.
    pub follow_ups: Vec<Choice>,
    /// The language it is in, as a BCP 47 tag; empty where that is not known.
    pub lang: String,
}

/// The ways to a human.
#[derive(Debug, Clone, PartialEq)]
pub struct ContactView {
    /// What they are called.
    pub label: String,
    /// The links and the hours.
    pub contact: Contact,
}

/// How the FAQ is doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FaqState {
    /// It is being fetched or indexed.
    Loading,
    /// Questions are answered.
    Ready,
    /// There is none, or nothing in it could be used.
    Empty,
    /// It could not be fetched.
    Failed,
}
