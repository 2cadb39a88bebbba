//! What is kept between visits: the conversation, its ratings, what was learned from them, the visitor's
//! settings. Nothing else.
//!
//! Stored as one JSON object. A broken one costs a warning and starts afresh; one written by a newer
//! release is left alone, so that going back a release loses nothing.

use super::config::raw::Theme;
use super::feedback::session::Session;
use super::json::Json;
use super::language::choose;
use super::learning::Learned;
use super::report::Problem;
use super::strings::LANGUAGES;
use super::talk::escalation::{Escalation, Reason};
use super::task::stored::Ended;

/// The form of the stored object. Raise it with a migration in [`Saved::read`].
const VERSION: f64 = 1.0;

/// Older turns are dropped: they are what a visitor scrolls back to, not an archive.
pub const MOST_TURNS: usize = 50;

/// What the visitor thought of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Thumb {
    /// It helped.
    Up,
    /// It did not.
    Down,
}

/// How a question was answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ReplyKind {
    /// By the entry named.
    Answer,
    /// By asking which of close entries is meant.
    Clarify,
    /// By entries to choose from.
    Suggest,
    /// By saying that it is not sure.
    #[default]
    NotSure,
    /// By the ways to a human.
    Contact,
    /// By a word of small talk: its kind stands in place of the entry.
    Talk,
}

/// One question and what became of it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct SavedTurn {
    /// Counts up within the conversation.
    pub id: u32,
    /// What the visitor asked, or the question of the entry they chose.
    pub question: String,
    /// How it was answered.
    pub reply: ReplyKind,
    /// The entry that answered, or those that were offered, best first. Ids, since texts may change. With the ways to a
    /// human: why they are shown, then the way that was taken.
    pub entries: Vec<String>,
    /// The visitor's rating.
    pub thumb: Option<Thumb>,
    /// When it was asked, in milliseconds since 1970.
    pub at: f64,
    /// Whether the visitor chose the entry instead of asking.
    pub is_chosen: bool,
    /// What is left of the guided answer under it, once that has ended.
    pub task: Option<Ended>,
    /// Whether the wording is softened, for how the question sounds.
    pub is_softened: bool,
    /// Why a human is offered under it, where one is.
    pub offer: Option<Reason>,
    /// The language it was answered in, as a BCP 47 tag; empty where that was the interface's.
    pub lang: String,
}

/// Everything that is kept.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Saved {
    /// The conversation, oldest first.
    pub turns: Vec<SavedTurn>,
    /// The visitor's own choice of colours.
    pub theme: Option<Theme>,
    /// The visitor's own choice of the interface's language: one of [`LANGUAGES`].
    pub lang: Option<&'static str>,
    /// Whether the panel was open.
    pub is_open: bool,
    /// What was learned from the visitor.
    pub learned: Learned,
    /// Names the visitor in samples; empty before their first act.
    pub visitor: String,
    /// The conversation that is on.
    pub session: Option<Session>,
    /// Which surveys were seen, as [`crate::logic::survey::memory::Memory::read`] reads it; `Null` where there were none.
    pub surveys: Json,
    /// The showing of a survey that is on; `Null` where there is none.
    pub run: Json,
    /// The guided answer that is open, as [`crate::logic::task::Task::read`] reads it; `Null` where there is none.
    pub task: Json,
    /// What of the conversation is not told yet: the numbers of the turns whose ratings are not; `Null` where all is.
    pub untold: Json,
    /// What went wrong so far, as far as a human should be offered for it.
    pub escalation: Escalation,
    /// When it was begun anew or erased, in milliseconds since 1970; 0 if never. What was asked before is over, whatever
    /// another tab still shows.
    pub began: f64,
}

/// Whether what was found in the store may be replaced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keep {
    /// Ours, or nothing: replace it.
    Replace,
    /// Not readable: set it aside before the first write.
    SetAside,
    /// Written by a newer release: do not touch it.
    Leave,
}

impl Saved {
    /// Reads what was stored. `Null` is an empty store; [`Json::Text`] is a text that was no JSON.
    pub fn read(json: &Json) -> (Saved, Keep, Option<Problem>) {
        let version = json.get("version").and_then(Json::as_number);
        match version {
            _ if *json == Json::Null => (Saved::default(), Keep::Replace, None),
            Some(version) if version > VERSION => (Saved::default(), Keep::Leave, Some(newer())),
            Some(_) => match json.get("turns").and_then(Json::as_list) {
                Some(turns) => (Saved::from_parts(json, turns), Keep::Replace, None),
                None => (Saved::default(), Keep::SetAside, Some(broken())),
            },
            None => (Saved::default(), Keep::SetAside, Some(broken())),
        }
    }

    fn from_parts(json: &Json, turns: &[Json]) -> Saved {
        let mut turns: Vec<SavedTurn> = turns.iter().filter_map(turn_from).collect();
        // Ids name turns on the page: two alike would draw one of them twice.
        for (id, turn) in (1..).zip(&mut turns) {
            turn.id = id;
        }
        let first_kept = turns.len().saturating_sub(MOST_TURNS);
        Saved {
            turns: turns.split_off(first_kept),
            theme: json.get("theme").and_then(Json::as_text).and_then(Theme::from_word),
            lang: language(json),
            is_open: json.get("open").and_then(Json::as_bool).unwrap_or_default(),
            learned: Learned::read(json.get("learned")),
            visitor: json.get("visitor").and_then(Json::as_text).unwrap_or_default().to_owned(),
            session: json.get("session").and_then(Session::read),
            surveys: json.get("surveys").cloned().unwrap_or_default(),
            run: json.get("run").cloned().unwrap_or_default(),
            task: json.get("task").cloned().unwrap_or_default(),
            untold: json.get("untold").cloned().unwrap_or_default(),
            escalation: Escalation::read(json.get("escalation")),
            began: json.get("began").and_then(Json::as_number).unwrap_or_default(),
        }
    }

    /// The object to store.
    pub fn to_json(&self) -> Json {
        let mut members = vec![
            ("version".to_owned(), Json::Number(VERSION)),
            ("turns".to_owned(), Json::List(self.turns.iter().map(turn_to).collect())),
            ("open".to_owned(), Json::Bool(self.is_open)),
        ];
        if let Some(theme) = self.theme {
            members.push(("theme".to_owned(), Json::from(theme.word())));
        }
        members.extend(self.lang.map(|lang| ("lang".to_owned(), Json::from(lang))));
        members.extend(self.learned.to_json().map(|learned| ("learned".to_owned(), learned)));
        if !self.visitor.is_empty() {
            members.push(("visitor".to_owned(), Json::from(self.visitor.as_str())));
        }
        members.extend(self.session.as_ref().map(|session| ("session".to_owned(), session.to_json())));
        let unread =
            [("surveys", &self.surveys), ("run", &self.run), ("task", &self.task), ("untold", &self.untold)];
        for (name, json) in unread.into_iter().filter(|(_, json)| **json != Json::Null) {
            members.push((name.to_owned(), json.clone()));
        }
        if self.began > 0.0 {
            members.push(("began".to_owned(), Json::Number(self.began)));
        }
        members.extend(self.escalation.to_json().map(|counts| ("escalation".to_owned(), counts)));
        Json::Map(members)
    }
}

/// The visitor's own choice of the interface's language, in what was stored.
pub fn language(json: &Json) -> Option<&'static str> {
    choose(&[json.get("lang").and_then(Json::as_text)?], &LANGUAGES)
}

fn broken() -> Problem {
    Problem::of_file(
        "local storage",
        "the stored conversation could not be read. A new one is begun; the old text is kept under the same key with \".broken\" behind it.",
    )
}

fn newer() -> Problem {
    Problem::of_file(
        "local storage",
        "the stored conversation was written by a newer release of Askwell. It is left alone, and this visit is not stored.",
    )
}

const REPLIES: [(ReplyKind, &str); 6] = [
    (ReplyKind::Answer, "answer"),
    (ReplyKind::Clarify, "clarify"),
    (ReplyKind::Suggest, "suggest"),
    (ReplyKind::NotSure, "not-sure"),
    (ReplyKind::Contact, "contact"),
    (ReplyKind::Talk, "talk"),
];

const THUMBS: [(Thumb, &str); 2] = [(Thumb::Up, "up"), (Thumb::Down, "down")];

/// The word for a value in a table of pairs.
fn word<T: Copy + PartialEq>(table: &[(T, &'static str)], value: T) -> &'static str {
    table.iter().find(|(item, _)| *item == value).map_or("", |(_, word)| word)
}

/// The value for a word in a table of pairs.
fn meant<T: Copy>(table: &[(T, &'static str)], json: Option<&Json>) -> Option<T> {
    let word = json?.as_text()?;
    table.iter().find(|(_, known)| *known == word).map(|(item, _)| *item)
}

/// The word for how a question was answered, in stored state and in records.
pub fn reply_word(reply: ReplyKind) -> &'static str {
    word(&REPLIES, reply)
}

/// The word for a rating, in stored state and in events.
pub fn thumb_word(thumb: Thumb) -> &'static str {
    word(&THUMBS, thumb)
}

fn turn_to(turn: &SavedTurn) -> Json {
    let mut members = vec![
        ("question".to_owned(), Json::from(turn.question.as_str())),
        ("reply".to_owned(), Json::from(reply_word(turn.reply))),
        ("entries".to_owned(), Json::List(turn.entries.iter().map(|id| Json::from(id.as_str())).collect())),
        ("at".to_owned(), Json::Number(turn.at)),
    ];
    if let Some(thumb) = turn.thumb {
        members.push(("thumb".to_owned(), Json::from(thumb_word(thumb))));
    }
    if turn.is_chosen {
        members.push(("chosen".to_owned(), Json::Bool(true)));
    }
    members.extend(turn.task.as_ref().map(|task| ("task".to_owned(), task.to_json())));
    if turn.is_softened {
        members.push(("softened".to_owned(), Json::Bool(true)));
    }
    if !turn.lang.is_empty() {
        members.push(("lang".to_owned(), Json::from(turn.lang.as_str())));
    }
    members.extend(turn.offer.map(|reason| ("offer".to_owned(), Json::from(reason.word()))));
    Json::Map(members)
}

/// A turn that cannot be read is left out: the rest of the conversation is worth more.
fn turn_from(json: &Json) -> Option<SavedTurn> {
    let entries = json.get("entries").and_then(Json::as_list).unwrap_or_default();
    Some(SavedTurn {
        id: 0,
        question: json.get("question")?.as_text()?.to_owned(),
        reply: meant(&REPLIES, json.get("reply"))?,
        entries: entries.iter().filter_map(Json::as_text).map(str::to_owned).collect(),
        lang: json.get("lang").and_then(Json::as_text).unwrap_or_default().to_owned(),
        thumb: meant(&THUMBS, json.get("thumb")),
        at: json.get("at").and_then(Json::as_number).unwrap_or_default(),
        is_chosen: json.get("chosen").and_then(Json::as_bool).unwrap_or_default(),
        task: json.get("task").and_then(Ended::read),
        is_softened: json.get("softened").and_then(Json::as_bool).unwrap_or_default(),
        offer: json.get("offer").and_then(Json::as_text).and_then(Reason::from_word),
    })
}

#[cfg(test)]
mod tests {
    use super::super::talk::escalation::Turn as Noted;
    use super::*;
    use proptest::prelude::*;

    fn read(text: &str) -> (Saved, Keep, bool) {
        let (saved, keep, problem) = Saved::read(&serde_json::from_str(text).unwrap());
        (saved, keep, problem.is_some())
    }

    #[test]
    fn foreign_and_broken_state_starts_afresh() {
        for (stored, keep, is_said) in [
            ("null", Keep::Replace, false),
            (r#""not json at all""#, Keep::SetAside, true),
            ("{}", Keep::SetAside, true),
            ("[1, 2]", Keep::SetAside, true),
            (r#"{"version": "1", "turns": []}"#, Keep::SetAside, true),
            (r#"{"version": 1, "turns": {}}"#, Keep::SetAside, true),
            (r#"{"version": 2, "turns": []}"#, Keep::Leave, true),
            (r#"{"version": 1, "turns": [{"question": 1}, null], "theme": "pink"}"#, Keep::Replace, false),
        ] {
            assert_eq!(read(stored), (Saved::default(), keep, is_said), "{stored}");
        }
    }

    #[test]
    fn only_the_last_turns_are_kept() {
        let turn = r#"{"question": "q", "reply": "answer", "entries": ["e"]}"#;
        let text = format!(r#"{{"version": 1, "turns": [{}]}}"#, vec![turn; MOST_TURNS + 5].join(","));
        let (saved, ..) = read(&text);
        assert_eq!(saved.turns.len(), MOST_TURNS);
        assert_eq!(saved.turns[0].id, 6);
    }

    fn any_turn() -> impl Strategy<Value = SavedTurn> {
        let reply = prop::sample::select(REPLIES.map(|(reply, _)| reply).to_vec());
        let thumb = prop::option::of(prop::sample::select(THUMBS.map(|(thumb, _)| thumb).to_vec()));
        let offer = prop::option::of(prop::sample::select(Reason::ALL.to_vec()));
        let entries = prop::collection::vec("[a-z]{1,5}", 0..3);
        (".{0,20}", reply, entries, thumb, 0_u32..9_999, offer).prop_map(
            |(question, reply, entries, thumb, at, offer)| SavedTurn {
                id: 0,
                question,
                reply,
                entries,
                thumb,
                at: f64::from(at),
                is_chosen: at % 2 == 0,
                task: (at % 3 == 0).then(|| Ended {
                    is_done: at % 2 == 0,
                    said: "*sent*".into(),
                    values: vec![("order".into(), "A-1".into())],
                    offers_human: at % 5 == 0,
                }),
                is_softened: at % 3 == 0,
                offer,
                lang: if at % 2 == 0 { "zh-Hans".into() } else { String::new() },
            },
        )
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(turns in prop::collection::vec(any_turn(), 0..6), is_open: bool) {
            let turns = (1..).zip(turns).map(|(id, turn)| SavedTurn { id, ..turn }).collect();
            let mut learned = Learned::default();
            learned.note("e", (1.0, 0.5), 3.0);
            let surveys = Json::List(vec![Json::object(vec![("survey", Json::from("csat"))])]);
            let untold = Json::List(vec![Json::Number(1.0)]);
            let session = Some(Session { id: "s".into(), began: 1.0, last: 2.0 });
            let run = Json::object(vec![("survey", Json::from("csat"))]);
            let mut escalation = Escalation::default();
            escalation.note(&Noted { is_miss: true, ..Noted::default() });
            let (theme, visitor) = (Some(Theme::Dark), "v".into());
            let lang = is_open.then_some("pt-BR");
            let task = Json::object(vec![("entry", Json::from("order"))]);
            let saved = Saved {
                turns, theme, lang, is_open, learned, visitor, session, surveys, run, task, untold, escalation, began: 7.0,
            };
            let text = serde_json::to_string(&saved.to_json()).unwrap();
            prop_assert_eq!(read(&text), (saved, Keep::Replace, false));
        }
    }
}
