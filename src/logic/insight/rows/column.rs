//! Texts as numbers.

use rustc_hash::FxHashMap;

/// The code of the empty text, in every column.
pub const NONE: u32 = 0;

/// The texts that rows have of one kind: each text once, and of each row the codes of its texts. A row without any has
/// [`NONE`] alone.
#[derive(Debug, Clone, Default)]
pub struct Column {
    names: Vec<String>,
    codes: Vec<u32>,
    /// Where the codes of a row end; they begin where those of the row before end.
    ends: Vec<u32>,
}

impl Column {
    /// The codes of a row.
    pub fn of(&self, row: usize) -> &[u32] {
        let end = |row: usize| self.ends.get(row).map_or(0, |end| *end as usize);
        let start = row.checked_sub(1).map_or(0, end);
        self.codes.get(start..end(row)).unwrap_or_default()
    }

    /// The texts, by their code.
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// The text of a code.
    pub fn name(&self, code: u32) -> &str {
        self.names.get(code as usize).map_or("", String::as_str)
    }

    /// How often each text occurs, by its code.
    pub fn counts(&self) -> Vec<u32> {
        let mut counts = vec![0_u32; self.names.len()];
        for code in &self.codes {
            if let Some(count) = counts.get_mut(*code as usize) {
                *count += 1;
            }
        }
        counts
    }
}

/// Gives texts their codes.
#[derive(Debug)]
pub struct Codes {
    known: FxHashMap<String, u32>,
}

impl Default for Codes {
    fn default() -> Self {
        Codes { known: std::iter::once((String::new(), NONE)).collect() }
    }
}

impl Codes {
    /// The code of a text, a new one where it was not met before.
    pub fn code(&mut self, text: &str) -> u32 {
        if let Some(code) = self.known.get(text) {
            return *code;
        }
        let code = u32::try_from(self.known.len()).unwrap_or(u32::MAX);
        self.known.insert(text.to_owned(), code);
        code
    }

    fn into_names(self) -> Vec<String> {
        let mut names = vec![String::new(); self.known.len()];
        for (text, code) in self.known {
            if let Some(name) = names.get_mut(code as usize) {
                *name = text;
            }
        }
        names
    }
}

/// A column to which rows are still added.
#[derive(Debug, Default)]
pub struct Growing {
    texts: Codes,
    column: Column,
}

impl Growing {
    /// Adds the next row; gives the code of its first text.
    pub fn add(&mut self, texts: &[String]) -> u32 {
        let start = self.column.codes.len();
        for text in texts {
            self.column.codes.push(self.texts.code(text));
        }
        if texts.is_empty() {
            self.column.codes.push(NONE);
        }
        self.column.ends.push(u32::try_from(self.column.codes.len()).unwrap_or(u32::MAX));
        self.column.codes.get(start).copied().unwrap_or(NONE)
    }

    /// The column.
    pub fn finish(self) -> Column {
        Column { names: self.texts.into_names(), ..self.column }
    }
}
