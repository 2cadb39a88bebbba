//! Checks a FAQ file: what can be used is used, what cannot is named with its place.

use super::super::config::local_text::LocalText;
use super::super::json::Json;
use super::super::language::{choose, is_same};
use super::super::matcher::vocabulary::Vocabulary;
use super::super::report::{Problem, Read, Reader, nearest};
use super::super::text::script::is_written;
use super::super::url::safe_url;
use super::Faq;
use super::action::Action;
use super::entry::{Entry, Link};
use super::raw::{RawEntry, RawLink, entries_of};
use super::read_action;

/// For whom and when a FAQ is read.
#[derive(Debug, Clone, Copy)]
pub struct Reading<'a> {
    /// The name of the file in messages.
    pub file: &'a str,
    /// The language to choose, as a BCP 47 tag.
    pub lang: &'a str,
    /// Today: `2026-01-31`.
    pub today: &'a str,
}

/// Reads an action; its language, and the entry's links, come with it.
type ReadAction = fn(&Json, (&str, &mut Vec<Link>), &mut Reader) -> Option<Action>;

/// Goes through the ids of an action.
type KeepKnown = fn(&mut Option<Action>, &mut dyn FnMut(&str) -> bool);

/// What reads the actions of entries: a part of the widget that sites without actions do not load.
#[derive(Debug)]
pub struct Actions {
    /// The action of an entry that is written so, in a language; a link becomes the first of the entry's links.
    pub read: ReadAction,
    /// Gives the receiver of an entry's action the entry's name, where it has none.
    pub name_receiver: fn(&mut Entry),
    /// Leaves out the choices that lead to entries that are not there, and trees without choices.
    pub keep_known: KeepKnown,
}

/// All there is to read actions.
pub static ACTIONS: Actions = Actions {
    read: read_action::read,
    name_receiver: read_action::name_receiver,
    keep_known: read_action::keep_known,
};

/// Reads a FAQ file. Never fails: an unusable file is an empty FAQ and a problem.
pub fn read(json: &Json, reading: Reading) -> (Faq, Vec<Problem>) {
    read_with(json, reading, Some(&ACTIONS))
}

/// The same, where what reads actions may not be there: entries that have one say so.
pub fn read_with(json: &Json, reading: Reading, actions: Option<&Actions>) -> (Faq, Vec<Problem>) {
    let mut reader = Reader::new(reading.file);
    let items = entries_of(json, &mut reader);
    let at_root = json.get("faq").map(|_| reader.enter("faq"));
    let mut collected = Collected::default();
    for (index, item) in items.iter().enumerate() {
        let mark = reader.enter_item(index);
        if let Some(raw) = RawEntry::read(item, &mut reader) {
            collected.take((&raw, item.get("action")), (reading, actions), &mut reader);
        }
        reader.leave(mark);
    }
    let mut faq = collected.faq();
    check_references(&mut faq, actions, &mut reader);
    if let Some(mark) = at_root {
        reader.leave(mark);
    }
    (faq, reader.into_problems())
}

/// The entries read so far, those of other languages apart.
#[derive(Default)]
struct Collected {
    ours: Vec<Entry>,
    foreign: Vec<Entry>,
    ids: Vocabulary,
    others: Vec<String>,
}

impl Collected {
    fn take(
        &mut self,
        (raw, action): (&RawEntry, Option<&Json>),
        (reading, actions): (Reading, Option<&Actions>),
        reader: &mut Reader,
    ) {
        if !is_valid_today(raw, reading.today, reader) {
            return;
        }
        let Some(mut entry) = resolve(raw, reading.lang, reader) else { return };
        let action = action.filter(|action| **action != Json::Null);
        match (action, actions) {
            (Some(json), Some(actions)) => {
                entry.action = (actions.read)(json, (reading.lang, &mut entry.links), reader);
            }
            (action, _) => entry.lacks_action = action.is_some(),
        }
        let is_foreign = raw.lang.as_deref().is_some_and(|lang| !is_same(lang, reading.lang));
        let given = raw.question.as_ref().map(LocalText::tags).unwrap_or_default();
        language_of(raw, &given, reading.lang).clone_into(&mut entry.lang);
        let foreign = raw.lang.as_deref().filter(|_| is_foreign);
        given
            .into_iter()
            .filter(|tag| !is_same(tag, &entry.lang))
            .chain(foreign)
            .for_each(|tag| self.note(tag));
        // Equal ids in different languages are one entry's translations.
        let scope = if is_foreign { raw.lang.as_deref().unwrap_or_default() } else { "" };
        entry.id = self.unique_id(entry.id, scope, raw.id.is_some(), reader);
        if let Some(actions) = actions {
            (actions.name_receiver)(&mut entry);
        }
        if is_foreign { self.foreign.push(entry) } else { self.ours.push(entry) }
    }

    fn unique_id(&mut self, id: String, scope: &str, is_given: bool, reader: &mut Reader) -> String {
        let key = |id: &str| [scope, "\n", id].concat();
        if self.ids.insert(&key(&id)) {
            return id;
        }
        let mut number = 2_u32;
        let mut fresh = [&id, "-2"].concat();
        while !self.ids.insert(&key(&fresh)) {
            number += 1;
            fresh = [&id, "-", &number.to_string()].concat();
        }
        if is_given {
            reader.report(
                ["the id \"", &id, "\" is taken by an earlier entry; this one is called \"", &fresh, "\"."]
                    .concat(),
            );
        }
        fresh
    }

    /// Notes another language of the file, once.
    fn note(&mut self, tag: &str) {
        if !self.others.iter().any(|known| known == tag) {
            self.others.push(tag.to_owned());
        }
    }

    /// The entries of the chosen language; where there are none, any answer is better than none.
    fn faq(self) -> Faq {
        let entries = if self.ours.is_empty() { self.foreign } else { self.ours };
        Faq { entries, others: self.others }
    }
}

/// The language that an entry is read in: as it says, or of the texts that it gives for several.
fn language_of<'raw>(raw: &'raw RawEntry, given: &[&'raw str], lang: &str) -> &'raw str {
    let own = raw.lang.as_deref();
    own.or_else(|| choose(&[lang], given)).or_else(|| given.first().copied()).unwrap_or_default()
}

fn resolve(raw: &RawEntry, lang: &str, reader: &mut Reader) -> Option<Entry> {
    let text = |text: &Option<LocalText>| local(text.as_ref(), lang);
    let question = required("question", text(&raw.question), reader)?;
    let answer = required("answer", text(&raw.answer), reader)?;
    let given_id = raw.id.as_ref().filter(|id| !id.trim().is_empty());
    Some(Entry {
        id: given_id.cloned().unwrap_or_else(|| id_from(&question)),
        variants: locals(raw.variants.as_ref(), lang),
        category: text(&raw.category),
        keywords: locals(raw.keywords.as_ref(), lang),
        links: links(raw.links.as_ref(), lang, reader),
        lang: String::new(),
        follow_ups: raw.follow_ups.clone().unwrap_or_default(),
        products: raw.products.clone().unwrap_or_default(),
        audience: raw.audience.clone().unwrap_or_default().0,
        question,
        answer,
        ..Entry::default()
    })
}

pub(super) fn local(text: Option<&LocalText>, lang: &str) -> String {
    text.map(|text| text.for_language(lang).trim().to_owned()).unwrap_or_default()
}

fn locals(texts: Option<&Vec<LocalText>>, lang: &str) -> Vec<String> {
    texts.into_iter().flatten().map(|text| local(Some(text), lang)).filter(|text| !text.is_empty()).collect()
}

fn required(key: &str, text: String, reader: &mut Reader) -> Option<String> {
    if text.is_empty() {
        reader.report(["an entry needs a \"", key, "\" that is not empty; the entry is left out."].concat());
        return None;
    }
    Some(text)
}

fn links(raw: Option<&Vec<RawLink>>, lang: &str, reader: &mut Reader) -> Vec<Link> {
    let mark = reader.enter("links");
    let mut links = Vec::new();
    for (index, link) in raw.into_iter().flatten().enumerate() {
        let item = reader.enter_item(index);
        match link.url.as_deref().and_then(safe_url) {
            Some(url) => {
                let label = local(link.label.as_ref(), lang);
                links.push(Link { label: if label.is_empty() { url.clone() } else { label }, url });
            }
            None => reader.report(
                "a link needs a \"url\" that begins with https:, http:, mailto:, tel: or sms:, or an address of this site; it is left out.",
            ),
        }
        reader.leave(item);
    }
    reader.leave(mark);
    links
}

/// An id that survives small changes elsewhere in the file: the question's words.
fn id_from(question: &str) -> String {
    let question = question.to_ascii_lowercase();
    let words = question.split(|char| !is_written(char)).filter(|word| !word.is_empty());
    let id = words.collect::<Vec<_>>().join("-");
    if id.is_empty() { "entry".to_owned() } else { id }
}

/// ISO dates compare as texts.
fn is_valid_today(raw: &RawEntry, today: &str, reader: &mut Reader) -> bool {
    let from = date("valid_from", raw.valid_from.as_deref(), reader);
    let until = date("valid_until", raw.valid_until.as_deref(), reader);
    from.is_none_or(|from| from <= today) && until.is_none_or(|until| today <= until)
}

fn date<'raw>(key: &str, text: Option<&'raw str>, reader: &mut Reader) -> Option<&'raw str> {
    let text = text?;
    // A time of day may follow the date; whole days are what counts.
    let day = text.get(..10).unwrap_or(text);
    let is_date = day.len() == 10
        && day
            .char_indices()
            .all(|(at, char)| if at == 4 || at == 7 { char == '-' } else { char.is_ascii_digit() });
    if is_date {
        return Some(day);
    }
    let mark = reader.enter(key);
    reader.report("expected a date such as \"2026-12-31\"; it is left out.");
    reader.leave(mark);
    None
}

/// Leaves out what leads to entries that are not there.
fn check_references(faq: &mut Faq, actions: Option<&Actions>, reader: &mut Reader) {
    let mut ids = Vocabulary::default();
    for entry in &faq.entries {
        ids.intern(&entry.id);
    }
    for entry in &mut faq.entries {
        let id = &entry.id;
        let mut is_known = |kind: &str, name: &str| {
            let is_known = ids.find(name).is_some();
            if !is_known {
                reader.report(unknown(id, (kind, name), &ids.texts()));
            }
            is_known
        };
        entry.follow_ups.retain(|name| is_known("follow-up", name));
        if let Some(actions) = actions {
            (actions.keep_known)(&mut entry.action, &mut |name| is_known("choice", name));
        }
    }
}

fn unknown(id: &str, (kind, name): (&str, &str), known: &[&str]) -> String {
    let advice = match nearest(name, known) {
        Some(near) => ["did you mean \"", near, "\"?"].concat(),
        None => "it is left out.".to_owned(),
    };
    ["the entry \"", id, "\" names the ", kind, " \"", name, "\", which is not there; ", &advice].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faq(text: &str) -> (Faq, Vec<String>) {
        let json = serde_json::from_str(text).unwrap();
        let (faq, problems) = read(&json, Reading { file: "faq.json", lang: "en", today: "2026-06-15" });
        (faq, problems.iter().map(ToString::to_string).collect())
    }

    fn ids(text: &str) -> Vec<String> {
        faq(text).0.entries.into_iter().map(|entry| entry.id).collect()
    }

    #[test]
    fn a_list_and_an_object_are_both_read() {
        let entry = r#"{"question": "How long?", "answer": "Two days."}"#;
        for text in [format!("[{entry}]"), format!(r#"{{"faq": [{entry}], "version": 3}}"#)] {
            let (faq, problems) = faq(&text);
            assert_eq!(faq.entries[0].id, "how-long");
            assert_eq!(faq.entries[0].answer, "Two days.");
            assert_eq!(problems, Vec::<String>::new());
        }
    }

    #[test]
    fn bad_entries_are_named_and_the_rest_is_kept() {
        let (faq, problems) = faq(
            r#"{"faq": [ {"question": "A", "answer": ""}, "B", {"question": "C", "answr": "c"},
                {"question": "D", "answer": "d", "variants": "x", "links": [{"url": "javascript:1"}], "follow_ups": ["e", "dd"]},
                {"id": "d", "question": "D2", "answer": "d2"} ]}"#,
        );
        assert_eq!(faq.entries.iter().map(|entry| entry.id.as_str()).collect::<Vec<_>>(), ["d", "d-2"]);
        let places: Vec<&str> = problems.iter().map(|text| text.split(": ").next().unwrap()).collect();
        assert_eq!(
            places,
            [
                "faq.json at $.faq[0]",
                "faq.json at $.faq[1]",
                "faq.json at $.faq[2].answr",
                "faq.json at $.faq[2]",
                "faq.json at $.faq[3].variants",
                "faq.json at $.faq[3].links[0]",
                "faq.json at $.faq[4]",
                "faq.json at $.faq",
                "faq.json at $.faq",
            ]
        );
        assert!(
            problems[8].ends_with("did you mean \"d\"?") || problems[8].ends_with("\"d-2\"?"),
            "{}",
            problems[8]
        );
    }

    #[test]
    fn files_that_are_no_faq_are_said() {
        for text in ["null", "3", r#""hello""#, r#"{"faq": {}}"#, r#"{"entries": []}"#] {
            let (faq, problems) = faq(text);
            assert!(faq.entries.is_empty());
            assert_eq!(problems.len(), 1, "{text}");
            assert!(problems[0].contains("expected a list of entries"), "{problems:?}");
        }
        assert_eq!(faq("[]"), (Faq::default(), Vec::new()));
    }

    #[test]
    fn entries_know_their_language_and_the_file_its_others() {
        let text = r#"[{"question": "Q", "answer": "A"}, {"question": "問", "answer": "答", "lang": "zh-Hant"},
                       {"question": {"en-GB": "R", "fr": "S"}, "answer": "B"},
                       {"question": "T", "answer": "C", "lang": "en-US"}]"#;
        let (faq, problems) = faq(text);
        let langs: Vec<&str> = faq.entries.iter().map(|entry| entry.lang.as_str()).collect();
        assert_eq!((langs, problems), (vec!["", "en-GB", "en-US"], Vec::new()));
        assert_eq!(faq.others, ["zh-Hant", "fr"]);
    }

    #[test]
    fn the_language_of_an_entry_is_heeded() {
        let mixed = r#"[{"id": "a", "question": "Q", "answer": "A", "lang": "en-GB"},
                        {"id": "a", "question": "问", "answer": "答", "lang": "zh"},
                        {"id": "b", "question": {"zh": "问", "en": "Why?"}, "answer": {"en": "So."}}]"#;
        assert_eq!(ids(mixed), ["a", "b"]);
        assert_eq!(ids(r#"[{"id": "z", "question": "问", "answer": "答", "lang": "zh"}]"#), ["z"]);
    }

    #[test]
    fn entries_out_of_season_are_left_out() {
        let season = |from: &str, until: &str| {
            let text = format!(
                r#"[{{"id": "x", "question": "Q", "answer": "A", "valid_from": "{from}", "valid_until": "{until}"}}]"#
            );
            (ids(&text).len(), faq(&text).1.len())
        };
        for (from, until, expected) in [
            ("2026-06-15", "2026-06-15", (1, 0)),
            ("2026-06-16", "2026-12-31", (0, 0)),
            ("2020-01-01", "2026-06-14", (0, 0)),
            ("2026-06-01T10:00:00Z", "2027-01-01", (1, 0)),
            ("soon", "2027-01-01", (1, 1)),
            ("2026年6月1日以后", "2027-01-01", (1, 1)),
        ] {
            assert_eq!(season(from, until), expected, "{from} {until}");
        }
    }
}
