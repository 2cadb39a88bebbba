//! How often one thing followed, or went with, another: rows of counts by id. The form of the owner's table, in the
//! config and here.

/// A table with more counts is cut: it is loaded with the config, on each page.
pub const MOST_COUNTS: usize = 20_000;

/// What went with one thing, and how often.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Row {
    /// The thing: an entry's id, a context of [`super::next`], or a product's id.
    pub of: String,
    /// What went with it, and how often: above 0.
    pub with: Vec<(String, f64)>,
}

/// Rows of counts. The same id heads one row only.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Table {
    /// The rows, in the order of the file.
    pub rows: Vec<Row>,
}

impl Table {
    /// Counts `with` beside `of`. What is no number above 0 is not counted.
    pub fn add(&mut self, of: &str, with: &str, count: f64) {
        if !(count > 0.0 && count.is_finite()) {
            return;
        }
        let place = self.rows.iter().position(|row| row.of == of).unwrap_or_else(|| {
            self.rows.push(Row { of: of.to_owned(), with: Vec::new() });
            self.rows.len() - 1
        });
        if let Some(row) = self.rows.get_mut(place) {
            add(&mut row.with, with, count);
        }
    }

    /// What went with a thing; nothing where it is unknown.
    pub fn with(&self, of: &str) -> &[(String, f64)] {
        self.rows.iter().find(|row| row.of == of).map_or(&[], |row| &row.with)
    }
}

/// Adds to the count of an id.
pub(super) fn add(counts: &mut Vec<(String, f64)>, id: &str, count: f64) {
    match counts.iter_mut().find(|(known, _)| known == id) {
        Some((_, sum)) => *sum += count,
        None => counts.push((id.to_owned(), count)),
    }
}

/// The count of an id; 0 where there is none.
pub(super) fn count(counts: &[(String, f64)], id: &str) -> f64 {
    counts.iter().find(|(known, _)| known == id).map_or(0.0, |(_, count)| *count)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_add_up_and_nonsense_is_not_counted() {
        let mut table = Table::default();
        for (of, with, count) in [
            ("a", "b", 2.0),
            ("a", "b", 1.0),
            ("a", "c", f64::NAN),
            ("a", "c", -1.0),
            ("x", "b", f64::INFINITY),
        ] {
            table.add(of, with, count);
        }
        assert_eq!(table.with("a"), [("b".to_owned(), 3.0)]);
        assert_eq!((table.with("x"), table.rows.len()), (&[][..], 1));
    }
}
