//! Tables with a column of questions and one of answers: RFC 4180, and what spreadsheets make of it.

use super::Found;
use super::exports::markdown_of;
use super::tree::one_line;
use super::words::is_question;

/// How many rows are read.
const MOST_ROWS: usize = 5_000;

/// What columns are called, in ASCII lower case, the likeliest names first.
const QUESTIONS: [&str; 12] = [
    "question",
    "questions",
    "q",
    "frage",
    "pregunta",
    "问题",
    "問題",
    "article title",
    "title",
    "name",
    "subject",
    "标题",
];
const ANSWERS: [&str; 16] = [
    "answer",
    "answers",
    "a",
    "antwort",
    "respuesta",
    "réponse",
    "回答",
    "答案",
    "解答",
    "article body",
    "body",
    "content",
    "html",
    "response",
    "text",
    "内容",
];
const CATEGORIES: [&str; 8] =
    ["category", "section", "collection", "collection name", "topic", "group", "kategorie", "分类"];
const LANGUAGES: [&str; 4] = ["lang", "language", "locale", "语言"];
const VARIANTS: [&str; 5] = ["variants", "variations", "alternatives", "synonyms", "alternative questions"];
const STATES: [&str; 3] = ["status", "state", "article status"];

/// The entries of a table; none where it has no such columns.
pub fn entries(text: &str) -> Vec<Found> {
    let tables = [',', ';', '\t'].into_iter().map(|separator| rows(text, separator));
    tables.map(|rows| entries_of(&rows)).find(|found| !found.is_empty()).unwrap_or_default()
}

fn entries_of(rows: &[Vec<String>]) -> Vec<Found> {
    let Some((header, rest)) = rows.split_first() else { return Vec::new() };
    match Columns::of(header) {
        Some(columns) => rest.iter().filter_map(|row| columns.entry(row)).collect(),
        None => headless(rows),
    }
}

/// A table of two columns without a header, the first mostly questions.
fn headless(rows: &[Vec<String>]) -> Vec<Found> {
    let pairs = || {
        rows.iter().filter_map(|row| match row.as_slice() {
            [question, answer, rest @ ..] if rest.iter().all(String::is_empty) => Some((question, answer)),
            _ => None,
        })
    };
    let asked = pairs().filter(|(question, _)| is_question(question)).count();
    if asked < 2 || asked * 2 < rows.len() {
        return Vec::new();
    }
    pairs().map(|(question, answer)| Found::new(one_line(question), markdown_of(answer))).collect()
}

struct Columns {
    question: usize,
    answer: usize,
    others: [Option<usize>; 4],
}

impl Columns {
    fn of(header: &[String]) -> Option<Columns> {
        let header: Vec<String> =
            header.iter().map(|name| one_line(name).to_ascii_lowercase().replace('_', " ")).collect();
        let column =
            |names: &[&str]| names.iter().find_map(|name| header.iter().position(|head| head == name));
        Some(Columns {
            question: column(&QUESTIONS)?,
            answer: column(&ANSWERS)?,
            others: [column(&CATEGORIES), column(&LANGUAGES), column(&VARIANTS), column(&STATES)],
        })
    }

    fn entry(&self, row: &[String]) -> Option<Found> {
        let cell = |at: usize| row.get(at).map(String::as_str).unwrap_or_default();
        let [category, lang, variants, state] = self.others.map(|at| at.map(cell).unwrap_or_default());
        let is_public =
            !["draft", "archived", "unpublished"].iter().any(|word| word.eq_ignore_ascii_case(state.trim()));
        let variants = variants.split(['|', '\n', ';']).map(one_line).filter(|text| !text.is_empty());
        is_public.then(|| Found {
            question: one_line(cell(self.question)),
            answer: markdown_of(cell(self.answer)),
            category: one_line(category),
            lang: lang.trim().to_owned(),
            variants: variants.collect(),
        })
    }
}

/// The rows of a table. A quoted cell may have separators, line ends and doubled quotation marks in it.
fn rows(text: &str, separator: char) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    let mut row = Vec::new();
    let mut rest = text;
    while !rest.is_empty() && rows.len() < MOST_ROWS {
        let (cell, after) = cell(rest, separator);
        row.push(cell);
        if let Some(next) = after.strip_prefix(separator) {
            rest = next;
            if !rest.is_empty() {
                continue;
            }
            row.push(String::new());
        } else {
            let after = after.strip_prefix('\r').unwrap_or(after);
            rest = after.strip_prefix('\n').unwrap_or(after);
        }
        let full = std::mem::take(&mut row);
        if full.iter().any(|cell| !cell.is_empty()) {
            rows.push(full);
        }
    }
    rows
}

/// A cell, and what follows it: a separator, a line end, or nothing.
fn cell(text: &str, separator: char) -> (String, &str) {
    let is_end = |char: char| char == separator || char == '\n' || char == '\r';
    let Some(mut rest) = text.strip_prefix('"') else {
        let end = text.find(is_end).unwrap_or(text.len());
        let (cell, rest) = text.split_at(end);
        return (cell.to_owned(), rest);
    };
    let mut cell = String::new();
    while let Some((part, after)) = rest.split_once('"') {
        cell.push_str(part);
        if let Some(after) = after.strip_prefix('"') {
            cell.push('"');
            rest = after;
            continue;
        }
        // What stands between the closing mark and the separator belongs to the cell, however it came there.
        let end = after.find(is_end).unwrap_or(after.len());
        let (tail, after) = after.split_at(end);
        cell.push_str(tail);
        return (cell, after);
    }
    cell.push_str(rest);
    (cell, "")
}

#[cfg(test)]
mod tests;
