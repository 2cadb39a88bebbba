//! A FAQ entry as owners may write it.

use super::super::config::later::Later;
use super::super::config::local_text::LocalText;
use super::super::json::Json;
use super::super::report::{Reader, settings};
use super::super::rules::condition::Condition;
use super::raw_action::RawEntryAction;

settings! {
    /// One question with its answer. Only `question` and `answer` are required; each text may be given
    /// once, or as an object with a text for each language.
    pub struct RawEntry {
        /// Names the entry in links, ratings and saved conversations. Keep it when you change the wording.
        /// Default: made from the question.
        id: String,
        /// The question as visitors read it. Required.
        question: LocalText,
        /// Other ways to ask the same; four to eight real ones help most. Never shown. Default: none.
        variants: Vec<LocalText>,
        /// The answer, in Markdown: paragraphs, emphasis, lists, links, code. HTML is shown as text.
        /// Required.
        answer: LocalText,
        /// The language of the entry, where a file mixes several: a BCP 47 tag. Default: every language.
        lang: String,
        /// A heading that groups entries. Default: none.
        category: LocalText,
        /// Words and product names that point here. Default: none.
        keywords: Vec<LocalText>,
        /// Pages to offer under the answer. Default: none.
        links: Vec<RawLink>,
        /// The ids of the entries that visitors ask next. Default: none.
        follow_ups: Vec<String>,
        /// The ids of the products that the entry is about: it is suggested to those who viewed them. Default: none.
        products: Vec<String>,
        /// For whom the entry is: a condition as in `rules`. For others it is not there. Default: everybody.
        audience: Condition,
        /// What it does beside its answer: a form, a tree of choices, or a link. Default: nothing.
        action: Later<RawEntryAction>,
        /// The first day on which the entry is shown: `2026-12-01`. Default: always.
        valid_from: String,
        /// The last day on which the entry is shown. Default: always.
        valid_until: String,
    }
}

settings! {
    /// A page to offer under an answer.
    pub struct RawLink {
        /// What visitors read. Default: the address.
        label: LocalText,
        /// Where it leads: `https:`, `http:`, `mailto:`, `tel:`, `sms:`, or an address of this site. Required.
        url: String,
    }
}

/// Whether it is a FAQ file as [`entries_of`] reads it, and not an export of something else.
pub fn is_faq_file(json: &Json) -> bool {
    let is_entry = |item: &Json| item.get("question").is_some();
    json.get("faq").is_some()
        || json.as_list().is_some_and(|items| items.is_empty() || items.iter().any(is_entry))
}

/// The entries of a FAQ file: the file is a list, or an object whose key `faq` holds it. Other keys of
/// that object are the owner's own.
pub fn entries_of<'json>(json: &'json Json, reader: &mut Reader) -> &'json [Json] {
    let (list, step) = match json.get("faq") {
        Some(list) => (list, Some("faq")),
        None => (json, None),
    };
    let Some(entries) = list.as_list() else {
        let mark = step.map(|step| reader.enter(step));
        reader.report(
            [
                "expected a list of entries such as [{\"question\": \"…\", \"answer\": \"…\"}], found ",
                list.kind(),
                ".",
            ]
            .concat(),
        );
        if let Some(mark) = mark {
            reader.leave(mark);
        }
        return &[];
    };
    entries
}
