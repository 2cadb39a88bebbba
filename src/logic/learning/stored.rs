//! What was learned, as it is stored: read leniently, so that one broken part costs that part only.

use super::super::json::Json;
use super::super::lists::keep_last;
use super::{LONGEST_PRINT, Learned, MOST_COUNT, MOST_ENTRIES, MOST_QUESTIONS, Memory, Record, Tally};

impl Learned {
    /// Reads what was stored; anything else is nothing learned.
    pub fn read(json: Option<&Json>) -> Self {
        let list = |key| json.and_then(|json| json.get(key)).and_then(Json::as_list).unwrap_or_default();
        let mut learned = Learned {
            records: list("entries").iter().filter_map(record_from).collect(),
            memories: list("questions").iter().filter_map(memory_from).collect(),
        };
        keep_last(&mut learned.records, MOST_ENTRIES);
        keep_last(&mut learned.memories, MOST_QUESTIONS);
        learned
    }

    /// The object to store; none where nothing was learned.
    pub fn to_json(&self) -> Option<Json> {
        let is_any = !self.records.is_empty() || !self.memories.is_empty();
        is_any.then(|| {
            Json::object(vec![
                ("entries", Json::List(self.records.iter().map(record_to).collect())),
                ("questions", Json::List(self.memories.iter().map(memory_to).collect())),
            ])
        })
    }
}

fn record_to(record: &Record) -> Json {
    Json::object(vec![
        ("id", Json::from(record.tally.entry.as_str())),
        ("helped", Json::Number(record.tally.helped.into())),
        ("not", Json::Number(record.tally.not.into())),
        ("at", Json::Number(record.at)),
    ])
}

fn record_from(json: &Json) -> Option<Record> {
    let count = |key| {
        let number = json.get(key).and_then(Json::as_number).filter(|number| number.is_finite())?;
        #[expect(clippy::cast_possible_truncation, reason = "written from such a number")]
        Some((number as f32).clamp(0.0, MOST_COUNT))
    };
    let entry = json.get("id")?.as_text()?.to_owned();
    let tally = Tally { entry, helped: count("helped")?, not: count("not")? };
    let at = json.get("at")?.as_number().filter(|at| at.is_finite())?;
    Some(Record { tally, at })
}

fn memory_to(memory: &Memory) -> Json {
    let print = memory.print.iter().map(|&gram| Json::Number(gram.into())).collect();
    Json::object(vec![("print", Json::List(print)), ("entry", Json::from(memory.entry.as_str()))])
}

fn memory_from(json: &Json) -> Option<Memory> {
    let numbers = json.get("print")?.as_list()?;
    let mut print: Vec<u16> = numbers.iter().filter_map(gram_from).take(LONGEST_PRINT).collect();
    // Comparing needs them in order, each once; what was put in by hand may be otherwise.
    if !print.is_sorted_by(|one, other| one < other) {
        print.clear();
    }
    let entry = json.get("entry")?.as_text()?.to_owned();
    (!print.is_empty()).then_some(Memory { print, entry })
}

fn gram_from(json: &Json) -> Option<u16> {
    let number = json.as_number().filter(|number| (0.0..=f64::from(u16::MAX)).contains(number))?;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within the type's range")]
    Some(number as u16)
}
