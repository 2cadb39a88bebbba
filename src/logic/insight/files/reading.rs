//! Reads files in slices, so that a page can draw and answer while a large export is read.

use std::collections::VecDeque;

use super::super::super::feedback::record::Record;
use super::flaw::Flaw;
use super::{Import, Intake, Place, csv, decoded, json};

/// A file that was handed over for good.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Owned {
    /// Its name in messages.
    pub name: String,
    /// Its content: UTF-8 with or without a byte order mark, or UTF-16 with one.
    pub bytes: Vec<u8>,
}

/// Files that are being read and merged with rows that are there already. What comes out is the same however it is
/// sliced.
#[derive(Default)]
pub struct Reading {
    known: std::vec::IntoIter<Record>,
    waiting: VecDeque<Owned>,
    open: Option<Open>,
    intake: Intake,
    /// Bytes of the files that are done, and of all of them.
    done: usize,
    total: usize,
}

/// The file in hand.
struct Open {
    text: String,
    form: Form,
}

enum Form {
    Csv(csv::Layout, Place),
    Json(Place),
}

impl Reading {
    /// The rows that are there already count as if they had been in a file before.
    pub fn new(known: Vec<Record>, files: Vec<Owned>) -> Self {
        let total = files.iter().map(|file| file.bytes.len()).sum();
        let intake = Intake { file: "rows read before".to_owned(), ..Intake::default() };
        Reading { known: known.into_iter(), waiting: files.into(), intake, total, ..Reading::default() }
    }

    /// More files, to be read after the others.
    pub fn add(&mut self, files: Vec<Owned>) {
        self.total += files.iter().map(|file| file.bytes.len()).sum::<usize>();
        self.waiting.extend(files);
    }

    /// Reads about so many rows; true when all is read.
    pub fn step(&mut self, most: usize) -> bool {
        if self.known.len() > 0 {
            self.take_known(most);
        } else if self.open.is_some() {
            self.read_on(most);
        } else if let Some(file) = self.waiting.pop_front() {
            self.open(&file);
        } else {
            return true;
        }
        false
    }

    /// How much is read, from 0 to 1.
    pub fn progress(&self) -> f64 {
        let place = match self.open.as_ref().map(|open| &open.form) {
            Some(Form::Csv(_, place) | Form::Json(place)) => place.byte,
            None => 0,
        };
        let share = (self.done + place) as f64 / self.total.max(1) as f64;
        share.min(1.0)
    }

    /// What was read so far.
    pub fn finish(self) -> Import {
        self.intake.import
    }

    fn take_known(&mut self, most: usize) {
        for record in self.known.by_ref().take(most) {
            if let Err(flaw) = self.intake.take(record) {
                self.intake.report(None, flaw);
            }
        }
    }

    fn open(&mut self, file: &Owned) {
        file.name.clone_into(&mut self.intake.file);
        let (text, is_whole) = decoded(&file.bytes);
        if !is_whole {
            self.intake.report(None, Flaw::NoUtf8);
        }
        let form = match text.trim_start().chars().next() {
            None => {
                self.intake.report(None, Flaw::Empty);
                None
            }
            Some('{' | '[') => Some(Form::Json(Place::START)),
            Some('<') => {
                self.intake.report(None, Flaw::WebPage);
                None
            }
            Some(_) => csv::open(&text, &mut self.intake).map(|(layout, place)| Form::Csv(layout, place)),
        };
        match form {
            Some(form) => self.open = Some(Open { text: text.into_owned(), form }),
            None => self.done += file.bytes.len(),
        }
    }

    fn read_on(&mut self, most: usize) {
        let Some(Open { text, form }) = &mut self.open else { return };
        let next = match form {
            Form::Csv(layout, place) => csv::read(text, (layout, *place), most, &mut self.intake),
            Form::Json(place) => json::read(text, *place, most, &mut self.intake),
        };
        match (next, form) {
            (Some(next), Form::Csv(_, place) | Form::Json(place)) => *place = next,
            (None, _) => {
                self.done += text.len();
                self.open = None;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::sample::tests::faqs;
    use super::super::super::sample::{Plan, Site, records};
    use super::super::{File, read, to_csv, to_ndjson};
    use super::*;

    #[test]
    fn slices_change_nothing() {
        let [en, _] = faqs();
        let plan = Plan { seed: 3, rows: 60, days: 5, until: 1.77e12 };
        let rows = records(&[Site { locale: "en", faq: &en }], plan);
        let broken = |text: String| text.replacen("rating", "\"rat\ning", 3);
        for text in
            [to_csv(&rows, true), to_ndjson(&rows), broken(to_csv(&rows, false)), broken(to_ndjson(&rows))]
        {
            let file = || Owned { name: "a".to_owned(), bytes: text.clone().into_bytes() };
            let whole = read(&[
                File { name: "a", bytes: text.as_bytes() },
                File { name: "a", bytes: text.as_bytes() },
            ]);
            for most in [1, 7] {
                let mut reading = Reading::new(Vec::new(), vec![file(), file()]);
                let mut before = 0.0;
                while !reading.step(most) {
                    assert!(reading.progress() >= before && reading.progress() <= 1.0);
                    before = reading.progress();
                }
                assert_eq!(reading.finish(), whole);
            }
            assert!(whole.records.len() > 50);
        }
    }

    #[test]
    fn a_web_page_is_told_apart() {
        let import = read(&[File { name: "a.csv", bytes: b"<!doctype html><title>Sign in</title>" }]);
        assert_eq!(import.problems[0].flaw, Flaw::WebPage);
    }
}
