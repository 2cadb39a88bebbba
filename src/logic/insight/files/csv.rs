//! CSV: as exported, and as spreadsheets give it back: other separators, other columns, a byte order mark.

use std::cell::Cell;

use csv::{ReaderBuilder, StringRecord, Writer};

use super::super::super::feedback::record::{COLUMNS, Record};
use super::flaw::{Flaw, quoted};
use super::{Intake, Place};

/// Without these columns no row can be read.
const NEEDED: [&str; 3] = ["id", "kind", "time"];

/// What spreadsheets take for the start of a formula, full-width forms included. Source: OWASP, "CSV Injection".
const FORMULA: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];

/// Marks a cell as text.
const GUARD: char = '\'';

/// How the columns of a file lie.
pub(super) struct Layout {
    separator: u8,
    /// Where each of [`COLUMNS`] stands in the file.
    places: Vec<Option<usize>>,
    width: usize,
}

/// Reads the header line; gives nothing where no row could be read.
pub(super) fn open(text: &str, intake: &mut Intake) -> Option<(Layout, Place)> {
    let header = text.lines().next().unwrap_or_default();
    let layout = Layout::of(header, intake)?;
    let first = Table { text, layout: &layout }.line_after(Place::START);
    Some((layout, first))
}

/// Reads at most so many rows; gives the place where to go on, if there is more.
pub(super) fn read(
    text: &str,
    (layout, place): (&Layout, Place),
    most: usize,
    intake: &mut Intake,
) -> Option<Place> {
    Table { text, layout }.read_rows(place, most, intake)
}

/// The separator that finds most known columns: a comma, or what spreadsheets put in its place.
fn separator_of(header: &str) -> u8 {
    let known = |separator: u8| {
        let names = header.split(char::from(separator)).map(unquoted);
        names.filter(|name| COLUMNS.contains(name)).count()
    };
    [b';', b'\t', b','].into_iter().max_by_key(|separator| known(*separator)).unwrap_or(b',')
}

fn unquoted(name: &str) -> &str {
    name.trim().trim_matches('"')
}

impl Layout {
    fn of(header: &str, intake: &mut Intake) -> Option<Layout> {
        let separator = separator_of(header);
        let names: Vec<&str> = header.split(char::from(separator)).map(unquoted).collect();
        let places = COLUMNS.iter().map(|column| names.iter().position(|name| name == column)).collect();
        let layout = Layout { separator, places, width: names.len() };
        let lacking: Vec<&str> = NEEDED.into_iter().filter(|name| !names.contains(name)).collect();
        if !lacking.is_empty() {
            intake.report(Some(1), Flaw::Lacking(lacking.join(", ")));
            return None;
        }
        let extra: Vec<&str> =
            names.into_iter().filter(|name| !COLUMNS.contains(name) && !name.is_empty()).collect();
        if !extra.is_empty() {
            intake.report(Some(1), Flaw::Unknown(extra.join(", ")));
        }
        Some(layout)
    }

    fn builder(&self) -> ReaderBuilder {
        let mut builder = ReaderBuilder::new();
        builder.has_headers(false).flexible(true).delimiter(self.separator);
        builder
    }
}

struct Table<'text> {
    text: &'text str,
    layout: &'text Layout,
}

impl Table<'_> {
    /// Reads rows; gives the place where to go on. A quote that is never closed swallows the lines after it, so reading
    /// starts afresh with the line after the one where such a row began.
    fn read_rows(&self, start: Place, most: usize, intake: &mut Intake) -> Option<Place> {
        let rest = self.text.get(start.byte..)?;
        let mut reader = self.layout.builder().from_reader(rest.as_bytes());
        let mut cells = StringRecord::new();
        let mut place = start;
        let mut left = most;
        // The text is UTF-8 and in memory, which leaves the reader nothing to fail at.
        while reader.read_record(&mut cells).unwrap_or(false) {
            place = self.without_blank_lines(place);
            let end = reader.position();
            let next = Place {
                byte: start.byte + usize::try_from(end.byte()).unwrap_or(rest.len()),
                line: start.line - 1 + usize::try_from(end.line()).unwrap_or_default(),
            };
            let is_long = next.line > place.line + 1;
            let row = self.text.get(place.byte..next.byte).unwrap_or_default();
            let taken = if is_long && self.swallows_a_row(row) {
                Err(Flaw::Quote)
            } else {
                self.take_row(&cells, intake)
            };
            if let Err(flaw) = taken {
                intake.report(Some(place.line), flaw);
                if is_long {
                    return Some(self.line_after(place));
                }
            }
            place = next;
            left = left.saturating_sub(1);
            if left == 0 {
                return Some(place);
            }
        }
        None
    }

    /// Whether a line after the first is a row by itself: a comment may have lines, but none such.
    fn swallows_a_row(&self, text: &str) -> bool {
        let separators = |line: &str| line.bytes().filter(|byte| *byte == self.layout.separator).count();
        let mut lines = text.lines().skip(1).filter(|line| separators(line) + 1 >= self.layout.width);
        lines.any(|line| {
            let mut cells = StringRecord::new();
            let mut reader = self.layout.builder().from_reader(line.as_bytes());
            let is_read = reader.read_record(&mut cells).unwrap_or(false);
            is_read && cells.len() == self.layout.width && self.record(&cells).is_some()
        })
    }

    fn record(&self, cells: &StringRecord) -> Option<Record> {
        // Columns are asked for in their order, so that each is found at the first look.
        let next = Cell::new(0);
        Record::from_cells(|name| {
            let at = column_from(next.get(), name)?;
            next.set(at + 1);
            self.cell(cells, at)
        })
    }

    fn cell<'cells>(&self, cells: &'cells StringRecord, column: usize) -> Option<&'cells str> {
        let place = self.layout.places.get(column).copied().flatten()?;
        cells.get(place).map(unguarded)
    }

    fn take_row(&self, cells: &StringRecord, intake: &mut Intake) -> Result<(), Flaw> {
        if cells.iter().all(str::is_empty) {
            return Ok(());
        }
        let beyond = cells.iter().skip(self.layout.width).any(|cell| !cell.is_empty());
        if cells.len() < self.layout.width || beyond {
            return Err(Flaw::Cells(cells.len(), self.layout.width));
        }
        let record = self.record(cells).ok_or(Flaw::NoRow)?;
        for (name, number) in [("scale", record.scale), ("value", record.value)] {
            let text = column_from(0, name).and_then(|at| self.cell(cells, at)).unwrap_or_default();
            if number.is_none() && !text.is_empty() {
                return Err(Flaw::NoNumber(name, quoted(text)));
            }
        }
        intake.take(record)
    }

    fn line_after(&self, place: Place) -> Place {
        let rest = self.text.get(place.byte..).unwrap_or_default();
        let length = rest.find('\n').map_or(rest.len(), |at| at + 1);
        Place { byte: place.byte + length, line: place.line + 1 }
    }

    /// Where the row starts that the reader finds from there: it skips blank lines without a word.
    fn without_blank_lines(&self, place: Place) -> Place {
        let rest = self.text.get(place.byte..).unwrap_or_default();
        let blank = rest.len() - rest.trim_start_matches(['\r', '\n']).len();
        let lines = rest.bytes().take(blank).filter(|byte| *byte == b'\n').count();
        Place { byte: place.byte + blank, line: place.line + lines }
    }
}

/// The number of a column, sought from a number on and then from the start.
fn column_from(start: usize, name: &str) -> Option<usize> {
    let all = COLUMNS.iter().enumerate();
    let found = all.clone().skip(start).chain(all).find(|(_, column)| **column == name);
    found.map(|(at, _)| at)
}

/// The cell without the apostrophe that keeps spreadsheets from running it.
fn unguarded(cell: &str) -> &str {
    cell.strip_prefix(GUARD).filter(|rest| is_formula(rest)).unwrap_or(cell)
}

/// The cell as a spreadsheet may see it. A guard that the visitor wrote is guarded, too, so that nothing is lost.
fn guarded(cell: String) -> String {
    let is_number = cell.parse::<f64>().is_ok();
    if is_formula(&cell) && !is_number { format!("{GUARD}{cell}") } else { cell }
}

fn is_formula(cell: &str) -> bool {
    cell.trim_start_matches(GUARD).starts_with(FORMULA)
}

/// The rows as CSV with a header line. Excel needs the byte order mark to see that it is UTF-8; other programs do not.
pub fn to_csv(records: &[Record], with_mark: bool) -> String {
    table_to_csv(COLUMNS, records.iter().map(Record::to_cells), with_mark)
}

/// A table as CSV, as many cells in each row as in the header. Cells that a spreadsheet would run are guarded by an
/// apostrophe.
pub fn table_to_csv(
    header: &[impl AsRef<str>],
    rows: impl Iterator<Item = Vec<String>>,
    with_mark: bool,
) -> String {
    let mut writer = Writer::from_writer(Vec::new());
    let header = header.iter().map(|name| name.as_ref().to_owned()).collect();
    // Writing to memory does not fail.
    let is_written = std::iter::once(header)
        .chain(rows)
        .all(|row| writer.write_record(row.into_iter().map(guarded)).is_ok());
    debug_assert!(is_written, "the CSV is cut off");
    let text = writer.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default();
    if with_mark { ["\u{feff}", &text].concat() } else { text }
}
