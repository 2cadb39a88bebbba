//! The conversation as plain text: who said what, and when. For whoever takes it over, and for visitors to keep.

use super::super::conversation::view_model::task::Stage;
use super::super::conversation::view_model::{AnswerView, Choice, Reply, TurnView};
use super::super::faq::entry::Link;
use super::super::markdown::{Block, Inline};
use super::super::rules::schedule::Local;
use super::super::rules::signal::Offset;
use super::super::saved::Thumb;
use super::super::strings::Strings;
use super::when::clock;

/// The longest text that is passed on, in bytes: what fits into a field of every live chat that takes long ones.
pub const LONGEST: usize = 8_000;

/// The longest text that visitors take with them, in bytes: fifty turns of the longest answers.
pub const LONGEST_OF_OWN: usize = 400_000;

/// In which words it is told.
#[derive(Clone, Copy)]
pub struct Telling<'a> {
    /// The texts of the interface.
    pub strings: &'a Strings,
    /// Who answers: the heading of the panel.
    pub title: &'a str,
    /// The visitor's time zone.
    pub offset: Offset,
    /// How many bytes there may be. Of more, the oldest turns are left out, which is said.
    pub most: usize,
}

/// The turns, each with the moment of its question, as text.
pub fn transcript(turns: &[(TurnView, f64)], telling: Telling) -> String {
    let mut parts: Vec<String> = Vec::new();
    let mut length = 0;
    let mut is_cut = false;
    let mut dates: Vec<String> = Vec::new();
    for (turn, at) in turns.iter().rev() {
        let part = told(turn, *at, telling);
        length += part.len();
        if length > telling.most && !parts.is_empty() {
            is_cut = true;
            break;
        }
        dates.push(Local::of(*at, telling.offset).date);
        parts.push(part);
    }
    let mut text = String::new();
    if is_cut {
        text.push_str(telling.strings.transcript_cut);
        text.push('\n');
    }
    let mut last = "";
    for (part, date) in parts.iter().zip(&dates).rev() {
        if date != last {
            for piece in [if text.is_empty() { "" } else { "\n" }, date, "\n"] {
                text.push_str(piece);
            }
            last = date;
        }
        text.push_str(part);
    }
    text
}

/// A turn as text, each line with its end.
fn told(turn: &TurnView, at: f64, telling: Telling) -> String {
    let strings = telling.strings;
    let mut text =
        ["[", &clock(at, telling.offset), "] ", strings.transcript_visitor, ": ", &turn.question, "\n"]
            .concat();
    let reply = reply(turn, strings);
    if !reply.is_empty() {
        for piece in [telling.title, ": ", &reply, "\n"] {
            text.push_str(piece);
        }
    }
    if let Some(thumb) = turn.thumb {
        let word = if thumb == Thumb::Up { strings.yes } else { strings.no };
        for piece in ["(", strings.was_helpful, " ", word, ")\n"] {
            text.push_str(piece);
        }
    }
    text
}

fn reply(turn: &TurnView, strings: &Strings) -> String {
    let mut lines: Vec<String> = match &turn.reply {
        // What follows a wish for a human is the hand-off itself.
        Reply::Pending | Reply::Contact => Vec::new(),
        Reply::Gone => vec![strings.gone.to_owned()],
        Reply::Talk(kind) => vec![kind.reply(strings).to_owned()],
        Reply::Answer(found) => answer(found),
        Reply::Clarify(choices) => offered(strings.which_one, choices),
        Reply::Suggest(choices) => offered(strings.did_you_mean, choices),
        Reply::NotSure(nearest) => {
            let mut lines = vec![strings.not_sure.to_owned()];
            if !nearest.is_empty() {
                lines.extend(offered(strings.nearest, nearest));
            }
            lines
        }
    };
    if let Some(task) = &turn.task {
        lines.extend(task.given.iter().map(|given| [&given.label, ": ", &given.value].concat()));
        match &task.stage {
            Stage::Done(blocks) => lines.push(plain(blocks)),
            Stage::Failed(reason) => lines.push(reason.clone()),
            _ => {}
        }
    }
    lines.join("\n")
}

fn answer(found: &AnswerView) -> Vec<String> {
    let mut lines: Vec<String> = found.heading.iter().cloned().collect();
    lines.push(plain(&found.blocks));
    lines.extend(found.links.iter().map(|Link { label, url }| linked(label, url)));
    lines
}

fn offered(heading: &str, choices: &[Choice]) -> Vec<String> {
    let choices = choices.iter().map(|choice| ["- ", &choice.question].concat());
    std::iter::once(heading.to_owned()).chain(choices).collect()
}

/// An answer without its marks: what is read of it.
pub fn plain(blocks: &[Block]) -> String {
    blocks.iter().map(plain_block).collect::<Vec<_>>().join("\n")
}

fn plain_block(block: &Block) -> String {
    match block {
        Block::Paragraph(line) | Block::Heading(line) => plain_line(line),
        Block::Quote(blocks) => plain(blocks),
        Block::Code(text) => text.trim_end().to_owned(),
        Block::Rule => String::new(),
        Block::List { first, items } => {
            let mut number = *first;
            let mut lines = Vec::with_capacity(items.len());
            for item in items {
                let mark = number.map_or("- ".to_owned(), |number| [&number.to_string(), ". "].concat());
                number = number.map(|number| number.saturating_add(1));
                lines.push([mark, plain(item)].concat());
            }
            lines.join("\n")
        }
    }
}

fn plain_line(line: &[Inline]) -> String {
    let mut text = String::new();
    for inline in line {
        match inline {
            Inline::Text(part) | Inline::Code(part) => text.push_str(part),
            Inline::Strong(line) | Inline::Emphasis(line) => text.push_str(&plain_line(line)),
            Inline::Picture { text: label, .. } => text.push_str(&plain_line(label)),
            Inline::Link { url, text: label, .. } => text.push_str(&linked(&plain_line(label), url)),
            Inline::Break => text.push('\n'),
        }
    }
    text
}

/// A link as text: its address stands behind what is read, unless that is the address.
fn linked(label: &str, url: &str) -> String {
    if label == url { url.to_owned() } else { [label, " (", url, ")"].concat() }
}

#[cfg(test)]
mod tests {
    use super::super::super::markdown::parse;
    use super::*;
    use proptest::prelude::*;
    use std::sync::Arc;

    /// 2026-06-15, 10:00 UTC.
    const NOW: f64 = 1_781_517_600_000.0;

    fn turn(question: &str, reply: Reply) -> TurnView {
        TurnView {
            id: 1,
            question: question.to_owned(),
            reply,
            thumb: None,
            softening: None,
            task: None,
            human_offer: None,
        }
    }

    fn answered(markdown: &str) -> Reply {
        let view = AnswerView {
            heading: Some("How long?".into()),
            blocks: parse(markdown),
            links: vec![Link { label: "Prices".into(), url: "/prices".into() }],
            follow_ups: Vec::new(),
            lang: String::new(),
        };
        Reply::Answer(Arc::new(view))
    }

    fn text(turns: &[(TurnView, f64)], most: usize) -> String {
        let strings = Strings::default();
        transcript(turns, Telling { strings: &strings, title: "Help", offset: |_| 120.0, most })
    }

    #[test]
    fn it_tells_who_said_what_and_when() {
        let choice = Choice { id: "a".into(), question: "Refunds?".into(), lang: String::new() };
        let turns = [
            (
                TurnView {
                    thumb: Some(Thumb::Down),
                    ..turn("parcel?", answered("Two to **four** [days](/d).\n\n1. a\n2. `b`"))
                },
                NOW,
            ),
            (turn("hm", Reply::NotSure(vec![choice])), NOW + 60_000.0),
            (turn("Talk to a person", Reply::Contact), NOW + 86_400_000.0),
        ];
        let expected = "2026-06-15\n\
            [12:00] Visitor: parcel?\n\
            Help: How long?\nTwo to four days (/d).\n1. a\n2. b\nPrices (/prices)\n\
            (Was this helpful? No)\n\
            [12:01] Visitor: hm\n\
            Help: I'm not sure I have an answer to that.\nThe nearest I have:\n- Refunds?\n\
            \n2026-06-16\n\
            [12:00] Visitor: Talk to a person\n";
        assert_eq!(text(&turns, LONGEST), expected);
        assert_eq!(text(&[], LONGEST), "");
    }

    #[test]
    fn the_oldest_turns_make_room_which_is_said() {
        let turns: Vec<_> = (0..50).map(|at| (turn(&format!("question {at}"), Reply::Gone), NOW)).collect();
        let text = text(&turns, 500);
        assert!(text.starts_with("Earlier messages are left out.\n\n2026-06-15\n["), "{text}");
        assert!(text.contains("question 49") && !text.contains("question 40\n"), "{text}");
    }

    proptest! {
        #[test]
        fn any_conversation_is_bounded(questions in prop::collection::vec(".{0,80}", 0..30), most in 0_usize..3_000) {
            let longest = questions.iter().map(String::len).max().unwrap_or_default();
            let turns: Vec<_> = questions.iter().map(|question| (turn(question, Reply::Gone), NOW)).collect();
            prop_assert!(text(&turns, most).len() <= most.max(longest + 100) + 60);
        }
    }
}
