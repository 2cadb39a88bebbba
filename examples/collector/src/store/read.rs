//! Reading what is stored: the latest row of each subject, oldest first.

use std::fmt::Display;
use std::io;
use std::path::Path;

use askwell::logic::feedback::record::Record;
use rusqlite::{Connection, Result};

use super::schema;

/// Row values are compared from left to right: of two states with the same time the one that came later counts.
pub(super) const LATEST: &str = "
    SELECT data FROM events AS this
    WHERE time >= ?1 AND NOT EXISTS (
        SELECT 1 FROM events AS later
        WHERE later.kind = this.kind AND later.subject = this.subject
        AND (later.time, later.number) > (this.time, this.number)
    )
    ORDER BY time, number
";

/// A connection that reads.
pub struct Reader {
    connection: Connection,
}

impl Reader {
    /// Opens the database beside the connection that writes.
    ///
    /// # Errors
    /// Where the file is not there or is no database.
    pub fn open(path: &Path) -> Result<Self> {
        let connection = schema::connect_reader(path)?;
        Ok(Reader { connection })
    }

    /// Hands the rows last changed at or after `since` (milliseconds since 1970) to `take`, one by one. All are of
    /// one moment, whatever is stored meanwhile.
    ///
    /// # Errors
    /// Where the database cannot be read, or `take` fails: then no more rows are read.
    pub fn for_each_latest(
        &self,
        since: i64,
        mut take: impl FnMut(&Record) -> io::Result<()>,
    ) -> io::Result<()> {
        let mut statement = self.connection.prepare(LATEST).map_err(io::Error::other)?;
        let mut rows = statement.query([since]).map_err(io::Error::other)?;
        while let Some(row) = rows.next().map_err(io::Error::other)? {
            let data: String = row.get(0).map_err(io::Error::other)?;
            if let Some(record) = record(&data) {
                take(&record)?;
            }
        }
        Ok(())
    }
}

/// Reads a stored row. One that cannot be read costs that row only: somebody wrote into the database by hand.
fn record(data: &str) -> Option<Record> {
    match serde_json::from_str(data) {
        Ok(json) => Record::from_json(&json).or_else(|| skipped("it is no row of feedback")),
        Err(error) => skipped(error),
    }
}

fn skipped(reason: impl Display) -> Option<Record> {
    eprintln!("a stored row cannot be read and is left out: {reason}");
    None
}
