//! A row of feedback while it is written: an object with the columns of [`super::record::Record`].
//!
//! The widget writes rows and never reads them, so it does without the type of forty columns, which would cost visitors
//! ten kilobytes. A test holds the names to those columns.

use super::super::json::Json;
use super::super::time::iso;

/// A row.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Row(Vec<(String, Json)>);

impl Row {
    /// A row of a kind: `conversation`, `survey`, `rating` or `message`.
    pub fn new(kind: &str) -> Row {
        let mut row = Row::default();
        row.text("kind", kind);
        row
    }

    /// Puts a value in; a later one replaces it.
    #[inline(never)]
    pub fn put(&mut self, column: &str, value: Json) {
        match self.0.iter_mut().find(|(name, _)| name == column) {
            Some((_, old)) => *old = value,
            None => self.0.push((column.to_owned(), value)),
        }
    }

    /// Puts in all that another row has.
    pub fn extend(&mut self, other: &Row) {
        for (column, value) in &other.0 {
            self.put(column, value.clone());
        }
    }

    /// Puts a text in; an empty one is left out.
    #[inline(never)]
    pub fn text(&mut self, column: &str, text: &str) {
        if !text.is_empty() {
            self.put(column, Json::from(text));
        }
    }

    /// Puts a number in.
    pub fn number(&mut self, column: &str, number: f64) {
        self.put(column, Json::Number(number));
    }

    /// Puts a moment in, given in milliseconds since 1970.
    pub fn moment(&mut self, column: &str, ms: f64) {
        self.put(column, Json::Text(iso(ms)));
    }

    /// Puts a list of texts in; an empty one is left out.
    #[inline(never)]
    pub fn list(&mut self, column: &str, items: Vec<String>) {
        if !items.is_empty() {
            self.put(column, Json::List(items.into_iter().map(Json::Text).collect()));
        }
    }

    /// The text of a column; empty where there is none.
    pub fn get(&self, column: &str) -> &str {
        let value = self.0.iter().find(|(name, _)| name == column).map(|(_, value)| value);
        value.and_then(Json::as_text).unwrap_or_default()
    }

    /// What the row is about: see [`super::record::Record::subject`].
    pub fn subject(&self) -> String {
        subject(|column| self.get(column))
    }

    /// The row as an object.
    pub fn to_json(&self) -> Json {
        Json::Map(self.0.clone())
    }
}

/// What a row with these texts is about: see [`super::record::Record::subject`].
pub fn subject<'row>(text: impl Fn(&str) -> &'row str) -> String {
    match text("kind") {
        "conversation" => text("conversation_id").to_owned(),
        "survey" => text("submission_id").to_owned(),
        _ => [text("submission_id"), "/", text("question_id")].concat(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::record::Record;
    use super::*;

    #[test]
    fn what_is_put_in_is_a_record() {
        let mut row = Row::new("rating");
        row.text("id", "p-1");
        row.moment("time", 0.0);
        row.text("comment", "");
        row.text("submission_id", "p-2");
        row.text("question_id", "csat");
        row.number("value", 4.0);
        row.number("value", 5.0);
        row.list("choices", vec!["a".into()]);
        row.list("rules", vec![]);
        let record = Record::from_json(&row.to_json()).unwrap();
        assert_eq!((record.value, record.subject()), (Some(5.0), row.subject()));
        assert_eq!(record.choices, ["a"]);
    }
}
