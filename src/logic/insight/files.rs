//! Reads exported feedback and writes it: CSV, NDJSON, JSON lists, and CloudEvents in either form of JSON.
//!
//! The form is told from the content, not from the name. Several files become one list: of rows with the same
//! [`Record::subject`] the one with the latest `time` counts, in whatever order they are read. A broken row costs that
//! row only. The forms have their own files: [`self::csv`], [`json`]; what a row must hold stands in [`check`].

mod check;
mod csv;
mod flaw;
mod json;
mod reading;

use std::borrow::Cow;
use std::collections::hash_map::Entry;

use rustc_hash::FxHashMap;

use super::super::feedback::record::Record;

pub use self::csv::{table_to_csv, to_csv};
pub use self::flaw::{Flaw, Flaws, Mistake};
pub use self::json::to_ndjson;
pub use self::reading::{Owned, Reading};
pub(super) use check::whole;
pub(crate) use json::Plain;

/// So many problems are written out; the rest is counted. A file with a wrong column has one in each row.
pub const MOST_PROBLEMS: usize = 20;

/// A file as it was handed over.
#[derive(Debug, Clone, Copy)]
pub struct File<'a> {
    /// Its name in messages.
    pub name: &'a str,
    /// Its content: UTF-8 with or without a byte order mark, or UTF-16 with one.
    pub bytes: &'a [u8],
}

/// What was read from files.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Import {
    /// The rows, each subject once, in the order in which the subjects were first met.
    pub records: Vec<Record>,
    /// What is wrong with the files: at most [`MOST_PROBLEMS`].
    pub problems: Vec<Mistake>,
    /// How many more problems there are.
    pub further_problems: usize,
    /// How many rows gave way to a later state of the same subject, or were there twice.
    pub superseded: usize,
}

/// Reads files and merges them. Never fails: a file that cannot be used is a problem.
pub fn read(files: &[File]) -> Import {
    read_onto(Vec::new(), files)
}

/// Reads files and merges them with rows that are there already, as if those had been in a file before.
pub fn read_onto(known: Vec<Record>, files: &[File]) -> Import {
    let files = files.iter().map(|file| Owned { name: file.name.to_owned(), bytes: file.bytes.to_vec() });
    let mut reading = Reading::new(known, files.collect());
    while !reading.step(usize::MAX) {}
    reading.finish()
}

/// Where something stands in a text.
#[derive(Debug, Clone, Copy)]
struct Place {
    byte: usize,
    /// Counted from 1.
    line: usize,
}

impl Place {
    const START: Place = Place { byte: 0, line: 1 };
}

/// Collects rows and problems.
#[derive(Default)]
struct Intake {
    file: String,
    import: Import,
    /// Where a subject stands in the records, and the moment of its state.
    places: FxHashMap<String, (usize, f64)>,
}

impl Intake {
    /// Notes what is wrong with a line, counted from 1, or with the file as a whole.
    fn report(&mut self, line: Option<usize>, flaw: Flaw) {
        if self.import.problems.len() >= MOST_PROBLEMS {
            self.import.further_problems += 1;
            return;
        }
        self.import.problems.push(Mistake { file: self.file.clone(), line, flaw });
    }

    /// Takes a row, unless a later state of its subject is known.
    ///
    /// # Errors
    /// The row contradicts itself.
    fn take(&mut self, record: Record) -> Result<(), Flaw> {
        let time = check::time_of(&record)?;
        let (place, known) = match self.places.entry(key(&record)) {
            Entry::Vacant(vacant) => {
                vacant.insert((self.import.records.len(), time));
                self.import.records.push(record);
                return Ok(());
            }
            Entry::Occupied(occupied) => occupied.into_mut(),
        };
        self.import.superseded += 1;
        if let Some(old) = self.import.records.get_mut(*place) {
            // Of states of the same millisecond the greater id wins, so that the order of files is irrelevant.
            if (time, &record.id) > (*known, &old.id) {
                *known = time;
                *old = record;
            }
        }
        Ok(())
    }
}

/// Under what a row is known. One without the id that should name its subject stands for itself.
fn key(record: &Record) -> String {
    let subject = record.subject();
    let is_named = !subject.is_empty() && !subject.starts_with('/');
    [record.kind.word(), if is_named { ":" } else { "#" }, if is_named { &subject } else { &record.id }]
        .concat()
}

/// The text of a file, without the byte order mark, and whether all of it could be read.
fn decoded(bytes: &[u8]) -> (Cow<'_, str>, bool) {
    let wide = |unit: fn([u8; 2]) -> u16| {
        let units = bytes.chunks_exact(2).skip(1).filter_map(|pair| pair.try_into().ok()).map(unit);
        let chars = char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER));
        let text: String = chars.collect();
        let is_whole = !text.contains(char::REPLACEMENT_CHARACTER);
        (Cow::Owned(text), is_whole)
    };
    match bytes {
        [0xff, 0xfe, ..] => wide(u16::from_le_bytes),
        [0xfe, 0xff, ..] => wide(u16::from_be_bytes),
        [0xef, 0xbb, 0xbf, rest @ ..] | rest => match std::str::from_utf8(rest) {
            Ok(text) => (Cow::Borrowed(text), true),
            Err(_) => (String::from_utf8_lossy(rest), false),
        },
    }
}

#[cfg(test)]
mod tests;
